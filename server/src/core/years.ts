import { decimal } from './decimal.ts';
import type { DateMark } from './dates.ts';
import type { Quantity } from './quantities.ts';
import { yearUnit } from './units.ts';

/** The year of a date as a figure, for relations between years: "2011年". */
export function yearFigure(text: string, { span, year }: DateMark): Quantity {
	const end = span.start + yearLength(text, span.start);
	return figureOf(text, span.start, end, year);
}

/** The last year of a span of years: "2022年" of "2018—2022年". */
export function lastYearFigure(text: string, { span, lastYear }: DateMark): Quantity {
	let start = span.start + yearLength(text, span.start);
	while (start < span.end && !isDigit(text, start)) start += 1;
	return figureOf(text, start, start + yearLength(text, start), lastYear);
}

function figureOf(text: string, start: number, digitsEnd: number, year: number): Quantity {
	const end = text.charAt(digitsEnd) === '年' ? digitsEnd + 1 : digitsEnd;
	return {
		span: { start, end }, numeral: { start, end: digitsEnd }, value: decimal(year), scale: 0, unit: yearUnit, hedge: undefined,
		notation: { digits: digitsAt(text, start), separator: '' }, upper: undefined, text: text.slice(start, end),
	};
}

/** Four digits of any kind; two in the second half of "2018—22年". */
function yearLength(text: string, from: number): number {
	let end = from;
	while (end - from < 4 && isDigit(text, end)) end += 1;
	return end - from;
}

const isDigit = (text: string, at: number): boolean => at < text.length && '0123456789０１２３４５６７８９〇零○一二三四五六七八九'.includes(text.charAt(at));

function digitsAt(text: string, at: number): Quantity['notation']['digits'] {
	const code = text.charCodeAt(at);
	return code < 0x80 ? 'ascii' : 0xff10 <= code ? 'fullWidth' : 'chinese';
}
