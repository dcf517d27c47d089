import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

let home = '';
const folder = () => join(home, 'tieout');
setup(() => {
	home = mkdtempSync(join(tmpdir(), 'tieout-'));
	writeFileSync(join(home, 'report.txt'), '一、基本情况\n全市共有学校120所，包括小学70所、中学45所。\n');
});
teardown(() => rmSync(home, { recursive: true, force: true }));

/** Checks a wrong report, and says which caches there are then. */
function check(environment: Readonly<Record<string, string>> = {}): readonly string[] {
	const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'check', '--lang', 'en', 'report.txt'], { cwd: home, encoding: 'utf8', env: { ...process.env, ...places(), ...environment } });
	assert.deepEqual([status, stdout.includes('[sum-mismatch]'), stderr], [1, true, '1 report checked, 3 figures read, 3 of them tied; 1 finding (error 1).\n']);
	return statSync(folder(), { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder()) : [];
}
const places = () => ({ XDG_CACHE_HOME: home, LOCALAPPDATA: home, HOME: home });
const LONG_AGO = new Date('2020-01-01');
/** A file that is written again is new. */
const isNew = (path: string): boolean => LONG_AGO.getTime() < statSync(path).mtimeMs;

suite('compiled code that is kept', function () {
	// Elsewhere the folder is the user's own, and no test's.
	suiteSetup(function () {
		if (process.platform === 'darwin') this.skip();
	});

	test('the first run keeps it for this user alone, the next one takes it', () => {
		const [name, ...others] = check();
		assert.deepEqual(others, []);
		if (process.platform !== 'win32') assert.equal(statSync(folder()).mode & 0o777, 0o700);
		utimesSync(join(folder(), name), LONG_AGO, LONG_AGO);
		assert.deepEqual(check(), [name]);
		assert.equal(isNew(join(folder(), name)), false);
	});

	test('what threads have compiled is kept too, so that one report is checked with it', () => {
		const sizeOf = ([name]: readonly string[]) => statSync(join(folder(), name)).size;
		const ofOne = sizeOf(check());
		rmSync(folder(), { recursive: true });
		const names = Array.from({ length: 40 }, (_, index) => `${index}.txt`);
		for (const name of names) writeFileSync(join(home, name), readFileSync(join(home, 'report.txt')));
		spawnSync(process.execPath, [resolve('dist/cli.js'), 'check', ...names], { cwd: home, env: { ...process.env, ...places() } });
		assert.ok(0.95 * ofOne < sizeOf(readdirSync(folder())));
	});

	test('what is damaged or cut off is made anew', () => {
		const [name] = check();
		const path = join(folder(), name);
		const whole = readFileSync(path);
		const damaged = Buffer.from(whole).fill(0x5a, whole.length / 2, whole.length / 2 + 8);
		for (const wrong of [damaged, whole.subarray(0, 1000), Buffer.alloc(0), Buffer.alloc(3), Buffer.alloc(whole.length)]) {
			writeFileSync(path, wrong);
			utimesSync(path, LONG_AGO, LONG_AGO);
			assert.deepEqual(check(), [name]);
			assert.ok(isNew(path), `${wrong.length} bytes`);
		}
	});

	test('what somebody else wrote is not run', function () {
		if (process.getuid?.() !== 0) this.skip();
		const [name] = check();
		chownSync(join(folder(), name), 65534, 65534);
		check();
		assert.equal(statSync(join(folder(), name)).uid, 0);
	});

	test('what an older version left goes after a month', () => {
		mkdirSync(folder());
		for (const name of ['old', 'young']) writeFileSync(join(folder(), name), '');
		utimesSync(join(folder(), 'old'), LONG_AGO, LONG_AGO);
		const names = check();
		assert.deepEqual([names.length, names.includes('old'), names.includes('young')], [2, false, true]);
	});

	test('where nothing can be kept, or is not to be, all goes on without', () => {
		assert.deepEqual(check({ NODE_DISABLE_COMPILE_CACHE: '1' }), []);
		writeFileSync(folder(), 'a file where the folder should be');
		assert.deepEqual(check(), []);
	});
});
