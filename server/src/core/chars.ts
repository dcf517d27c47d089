/** What a UTF-16 code unit may begin, as bits: one table look-up a character feeds all readers. */
export const DIGIT = 1;
export const HANZI_NUMERAL = 2;
export const LATIN = 4;
/** Begins something to be skipped whole: a tag, inline code, a bracketed note. */
export const OPENER = 8;
/** Ends a clause, or the whole line. */
export const CLAUSE_END = 16;
export const SENTENCE_END = 32;
export const SPACE = 64;
/** Leaves no ink: spaces of any width, control and zero-width characters. */
export const BLANK = 128;

export const CLASS = new Uint8Array(65536);

const put = (characters: string, bit: number): void => {
	for (let i = 0; i < characters.length; i += 1) CLASS[characters.charCodeAt(i)] |= bit;
};
const [DIGITS, NUMERALS, OPENERS] = ['0123456789０１２３４５６７８９', '〇零一二两三四五六七八九十百千万亿半几数廿卅', '<`['];
// full-width letters name things too: Ｍ２, ＧＤＰ
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ';
put(DIGITS, DIGIT);
put(NUMERALS, HANZI_NUMERAL);
put(LETTERS, LATIN);
put(OPENERS, OPENER);
/** Whatever a figure or a word may begin with. */
export const STARTERS = DIGITS + NUMERALS + LETTERS + OPENERS;
const STARTER = DIGIT | HANZI_NUMERAL | LATIN | OPENER;
export const isStarterAt = (text: string, at: number): boolean => (classAt(text, at) & STARTER) !== 0;
put('，,；;：:。！？!?\n', CLAUSE_END);
put('。！？!?\n', SENTENCE_END);
put(' \t\u00a0\u3000\u2009\u202f', SPACE);
for (const [from, to] of [[0x00, 0x20], [0x7f, 0xa0], [0xad, 0xad], [0x1680, 0x1680], [0x180e, 0x180e], [0x2000, 0x200f], [0x2028, 0x202f], [0x205f, 0x2064], [0x3000, 0x3000], [0xfeff, 0xfeff]]) {
	for (let code = from; code <= to; code += 1) CLASS[code] |= BLANK;
}

/** The code unit at a place; -1 outside the text, which is like no character. */
export const codeAt = (text: string, at: number): number => (0 <= at && at < text.length ? text.charCodeAt(at) : -1);
export const classAt = (text: string, at: number): number => (0 <= at && at < text.length ? CLASS[text.charCodeAt(at)] : 0);
/** Whether a character stands at a place. */
export const isAt = (text: string, at: number, character: string): boolean => codeAt(text, at) === character.charCodeAt(0);
/** Whether one of some characters stands at a place. */
export function isAnyAt(text: string, at: number, characters: string): boolean {
	const code = codeAt(text, at);
	for (let i = 0; i < characters.length; i += 1) if (characters.charCodeAt(i) === code) return true;
	return false;
}
/** Whether a word of a table stands at a place. */
export function isWordAt(text: string, at: number, word: string): boolean {
	if (at < 0 || text.length < at + word.length) return false;
	for (let i = 0; i < word.length; i += 1) if (text.charCodeAt(at + i) !== word.charCodeAt(i)) return false;
	return true;
}
/** A table by code unit: two loads from arrays, where a map would have to be searched. No code unit, -1, has no row. */
export interface Rows<T> {
	readonly get: (code: number) => T | undefined;
}
/** A table by code unit of what is written by characters. */
export function byCharacter<T>(rows: Readonly<Record<string, T>>): Rows<T> {
	const { places, values, get } = createRows<T>();
	for (const [characters, value] of Object.entries(rows)) {
		const place = values.push(value) - 1;
		for (let i = 0; i < characters.length; i += 1) places[characters.charCodeAt(i)] = place;
	}
	return { get };
}
/** What is spelled, by a code unit that tells it from most others, the longest first. */
export function byFirst<T>(all: readonly T[], codeOf: (one: T) => number, wordOf: (one: T) => string): Rows<readonly T[]> {
	const { places, values, get } = createRows<T[]>();
	for (const one of all) {
		const code = codeOf(one);
		const place = places[code];
		if (place === 0) places[code] = values.push([one]) - 1;
		else values[place]!.push(one);
	}
	for (const list of values) if (list !== undefined && 1 < list.length) list.sort((a, b) => wordOf(b).length - wordOf(a).length);
	return { get };
}
function createRows<T>(): Rows<T> & { readonly places: Uint16Array; readonly values: (T | undefined)[] } {
	const places = new Uint16Array(65536);
	const values: (T | undefined)[] = [undefined];
	return { places, values, get: code => values[places[code & 0xffff]] };
}
/** Words by the code unit that they start with, the longest first. */
export const byStart = (words: readonly string[]): Rows<readonly string[]> => byFirst(words, word => word.charCodeAt(0), word => word);
/** The first of such words that stands at a place, and is fit to. */
export function wordAt(text: string, at: number, words: Rows<readonly string[]>, isFit?: (text: string, start: number, end: number) => boolean): string | undefined {
	const list = words.get(codeAt(text, at));
	if (list === undefined) return undefined;
	for (const word of list) if (isWordAt(text, at, word) && (isFit === undefined || isFit(text, at, at + word.length))) return word;
	return undefined;
}

export const isDigitAt = (text: string, at: number): boolean => (classAt(text, at) & DIGIT) !== 0;
export const isLatinAt = (text: string, at: number): boolean => (classAt(text, at) & LATIN) !== 0;
export const isSpaceAt = (text: string, at: number): boolean => (classAt(text, at) & SPACE) !== 0;
export const isHanAt = (text: string, at: number): boolean => {
	const code = codeAt(text, at);
	return 0x4e00 <= code && code <= 0x9fff;
};
export const isBlankAt = (text: string, at: number): boolean => (classAt(text, at) & BLANK) !== 0;

/** Where the blanks that start at `at` end. */
export function skipBlanks(text: string, at: number, end = text.length): number {
	while (at < end && (CLASS[text.charCodeAt(at)] & BLANK) !== 0) at += 1;
	return at;
}

/** Where the text that ends at `end` ends without its last blanks. */
export function trimBlanks(text: string, start: number, end: number): number {
	while (start < end && (CLASS[text.charCodeAt(end - 1)] & BLANK) !== 0) end -= 1;
	return end;
}
