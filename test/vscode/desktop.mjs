// The suites in a VS Code with a window. With `download` as argument it is fetched if none is at hand.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { unpack } from './package.mjs';

/** The VS Code at hand: where VSCODE says, or where the command `code` leads. */
export function findDesktop() {
	if (process.env.VSCODE) return process.env.VSCODE;
	try {
		return execFileSync(process.platform === 'win32' ? 'where' : 'which', ['code'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0].trim();
	} catch {
		return undefined;
	}
}

if (process.argv[1] === import.meta.filename) {
	await runTests({
		vscodeExecutablePath: findDesktop(),
		extensionDevelopmentPath: await unpack(),
		extensionTestsPath: resolve('dist/test/vscode/node.js'),
		launchArgs: [resolve('docs/examples'), '--disable-extensions', '--disable-workspace-trust'],
	});
}
