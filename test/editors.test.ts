import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** What an editor was told of the report. */
interface Told {
	readonly diagnostics: readonly { readonly text: string; readonly message: string }[];
	readonly hover: string;
	readonly symbols: readonly string[];
}

const REPORT = '一、整改情况\n全镇共排查隐患房屋180栋，已整改178栋，整改率96.9%。\n二、下一步工作\n继续整改。\n';

// The configurations that docs/editors.md tells to use are those that are loaded here.
suite('other editors, headless, with the configuration of the documentation', () => {
	let home: string;
	suiteSetup(() => {
		home = mkdtempSync(join(tmpdir(), 'tieout-editors-'));
		symlinkSync(resolve('dist/cli.js'), join(home, 'tieout'));
		for (const name of ['整改.report', '整改.txt', '整改.md']) writeFileSync(join(home, name), REPORT);
	});
	suiteTeardown(() => rmSync(home, { recursive: true, force: true }));

	const editors: Readonly<Record<string, { readonly command: string; readonly probe: readonly string[]; readonly packages: string; readonly files: readonly string[]; readonly args: (file: string) => string[] }>> = {
		Neovim: {
			command: 'nvim',
			probe: ['--version'],
			packages: 'neovim',
			files: ['整改.report', '整改.txt', '整改.md'],
			args: file => ['--headless', '-n', '-i', 'NONE', '-u', resolve('docs/editors/neovim.lua'), file, '-c', `luafile ${resolve('test/editors/neovim.lua')}`],
		},
		Emacs: {
			command: 'emacs',
			probe: ['--batch', '-l', 'eglot'],
			packages: 'emacs-nox elpa-eglot',
			// Markdown has a mode of its own in a package of its own.
			files: ['整改.report', '整改.txt'],
			args: file => ['--batch', '-l', resolve('docs/editors/emacs.el'), '-l', resolve('test/editors/emacs.el'), file],
		},
	};
	for (const [editor, { command, probe, packages, files, args }] of Object.entries(editors)) {
		for (const name of files) {
			test(`${editor} shows what does not hold in ${name}`, async function () {
				if (!runs(command, probe)) {
					console.log(`      ${editor} is not there: apt-get install ${packages}`);
					this.skip();
				}
				const { stdout } = await promisify(execFile)(command, args(join(home, name)), {
					cwd: home, timeout: 50_000, env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home, PATH: home + delimiter + process.env.PATH, LC_ALL: 'C.UTF-8' },
				});
				const told: Told = JSON.parse(stdout);
				assert.deepEqual(told.diagnostics.map(({ text }) => text), ['96.9%']);
				assert.match(told.diagnostics[0].message, /178 ?÷ ?180/);
				assert.match(told.hover.replaceAll('\\', ''), /178 ÷ 180/);
				assert.match(told.symbols.join(' '), /整改情况.*下一步工作/);
			});
		}
	}
});

function runs(command: string, args: readonly string[]): boolean {
	try {
		execFileSync(command, args, { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
