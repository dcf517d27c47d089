import type { PlacedContent } from '../content.ts';
import type { Frame } from '../frames.ts';
import { addsUp, isShareOf, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Relation } from '../relations.ts';
import { shiftQuantity } from '../shift.ts';
import { expectGrowth, expectShare, expectSum, isSlip } from '../slips.ts';
import { unitsAgree } from '../units.ts';
import { isSameName, keyOf, longestCommon, speaksOf } from '../words.ts';
import { nameOf } from './groups.ts';
import { isChange } from './shares.ts';

/**
 * Relations whose figures find each other by name across the whole document: a share whose part and whole stand chapters
 * apart, a growth on the figure of the year before, figures that add up to an earlier one, the same figure said again.
 * What holds feeds hover, the ledger, completion and rename. What does not hold is passed over, since names are no proof,
 * unless one slip of the hand explains it and chance does not.
 */
export function readNamed(contents: readonly PlacedContent[], joins: readonly Relation[]): Relation[] {
	const ledger = openLedger(contents);
	const relations = [...readNamedShares(ledger), ...readNamedGrowth(ledger), ...readDistantGaps(ledger), ...readDistantSums(ledger), ...readSaidAgain(ledger)];
	const known = new Set(joins.map(relation => fingerprintOf(relation)));
	for (const { block, content } of contents) for (const relation of content.relations) known.add(fingerprintOf(relation, block.start));
	return relations.filter(relation => {
		const fingerprint = fingerprintOf(relation);
		if (known.has(fingerprint)) return false;
		known.add(fingerprint);
		return true;
	});
}

/** A figure in its place in the document. */
interface Entry {
	readonly frame: Frame;
	readonly content: PlacedContent;
	/** Its place among the document's figures. */
	readonly index: number;
	readonly block: number;
	readonly magnitude: number;
	/** The year that the words before it name, 0 if none. */
	readonly year: number;
}

interface Ledger {
	readonly entries: readonly Entry[];
	/** Amounts by dimension, from the least to the greatest. */
	readonly sorted: ReadonlyMap<string, readonly Entry[]>;
}

function openLedger(contents: readonly PlacedContent[]): Ledger {
	const entries: Entry[] = [];
	contents.forEach((content, block) => {
		if (content.content.kind === 'table') return;
		for (const frame of content.content.frames) entries.push({ frame, content, index: entries.length, block, magnitude: magnitude(frame.quantity), year: yearOf(frame, content) });
	});
	const sorted = new Map<string, Entry[]>();
	for (const entry of entries) {
		if (!isAmount(entry.frame)) continue;
		const list = sorted.get(entry.frame.quantity.unit.dimension) ?? [];
		list.push(entry);
		sorted.set(entry.frame.quantity.unit.dimension, list);
	}
	for (const list of sorted.values()) list.sort((a, b) => a.magnitude - b.magnitude);
	return { entries, sorted };
}

const yearOf = ({ quantity, sentenceStart }: Frame, { content }: PlacedContent): number =>
	content.dates.findLast(({ span, year }) => year !== 0 && span.end <= quantity.span.start && sentenceStart <= span.start)?.year ?? content.dates.findLast(({ span, year }) => year !== 0 && span.end <= quantity.span.start)?.year ?? 0;

const NO_AMOUNT = new Set(['ratio', 'points', 'multiple', 'ratioPart', 'age', 'doubling', 'discount', 'temperature', 'level', 'date', 'score', 'none', 'months', 'time']);
const isAmount = ({ quantity, before }: Frame): boolean => quantity.upper === undefined && !NO_AMOUNT.has(quantity.unit.dimension) && !isChange(before);
const placed = ({ frame, content }: Entry): Quantity => shiftQuantity(frame.quantity, content.block.start);
const nameAt = ({ frame, content }: Entry): string => nameOf(frame, content.content.text);
/** Three digits that tell something: 1228, 96.5; not 500 or 12. */
const isTelling = ({ value }: Quantity): boolean => {
	const digits = value.coefficient.toString().replace(TRAILING_ZEROS, '');
	return 3 <= digits.length;
};
const TRAILING_ZEROS = /0+$/;

/** The amounts of a dimension between two magnitudes. */
function between({ sorted }: Ledger, dimension: string, low: number, high: number): Entry[] {
	const list = sorted.get(dimension) ?? [];
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

/** A share that names its whole: 占本年支出的46.89%. */
interface Occupation {
	readonly entry: Entry;
	/** What the clause says before 占. */
	readonly subject: string;
	/** The key of the whole's name: two shares of one key have one whole. */
	readonly key: string;
	/** The amount right before the share. */
	readonly adjacent: Entry | undefined;
	/** Amounts that the name may mean, totals first, then the nearest. */
	readonly wholes: readonly Entry[];
}

/**
 * Shares whose part and whole are found by their names. A whole that two other shares of the same name bear out is
 * certain, so that a share which does not fit it is told; otherwise only a slip of the hand is.
 */
function readNamedShares(ledger: Ledger): Relation[] {
	const relations: Relation[] = [];
	const open: Occupation[] = [];
	const borneOut = new Map<string, number>();
	const tie = (part: Entry, whole: Entry, share: Entry): void => {
		relations.push({ kind: 'share', claim: 'stated', parts: [placed(part)], wholes: [placed(whole)], share: placed(share) });
	};
	for (const occupation of ledger.entries.flatMap(entry => readOccupation(entry, ledger))) {
		const { entry, subject, adjacent, wholes, key } = occupation;
		const found = wholes.map(whole => [whole, partOf(whole, entry, adjacent, subject, ledger)] as const).find(([, part]) => part !== undefined);
		if (found === undefined) {
			open.push(occupation);
			continue;
		}
		const [whole, part] = found;
		tie(part!, whole, entry);
		if (part === adjacent) borneOut.set(`${key} ${whole.index}`, (borneOut.get(`${key} ${whole.index}`) ?? 0) + 1);
	}
	for (const { entry, subject, adjacent, wholes, key } of open) {
		const part = adjacent ?? bestNamed(ledger, subject, entry);
		if (part === undefined) continue;
		const fit = wholes.filter(one => one !== part && unitsAgree(one.frame.quantity.unit, part.frame.quantity.unit));
		const certain = adjacent === undefined ? undefined : fit.find(one => 2 <= (borneOut.get(`${key} ${one.index}`) ?? 0));
		const slipped = fit.filter(one => one.year === 0 || one.year === entry.year).slice(0, 3).find(one => isSlip(expectShare(part.frame.quantity, one.frame.quantity, entry.frame.quantity), 40));
		const whole = certain ?? slipped;
		if (whole !== undefined) tie(part, whole, entry);
	}
	return relations;
}

function readOccupation(entry: Entry, ledger: Ledger): Occupation[] {
	const { frame, content } = entry;
	if (frame.quantity.unit.dimension !== 'ratio' || frame.quantity.upper !== undefined || frame.quantity.hedge !== undefined || isChange(frame.before) || entry.magnitude === 0) return [];
	const clause = content.content.text.slice(Math.max(frame.sentenceStart, frame.quantity.span.start - 60), frame.quantity.span.start);
	const found = OCCUPIES.exec(clause);
	if (found === null || keyOf(found[2]).length < 1 || TARGET.test(found[2])) return [];
	const name = found[2];
	const previous = ledger.entries[entry.index - 1];
	const isAdjacent = previous !== undefined && previous.block === entry.block && previous.frame.sentence === frame.sentence && isAmount(previous.frame) && frame.before.trimStart().startsWith('占');
	const named = ledger.entries.filter(one => isAmount(one.frame) && isTelling(one.frame.quantity) && one !== previous && !EXCEPT.test(one.content.content.text.slice(one.frame.clauseStart, one.frame.quantity.span.start)) && (speaksOf(wordsOf(one), name) || mentionsAll(wordsOf(one), name)));
	const wholes = named.sort((a, b) => Number(TOTAL.test(b.frame.before)) - Number(TOTAL.test(a.frame.before)) || Math.abs(a.index - entry.index) - Math.abs(b.index - entry.index)).slice(0, 40);
	return [{ entry, subject: found[1], key: keyOf(name), adjacent: isAdjacent ? previous : undefined, wholes }];
}
const TOTAL = /共|合计|总/;
const TARGET = /预算数|决算数|计划|任务|目标|去年|上年|同期|指标/;
/** 地方支出（扣除…的部分）: another scope than the plain name. */
const EXCEPT = /扣除|不含|不包括|剔除/;

/** The amount that is the share of the whole: the one right before it, or one that the subject names. */
function partOf(whole: Entry, share: Entry, adjacent: Entry | undefined, subject: string, ledger: Ledger): Entry | undefined {
	const part = (whole.magnitude * share.magnitude) / 100;
	const slack = (whole.magnitude * lastPlace(share.frame.quantity)) / 100;
	const { unit } = whole.frame.quantity;
	if (adjacent !== undefined) {
		const fits = adjacent !== whole && unitsAgree(adjacent.frame.quantity.unit, unit) && isShareOf([adjacent.frame.quantity], [whole.frame.quantity], share.frame.quantity);
		return fits ? adjacent : undefined;
	}
	const isClose = (one: Entry): boolean => Math.abs((100 * one.magnitude) / whole.magnitude - share.magnitude) <= lastPlace(share.frame.quantity) * 0.501;
	return between(ledger, unit.dimension, part - slack, part + slack).find(one => one !== whole && unitsAgree(one.frame.quantity.unit, unit) && isTelling(one.frame.quantity) && isClose(one) && likeness(keyOf(nameAt(one)), subject) >= 0.6);
}

/** How much of a name's characters another text holds, if they share two in a row. */
const likeness = (name: string, text: string): number => (longestCommon(name, text) < 2 ? 0 : [...name].filter(character => text.includes(character)).length / name.length);

/** The earlier amount whose name says most of what the subject says. */
function bestNamed(ledger: Ledger, subject: string, before: Entry): Entry | undefined {
	let best: Entry | undefined;
	let most = 0.69;
	for (const one of ledger.entries) {
		if (before.index <= one.index) break;
		if (!isAmount(one.frame) || !isTelling(one.frame.quantity)) continue;
		const score = likeness(keyOf(nameAt(one)), subject);
		if (most < score) [best, most] = [one, score];
	}
	return best;
}
const OCCUPIES = /([^。；]*?)占([^占，。；]{2,24}?)(?:的)?(?:比重|比例|份额)?(?:为|达|达到|约)*$/;
const wordsOf = ({ frame, content }: Entry): string => content.content.text.slice(Math.max(frame.sentenceStart, frame.quantity.span.start - 24), frame.quantity.span.start);
const mentionsAll = (words: string, name: string): boolean => words.includes(name.replace(PARTICLES, '').slice(-4));
const PARTICLES = /的|总数|全部/g;

/** 比1955年增长14.26%, for the figure before or the name in the clause: the base is an earlier figure of the same name. */
function readNamedGrowth(ledger: Ledger): Relation[] {
	const relations: Relation[] = [];
	for (const entry of ledger.entries) {
		const { frame, content } = entry;
		if (frame.quantity.unit.dimension !== 'ratio' || frame.quantity.upper !== undefined || entry.magnitude === 0) continue;
		const sentence = content.content.text.slice(frame.sentenceStart, frame.quantity.span.start);
		const clause = content.content.text.slice(frame.clauseStart, frame.quantity.span.start);
		const change = isChange(frame.before);
		const ratio = RATIO.test(frame.before);
		if ((!change && !ratio) || REAL.test(clause)) continue;
		const direction = /降|减|少|回落/.test(frame.before) ? 'down' : 'up';
		const factor = ratio ? entry.magnitude / 100 : direction === 'up' ? 1 + entry.magnitude / 100 : 1 - entry.magnitude / 100;
		if (factor <= 0 || !/[比较同与为]/.test(sentence)) continue;
		const previous = ledger.entries.slice(Math.max(0, entry.index - 4), entry.index).findLast(one => one.block === entry.block && one.frame.sentence === frame.sentence && isAmount(one.frame));
		const subject = clause.replace(/^.*?[，,]/, '').replace(COMPARISON, '').replace(CHANGED, '');
		const named = keyOf(subject).length < 2 ? [] : ledger.entries.filter(one => isAmount(one.frame) && isTelling(one.frame.quantity) && one.index < entry.index && isSameName(nameAt(one), subject)).slice(-6);
		const currents = previous === undefined ? named : [previous, ...named];
		let isTold = false;
		for (const current of currents) {
			const base = current.magnitude / factor;
			const slack = (base * lastPlace(frame.quantity)) / 100 / factor + lastPlace(current.frame.quantity);
			const name = keyOf(nameAt(current));
			const found = between(ledger, current.frame.quantity.unit.dimension, base - slack, base + slack).find(
				one => one !== current && one.index < entry.index && isTelling(one.frame.quantity) && (one.year === 0 || current.year === 0 || one.year <= current.year) && 2 <= longestCommon(name, keyOf(nameAt(one))) && name.length <= 3 * longestCommon(name, keyOf(nameAt(one))),
			);
			if (found === undefined) continue;
			const roles = ratio ? { multiple: placed(entry) } : { rate: placed(entry) };
			relations.push({ kind: 'change', claim: 'stated', base: placed(found), current: placed(current), direction: ratio ? (entry.magnitude < 100 ? 'down' : 'up') : direction, ...roles });
			isTold = true;
			break;
		}
		if (isTold || ratio || previous === undefined) continue;
		const slipped = ledger.entries.filter(one => one !== previous && one.index < entry.index && isAmount(one.frame) && isTelling(one.frame.quantity) && 0 < one.year && one.year < previous.year && unitsAgree(one.frame.quantity.unit, previous.frame.quantity.unit) && isSameName(nameAt(one), nameAt(previous))).slice(-3).find(one => isSlip(expectGrowth(one.frame.quantity, previous.frame.quantity, frame.quantity, direction === 'up' ? 1 : -1), 80));
		if (slipped !== undefined) relations.push({ kind: 'change', claim: 'stated', base: placed(slipped), current: placed(previous), direction, rate: placed(entry) });
	}
	return relations;
}
const RATIO = /(?:为|相当于|是)[^，。；]{0,8}(?:年|上年|去年|计划|预算)[^，。；]{0,4}的$/;
const REAL = /实际|可比|不变价|同口径/;
const CHANGED = /(?:预计|将|实现|增长|下降|减少|增加|提高|了|约)+$/;
const COMPARISON = /(?:比|较|同|与).*$/;

/** 比计划3,856亿斤超过133亿斤, 比1955年增加约34亿斤: the third figure stands elsewhere. */
function readDistantGaps(ledger: Ledger): Relation[] {
	const relations: Relation[] = [];
	for (const entry of ledger.entries) {
		const { frame, content } = entry;
		const gap = /(多|少|高|低|增加|减少|增长|下降|超过|超|结余|节余|差)(?:了|支|收|出|约)?\s*$/.exec(frame.before);
		if (gap === null || frame.quantity.upper !== undefined || !(isTelling(frame.quantity) || frame.quantity.unit.dimension === 'points' || 10 <= Number(frame.quantity.value.coefficient))) continue;
		if (frame.quantity.unit.dimension === 'ratio' && !/所占|比重/.test(content.content.text.slice(frame.clauseStart, frame.quantity.span.start))) continue;
		const dimension = frame.quantity.unit.dimension;
		const near = ledger.entries.slice(Math.max(0, entry.index - 6), entry.index).filter(one => one.frame.quantity.unit.dimension === dimension && one.frame.quantity.upper === undefined && !isChange(one.frame.before)).reverse();
		const rises = /多|高|增|超/.test(gap[1]);
		for (const one of near.slice(0, 3)) {
			const other = dimension === 'ratio' ? findRatio(ledger, one, rises ? one.magnitude - entry.magnitude : one.magnitude + entry.magnitude) : findAmount(ledger, one, entry.magnitude, rises);
			if (other === undefined || other === entry) {
				const current = /比|较|同/.test(one.frame.before) ? near.find(another => another !== one && another.index < one.index && isSlip(rises ? expectSum([one.frame.quantity, frame.quantity], another.frame.quantity) : expectSum([another.frame.quantity, frame.quantity], one.frame.quantity), 400)) : undefined;
				if (current === undefined) continue;
				const [larger, smaller] = rises ? [current, one] : [one, current];
				relations.push({ kind: 'difference', claim: 'stated', minuend: placed(larger), subtrahend: placed(smaller), difference: placed(entry) });
				break;
			}
			const [minuend, subtrahend] = other.magnitude < one.magnitude ? [one, other] : [other, one];
			relations.push({ kind: 'difference', claim: 'inferred', minuend: placed(minuend), subtrahend: placed(subtrahend), difference: placed(entry) });
			break;
		}
	}
	return relations;
}

function findAmount(ledger: Ledger, one: Entry, gap: number, rises: boolean): Entry | undefined {
	const slack = lastPlace(one.frame.quantity) * 0.5;
	const wanted = [rises ? one.magnitude - gap : one.magnitude + gap, rises ? one.magnitude + gap : one.magnitude - gap];
	for (const value of wanted) {
		const found = between(ledger, one.frame.quantity.unit.dimension, value - slack, value + slack).find(other => other !== one && isTelling(other.frame.quantity) && unitsAgree(other.frame.quantity.unit, one.frame.quantity.unit) && (Math.abs(other.block - one.block) <= 2 || 2 <= longestCommon(keyOf(nameAt(other)), keyOf(nameAt(one)))));
		if (found !== undefined) return found;
	}
	return undefined;
}

const findRatio = ({ entries }: Ledger, one: Entry, value: number): Entry | undefined =>
	entries.find(other => other !== one && other.frame.quantity.unit.dimension === 'ratio' && Math.abs(other.magnitude - value) < lastPlace(other.frame.quantity) * 0.6 && isTelling(other.frame.quantity) && 2 <= longestCommon(wordsOf(other), wordsOf(one)));

/** Neighbours that add up to an earlier or later figure whose name shares words with theirs. */
function readDistantSums(ledger: Ledger): Relation[] {
	const relations: Relation[] = [];
	const amounts = ledger.entries.filter(({ frame }) => isAmount(frame) && frame.quantity.hedge === undefined);
	for (let from = 0; from < amounts.length; from += 1) {
		let sum = amounts[from].magnitude;
		let tolerance = lastPlace(amounts[from].frame.quantity);
		const parts = [amounts[from]];
		for (let at = from + 1; at < amounts.length && at - from < 8; at += 1) {
			const next = amounts[at];
			if (next.frame.quantity.unit.name !== parts[0].frame.quantity.unit.name || 4 < next.block - parts[0].block) break;
			if (next.frame.depth !== parts[0].frame.depth || 10 < lastPlace(next.frame.quantity) / lastPlace(parts[0].frame.quantity) || 10 < lastPlace(parts[0].frame.quantity) / lastPlace(next.frame.quantity)) continue;
			sum += next.magnitude;
			tolerance += lastPlace(next.frame.quantity);
			parts.push(next);
			const whole = between(ledger, next.frame.quantity.unit.dimension, sum - tolerance, sum + tolerance).find(one => !parts.includes(one) && isTelling(one.frame.quantity) && lastPlace(parts[0].frame.quantity) <= 10 * lastPlace(one.frame.quantity) && Math.abs(one.block - next.block) <= 6 && addsUp(parts.map(({ frame }) => frame.quantity), one.frame.quantity) && (isNamedFor(one, parts) || isChain(one, parts)));
			if (whole === undefined) continue;
			relations.push({ kind: 'sum', claim: 'inferred', whole: placed(whole), parts: parts.map(placed) });
			break;
		}
	}
	return relations;
}

/** A figure and right behind it, in the same sentence, those that make it up: 超支18.3亿元，动用结余16.5亿元，透支1.8亿元. */
const isChain = (whole: Entry, parts: readonly Entry[]): boolean => whole.block === parts[0].block && parts[0].index - whole.index === 1 && parts.every(({ frame }) => frame.sentence === whole.frame.sentence && 2 <= frame.quantity.value.coefficient.toString().length);
const isNamedFor = (whole: Entry, parts: readonly Entry[]): boolean => {
	const name = keyOf(nameAt(whole));
	return parts.some(part => 2 <= longestCommon(name, keyOf(nameAt(part)))) && parts.filter(part => isTelling(part.frame.quantity)).length * 2 >= parts.length;
};

/** The same figure of the same name, said again in another sentence. */
function readSaidAgain({ entries }: Ledger): Relation[] {
	const relations: Relation[] = [];
	const seen = new Map<string, Entry[]>();
	for (const entry of entries) {
		const { quantity } = entry.frame;
		if (quantity.upper !== undefined || !isTelling(quantity)) continue;
		const key = `${quantity.unit.dimension} ${entry.magnitude}`;
		const earlier = seen.get(key) ?? [];
		const name = keyOf(nameAt(entry));
		const same = earlier.find(one => (one.block !== entry.block || one.frame.sentence !== entry.frame.sentence) && isSaidOf(keyOf(nameAt(one)), name));
		if (same !== undefined) relations.push({ kind: 'repeat', claim: 'inferred', first: placed(same), second: placed(entry), indicator: name });
		earlier.push(entry);
		if (earlier.length < 12) seen.set(key, earlier);
	}
	return relations;
}

const isSaidOf = (a: string, b: string): boolean => {
	const common = longestCommon(a, b);
	return 2 <= common && Math.min(a.length, b.length) <= common * 2;
};

/** The figures that a relation ties, whatever their roles. */
function fingerprintOf(relation: Relation, offset = 0): string {
	const starts: number[] = [];
	const collect = (value: unknown): void => {
		if (typeof value !== 'object' || value === null) return;
		if ('numeral' in value) starts.push((value as Quantity).span.start + offset);
		else if (Array.isArray(value)) value.forEach(collect);
	};
	Object.values(relation).forEach(collect);
	return `${relation.kind} ${starts.sort((a, b) => a - b).join(' ')}`;
}
