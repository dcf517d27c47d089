// The suites inside real VS Codes, on the package that users install: `npm run test:vscode [node] [web] [screen] [desktop]`.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { runTests } from './browser.mjs';
import { install } from './hosts.mjs';
import { emptyExtension, startNodeHost } from './nodeHost.mjs';
import { pack, unpack, vsix } from './package.mjs';
import { start } from './processes.mjs';
import { startWebHost } from './webHost.mjs';

const TOTAL = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;
const tests = resolve('dist/test/vscode');
const folder = resolve('docs/examples');

const suites = {
	/** In the extension host of a server. */
	async node(tell) {
		install('browser', 'node');
		const host = await startNodeHost({ vsix, folder, tests: join(tests, 'node.js') });
		try {
			await runTests(host.address(), tell);
		} finally {
			host.stop();
		}
	},
	/** In a web worker. */
	async web(tell) {
		install('browser', 'web');
		writeFileSync(join(tests, 'web/package.json'), emptyExtension);
		const host = await startWebHost({ extension: await unpack(), folder, tests: join(tests, 'web/web.js') });
		try {
			await runTests(host.address, tell);
		} finally {
			host.stop();
		}
	},
	/** Through the workbench, as a writer sees it. */
	async screen(tell) {
		install('browser', 'node', 'web', 'chinese');
		await listen(start(process.execPath, ['node_modules/mocha/bin/mocha.js', '--no-config', '--ui', 'tdd', '--timeout', '90000', '--reporter', 'test/reporter.cjs', 'test/vscode/screen/*.test.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] }), tell);
	},
	/** In a VS Code with a window, if one is named or asked for. */
	async desktop(tell) {
		if (process.env.VSCODE === undefined && named.length === 0) {
			console.log('VSCODE=path/of/its/executable names a VS Code with a window; `npm run test:vscode desktop` fetches one');
			return tell('0 passed, 0 failed, 1 skipped');
		}
		await listen(start(process.execPath, ['test/vscode/desktop.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] }), tell);
	},
};

const named = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
pack();
for (const name of named.length === 0 ? Object.keys(suites) : named) await run(name);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);

/** A suite that does not come to its total has failed, whatever it told before. */
async function run(name) {
	console.log(`\n${name}`);
	const started = performance.now();
	let closed = false;
	const tell = line => {
		const [, passed, failed, skipped] = TOTAL.exec(line) ?? [];
		if (passed === undefined) return console.log(line);
		closed = true;
		total.passed += Number(passed);
		total.failed += Number(failed);
		total.skipped += Number(skipped ?? 0);
		console.log(`${name}: ${line} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
	};
	try {
		await suites[name](tell);
	} catch (error) {
		console.error(error);
	}
	if (closed) return;
	total.failed += 1;
	console.log(`${name}: the tests did not run to their end`);
}

/** Tells what a program prints, line by line, until it ends. */
async function listen(child, tell) {
	for await (const line of createInterface(child.stdout)) tell(line);
}
