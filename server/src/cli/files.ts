import { basename, resolve, sep } from 'node:path';
import type { Message } from '../core/message.ts';
import { createGlob } from '../globs.ts';
import { kindOf, walk } from '../node/walk.ts';

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
		const found = kind === 'folder' ? walk(path, name => REPORT_NAME.test(name)) : walkGlob(path);
		for await (const file of found) {
			add(file);
			count += 1;
		}
		if (count === 0 && kind === 'folder') empty.push(path);
		if (count === 0 && kind === undefined) missing.push({ path, message: { zh: '没有与之匹配的文件', en: 'no file matches' } });
	}
	return { files: [...files.values()], missing, empty };
}
const GLOB_SIGN = /[*?{]/;
/** What a folder's files are taken by. */
export const REPORT_NAME = /\.(?:txt|md|markdown|report)$/i;

/** The files that a glob matches, below the folder that it names before its first sign. */
function walkGlob(glob: string): AsyncIterable<string> {
	const posix = sep === '/' ? glob : glob.replaceAll(sep, '/');
	const names = posix.split('/');
	const root = names.slice(0, names.findIndex(name => GLOB_SIGN.test(name))).join('/');
	const matches = createGlob(posix.replace(/^\.\//, ''));
	return walk(posix.startsWith('/') && root === '' ? '/' : root || '.', (_name, path) => matches(path.replaceAll(sep, '/').replace(/^\.\//, '')));
}

/** Markdown joins lines into paragraphs; everything else has a paragraph a line. */
export const formatOf = (path: string): 'markdown' | 'text' => (/\.(?:md|markdown)$/i.test(basename(path)) ? 'markdown' : 'text');
