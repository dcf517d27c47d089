import { isDigitAt, isLatinAt } from './chars.ts';

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
	const firsts = new Uint8Array(65536);
	for (const name of rows) {
		if (!mayBeNamed(name)) continue;
		names.add(name);
		const key = name.slice(0, 2);
		const known = lengths.get(key);
		if (known === undefined) lengths.set(key, [name.length]);
		else if (!known.includes(name.length)) known.push(name.length);
		firsts[name.charCodeAt(0)] = 1;
	}
	for (const list of lengths.values()) list.sort((a, b) => b - a);
	return (text, start, end) => {
		const found: RowName[] = [];
		const lower = text.slice(start, end).toLowerCase();
		for (let at = 0; at < lower.length - 1; at += 1) {
			if (firsts[lower.charCodeAt(at)] === 0) continue;
			const length = lengths.get(lower.slice(at, at + 2))?.find(one => names.has(lower.slice(at, at + one)) && isWhole(text, start + at, start + at + one));
			if (length === undefined) continue;
			found.push({ start: start + at, end: start + at + length, name: lower.slice(at, at + length) });
			at += length - 1;
		}
		return found;
	};
}

/** Names of a character or two of Latin, bare numbers and words for what is left over name nothing in a text. */
const mayBeNamed = (name: string): boolean => YEAR.test(name) || (2 <= name.length && name.length <= 60 && !NO_NAME.test(name));
const YEAR = /^(?:19|20)[0-9]{2}$/;
const NO_NAME = /^(?:[a-z]{1,2}|[0-9.,%\s-]+|其他|其它|其余|合计|总计|小计|共计|总数|平均|全部|是|否|男|女|others?|total|all|none|yes|no|and|the|average|number|amount|name|date|year|time|other .{0,10})$/;

/** A Latin name stands between blanks or marks. */
function isWhole(text: string, start: number, end: number): boolean {
	const isWord = (at: number) => isLatinAt(text, at) || isDigitAt(text, at);
	return !(isWord(start - 1) && isWord(start)) && !(isWord(end) && isWord(end - 1));
}
