import { isAnyAt, isAt, isDigitAt, skipBlanks, trimBlanks } from './chars.ts';
import { readArabic } from './numerals.ts';
import { type Quantity, readFigures } from './quantities.ts';
import { shiftQuantity } from './shift.ts';
import type { Span } from './span.ts';
import { noUnit } from './units.ts';

/** What one cell of a table holds, before its column gives it a unit. */
export interface CellContent {
	/** The cell without blanks and marks of Markdown around it: "1,205" of "**1,205**". */
	readonly span: Span;
	readonly text: string;
	/** The figure, if the cell is nothing else; a share in brackets behind it aside. */
	readonly figure: Quantity | undefined;
	/** "45.6%" of "123 (45.6%)". */
	readonly aside: Quantity | undefined;
	/** Empty, or a dash or word that says so. */
	readonly isEmpty: boolean;
	/** A bare whole number from 1900 to 2100, which may be a year. */
	readonly isYear: boolean;
}

/** Reads a cell of a table's text. */
export function readCell(table: string, from: number, to: number): CellContent {
	let start = skipBlanks(table, from, to);
	let end = trimBlanks(table, start, to);
	while (start < end && MARKS.includes(table.charAt(start))) start += 1;
	while (start < end && MARKS.includes(table.charAt(end - 1))) end -= 1;
	start = skipBlanks(table, start, end);
	end = trimBlanks(table, start, end);
	const text = table.slice(start, end);
	const span = { start, end };
	if (start === end || (isAnyAt(text, 0, EMPTY_STARTS) && EMPTY.test(text))) return { span, text, figure: undefined, aside: undefined, isEmpty: true, isYear: false };
	if (LONGEST < text.length) return { span, text, figure: undefined, aside: undefined, isEmpty: false, isYear: false };
	const bare = readBare(table, text, span);
	if (bare !== undefined) return { span, text, figure: bare, aside: undefined, isEmpty: false, isYear: text.length === 4 && YEAR.test(text) };
	const found = HAS_DIGIT.test(text) ? readNumber(text) : undefined;
	if (found === undefined) return { span, text, figure: undefined, aside: undefined, isEmpty: false, isYear: false };
	return { span, text, figure: shiftQuantity(found.figure, start), aside: found.aside && shiftQuantity(found.aside, start), isEmpty: false, isYear: false };
}
const MARKS = '*_`';
const EMPTY_STARTS = '-—–―－/.…·×*nN无不暂';
const EMPTY = /^(?:[-—–―－/.…·×\s]{1,6}|n\/?a|nil|none|无|无数据|不适用|不详|暂无|\*{1,3})$/i;
const HAS_DIGIT = /[0-9０-９]/;
const YEAR = /^(?:19[0-9]{2}|20[0-9]{2}|2100)$/;
const LONGEST = 40;

/** A cell that is one figure: sign, currency, numeral, scale and unit, footnote mark, and a share in brackets. */
function readNumber(text: string): { readonly figure: Quantity; readonly aside: Quantity | undefined } | undefined {
	const { quantities, dates } = readFigures(text);
	const [first, second] = quantities;
	if (first === undefined || 0 < dates.length || 2 < quantities.length || first.upper !== undefined || first.hedge !== undefined) return undefined;
	const before = text.slice(0, first.span.start);
	const isNegative = MINUS.test(before) || isAccounting(text, first.span);
	if (before !== '' && !isNegative && !PLUS.test(before)) return undefined;
	const behind = text.slice(first.span.end, second?.span.start ?? text.length);
	if (second !== undefined) {
		const isAside = second.unit.dimension === 'ratio' && OPEN.test(behind) && CLOSE.test(text.slice(second.span.end));
		return isAside ? { figure: first, aside: second } : undefined;
	}
	if (!isNegative && !NOTE.test(behind)) return undefined;
	if (isNegative && !NEGATIVE_END.test(behind)) return undefined;
	return { figure: isNegative ? negate(first, text, before) : first, aside: undefined };
}
const MINUS = /^[(（]?[-−－–]\s?$/;
const PLUS = /^[+＋]\s?$/;
const OPEN = /^\s*[（(]\s*[-−+]?$/;
const CLOSE = /^\s*[）)]$/;
const NOTE = /^\s*(?:[*†‡①-⑳¹²³⁴-⁹]{0,3}|\[[0-9]{1,2}\])$/;
const NEGATIVE_END = /^\s*[)）]?$/;

/** "(1,234)" is negative in accounts; "(1)" is a mark of a note. */
const isAccounting = (text: string, { start, end }: Span): boolean => 2 < end - start && BEFORE_ACCOUNT.test(text.slice(0, start)) && /^[)）]$/.test(text.slice(end).trim());
const BEFORE_ACCOUNT = /^[$€£￥¥]?\s?[(（]\s?[$€£￥¥]?$/;

/** The figure with its sign; the sign belongs to the numeral, so that a fix replaces both. */
function negate(figure: Quantity, text: string, before: string): Quantity {
	const start = before.startsWith('(') || before.startsWith('（') ? figure.span.start : figure.span.start - before.trimEnd().length - (before.length - before.trimEnd().length);
	const isTight = before === '-';
	const span = { start: Math.max(0, start), end: figure.span.end };
	return {
		...figure,
		span,
		numeral: isTight && figure.numeral.start === figure.span.start ? { start: span.start, end: figure.numeral.end } : figure.numeral,
		value: { ...figure.value, coefficient: -figure.value.coefficient },
		text: text.slice(span.start, span.end),
	};
}

/** Digits alone, whatever prose would take them for: a year, a telephone number. */
function readBare(table: string, text: string, { start, end }: Span): Quantity | undefined {
	const isNegative = isAt(text, 0, '-');
	const from = isNegative ? start + 1 : start;
	if (from === end || !isDigitAt(table, from)) return undefined;
	const { end: stop, value, notation } = readArabic(table, from);
	if (stop !== end) return undefined;
	return {
		span: { start, end }, numeral: { start, end }, value: isNegative ? { coefficient: -value.coefficient, exponent: value.exponent } : value, scale: 0, unit: noUnit, hedge: undefined, notation, upper: undefined, text,
	};
}
