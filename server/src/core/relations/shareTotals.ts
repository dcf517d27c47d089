import { CUE, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { addsUp, isShareOf, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Relation } from '../relations.ts';
import { chanceOfSlip, isSlip } from '../slips.ts';
import { TRAIT } from '../traits.ts';
import { unitsAgree } from '../units.ts';
import { closesList, exhaust } from '../words.ts';
import { TARGET } from './shares.ts';
import type { BlockReader } from './readers.ts';

/**
 * Shares that make up one whole: a ratio a：b：c of shares, and a list of 占…% or 比重…% of one whole. A list that
 * stops short of 100 % may leave something out; one that passes 100 % cannot be of one whole.
 */
export const readShareTotals: BlockReader = ({ frames, text }) => {
	let traits = 0;
	for (const frame of frames) traits |= frame.traits;
	const relations: Relation[] = [];
	if (mayHold(traits, TRAIT.ratioPart)) relations.push(...readRatios(frames, text));
	if (mayHold(traits, TRAIT.ratio)) relations.push(...readLists(frames, text), ...readShifts(frames, text), ...readTogether(frames), ...readRemainder(frames), ...readNested(frames, text));
	if (mayHold(traits, TRAIT.points)) relations.push(...readBalancedShifts(frames, text));
	return relations;
};

/** 三产比为5：42：53. A plain ratio (5：2) is no set of shares. */
function readRatios(frames: readonly Frame[], text: string): Relation[] {
	const relations: Relation[] = [];
	for (let index = 0; index < frames.length; index += 1) {
		if (frames[index].quantity.unit.dimension !== 'ratioPart') continue;
		const from = index;
		while (index + 1 < frames.length && frames[index + 1].quantity.unit.dimension === 'ratioPart' && frames[index + 1].quantity.span.start - frames[index].quantity.span.end <= 3) index += 1;
		const shares = frames.slice(from, index + 1).map(({ quantity }) => quantity);
		const total = shares.reduce((sum, one) => sum + magnitude(one), 0);
		const words = text.slice(Math.max(frames[from].sentenceStart, frames[from].quantity.span.start - 30), frames[from].quantity.span.start);
		const isOfShares = SHARES.test(words);
		const isHundred = Math.abs(total - 100) < 1;
		if (isHundred || (isOfShares && 50 < total && total < 200)) relations.push({ kind: 'shareTotal', claim: isOfShares ? 'stated' : 'inferred', shares });
	}
	return relations;
}
const SHARES = /比重|结构|构成|占比|产业比|之比|比例/;

/** 甲占20%，乙占30%，丙占50%: neighbours in one list, each a share of the same whole. */
function readLists(frames: readonly Frame[], text: string): Relation[] {
	const relations: Relation[] = [];
	const shares = frames.filter(({ quantity, isChange }) => quantity.unit.dimension === 'ratio' && quantity.upper === undefined && !isChange);
	for (let index = 0; index < shares.length; index += 1) {
		const run = [shares[index]];
		const own = OCCUPIES.exec(shares[index].before);
		while (index + 1 < shares.length && own !== null) {
			const next = shares[index + 1];
			const previous = run[run.length - 1];
			const found = OCCUPIES.exec(next.before);
			const sameWhole = found === null ? undefined : (found[1] ?? '');
			const isNext = next.sentence === previous.sentence && next.quantity.span.start - previous.quantity.span.end < 60 && sameWhole !== undefined && (sameWhole === '' || (own[1] ?? '') === '' || sameWhole === own[1]) && next.depth === run[0].depth;
			if (!isNext || FROM.test(next.before)) break;
			run.push(next);
			index += 1;
		}
		if (run.length < 2 || FROM.test(run[0].before) || run.some(({ before }) => IS_OF_TARGET.test(before))) continue;
		const total = run.reduce((sum, { quantity }) => sum + magnitude(quantity), 0);
		const names = run.map(one => one.before.replace(OCCUPIES, '') || wordsBefore(frames[one.index - 1], text));
		const sentence = text.slice(run[0].sentenceStart, run[run.length - 1].afterEnd);
		const isClosed = exhaust(names) || DIVIDED.test(sentence);
		// 其中，甲占21.6%，乙…: what opens the list nests nothing in it
		const isOpened = OPENS.test(text.slice(run[0].sentenceStart, run[0].quantity.span.start));
		const isHundred = Math.abs(total - 100) <= Math.max(0.6, slackOf(run));
		const hedged = run.some(({ quantity }) => quantity.hedge !== undefined);
		if (hedged) continue;
		const quantities = run.map(({ quantity }) => quantity);
		const isOver = 100.6 < total && total < 200 && 3 <= run.length && mayBeDisjoint(names) && !run.some(({ before }) => ANSWER.test(before)) && isOneSlipOff(run, total) && !NESTED.test(text.slice(isOpened ? run[0].quantity.span.end : run[0].sentenceStart, run[run.length - 1].afterEnd));
		// 99.86% of shares printed to two places: what nothing but an unnamed rest explains claims no 100
		const isClaimed = isHundred && isHundredButForASlip(quantities, total);
		if (slackOf(run) < Math.abs(total - 100) && areBorneOut(run, frames)) continue;
		if (isClaimed && 2 <= run.length) relations.push({ kind: 'shareTotal', claim: 'stated', shares: quantities });
		// …，其他占3.2%: what is left is there too
		else if ((isClosed && 60 < total) || isOver || (3 <= run.length && closesList(names) && total < 200 && isOneSlipOff(run, total))) relations.push({ kind: 'shareTotal', claim: 'stated', shares: quantities });
	}
	return relations;
}
/** 超标天数占18.6%，其中轻度污染12.9%，中度污染3.9%，重度污染1.8%: shares of the same whole that make up one of them. Told where they do: 其中 may leave some out, and shares of that one are another thing. */
function readNested(frames: readonly Frame[], text: string): Relation[] {
	const relations: Relation[] = [];
	for (const whole of frames) {
		if (!isShare(whole) || !OF_THESE.test(text.slice(whole.quantity.span.end, whole.quantity.span.end + 4))) continue;
		const parts: Frame[] = [];
		for (let index = whole.index + 1; index < frames.length && parts.length < MOST_NESTED; index += 1) {
			const [last, next] = [frames[index - 1], frames[index]];
			if (next.sentence !== whole.sentence || next.depth !== whole.depth || !isShare(next) || FARTHEST < next.quantity.span.start - last.quantity.span.end) break;
			parts.push(next);
		}
		const quantities = parts.map(({ quantity }) => quantity);
		if (2 <= parts.length && addsUp(quantities, whole.quantity)) relations.push({ kind: 'sum', claim: 'inferred', whole: whole.quantity, parts: quantities });
	}
	return relations;
}
const isShare = ({ quantity, isChange, isMean }: Frame): boolean => quantity.unit.dimension === 'ratio' && quantity.upper === undefined && quantity.hedge === undefined && !isChange && !isMean;
const OF_THESE = /^[，,；;]?\s?其中/;
const MOST_NESTED = 8;
const FARTHEST = 30;

function isHundredButForASlip(shares: readonly Quantity[], total: number): boolean {
	const slack = shares.reduce((sum, one) => sum + lastPlace(one) / 2, 0) * (1 + 1e-9);
	return Math.abs(total - 100) <= slack || isSlip(shares.map(one => [one, magnitude(one) + 100 - total - slack, magnitude(one) + 100 - total + slack]), 0);
}
// 占, with the whole named or not; 比重…到 gives the share that a thing came to
const OCCUPIES = /(?:占([^占，。；]{0,12}?)|(?:比重|比例|份额|占比)(?:将|则)?)(?:的)?(?:比重|比例)?(?:将)?(?:由[^，。；]{0,10})?(?:上升|下降|提高|降低|增加|减少)?(?:到|为|至|达|约|仅|只|则)*\s*$/;
const FROM = /由|从/;
/** 税收占调整预算的91%，非税收入占118%: each of its own. */
const IS_OF_TARGET = new RegExp(`占[^占，。；]{0,8}(?:${TARGET.source})`);
/** What overlaps is no partition: traits of people, limits (35岁以下, 本科以上), answers of which several may be given (认为…的). */
export const mayBeDisjoint = (names: readonly string[]): boolean => !names.some(name => OVERLAPPING.test(name.trim()));
const OVERLAPPING = /以上|以下|以内|岁|[男女]|学历|本科|大专|硕士|博士|党员|团员|户籍|老人|老年|儿童|残疾|低保|职称|级$/;
const ANSWER = /(?<!方面|领域|[类型])[的者]占[^占，。；]*$/;
/** One digit mistyped, or two exchanged, explains the excess. */
function isOneSlipOff(run: readonly Frame[], total: number): boolean {
	const slack = slackOf(run);
	return run.some(({ quantity }) => {
		const wanted = magnitude(quantity) - (total - 100);
		return chanceOfSlip(quantity, wanted - slack, wanted + slack) !== undefined;
	});
}
const slackOf = (run: readonly Frame[]): number => run.reduce((sum, { quantity }) => sum + lastPlace(quantity) / 2, 0);
/** 按年龄分: the text itself says that it parts a whole. */
const DIVIDED = /按[^，。；]{1,8}(?:分|划分)[，：]/;
/** The name of the amount that a share belongs to. */
const wordsBefore = (amount: Frame | undefined, text: string): string => (amount === undefined ? '' : amount.before || text.slice(amount.clauseStart, amount.quantity.span.start));
const OPENS = /^\s*其中[，,：:]?[^，。；]{1,16}$/;
/** Shares of nested or overlapping things: 其中, 同时, 多选. */
const NESTED = /其中|多选|可多选|同时|分别占[^，。；]*和[^，。；]*的/;

/** 甲由59%上升到63%，乙由4%上升到5%，…: two years' shares of one whole, side by side. One that makes 100 % vouches for the other. */
function readShifts(frames: readonly Frame[], text: string): Relation[] {
	const relations: Relation[] = [];
	for (let index = 0; index + 1 < frames.length; index += 1) {
		const pairs: (readonly [Frame, Frame])[] = [];
		let at = index;
		while (at + 1 < frames.length && isShift(frames[at], frames[at + 1], text) && frames[at].sentence === frames[index].sentence) {
			pairs.push([frames[at], frames[at + 1]]);
			at += 2;
		}
		if (pairs.length < 3) continue;
		index = at - 1;
		const before = pairs.map(([from]) => from.quantity);
		const after = pairs.map(([, to]) => to.quantity);
		const isWhole = (shares: readonly Quantity[]): boolean => Math.abs(shares.reduce((sum, one) => sum + magnitude(one), 0) - 100) < 0.6;
		if (!isWhole(before) && !isWhole(after)) continue;
		relations.push({ kind: 'shareTotal', claim: 'stated', shares: before }, { kind: 'shareTotal', claim: 'stated', shares: after });
	}
	return relations;
}

const isShift = (from: Frame, to: Frame, text: string): boolean =>
	from.quantity.unit.dimension === 'ratio' && to.quantity.unit.dimension === 'ratio' && from.sentence === to.sentence && /[由从][^，。；]{0,10}$/.test(from.before) && /^[^，。；]{0,10}[到至为]$/.test(text.slice(from.quantity.span.end, to.quantity.span.start));

/** 甲的比重下降0.3个百分点，乙下降1.2个百分点，丙提高1.5个百分点: what some parts of a whole gain, the others lose. */
function readBalancedShifts(frames: readonly Frame[], text: string): Relation[] {
	const relations: Relation[] = [];
	const lists = readShiftLists(frames, text);
	for (let from = 0; from < lists.length; from += 1) {
		let to = from;
		while (to + 1 < lists.length && lists[to + 1].sentence === lists[from].sentence) to += 1;
		const shifts = lists.slice(from, to + 1).flatMap(({ shifts }) => shifts);
		const bases = new Set(lists.slice(from, to + 1).flatMap(({ words }) => words.match(COMPARED_WITH) ?? []));
		from = to;
		const [down, up] = [true, false].map(one => shifts.filter(({ isDown }) => isDown === one));
		const isWhole = 2 < shifts.length && bases.size <= 1 && 0 < down.length && 0 < up.length && exhaust(shifts.map(({ name }) => name));
		if (!isWhole) continue;
		const [side, other] = down.length === 1 ? [down, up] : [up, down];
		const parts = [...other, ...side.slice(1)];
		const signs = parts.map((one): 1 | -1 => (one.isDown === side[0].isDown ? -1 : 1));
		// each may be worked out of shares that are rounded themselves: then the last places need not add up
		const off = Math.abs(parts.reduce((sum, { quantity }, at) => sum + signs[at] * magnitude(quantity), -magnitude(side[0].quantity)));
		const place = lastPlace(side[0].quantity) * 1.01;
		if (place < off && off < shifts.length * place) continue;
		relations.push({ kind: 'sum', claim: 'stated', whole: side[0].quantity, parts: parts.map(({ quantity }) => quantity), signs });
	}
	return relations;
}

interface Shift {
	readonly quantity: Quantity;
	readonly name: string;
	readonly isDown: boolean;
}

/** 一三产业比重分别提高0.9、5.9个百分点: what is said of points that shares have shifted by, with all that stands before. */
function readShiftLists(frames: readonly Frame[], text: string): { readonly sentence: number; readonly words: string; readonly shifts: readonly Shift[] }[] {
	const lists: { readonly sentence: number; readonly words: string; readonly shifts: readonly Shift[] }[] = [];
	let end = 0;
	for (let at = 0; at < frames.length; at += 1) {
		if (frames[at].quantity.unit.dimension !== 'points') continue;
		let first = at;
		while (0 < first && (frames[first].mark === '、' || AND.test(frames[first].before)) && frames[first - 1].sentence === frames[at].sentence && end <= frames[first - 1].quantity.span.start && frames[first - 1].quantity.unit.dimension === 'none') first -= 1;
		const { sentenceStart, quantity: { span }, sentence, before, isChange } = frames[first];
		const words = text.slice(Math.max(sentenceStart, end), span.start);
		const own = frames.slice(first, at + 1);
		end = frames[at].quantity.span.end;
		const isPlain = own.every(({ quantity }) => quantity.upper === undefined && quantity.hedge === undefined);
		if (!isChange || !isPlain || !WEIGHT.test(words)) continue;
		const names = industriesIn(words);
		// the unit stands behind the last
		lists.push({ sentence, words, shifts: own.map(({ quantity }, index) => ({ quantity: { ...quantity, unit: frames[at].quantity.unit }, name: names.length === own.length ? `${names[index]}产` : own.length === 1 ? words : '', isDown: FALLS.test(before) })) });
	}
	return lists;
}
const WEIGHT = /比重|占比|份额/;
const AND = /^[和与及]$/;
/** 床位910张，其中甲713张（占78.4%），乙165张（占18.1%），丙30张（占3.3%）: each is right by itself, whatever is left over. */
function areBorneOut(run: readonly Frame[], frames: readonly Frame[]): boolean {
	const parts = run.map(({ index }) => frames[index - 1]);
	return parts[0] !== undefined && frames.slice(Math.max(0, parts[0].index - 4), parts[0].index).some(whole => whole.quantity.upper === undefined && parts.every((part, index) => unitsAgree(part.quantity.unit, whole.quantity.unit) && isShareOf([part.quantity], [whole.quantity], run[index].quantity)));
}
const FALLS = /降|减|回落|缩/;
const COMPARED_WITH = /[比较][^，。；、比较重例]{1,8}(?=提高|上升|增加|下降|降低|减少|回落)/g;
/** 一三产业 names the first and the third. */
const industriesIn = (words: string): string[] => words.match(/[一二三](?=[一二三、和第]*产)/g) ?? [];

/** 甲占30%，乙占25%，两者合计占55%: shares of one whole taken together. */
function readTogether(frames: readonly Frame[]): Relation[] {
	const relations: Relation[] = [];
	for (const whole of frames) {
		if (whole.quantity.unit.dimension !== 'ratio' || whole.isChange || whole.quantity.upper !== undefined || !whole.before.includes('占') || !TOGETHER.test(whole.before)) continue;
		const before = frames.slice(Math.max(0, whole.index - 12), whole.index).filter(one => one.sentence === whole.sentence && one.quantity.unit.dimension === 'ratio' && one.quantity.upper === undefined && !one.isChange);
		const counts = [2, 3, 4].filter(count => count <= before.length);
		const holding = counts.find(count => addsUp(before.slice(-count).map(({ quantity }) => quantity), whole.quantity));
		// 两者 are the two right before, if there are no others
		const count = holding ?? (before.length === 2 && BOTH.test(whole.before) && before.every(one => one.before.includes('占')) ? 2 : undefined);
		if (count !== undefined) relations.push({ kind: 'sum', claim: 'stated', whole: whole.quantity, parts: before.slice(-count).map(({ quantity }) => quantity) });
	}
	return relations;
}

/** Grants made up 55%, donations 30% and sales the remaining 15%; 甲占55%，乙占30%，其余15%为…: what remains makes all of it. */
function readRemainder(frames: readonly Frame[]): Relation[] {
	const relations: Relation[] = [];
	for (const rest of frames) {
		if (rest.quantity.unit.dimension !== 'ratio' || rest.quantity.upper !== undefined || !mayHold(rest.cues, CUE.rest | CUE.letter) || !REMAINS.test(rest.before.slice(-14)) || !REMAINDER.test(rest.before)) continue;
		const before = frames.slice(Math.max(0, rest.index - 12), rest.index).filter(one => one.sentence === rest.sentence && one.depth === rest.depth && one.quantity.unit.dimension === 'ratio');
		const shares = [...before, rest];
		if (before.length === 0 || shares.some(one => one.isChange || one.quantity.upper !== undefined || one.quantity.hedge !== undefined)) continue;
		const total = shares.reduce((sum, { quantity }) => sum + magnitude(quantity), 0);
		const quantities = shares.map(({ quantity }) => quantity);
		if (60 < total && total < 140) relations.push({ kind: 'shareTotal', claim: 'stated', shares: quantities });
	}
	return relations;
}
const REMAINS = /[余剩]|remain|other|final/;
const REMAINDER = /(?:the (?:remaining|other|final)|(?:^|[，,、])(?:其余|剩余|余下|剩下)的?)\s?$/;
const TOGETHER = /(?:合计|共|一共|总共|两者|二者|两项|三者|三项|合起来)占[^，。；]{0,16}$/;
const BOTH = /两者|二者|两项/;
