import type { PlacedContent } from '../content.ts';
import type { Frame } from '../frames.ts';
import type { Gathering } from '../gathering.ts';
import { type HeadingYear, readHeadingYears } from '../indicators.ts';
import { type Surroundings, defineReader } from '../joins.ts';
import { addsUp, isShareOf, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import { type Relation, claimedBy } from '../relations.ts';
import { once } from '../once.ts';
import { replace } from '../places.ts';
import { firstFrom } from '../search.ts';
import { shiftQuantity } from '../shift.ts';
import { expectGrowth, expectShare, expectSum, isSlip } from '../slips.ts';
import { unitsAgree } from '../units.ts';
import { isSameName, keyOf, longestCommon, speaksOfKey } from '../words.ts';
import { type Entry, type IsOther, type Ledger, NEAREST, createLedger, firstAfter, placed } from './ledger.ts';
import { ELSE, LAST_YEAR, type NamedGap, type NamedGrowth, type NamedShare, type NamedShift, type Names, PLAN } from './names.ts';

/**
 * Relations whose figures find each other by name across the document: a share whose part and whole stand chapters
 * apart, a growth on the figure of the year before, a gap to a plan. What holds feeds hover, the ledger, completion and
 * rename. What does not hold is passed over, since names are no proof, unless one slip of the hand explains it and
 * chance does not, or other shares of the same whole bear it out.
 */
export const readNamed = defineReader({
	collect: ({ names }) => (names.amounts.length + names.shares.length + names.growths.length + names.gaps.length + names.levels.length === 0 ? undefined : names),
	follows: ['numbers'],
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

/** Relations; or a claim that others may yet bear out. */
interface Found {
	readonly relations: readonly Relation[];
	/** What holds bears others out: shares of its name and whole, growth in its sentence. */
	readonly bearsOut?: string;
	readonly share?: OpenShare;
	/** A growth that does not hold, though one slip would explain it; told if another that holds bears it out, or if chance hardly explains it. */
	readonly growth?: { readonly relation: Relation; readonly key: string; readonly isSure: boolean };
	/** A growth that no slip explains: what it is counted from is not what is printed. */
	readonly isOff?: boolean;
}

/** What one block claims. */
interface Claims {
	readonly shares: Claim[];
	readonly growths: Claim[];
	readonly gaps: Claim[];
	readonly shifts: Claim[];
}

/**
 * Ties claims to amounts, from one revision to the next: those that stand in what was typed, and those for which an
 * amount that they may see came or went.
 */
function openClaims(): (gathering: Gathering<Names>, surroundings: Surroundings) => Relation[] {
	let ledger = createLedger(({ amounts }) => amounts);
	let levels = createLedger(one => one.levels);
	/** What each gathered block claims. */
	let claims: readonly (Claims | undefined)[] = [];
	let numbers: object | undefined;
	let years: readonly HeadingYear[] = [];
	const ask = ({ at, nearest, read }: Pick<Claim, 'at' | 'nearest' | 'read'>, of: Ledger): Claim => {
		const end = of.record();
		const found = read();
		return { at, nearest, read, found, pairs: end() };
	};
	const timeOf: TimeOf = one => yearOf(one, years);
	const openPlace = (place: PlacedContent): Claims | undefined => {
		const { names, relations } = place.content;
		if (names.shares.length + names.growths.length + names.gaps.length + names.shifts.length === 0) return undefined;
		const isTied = ({ quantity }: Frame): boolean => relations.some(relation => claimedBy(relation) === quantity);
		const open = <N extends { readonly frame: Frame }>(list: readonly N[], nearest: number, read: (named: N, at: number) => Found, of = ledger): Claim[] => {
			const claims: Claim[] = [];
			for (const named of list) {
				if (isTied(named.frame)) continue;
				const at = place.block.start + named.frame.index;
				claims.push(ask({ at, nearest, read: () => read(named, at) }, of));
			}
			return claims;
		};
		return {
			shares: open(names.shares, 0, (share, at) => readShare(share, at, place, ledger)),
			growths: open(names.growths, NEAREST, (growth, at) => readGrowth(growth, at, place, ledger, timeOf)),
			gaps: open(names.gaps, NEAREST, (gap, at) => ({ relations: readGap(gap, at, place, ledger) })),
			shifts: open(names.shifts, 0, (shift, at) => ({ relations: readShift(shift, at, place, levels, timeOf) }), levels),
		};
	};
	/** Asks again where what a claim may see has changed. */
	const refresh = (list: Claim[], of: Ledger, isOther: IsOther | undefined) => {
		for (let index = 0; index < list.length; index += 1) {
			const claim = list[index];
			if (isOther?.(claim.at, claim.pairs, claim.nearest) === true) list[index] = ask(claim, of);
		}
	};
	return ({ items, first, last, lastBefore, added, removed, isFresh }, surroundings) => {
		const before = years;
		if (surroundings.numbers !== numbers) {
			({ numbers } = surroundings);
			years = readHeadingYears(surroundings.sections.flatMap(one => (one.level === 0 ? one.children : one)), 0, []);
		}
		// what a heading says of time holds for all below it
		if (isFresh || (years !== before && !areSame(years, before))) {
			ledger = createLedger(({ amounts }) => amounts);
			levels = createLedger(one => one.levels);
			[claims, first, last, lastBefore, added] = [[], 0, items.length, 0, items];
		} else {
			for (const { place } of removed) {
				ledger.remove(place);
				levels.remove(place);
			}
		}
		for (const { place } of added) {
			ledger.add(place);
			levels.add(place);
		}
		const isOtherAmount = ledger.openChanges();
		const isOtherLevel = levels.openChanges();
		claims = replace(claims, first, lastBefore, []);
		if (isOtherAmount !== undefined || isOtherLevel !== undefined) {
			for (const own of claims) {
				if (own === undefined) continue;
				refresh(own.shares, ledger, isOtherAmount);
				refresh(own.growths, ledger, isOtherAmount);
				refresh(own.gaps, ledger, isOtherAmount);
				refresh(own.shifts, levels, isOtherLevel);
			}
		}
		claims = replace(claims, first, first, items.slice(first, last).map(({ place }) => openPlace(place)));
		return settle(claims.filter(own => own !== undefined));
	};
}

const areSame = (years: readonly HeadingYear[], others: readonly HeadingYear[]): boolean =>
	years.length === others.length && years.every(({ start, year }, index) => start === others[index].start && year === others[index].year);

/** The year of an amount, as its block tells it, else the heading above it; 0 if nothing does. */
function yearOf({ year, words, place }: Pick<Entry, 'year' | 'words' | 'place'>, years: readonly HeadingYear[]): number {
	const own = year !== 0 ? year : yearAt(years, place.block.start);
	return own !== 0 && OF_YEAR_BEFORE.test(words) ? own - 1 : own;
}
const OF_YEAR_BEFORE = /(?<![比较同与为是])(?:上年|去年)(?!结转|结余)/;

type TimeOf = (entry: Pick<Entry, 'year' | 'words' | 'place'>) => number;

/** What the headings above a place say. */
function yearAt(years: readonly HeadingYear[], place: number): number {
	const after = firstFrom(years, place + 1, ({ start }) => start);
	return after === 0 ? 0 : years[after - 1].year;
}

/** All that is tied, with claims that others beside them bear out. */
function settle(claims: readonly Claims[]): Relation[] {
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
	// where many fail, they are shares of another whole
	const failing = new Map<Entry, number>();
	for (const { wholes } of open) for (const one of wholes) failing.set(one, (failing.get(one) ?? 0) + 1);
	const openOf = (one: Entry): number => failing.get(one) ?? 0;
	for (const share of open) {
		const holding = (one: Entry): number => borneOut.get(bearsOut(share, one)) ?? 0;
		const certain = share.wholes.find(one => 2 <= holding(one) && openOf(one) <= holding(one) && share.mayBeOf(one));
		const slipped = certain ?? share.slipped();
		const whole = slipped === undefined || 2 * openOf(slipped) <= holding(slipped) + 2 ? slipped : certain;
		if (whole !== undefined) relations.push(share.tie(whole));
	}
	// where growth is often counted from other figures than those that are printed, a slip explains it by chance
	let [holding, off] = [0, 0];
	for (const { growths } of claims) {
		for (const { found } of growths) {
			if (found.bearsOut !== undefined) holding += 1;
			else if (found.isOff === true) off += 1;
		}
	}
	const isReliable = 2 * off <= holding;
	for (const { growths } of claims) {
		for (const { found: { relations: own, growth } } of growths) {
			for (const relation of own) relations.push(relation);
			if (growth !== undefined && isReliable && (growth.isSure || growths.some(({ found }) => found.bearsOut === growth.key))) relations.push(growth.relation);
		}
	}
	for (const { gaps, shifts } of claims) {
		for (const { found } of gaps) for (const relation of found.relations) relations.push(relation);
		for (const { found } of shifts) for (const relation of found.relations) relations.push(relation);
	}
	return relations;
}

const bearsOut = ({ key }: Pick<NamedShare, 'key'>, whole: Entry): string => `${key} ${whole.index}`;

const put = (frame: Frame, place: PlacedContent): Quantity => shiftQuantity(frame.quantity, place.block.start);

// --- Shares

interface OpenShare extends NamedShare {
	/** Those of its name whose units agree. */
	readonly wholes: readonly Entry[];
	/** Whether a whole that others bear out is its own too: certain of the amount right before it, else a slip must explain it. */
	readonly mayBeOf: (whole: Entry) => boolean;
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
	const mayBeOf = (whole: Entry): boolean => adjacent !== undefined || isSlip(expectShare(part, whole.frame.quantity, frame.quantity), BORNE_OUT);
	return { relations: [], share: { ...named, wholes: fit, mayBeOf, slipped, tie: whole => tie(owner, whole) } };
}
const NOTHING: Found = { relations: [] };
const OFF: Found = { relations: [], isOff: true };
const PARTICLES = /的|总数|全部/g;

/** Earlier amounts that the subject of a share names, the likest first: by what sets them apart from the whole, 国防 of 国防支出. */
function subjectsOf({ subject, key }: NamedShare, before: number, ledger: Ledger): Entry[] {
	const own = subject.replace(key, '');
	return ledger
		.byName(subject.slice(-16), before, one => LIKE <= likeness(one.key.replace(key, ''), own))
		.map(one => [one, likeness(one.key.replace(key, ''), own)] as const)
		.sort((a, b) => b[1] - a[1])
		.slice(0, 6)
		.map(([one]) => one);
}
export const LIKE = 0.6;

/** How much of a name's characters another text holds, if they share two in a row. */
export function likeness(name: string, text: string): number {
	let held = 0;
	for (const character of name) if (text.includes(character)) held += 1;
	return held < 2 || longestCommon(name, text) < 2 ? 0 : held / name.length;
}

const isClose = (part: Entry, whole: Entry, share: Quantity): boolean =>
	unitsAgree(part.frame.quantity.unit, whole.frame.quantity.unit) && Math.abs((100 * part.magnitude) / whole.magnitude - magnitude(share)) <= lastPlace(share) * 0.501;

// --- Growth

function readGrowth(growth: NamedGrowth, at: number, place: PlacedContent, ledger: Ledger, timeOf: TimeOf): Found {
	const { frame, direction, isRatio, key, current } = growth;
	const rate = magnitude(frame.quantity);
	const factor = isRatio ? rate / 100 : direction === 'up' ? 1 + rate / 100 : 1 - rate / 100;
	if (factor <= 0 || rate === 0) return NOTHING;
	const last = firstAfter(ledger.entries, at);
	const own = current === undefined ? undefined : ledger.entries.slice(Math.max(0, last - 4), last).findLast(one => one.frame === current);
	const sentence = String(frame.sentence);
	const ownYear = timeOf({ year: growth.year, words: '', place });
	if (growth.isBare && (own === undefined || ownYear === 0)) return NOTHING;
	const relation = (base: Entry, now: Entry): Relation => ({
		kind: 'change', claim: 'stated', base: placed(base), current: placed(now), direction, ...(isRatio ? { multiple: put(frame, place) } : { rate: put(frame, place) }),
	});
	const baseOf = (now: Entry): number => (growth.base === LAST_YEAR ? Math.max(0, (timeOf(now) || ownYear) - 1) : Math.max(0, growth.base));
	const readBase = (now: Entry): Entry | undefined => {
		const slack = (now.magnitude / factor) * (lastPlace(frame.quantity) / 100 / factor) + lastPlace(now.frame.quantity);
		const year = baseOf(now);
		return ledger.byName(now.key, at, one => {
			if (!(Math.abs(one.magnitude - now.magnitude / factor) <= slack) || one === now || partOf(one) !== partOf(now) || !unitsAgree(one.frame.quantity.unit, now.frame.quantity.unit)) return false;
			if (isBeside(one, now)) return false;
			if (growth.isBare ? timeOf(one) !== year || !isSameName(one.key, now.key) : !(year === 0 ? isEarlier(one, now) : isOf(timeOf(one), year))) return false;
			const common = longestCommon(now.key, one.key);
			return 2 <= common && now.key.length <= 2 * common;
		})[0];
	};
	const ownBase = own && readBase(own);
	if (own !== undefined && ownBase !== undefined) return { relations: [relation(ownBase, own)], bearsOut: sentence };
	if (growth.isBare) return NOTHING;
	const named = key.length < 2 ? [] : ledger.byName(key, at, one => isSameName(one.key, key)).slice(0, 6);
	for (const now of named) {
		const base = readBase(now);
		if (base !== undefined) return { relations: [relation(base, now)], bearsOut: sentence };
	}
	// what does not hold: of the one likeliest reading, whose names and times agree
	const ofYear = named.filter(one => timeOf(one) === ownYear);
	const isOwn = own !== undefined && (key.length < 2 || isSameName(own.key, key));
	const now = isOwn ? own : ofYear.find(one => one.words.includes(growth.name.trim())) ?? ofYear.find(one => one.place === place);
	const year = now === undefined || growth.base === ELSE ? 0 : baseOf(now);
	if (now === undefined || year === 0 || year === timeOf(now)) return NOTHING;
	const said = place.content.text.slice(frame.sentenceStart, frame.quantity.span.start);
	if (COMPARABLE.test(said) || AT_CONSTANT_PRICES.test(now.key)) return NOTHING;
	const isOfPlan = PLAN.test(COMPARED_WITH.exec(said)?.[0] ?? '');
	const bases = ledger.byName(now.key, at, one =>
		one !== now && timeOf(one) === year && partOf(one) === partOf(now) && !one.isPartial && PLAN.test(tailOf(one)) === isOfPlan && unitsAgree(one.frame.quantity.unit, now.frame.quantity.unit) && isSameName(one.key, now.key)
	);
	const name = isOwn ? tailOf(own) : growth.name;
	const [first, second] = bases.map(one => [one, longestCommon(tailOf(one), name)] as const).sort((a, b) => b[1] - a[1]);
	const isAmbiguous = second !== undefined && second[1] === first[1] && second[0].magnitude !== first[0].magnitude;
	const base = isAmbiguous ? undefined : first?.[0];
	if (base === undefined) return NOTHING;
	const expected = isRatio ? expectShare(now.frame.quantity, base.frame.quantity, frame.quantity) : expectGrowth(base.frame.quantity, now.frame.quantity, frame.quantity, direction === 'up' ? 1 : -1);
	return isSlip(expected, BORNE_OUT) ? { relations: [], growth: { relation: relation(base, now), key: sentence, isSure: isSlip(expected) } } : OFF;
}
/** What can be compared is counted, not what is printed: 按可比口径, 扣除…后. */
const COMPARABLE = /实际增|口径|扣除|剔除|可比|价格计算|不变价/;
const COMPARED_WITH = /[比较同与][^比较，。；]{0,16}$/;
/** Their growth is told at constant prices, their amounts at those of the year. */
const AT_CONSTANT_PRICES = /生产[总]?值|GDP|增加值|[农工业]产值/;
/** Chance counts for less where claims beside this one hold. */
const BORNE_OUT = 4;

/** The words of its clause that lead to an amount. */
const tailOf = ({ words }: Entry): string => TAIL.exec(words)![0];
const TAIL = /[^，。；：]*$/;

/** 上半年, 一季度, 6月: the part of the year that an amount is of. */
const partOf = ({ words }: Entry): string => PART.exec(words)?.[0] ?? '';
const PART = /[上下]半年|[一二三四前两]+季度|[0-9０-９]+月|[Hh]alf|[Qq]uarter/;

/** 城市12.4万封，较前年少8.4%；农村11.6万封，较前年少6%: another item of the list, with a change of its own. */
const isBeside = ({ frame, place }: Entry, now: Entry): boolean =>
	place === now.place && frame.sentence === now.frame.sentence && frame.index + 1 < now.frame.index && place.content.frames[frame.index + 1].isChange;
const isEarlier = (base: Entry, current: Entry): boolean => base.year === 0 || current.year === 0 || base.year <= current.year;
const isOf = (known: number, year: number): boolean => known === 0 || known === year;

// --- Shifts of rates and shares

function readShift({ frame, rises, current, year, base }: NamedShift, at: number, place: PlacedContent, levels: Ledger, timeOf: TimeOf): Relation[] {
	const now = levels.entries[firstAfter(levels.entries, at) - 1];
	const own = timeOf({ year, words: '', place });
	const from = base === LAST_YEAR ? own - 1 : base;
	if (now?.frame !== current || own <= 0 || from <= 0 || from === own) return [];
	// 国防费在支出中所占的比重 is what 用于国防的支出占…的 tells: it is named by what stands before the whole
	const name = keyOf(now.words.replace(WITHIN, ''));
	const earlier = levels.byName(now.key, at, one => one !== now && timeOf(one) === from && (isSameName(one.key, now.key) || LIKE <= likeness(name, one.words)));
	const tie = (one: Entry): Relation => {
		const [minuend, subtrahend] = rises ? [put(current, place), placed(one)] : [placed(one), put(current, place)];
		return { kind: 'difference', claim: 'stated', minuend, subtrahend, difference: put(frame, place) };
	};
	const holding = earlier.find(one => addsUp(rises ? [one.frame.quantity, frame.quantity] : [current.quantity, frame.quantity], rises ? current.quantity : one.frame.quantity));
	if (holding !== undefined) return [tie(holding)];
	const [only] = earlier;
	const isSlipped = earlier.length === 1 && isSlip(expectSum(rises ? [only.frame.quantity, frame.quantity] : [current.quantity, frame.quantity], rises ? current.quantity : only.frame.quantity), 20);
	return isSlipped ? [tie(only)] : [];
}
const WITHIN = /(?:在|占).*$/;

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
