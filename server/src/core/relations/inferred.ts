import type { BlockContent, PlacedContent } from '../content.ts';
import type { Frame } from '../frames.ts';
import { addsUp, lastPlace, magnitude } from '../magnitude.ts';
import { once } from '../once.ts';
import type { Quantity } from '../quantities.ts';
import type { Relation } from '../relations.ts';
import { rolesOf } from '../roles.ts';
import { firstFrom } from '../search.ts';
import { NOT_ADDED } from '../units.ts';
import { shiftQuantity } from '../shift.ts';
import { FAR, type Span } from '../span.ts';
import { keyOf, longestCommon } from '../words.ts';
import { nameOf } from './groups.ts';
import { type Entry, firstAfter, listEntries, placed } from './ledger.ts';
import { LIKE, likeness } from './named.ts';

/**
 * Relations that only arithmetic and names suggest: neighbours that add up to a figure elsewhere, the same figure said
 * again. They feed hover, the ledger, completion and rename and never a finding, so they are read only when asked for, and
 * only those in which figures of the blocks from `first` up to `last` stand; `known` are the others of these.
 */
export function createInference(contents: readonly PlacedContent[]): (known: readonly Relation[], first: number, last: number) => Relation[] {
	const list = once(() => listAmounts(contents));
	const rates = once(() => listRates(contents));
	return (known, first, last) => {
		const startOf = (index: number) => (index < contents.length ? contents[index].block.start : FAR);
		const near: Near = { first, last, start: startOf(first), end: startOf(last) };
		const told = new Set(known.map(fingerprintOf));
		return [...readDistantSums(list(), near), ...readSaidAgain(list(), near), ...readRatesAgain(rates(), near), ...readFunding(contents, near), ...readPulls(contents, near), ...readListedShares(contents, near), ...readSharesTogether(contents, near)].filter(relation => {
			const isNear = rolesOf(relation).some(({ quantity: { span } }) => near.start <= span.start && span.start < near.end);
			const fingerprint = isNear ? fingerprintOf(relation) : '';
			return isNear && !told.has(fingerprint) && told.add(fingerprint);
		});
	};
}

/** The blocks whose figures are asked about, and where they stand. Readers may tell more than is asked. */
interface Near extends Span {
	readonly first: number;
	readonly last: number;
}

/** The amounts of a document as sums look for them. */
interface Amounts {
	readonly entries: readonly Entry[];
	/** Those without a hedge. */
	readonly plain: readonly Entry[];
	/** These again, the smallest first. */
	readonly sorted: (dimension: string) => readonly Entry[];
}

function listAmounts(contents: readonly PlacedContent[]): Amounts {
	const entries = listEntries(contents);
	const plain = entries.filter(({ frame }) => frame.quantity.hedge === undefined);
	const sorted = new Map<string, Entry[]>();
	return {
		entries,
		plain,
		sorted: dimension => {
			let list = sorted.get(dimension);
			if (list === undefined) sorted.set(dimension, (list = plain.filter(({ frame }) => frame.quantity.unit.dimension === dimension).sort((a, b) => a.magnitude - b.magnitude)));
			return list;
		},
	};
}

/** Neighbours that add up to an earlier or later figure whose name shares words with theirs. */
function readDistantSums({ entries, plain: amounts, sorted }: Amounts, near: Near): Relation[] {
	const relations: Relation[] = [];
	const nearby = entries.filter(({ place: { block } }) => near.start <= block.start && block.start < near.end);
	if (nearby.length === 0) return relations;
	const start = Math.max(0, firstAfter(amounts, nearby[0].index - FARTHEST) - MOST_PARTS);
	for (let from = start; from < amounts.length && amounts[from].index <= nearby[nearby.length - 1].index + FARTHEST; from += 1) {
		const first = amounts[from];
		let sum = first.magnitude;
		let tolerance = lastPlace(first.frame.quantity);
		const parts = [first];
		for (let at = from + 1; at < amounts.length && at - from < MOST_PARTS; at += 1) {
			const next = amounts[at];
			if (next.frame.quantity.unit.name !== first.frame.quantity.unit.name || 4000 < next.place.block.start - first.place.block.start) break;
			if (next.frame.depth !== first.frame.depth || !isAsFine(next, first)) continue;
			sum += next.magnitude;
			tolerance += lastPlace(next.frame.quantity);
			parts.push(next);
			const whole = between(sorted(first.frame.quantity.unit.dimension), sum - tolerance, sum + tolerance).find(one => !parts.includes(one) && isAsFine(one, first) && Math.abs(one.index - next.index) <= FARTHEST && addsUp(parts.map(({ frame }) => frame.quantity), one.frame.quantity) && (isNamedFor(one, parts) || isChain(one, parts)));
			if (whole === undefined) continue;
			relations.push({ kind: 'sum', claim: 'inferred', whole: placed(whole), parts: parts.map(placed) });
			break;
		}
	}
	return relations;
}
const MOST_PARTS = 8;
/** How many amounts may stand between a whole and the last of its parts. */
const FARTHEST = 40;

/** The amounts of a sorted list between two magnitudes, twenty at the most. */
function between(list: readonly Entry[], low: number, high: number): Entry[] {
	const found: Entry[] = [];
	for (let at = firstFrom(list, low, one => one.magnitude); at < list.length && list[at].magnitude <= high && found.length < 20; at += 1) found.push(list[at]);
	return found;
}

/** Printed to about the same place: 22亿 adds to no figure that is given to the yuan. */
const isAsFine = (a: Entry, b: Entry): boolean => {
	const ratio = lastPlace(a.frame.quantity) / lastPlace(b.frame.quantity);
	return 0.09 < ratio && ratio < 11;
};
const isNamedFor = (whole: Entry, parts: readonly Entry[]): boolean => parts.some(part => 2 <= longestCommon(whole.key, part.key));
/** A figure and right behind it, in the same sentence, those that make it up: 超支18.3亿元，动用结余16.5亿元，透支1.8亿元. */
const isChain = (whole: Entry, parts: readonly Entry[]): boolean => whole.place === parts[0].place && parts[0].index - whole.index === 1 && parts.every(({ frame }) => frame.sentence === whole.frame.sentence);

/** A figure that is said more often is looked for among its first mentions. */
const MOST_SAID = 12;
/** The same figure of the same name, said again in another sentence. */
function readSaidAgain({ entries }: Amounts, near: Near): Relation[] {
	const relations: Relation[] = [];
	const seen = new Map<string, Entry[]>();
	const asked = new Set(entries.filter(({ place: { block } }) => near.start <= block.start && block.start < near.end).map(one => one.magnitude));
	for (const entry of entries) {
		if (!asked.has(entry.magnitude)) continue;
		const key = `${entry.frame.quantity.unit.dimension} ${entry.magnitude}`;
		const earlier = seen.get(key) ?? [];
		const isLong = 100000n <= entry.frame.quantity.value.coefficient;
		const same = earlier.find(one => (isLong || ((one.place !== entry.place || one.frame.sentence !== entry.frame.sentence) && isSaidOf(one.key, entry.key))));
		if (same !== undefined) relations.push({ kind: 'repeat', claim: 'inferred', first: placed(same), second: placed(entry), indicator: entry.key });
		if (earlier.length < MOST_SAID) seen.set(key, [...earlier, entry]);
	}
	return relations;
}

/** A rate that may be said again. */
interface Rate {
	readonly frame: Frame;
	readonly place: PlacedContent;
	readonly at: number;
	readonly key: () => string;
}

function listRates(contents: readonly PlacedContent[]): Rate[] {
	const rates: Rate[] = [];
	for (const place of contents) {
		for (const frame of place.content.frames) {
			const { unit, value, upper } = frame.quantity;
			if (unit.dimension !== 'ratio' || upper !== undefined || value.exponent === 0 || value.coefficient < 100n) continue;
			rates.push({ frame, place, at: magnitude(frame.quantity), key: once(() => keyOf(nameOf(frame, place.content.text))) });
		}
	}
	return rates;
}

/** 99.15% of one name, said again; and the rest of a rate: 完成96.98%, 还少3.02%. */
function readRatesAgain(rates: readonly Rate[], near: Near): Relation[] {
	const relations: Relation[] = [];
	const first = rates.findIndex(({ place: { block } }) => near.start <= block.start);
	if (first < 0) return relations;
	const last = rates.findLastIndex(({ place: { block } }) => block.start < near.end);
	for (let index = first; index < rates.length && index <= last + RATES_BEFORE; index += 1) {
		const now = rates[index];
		const { value } = now.frame.quantity;
		const seen = rates.slice(Math.max(0, index - RATES_BEFORE), index);
		const same = value.coefficient < 1000n || now.frame.isChange ? undefined : seen.findLast(one => one.at === now.at && isSaidOf(one.key(), now.key()));
		if (same !== undefined) relations.push({ kind: 'repeat', claim: 'inferred', first: put(same), second: put(now), indicator: now.key() });
		const whole = LESS.test(now.frame.before) ? seen.findLast(one => Math.abs(one.at + now.at - 100) < 1e-9 && DONE.test(one.frame.before)) : undefined;
		if (whole !== undefined) relations.push({ kind: 'shareTotal', claim: 'inferred', shares: [put(whole), put(now)] });
	}
	return relations;
}
/** How many rates before one are looked at. */
const RATES_BEFORE = 60;
const LESS = /(?:少|差|未完成|欠)(?:支|收|支出|收入|完成)*(?:了|约)*$/;
const DONE = /完成|占|达到/;
const put = ({ frame, place }: { readonly frame: Frame; readonly place: PlacedContent }): Quantity => shiftQuantity(frame.quantity, place.block.start);

const isSaidOf = (a: string, b: string): boolean => {
	const common = longestCommon(a, b);
	return 2 <= common && Math.max(a.length, b.length) <= common * 2;
};

/** 缺口18.3亿元，动用结余16.5亿元，借款1.8亿元: a figure and right behind it what it was paid with. */
function readFunding(contents: readonly PlacedContent[], { first, last }: Near): Relation[] {
	const relations: Relation[] = [];
	for (const place of contents.slice(first, last)) {
		const { frames } = place.content;
		for (const whole of frames) {
			if (whole.quantity.upper !== undefined || whole.quantity.value.coefficient < 100n || NOT_ADDED.has(whole.quantity.unit.dimension)) continue;
			for (let count = 2; count <= 4; count += 1) {
				const parts = frames.slice(whole.index + 1, whole.index + 1 + count);
				const isRun = parts.length === count && parts.every(one => one.sentence === whole.sentence && one.quantity.unit.name === whole.quantity.unit.name && one.quantity.upper === undefined && 10n <= one.quantity.value.coefficient && PAID_WITH.test(one.before));
				if (!isRun) break;
				if (addsUp(parts.map(({ quantity }) => quantity), whole.quantity)) relations.push({ kind: 'sum', claim: 'inferred', whole: shiftQuantity(whole.quantity, place.block.start), parts: parts.map(({ quantity }) => shiftQuantity(quantity, place.block.start)) });
			}
		}
	}
	return relations;
}
const PAID_WITH = /动用|透支|借|弥补|抵补|自筹|补助|配套|贷款|发行|拨付|用于|安排|投入|列支/;

/** 拉动增长0.1、0.1、1.3个百分点: what the parts bring makes the growth that stands before them. */
function readPulls(contents: readonly PlacedContent[], { first, last }: Near): Relation[] {
	const relations: Relation[] = [];
	contents.slice(first, last + PULLS_BEHIND).forEach((place, at) => readPullsOf(place, first + at));
	return relations;

	function readPullsOf(place: PlacedContent, index: number): void {
		const said = place.content.frames.filter(({ quantity, before }) => quantity.unit.dimension === 'points' && quantity.upper === undefined && PULLS.test(before));
		// what opens the paragraph is often told again where its turn comes
		const pulls = said.filter((pull, at) => 0 < at || !said.slice(2).some(other => magnitude(other.quantity) === magnitude(pull.quantity)));
		if (pulls.length < 2 || 6 < pulls.length) return;
		const signs = pulls.map(({ before }): 1 | -1 => (DOWNWARD.test(before) ? -1 : 1));
		for (let at = index; Math.max(0, index - PULLS_BEHIND) <= at; at -= 1) {
			const growths = contents[at].content.frames.filter(one => one.quantity.unit.dimension === 'ratio' && one.isChange && one.quantity.upper === undefined && (at < index || one.index < pulls[0].index));
			const whole = growths.find(({ quantity }) => addsUp(pulls.map(pull => pull.quantity), quantity, signs));
			if (whole === undefined) continue;
			relations.push({ kind: 'sum', claim: 'inferred', whole: shiftQuantity(whole.quantity, contents[at].block.start), parts: pulls.map(({ quantity }) => shiftQuantity(quantity, place.block.start)), signs });
			return;
		}
	}
}
const PULLS_BEHIND = 2;
const PULLS = /拉动[^，。；]{0,14}$/;
const DOWNWARD = /负向|下拉|拖累|向下/;

/** Shares that the points of a list give, one each, and that make 100 %. */
function readListedShares(contents: readonly PlacedContent[], near: Near): Relation[] {
	const relations: Relation[] = [];
	const shareAt = (index: number) => (index < contents.length ? readListedShare(contents[index].content) : undefined);
	// A list is read from its first point on.
	let from = near.first;
	while (0 < from && shareAt(from - 1) !== undefined) from -= 1;
	for (; from < near.last; from += 1) {
		const shares: Quantity[] = [];
		let sum = 0;
		let slack = 1e-9;
		while (shares.length < 12) {
			const share = shareAt(from + shares.length);
			if (share === undefined) break;
			shares.push(shiftQuantity(share, contents[from + shares.length].block.start));
			sum += magnitude(share);
			slack += lastPlace(share) / 2;
			if (shares.length < 3 || slack < Math.abs(sum - 100)) continue;
			relations.push({ kind: 'shareTotal', claim: 'inferred', shares });
			from += shares.length - 1;
			break;
		}
	}
	return relations;
}

function readListedShare({ kind, frames, text }: BlockContent): Quantity | undefined {
	if (kind !== 'item') return undefined;
	return frames.find(({ quantity, isChange, sentenceStart }) => quantity.unit.dimension === 'ratio' && quantity.upper === undefined && quantity.hedge === undefined && !isChange && OF_WHOLE.test(text.slice(sentenceStart, quantity.span.start)))?.quantity;
}
const OF_WHOLE = /占|比例|比重|份额|share|account/;

/** 用于甲和乙的钱，共占支出的65%: shares of the same whole that are told elsewhere, of what is named. */
function readSharesTogether(contents: readonly PlacedContent[], { first, last }: Near): Relation[] {
	if (contents.slice(first, last).every(({ content }) => content.names.shares.length === 0)) return [];
	const shares = contents.flatMap(place => place.content.names.shares.map(share => ({ ...share, place })));
	return shares.flatMap(({ frame, place, subject, key, adjacent }) => {
		if (adjacent !== undefined || !TOGETHER.test(frame.before) || !SEVERAL.test(subject)) return [];
		const parts = shares.filter(one => one.adjacent !== undefined && 2 <= longestCommon(one.key, key) && LIKE <= likeness(keyOf(nameOf(one.adjacent, one.place.content.text)).replace(key, ''), subject)).slice(0, 8);
		const pair = parts.flatMap((one, at) => parts.slice(at + 1).map(other => [one, other])).find(both => addsUp(both.map(one => one.frame.quantity), frame.quantity));
		return pair === undefined ? [] : [{ kind: 'sum', claim: 'inferred', whole: put({ frame, place }), parts: pair.map(put) } as const];
	});
}
const TOGETHER = /(?:共|合计)占/;
const SEVERAL = /[和与及、]/;

/** The figures that a relation ties, whatever their roles. */
function fingerprintOf(relation: Relation): string {
	const starts: number[] = [];
	const collect = (value: unknown): void => {
		if (typeof value !== 'object' || value === null) return;
		if ('numeral' in value) starts.push((value as Quantity).span.start);
		else if (Array.isArray(value)) value.forEach(collect);
	};
	Object.values(relation).forEach(collect);
	return `${relation.kind} ${starts.sort((a, b) => a - b).join(' ')}`;
}
