import { type Dirent, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Files below a folder, by name; hidden ones, node_modules and what git ignores are left out, links to folders not followed. */
export async function* walk(root: string, accept: (name: string, path: string) => boolean): AsyncIterable<string> {
	const above: Ignore[] = [];
	for (const folder of foldersUpward(resolve(root)).toReversed()) above.push(...await readIgnore(folder));
	yield* walkFolder(root, above);

	async function* walkFolder(folder: string, ignores: readonly Ignore[]): AsyncIterable<string> {
		if (kindOf(folder) !== 'folder') return;
		const entries = list(folder);
		// Who reads a folder that cannot be listed is told why.
		if (entries === undefined) yield folder;
		for (const entry of entries ?? []) {
			const path = folder === '.' ? entry.name : join(folder, entry.name);
			const isFolder = entry.isDirectory();
			if (entry.name.startsWith('.') || entry.name === 'node_modules' || isIgnored(resolve(path), isFolder, ignores)) continue;
			if (isFolder) yield* walkFolder(path, [...ignores, ...await readIgnore(resolve(path))]);
			else if ((entry.isFile() || (entry.isSymbolicLink() && kindOf(path) === 'file')) && accept(entry.name, path)) yield path;
		}
	}
}

type Ignore = { readonly folder: string; readonly test: (path: string) => { readonly ignored: boolean; readonly unignored: boolean } };

/** The folder and those above it, up to the root of its repository: none above it if it is in none. */
function foldersUpward(folder: string): string[] {
	const folders = [folder];
	while (!existsSync(join(folders.at(-1)!, '.git'))) {
		const parent = dirname(folders.at(-1)!);
		if (parent === folders.at(-1)) return [folder];
		folders.push(parent);
	}
	return folders;
}

async function readIgnore(folder: string): Promise<Ignore[]> {
	const path = join(folder, '.gitignore');
	if (!existsSync(path)) return [];
	const { default: ignore } = await import('ignore');
	const text = read(path);
	if (text === undefined) return [];
	const matcher = ignore().add(text);
	return [{ folder, test: one => matcher.test(one) }];
}

/** The innermost file that says something counts, as with git. */
function isIgnored(path: string, isFolder: boolean, ignores: readonly Ignore[]): boolean {
	let ignored = false;
	for (const { folder, test } of ignores) {
		const told = test(relative(folder, path).replaceAll(sep, '/') + (isFolder ? '/' : ''));
		if (told.ignored || told.unignored) ignored = told.ignored;
	}
	return ignored;
}

/** What cannot be looked at, such as links that go in a circle, is taken for a file: who reads it is told why. */
export function kindOf(path: string): 'file' | 'folder' | undefined {
	try {
		const stat = statSync(path, { throwIfNoEntry: false });
		if (stat === undefined) return undefined;
		return stat.isDirectory() ? 'folder' : 'file';
	} catch {
		return 'file';
	}
}

function list(folder: string): Dirent[] | undefined {
	try {
		return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch {
		return undefined;
	}
}

function read(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
