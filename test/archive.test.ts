import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { breakFigure, claims, writeReport } from './generator.ts';
import { createRandom } from './random.ts';

// What docs/many-reports.md promises.
suite('archive', () => {
	const folder = mkdtempSync(join(tmpdir(), 'archive-'));
	suiteTeardown(() => rmSync(folder, { recursive: true }));
	const check = (files: readonly string[]): unknown[] =>
		JSON.parse(execFileSync(process.execPath, ['dist/cli.js', 'check', '--fail-on', 'never', '--format', 'json', ...files], { encoding: 'utf8' }));

	const writeReports = (): string[] => Array.from({ length: 12 }, (_, seed) => {
		const random = createRandom(seed);
		const file = join(folder, `报告 ${String(seed).padStart(2, '0')}.txt`);
		writeFileSync(file, `${writeReport(random, 1000, 'text')}\n${breakFigure(random.pick(claims).write(random), random).text}\n`);
		return file;
	});

	test('processes that share the reports tell together what one tells of all', () => {
		const files = writeReports();
		assert.deepEqual([...check(files.slice(0, 5)), ...check(files.slice(5))], check(files));
	});

	test('GNU parallel spreads them over processes, as the document says, and jq joins what they tell', function () {
		const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;
		if (!isThere('parallel') || !isThere('jq')) this.skip();
		const files = writeReports();
		const [, script] = /```sh\n(find reports [^`]*)```/.exec(readFileSync('docs/many-reports.md', 'utf8'))!;
		const tieout = `${process.execPath} ${resolve('dist/cli.js')}`;
		const command = script.replace('find reports', `find '${folder}'`).replace('-n 500 -j 1 -S :,office1,office2 tieout', `-n 3 -j 2 -S : ${tieout}`).replace('> findings.json', '');
		const joined: { file: string; findings: unknown[] }[] = JSON.parse(execFileSync('bash', ['-o', 'pipefail', '-c', command], { encoding: 'utf8', env: { ...process.env, PARALLEL_HOME: folder } }));
		assert.deepEqual(joined, check(files));
		assert.ok(joined.some(({ findings }) => 0 < findings.length));
	});
});
