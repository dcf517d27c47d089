// Runs everything that tests, and closes with the total: `N passed, N failed, N skipped`. `npm test`
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

// A suite closes with a total of its own. One that does not come so far has failed, whatever it printed before.
const preparations = [['npm', 'run', '-s', 'build'], ['npm', 'run', '-s', 'typecheck']];
const suites = [
	['npx', 'mocha', '--reporter', 'test/reporter.cjs'],
	...['test/vscode/run.mjs'].filter(path => existsSync(path)).map(path => ['node', path]),
];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const command of preparations) {
	if ((await run(command)).code !== 0) close({ passed: 0, failed: 1, skipped: 0 });
}
for (const command of suites) {
	const { code, output } = await run(command);
	const [, passed, failed, skipped] = [...output.matchAll(TOTAL())].at(-1) ?? [];
	total.passed += Number(passed ?? 0);
	total.skipped += Number(skipped ?? 0);
	total.failed += Number(failed ?? 0) || (code === 0 && failed !== undefined ? 0 : 1);
}
close(total);

function TOTAL() {
	return /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;
}

function run([program, ...words]) {
	const started = performance.now();
	return new Promise(resolve => {
		const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
		let output = '';
		child.stdout.on('data', data => {
			output += data;
			process.stdout.write(data);
		});
		child.once('error', error => resolve({ code: String(error), output }));
		child.once('close', code => {
			console.log(`${[program, ...words].join(' ')}: ${((performance.now() - started) / 1000).toFixed(1)} s${code === 0 ? '' : `, exit code ${code}`}\n`);
			resolve({ code, output });
		});
	});
}

function close({ passed, failed, skipped }) {
	console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
	process.exit(failed === 0 ? 0 : 1);
}
