import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Message } from '../core/message.ts';

/** What the command line's paths stand for. */
export interface Found {
	/** Files as the user may name them, in order, none twice; "-" is standard input. */
	readonly files: readonly string[];
	/** Paths that stand for nothing, each with the reason. */
	readonly missing: readonly { readonly path: string; readonly message: Message }[];
	/** Folders and globs in which there is no report. */
	readonly empty: readonly string[];
}

/** Expands files, folders and globs. A file that is named is taken whatever its name; folders give what looks like text. */
export async function findFiles(paths: readonly string[]): Promise<Found> {
	const files = new Map<string, string>();
	const missing: Found['missing'][number][] = [];
	const empty: string[] = [];
	const add = (path: string) => {
		const key = path === '-' ? path : resolve(path);
		if (!files.has(key)) files.set(key, path);
	};
	for (const path of paths) {
		const kind = path === '-' ? 'file' : kindOf(path);
		if (kind === 'file') {
			add(path);
			continue;
		}
		if (kind === undefined && !GLOB_SIGN.test(path)) {
			missing.push({ path, message: { zh: '没有这个文件或文件夹', en: 'no such file or folder' } });
			continue;
		}
		let count = 0;
		const found = kind === 'folder' ? walk(path, name => REPORT_NAME.test(name)) : await walkGlob(path);
		for await (const file of found) {
			add(file);
			count += 1;
		}
		if (count === 0 && kind === 'folder') empty.push(path);
		if (count === 0 && kind === undefined) missing.push({ path, message: { zh: '没有与之匹配的文件', en: 'no file matches' } });
	}
	return { files: [...files.values()], missing, empty };
}
const GLOB_SIGN = /[*?[{!]/;
/** What a folder's files are taken by. */
export const REPORT_NAME = /\.(?:txt|md|markdown|report)$/i;

function kindOf(path: string): 'file' | 'folder' | undefined {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (stat === undefined) return undefined;
	return stat.isDirectory() ? 'folder' : 'file';
}

/** Loads the matcher only when there is something to match. */
async function walkGlob(glob: string): Promise<AsyncIterable<string>> {
	const { default: picomatch } = await import('picomatch');
	const posix = sep === '/' ? glob : glob.replaceAll(sep, '/');
	const { base } = picomatch.scan(posix);
	const matches = picomatch(posix.replace(/^\.\//, ''));
	const root = base === '' ? '.' : base;
	return walk(root, (_name, path) => matches(path.replaceAll(sep, '/').replace(/^\.\//, '')));
}

type Ignore = { readonly folder: string; readonly test: (path: string) => { readonly ignored: boolean; readonly unignored: boolean } };

/** Files below a folder, by name; hidden ones, node_modules and what git ignores are left out, links to folders not followed. */
async function* walk(root: string, accept: (name: string, path: string) => boolean): AsyncIterable<string> {
	const above: Ignore[] = [];
	for (const folder of foldersUpward(resolve(root)).toReversed()) above.push(...await readIgnore(folder));
	yield* walkFolder(root, above);

	async function* walkFolder(folder: string, ignores: readonly Ignore[]): AsyncIterable<string> {
		if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
		for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
			const path = folder === '.' ? entry.name : join(folder, entry.name);
			const isFolder = entry.isDirectory();
			if (entry.name.startsWith('.') || entry.name === 'node_modules' || isIgnored(resolve(path), isFolder, ignores)) continue;
			if (isFolder) yield* walkFolder(path, [...ignores, ...await readIgnore(resolve(path))]);
			else if ((entry.isFile() || (entry.isSymbolicLink() && kindOf(path) === 'file')) && accept(entry.name, path)) yield path;
		}
	}
}

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
	const matcher = ignore().add(readFileSync(path, 'utf8'));
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

/** Markdown joins lines into paragraphs; everything else has a paragraph a line. */
export const formatOf = (path: string): 'markdown' | 'text' => (/\.(?:md|markdown)$/i.test(basename(path)) ? 'markdown' : 'text');
