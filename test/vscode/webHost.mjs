// VS Code for the Web without a server: its extensions run in a web worker. What is saved stays in the page's memory.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, start, stop, untilServed } from './processes.mjs';

/** Shows a folder, with an extension that is unpacked in a folder. `tests` names a module whose run() the worker is to run. */
export async function startWebHost({ extension, folder, tests, port }) {
	port ??= await freePort();
	// The tests are run only beside some extension in development: beside them lies an empty one.
	const testing = tests === undefined ? {} : { extensionDevelopmentPath: dirname(tests), extensionTestsPath: tests };
	const options = { port, folderPath: folder, extensionPaths: [extension], ...testing };
	const server = start(process.execPath, [fileURLToPath(new URL('webServer.mjs', import.meta.url)), JSON.stringify(options)], { stdio: process.env.VERBOSE ? 'inherit' : 'ignore' });
	const address = `http://localhost:${port}/`;
	await untilServed(address, server);
	return { address, stop: () => stop(server) };
}
