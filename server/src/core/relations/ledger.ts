import type { PlacedContent } from '../content.ts';
import type { Quantity } from '../quantities.ts';
import { firstFrom } from '../search.ts';
import { shiftQuantity } from '../shift.ts';
import { FAR } from '../span.ts';
import type { NamedAmount, Names } from './names.ts';

/** A named amount in its place in the document. */
export interface Entry extends NamedAmount {
	readonly place: PlacedContent;
	/** Rises from one of the document's amounts to the next. */
	readonly index: number;
	/** The question for which it was looked at last: a name shares several pairs with a key. */
	question: number;
}

/** The amounts of a document by their names, kept from one revision to the next. */
export interface Ledger {
	/** All amounts, in order. */
	readonly entries: readonly Entry[];
	/** The fitting ones among the amounts whose names may mean what a key says: nearest before a place first, totals before others. */
	readonly byName: (key: string, before: number, fits: (entry: Entry) => boolean) => Entry[];
	/** Starts to write down the pairs that are asked for; the function returned ends it and tells them. */
	readonly record: () => () => readonly number[];
	readonly add: (place: PlacedContent) => void;
	readonly remove: (place: PlacedContent) => void;
	/** Tells, if anything has changed since this was asked last, what claims may be told something else. */
	readonly openChanges: () => IsOther | undefined;
}

/** Whether what a claim was told may be another: `pairs` at a place, and so many amounts before it. */
export type IsOther = (at: number, pairs: readonly number[], nearest: number) => boolean;

/** Where a claim must stand to have seen a change: behind it, up to where so many others hide it. */
interface Range {
	from: number;
	to: number;
}

/** `select` tells what of a block's names it keeps. */
export function createLedger(select: (names: Names) => readonly NamedAmount[]): Ledger {
	const entries: Entry[] = [];
	const pairs = new Map<number, { readonly totals: Entry[]; readonly others: Entry[] }>();
	let question = 0;
	let asked: Set<number> | undefined;
	let changed = new Map<number, Range>();
	let changedNear: Range = { ...NOWHERE };

	const change = (entry: Entry, edit: (list: Entry[], entry: Entry) => number) => {
		extend(changedNear, entry.index, entries[edit(entries, entry) + NEAREST]?.index);
		for (const pair of pairsOf(entry.key)) {
			let lists = pairs.get(pair);
			if (lists === undefined) pairs.set(pair, (lists = { totals: [], others: [] }));
			const list = entry.isTotal ? lists.totals : lists.others;
			const at = edit(list, entry);
			const range = changed.get(pair) ?? { ...NOWHERE };
			changed.set(pair, range);
			extend(range, entry.index, list[at + MOST]?.index);
			if (lists.totals.length + lists.others.length === 0) pairs.delete(pair);
		}
	};
	return {
		entries,
		byName(key, before, fits) {
			question += 1;
			const found: Entry[] = [];
			for (let at = 0; at + 1 < key.length; at += 1) {
				const pair = pairAt(key, at);
				asked?.add(pair);
				const sharing = pairs.get(pair);
				if (sharing === undefined) continue;
				for (const list of [sharing.totals, sharing.others]) {
					const last = firstAfter(list, before) - 1;
					for (let place = last; 0 <= place && last - place < MOST; place -= 1) {
						const entry = list[place];
						if (entry.question === question) continue;
						entry.question = question;
						if (fits(entry)) found.push(entry);
					}
				}
			}
			return found.sort((a, b) => Number(b.isTotal) - Number(a.isTotal) || b.index - a.index);
		},
		record() {
			const own = (asked = new Set());
			return () => {
				asked = undefined;
				return [...own];
			};
		},
		add: place => {
			for (const amount of select(place.content.names)) change(enter(amount, place, place.block.start + amount.frame.index), insert);
		},
		remove: place => {
			let at = firstAfter(entries, place.block.start);
			while (entries[at]?.place === place) change(entries[at], take);
		},
		openChanges() {
			const [own, near] = [changed, changedNear];
			changed = new Map();
			changedNear = { ...NOWHERE };
			// all that has changed stands from where the first of the amounts stood
			if (near.to < near.from) return undefined;
			return (at, seen, nearest) => near.from < at && ((0 < nearest && isWithin(near, at)) || seen.some(pair => isWithin(own.get(pair) ?? NOWHERE, at)));
		},
	};
}

/** Two characters in a row, as a number. */
const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

function pairsOf(key: string): number[] {
	const pairs: number[] = [];
	for (let at = 0; at + 1 < key.length; at += 1) {
		const pair = pairAt(key, at);
		if (!pairs.includes(pair)) pairs.push(pair);
	}
	return pairs;
}

/** How many amounts that share two characters of a name are looked at, from the nearest on. */
const MOST = 24;
/** How many amounts are looked at whatever their names, at most. */
export const NEAREST = 40;
const NOWHERE: Readonly<Range> = { from: FAR, to: -1 };

function extend(range: Range, from: number, to = FAR): void {
	if (from < range.from) range.from = from;
	if (range.to < to) range.to = to;
}

const isWithin = ({ from, to }: Range, at: number): boolean => from < at && at <= to;

/** Puts an entry where it belongs, and tells where that is. */
function insert(list: Entry[], entry: Entry): number {
	const isLast = list.length === 0 || list[list.length - 1].index < entry.index;
	const at = isLast ? list.length : firstAfter(list, entry.index);
	if (isLast) list.push(entry);
	else list.splice(at, 0, entry);
	return at;
}

/** Takes an entry out, and tells where it was. */
function take(list: Entry[], entry: Entry): number {
	const at = list.indexOf(entry, firstAfter(list, entry.index));
	list.splice(at, 1);
	return at;
}

/** The index of the first of the entries that does not stand before a place. */
export const firstAfter = (entries: readonly Entry[], before: number): number => firstFrom(entries, before, indexOf);
const indexOf = ({ index }: Entry): number => index;

/** The amounts of a document, counted. */
export function listEntries(contents: readonly PlacedContent[]): Entry[] {
	const entries: Entry[] = [];
	for (const place of contents) for (const amount of place.content.names.amounts) entries.push(enter(amount, place, entries.length));
	return entries;
}

// Each field by its name: spreading takes ten times as long.
const enter = ({ frame, key, words, year, magnitude, isTotal, isPartial }: NamedAmount, place: PlacedContent, index: number): Entry =>
	({ frame, key, words, year, magnitude, isTotal, isPartial, place, index, question: 0 });

export const placed = ({ frame, place }: Entry): Quantity => shiftQuantity(frame.quantity, place.block.start);
