// The suites in a VS Code with a window: the one that VSCODE names, else one that is fetched.
import { resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { unpack } from './package.mjs';

await runTests({
	vscodeExecutablePath: process.env.VSCODE,
	extensionDevelopmentPath: await unpack(),
	extensionTestsPath: resolve('dist/test/vscode/node.js'),
	launchArgs: [resolve('docs/examples'), '--disable-extensions', '--disable-workspace-trust'],
});
