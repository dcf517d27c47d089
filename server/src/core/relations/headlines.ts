import type { PlacedContent } from '../content.ts';
import type { Frame } from '../frames.ts';
import type { Gathered } from '../gathering.ts';
import { defineReader } from '../joins.ts';
import { NONE, fit } from '../lists.ts';
import { isExact, magnitude } from '../magnitude.ts';
import type { Section } from '../outline.ts';
import type { Repeat } from '../relations.ts';
import { shiftQuantity } from '../shift.ts';
import { isSlip } from '../slips.ts';
import { NOT_NAMED } from '../units.ts';

/**
 * A figure in a heading, said again below it in the same words: 一、全年办结诉求2278件 … 全年办结诉求2278件. Told wrong only
 * where none of those below is the same and one slip of the hand makes the two equal.
 */
export const readHeadlines = defineReader({
	collect: ({ kind, frames }) => {
		const named = kind === 'table' ? NONE : fit(frames.filter(isNamed));
		return named === NONE ? undefined : named;
	},
	// Where a heading ends concerns only a block that holds figures, which are gathered.
	follows: ['numbers'],
	read: (items, { sections }) => {
		const relations: Repeat[] = [];
		let at = 0;
		const visit = (siblings: readonly Section[]): void => {
			for (const section of siblings) {
				while (at + 1 < items.length && items[at + 1].place.block.start <= section.heading.start) at += 1;
				if (0 < section.level && at < items.length) readSection(section, items, at, relations);
				visit(section.children);
			}
		};
		visit(sections);
		return relations;
	},
});

type Item = Gathered<readonly Frame[]>;

/** The figures of a heading that stands in the block of one of the items, and where they are said again. */
function readSection({ heading, span }: Section, items: readonly Item[], at: number, relations: Repeat[]): void {
	const { place, item } = items[at];
	if (heading.end <= place.block.start || place.block.start + place.block.text.length <= heading.start) return;
	const end = heading.end - place.block.start;
	for (const frame of item) {
		if (end < frame.quantity.span.end) break;
		if (!isIn(frame, place, heading)) continue;
		const name = nameOf(frame);
		if (name.length < LEAST_NAME) continue;
		const below = { start: heading.end, end: span.end };
		const said = items.slice(at, at + MOST_BLOCKS).flatMap(other => other.item.filter(one => one.quantity.unit.name === frame.quantity.unit.name && isIn(one, other.place, below) && endsWith(other.place, one, name)).map(one => ({ frame: one, place: other.place })));
		const same = said.find(one => magnitude(one.frame.quantity) === magnitude(frame.quantity));
		const other = same ?? said.find(one => isSlip([[one.frame.quantity, magnitude(frame.quantity), magnitude(frame.quantity)], [frame.quantity, magnitude(one.frame.quantity), magnitude(one.frame.quantity)]], 2));
		if (other === undefined) continue;
		relations.push({ kind: 'repeat', claim: 'stated', first: shiftQuantity(frame.quantity, place.block.start), second: shiftQuantity(other.frame.quantity, other.place.block.start), indicator: name });
	}
}
/** How many blocks below a heading are its own matter. */
const MOST_BLOCKS = 12;
/** Fewer characters name too many things. */
const LEAST_NAME = 4;

const isIn = ({ quantity }: Frame, { block }: PlacedContent, { start, end }: { readonly start: number; readonly end: number }): boolean => start <= block.start + quantity.span.start && block.start + quantity.span.end <= end;

/** A sharp figure of three digits or more, which words name. */
const isNamed = ({ quantity, before }: Frame): boolean =>
	quantity.upper === undefined && quantity.hedge === undefined && !NOT_NAMED.has(quantity.unit.dimension) && 100n <= quantity.value.coefficient && (isExact(quantity) || quantity.value.exponent < 0 || quantity.scale !== 0) && !OF_OTHERS.test(before);
/** Of another period or a part: the words before may be the same. */
const OF_OTHERS = /(?:去年|上年|同期|其中|累计|比|较|目标|计划)/;

/** The words of the clause that lead to a figure, without those that stand for the whole report. */
const nameOf = ({ before }: Frame): string => before.replace(LEAD, '').trim();
const LEAD = /^(?:[第]?[一二三四五六七八九十]+[、是]|（[一二三四五六七八九十]+）|\d+[.、]|[\s　])*/;

const endsWith = ({ content: { text } }: PlacedContent, { quantity, clauseStart }: Frame, name: string): boolean => {
	const start = quantity.span.start - name.length;
	return clauseStart <= start && text.startsWith(name, start);
};
