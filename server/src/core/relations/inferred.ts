import type { PlacedContent } from '../content.ts';
import type { Frame } from '../frames.ts';
import { addsUp, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Relation } from '../relations.ts';
import { NOT_ADDED } from '../units.ts';
import { shiftQuantity } from '../shift.ts';
import { keyOf, longestCommon } from '../words.ts';
import { nameOf } from './groups.ts';
import { type Entry, listEntries, placed } from './ledger.ts';
import { LIKE, likeness } from './named.ts';

/**
 * Relations that only arithmetic and names suggest: neighbours that add up to a figure elsewhere, the same figure said
 * again. They feed hover, the ledger, completion and rename and never a finding, so they are read only when asked for.
 */
export function readInferred(contents: readonly PlacedContent[], known: readonly Relation[]): Relation[] {
	const entries = listEntries(contents);
	const told = new Set(known.map(fingerprintOf));
	return [...readDistantSums(entries), ...readSaidAgain(entries), ...readRatesAgain(contents), ...readFunding(contents), ...readPulls(contents), ...readListedShares(contents), ...readSharesTogether(contents)].filter(relation => {
		const fingerprint = fingerprintOf(relation);
		return !told.has(fingerprint) && told.add(fingerprint);
	});
}

/** Neighbours that add up to an earlier or later figure whose name shares words with theirs. */
function readDistantSums(entries: readonly Entry[]): Relation[] {
	const relations: Relation[] = [];
	const amounts = entries.filter(({ frame }) => frame.quantity.hedge === undefined);
	const sorted = new Map<string, Entry[]>();
	for (const entry of amounts) {
		const list = sorted.get(entry.frame.quantity.unit.dimension) ?? [];
		list.push(entry);
		sorted.set(entry.frame.quantity.unit.dimension, list);
	}
	for (const list of sorted.values()) list.sort((a, b) => a.magnitude - b.magnitude);
	for (let from = 0; from < amounts.length; from += 1) {
		const first = amounts[from];
		let sum = first.magnitude;
		let tolerance = lastPlace(first.frame.quantity);
		const parts = [first];
		for (let at = from + 1; at < amounts.length && at - from < 8; at += 1) {
			const next = amounts[at];
			if (next.frame.quantity.unit.name !== first.frame.quantity.unit.name || 4000 < next.place.block.start - first.place.block.start) break;
			if (next.frame.depth !== first.frame.depth || !isAsFine(next, first)) continue;
			sum += next.magnitude;
			tolerance += lastPlace(next.frame.quantity);
			parts.push(next);
			const whole = between(sorted.get(first.frame.quantity.unit.dimension)!, sum - tolerance, sum + tolerance).find(one => !parts.includes(one) && isAsFine(one, first) && Math.abs(one.index - next.index) <= 40 && addsUp(parts.map(({ frame }) => frame.quantity), one.frame.quantity) && (isNamedFor(one, parts) || isChain(one, parts)));
			if (whole === undefined) continue;
			relations.push({ kind: 'sum', claim: 'inferred', whole: placed(whole), parts: parts.map(placed) });
			break;
		}
	}
	return relations;
}

/** The amounts of a sorted list between two magnitudes, twenty at the most. */
function between(list: readonly Entry[], low: number, high: number): Entry[] {
	let from = 0;
	let to = list.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if (list[middle].magnitude < low) from = middle + 1;
		else to = middle;
	}
	const found: Entry[] = [];
	for (let at = from; at < list.length && list[at].magnitude <= high && found.length < 20; at += 1) found.push(list[at]);
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

/** The same figure of the same name, said again in another sentence. */
function readSaidAgain(entries: readonly Entry[]): Relation[] {
	const relations: Relation[] = [];
	const seen = new Map<string, Entry[]>();
	for (const entry of entries) {
		const key = `${entry.frame.quantity.unit.dimension} ${entry.magnitude}`;
		const earlier = seen.get(key) ?? [];
		const isLong = 100000n <= entry.frame.quantity.value.coefficient;
		const same = earlier.find(one => (isLong || ((one.place !== entry.place || one.frame.sentence !== entry.frame.sentence) && isSaidOf(one.key, entry.key))));
		if (same !== undefined) relations.push({ kind: 'repeat', claim: 'inferred', first: placed(same), second: placed(entry), indicator: entry.key });
		earlier.push(entry);
		if (earlier.length < 12) seen.set(key, earlier);
	}
	return relations;
}

/** 99.15% of one name, said again; and the rest of a rate: 完成96.98%, 还少3.02%. */
function readRatesAgain(contents: readonly PlacedContent[]): Relation[] {
	const relations: Relation[] = [];
	const seen: { readonly frame: Frame; readonly place: PlacedContent; readonly key: string; readonly at: number }[] = [];
	for (const place of contents) {
		for (const frame of place.content.frames) {
			const { unit, value, upper } = frame.quantity;
			if (unit.dimension !== 'ratio' || upper !== undefined || value.exponent === 0 || value.coefficient < 100n) continue;
			const now = { frame, place, key: keyOf(nameOf(frame, place.content.text)), at: magnitude(frame.quantity) };
			const same = value.coefficient < 1000n || frame.isChange ? undefined : seen.findLast(one => one.at === now.at && isSaidOf(one.key, now.key));
			if (same !== undefined) relations.push({ kind: 'repeat', claim: 'inferred', first: put(same), second: put(now), indicator: now.key });
			const whole = LESS.test(frame.before) ? seen.findLast(one => Math.abs(one.at + now.at - 100) < 1e-9 && DONE.test(one.frame.before)) : undefined;
			if (whole !== undefined) relations.push({ kind: 'shareTotal', claim: 'inferred', shares: [put(whole), put(now)] });
			seen.push(now);
			if (60 < seen.length) seen.shift();
		}
	}
	return relations;
}
const LESS = /(?:少|差|未完成|欠)(?:支|收|支出|收入|完成)*(?:了|约)*$/;
const DONE = /完成|占|达到/;
const put = ({ frame, place }: { readonly frame: Frame; readonly place: PlacedContent }): Quantity => shiftQuantity(frame.quantity, place.block.start);

const isSaidOf = (a: string, b: string): boolean => {
	const common = longestCommon(a, b);
	return 2 <= common && Math.max(a.length, b.length) <= common * 2;
};

/** 缺口18.3亿元，动用结余16.5亿元，借款1.8亿元: a figure and right behind it what it was paid with. */
function readFunding(contents: readonly PlacedContent[]): Relation[] {
	const relations: Relation[] = [];
	for (const place of contents) {
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
function readPulls(contents: readonly PlacedContent[]): Relation[] {
	const relations: Relation[] = [];
	contents.forEach((place, index) => {
		const said = place.content.frames.filter(({ quantity, before }) => quantity.unit.dimension === 'points' && quantity.upper === undefined && PULLS.test(before));
		// what opens the paragraph is often told again where its turn comes
		const pulls = said.filter((pull, at) => 0 < at || !said.slice(2).some(other => magnitude(other.quantity) === magnitude(pull.quantity)));
		if (pulls.length < 2 || 6 < pulls.length) return;
		const signs = pulls.map(({ before }): 1 | -1 => (DOWNWARD.test(before) ? -1 : 1));
		for (let at = index; Math.max(0, index - 2) <= at; at -= 1) {
			const growths = contents[at].content.frames.filter(one => one.quantity.unit.dimension === 'ratio' && one.isChange && one.quantity.upper === undefined && (at < index || one.index < pulls[0].index));
			const whole = growths.find(({ quantity }) => addsUp(pulls.map(pull => pull.quantity), quantity, signs));
			if (whole === undefined) continue;
			relations.push({ kind: 'sum', claim: 'inferred', whole: shiftQuantity(whole.quantity, contents[at].block.start), parts: pulls.map(({ quantity }) => shiftQuantity(quantity, place.block.start)), signs });
			return;
		}
	});
	return relations;
}
const PULLS = /拉动[^，。；]{0,14}$/;
const DOWNWARD = /负向|下拉|拖累|向下/;

/** Shares that the points of a list give, one each, and that make 100 %. */
function readListedShares(contents: readonly PlacedContent[]): Relation[] {
	const relations: Relation[] = [];
	const shares = contents.map(({ content: { kind, frames, text } }) => (kind === 'item' ? frames.find(({ quantity, isChange, sentenceStart }) => quantity.unit.dimension === 'ratio' && quantity.upper === undefined && quantity.hedge === undefined && !isChange && OF_WHOLE.test(text.slice(sentenceStart, quantity.span.start))) : undefined));
	for (let from = 0; from < contents.length; from += 1) {
		let sum = 0;
		let slack = 1e-9;
		for (let to = from; to < contents.length && to - from < 12; to += 1) {
			const share = shares[to];
			if (share === undefined) break;
			sum += magnitude(share.quantity);
			slack += lastPlace(share.quantity) / 2;
			if (to - from < 2 || slack < Math.abs(sum - 100)) continue;
			relations.push({ kind: 'shareTotal', claim: 'inferred', shares: contents.slice(from, to + 1).map((place, at) => shiftQuantity(shares[from + at]!.quantity, place.block.start)) });
			from = to;
			break;
		}
	}
	return relations;
}
const OF_WHOLE = /占|比例|比重|份额|share|account/;

/** 用于甲和乙的钱，共占支出的65%: shares of the same whole that are told elsewhere, of what is named. */
function readSharesTogether(contents: readonly PlacedContent[]): Relation[] {
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
