import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breakFigure, claims, writeReport } from './generator.ts';
import { createRandom } from './random.ts';

// What docs/many-reports.md promises.
suite('archive', () => {
	const folder = mkdtempSync(join(tmpdir(), 'archive-'));
	suiteTeardown(() => rmSync(folder, { recursive: true }));
	const check = (files: readonly string[]): unknown[] =>
		JSON.parse(execFileSync(process.execPath, ['dist/cli.js', 'check', '--fail-on', 'never', '--format', 'json', ...files], { encoding: 'utf8' }));

	test('processes that share the reports tell together what one tells of all', () => {
		const files = Array.from({ length: 12 }, (_, seed) => {
			const random = createRandom(seed);
			const file = join(folder, `报告 ${seed}.txt`);
			writeFileSync(file, `${writeReport(random, 1000, 'text')}\n${breakFigure(random.pick(claims).write(random), random).text}\n`);
			return file;
		});
		assert.deepEqual([...check(files.slice(0, 5)), ...check(files.slice(5))], check(files));
	});
});
