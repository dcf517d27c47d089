import { type PlacedContent, findBlock } from '../content.ts';
import type { Enumerator } from '../enumerators.ts';
import { type Frame, firstFrameFrom } from '../frames.ts';
import { addsUp, isShareOf, magnitude, makeAll } from '../magnitude.ts';
import type { Share, Sum } from '../relations.ts';
import { shiftQuantity } from '../shift.ts';
import { expectSum, isSlip } from '../slips.ts';
import { NOT_NAMED, unitsAgree } from '../units.ts';
import { closesList, commonHead, exhaust, keyOf, longestCommon, setsNamedIn } from '../words.ts';
import { defineReader } from '../joins.ts';
import type { BlockReader } from './readers.ts';

/**
 * Figures that stand in parallel and exhaust a whole: 城镇完成投资…；农村完成投资…. The whole is often printed in
 * an earlier sentence or paragraph, so that the document must find it.
 */
export interface Group {
	readonly parts: readonly Frame[];
	/** What the parts have in common: 完成投资. */
	readonly head: string;
	/** The parts are the first amounts of numbered points: then what is no sum may be no list of parts. */
	readonly pointed: boolean;
}

/** The closed groups of a block. */
export function readGroups(frames: readonly Frame[], points: readonly Enumerator[], text: string): readonly Group[] {
	if (frames.length < 2) return NO_GROUPS;
	const groups: Group[] = [];
	addClosed(frames, text, groups);
	if (2 <= points.length) addPointed(frames, points, text, groups);
	return groups.length === 0 ? NO_GROUPS : groups;
}

const NO_GROUPS: readonly Group[] = [];

/** 各项支出如下：（一）工资…；（二）…: the first amount of each point. */
function addPointed(frames: readonly Frame[], points: readonly Enumerator[], text: string, groups: Group[]): void {
	for (let from = 0; from < points.length; from += 1) {
		let to = from;
		while (to + 1 < points.length && points[to + 1].style === points[from].style && points[to + 1].ordinal === points[to].ordinal + 1) to += 1;
		const run = points.slice(from, to + 1);
		const lead = LEAD.exec(text.slice(Math.max(0, run[0].span.start - 40), run[0].span.start));
		from = to;
		if (run.length < 2 || lead === null) continue;
		const parts = run.map(({ span }, index) => frames.slice(firstFrameFrom(frames, span.end), index + 1 === run.length ? frames.length : firstFrameFrom(frames, run[index + 1].span.start)).find(isAmount));
		if (parts.some(part => part === undefined || part.quantity.unit.name !== parts[0]!.quantity.unit.name)) continue;
		groups.push({ parts: parts as Frame[], head: keyOf(lead[1]).slice(-4), pointed: true });
	}
}
/** What the points are of: 各项支出如下：. */
const LEAD = /(?:各类|各项|分项|分)?([^，。；：]{2,16}?)(?:的)?(?:情况|数额|构成|明细|安排)*(?:如下|分别是|分别为|包括|为)?[：:]\s*$/;

function addClosed(frames: readonly Frame[], text: string, groups: Group[]): void {
	const amounts = frames.filter(isAmount);
	const names: string[] = [];
	for (let from = 0; from + 1 < amounts.length; from += 1) {
		let size = 1;
		while (size < 4 && from + size < amounts.length && isBeside(amounts[from], amounts[from + size])) size += 1;
		if (size === 1) continue;
		for (let at = from; at < from + size; at += 1) names[at] ??= nameOf(amounts[at], text);
		const sets = setsNamedIn(names[from]);
		for (; 2 <= size; size -= 1) {
			if ((sets.length === 0 && 2 < size) || size < amounts[from + size - 1].segment - amounts[from].segment) continue;
			const own = names.slice(from, from + size);
			if (!exhaust(own, sets)) continue;
			const parts = amounts.slice(from, from + size);
			const head = keyOf(commonHead(own));
			const next = amounts[from + size];
			const further = next !== undefined && isBeside(parts[0], next) && goesOn(parts[size - 1], next) ? nameOf(next, text) : '';
			const isFurther = 2 <= head.length && further.endsWith(head);
			// 城市接警65起，农村接警48起，其他区域接警12起: a closed pair closes nothing if the list goes on, but for what is left
			if (isFurther && !closesList([...own, further])) break;
			groups.push({ parts: isFurther ? [...parts, next] : parts, head, pointed: false });
			from += parts.length - 1;
			break;
		}
	}
}

/** Whether a figure stands in the next clause or segment of a list: changes and shares of the one before may stand between. */
const goesOn = (last: Frame, next: Frame): boolean => next.sentence === last.sentence && next.segment - last.segment <= 1;
const isBeside = (a: Frame, b: Frame): boolean => a.quantity.unit.name === b.quantity.unit.name && a.depth === b.depth;
const isAmount = ({ quantity, isChange }: Frame): boolean => !isChange && quantity.upper === undefined && quantity.hedge === undefined && !NOT_NAMED.has(quantity.unit.dimension);

/** The words of the clause that lead to a figure: "农村完成投资". */
export const nameOf = ({ clauseStart, quantity, before }: Frame, text: string): string =>
	1 < before.trim().length ? withoutLead(before.slice(-30)) : text.slice(Math.max(clauseStart, quantity.span.start - 30), quantity.span.start);

const withoutLead = (words: string): string => (words.includes('其中') ? words.replace(OF_WHICH, '') : words);
const OF_WHICH = /^.*其中/;

/** 中央收入23亿元，占国家预算的77%；地方收入7亿元，占国家预算的23%: parts that exhaust a whole are shares of their own sum. */
export const readGroupShares: BlockReader = ({ frames, groups }) => groups.filter(({ pointed }) => !pointed).flatMap(({ parts }) => {
	const shares = parts.map(({ index }) => frames[index + 1]);
	const names = shares.map(share => (share?.quantity.unit.dimension === 'ratio' ? SHARE_OF.exec(share.before)?.[1] : undefined));
	if (names[0] === undefined || names.some(name => name !== names[0])) return [];
	const wholes = parts.map(({ quantity }) => quantity);
	// 税收占调整预算的91%，非税收入占调整预算的118%: each of a whole of its own; of one whole they make all of it, or one at least is right
	const areOfOne = makeAll(shares.map(({ quantity }) => quantity)) || wholes.some((part, index) => isShareOf([part], wholes, shares[index].quantity));
	if (!areOfOne) return [];
	return parts.map(({ quantity }, index): Share => ({ kind: 'share', claim: 'stated', parts: [quantity], wholes, share: shares[index].quantity }));
});
const SHARE_OF = /^\s*占([^，。；]*?)(?:的)?(?:比重|比例)?(?:为|达)?$/;

/** How many blocks back a whole may stand. */
const REACH = 6;

/** Sums of closed groups whose whole stands before them, in the same paragraph or one of the paragraphs before. */
export const readGroupSums = defineReader({
	collect: ({ groups, relations }) => {
		if (groups.length === 0) return undefined;
		const added = new Set(relations.flatMap(relation => (relation.kind === 'sum' ? relation.parts : [])));
		// parts that the paragraph itself adds up need no whole from elsewhere
		const open = groups.filter(({ parts }) => !added.has(parts[0].quantity));
		return open.length === 0 ? undefined : open;
	},
	reach: { before: REACH, behind: REACH },
	each: true,
	read: ([{ place, item: groups }], { contents }) => {
		const index = findBlock(contents, place.block.start);
		const around = contents.slice(Math.max(0, index - REACH), index + REACH + 1).flatMap(({ content }) => content.groups);
		const inGroup = new Set(around.flatMap(({ parts }) => parts));
		return groups.flatMap(group => readWhole(group, around, inGroup, contents, index) ?? []);
	},
});

function readWhole(group: Group, around: readonly Group[], inGroup: ReadonlySet<Frame>, contents: readonly PlacedContent[], index: number): Sum | undefined {
	const { parts, head, pointed } = group;
	const { block } = contents[index];
	const quantities = parts.map(({ quantity }) => quantity);
	const largest = Math.max(...quantities.map(magnitude));
	const named: { readonly frame: Frame; readonly at: number }[] = [];
	for (let at = index, seen = 0, looked = 0; 0 <= at && index - at <= REACH && seen < 40; at -= 1) {
		const { content } = contents[at];
		for (let i = (at === index ? parts[0].index : content.frames.length) - 1; 0 <= i && looked < MOST; i -= 1) {
			const frame = content.frames[i];
			looked += 1;
			if (!isAmount(frame) || !unitsAgree(frame.quantity.unit, quantities[0].unit) || (magnitude(frame.quantity) < largest && inGroup.has(frame))) continue;
			seen += 1;
			// within the paragraph the sum reader has already looked right before the parts
			if (addsUp(quantities, frame.quantity)) return sumOf('stated', shiftQuantity(frame.quantity, contents[at].block.start), quantities.map(quantity => shiftQuantity(quantity, block.start)));
			if (frame.depth <= parts[0].depth && !inGroup.has(frame) && !isOfWhich(frame, content.text) && namesWhole(nameOf(frame, content.text), head)) named.push({ frame, at });
		}
	}
	if (head.length < 2) return undefined;
	// names are no proof of a whole: what no slip of the hand explains has another scope, 受理120人，起诉193人，不起诉24人
	const likely = named.toSorted((a, b) => Number(magnitude(a.frame.quantity) < largest) - Number(magnitude(b.frame.quantity) < largest));
	// what another closed group makes up is the whole of what both take apart: then a slip need not be told from chance
	const isBorneOut = ({ quantity }: Frame): boolean => around.some(other => other !== group && other.parts.length < 4 && unitsAgree(other.parts[0].quantity.unit, quantity.unit) && addsUp(other.parts.map(one => one.quantity), quantity));
	const slipped = likely.find(({ frame }) => isSlip(expectSum(quantities, frame.quantity), 0) && isBorneOut(frame))
		?? likely.find(({ frame }, place) => isSlip(expectSum(quantities, frame.quantity), pointed ? 400 : place === 0 || frame === named[0].frame ? 1 : 40));
	return slipped && sumOf('stated', shiftQuantity(slipped.frame.quantity, contents[slipped.at].block.start), quantities.map(quantity => shiftQuantity(quantity, block.start)));
}
/** How many figures are looked at for a whole. */
const MOST = 400;

/** 其中，大型门店销售额86亿元: a part itself. */
const isOfWhich = ({ clauseStart }: Frame, text: string): boolean => text.startsWith('其中', clauseStart - 3) || text.startsWith('其中', clauseStart);

/** Whether a figure's name is that of the whole of parts with this head; value added makes up the gross product. */
function namesWhole(name: string, head: string): boolean {
	if (/其中|比|较|同期|人均|户均|平均/.test(name)) return false;
	const key = keyOf(name);
	const common = longestCommon(key, head);
	const isNoun = 2 <= common && head.length - 1 <= common;
	return isNoun || (2 <= head.length && key.includes(head.slice(-2)) && common * 2 >= head.length) || (/增加值/.test(head) && /生产总值|GDP/.test(name));
}

const sumOf = (claim: Sum['claim'], whole: Sum['whole'], parts: Sum['parts']): Sum => ({ kind: 'sum', claim, whole, parts });
