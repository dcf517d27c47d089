import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const CLI = resolve('dist/cli.js');

/** A report in which one sum is wrong, and nobody but the writer knows which of its figures. */
const SUM = '一、基本情况\n全市共有学校120所，包括小学70所、中学45所。\n二、主要工作\n一切顺利。\n';

/** A report in which one numbering is wrong and can safely be put right. */
const GAP = '一、基本情况\n全市有学校120所。\n三、主要工作\n一切顺利。\n';
const GOOD = '一、基本情况\n全市有学校120所。\n二、主要工作\n一切顺利。\n';

let folder = '';
setup(() => void (folder = mkdtempSync(join(tmpdir(), 'tieout-'))));
teardown(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
}

/** Runs the built command line in the test's folder. */
function run(words: readonly string[], { input = '', environment = {} }: { readonly input?: string | Buffer; readonly environment?: Record<string, string> } = {}): Promise<Ended> {
	const env: Record<string, string | undefined> = { ...process.env, LC_ALL: 'en_US.UTF-8', NO_COLOR: '', FORCE_COLOR: '', ...environment };
	// Where it is set, Node reads it at each start, which takes longer than everything else.
	delete env.NODE_EXTRA_CA_CERTS;
	const child = spawn(process.execPath, [CLI, ...words], { cwd: folder, env });
	let [out, err] = ['', ''];
	child.stdout.setEncoding('utf8').on('data', data => (out += data));
	child.stderr.setEncoding('utf8').on('data', data => (err += data));
	child.stdin.on('error', () => undefined).end(input);
	return new Promise(done => child.once('close', code => done({ code, out, err })));
}

function write(name: string, content: string | Buffer): void {
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	writeFileSync(join(folder, name), content);
}

/** Chinese text as GB18030, by asking the decoder for each pair of bytes. */
function encodeGb18030(text: string): Buffer {
	const decoder = new TextDecoder('gb18030');
	const pairs = new Map<string, Buffer>();
	for (let first = 0xb0; first <= 0xf7; first += 1) {
		for (let second = 0xa1; second <= 0xfe; second += 1) pairs.set(decoder.decode(Uint8Array.of(first, second)), Buffer.from([first, second]));
	}
	for (let second = 0xa1; second <= 0xfe; second += 1) {
		for (const first of [0xa1, 0xa3]) pairs.set(decoder.decode(Uint8Array.of(first, second)), Buffer.from([first, second]));
	}
	return Buffer.concat([...text].map(character => (character < '\x80' ? Buffer.from(character) : pairs.get(character)!)));
}

suite('the built command line: check', () => {
	test('many files are checked at once, and told as one after another would be', async () => {
		for (let index = 0; index < 70; index += 1) write(`reports/${String(index).padStart(2, '0')}.txt`, index % 3 === 0 ? SUM.replace('45', String(40 - index % 5)) : GOOD);
		write('reports/33.txt', Buffer.from([0xff, 0xfe, 0x41, 0x00]));
		const many = await run(['check', '--format', 'json', '--lang', 'zh', 'reports']);
		const one = await run(['check', '--format', 'json', '--lang', 'zh', 'reports/06.txt']);
		const told = JSON.parse(many.out);
		assert.deepEqual(told.map(({ file }: { file: string }) => file), Array.from({ length: 70 }, (_, index) => join('reports', `${String(index).padStart(2, '0')}.txt`)).filter(file => !file.includes('33')));
		assert.deepEqual(told.map(({ findings }: { findings: unknown[] }) => findings.length), Array.from({ length: 70 }, (_, index) => (index % 3 === 0 ? 1 : 0)).filter((_, index) => index !== 33));
		assert.deepEqual(told[6], JSON.parse(one.out)[0]);
		assert.match(many.err, /33\.txt: .*UTF-16/);
		assert.equal(many.code, 2);
	});

	test('prints a line a finding, and what was looked at', async () => {
		write('report.txt', SUM);
		const { code, out, err } = await run(['check', '--lang', 'zh', 'report.txt']);
		assert.equal(code, 1);
		assert.match(out, /^report\.txt:2:7 (错误|警告) .*120所.* \[sum-mismatch\]\n( {4}\S.*\n)? {4}2:16 70所.*\n {4}2:22 45所.*$/m);
		assert.match(err, /核校 1 份，读出数据 3 个，其中 3 个.*发现 1 处/);
	});

	test('tells the same as JSON, as the contract has it', async () => {
		write('report.txt', SUM);
		write('good.txt', GOOD);
		const { code, out } = await run(['check', '--format', 'json', 'report.txt', 'good.txt']);
		assert.equal(code, 1);
		const [{ file, findings }, good] = JSON.parse(out);
		assert.equal(file, 'report.txt');
		assert.deepEqual(good, { file: 'good.txt', findings: [] });
		assert.equal(findings.length, 1);
		const [{ rule, category, severity, message, start, end, line, column, related, fixes, ...rest }] = findings;
		assert.deepEqual(rest, {});
		assert.deepEqual({ rule, category, line, column, start }, { rule: 'sum-mismatch', category: 'numbers', line: 2, column: 7, start: SUM.indexOf('120所') });
		assert.equal(SUM.slice(start, end), '120所');
		assert.deepEqual(related.map((one: any) => SUM.slice(one.start, one.end)), ['70所', '45所']);
		assert.ok(['error', 'warning'].includes(severity) && message !== '');
		assert.deepEqual(Object.keys(fixes[0]).sort(), ['edits', 'safe', 'title']);
		assert.deepEqual(Object.keys(fixes[0].edits[0]).sort(), ['end', 'start', 'text']);
	});

	test('tells the same as SARIF, with names that survive edits elsewhere', async () => {
		write('报告 1.txt', SUM);
		write('later.txt', `年终总结\n\n${SUM}`);
		const { code, out } = await run(['check', '--format', 'sarif', '报告 1.txt', 'later.txt']);
		assert.equal(code, 1);
		const { version, runs: [{ tool: { driver }, results }] } = JSON.parse(out);
		assert.equal(version, '2.1.0');
		assert.deepEqual(results.map((result: any) => result.locations[0].physicalLocation.artifactLocation.uri), [encodeURIComponent('报告 1.txt'), 'later.txt']);
		assert.equal(driver.rules[results[0].ruleIndex].id, results[0].ruleId);
		assert.deepEqual(results[0].locations[0].physicalLocation.region, { startLine: 2, startColumn: 7, endLine: 2, endColumn: 11, charOffset: SUM.indexOf('120所'), charLength: 4 });
		assert.match(results[0].partialFingerprints['tieout/v1'], /^[0-9a-f]{16}$/);
		assert.deepEqual(results[0].partialFingerprints, results[1].partialFingerprints);
	});

	test('tells the same as annotations for GitHub', async () => {
		write('a,b.txt', SUM);
		const { out } = await run(['check', '--format', 'github', 'a,b.txt']);
		assert.match(out, /^::(error|warning) file=a%2Cb\.txt,line=2,endLine=2,col=7,endColumn=11,title=sum-mismatch::.*120所.*\n$/);
	});

	test('tells the same as JUnit', async () => {
		write('a&b.txt', SUM);
		write('good.txt', GOOD);
		const { out } = await run(['check', '--format', 'junit', 'a&b.txt', 'good.txt']);
		assert.match(out, /<testsuites name="tieout" tests="2" failures="1" errors="0">/);
		assert.match(out, /<testcase classname="a&#38;b.txt" name="sum-mismatch 2:7">/);
		assert.match(out, /<testcase classname="good.txt" name="tieout"\/>/);
	});

	test('leaves with 1 only from the severity that is asked for', async () => {
		write('report.txt', SUM);
		write('tieout.json', '{ "rules": { "sum-mismatch": "info" } }');
		assert.equal((await run(['check', 'report.txt'])).code, 0);
		assert.equal((await run(['check', '--fail-on', 'info', 'report.txt'])).code, 1);
		assert.equal((await run(['check', '--fail-on', 'never', 'report.txt'])).code, 0);
		write('good.txt', GOOD);
		assert.equal((await run(['check', '--fail-on', 'info', 'good.txt'])).code, 0);
	});

	test('colours only where it is wanted', async () => {
		write('report.txt', SUM);
		assert.doesNotMatch((await run(['check', 'report.txt'])).out, /\x1b/);
		assert.match((await run(['check', 'report.txt'], { environment: { FORCE_COLOR: '1' } })).out, /\x1b\[/);
		assert.doesNotMatch((await run(['check', 'report.txt'], { environment: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out, /\x1b/);
	});

	test('a reader that leaves early is no error', async () => {
		for (let index = 0; index < 300; index += 1) write(`${index}.txt`, SUM.repeat(20));
		const child = spawn(process.execPath, [CLI, 'check', '.'], { cwd: folder });
		let err = '';
		child.stderr.setEncoding('utf8').on('data', data => (err += data));
		child.stdout.once('data', () => child.stdout.destroy());
		const code = await new Promise(done => child.once('close', done));
		assert.equal(code, 0);
		assert.equal(err, '');
	});
});

suite('the built command line: encodings', () => {
	const findings = async (name: string) => JSON.parse((await run(['check', '--format', 'json', name])).out)[0].findings;

	test('reads GB18030, and offsets are the same as in UTF-8', async () => {
		write('utf8.txt', SUM);
		write('gb.txt', encodeGb18030(SUM));
		assert.deepEqual(await findings('gb.txt'), await findings('utf8.txt'));
		assert.equal((await findings('gb.txt')).length, 1);
	});

	test('offsets count without the byte order mark', async () => {
		write('utf8.txt', SUM);
		write('bom.txt', `\uFEFF${SUM}`);
		assert.deepEqual(await findings('bom.txt'), await findings('utf8.txt'));
	});

	test('CR LF and CR end lines', async () => {
		for (const ending of ['\r\n', '\r']) {
			write('report.txt', SUM.replaceAll('\n', ending));
			const [{ line, column, start }] = await findings('report.txt');
			assert.deepEqual({ line, column, start }, { line: 2, column: 7, start: SUM.replaceAll('\n', ending).indexOf('120') });
		}
	});

	test('what is no text is told, with what to do', async () => {
		write('utf16.txt', Buffer.from(`\uFEFF${SUM}`, 'utf16le'));
		write('word.txt', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xff, 0xff]));
		const { code, out, err } = await run(['check', '--format', 'json', 'utf16.txt', 'word.txt']);
		assert.equal(code, 2);
		assert.deepEqual(JSON.parse(out), []);
		assert.match(err, /^tieout: utf16\.txt: .*UTF-16.*\ntieout: word\.txt: not text.*\n$/);
	});

	test('reads the empty, control characters and half a pair without a word', async () => {
		write('empty.txt', '');
		write('bom.txt', '\uFEFF');
		assert.deepEqual((await run(['check', '--format', 'json', 'empty.txt', 'bom.txt'])).code, 0);
		write('zero.txt', '一、\0全市有学校120所。\u{20000}');
		assert.notEqual((await run(['check', '--format', 'json', 'zero.txt'])).code, 2);
	});
});

suite('the built command line: paths', () => {
	const files = async (...words: string[]) => JSON.parse((await run(['check', '--format', 'json', ...words])).out).map((one: any) => one.file);

	test('- is standard input', async () => {
		const { code, out } = await run(['check', '--format', 'json', '-'], { input: SUM });
		assert.equal(code, 1);
		assert.equal(JSON.parse(out)[0].file, '-');
	});

	test('a folder gives its reports: no hidden ones, nothing that git ignores, no circles', async () => {
		for (const name of ['b.txt', 'a.md', 'c.report', 'deep/d.markdown', 'data.csv', '.hidden/e.txt', 'node_modules/f.txt', 'out/g.txt', 'keep/draft.txt', 'keep/draft-final.txt']) write(name, GOOD);
		write('.gitignore', 'out/\ndraft*.txt\n');
		write('keep/.gitignore', '!draft-final.txt\n');
		symlinkSync('..', join(folder, 'deep/circle'));
		assert.deepEqual(await files('.'), ['a.md', 'b.txt', 'c.report', join('deep', 'd.markdown'), join('keep', 'draft-final.txt')]);
		assert.deepEqual(await files('out/g.txt', 'data.csv'), ['out/g.txt', 'data.csv']);
		assert.deepEqual(await files('a.md', './a.md', '.'), ['a.md', 'b.txt', 'c.report', join('deep', 'd.markdown'), join('keep', 'draft-final.txt')]);
	});

	test('a glob is matched; a file whose name looks like one is a file', async () => {
		for (const name of ['2023/a.txt', '2024/b.txt', '2024/c.md', '总结[终].txt']) write(name, GOOD);
		assert.deepEqual(await files('**/*.txt'), [join('2023', 'a.txt'), join('2024', 'b.txt'), '总结[终].txt']);
		assert.deepEqual(await files('./2024/*.{txt,md}'), [join('2024', 'b.txt'), join('2024', 'c.md')]);
		assert.deepEqual(await files('总结[终].txt'), ['总结[终].txt']);
	});

	test('what cannot be read is told in a line, and the others are checked', async () => {
		write('good.txt', GOOD);
		const { code, out, err } = await run(['check', '--format', 'json', 'missing.txt', 'good.txt', 'no*.txt']);
		assert.equal(code, 2);
		assert.deepEqual(JSON.parse(out).map((one: any) => one.file), ['good.txt']);
		assert.equal(err, 'tieout: missing.txt: no such file or folder\ntieout: no*.txt: no file matches\n');
		assert.match((await run(['check', '--lang', 'zh', 'missing.txt'])).err, /tieout: missing\.txt: 没有这个文件或文件夹/);
	});

	test('a folder without reports is told', async () => {
		mkdirSync(join(folder, 'empty'));
		const { code, err } = await run(['check', 'empty']);
		assert.equal(code, 0);
		assert.match(err, /empty: the folder holds no/);
	});
});

suite('the built command line: options', () => {
	test('what is wrong is named, in the language of the environment or the one asked for', async () => {
		write('good.txt', GOOD);
		const cases: [string[], RegExp][] = [
			[['check'], /name a file/],
			[['chekc', 'good.txt'], /no command "chekc"/],
			[['check', '--formt', 'json', 'good.txt'], /no option --formt/],
			[['check', '--format', 'xml', 'good.txt'], /--format should be one of: text, json/],
			[['check', '--format'], /--format needs a value/],
			[['check', '--fail-on', 'hint', 'good.txt'], /--fail-on should be one of/],
			[['check', '--lang', 'fr', 'good.txt'], /--lang should be one of: zh, en/],
			[['inspect', 'figures', 'good.txt'], /inspect should be followed by one of/],
			[['inspect', 'outline', '--format', 'sarif', 'good.txt'], /--format should be one of: text, json/],
			[['fix', '--format', 'json', 'good.txt'], /fix takes no option --format/],
			[['check', '-x', 'good.txt'], /no option -x/],
			[['--format', 'json'], /a command is missing/],
		];
		await Promise.all(cases.map(async ([words, expected]) => {
			const { code, out, err } = await run(words);
			assert.deepEqual([code, out], [2, ''], words.join(' '));
			assert.match(err, expected);
		}));
		assert.match((await run(['chekc'], { environment: { LC_ALL: 'zh_CN.UTF-8' } })).err, /没有“chekc”这个命令/);
		assert.match((await run(['chekc', '--lang', 'zh'])).err, /没有“chekc”这个命令/);
	});

	test('help and version', async () => {
		for (const words of [['--help'], ['help'], ['check', '-h'], []]) assert.match((await run(words)).out, /^tieout: checks that/);
		assert.match((await run(['--help', '--lang', 'zh'])).out, /用法\n {2}tieout check/);
		assert.equal((await run(['--version'])).out, `${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`);
	});
});

suite('the built command line: configuration', () => {
	test('the nearest tieout.json upward counts, alone', async () => {
		write('tieout.json', '// 全所统一\n{ "rules": { "sum-mismatch": "off", }, }');
		write('a/report.txt', SUM);
		write('b/report.txt', SUM);
		write('b/tieout.json', '{}');
		const [a, b] = JSON.parse((await run(['check', '--format', 'json', 'a/report.txt', 'b/report.txt'])).out);
		assert.deepEqual([a.findings.length, b.findings.length], [0, 1]);
		write('other.json', '{ "rules": { "sum-mismatch": "off" }, "language": "zh" }');
		assert.match((await run(['check', '--config', 'other.json', 'b/report.txt'])).err, /没有发现/);
	});

	test('what is wrong in one is told at its place, once, and what it stands above is not checked', async () => {
		const cases: [string, RegExp][] = [
			['{ "rules": { "sum-mismatches": "off" } }', /tieout\.json:1:14: there is no rule named "sum-mismatches"; did you mean sum-mismatch\?/],
			['{\n\t"rules": {\n\t\t"sum-mismatch": "loud"\n\t}\n}', /tieout\.json:3:19: should be one of: off, hint, info, warning, error/],
			['{ "lang": "zh" }', /tieout\.json:1:3: there is no "lang" here; there are: \$schema, language, rules, files/],
			['{ "language": "fr" }', /tieout\.json:1:15: should be one of: zh, en/],
			['{ "ignore": {} }', /tieout\.json:1:13: should be an array/],
			['{ "ignore": [{}] }', /tieout\.json:1:14: should say what is not to be shown/],
			['{ "ignore": [{ "file": "a.txt" }] }', /tieout\.json:1:16: there is no "file" here; there are: files, rule, finding, about/],
			['{ "ignore": [{ "rule": "sum" }] }', /there is no rule named "sum"; did you mean sum-mismatch\?/],
			['{ "ignore": [{ "files": "/a.txt" }] }', /should be relative/],
			['{ "ignore": [{ "files": "../a.txt" }] }', /no \.\/ and no \.\.\//],
			['{ "ignore": [{ "files": "a\\\\b.txt" }] }', /write \/ between folders/],
			[`{ "ignore": [{ "files": "${'{a,b}'.repeat(7)}" }] }`, /more than 100 combinations/],
			['{ "ignore": [{ "finding": "7" }] }', /should be as Tieout gives it/],
			['{ "rules": [] }', /tieout\.json:1:12: should be an object/],
			['{ "files": { "*.txt": "annual-report" } }', /tieout\.json:1:23: there is no profile named "annual-report"; there are: 年度工作总结, /],
			['{ "profiles": { "a": { "sections": [{ "name": "b" }] } } }', /tieout\.json:1:39: there is no "name" here; there are: title, aliases, need, minLength, sections, skeleton/],
			['{ "terms": [{ "preferred": "a", "variants": ["a"] }] }', /tieout\.json:1:46: "a" cannot be both/],
			['{ "rules": ', /tieout\.json:1:11?\d: not valid JSON/],
			['[]', /tieout\.json:1:1: should be an object/],
			['', /tieout\.json:1:1: /],
			['{ "__proto__": { "language": "zh" } }', /there is no "__proto__" here/],
			['['.repeat(100_000), /tieout\.json:1:\d+: /],
		];
		for (const [text, expected] of cases) {
			write('tieout.json', text);
			write('a.txt', SUM);
			write('b.txt', SUM);
			const { code, out, err } = await run(['check', '--format', 'json', 'a.txt', 'b.txt']);
			assert.equal(code, 2, text.slice(0, 50));
			assert.deepEqual(JSON.parse(out), []);
			assert.match(err, expected);
			const lines = err.trim().split('\n');
			assert.equal(new Set(lines).size, lines.length, err);
		}
	});

	test('all that is wrong in one is told at once; of one that breaks off, only where', async () => {
		write('a.txt', SUM);
		write('tieout.json', '{ "files": { "*.txt": "weekly" }, "terms": [{ "preferred": 5 }], "rules": { "growth": "off" }, "ignor": [] }');
		const { err } = await run(['check', '--lang', 'zh', 'a.txt']);
		for (const told of [/没有名为“weekly”的体例/, /:1:60: /, /没有名为“growth”的规则/, /没有“ignor”这一项/]) assert.match(err, told);
		write('tieout.json', '{ "files": { "*.txt": "weekly" }, "rules": { "residue": ');
		assert.match((await run(['check', '--lang', 'zh', 'a.txt'])).err, /^tieout: [^\n]*: 不是合法的 JSON：这里应是一个值\n没有核校任何报告[^\n]*\n?$/);
	});

	test('what it lets stand is not listed, and is counted: a finding, a rule in files, whole files', async () => {
		write('2025/a(终稿).txt', SUM);
		write('2025/b.txt', SUM);
		write('c.txt', SUM + GAP);
		const { runs: [{ results }] } = JSON.parse((await run(['check', '--format', 'sarif', 'c.txt'])).out);
		const finding = results.find(({ ruleId }: any) => ruleId === 'sum-mismatch').partialFingerprints['tieout/v1'];
		const listed = async (ignore: object[]) => {
			write('tieout.json', JSON.stringify({ ignore }));
			const reports = JSON.parse((await run(['check', '--format', 'json', '2025', 'c.txt'])).out);
			return reports.map(({ findings }: any) => findings.filter(({ rule }: any) => rule === 'sum-mismatch').length).join('');
		};
		assert.equal(await listed([]), '111');
		assert.equal(await listed([{ rule: 'sum-mismatch' }]), '000');
		assert.equal(await listed([{ files: '2025/**' }]), '001');
		assert.equal(await listed([{ files: '2025/a(终稿).txt', rule: 'sum-mismatch' }]), '011');
		assert.equal(await listed([{ files: '*.txt', rule: 'sum-mismatch' }]), '110');
		assert.equal(await listed([{ files: '**', rule: 'numbering-gap' }]), '111');
		assert.equal(await listed([{ files: 'c.txt', rule: 'sum-mismatch', finding, about: '口径不同' }]), '110');

		assert.match((await run(['check', 'c.txt'])).err, /; 1 ignored by the settings\./);
		// Edits elsewhere, above and in the same paragraph, leave it what it is; another figure is another finding.
		write('c.txt', `开头。\n${GAP}${SUM.replace('所。', '所。另有幼儿园3所。')}`);
		assert.match((await run(['check', 'c.txt'])).err, /; 1 ignored by the settings\./);
		const sarif = JSON.parse((await run(['check', '--format', 'sarif', 'c.txt'])).out);
		assert.deepEqual(sarif.runs[0].results.filter((one: any) => one.suppressions !== undefined).map((one: any) => one.ruleId), ['sum-mismatch']);
		write('c.txt', SUM.replace('45所', '46所'));
		assert.doesNotMatch((await run(['check', 'c.txt'])).err, /ignored/);
		// From elsewhere the paths are still those of the configuration's folder; standard input has no path.
		write('tieout.json', JSON.stringify({ ignore: [{ files: '2025/**' }] }));
		assert.match((await run(['check', '--config', 'tieout.json', join(folder, '2025/b.txt')])).err, /1 ignored/);
		assert.doesNotMatch((await run(['check', '-'], { input: SUM })).err, /ignored/);
	});

	test('a configuration that was named and cannot be read ends the run', async () => {
		write('good.txt', GOOD);
		const { code, out, err } = await run(['check', '--config', 'none.json', 'good.txt']);
		assert.deepEqual([code, out], [2, '']);
		assert.equal(err, 'tieout: none.json: no such file\n');
	});
});

suite('the built command line: baselines', () => {
	test('what stands in one is not listed and does not fail; what is new does', async () => {
		write('a/report.txt', SUM);
		const written = await run(['check', '--write-baseline', 'a/baseline.json', 'a/report.txt']);
		assert.deepEqual([written.code, written.out], [0, '']);
		assert.match(written.err, /nothing found; 1 in the baseline\./);
		assert.match(readFileSync(join(folder, 'a/baseline.json'), 'utf8'), /^\{\n\t"tieoutBaseline": 1,\n\t"reports": \{\n\t\t"report\.txt": \[\n\t\t\t\{ "rule": "sum-mismatch", "finding": "[0-9a-f]{16}", "about": "[^"]*120所"/);

		const held = await run(['check', '--baseline', 'a/baseline.json', join(folder, 'a/report.txt')]);
		assert.deepEqual([held.code, held.out], [0, '']);
		write('a/report.txt', `${SUM}三、教师队伍\n共有教师900人，包括小学教师400人、中学教师450人。\n`);
		const { code, out } = await run(['check', '--baseline', 'a/baseline.json', 'a']);
		assert.equal(code, 1);
		assert.match(out, /^a\/report\.txt:6:5 error .*900人/);
		assert.equal(out.split('\n').filter(line => /^\S/.test(line)).length, 1);
		assert.equal((await run(['check', 'a'])).code, 1);
	});

	test('SARIF tells new, unchanged and absent', async () => {
		write('report.txt', SUM);
		await run(['check', '--write-baseline', 'baseline.json', 'report.txt']);
		const states = async (text: string) => {
			write('report.txt', text);
			const { out } = await run(['check', '--baseline', 'baseline.json', '--format', 'sarif', 'report.txt']);
			return JSON.parse(out).runs[0].results.map((one: any) => one.baselineState);
		};
		assert.deepEqual(await states(SUM), ['unchanged']);
		assert.deepEqual(await states(SUM.replace('45所', '46所')), ['new', 'absent']);
		assert.deepEqual(await states(GOOD), ['absent']);
	});

	test('one that cannot be read or written ends the run', async () => {
		write('report.txt', SUM);
		const cases: [string[], RegExp][] = [
			[['--baseline', 'none.json'], /none\.json: no such file/],
			[['--baseline', 'report.txt'], /report\.txt: not a baseline/],
			[['--write-baseline', '.'], /\.: is a folder/],
			[['--baseline', 'a', '--write-baseline', 'b'], /exclude each other/],
		];
		for (const [words, expected] of cases) {
			const { code, err } = await run(['check', ...words, 'report.txt']);
			assert.equal(code, 2, words.join(' '));
			assert.match(err, expected);
		}
	});
});

suite('the built command line: inspect', () => {
	test('figures, by their exact value', async () => {
		write('report.txt', '全年营业收入约120.50亿元，增长6.5%。');
		const { code, out } = await run(['inspect', 'quantities', '--format', 'json', 'report.txt']);
		assert.equal(code, 0);
		const [{ file, quantities: [money, rate] }] = JSON.parse(out);
		assert.equal(file, 'report.txt');
		assert.deepEqual({ ...money, indicator: undefined }, { start: 7, end: 15, text: '120.50亿元', value: '12050000000', unit: '元', hedge: '约', indicator: undefined });
		assert.deepEqual([rate.value, rate.unit], ['6.5', '%']);
	});

	test('the outline, as a tree', async () => {
		write('report.txt', '一、基本情况\n（一）规模。全市有学校120所。\n（二）队伍。有教师900人。\n二、主要工作\n一切顺利。\n');
		const [{ sections }] = JSON.parse((await run(['inspect', 'outline', '--format', 'json', 'report.txt'])).out);
		assert.deepEqual(sections.map((one: any) => [one.label, one.title, one.runIn, one.children.length]), [['一、', '基本情况', false, 2], ['二、', '主要工作', false, 0]]);
		assert.deepEqual(Object.keys(sections[0]), ['level', 'label', 'title', 'runIn', 'start', 'end', 'children']);
		assert.deepEqual([sections[0].children[1].label, sections[0].children[1].title, sections[0].children[1].runIn], ['（二）', '队伍', true]);
		assert.match((await run(['inspect', 'outline', 'report.txt'])).out, /^report\.txt\n {2}一、基本情况 1:1\n {4}（一）规模 2:1\n/);
	});

	test('relations, with the roles of their figures', async () => {
		write('report.txt', '全市共有学校120所，包括小学70所、中学50所。');
		const [{ relations }] = JSON.parse((await run(['inspect', 'relations', '--format', 'json', 'report.txt'])).out);
		const sum = relations.find((one: any) => one.kind === 'sum');
		assert.deepEqual([sum.stated, sum.status], [true, 'holds']);
		assert.deepEqual(sum.quantities.map((one: any) => [one.role, one.text]), [['whole', '120所'], ['parts', '70所'], ['parts', '50所']]);
	});

	test('relations, in the words of the reader', async () => {
		write('report.txt', '全市共有学校120所，包括小学70所、中学50所。');
		assert.match((await run(['inspect', 'relations', '--lang', 'zh', 'report.txt'])).out, /^ {2}1:7 合计 明示 相符：总数 120所、部分 70所、部分 50所：70 \+ 50 = 120$/m);
		assert.match((await run(['inspect', 'relations', '--lang', 'en', 'report.txt'])).out, /^ {2}1:7 sum stated holds: whole 120所, part 70所, part 50所: 70 \+ 50 = 120$/m);
	});
});

suite('the built command line: fix', () => {
	test('writes only what is safe, and nothing else of the file changes', async () => {
		const versions: [string, Buffer, Buffer][] = [
			['lf.txt', Buffer.from(GAP), Buffer.from(GOOD)],
			['crlf.txt', Buffer.from(`\uFEFF${GAP.replaceAll('\n', '\r\n')}`), Buffer.from(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`)],
			['gb.txt', encodeGb18030(GAP), encodeGb18030(GOOD)],
		];
		for (const [name, before] of versions) write(name, before);
		chmodSync(join(folder, 'lf.txt'), 0o640);
		const { code, out, err } = await run(['fix', ...versions.map(([name]) => name)]);
		assert.deepEqual([code, out], [0, '']);
		assert.match(err, /Fixed 3 in 3 files/);
		for (const [name, , after] of versions) assert.deepEqual(readFileSync(join(folder, name)), after, name);
		assert.equal(statSync(join(folder, 'lf.txt')).mode & 0o777, 0o640);
		assert.deepEqual(readdirSync(folder).sort(), ['crlf.txt', 'gb.txt', 'lf.txt']);
	});

	test('--dry-run shows a diff and writes nothing', async () => {
		write('report.txt', GAP);
		const { code, out, err } = await run(['fix', '--dry-run', 'report.txt']);
		assert.equal(code, 0);
		assert.match(out, /^--- report\.txt.*\n\+\+\+ report\.txt.*\n@@ .*@@\n 一、基本情况\n 全市有学校120所。\n-三、主要工作\n\+二、主要工作\n/);
		assert.match(err, /1 to fix in 1 file; nothing written/);
		assert.equal(readFileSync(join(folder, 'report.txt'), 'utf8'), GAP);
	});

	test('--dry-run names files as they are written', async () => {
		write('总结.txt', GAP);
		assert.match((await run(['fix', '--dry-run', '总结.txt'])).out, /^--- 总结\.txt\n\+\+\+ 总结\.txt\n@@ /);
	});

	test('from standard input to standard output', async () => {
		assert.equal((await run(['fix', '-'], { input: GAP })).out, GOOD);
	});

	test('a wrong figure is nobody’s to fix but the writer’s', async () => {
		const text = '一、规模\n全市共有学校120所，包括小学70所、中学45所。\n二、其他\n';
		write('report.txt', text);
		assert.equal((await run(['check', 'report.txt'])).code, 1);
		assert.equal((await run(['fix', 'report.txt'])).code, 0);
		assert.equal(readFileSync(join(folder, 'report.txt'), 'utf8'), text);
	});

	test('renumber sets numbers and references right, in a style that is asked for', async () => {
		write('numbers.txt', '一、甲\n见第三部分，第三部分另说。\n三、乙\n（一）丙。\n（三）丁。\n');
		const dry = await run(['renumber', '--dry-run', 'numbers.txt']);
		assert.match(dry.out, /\+二、乙/);
		assert.match(dry.err, /numbers\.txt:2:8/);
		assert.equal((await run(['renumber', 'numbers.txt'])).code, 0);
		assert.equal(readFileSync(join(folder, 'numbers.txt'), 'utf8'), '一、甲\n见第二部分，第三部分另说。\n二、乙\n（一）丙。\n（二）丁。\n');
		assert.equal((await run(['renumber', '--style', 'chapters', '-'], { input: '一、甲\n（一）乙。\n（二）丙。\n二、丁\n' })).out, '第一章 甲\n第一节 乙。\n第二节 丙。\n第二章 丁\n');
		assert.equal((await run(['renumber', '--style', 'runes', 'numbers.txt'])).code, 2);
	});

	test('a link stays a link', async () => {
		write('real/report.txt', GAP);
		symlinkSync('real/report.txt', join(folder, 'link.txt'));
		await run(['fix', 'link.txt']);
		assert.equal(readFileSync(join(folder, 'real/report.txt'), 'utf8'), GOOD);
		assert.ok(readdirSync(folder, { withFileTypes: true }).some(entry => entry.name === 'link.txt' && entry.isSymbolicLink()));
	});
});
