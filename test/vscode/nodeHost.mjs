// VS Code as a server, with the packaged extension installed: its extensions run in Node. A browser shows the workbench.
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chinese, nodeHost } from './hosts.mjs';
import { freePort, start, stop, untilServed } from './processes.mjs';

/**
 * Shows a copy of a folder, or an empty one. `tests` names a module whose run() the extension host is to run. Profile and copy are new, and
 * go away with this process. It shows English, or Chinese if `isChinese`.
 */
export async function startNodeHost({ vsix, folder, tests, settings = {}, isChinese = false }) {
	const home = mkdtempSync(join(tmpdir(), 'tieout-vscode-'));
	process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
	const copy = join(home, 'workspace');
	if (folder === undefined) mkdirSync(copy);
	else cpSync(folder, copy, { recursive: true });

	mkdirSync(join(home, 'user/Machine'), { recursive: true });
	writeFileSync(join(home, 'user/Machine/settings.json'), JSON.stringify(settings));

	if (isChinese) await writeLanguagePack(join(home, 'user'));
	const log = openSync(join(home, 'server.log'), 'w');
	const environment = { ...process.env, HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home };
	const places = ['--server-data-dir', join(home, 'server'), '--user-data-dir', join(home, 'user'), '--extensions-dir', join(home, 'extensions'), '--accept-server-license-terms'];
	const vscode = (...args) => start(process.execPath, [join(nodeHost.vscode, 'out/server-main.js'), ...places, ...args], { env: environment, stdio: ['ignore', log, log] });
	const install = vscode('--install-extension', vsix, '--force');
	const [code] = await once(install, 'exit');
	if (code !== 0) throw new Error(`VS Code did not install ${vsix}\n${readFileSync(join(home, 'server.log'), 'utf8')}`);

	const port = await freePort();
	const authority = `127.0.0.1:${port}`;
	// VS Code that is told of tests keeps its dialogs back: a person is to see them.
	const server = vscode('--host', '127.0.0.1', '--port', String(port), '--without-connection-token', ...(tests === undefined ? [] : ['--enable-smoke-test-driver']), '--disable-telemetry', '--disable-workspace-trust', '--locale', isChinese ? 'zh-cn' : 'en');
	await untilServed(`http://${authority}/version`, server);

	const remote = path => `vscode-remote://${authority}${path}`;
	const payload = [];
	if (tests !== undefined) {
		// The tests are run only beside some extension in development; this one is empty.
		const development = join(home, 'development');
		mkdirSync(development);
		writeFileSync(join(development, 'package.json'), emptyExtension);
		payload.push(['extensionDevelopmentPath', remote(development)], ['extensionTestsPath', remote(tests)]);
	}
	return {
		folder: copy,
		/** The address of the workbench, with a file opened if one is named. */
		address(name) {
			const opened = name === undefined ? [] : [['openFile', remote(join(copy, name))]];
			return `http://${authority}/?folder=${encodeURI(copy)}&payload=${encodeURIComponent(JSON.stringify([...payload, ...opened]))}`;
		},
		stop: () => stop(server),
	};
}

/** As VS Code notes down a language pack that is installed. */
async function writeLanguagePack(folder) {
	const words = join(folder, 'main.i18n.json');
	const { default: contents } = await import(pathToFileURL(chinese.words).href);
	writeFileSync(words, JSON.stringify({ contents }));
	const pack = { hash: chinese.version, extensions: [{ extensionIdentifier: { id: 'ms-ceintl.vscode-language-pack-zh-hans' }, version: chinese.version }], translations: { vscode: words }, label: '中文(简体)' };
	writeFileSync(join(folder, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
}

export const emptyExtension = JSON.stringify({ name: 'tests', publisher: 'tests', version: '0.0.1', engines: { vscode: '*' } });
