import { isDigitAt, isLatinAt } from './chars.ts';
import type { PlacedTable } from './placedTables.ts';

/** A row's name in a text, and the rows that bear it. */
export interface RowName {
	readonly start: number;
	readonly end: number;
	/** The name in lower case. */
	readonly name: string;
}

/** Finds the names of rows in a text, the longest at each place. */
export type FindRowNames = (text: string, start: number, end: number) => RowName[];

/** Collects the names of the rows of some tables, so that a text is searched for all of them at once. */
export function createRowNameFinder(tables: readonly PlacedTable[]): FindRowNames {
	/** Names by their first two characters, the longest first. */
	const names = new Map<string, string[]>();
	const firsts = new Uint8Array(65536);
	const known = new Set<string>();
	for (const { rows } of tables) {
		for (const name of rows.keys()) {
			if (known.has(name) || !mayBeNamed(name)) continue;
			known.add(name);
			const key = name.slice(0, 2);
			names.set(key, [...(names.get(key) ?? []), name]);
			firsts[name.charCodeAt(0)] = 1;
		}
	}
	for (const list of names.values()) list.sort((a, b) => b.length - a.length);
	return (text, start, end) => {
		const mentions: RowName[] = [];
		const lower = text.slice(start, end).toLowerCase();
		for (let at = 0; at < lower.length - 1; at += 1) {
			if (firsts[lower.charCodeAt(at)] === 0) continue;
			const name = names.get(lower.slice(at, at + 2))?.find(one => lower.startsWith(one, at) && isWhole(text, start + at, start + at + one.length));
			if (name === undefined) continue;
			mentions.push({ start: start + at, end: start + at + name.length, name });
			at += name.length - 1;
		}
		return mentions;
	};
}

/** Names of a character or two of Latin, bare numbers and words for what is left over name nothing in a text. */
const mayBeNamed = (name: string): boolean => 2 <= name.length && name.length <= 60 && !NO_NAME.test(name);
const NO_NAME = /^(?:[a-z]{1,2}|[0-9.,%\s-]+|其他|其它|其余|合计|总计|小计|共计|总数|平均|全部|是|否|男|女|others?|total|all|none|yes|no|and|the|average|number|amount|name|date|year|time|other .{0,10})$/;

/** A Latin name stands between blanks or marks. */
function isWhole(text: string, start: number, end: number): boolean {
	const isWord = (at: number) => isLatinAt(text, at) || isDigitAt(text, at);
	return !(isWord(start - 1) && isWord(start)) && !(isWord(end) && isWord(end - 1));
}
