import type { PlacedContent } from './content.ts';
import { type Decimal, normalizeDecimal } from './decimal.ts';
import { isNoPart, isTotal } from './grids.ts';
import { lastPlace, magnitude } from './magnitude.ts';
import { type Measure, readCaptionMeasure } from './measures.ts';
import type { Section } from './outline.ts';
import type { Quantity } from './quantities.ts';
import { firstFrom } from './search.ts';
import { shiftQuantity } from './shift.ts';
import { FAR, type Span } from './span.ts';
import { type Table, withMeasure } from './tables.ts';

/** A table in its document. */
export interface PlacedTable {
	readonly index: number;
	readonly start: number;
	readonly table: Table;
	/** The figure of a cell in the unit that the caption gives if no head does, counted from the document's start or, to compare it, from the table's. */
	readonly figureAt: (row: number, column: number) => Quantity | undefined;
	readonly valueAt: (row: number, column: number) => Quantity | undefined;
	/** Rows by their names, in lower case; a name that stands twice names none. */
	readonly rows: ReadonlyMap<string, number>;
	/** Columns of figures. */
	readonly columns: readonly number[];
	/** Columns of figures by the years that head them, if two or more are. */
	readonly years: ReadonlyMap<string, number> | undefined;
	/** Cells by the magnitude of what they print. */
	readonly values: () => ReadonlyMap<number, readonly CellPlace[]>;
}

export interface CellPlace {
	readonly row: number;
	readonly column: number;
}

/** The tables of a document. */
export interface TableSet {
	readonly tables: readonly PlacedTable[];
	/** The tables whose rows bear a name, in lower case. */
	readonly byRow: ReadonlyMap<string, readonly PlacedTable[]>;
	/** The tables that text at a place may speak of without saying so: the nearest of its section and of those around it. */
	readonly near: (at: number) => readonly PlacedTable[];
}

export const NO_TABLES: TableSet = { tables: [], byRow: new Map(), near: () => [] };

/** The tables of a document that hold figures, in order. */
export function placeTables(contents: readonly PlacedContent[], sections: readonly Section[]): TableSet {
	const tables: PlacedTable[] = [];
	const byRow = new Map<string, PlacedTable[]>();
	/** Tables by the innermost section around them. */
	const byScope = new Map<Span, PlacedTable[]>();
	contents.forEach(({ block: { start }, content: { table } }, index) => {
		if (table === undefined) return;
		const one = placeTable(table, start, tables.length, readCaption(contents, index));
		tables.push(one);
		for (const name of one.rows.keys()) push(byRow, name, one);
		push(byScope, scopesAround(start, sections).at(-1)!, one);
	});
	return {
		tables, byRow,
		near: at => scopesAround(at, sections).flatMap(scope => nearest(byScope.get(scope) ?? [], at)),
	};
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
	const known = lists.get(key);
	if (known === undefined) lists.set(key, [value]);
	else known.push(value);
}

function placeTable(table: Table, start: number, index: number, measure: Measure | undefined): PlacedTable {
	const { rows, columns, years, values } = factsOf(table);
	const valueAt = (row: number, column: number) => {
		const figure = table.rows[row]?.cells[column]?.figure;
		return figure && withMeasure(figure, measure);
	};
	const figureAt = (row: number, column: number) => {
		const figure = valueAt(row, column);
		return figure && shiftQuantity(figure, start);
	};
	let measured: Map<number, CellPlace[]> | undefined;
	return { index, start, table, rows, columns, years, figureAt, valueAt, values: () => (measure === undefined ? values() : (measured ??= indexValues(table, columns, measure))) };
}

interface Facts {
	readonly rows: ReadonlyMap<string, number>;
	readonly columns: readonly number[];
	readonly years: ReadonlyMap<string, number> | undefined;
	readonly values: () => ReadonlyMap<number, readonly CellPlace[]>;
}

/** What a table tells wherever it stands; remembered as long as the table is. */
function factsOf(table: Table): Facts {
	const known = facts.get(table);
	if (known !== undefined) return known;
	const rows = new Map<string, number>();
	table.rows.forEach(({ name }, row) => {
		const key = name.replace(LEAD, '').toLowerCase();
		rows.set(key, rows.has(key) || key === '' ? -1 : row);
	});
	for (const [key, row] of rows) if (row < 0) rows.delete(key);
	const columns = table.columns.flatMap(({ role }, column) => (role === 'figure' ? [column] : []));
	let values: Map<number, CellPlace[]> | undefined;
	const years = new Map<string, number>();
	for (const column of columns) if (YEAR_HEAD.test(table.columns[column].name)) years.set(table.columns[column].name.slice(0, 4), column);
	const found: Facts = { rows, columns, years: years.size < 2 ? undefined : years, values: () => (values ??= indexValues(table, columns, undefined)) };
	facts.set(table, found);
	return found;
}
/** 其中：女生 names what 女生 names. */
const LEAD = /^(?:其中|of which)\s*[:：,，]?\s*|(?<=^(?:19|20)[0-9]{2})年$/i;
const YEAR_HEAD = /^(?:19|20)[0-9]{2}年?$/;
const facts = new WeakMap<Table, Facts>();

function indexValues({ rows }: Table, columns: readonly number[], measure: Measure | undefined): Map<number, CellPlace[]> {
	const values = new Map<number, CellPlace[]>();
	rows.forEach(({ cells }, row) => {
		for (const column of columns) {
			const { figure } = cells[column];
			if (figure !== undefined) push(values, magnitude(withMeasure(figure, measure)), { row, column });
		}
	});
	return values;
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

/** The document and the sections around a place, the innermost last. */
function scopesAround(at: number, sections: readonly Section[]): Span[] {
	const scopes: Span[] = [DOCUMENT];
	for (let list = sections; 0 < list.length; ) {
		const { span, children } = list[Math.max(0, firstFrom(list, at + 1, one => one.span.start) - 1)];
		if (at < span.start || span.end <= at) break;
		scopes.push(span);
		list = children;
	}
	return scopes;
}
const DOCUMENT: Span = { start: 0, end: FAR };

/** The last few tables before a place and the next ones behind it. */
function nearest(tables: readonly PlacedTable[], at: number): readonly PlacedTable[] {
	if (tables.length <= BEFORE + BEHIND) return tables;
	const next = firstFrom(tables, at, ({ start }) => start);
	return tables.slice(Math.max(0, next - BEFORE), next + BEHIND);
}
const BEFORE = 6;
const BEHIND = 2;

/** Rows that stand beside others: no totals, averages, changes. */
export const isPeer = (name: string): boolean => !isTotal(name) && !isNoPart(name);

/** How many digits a figure prints without zeros at its ends: what chance would have to meet. */
export function digitsOf({ value }: Quantity): number {
	let rest = Math.abs(Number(value.coefficient));
	if (MOST_SAFE < rest) return printedDigits(value);
	if (rest === 0) return 1;
	while (rest % 10 === 0) rest /= 10;
	let digits = 1;
	for (; 10 <= rest; rest = Math.floor(rest / 10)) digits += 1;
	return digits;
}
const MOST_SAFE = Number.MAX_SAFE_INTEGER;
function printedDigits(value: Decimal): number {
	const { coefficient } = normalizeDecimal(value);
	return (coefficient < 0n ? -coefficient : coefficient).toString().length;
}

/** Whether one of two figures may be the other, as printed or rounded or cut off. */
export function maySay(said: Quantity, printed: Quantity): boolean {
	const distance = Math.abs(magnitude(said) - magnitude(printed));
	const place = Math.max(lastPlace(said), lastPlace(printed));
	if (place <= distance || !isSameKind(said, printed)) return false;
	const isEqual = distance <= 1e-9 * Math.abs(magnitude(printed));
	if (isEqual || lastPlace(said) === lastPlace(printed)) return isEqual;
	return distance < place * (1 - 1e-9) && 2 <= Math.min(digitsOf(said), digitsOf(printed));
}

/** A bare number may be of any unit that adds no meaning; else dimensions are the same. */
export function isSameKind(a: Quantity, b: Quantity): boolean {
	if (countsAlike(a, b)) return true;
	const [one, other] = [a.unit.dimension, b.unit.dimension];
	return (one === 'none' || other === 'none') && !NEVER_BARE.has(one) && !NEVER_BARE.has(other);
}
const NEVER_BARE = new Set(['ratio', 'points', 'multiple', 'doubling', 'ratioPart', 'months', 'time', 'age', 'discount', 'date']);

/** Of one dimension; a bare number is a count at most. */
export function countsAlike({ unit: a }: Quantity, { unit: b }: Quantity): boolean {
	const one = a.dimension === 'none' ? 'count' : a.dimension;
	const other = b.dimension === 'none' ? 'count' : b.dimension;
	return one === other;
}
