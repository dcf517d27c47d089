import { type PlacedContent, findBlock } from '../content.ts';
import { mayHold } from '../cues.ts';
import type { EnumeratorStyle } from '../enumerators.ts';
import type { Frame } from '../frames.ts';
import { closesList } from '../words.ts';
import { defineReader } from '../joins.ts';
import { addsUp, magnitude } from '../magnitude.ts';
import type { Sum } from '../relations.ts';
import { shiftQuantity } from '../shift.ts';
import { expectSum, isSlip } from '../slips.ts';
import { NO_SHARP_AMOUNT } from '../traits.ts';

/** How many blocks a list of points may take, and how many points there are. */
const REACH = 80;
const MOST_POINTS = 40;

/**
 * Points on lines of their own and what stands before the first: 全年收入134.5万元。其中： / 1.捐款92.4万元； / 2.资助42.1万元。 The first
 * amount of each makes the total. Where no colon opens the list, it need not be all of it.
 */
export const readPointSums = defineReader({
	collect: ({ enumerator, frames, kind }) => (enumerator?.ordinal === 1 && 0 < frames.length && kind !== 'table' ? true : undefined),
	reach: { before: 1, behind: REACH },
	each: true,
	read: ([{ place }], { contents }) => {
		const index = findBlock(contents, place.block.start);
		const lead = contents[index - 1];
		if (lead === undefined || lead.content.frames.length === 0 || lead.content.kind === 'table') return [];
		const wholes = lead.content.frames.filter(frame => isAmount(frame) && frame.depth === 0);
		if (wholes.length === 0) return [];
		const points = gatherPoints(contents, index);
		if (points.length < 2) return [];
		// （二）全年支出132万元。 is a heading, which says what its points are of
		const isOpened = OPENS.test(lead.content.text) || (lead.content.enumerator !== undefined && lead.content.frames.at(-1)!.sentence === 0);
		const sums: Sum[] = [];
		for (const unit of new Set(wholes.map(({ quantity }) => quantity.unit.name))) {
			const sum = readSum(lead, wholes.filter(({ quantity }) => quantity.unit.name === unit), points, isOpened);
			if (sum !== undefined) sums.push(sum);
		}
		return sums;
	},
});

/** The points from the block at `index` on that count on in its style; others between them stand deeper. */
function gatherPoints(contents: readonly PlacedContent[], index: number): PlacedContent[] {
	const { style } = contents[index].content.enumerator!;
	const above = contents[index - 1].content.enumerator?.style;
	const deeper = new Set<EnumeratorStyle>();
	const points = [contents[index]];
	for (let at = index + 1; at < contents.length && at - index < REACH && points.length < MOST_POINTS; at += 1) {
		const { enumerator, kind } = contents[at].content;
		if (kind === 'heading') break;
		if (enumerator === undefined) continue;
		if (enumerator.style === style) {
			if (enumerator.ordinal !== points.length + 1) break;
			points.push(contents[at]);
			deeper.clear();
		} else if (enumerator.style !== above && enumerator.ordinal === 1) deeper.add(enumerator.style);
		else if (!deeper.has(enumerator.style)) break;
	}
	return points;
}

function readSum(lead: PlacedContent, wholes: readonly Frame[], points: readonly PlacedContent[], isOpened: boolean): Sum | undefined {
	const unit = wholes[0].quantity.unit.name;
	const parts: Sum['parts'][number][] = [];
	for (const { block, content: { frames, text } } of points) {
		const part = frames.find(frame => isAmount(frame) && frame.depth === 0 && frame.quantity.unit.name === unit);
		if (part === undefined && !NOTHING.test(text)) return undefined;
		if (part !== undefined) parts.push(shiftQuantity(part.quantity, block.start));
	}
	if (parts.length < 2) return undefined;
	const holding = wholes.findLast(({ quantity }) => addsUp(parts, quantity));
	const isTelling = isOpened || (3 <= parts.length && 20 < magnitude(wholes[0].quantity));
	if (holding !== undefined) return isTelling ? { kind: 'sum', claim: isOpened ? 'stated' : 'inferred', whole: shiftQuantity(holding.quantity, lead.block.start), parts } : undefined;
	const whole = wholes[wholes.length - 1];
	const isAlone = !wholes.some(one => one !== whole && one.sentence === whole.sentence);
	const sum = parts.reduce((total, part) => total + magnitude(part), 0);
	// parts of some of it do not make more than all of it
	const odds = magnitude(whole.quantity) < sum ? 2 : ALL.test(lead.content.text) || closesList(points.map(({ content: { text, enumerator } }) => text.slice(enumerator!.span.end))) ? 4 : LIKELY;
	const isMissed = isOpened && isAlone && isSlip(expectSum(parts, whole.quantity), odds);
	return isMissed ? { kind: 'sum', claim: 'stated', whole: shiftQuantity(whole.quantity, lead.block.start), parts } : undefined;
}
/** The odds of chance against a slip. */
const LIKELY = 20;
const OPENS = /(?:其中|如下|包括|分别为|：|:)[：:，,]?\s*$/;
/** What so opens is all of it. */
const ALL = /(?:如下|分别为|分项|包括)[：:]?\s*$/;
/** 未发生事故, 无: nothing to add. */
const NOTHING = /未发生|没有发生|^[^0-9]{0,12}(?:无|零)[。；;]?$/;

const isAmount = ({ traits }: Frame): boolean => !mayHold(traits, NO_SHARP_AMOUNT);
