import type { PlacedContent } from '../content.ts';
import type { Frame } from '../frames.ts';
import { addsUp, isShareOf, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import { type Relation, claimedBy } from '../relations.ts';
import { shiftQuantity } from '../shift.ts';
import { expectGrowth, expectShare, expectSum, isSlip } from '../slips.ts';
import { unitsAgree } from '../units.ts';
import { isSameName, longestCommon, speaksOfKey } from '../words.ts';
import { type NamedAmount, type NamedGap, type NamedGrowth, type NamedShare, pairAt } from './names.ts';
import { defineReader } from '../joins.ts';

/**
 * Relations whose figures find each other by name across the document: a share whose part and whole stand chapters
 * apart, a growth on the figure of the year before, a gap to a plan. What holds feeds hover, the ledger, completion and
 * rename. What does not hold is passed over, since names are no proof, unless one slip of the hand explains it and
 * chance does not, or other shares of the same whole bear it out.
 */
export const readNamed = defineReader({
	collect: ({ names }) => (names.amounts.length + names.shares.length + names.growths.length + names.gaps.length === 0 ? undefined : names),
	read: items => readAll(items.map(({ place }) => place)),
});

function readAll(contents: readonly PlacedContent[]): Relation[] {
	const ledger = openLedger(contents);
	const open = contents.filter(({ content: { names } }) => 0 < names.shares.length + names.growths.length + names.gaps.length);
	const tied = new Set(open.flatMap(({ content }) => content.relations.map(claimedBy)));
	const isOpen = ({ frame }: { readonly frame: Frame }): boolean => !tied.has(frame.quantity);
	return [
		...readShares(open, ledger, isOpen),
		...open.flatMap(place => place.content.names.growths.filter(isOpen).flatMap(growth => readGrowth(growth, place, ledger))),
		...open.flatMap(place => place.content.names.gaps.filter(isOpen).flatMap(gap => readGap(gap, place, ledger))),
	];
}

/** A named amount in its place in the document. */
export interface Entry extends NamedAmount {
	readonly place: PlacedContent;
	/** Its place among the document's amounts. */
	readonly index: number;
}

interface Ledger {
	readonly entries: readonly Entry[];
	/** The places of a block's first amount. */
	readonly firstOf: ReadonlyMap<PlacedContent, number>;
	/** The fitting ones among the amounts whose names may mean what a key says: nearest before a place first, totals before others. */
	readonly byName: (key: string, before: number, fits: (entry: Entry) => boolean) => Entry[];
}

export function openLedger(contents: readonly PlacedContent[]): Ledger {
	const entries: Entry[] = [];
	const firstOf = new Map<PlacedContent, number>();
	for (const place of contents) {
		firstOf.set(place, entries.length);
		for (const amount of place.content.names.amounts) entries.push(enter(amount, place, entries.length));
	}
	let pairs: Map<number, { readonly totals: Entry[]; readonly others: Entry[] }> | undefined;
	/** The question for which each amount was looked at last: a name shares several pairs with a key. */
	const lookedAt = new Int32Array(entries.length);
	let question = 0;
	const byName: Ledger['byName'] = (key, before, fits) => {
		pairs ??= indexByPairs(entries);
		question += 1;
		const found: Entry[] = [];
		for (let at = 0; at + 1 < key.length; at += 1) {
			const sharing = pairs.get(pairAt(key, at));
			if (sharing === undefined) continue;
			for (const list of [sharing.totals, sharing.others]) {
				const last = firstAfter(list, before) - 1;
				for (let place = last; 0 <= place && last - place < MOST; place -= 1) {
					const entry = list[place];
					if (lookedAt[entry.index] === question) continue;
					lookedAt[entry.index] = question;
					if (fits(entry)) found.push(entry);
				}
			}
		}
		return found.sort((a, b) => Number(b.isTotal) - Number(a.isTotal) || b.index - a.index);
	};
	return { entries, firstOf, byName };
}
// Each field by its name: this runs for every amount at every key press, and spreading takes ten times as long.
const enter = ({ frame, key, pairs, words, year, magnitude, isTotal, isPartial }: NamedAmount, place: PlacedContent, index: number): Entry =>
	({ frame, key, pairs, words, year, magnitude, isTotal, isPartial, place, index });

/** How many amounts that share two characters of a name are looked at, from the nearest on. */
const MOST = 24;

function indexByPairs(entries: readonly Entry[]): Map<number, { readonly totals: Entry[]; readonly others: Entry[] }> {
	const index = new Map<number, { readonly totals: Entry[]; readonly others: Entry[] }>();
	for (const entry of entries) {
		for (const pair of entry.pairs) {
			let lists = index.get(pair);
			if (lists === undefined) index.set(pair, (lists = { totals: [], others: [] }));
			(entry.isTotal ? lists.totals : lists.others).push(entry);
		}
	}
	return index;
}

function firstAfter(entries: readonly Entry[], before: number): number {
	let from = 0;
	let to = entries.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if (entries[middle].index < before) from = middle + 1;
		else to = middle;
	}
	return from;
}

export const placed = ({ frame, place }: Entry): Quantity => shiftQuantity(frame.quantity, place.block.start);
const put = (frame: Frame, place: PlacedContent): Quantity => shiftQuantity(frame.quantity, place.block.start);

/** Where a figure of a block stands among the document's amounts: the first amount that does not stand before it. */
function placeOf(frame: Frame, place: PlacedContent, { entries, firstOf }: Ledger): number {
	let index = firstOf.get(place)!;
	while (index < entries.length && entries[index].place === place && entries[index].frame.index < frame.index) index += 1;
	return index;
}

// --- Shares

interface OpenShare extends NamedShare {
	readonly place: PlacedContent;
	readonly wholes: readonly Entry[];
}

function readShares(contents: readonly PlacedContent[], ledger: Ledger, isOpen: (named: NamedShare) => boolean): Relation[] {
	const relations: Relation[] = [];
	const open: OpenShare[] = [];
	const borneOut = new Map<string, number>();
	const tie = (part: Quantity, whole: Entry, { frame, place }: OpenShare): void => {
		relations.push({ kind: 'share', claim: 'stated', parts: [part], wholes: [placed(whole)], share: put(frame, place) });
	};
	for (const place of contents) {
		for (const named of place.content.names.shares.filter(isOpen)) {
			const at = placeOf(named.frame, place, ledger);
			const ending = named.whole.replace(PARTICLES, '').slice(-4);
			const wholes = ledger.byName(named.key, at, one => !one.isPartial && one.frame !== named.adjacent && (one.words.includes(ending) || speaksOfKey(one.words, named.key)));
			const share: OpenShare = { ...named, place, wholes };
			const { adjacent } = named;
			const fitting = adjacent !== undefined
				? wholes.find(whole => unitsAgree(adjacent.quantity.unit, whole.frame.quantity.unit) && isShareOf([adjacent.quantity], [whole.frame.quantity], named.frame.quantity))
				: undefined;
			if (adjacent !== undefined && fitting !== undefined) {
				tie(put(adjacent, place), fitting, share);
				const key = `${named.key} ${fitting.index}`;
				borneOut.set(key, (borneOut.get(key) ?? 0) + 1);
				continue;
			}
			if (adjacent === undefined) {
				const parts = subjectsOf(share, at, ledger);
				const pair = parts.flatMap(part => wholes.filter(whole => whole !== part && isClose(part, whole, named.frame.quantity)).map(whole => [part, whole] as const))[0];
				if (pair !== undefined) {
					const key = `${named.key} ${pair[1].index}`;
					borneOut.set(key, (borneOut.get(key) ?? 0) + 1);
					tie(placed(pair[0]), pair[1], share);
					continue;
				}
			}
			open.push(share);
		}
	}
	for (const share of open) {
		const { adjacent, place, wholes, key, frame, year } = share;
		const part = adjacent !== undefined ? adjacent.quantity : subjectsOf(share, placeOf(frame, place, ledger), ledger)[0]?.frame.quantity;
		if (part === undefined) continue;
		const fit = wholes.filter(one => one.frame.quantity !== part && unitsAgree(one.frame.quantity.unit, part.unit));
		const certain = adjacent === undefined ? undefined : fit.find(one => 2 <= (borneOut.get(`${key} ${one.index}`) ?? 0));
		const whole = certain ?? fit.filter(one => one.year === 0 || one.year === year).slice(0, 3).find(one => isSlip(expectShare(part, one.frame.quantity, frame.quantity)));
		if (whole === undefined) continue;
		const owner = adjacent !== undefined ? put(adjacent, place) : placed(subjectsOf(share, placeOf(frame, place, ledger), ledger)[0]);
		tie(owner, whole, share);
	}
	return relations;
}
const PARTICLES = /的|总数|全部/g;

/** Earlier amounts that the subject of a share names, the likest first. */
function subjectsOf({ subject }: OpenShare, before: number, ledger: Ledger): Entry[] {
	return ledger
		.byName(subject.slice(-16), before, one => 0.6 <= likeness(one.key, subject))
		.map(one => [one, likeness(one.key, subject)] as const)
		.sort((a, b) => b[1] - a[1])
		.slice(0, 6)
		.map(([one]) => one);
}

/** How much of a name's characters another text holds, if they share two in a row. */
function likeness(name: string, text: string): number {
	let held = 0;
	for (const character of name) if (text.includes(character)) held += 1;
	return held < 2 || longestCommon(name, text) < 2 ? 0 : held / name.length;
}

const isClose = (part: Entry, whole: Entry, share: Quantity): boolean =>
	unitsAgree(part.frame.quantity.unit, whole.frame.quantity.unit) && Math.abs((100 * part.magnitude) / whole.magnitude - magnitude(share)) <= lastPlace(share) * 0.501;

// --- Growth

function readGrowth(growth: NamedGrowth, place: PlacedContent, ledger: Ledger): Relation[] {
	const { frame, direction, isRatio, key, current } = growth;
	const rate = magnitude(frame.quantity);
	const factor = isRatio ? rate / 100 : direction === 'up' ? 1 + rate / 100 : 1 - rate / 100;
	if (factor <= 0 || rate === 0) return [];
	const at = placeOf(frame, place, ledger);
	const own = current === undefined ? undefined : ledger.entries.slice(Math.max(0, at - 4), at).findLast(one => one.frame === current);
	const relation = (base: Entry, now: Entry): Relation => ({
		kind: 'change', claim: 'stated', base: placed(base), current: placed(now), direction, ...(isRatio ? { multiple: put(frame, place) } : { rate: put(frame, place) }),
	});
	const readBase = (now: Entry): Entry | undefined => {
		const slack = (now.magnitude / factor) * (lastPlace(frame.quantity) / 100 / factor) + lastPlace(now.frame.quantity);
		return ledger.byName(now.key, at, one => {
			if (!(Math.abs(one.magnitude - now.magnitude / factor) <= slack) || one === now || !isEarlier(one, now) || !unitsAgree(one.frame.quantity.unit, now.frame.quantity.unit)) return false;
			const common = longestCommon(now.key, one.key);
			return 2 <= common && now.key.length <= 3 * common;
		})[0];
	};
	const ownBase = own && readBase(own);
	if (own !== undefined && ownBase !== undefined) return [relation(ownBase, own)];
	const named = key.length < 2 ? [] : ledger.byName(key, at, one => isSameName(one.key, key)).slice(0, 6);
	for (const now of named) {
		const base = readBase(now);
		if (base !== undefined) return [relation(base, now)];
	}
	if (own === undefined || isRatio) return [];
	const slipped = ledger.byName(own.key, at, one => one !== own && 0 < one.year && one.year < own.year && unitsAgree(one.frame.quantity.unit, own.frame.quantity.unit) && isSameName(one.key, own.key)).slice(0, 3)
		.find(one => isSlip(expectGrowth(one.frame.quantity, own.frame.quantity, frame.quantity, direction === 'up' ? 1 : -1)));
	return slipped === undefined ? [] : [relation(slipped, own)];
}

const isEarlier = (base: Entry, current: Entry): boolean => base.year === 0 || current.year === 0 || base.year <= current.year;

// --- Gaps

function readGap({ frame, rises, bases, rate }: NamedGap, place: PlacedContent, ledger: Ledger): Relation[] {
	const at = placeOf(frame, place, ledger);
	const near = ledger.entries.slice(Math.max(0, at - 40), at).reverse();
	const gap = frame.quantity;
	for (const base of bases) {
		const candidates = near.filter(one => one.frame !== base && unitsAgree(one.frame.quantity.unit, base.quantity.unit));
		if (candidates.length === 0) continue;
		const reading = (other: Quantity): [minuend: Quantity, subtrahend: Quantity] => (magnitude(other) < magnitude(base.quantity) ? [base.quantity, other] : [other, base.quantity]);
		const holding = candidates.find(one => {
			const [minuend, subtrahend] = reading(one.frame.quantity);
			return (one.place === place || 2 <= gap.value.coefficient.toString().length) && addsUp([subtrahend, gap], minuend);
		});
		const isCompared = COMPARED.test(base.before);
		const slipped = holding !== undefined || !isCompared ? undefined : candidates.slice(0, 12).find(one => isSlip(rises ? expectSum([base.quantity, gap], one.frame.quantity) : expectSum([one.frame.quantity, gap], base.quantity), 400));
		const other = holding ?? slipped;
		if (other === undefined) continue;
		const [minuend, subtrahend] = slipped === undefined ? (magnitude(other.frame.quantity) < magnitude(base.quantity) ? [put(base, place), placed(other)] : [placed(other), put(base, place)]) : rises ? [placed(other), put(base, place)] : [put(base, place), placed(other)];
		const relations: Relation[] = [{ kind: 'difference', claim: slipped === undefined ? 'inferred' : 'stated', minuend, subtrahend, difference: put(frame, place) }];
		if (rate !== undefined && base === bases[0]) relations.push({ kind: 'share', claim: 'stated', parts: [placed(other)], wholes: [put(base, place)], share: put(rate, place) });
		return relations;
	}
	return [];
}
const COMPARED = /比|较|同/;
