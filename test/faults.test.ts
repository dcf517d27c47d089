import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfiguration, settingsFor } from '../server/src/configuration.ts';
import { createGlob, judgeGlob } from '../server/src/globs.ts';
import { rules } from '../server/src/rules/registry.ts';

// What goes wrong outside of the texts: files, disks, configurations.

const WRONG = '一、基本情况\n全市共有学校120所，包括小学70所、中学45所。\n三、主要工作\n一切顺利。\n';
const FIXED = WRONG.replace('三、', '二、');

let folder = '';
setup(() => void (folder = mkdtempSync(join(tmpdir(), 'tieout-'))));
teardown(() => rmSync(folder, { recursive: true, force: true }));

interface How {
	/** Not as the administrator, who may do everything. */
	readonly isPlain?: boolean;
	readonly stdin?: number;
	readonly stdout?: number;
	readonly environment?: Readonly<Record<string, string>>;
	readonly cwd?: string;
}

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

function run(words: readonly string[], { isPlain = false, stdin, stdout, environment = {}, cwd = folder }: How = {}) {
	const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
	const identity = isPlain && isRoot ? { uid: NOBODY, gid: NOBODY } : {};
	const { status, stdout: out, stderr: err } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...words], { cwd, env: { ...env, LC_ALL: 'en_US.UTF-8', NO_COLOR: '1', ...environment }, encoding: 'utf8', stdio: [stdin ?? 'ignore', stdout ?? 'pipe', 'pipe'], ...identity });
	return { code: status, out, err };
}
const filesOf = (out: string): string[] => JSON.parse(out).map(({ file }: { file: string }) => file);
const write = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);

suite('files that go wrong', () => {
	/** Skips where nobody else may run the command. */
	function needPlainUser(this: Mocha.Context): void {
		if (isRoot) chmodSync(folder, 0o777);
		if (process.platform === 'win32' || run(['--version'], { isPlain: true }).code !== 0) this.skip();
	}

	test('links that go in a circle are told, named or found; the others are checked', () => {
		write('a.txt', WRONG);
		symlinkSync('circle.txt', join(folder, 'circle.txt'));
		symlinkSync('.', join(folder, 'here'));
		for (const words of [['circle.txt', 'a.txt'], ['.'], ['*.txt']]) {
			const { code, out, err } = run(['check', '--format', 'json', ...words]);
			assert.deepEqual([code, filesOf(out), err], [2, ['a.txt'], 'tieout: circle.txt: symbolic links go in a circle\n'], words.join(' '));
		}
	});

	test('a name that is too long is told', () => {
		write('a.txt', WRONG);
		const { code, out, err } = run(['check', '--format', 'json', `${'长'.repeat(300)}.txt`, 'a.txt']);
		assert.deepEqual([code, filesOf(out)], [2, ['a.txt']]);
		assert.match(err, /^tieout: 长+\.txt: the name is too long\n$/);
	});

	test('files and folders that may not be read are told; the others are checked', function () {
		needPlainUser.call(this);
		write('a.txt', WRONG);
		write('secret.txt', WRONG);
		mkdirSync(join(folder, 'closed'));
		write('closed/b.txt', WRONG);
		chmodSync(join(folder, 'secret.txt'), 0);
		chmodSync(join(folder, 'closed'), 0);
		try {
			const { code, out, err } = run(['check', '--format', 'json', '.'], { isPlain: true });
			assert.deepEqual([code, filesOf(out)], [2, ['a.txt']]);
			assert.equal(err, 'tieout: closed: permission denied\ntieout: secret.txt: permission denied\n');
		} finally {
			chmodSync(join(folder, 'closed'), 0o755);
		}
	});

	test('a file that vanishes before it is read is told; the others are checked', () => {
		for (const name of ['a.txt', 'b.txt', 'c.txt']) write(name, WRONG);
		// Whoever reads the first file finds the second one gone.
		write('vanish.cjs', 'const fs = require("node:fs"); const { readFileSync } = fs; fs.readFileSync = (path, ...rest) => { if (/a\\.txt$/.test(path)) fs.rmSync("b.txt", { force: true }); return readFileSync(path, ...rest); };');
		const { code, out, err } = run(['check', '--format', 'json', '.'], { environment: { NODE_OPTIONS: `--require=${join(folder, 'vanish.cjs')}` } });
		assert.deepEqual([code, filesOf(out), err], [2, ['a.txt', 'c.txt'], 'tieout: b.txt: no such file\n']);
	});

	test('names hold what they hold, and command no terminal', function () {
		if (process.platform === 'win32') this.skip();
		const names = ['- x.txt', 'a b"c\'d&<e>.txt', 'new\nline.txt', 'red\u001b[31m.txt', '\u202etxt.txt', '报告（终稿）[1]{2}*.txt', '😀.txt'];
		for (const name of names) write(name, WRONG);
		assert.deepEqual(filesOf(run(['check', '--format', 'json', '.']).out), names.toSorted());
		const { out } = run(['check', '.']);
		for (const printed of ['new\\nline.txt:2:7', 'red\\u001b[31m.txt:2:7', '\\u202etxt.txt:2:7', '报告（终稿）[1]{2}*.txt:2:7']) assert.ok(out.includes(printed), printed);
		assert.ok(!/[\u001b\u202e]/.test(out));
		assert.match(run(['check', 'gone\u001b7.txt']).err, /gone\\u001b7\.txt: no such file/);
		run(['fix', '.']);
		for (const name of names) assert.equal(readFileSync(join(folder, name), 'utf8'), FIXED, name);
	});

	test('in a folder that may not be written to, fix says so and leaves the file alone', function () {
		needPlainUser.call(this);
		write('a.txt', WRONG);
		chmodSync(folder, 0o555);
		const { code, err } = run(['fix', 'a.txt'], { isPlain: true });
		assert.equal(code, 2);
		assert.match(err, /^tieout: a\.txt: permission denied; the file is as it was\n/);
		assert.deepEqual([readdirSync(folder), readFileSync(join(folder, 'a.txt'), 'utf8')], [['a.txt'], WRONG]);
	});

	test('on a disk that is full, fix says so and leaves the file alone', function () {
		const isMounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder]).status === 0;
		if (!isMounted) this.skip();
		try {
			const long = WRONG.repeat(200).slice(0, 30_000);
			write('a.txt', long);
			for (let block = 0; block < 64; block += 1) {
				try {
					write(`full${block}`, Buffer.alloc(4096));
				} catch {
					break;
				}
			}
			const before = readdirSync(folder).sort();
			const { code, err } = run(['fix', 'a.txt'], { cwd: folder });
			assert.equal(code, 2);
			assert.match(err, /^tieout: a\.txt: no space left on the disk; the file is as it was\n/);
			assert.deepEqual([readdirSync(folder).sort(), readFileSync(join(folder, 'a.txt'), 'utf8')], [before, long]);
		} finally {
			spawnSync('umount', [folder]);
		}
	});

	test('where no file may be as long, fix says so and leaves the file alone', function () {
		if (process.platform === 'win32') this.skip();
		const long = WRONG.repeat(300);
		write('a.txt', long);
		const { status, stderr } = spawnSync('bash', ['-c', 'ulimit -f 8 && exec "$0" "$@"', process.execPath, resolve('dist/cli.js'), 'fix', 'a.txt'], { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' });
		assert.equal(status, 2);
		assert.match(stderr, /^tieout: a\.txt: the limit for the size of files is reached; the file is as it was\n/);
		assert.deepEqual([readdirSync(folder), readFileSync(join(folder, 'a.txt'), 'utf8')], [['a.txt'], long]);
	});

	test('output that cannot be written is no answer', function () {
		if (process.platform !== 'linux') this.skip();
		write('a.txt', FIXED.replace('120', '115'));
		const full = openSync('/dev/full', 'w');
		try {
			for (const format of ['text', 'json', 'sarif']) {
				const { code, err } = run(['check', '--format', format, '--fail-on', 'never', 'a.txt', 'a.txt'], { stdout: full });
				if (format === 'text') continue;
				assert.deepEqual([code, err], [2, 'tieout: standard output: no space left on the disk\n'], format);
			}
		} finally {
			closeSync(full);
		}
	});

	test('CR LF, CR and the mark stay as they are, byte for byte, outside of what is fixed', () => {
		const text = '\uFEFF一、甲\r\n全市有学校120所。\r三、乙\n\r\n末行没有换行 \t';
		write('a.txt', text);
		run(['fix', 'a.txt']);
		assert.deepEqual(readFileSync(join(folder, 'a.txt')), Buffer.from(text.replace('三、', '二、')));
	});
});

suite('many files at once', () => {
	/** As many as go to threads, of which every third is wrong; those that are named stand among them. */
	function writeMany(...odd: readonly string[]): string[] {
		const names = Array.from({ length: 48 }, (_, index) => `${String(index).padStart(2, '0')}.txt`);
		for (const [index, name] of odd.entries()) names[20 + 8 * index] = name;
		for (const [index, one] of names.entries()) write(one, index % 3 === 0 ? WRONG : FIXED.replace('120', '115'));
		return names;
	}
	/** Each thread of the command runs the script first: `isMain`, `fs` and `os` are at hand there, and `when` a file of that name is read something happens. */
	function runAfter(script: string, words: readonly string[], how: How = {}) {
		write('before.cjs', `const fs = require('node:fs'); const os = require('node:os'); const { isMainThread: isMain } = require('node:worker_threads'); const { readFileSync } = fs;
const when = (name, does) => { const before = fs.readFileSync; fs.readFileSync = (path, ...rest) => { if (String(path).endsWith(name)) does(); return before(path, ...rest); }; };\n${script}`);
		return run(words, { ...how, environment: { NODE_OPTIONS: `--require=${join(folder, 'before.cjs')}` } });
	}
	const ONE_THREAD = 'os.availableParallelism = () => 1;';
	const TWO_THREADS = 'os.availableParallelism = () => 2;';

	test('threads tell what one would', () => {
		const names = writeMany('utf16.txt');
		write('utf16.txt', Buffer.from([0xff, 0xfe, 0x41, 0]));
		// Between them these print all that there is of a report.
		for (const format of ['text', 'sarif']) {
			const [one, two] = [ONE_THREAD, TWO_THREADS].map(script => runAfter(script, ['check', '--format', format, ...names.toReversed()]));
			assert.deepEqual(two, one, format);
			assert.match(one.out, /45\.txt[^]*03\.txt/, format);
			assert.match(one.err, /utf16\.txt: .*UTF-16/);
		}
	});

	test('what is piped in is read, however many files stand beside it', () => {
		const names = writeMany();
		const piped = openSync(join(folder, '00.txt'), 'r');
		try {
			const { out } = runAfter(TWO_THREADS, ['check', '--format', 'json', ...names, '-'], { stdin: piped });
			const told = JSON.parse(out);
			assert.deepEqual(told.at(-1), { ...told[0], file: '-' });
			assert.equal(told[0].findings.length, 2);
		} finally {
			closeSync(piped);
		}
	});

	test('files that end their thread are named; the others are checked, in order', () => {
		// More than there are threads.
		const ends = ['1.end.txt', '2.end.txt', '3.end.txt'];
		const names = writeMany(...ends);
		const { code, out, err } = runAfter(`${TWO_THREADS} when('.end.txt', () => process.exit(3));`, ['check', '--format', 'json', ...names]);
		assert.deepEqual([code, filesOf(out)], [2, names.filter(name => !ends.includes(name))]);
		assert.match(err, /^(?:tieout: \d\.end\.txt: not done, by a fault of this program: .*\n){3}$/);
	});

	test('so is one for which the memory of a thread does not do', () => {
		const names = writeMany('huge.txt');
		const { code, out, err } = runAfter(`${TWO_THREADS} when('huge.txt', () => { for (const held = []; ; ) held.push(new Array(1e5).fill(0.5)); }); require('node:v8').setFlagsFromString('--max-old-space-size=64');`, ['check', '--format', 'json', ...names]);
		assert.deepEqual([code, filesOf(out), err], [2, names.filter(name => name !== 'huge.txt'), 'tieout: huge.txt: not done: out of memory\n']);
	});

	test('a fault of the program with one file is told in a line, whatever is done with it', () => {
		const names = writeMany('fault.txt').slice(16, 24);
		write('fault.txt', WRONG);
		const fault = 'const { toSorted, map } = Array.prototype; const reset = () => Object.assign(Array.prototype, { toSorted, map }); when("fault.txt", () => { Array.prototype.map = () => { reset(); throw new TypeError("on purpose"); }; });';
		for (const words of [['check', '--format', 'json'], ['inspect', 'outline', '--format', 'json'], ['inspect', 'ledger', '--format', 'json'], ['fix']]) {
			const { code, out, err } = runAfter(fault, [...words, ...names]);
			assert.equal(code, 2);
			assert.match(err, /^tieout: fault\.txt: not done, by a fault of this program: TypeError: on purpose$/m, words.join(' '));
			if (words[0] === 'fix') assert.deepEqual(names.filter(name => readFileSync(join(folder, name), 'utf8') === WRONG), ['fault.txt']);
			else assert.deepEqual(filesOf(out), names.filter(name => name !== 'fault.txt'));
		}
	});

	test('where no thread can be started, this one does it all', () => {
		const names = writeMany();
		const { code, out, err } = runAfter(`${TWO_THREADS} if (!isMain) process.exit(1);`, ['check', '--format', 'json', ...names]);
		assert.deepEqual([code, filesOf(out), err], [1, names, '']);
	});

	test('no more is read than is soon printed, however many files there are', () => {
		const names = Array.from({ length: 300 }, (_, index) => `${String(index).padStart(3, '0')}.txt`);
		for (const name of names) write(name, '');
		// The first file takes until no other is read any more.
		const slow = `const read = new Int32Array(new SharedArrayBuffer(4)); when('000.txt', () => { for (let before = -1, now = 0; before < now; ) { before = now; Atomics.wait(read, 0, 0, 500); now = fs.readFileSync('read', 'utf8').length; } fs.writeFileSync('first', ''); });`;
		const { code, out } = runAfter(`${TWO_THREADS} fs.writeFileSync('read', ''); when('.txt', () => { if (!fs.existsSync('first')) fs.appendFileSync('read', '.'); }); ${slow}`, ['check', '--format', 'json', ...names]);
		assert.deepEqual([code, filesOf(out)], [0, names]);
		const ahead = readFileSync(join(folder, 'read'), 'utf8').length;
		assert.ok(8 < ahead && ahead <= 64, `${ahead} files`);
	});
});

suite('configurations that go wrong', () => {
	const ids = new Set(rules.map(({ id }) => id));
	const inTime = (milliseconds: number, run: () => void) => {
		const before = process.cpuUsage();
		run();
		const { user, system } = process.cpuUsage(before);
		assert.ok((user + system) / 1000 < milliseconds, `${(user + system) / 1000} ms`);
	};

	test('globs match as they are said to', () => {
		const cases: [string, string[], string[]][] = [
			['*.txt', ['a.txt', '.txt', '总结.txt'], ['a/b.txt', 'a.txt.md']],
			['2025/**', ['2025/a', '2025/a/b.txt'], ['2024/a', '12025/a']],
			['**/终稿/*.md', ['终稿/a.md', 'a/b/终稿/c.md'], ['a/终稿/b/c.md']],
			['a?c', ['abc', 'a😀c'], ['ac', 'abbc', 'a/c']],
			['{a,b{1,2}}.txt', ['a.txt', 'b1.txt', 'b2.txt'], ['b.txt', 'b3.txt']],
			['{a}\\*', ['{a}*'], ['a*', '{a}b']],
			['a**b', ['ab', 'axxb'], ['a/b']],
			['**/a/**/b', ['a/b', 'x/a/y/z/b'], ['b', 'a']],
			['*a*b*', ['ab', 'xaybz'], ['ba']],
		];
		for (const [glob, matching, others] of cases) {
			assert.equal(judgeGlob(glob), undefined, glob);
			for (const path of matching) assert.equal(createGlob(glob)(path), true, `${glob} ${path}`);
			for (const path of others) assert.equal(createGlob(glob)(path), false, `${glob} ${path}`);
		}
	});

	test('globs that would take for ever do not', () => inTime(2000, () => {
		const path = `${'a'.repeat(250)}/`.repeat(10) + 'b';
		for (const glob of ['*a'.repeat(100), '**/'.repeat(100) + 'a', '*a/'.repeat(50), '?'.repeat(1000), `${'*a*'.repeat(50)}/**/*a*`]) assert.equal(createGlob(glob)(path), false);
		// What matches up to the last sign is tried anew from each place, unless only the last star is taken back.
		for (const [glob, path] of [['*a'.repeat(100), `${'a'.repeat(250)}b`], ['**/a/'.repeat(50) + 'b', `${'a/'.repeat(250)}c`]]) assert.equal(createGlob(glob)(path), false);
		for (const glob of ['{a,b}'.repeat(50), '{'.repeat(1000), '{a,'.repeat(300) + '}'.repeat(300), '{*,**}'.repeat(100)]) {
			judgeGlob(glob);
			createGlob(glob)(path);
		}
		assert.notEqual(judgeGlob('{a,b}'.repeat(7)), undefined);
		assert.notEqual(judgeGlob('a'.repeat(2001)), undefined);
	}));

	test('what is huge or hostile is told at its place, in time, and the defaults go on', () => {
		const cases = [
			`{ "rules": { ${Array.from({ length: 20_000 }, (_, index) => `"x-${index}": "off"`).join(', ')} } }`,
			`{ "ignore": [${Array.from({ length: 20_000 }, () => '{ "files": "*a*a*a*a*a*a*", "rule": "x" }').join(', ')}] }`,
			`${'{ "a": '.repeat(100_000)}`,
			`{ "ignore": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`,
			'{ "__proto__": { "language": "en" }, "constructor": { "prototype": { "language": "en" } }, "rules": { "__proto__": { "sum-mismatch": "off" }, "toString": "off" } }',
			`{ "language": "${'x'.repeat(1_000_000)}" }`,
			`{ ${' '.repeat(1_000_000)}`,
		];
		for (const text of cases) inTime(5000, () => {
			const configuration = readConfiguration(text, ids);
			assert.notDeepEqual(configuration.problems, [], text.slice(0, 40));
			assert.equal(configuration.language, undefined);
			assert.deepEqual({ ...configuration.rules }, {});
			assert.deepEqual(settingsFor(configuration, 'a.txt').ignore, []);
		});
		assert.equal(({} as { language?: unknown }).language, undefined);
	});
});

suite('trust', () => {
	test('the manifest says that no workspace needs to be trusted, and none to lie on a disk', () => {
		const { capabilities } = JSON.parse(readFileSync('package.json', 'utf8'));
		assert.deepEqual(capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
	});

	test('what is shipped evaluates no text, opens no connection and starts no program of its own', () => {
		for (const name of ['cli.js', 'process.js', 'commands.js', 'server.js', 'extension.js']) {
			// The one thing that is asked of `vm` is to run these bundles with what was kept of them, and of processes that the client's library starts the server.
			const own = name === 'extension.js' ? /require\("(?:child_process|net)"\)|this\.createConnection\(/g : name === 'cli.js' || name === 'process.js' ? /require\("node:vm"\)/ : '';
			const code = readFileSync(`dist/${name}`, 'utf8').replace(own, '');
			for (const forbidden of [/(?<![\w.$])eval\(/, /new Function\(/, /(?<![\w.$])fetch\(/, /XMLHttpRequest|WebSocket|sendBeacon/, /\.createConnection\(|\.createServer\(/, /require\("(?:node:)?(?:https?|http2|net|tls|dgram|dns|child_process|cluster|vm|inspector)"\)/]) {
				const found = forbidden.exec(code);
				assert.equal(found, null, `${name}: ${found === null ? '' : code.slice(found.index - 60, found.index + 60)}`);
			}
		}
	});

	test('what is shipped of others stands in the notice with its licence', () => {
		const notices = readFileSync('dist/licenses.txt', 'utf8').split(/^-{80}\n\n/m);
		// Whoever adds to them has looked at what they do and what they allow.
		const shipped = ['fflate', 'ignore', 'jsonc-parser', 'vscode-jsonrpc', 'vscode-languageclient', 'vscode-languageserver-protocol', 'vscode-languageserver-textdocument', 'vscode-languageserver-types'];
		assert.deepEqual(notices.map(notice => notice.split(' (')[0]), shipped);
		for (const notice of notices) assert.match(notice, /^\S+ \((?:MIT|ISC|BSD|Apache)[^)]*\)\n\n[^]*(?:Permission is hereby granted|Redistribution and use|Apache License)/);
	});

	test('what is installed is what was looked at: each package at one version, by the sum of its content', () => {
		const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version?: string; integrity?: string; link?: boolean }> };
		const { '': root, ...others } = packages;
		const { devDependencies, dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'));
		assert.deepEqual((root as { devDependencies?: unknown }).devDependencies, devDependencies);
		assert.deepEqual(dependencies, {});
		for (const [name, { version, integrity }] of Object.entries(others)) assert.ok(version !== undefined && /^sha512-/.test(integrity ?? ''), name);
	});

	test('the client shows no web page, and gives no shell anything to do', () => {
		const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
		assert.ok(10 < sources.length);
		for (const name of sources) assert.doesNotMatch(readFileSync(join('client/src', name), 'utf8'), /[wW]ebview|createTerminal|ShellExecution|ProcessExecution|executeTask|child_process|node:vm|new Function|\beval\(|fetch\(/, name);
	});
});
