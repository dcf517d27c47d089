import { findBlock } from '../content.ts';
import type { Frame } from '../frames.ts';
import { defineReader } from '../joins.ts';
import { lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Average } from '../relations.ts';
import { shiftQuantity } from '../shift.ts';
import { isMendedBySlip } from '../slips.ts';
import { NOT_NAMED } from '../units.ts';

/** A number of things and what they cost. */
interface Row {
	readonly count: Frame;
	readonly total: Frame;
}

/** How many blocks back a unit cost may stand. */
const REACH = 10;

/**
 * 每份的成本为3.25元 … 印制400份的费用为1300元，印制1200份的费用为3900元: what one costs, and further on, in the same words, what several numbers of them
 * cost. Only the arithmetic says that the one is what the others are made of: a row that it makes to three digits vouches for the rows beside it.
 */
export const readUnitCosts = defineReader({
	collect: ({ kind, frames }) => {
		const rows = kind === 'table' || frames.length < 4 ? [] : readRows(frames);
		return rows.length === 0 ? undefined : rows;
	},
	reach: { before: REACH },
	each: true,
	read: ([{ place, item: lists }], { contents }) => {
		const index = findBlock(contents, place.block.start);
		return lists.flatMap(rows => {
			for (let at = index; Math.max(0, index - REACH) <= at; at -= 1) {
				const { content: { frames, text }, block } = contents[at];
				const price = frames.findLast(frame => (at < index || frame.index < rows[0].count.index) && isPrice(frame, text) && frame.quantity.unit.name === rows[0].total.quantity.unit.name && rows.some(row => makes(frame.quantity, row.count.quantity, row.total.quantity)));
				if (price !== undefined) return rows.flatMap(row => relate(shiftQuantity(price.quantity, block.start), row, place.block.start) ?? []);
			}
			return [];
		});
	},
});

/** At least two rows that say the same of other numbers. */
function readRows(frames: readonly Frame[]): Row[][] {
	const groups = new Map<string, Row[]>();
	for (let index = 1; index < frames.length; index += 1) {
		const [count, total] = [frames[index - 1], frames[index]];
		const isRow = isCost(total.quantity) && count.quantity.unit.dimension === 'count' && count.sentence === total.sentence && total.clause - count.clause <= 1 && !total.isChange && !total.isMean
			&& 1 < total.before.trim().length && 9n < total.quantity.value.coefficient && total.quantity.upper === undefined && count.quantity.upper === undefined && count.quantity.hedge === undefined;
		if (!isRow) continue;
		const key = `${total.before} ${count.quantity.unit.name} ${total.quantity.unit.name}`;
		const rows = groups.get(key);
		if (rows === undefined) groups.set(key, [{ count, total }]);
		else rows.push({ count, total });
	}
	return [...groups.values()].filter(rows => 1 < rows.length);
}

const isCost = ({ unit: { dimension } }: Quantity): boolean => dimension !== 'count' && !NOT_NAMED.has(dimension);

const isPrice = ({ quantity, sentenceStart }: Frame, text: string): boolean =>
	isCost(quantity) && 99n < quantity.value.coefficient && quantity.upper === undefined && quantity.hedge === undefined && PRICE.test(text.slice(Math.max(sentenceStart, quantity.span.start - 60), quantity.span.start));
const PRICE = /单价|(?:每|一)[^，。；]{0,12}(?:成本|价格|费用|标准|价)/;

/** Whether so many at a price make the total, to three digits. */
const makes = (price: Quantity, count: Quantity, total: Quantity): boolean =>
	Math.abs(magnitude(price) * magnitude(count) - magnitude(total)) <= lastPlace(total) / 2 + magnitude(total) * 0.005;

function relate(price: Quantity, { count, total }: Row, start: number): Average | undefined {
	const isMade = makes(price, count.quantity, total.quantity) || isMendedBySlip([count.quantity, total.quantity], ([number, sum]) => makes(price, number, sum));
	return isMade ? { kind: 'average', claim: 'stated', total: shiftQuantity(total.quantity, start), count: shiftQuantity(count.quantity, start), average: price } : undefined;
}
