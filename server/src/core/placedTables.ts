import type { PlacedContent } from './content.ts';
import { normalizeDecimal } from './decimal.ts';
import { isNoPart, isTotal } from './grids.ts';
import { lastPlace, magnitude } from './magnitude.ts';
import { type Measure, readCaptionMeasure } from './measures.ts';
import type { Section } from './outline.ts';
import type { Quantity } from './quantities.ts';
import { shiftQuantity } from './shift.ts';
import type { Span } from './span.ts';
import { type Table, withMeasure } from './tables.ts';

/** A table in its document. */
export interface PlacedTable {
	readonly index: number;
	readonly table: Table;
	/** The section that the table stands in: text there may speak of it without saying so. */
	readonly scope: Span;
	/** The figure of a cell, counted from the document's start, in the unit that the caption gives if no head does. */
	readonly figureAt: (row: number, column: number) => Quantity | undefined;
	/** Rows by their names, in lower case; a name that stands twice names none. */
	readonly rows: ReadonlyMap<string, number>;
	/** Columns of figures. */
	readonly columns: readonly number[];
}

/** The tables of a document that hold figures, in order. */
export function placeTables(contents: readonly PlacedContent[], sections: readonly Section[]): PlacedTable[] {
	const tables: PlacedTable[] = [];
	contents.forEach(({ block: { start }, content: { table } }, index) => {
		if (table === undefined) return;
		const measure = readCaption(contents, index);
		const rows = new Map<string, number>();
		table.rows.forEach(({ name }, row) => {
			const key = name.toLowerCase();
			rows.set(key, rows.has(key) || key === '' ? -1 : row);
		});
		for (const [key, row] of rows) if (row < 0) rows.delete(key);
		tables.push({
			index: tables.length, table, rows, scope: scopeOf(start, sections),
			columns: table.columns.flatMap(({ role }, column) => (role === 'figure' ? [column] : [])),
			figureAt: (row, column) => {
				const figure = table.rows[row]?.cells[column]?.figure;
				return figure && shiftQuantity(withMeasure(figure, measure), start);
			},
		});
	});
	return tables;
}

/** The measure in the caption: the line or two above a table, or the line below. */
function readCaption(contents: readonly PlacedContent[], index: number): Measure | undefined {
	for (const near of [index - 1, index - 2, index + 1]) {
		const text = contents[near]?.content.text;
		if (text === undefined || LONGEST_CAPTION < text.length || contents[near].content.table !== undefined) continue;
		const measure = readCaptionMeasure(text);
		if (measure !== undefined) return measure;
	}
	return undefined;
}
const LONGEST_CAPTION = 80;

/** The innermost section around a place. */
function scopeOf(at: number, sections: readonly Section[]): Span {
	let scope: Span = { start: 0, end: Number.MAX_SAFE_INTEGER };
	for (let list = sections; ; ) {
		const inner = list.find(({ span }) => span.start <= at && at < span.end);
		if (inner === undefined) return scope;
		scope = inner.span;
		list = inner.children;
	}
}

/** Rows that stand beside others: no totals, averages, changes. */
export const isPeer = (name: string): boolean => !isTotal(name) && !isNoPart(name);

/** How many digits a figure prints without zeros at its ends: what chance would have to meet. */
export const digitsOf = ({ value }: Quantity): number => {
	const { coefficient } = normalizeDecimal(value);
	return (coefficient < 0n ? -coefficient : coefficient).toString().length;
};

/** Whether one of two figures may be the other, as printed or rounded or cut off. */
export function maySay(said: Quantity, printed: Quantity): boolean {
	if (!isSameKind(said, printed)) return false;
	const place = Math.max(lastPlace(said), lastPlace(printed));
	const distance = Math.abs(magnitude(said) - magnitude(printed));
	const isEqual = distance <= 1e-9 * Math.abs(magnitude(printed));
	if (isEqual || lastPlace(said) === lastPlace(printed)) return isEqual;
	return distance < place * (1 - 1e-9) && 2 <= Math.min(digitsOf(said), digitsOf(printed));
}

/** A bare number may be of any unit that adds no meaning; else dimensions are the same. */
export function isSameKind({ unit: a }: Quantity, { unit: b }: Quantity): boolean {
	const [one, other] = [a, b].map(({ dimension }) => (dimension === 'none' ? 'count' : dimension));
	return one === other || ((a.dimension === 'none' || b.dimension === 'none') && !NEVER_BARE.has(one) && !NEVER_BARE.has(other));
}
/** Of one dimension; a bare number is a count at most. */
export const countsAlike = ({ unit: a }: Quantity, { unit: b }: Quantity): boolean => {
	const [one, other] = [a, b].map(({ dimension }) => (dimension === 'none' ? 'count' : dimension));
	return one === other;
};
const NEVER_BARE = new Set(['ratio', 'points', 'multiple', 'doubling', 'ratioPart', 'months', 'time', 'age', 'discount', 'date']);
