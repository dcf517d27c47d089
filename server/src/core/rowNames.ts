import { DIGIT, LATIN, classAt } from './chars.ts';

/** A row's name in a text. */
export interface RowName {
	readonly start: number;
	readonly end: number;
	/** The name in lower case. */
	readonly name: string;
}

/** Finds the names of rows in a text, the longest at each place. */
export type FindRowNames = (text: string, start: number, end: number) => RowName[];

/** Takes the names of rows, in lower case, so that a text is searched for all of them at once. */
export function createRowNameFinder(rows: Iterable<string>): FindRowNames {
	const names = new Set<string>();
	/** The lengths of the names that begin with two characters, the longest first. */
	const lengths = new Map<string, number[]>();
	const pairs = new Uint8Array(PAIRS);
	for (const name of rows) {
		if (!mayBeNamed(name)) continue;
		names.add(name);
		const key = name.slice(0, 2);
		const known = lengths.get(key);
		if (known === undefined) lengths.set(key, [name.length]);
		else if (!known.includes(name.length)) known.push(name.length);
		pairs[pairOf(name.charCodeAt(0), name.charCodeAt(1))] = 1;
	}
	for (const list of lengths.values()) list.sort((a, b) => b - a);
	return (text, start, end) => {
		const found: RowName[] = [];
		const lower = text.slice(start, end).toLowerCase();
		let wasWord = isWordAt(text, start - 1);
		for (let at = 0; at < lower.length - 1; at += 1) {
			const isWord = isWordAt(text, start + at);
			const isInside = wasWord && isWord;
			wasWord = isWord;
			if (isInside || pairs[pairOf(lower.charCodeAt(at), lower.charCodeAt(at + 1))] === 0) continue;
			const length = lengths.get(lower.slice(at, at + 2))?.find(one => names.has(lower.slice(at, at + one)) && endsThere(text, start + at + one));
			if (length === undefined) continue;
			found.push({ start: start + at, end: start + at + length, name: lower.slice(at, at + length) });
			at += length - 1;
			wasWord = isWordAt(text, start + at);
		}
		return found;
	};
}

/** Which of a table's places two characters have; few pairs share one. */
const pairOf = (first: number, second: number): number => (first * 31 + second) & (PAIRS - 1);
const PAIRS = 1 << 14;

/** Names of a character or two of Latin, bare numbers and words for what is left over name nothing in a text. */
const mayBeNamed = (name: string): boolean => YEAR.test(name) || (2 <= name.length && name.length <= 60 && !NO_NAME.test(name));
const YEAR = /^(?:19|20)[0-9]{2}$/;
const NO_NAME = /^(?:[a-z]{1,2}|[0-9.,%\s-]+|其他|其它|其余|合计|总计|小计|共计|总数|平均|全部|是|否|男|女|others?|total|all|none|yes|no|and|the|average|number|amount|name|date|year|time|other .{0,10})$/;

/** A Latin name stands between blanks or marks. */
const endsThere = (text: string, end: number): boolean => !(isWordAt(text, end) && isWordAt(text, end - 1));
const isWordAt = (text: string, at: number): boolean => (classAt(text, at) & (LATIN | DIGIT)) !== 0;
