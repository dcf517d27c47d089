import type { Message } from './core/message.ts';

/**
 * Whether paths match a glob: `*` and `?` within a name, `**` across folders, `{a,b}` for either. Everything else stands
 * for itself, brackets too, for names of reports are full of them: 总结(终稿).txt, [2024]总结.txt. A path has "/" between folders.
 * It takes no longer than glob and path are long, multiplied: globs and names come from whoever sends a folder.
 */
export function createGlob(glob: string): (path: string) => boolean {
	const patterns = (expandBraces(glob.normalize('NFC')) ?? []).map(one => one.split('/').map(readName));
	const isFolders = (name: Name) => name === FOLDERS;
	const isNamed = (name: Name, one: string) => name !== FOLDERS && matches(name, [...one], part => part === ANY, (part, character) => part === ONE || part === character);
	return path => {
		const names = path.normalize('NFC').split('/');
		return patterns.some(pattern => matches(pattern, names, isFolders, isNamed));
	};
}

/** A glob that only this path matches; it holds no backslash. */
export const quoteGlob = (path: string): string => path.replace(/[*?{}]/g, '\\$&');

/** What is wrong with a glob that is to be matched with paths below a folder, if something is. */
export function judgeGlob(glob: string): Message | undefined {
	if (glob === '') return { zh: '应为文件路径或通配符，如 "2025/**"', en: 'should be a path or a glob, such as "2025/**"' };
	if (glob.startsWith('/') || DRIVE.test(glob)) return { zh: '应为相对路径：从本文件所在的文件夹算起', en: 'should be relative to the folder of this file' };
	if (glob.startsWith('./') || glob.split('/').includes('..')) return { zh: '应只含文件夹名和文件名，不用 ./ 和 ../', en: 'should hold names of folders and files only, no ./ and no ../' };
	if (BACKSLASH.test(glob)) return { zh: '文件夹之间用 /，不用 \\', en: 'write / between folders, not \\' };
	if (LONGEST_GLOB < glob.length || expandBraces(glob) === undefined) return { zh: `过长，或 {…} 的组合超过 ${MOST_ALTERNATIVES} 种`, en: `too long, or more than ${MOST_ALTERNATIVES} combinations of {…}` };
	return undefined;
}
const DRIVE = /^[A-Za-z]:/;
const BACKSLASH = /\\(?![*?{}])/;
const LONGEST_GLOB = 2000;
const MOST_ALTERNATIVES = 100;

/** The globs without braces that one with braces stands for; undefined if they are too many. Braces around no choice stand for themselves. */
function expandBraces(glob: string): string[] | undefined {
	const [open, done] = [[glob], [] as string[]];
	for (let one = open.pop(); one !== undefined; one = open.pop()) {
		const [braces, inner] = INNERMOST.exec(one) ?? [];
		if (braces === undefined || inner === undefined) done.push(one);
		else {
			const at = INNERMOST.exec(one)!.index;
			const parts = inner.includes(',') ? inner.split(',') : [`\\{${inner}\\}`];
			for (const part of parts.reverse()) open.push(one.slice(0, at) + part + one.slice(at + braces.length));
		}
		if (MOST_ALTERNATIVES < open.length + done.length) return undefined;
	}
	return done;
}
const INNERMOST = /(?<!\\)\{((?:[^{}\\]|\\.)*)\}/s;

/** The characters of a name, with signs for what stands for others; or the sign for any folders. */
type Name = typeof FOLDERS | readonly (string | typeof ANY | typeof ONE)[];
const FOLDERS = Symbol('**');
const ANY = Symbol('*');
const ONE = Symbol('?');

function readName(glob: string): Name {
	if (glob === '**') return FOLDERS;
	return Array.from(glob.matchAll(PART), ([part]) => (part === '?' ? ONE : part.startsWith('*') ? ANY : part.length === 1 ? part : part.replace(/^\\/, '')));
}
const PART = /\*+|\\.|./gsu;

/** Matches a list with a pattern in which some elements stand for any number of items. Only the last of these is ever taken back, which is enough. */
function matches<P, T>(pattern: readonly P[], items: readonly T[], isMany: (element: P) => boolean, isOne: (element: P, item: T) => boolean): boolean {
	let [at, item, lastMany, from] = [0, 0, -1, 0];
	while (item < items.length) {
		if (at < pattern.length && isMany(pattern[at])) {
			[lastMany, from] = [at, item];
			at += 1;
		} else if (at < pattern.length && isOne(pattern[at], items[item])) {
			at += 1;
			item += 1;
		} else if (0 <= lastMany) {
			from += 1;
			[at, item] = [lastMany + 1, from];
		} else return false;
	}
	while (at < pattern.length && isMany(pattern[at])) at += 1;
	return at === pattern.length;
}
