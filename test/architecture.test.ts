import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

// Who may import whom: see server/README.md. A folder may import itself and what stands here.
const allowed: Record<string, readonly string[]> = {
	'server/src/core': [],
	'server/src/rules': ['server/src/core'],
	'server/src/profiles': ['server/src/core'],
	'server/src/features': ['server/src/core', 'server/src/rules', 'vscode-languageserver-types', 'vscode-languageserver-textdocument'],
	'server/src/cli': ['server/src/core', 'server/src/rules', 'server/src/node', 'server/src', 'node:'],
	'server/src/node': ['server/src', 'server/src/core', 'vscode-jsonrpc', 'node:'],
	'server/src/browser': ['server/src', 'vscode-jsonrpc'],
	'server/src': ['ignore', 'jsonc-parser', 'server/src/core', 'server/src/rules', 'server/src/profiles', 'server/src/features', 'vscode-jsonrpc', 'vscode-languageserver', 'vscode-languageserver-types', 'vscode-languageserver-textdocument'],
	'client/src': ['fflate', 'vscode'],
	'client/src/node': ['client/src', 'vscode', 'node:'],
	'client/src/browser': ['client/src', 'vscode'],
};

const folders = Object.keys(allowed).sort((a, b) => b.length - a.length);
const folderOf = (path: string) => folders.find(folder => path === folder || path.startsWith(`${folder}/`));
const sources = ['server/src', 'client/src'].filter(root => existsSync(root)).flatMap(root => readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts')).map(name => join(root, name)));

const IMPORT = /^(?:import|export) (?:[^;'"]*? from )?'([^']+)';$/gm;

suite('architecture', () => {
	test('layers import only what stands below them', () => {
		const wrong: string[] = [];
		for (const path of sources) {
			const own = folderOf(path)!;
			for (const [, target] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
				const place = target.startsWith('.') ? folderOf(relative('.', resolve(path, '..', target))) : target;
				const fine = place === own || allowed[own].some(one => place === one || (!target.startsWith('.') && place!.startsWith(one)));
				if (!fine) wrong.push(`${path} imports ${target}`);
			}
		}
		assert.deepEqual(wrong, []);
		assert.ok(10 < sources.length);
	});

	// What is copied to be added to takes the square of its length. Tables of the product's own are short, and made once.
	test('no list that grows with the text is copied to be added to', () => {
		const own = ['server/src/core/units.ts', 'server/src/core/hedges.ts', 'server/src/core/chars.ts', 'server/src/core/words.ts', 'server/src/core/analysis.ts'];
		const copying = sources.filter(path => /\.set\([^;]*\[\.\.\.\(?\w+\.get\(/.test(readFileSync(path, 'utf8')));
		assert.deepEqual(copying.filter(path => !own.includes(path)), []);
	});
});
