import { DIGIT, HANZI_NUMERAL, LATIN, OPENER, CLASS, isDigitAt, isHanAt, isLatinAt, isSpaceAt } from './chars.ts';
import { type Decimal, decimal, scaleDecimal } from './decimal.ts';
import { readHedgeAfter, readHedgeBefore } from './hedges.ts';
import { type Numeral, readArabic, readEnglish, readHanzi } from './numerals.ts';
import type { Span } from './span.ts';
import { type Unit, countOf, noUnit, ratioPart, readUnit } from './units.ts';

/** A word beside a figure that widens it: 约 to both sides, 近 below, 超 余 多 以上 above. */
export interface Hedge {
	readonly word: string;
	readonly side: 'both' | 'below' | 'above' | 'atLeast' | 'atMost';
}

/** The time a figure speaks of, as far as the text says: "2024年", "上半年", "去年". Normalised to one string a period. */
export type Period = string;

/** A number with its unit as printed: "约120.5亿元". Spans count from the block's start while they are inside a block. */
export interface Quantity {
	/** "120.5亿元": numeral, scale and unit, with brackets and words left out. */
	readonly span: Span;
	/** "120.5" */
	readonly numeral: Span;
	/** 120.5 × 10⁸, exact, in the printed unit; the exponent is that of the last printed digit, here 7. */
	readonly value: Decimal;
	/** The power of ten that a word or sign gave: 8 for 亿, 0 for none. Percentages are plain numbers of the unit %. */
	readonly scale: number;
	readonly unit: Unit;
	readonly hedge: Hedge | undefined;
	/** "营业收入": what is measured, if the words near the figure say. */
	readonly indicator: Span | undefined;
	readonly period: Period | undefined;
	/** How the numeral is written, so that a fix can be written alike. */
	readonly notation: Notation;
	/** The upper end, where two figures make a range ("18—36个月"); such a quantity takes no part in sums. */
	readonly upper: Decimal | undefined;
	/** The text of `span`, so that rules can quote without seeing text. */
	readonly text: string;
}

export interface Notation {
	/** ASCII digits, full-width digits, Chinese numerals, English words. */
	readonly digits: 'ascii' | 'fullWidth' | 'chinese' | 'english';
	/** "," or "，" between thousands, "" if none. */
	readonly separator: string;
}

/** A date in the text: "2023年12月5日", "3月9日", "2024年", "2025-03-09". Parts that are not printed are 0. */
export interface DateMark {
	readonly span: Span;
	readonly year: number;
	/** Of a span of years, the last: 2022 of "2018—2022年"; else 0. */
	readonly lastYear: number;
	readonly month: number;
	readonly day: number;
}

/** The figures and dates of a block's text, each in order. */
export interface Figures {
	readonly quantities: readonly Quantity[];
	readonly dates: readonly DateMark[];
}

/** Reads the quantities and dates of a block's text. Linear in the text. */
export function readFigures(text: string): Figures {
	const quantities: Quantity[] = [];
	const dates: DateMark[] = [];
	const length = text.length;
	for (let at = 0; at < length; ) {
		const bits = CLASS[text.charCodeAt(at)];
		if ((bits & (DIGIT | HANZI_NUMERAL | LATIN | OPENER)) === 0) {
			at += 1;
		} else if ((bits & DIGIT) !== 0) {
			at = readDigits(text, at, quantities, dates);
		} else if ((bits & HANZI_NUMERAL) !== 0) {
			at = readHanziFigure(text, at, quantities, dates);
		} else if ((bits & LATIN) !== 0) {
			at = readWord(text, at, quantities, dates);
		} else {
			at = skipOpener(text, at);
		}
	}
	return { quantities, dates };
}

// --- Arabic digits

/** A numeral of digits at `at`: a date, a figure, or no quantity. Answers where to go on. */
function readDigits(text: string, at: number, quantities: Quantity[], dates: DateMark[]): number {
	const date = readDate(text, at);
	if (date !== undefined) {
		dates.push(date);
		return date.span.end;
	}
	const numeral = readArabic(text, at);
	const name = endOfName(text, at, numeral.end);
	if (0 < name) return name;
	const ratio = readRatio(text, at, numeral, quantities);
	if (0 < ratio) return ratio;
	if (isPlainYear(text, at, numeral)) {
		dates.push({ span: { start: at, end: numeral.end }, year: Number(numeral.value.coefficient), lastYear: 0, month: 0, day: 0 });
		return numeral.end;
	}
	return addQuantity(text, at, numeral, quantities);
}

/** Puts together numeral, scale, unit and hedges, and adds the quantity. Answers its end. */
function addQuantity(text: string, at: number, numeral: Numeral, quantities: Quantity[]): number {
	let { end } = numeral;
	let value = numeral.value;
	let hedge: Hedge | undefined = numeral.vague === 'above' ? { word: '几', side: 'above' } : undefined;
	let upper = numeral.upper;
	const hanzi = numeral.notation.digits === 'chinese';

	const range = hanzi ? undefined : readRangeEnd(text, end);
	if (range !== undefined) {
		upper = range.value;
		end = range.end;
	}
	let inside = MORE.includes(text.charAt(end)) && end < text.length ? text.charAt(end) : '';
	if (inside !== '' && isMoreInside(text, end + 1, hanzi)) {
		hedge = { word: inside, side: 'above' };
		end += 1;
	}
	const scaled = readScale(text, end);
	const scale = scaled?.scale ?? 0;
	if (scaled !== undefined) {
		end = scaled.end;
		inside = MORE.includes(text.charAt(end)) && end < text.length ? text.charAt(end) : '';
		if (inside !== '' && isMoreInside(text, end + 1, hanzi)) {
			hedge = { word: inside, side: 'above' };
			end += 1;
		}
		value = scaleDecimal(value, scale);
		if (upper !== undefined) upper = scaleDecimal(upper, scale);
	}
	const unitAt = skipSpace(text, end);
	let unit = currencyBefore(text, at) ?? readUnit(text, unitAt, hanzi);
	const currency = currencyBefore(text, at) !== undefined;
	if (unit === undefined && isLatinAt(text, unitAt) && unitAt !== end) {
		const noun = readNoun(text, unitAt);
		if (noun !== undefined) unit = countOf(singular(noun));
	}
	const spelled = unit !== undefined && !currency && !(unit.dimension === 'count' && isLatinAt(text, unitAt));
	if (unit !== undefined && spelled) end = unitAt + unit.name.length;
	if (hedge === undefined) hedge = readHedgeAfter(text, end) ?? readHedgeBefore(text, currency ? at - 1 : at);
	// 4.5%—5%: a range whose first end has its unit too
	const second = unit !== undefined && upper === undefined && !hanzi && isDash(text, end) ? readSecondEnd(text, end + 1, unit) : undefined;
	if (second !== undefined) {
		upper = second.upper;
		end = second.end;
	}
	const start = currency ? at - currencyLength(text, at) : at;
	quantities.push({
		span: { start, end }, numeral: { start: at, end: numeral.end }, value, scale, unit: unit ?? noUnit, hedge, indicator: undefined, period: undefined,
		notation: numeral.notation, upper, text: text.slice(start, end),
	});
	return end;
}
const MORE = '余多来几';
/** The English noun at `at`, in small letters. */
function readNoun(text: string, at: number): string | undefined {
	const noun = ENGLISH_NOUN.exec(text.slice(at, at + 40))?.[0].toLowerCase();
	return noun === undefined || NOT_A_NOUN.has(noun) ? undefined : noun;
}
const ENGLISH_NOUN = /^[A-Za-z][a-z]+/;
const NOT_A_NOUN = new Set('of and in to for the a an or with on at by from was were is are has have had that which who as than per it its this these those we they not no but if so then more most less out all new same other percent'.split(' '));
const singular = (noun: string): string => (noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun);

/** 余 多 来 between numeral and unit: what follows must be a unit or a scale, not a word (多数, 余额). */
function isMoreInside(text: string, next: number, hanzi: boolean): boolean {
	const at = skipSpace(text, next);
	return readScale(text, at) !== undefined || readUnit(text, at, hanzi) !== undefined;
}

const skipSpace = (text: string, at: number): number => (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0xa0 ? at + 1 : at);

/** A word or sign that multiplies: 万, 亿, 万亿, million. 千 and 百 only where they do not begin a unit (千瓦, 百分). */
function readScale(text: string, from: number): { end: number; scale: number } | undefined {
	const at = skipSpace(text, from);
	const code = text.charCodeAt(at);
	if (code === 0x4e07) {
		if (text.charCodeAt(at + 1) === 0x4ebf) return { end: at + 2, scale: 12 };
		return '里一分'.includes(text.charAt(at + 1)) && at + 1 < text.length ? undefined : { end: at + 1, scale: 4 };
	}
	if (code === 0x4ebf) return { end: at + 1, scale: 8 };
	if (code === 0x5343 && from === at) return '瓦米克伏卡帕'.includes(text.charAt(at + 1)) ? undefined : text.charAt(at + 1) === '万' ? { end: at + 2, scale: 7 } : { end: at + 1, scale: 3 };
	if (code === 0x767e && from === at) return text.charAt(at + 1) === '万' ? { end: at + 2, scale: 6 } : text.charAt(at + 1) === '分' ? undefined : { end: at + 1, scale: 2 };
	if ((CLASS[code] & LATIN) === 0) return undefined;
	const word = SCALE_WORD.exec(text.slice(at, at + 9));
	if (word === null) return undefined;
	const scale = SCALES[word[0]];
	if (scale === undefined || (at !== from && word[0].length < 3)) return undefined;
	return { end: at + word[0].length, scale };
}
const SCALE_WORD = /^(?:thousand|million|billion|trillion|bn|mn|tn|[kKMBT])(?![A-Za-z])/;
const SCALES: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9, trillion: 12, bn: 9, mn: 6, tn: 12, k: 3, K: 3, M: 6, B: 9, T: 12 };

const currencies: Readonly<Record<string, Unit>> = {
	$: { name: '$', dimension: 'USD', numerator: 1n, denominator: 1n, event: false },
	'￥': { name: '￥', dimension: 'money', numerator: 1n, denominator: 1n, event: false },
	'¥': { name: '¥', dimension: 'money', numerator: 1n, denominator: 1n, event: false },
	'€': { name: '€', dimension: 'EUR', numerator: 1n, denominator: 1n, event: false },
	'£': { name: '£', dimension: 'GBP', numerator: 1n, denominator: 1n, event: false },
};
const currencyBefore = (text: string, at: number): Unit | undefined => (0 < at ? currencies[text.charAt(at - 1)] : undefined);
const currencyLength = (text: string, at: number): number => (text.startsWith('US$', at - 3) || text.startsWith('HK$', at - 3) ? 3 : 1);

const DASHES = '-—–－～~至到';
const isDash = (text: string, at: number): boolean => at < text.length && DASHES.includes(text.charAt(at));

/** "18—36": the second end of a range of bare numbers. */
function readRangeEnd(text: string, at: number): Numeral | undefined {
	const space = text.charCodeAt(at) === 0x20 && text.charCodeAt(at + 2) === 0x20 ? 1 : 0;
	const dash = text.charAt(at + space);
	if (dash === '' || !'-—–－～~'.includes(dash)) return undefined;
	const second = text.charAt(at + space + 1) === '—' && dash === '—' ? at + space + 2 : at + space + 1 + space;
	if (!isDigitAt(text, second)) return undefined;
	const numeral = readArabic(text, second);
	// 60-57=3 takes away
	return dash === '-' && isInEquation(text, numeral.end) ? undefined : numeral;
}

/** "5%" after "4.5%—". */
function readSecondEnd(text: string, at: number, unit: Unit): { end: number; upper: Decimal } | undefined {
	if (!isDigitAt(text, at)) return undefined;
	const numeral = readArabic(text, at);
	const scaled = readScale(text, numeral.end);
	const unitAt = scaled?.end ?? numeral.end;
	if (readUnit(text, unitAt, false)?.name !== unit.name) return undefined;
	return { end: unitAt + unit.name.length, upper: scaleDecimal(numeral.value, scaled?.scale ?? 0) };
}

/** "3.9：59.5：36.6": a ratio of two or more parts, each a quantity. Answers its end, or 0. */
function readRatio(text: string, at: number, first: Numeral, quantities: Quantity[]): number {
	const parts: { start: number; numeral: Numeral }[] = [{ start: at, numeral: first }];
	let end = first.end;
	for (;;) {
		const spaced = text.charCodeAt(end) === 0x20 ? end + 1 : end;
		const mark = text.charAt(spaced);
		if (mark !== ':' && mark !== '：' && mark !== '∶') break;
		const next = skipSpace(text, spaced + 1);
		if (!isDigitAt(text, next)) break;
		const numeral = readArabic(text, next);
		parts.push({ start: next, numeral });
		end = numeral.end;
	}
	if (parts.length < 2) return 0;
	const isTime = parts.every(({ numeral }) => numeral.value.exponent === 0 && numeral.value.coefficient < 60n) && text.charAt(parts[0].numeral.end) === ':' && parts.slice(1).every(({ start, numeral }) => numeral.end - start === 2);
	if (isTime || isLatinAt(text, end) || text.charAt(end) === '%') return isTime ? end : 0;
	for (const { start, numeral } of parts) {
		quantities.push({
			span: { start, end: numeral.end }, numeral: { start, end: numeral.end }, value: numeral.value, scale: 0, unit: ratioPart, hedge: undefined, indicator: undefined,
			period: undefined, notation: numeral.notation, upper: undefined, text: text.slice(start, numeral.end),
		});
	}
	return end;
}

/** A bare four-digit number that can only be a year: "In 2023,". A range, a scale, a unit or an English noun behind it makes it a figure. */
function isPlainYear(text: string, start: number, { end, value, notation }: Numeral): boolean {
	if (end - start !== 4 || value.exponent !== 0 || notation.separator !== '' || value.coefficient < 1900n || 2100n < value.coefficient) return false;
	return currencyBefore(text, start) === undefined && (IN_YEAR.test(text.slice(Math.max(0, start - 8), start)) || !hasUnit(text, end));
}
/** "In 2023 revenue grew": no number of revenues. */
const IN_YEAR = /(?:^|[^a-z])(?:in|since|during|until|through|early|late|mid|year|fiscal) $/i;

function hasUnit(text: string, end: number): boolean {
	const unitAt = skipSpace(text, end);
	if (readRangeEnd(text, end) !== undefined || readScale(text, end) !== undefined || readUnit(text, unitAt, false) !== undefined) return true;
	if (MORE.includes(text.charAt(end)) && end < text.length) return isMoreInside(text, end + 1, false);
	return unitAt !== end && readNoun(text, unitAt) !== undefined;
}

// --- What is no quantity

/** If the digits are part of a name, an ordinal, a code, a number of a document …: where it ends, else 0. */
function endOfName(text: string, at: number, end: number): number {
	const previous = text.charAt(at - 1);
	const next = text.charAt(end);
	if (at !== 0) {
		if (previous === '第' || previous === '#' || previous === '№') return end;
		if (previous === '.' || previous === '_' || previous === '/' || previous === '〔') return isFraction(text, at, end) ? 0 : end;
		if (previous === '-' && (isLatinAt(text, at - 2) || isDigitAt(text, at - 2)) && !isInEquation(text, end)) return end;
		if (CAPTION.includes(previous) && !/[代列发地版意力企试]/.test(text.charAt(at - 2))) return isCaptionNumber(text, at, end) ? end : 0;
		if (previous === ' ' && isEnglishLabel(text, at - 1)) return end;
		if (previous === '[' && next === ']') return end;
		// （1） counts the points of a paragraph
		if ((previous === '（' || previous === '(') && (next === '）' || next === ')') && end - at <= 2) return end;
		if (previous === '+' && isDigitAt(text, at - 2) && !isInEquation(text, end)) return end;
		if (text.startsWith('附件', at - 2) || text.startsWith('专栏', at - 2)) return end;
		if ((previous === '“' || previous === '"' || previous === '「') && '”"」'.includes(next) && next !== '') return end;
	}
	if (next === '' ) return 0;
	if (next === '号' || next === '#') return isHanAt(text, end + 1) && text.startsWith('号召', end) ? 0 : end;
	if (isLatinAt(text, end) && readUnit(text, end, false) === undefined && readScale(text, end) === undefined) return endOfWord(text, end);
	if (next === '.' && isDigitAt(text, end + 1)) return endOfVersion(text, end);
	if (next === '+' && (isDigitAt(text, end + 1) || isLatinAt(text, end + 1))) return isInEquation(text, end) ? 0 : endOfVersion(text, end + 1);
	if (next === '-' || next === '—') {
		// 10-20-30 names a mechanism; 0755-12345678 is a telephone
		const second = next === '-' && isDigitAt(text, end + 1) ? readArabic(text, end + 1) : undefined;
		if (second !== undefined && text.charAt(second.end) === '-' && isDigitAt(text, second.end + 1)) return endOfVersion(text, end);
		if (second !== undefined && 6 < second.end - end && text.charAt(at) === '0') return second.end;
	}
	if (10 < end - at && !text.slice(at, end).includes(',') && !text.slice(at, end).includes('，') && readUnit(text, end, false) === undefined && readScale(text, end) === undefined) return end;
	for (const word of NAMES_AFTER) if (text.startsWith(word, end)) return end;
	return 0;
}
/** Whether signs and digits go on to an equals sign, or begin behind one: 12+7=19, 60-57=3. */
function isInEquation(text: string, from: number): boolean {
	let end = from;
	while (end - from < 80 && EQUATION.includes(text.charAt(end)) && end < text.length) end += 1;
	if (text.charAt(end) === '=' || text.charAt(end) === '＝') return true;
	let start = from - 1;
	while (0 <= start && from - start < 80 && EQUATION.includes(text.charAt(start))) start -= 1;
	return 0 <= start && (text.charAt(start) === '=' || text.charAt(start) === '＝');
}
const EQUATION = '0123456789.,+-−×÷*/ ()（）%';
const CAPTION = '图表注';
const NAMES_AFTER = ['专项', '热线', '国道', '省道', '号线', '医院', '高校', '年代', '级以', '.0'];
const isCaptionNumber = (text: string, at: number, end: number): boolean => at !== 0 && readUnit(text, end, false) === undefined;
/** "12/30" with something that counts on the left: both are figures. */
const isFraction = (text: string, at: number, end: number): boolean => text.charAt(at - 1) === '/' && (isDigitAt(text, at - 2) || isHanAt(text, at - 2) || text.charAt(at - 2) === ' ') && text.charAt(end) !== '/';

/** "Section 4", "Table 2", "Windows 11": a capitalised word that labels the number, or a word that always does. */
function isEnglishLabel(text: string, space: number): boolean {
	let start = space;
	while (0 < start && (isLatinAt(text, start - 1) || text.charAt(start - 1) === '.')) start -= 1;
	const word = text.slice(start, space).toLowerCase();
	return LABELS.has(word);
}
const LABELS = new Set('section table figure fig. fig chapter appendix annex exhibit part phase tier level no. no page version v iso step form title article rule release windows python java php delphi office ubuntu node web http top january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec fy q1 q2 q3 q4 beta alpha build rc'.split(' '));

/** The end of a run of letters, digits and inner marks. */
function endOfWord(text: string, from: number): number {
	let end = from;
	while (isLatinAt(text, end) || isDigitAt(text, end) || (text.charAt(end) === '-' && (isLatinAt(text, end + 1) || isDigitAt(text, end + 1))) || text.charAt(end) === '_' || (text.charAt(end) === '.' && isDigitAt(text, end + 1))) end += 1;
	return end;
}

function endOfVersion(text: string, from: number): number {
	let end = from;
	while (isDigitAt(text, end) || isLatinAt(text, end) || ((text.charAt(end) === '.' || text.charAt(end) === '-' || text.charAt(end) === '+') && (isDigitAt(text, end + 1) || isLatinAt(text, end + 1)))) end += 1;
	return end;
}

/** A date at `at`, or undefined: 2023年12月5日, 2024年, 12月5日, 3月份, 2025-03-09, 2018—2022年. */
function readDate(text: string, at: number): DateMark | undefined {
	if (at !== 0 && (isDigitAt(text, at - 1) || text.charAt(at - 1) === '.')) return undefined;
	let end = at;
	while (isDigitAt(text, end)) end += 1;
	const digits = end - at;
	if (4 < digits) return undefined;
	const number = toNumber(text, at, end);
	const next = text.charAt(skipSpace(text, end));
	const mark = (year: number, month: number, day: number, to: number, lastYear = 0): DateMark => ({ span: { start: at, end: to }, year, lastYear, month, day });
	if (digits === 4 && 1900 <= number && number <= 2100) {
		const yearEnd = skipSpace(text, end) + 1;
		if (next === '年') {
			const inner = isDigitAt(text, skipSpace(text, yearEnd)) ? readDate(text, skipSpace(text, yearEnd)) : undefined;
			if (inner !== undefined && inner.year === 0) return mark(number, inner.month, inner.day, inner.span.end);
			return mark(number, 0, 0, '度末底初'.includes(text.charAt(yearEnd)) && yearEnd < text.length ? yearEnd + 1 : yearEnd);
		}
		if (next === '-' || next === '.' || next === '/') {
			const parts = ISO_DATE.exec(text.slice(at, at + 10));
			if (parts !== null) return mark(number, Number(parts[3]), Number(parts[4]), at + parts[0].length);
		}
		if (isDash(text, end) || text.charAt(end) === '、') {
			const span = YEARS.exec(text.slice(at, at + 14));
			if (span !== null) return mark(number, 0, 0, at + span[0].length, lastYearOf(number, span[1]));
		}
		return undefined;
	}
	if (2 < digits) return undefined;
	if (MONTH_INITIALS.includes(next) && next !== '') {
		const found = MONTH_BEHIND.exec(text.slice(end, end + 24));
		if (found !== null) return mark(Number(found[2] ?? 0), monthOf(found[1]), number, end + found[0].length);
	}
	if (next === '月') {
		const monthEnd = skipSpace(text, end) + 1;
		const dayAt = skipSpace(text, monthEnd);
		let dayEnd = dayAt;
		while (isDigitAt(text, dayEnd)) dayEnd += 1;
		const hasDay = dayAt < dayEnd && dayEnd - dayAt <= 2 && '日号'.includes(text.charAt(dayEnd)) && dayEnd < text.length;
		// a month that does not exist is one only with its day
		if (!hasDay && (number < 1 || 12 < number)) return undefined;
		if (hasDay) return mark(0, number, toNumber(text, dayAt, dayEnd), dayEnd + 1);
		return mark(0, number, 0, text.charAt(monthEnd) === '份' || text.charAt(monthEnd) === '底' || text.charAt(monthEnd) === '末' ? monthEnd + 1 : monthEnd);
	}
	if ((next === '-' || next === '—' || next === '至' || next === '、' || next === '～') && number <= 12) {
		const months = MONTHS.exec(text.slice(at, at + 8));
		if (months !== null) return mark(0, number, 0, at + months[0].length);
	}
	return undefined;
}
const ISO_DATE = /^([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])/;
const YEARS = /^[0-9０-９]{4}[-—–～~至、][—]?([0-9０-９]{4}|[0-9０-９]{2})(?=[ ]?(?:学?年|[)）]))(?:学?年)?/;

/** "2018—22年" ends in 2022. */
function lastYearOf(first: number, printed: string): number {
	const last = toNumber(printed, 0, printed.length);
	return printed.length === 4 ? last : first - (first % 100) + last;
}
const MONTHS = /^[0-9]{1,2}(?:月)?[-—至、～][0-9]{1,2}月份?/;

function toNumber(text: string, from: number, to: number): number {
	let number = 0;
	for (let at = from; at < to; at += 1) {
		const code = text.charCodeAt(at);
		number = number * 10 + (code < 0x100 ? code - 0x30 : code - 0xff10);
	}
	return number;
}

// --- Chinese numerals

function readHanziFigure(text: string, at: number, quantities: Quantity[], dates: DateMark[]): number {
	const previous = text.charAt(at - 1);
	if (previous === '第') return endOfOrdinal(text, at);
	const fraction = readFraction(text, at, quantities);
	if (0 < fraction) return fraction;
	// “两个确立”, “三农”: a quoted word that begins with a numeral is a name
	if (OPEN_QUOTES.includes(previous) && previous !== '') return at + 1;
	if (text.charAt(at) === '半') {
		const half = HALF.exec(text.slice(Math.max(0, at - 1), at + 2));
		if (half === null) return at + 1;
	}
	const year = HANZI_YEAR.exec(text.slice(at, at + 5));
	if (year !== null) {
		const digits = [...year[0].slice(0, 4)].map(character => HANZI_DIGITS.indexOf(character) % 10).join('');
		dates.push({ span: { start: at, end: at + 5 }, year: Number(digits), lastYear: 0, month: 0, day: 0 });
		return at + 5;
	}
	const numeral = readHanzi(text, at);
	if (numeral === undefined) return at + 1;
	const { end } = numeral;
	if (text.charAt(end) === '年' && PLAN.test(text.slice(end + 1, end + 3))) return end + 1;
	if (text.startsWith('季度', end) || text.startsWith('月', end) || text.startsWith('届', end)) return end + 1;
	if ((previous === '' || HANZI_BEFORE.includes(previous)) && text.charAt(end) === '是') return end;
	const inside = MORE.includes(text.charAt(end)) && isMoreInside(text, end + 1, true);
	const unitAt = text.charAt(end) === '大' ? end + 1 : inside ? end + 1 : end;
	const unit = readUnit(text, skipScale(text, unitAt), true);
	const single = end - at === 1;
	const one = single && text.charAt(at) === '一';
	if (text.charAt(end) === '大' && single && !one) return addSetSize(text, at, numeral, quantities);
	if (unit === undefined) return end;
	if (one && unit.dimension !== 'multiple' && unit.dimension !== 'ratio' && unit.dimension !== 'doubling') return end;
	if (single && unit.dimension === 'count' && !SINGLE_OK.has(unit.name)) return end;
	if (single && unit.dimension !== 'count' && !MEASURE_OK.has(unit.name)) return end;
	if (unit.name === '分' || (unit.name === '折' && !single) || (unit.name === '成' && previous !== '' && '落建形促达生组构'.includes(previous))) return end;
	return addQuantity(text, at, numeral, quantities);
}
const HANZI_DIGITS = '〇一二三四五六七八九零○';
const HANZI_YEAR = /^[一二][〇零九八○][〇零一二三四五六七八九○]{2}年/;
/** 五年规划, 三年行动: names of plans. */
const PLAN = /规划|计划|行动/;
const OPEN_QUOTES = '“"「‘';
const HALF = /半数|一半/;
const HANZI_BEFORE = '。；：，、;,: 　\n';
// Counts of one Chinese character that are figures and not words: 三个, 五项, 八种; not 三农, 四级, 一线.
const SINGLE_OK = new Set('个 项 件 种 类 条 名 位 家 户 人 次 场 座 所 栋 处 张 份 篇 批次 人次 项目 部门 方面 环节 单位 事项 片区 社区 部 指标 品种 轮 期 宗 起 例 辆 台 套 间 节 课时 组 支 国家 省份 城市 企业 学校 医院 岗位'.split(' '));
const MEASURE_OK = new Set('倍 成 折 番 年 天 个月 小时 个小时 周 个季度 公里 亩 吨 元 个百分点 百分点 岁 米 平方米 公顷 万元'.split(' '));

const skipScale = (text: string, at: number): number => readScale(text, at)?.end ?? at;

/** 八大类, 六大专项: the size of a set. */
function addSetSize(text: string, at: number, numeral: Numeral, quantities: Quantity[]): number {
	const unit = readUnit(text, numeral.end + 1, true) ?? countOf('大');
	const end = numeral.end + 1 + (unit.name === '大' ? 0 : unit.name.length);
	quantities.push({
		span: { start: at, end }, numeral: { start: at, end: numeral.end }, value: numeral.value, scale: 0, unit, hedge: undefined, indicator: undefined, period: undefined,
		notation: numeral.notation, upper: undefined, text: text.slice(at, end),
	});
	return end;
}

/** 第三批, 第一、二产业, 第二十二条: an ordinal or a list of ordinals. */
function endOfOrdinal(text: string, at: number): number {
	let end = at;
	while (end < text.length && ((CLASS[text.charCodeAt(end)] & HANZI_NUMERAL) !== 0 || (text.charAt(end) === '、' && (CLASS[text.charCodeAt(end + 1)] & HANZI_NUMERAL) !== 0))) end += 1;
	return end;
}

/** 百分之七十九, 百分之3.5, 千分之二, 三分之二, 一半, 半数. Answers the end, or 0. */
function readFraction(text: string, at: number, quantities: Quantity[]): number {
	const push = (end: number, value: Decimal, unit: Unit, numeral: Span, notation: Notation): number => {
		quantities.push({ span: { start: at, end }, numeral, value, scale: 0, unit, hedge: readHedgeBefore(text, at) ?? readHedgeAfter(text, end), indicator: undefined, period: undefined, notation, upper: undefined, text: text.slice(at, end) });
		return end;
	};
	const chinese: Notation = { digits: 'chinese', separator: '' };
	if (text.startsWith('一半', at)) return push(at + 2, decimal(50n), { ...PERCENT, name: '一半' }, { start: at, end: at + 2 }, chinese);
	if (text.startsWith('半数', at)) return push(at + 2, decimal(50n), { ...PERCENT, name: '半数' }, { start: at, end: at + 2 }, chinese);
	const parts = [1, 2, 3, 4].find(length => text.startsWith('分之', at + length));
	if (parts === undefined) return 0;
	const word = text.slice(at, at + parts);
	const percent = PARTS[word];
	const from = at + parts + 2;
	if (percent !== undefined) {
		if (isDigitAt(text, from)) {
			const numeral = readArabic(text, from);
			return push(numeral.end, numeral.value, { ...PERCENT, name: `${word}分之`, ...percent }, { start: from, end: numeral.end }, numeral.notation);
		}
		const point = HANZI_DECIMAL.exec(text.slice(from, from + 12));
		const numeral = readHanzi(text, from);
		if (numeral === undefined) return 0;
		if (point !== null) {
			const digits = [...point[2]].map(character => HANZI_DIGITS.indexOf(character) % 10).join('');
			const value = decimal(BigInt(`${numeral.value.coefficient * 10n ** BigInt(numeral.value.exponent)}${digits}`), -digits.length);
			return push(from + point[0].length, value, { ...PERCENT, name: `${word}分之`, ...percent }, { start: from, end: from + point[0].length }, chinese);
		}
		const units = numeral.value.coefficient * 10n ** BigInt(Math.max(0, numeral.value.exponent));
		return push(numeral.end, decimal(units), { ...PERCENT, name: `${word}分之`, ...percent }, { start: from, end: numeral.end }, chinese);
	}
	const denominator = readHanzi(text, at);
	if (denominator === undefined || denominator.end !== at + parts) return 0;
	const numerator = readHanzi(text, from);
	if (numerator === undefined) return 0;
	const d = denominator.value.coefficient * 10n ** BigInt(denominator.value.exponent);
	const n = numerator.value.coefficient * 10n ** BigInt(numerator.value.exponent);
	return push(numerator.end, decimal(n), { ...PERCENT, name: `${word}分之`, numerator: 100n, denominator: d === 0n ? 1n : d }, { start: at, end: numerator.end }, chinese);
}
const PERCENT: Unit = { name: '%', dimension: 'ratio', numerator: 1n, denominator: 1n, event: false };
const PARTS: Readonly<Record<string, { numerator: bigint; denominator: bigint }>> = {
	百: { numerator: 1n, denominator: 1n }, 千: { numerator: 1n, denominator: 10n }, 万: { numerator: 1n, denominator: 100n },
};
const HANZI_DECIMAL = /^([一二三四五六七八九十百零〇]+)点([一二三四五六七八九零〇]+)/;

// --- Latin words

/** A word at `at`: an English number, or a name that swallows the digits in it (C3, GPT-4, Q3). Answers where to go on. */
function readWord(text: string, at: number, quantities: Quantity[], dates: DateMark[]): number {
	let end = at;
	while (isLatinAt(text, end)) end += 1;
	if (text.startsWith('://', end)) return endOfUrl(text, end);
	const date = MONTH_INITIALS.includes(text.charAt(at)) && isDigitAt(text, end + 1 + (text.charAt(end) === '.' ? 1 : 0)) ? readEnglishDate(text, at) : undefined;
	if (date !== undefined) {
		dates.push(date);
		return date.span.end;
	}
	const number = readEnglish(text, at, end);
	if (number !== undefined && !isDigitAt(text, number.end) && text.charAt(at - 1) !== '-') return addQuantity(text, at, number, quantities);
	const isName = isDigitAt(text, end) || ((text.charAt(end) === '-' || text.charAt(end) === '_') && (isLatinAt(text, end + 1) || isDigitAt(text, end + 1)));
	if (!isName) return end;
	return endOfWord(text, end);
}

/** "March 5, 2025", "Mar. 5", "March 2025". */
function readEnglishDate(text: string, at: number): DateMark | undefined {
	const found = MONTH_FIRST.exec(text.slice(at, at + 26));
	if (found === null) return undefined;
	const [all, month, day, year, only] = found;
	return { span: { start: at, end: at + all.length }, year: Number(year ?? only ?? 0), lastYear: 0, month: monthOf(month), day: Number(day ?? 0) };
}
const MONTH_INITIALS = 'JFMASOND';
const MONTH_NAMES = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?';
const MONTH_FIRST = new RegExp(`^${MONTH_NAMES}\\.? (?:([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])(?:,? ((?:19|20)[0-9]{2})(?![0-9]))?|((?:19|20)[0-9]{2})(?![0-9]))`);
/** "5 March 2025", behind the day. */
const MONTH_BEHIND = new RegExp(`^ ${MONTH_NAMES}(?![A-Za-z])(?:,? ((?:19|20)[0-9]{2})(?![0-9]))?`);
const monthOf = (name: string): number => 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(name) / 3 + 1;

function endOfUrl(text: string, from: number): number {
	let end = from;
	while (end < text.length && !isSpaceAt(text, end) && !URL_END.includes(text.charAt(end))) end += 1;
	return end;
}
const URL_END = '，。；）)>”"\n';

/** <tag>, `code`, [bookmark: …], [12]: skipped whole if closed on the line soon enough. */
function skipOpener(text: string, at: number): number {
	const opener = text.charAt(at);
	if (opener === '[') {
		if (!text.startsWith('bookmark:', at + 1)) return at + 1;
		const close = text.indexOf(']', at);
		return close < 0 || 200 < close - at ? at + 1 : close + 1;
	}
	if (opener === '<' && !isLatinAt(text, at + 1) && text.charAt(at + 1) !== '/' && text.charAt(at + 1) !== '!') return at + 1;
	const limit = Math.min(text.length, at + 600);
	const closer = opener === '<' ? '>' : '`';
	for (let end = at + 1; end < limit; end += 1) if (text.charAt(end) === closer) return end + 1;
	return at + 1;
}
