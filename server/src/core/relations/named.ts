import type { PlacedContent } from '../content.ts';
import type { Frame } from '../frames.ts';
import type { Gathering } from '../gathering.ts';
import { defineReader } from '../joins.ts';
import { addsUp, isShareOf, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import { type Relation, claimedBy } from '../relations.ts';
import { once } from '../once.ts';
import { shiftQuantity } from '../shift.ts';
import { expectGrowth, expectShare, expectSum, isSlip } from '../slips.ts';
import { unitsAgree } from '../units.ts';
import { isSameName, longestCommon, speaksOfKey } from '../words.ts';
import { type Entry, type Ledger, NEAREST, createLedger, firstAfter, placed } from './ledger.ts';
import type { NamedGap, NamedGrowth, NamedShare, Names } from './names.ts';

/**
 * Relations whose figures find each other by name across the document: a share whose part and whole stand chapters
 * apart, a growth on the figure of the year before, a gap to a plan. What holds feeds hover, the ledger, completion and
 * rename. What does not hold is passed over, since names are no proof, unless one slip of the hand explains it and
 * chance does not, or other shares of the same whole bear it out.
 */
export const readNamed = defineReader({
	collect: ({ names }) => (names.amounts.length + names.shares.length + names.growths.length + names.gaps.length === 0 ? undefined : names),
	open: openClaims,
});

/** A figure that names another, in its place, with what was found for it. */
interface Claim {
	/** It sees what stands before. */
	readonly at: number;
	/** The pairs of characters by which it asked for amounts, and how many it looked at whatever their names. */
	readonly pairs: readonly number[];
	readonly nearest: number;
	readonly read: () => Found;
	readonly found: Found;
}

/** Relations; or a share that others may yet bear out. */
interface Found {
	readonly relations: readonly Relation[];
	/** The name and the whole of a share that holds. */
	readonly bearsOut?: string;
	readonly share?: OpenShare;
}

type Sort = 'shares' | 'growths' | 'gaps';

/**
 * Ties claims to amounts, from one revision to the next: those that stand in what was typed, and those for which an
 * amount that they may see came or went.
 */
function openClaims(): (gathering: Gathering<Names>) => Relation[] {
	let ledger = createLedger();
	let claims = new Map<PlacedContent, Readonly<Record<Sort, Claim[]>>>();
	const ask = (at: number, nearest: number, read: () => Found): Claim => {
		const end = ledger.record();
		const found = read();
		return { at, nearest, read, found, pairs: end() };
	};
	const openPlace = (place: PlacedContent): Readonly<Record<Sort, Claim[]>> => {
		const { names, relations } = place.content;
		const tied = new Set(relations.map(claimedBy));
		const open = <N extends { readonly frame: Frame }>(list: readonly N[], nearest: number, read: (named: N, at: number) => Found): Claim[] =>
			list.filter(({ frame }) => !tied.has(frame.quantity)).map(named => {
				const at = place.block.start + named.frame.index;
				return ask(at, nearest, () => read(named, at));
			});
		return {
			shares: open(names.shares, 0, (share, at) => readShare(share, at, place, ledger)),
			growths: open(names.growths, NEAREST, (growth, at) => ({ relations: readGrowth(growth, at, place, ledger) })),
			gaps: open(names.gaps, NEAREST, (gap, at) => ({ relations: readGap(gap, at, place, ledger) })),
		};
	};
	return ({ items, added, removed, isFresh }) => {
		if (isFresh) {
			ledger = createLedger();
			claims = new Map();
		} else {
			for (const { place } of removed) {
				ledger.remove(place);
				claims.delete(place);
			}
		}
		for (const { place } of added) ledger.add(place);
		const mayHaveChanged = ledger.openChanges();
		for (const own of claims.values()) {
			for (const list of [own.shares, own.growths, own.gaps]) {
				for (const [index, { at, pairs, nearest, read }] of list.entries()) if (mayHaveChanged(at, pairs, nearest)) list[index] = ask(at, nearest, read);
			}
		}
		for (const { place: { content: { names } }, place } of added) if (0 < names.shares.length + names.growths.length + names.gaps.length) claims.set(place, openPlace(place));
		return settle(items.flatMap(({ place }) => claims.get(place) ?? []));
	};
}

/** All that is tied, with shares that two others of the same name and whole bear out. */
function settle(claims: readonly Readonly<Record<Sort, readonly Claim[]>>[]): Relation[] {
	const relations: Relation[] = [];
	const borneOut = new Map<string, number>();
	const open: OpenShare[] = [];
	for (const { shares } of claims) {
		for (const { found } of shares) {
			for (const relation of found.relations) relations.push(relation);
			if (found.bearsOut !== undefined) borneOut.set(found.bearsOut, (borneOut.get(found.bearsOut) ?? 0) + 1);
			if (found.share !== undefined) open.push(found.share);
		}
	}
	for (const share of open) {
		const certain = share.adjacent === undefined ? undefined : share.wholes.find(one => 2 <= (borneOut.get(bearsOut(share, one)) ?? 0));
		const whole = certain ?? share.slipped();
		if (whole !== undefined) relations.push(share.tie(whole));
	}
	for (const { growths } of claims) for (const { found } of growths) relations.push(...found.relations);
	for (const { gaps } of claims) for (const { found } of gaps) relations.push(...found.relations);
	return relations;
}

const bearsOut = ({ key }: Pick<NamedShare, 'key'>, whole: Entry): string => `${key} ${whole.index}`;

const put = (frame: Frame, place: PlacedContent): Quantity => shiftQuantity(frame.quantity, place.block.start);

// --- Shares

interface OpenShare extends NamedShare {
	/** Those of its name whose units agree. */
	readonly wholes: readonly Entry[];
	/** The whole that one slip of the hand would make fit. */
	readonly slipped: () => Entry | undefined;
	readonly tie: (whole: Entry) => Relation;
}

function readShare(named: NamedShare, at: number, place: PlacedContent, ledger: Ledger): Found {
	const { adjacent, frame, year } = named;
	const tie = (part: Quantity, whole: Entry): Relation => ({ kind: 'share', claim: 'stated', parts: [part], wholes: [placed(whole)], share: put(frame, place) });
	const ending = named.whole.replace(PARTICLES, '').slice(-4);
	const wholes = ledger.byName(named.key, at, one => !one.isPartial && one.frame !== adjacent && (one.words.includes(ending) || speaksOfKey(one.words, named.key)));
	const fitting = adjacent !== undefined
		? wholes.find(whole => unitsAgree(adjacent.quantity.unit, whole.frame.quantity.unit) && isShareOf([adjacent.quantity], [whole.frame.quantity], frame.quantity))
		: undefined;
	if (adjacent !== undefined && fitting !== undefined) return { relations: [tie(put(adjacent, place), fitting)], bearsOut: bearsOut(named, fitting) };
	const parts = adjacent === undefined ? subjectsOf(named, at, ledger) : [];
	const pair = parts.flatMap(part => wholes.filter(whole => whole !== part && isClose(part, whole, frame.quantity)).map(whole => [part, whole] as const))[0];
	if (pair !== undefined) return { relations: [tie(placed(pair[0]), pair[1])], bearsOut: bearsOut(named, pair[1]) };
	const part = adjacent !== undefined ? adjacent.quantity : parts[0]?.frame.quantity;
	if (part === undefined) return NOTHING;
	const fit = wholes.filter(one => one.frame.quantity !== part && unitsAgree(one.frame.quantity.unit, part.unit));
	if (fit.length === 0) return NOTHING;
	const owner = adjacent !== undefined ? put(adjacent, place) : placed(parts[0]);
	const slipped = once(() => fit.filter(one => one.year === 0 || one.year === year).slice(0, 3).find(one => isSlip(expectShare(part, one.frame.quantity, frame.quantity))));
	return { relations: [], share: { ...named, wholes: fit, slipped, tie: whole => tie(owner, whole) } };
}
const NOTHING: Found = { relations: [] };
const PARTICLES = /的|总数|全部/g;

/** Earlier amounts that the subject of a share names, the likest first. */
function subjectsOf({ subject }: NamedShare, before: number, ledger: Ledger): Entry[] {
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

function readGrowth(growth: NamedGrowth, at: number, place: PlacedContent, ledger: Ledger): Relation[] {
	const { frame, direction, isRatio, key, current } = growth;
	const rate = magnitude(frame.quantity);
	const factor = isRatio ? rate / 100 : direction === 'up' ? 1 + rate / 100 : 1 - rate / 100;
	if (factor <= 0 || rate === 0) return [];
	const last = firstAfter(ledger.entries, at);
	const own = current === undefined ? undefined : ledger.entries.slice(Math.max(0, last - 4), last).findLast(one => one.frame === current);
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

function readGap({ frame, rises, bases, rate }: NamedGap, at: number, place: PlacedContent, ledger: Ledger): Relation[] {
	const last = firstAfter(ledger.entries, at);
	const near = ledger.entries.slice(Math.max(0, last - NEAREST), last).reverse();
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
