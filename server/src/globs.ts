import picomatch from 'picomatch';
import type { Message } from './core/message.ts';

/**
 * Whether paths match a glob: `*` and `?` within a name, `**` across folders, `{a,b}` for either. Everything else stands
 * for itself, brackets too, for names of reports are full of them: 总结(终稿).txt, [2024]总结.txt. A path has "/" between folders.
 */
export function createGlob(glob: string): (path: string) => boolean {
	const matches = picomatch(glob.normalize('NFC').replace(SPECIAL, one => (one.length === 1 ? `\\${one}` : one)), { dot: true, nonegate: true, noextglob: true });
	return path => matches(path.normalize('NFC'));
}
/** What the matcher would take for more than itself; what is escaped stays so. */
const SPECIAL = /\\.|[()[\]!+@|^$"'\\]/gs;

/** A glob that only this path matches; it holds no backslash. */
export const quoteGlob = (path: string): string => path.replace(/[*?{}]/g, '\\$&');

/** What is wrong with a glob that is to be matched with paths below a folder, if something is. */
export function judgeGlob(glob: string): Message | undefined {
	if (glob === '') return { zh: '应为文件路径或通配符，如 "2025/**"', en: 'should be a path or a glob, such as "2025/**"' };
	if (glob.startsWith('/') || DRIVE.test(glob)) return { zh: '应为相对路径：从本文件所在的文件夹算起', en: 'should be relative to the folder of this file' };
	if (glob.startsWith('./') || glob.split('/').includes('..')) return { zh: '应只含文件夹名和文件名，不用 ./ 和 ../', en: 'should hold names of folders and files only, no ./ and no ../' };
	if (BACKSLASH.test(glob)) return { zh: '文件夹之间用 /，不用 \\', en: 'write / between folders, not \\' };
	// A matcher goes back and forth between wildcards: a pattern of many could keep it busy for hours.
	if (MOST_STARS < glob.split(STARS).length - 1) return { zh: `* 最多 ${MOST_STARS} 处`, en: `no more than ${MOST_STARS} wildcards` };
	return undefined;
}
const DRIVE = /^[A-Za-z]:/;
const BACKSLASH = /\\(?![*?{}])/;
const STARS = /\*+/;
const MOST_STARS = 6;
