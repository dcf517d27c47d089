import { type Decimal, type Rational, divideRational, isEqual, multiplyRational, normalizeDecimal, powerOfTen, printDecimal, rational, roundRational, scaleDecimal, toRational } from './decimal.ts';
import { valueOf } from './intervals.ts';
import type { Notation, Quantity } from './quantities.ts';
import type { Fix } from './rule.ts';

/**
 * The numeral that says `value` (in base units) the way a figure is printed: as many decimals, the same scale, digits and
 * separators. Undefined if that notation cannot say it, or is none that is known here: then it does not say its own value.
 */
export function printLike(figure: Quantity, value: Rational): string | undefined {
	const isKnown = printNumeral(figure, figure.value) === numeralTextOf(figure);
	return isKnown ? printNumeral(figure, roundLike(figure, value)) : undefined;
}

function printNumeral(figure: Quantity, value: Decimal): string | undefined {
	const isNegative = value.coefficient < 0n;
	if (isNegative !== figure.value.coefficient < 0n) return undefined;
	const numeral = scaleDecimal({ ...value, coefficient: isNegative ? -value.coefficient : value.coefficient }, 0 - figure.scale);
	const sign = isNegative ? '-' : '';
	switch (figure.notation.digits) {
		case 'ascii': return sign + separate(printDecimal(numeral), figure.notation);
		case 'fullWidth': return toFullWidth(sign + separate(printDecimal(numeral), figure.notation), numeralTextOf(figure).includes('.'));
		case 'chinese': return isNegative ? undefined : printChinese(numeral, figure);
		case 'english': return isNegative ? undefined : printEnglish(numeral, figure);
	}
}

/** The whole figure with another value: "180栋" → "178栋". */
export function quoteLike(figure: Quantity, value: Rational): string {
	const numeral = printLike(figure, value);
	return numeral === undefined ? printRounded(figure, value) : withNumeral(figure, numeral);
}

/** Offers to write another value instead of the printed one; nothing where that cannot be said or changes nothing. */
export function changeFigure(figure: Quantity, value: Rational | undefined): Fix[] {
	if (value === undefined || isEqual(toRational(roundLike(figure, value)), toRational(figure.value))) return [];
	const numeral = printLike(figure, value);
	if (numeral === undefined) return [];
	const text = withNumeral(figure, numeral);
	return [{ title: { zh: `将${figure.text}改为${text}`, en: `Change ${figure.text} to ${text}` }, safe: false, edits: [{ ...figure.numeral, text: numeral }] }];
}

/** The value in the figure's own unit, rounded to its last printed place. */
const roundLike = (figure: Quantity, value: Rational): Decimal => roundRational(fromBase(figure, value), figure.value.exponent);

const fromBase = ({ unit }: Quantity, value: Rational): Rational => multiplyRational(value, { numerator: unit.denominator, denominator: unit.numerator });

const numeralTextOf = ({ text, span, numeral }: Quantity): string => text.slice(numeral.start - span.start, numeral.end - span.start);

function withNumeral({ text, span, numeral }: Quantity, printed: string): string {
	return text.slice(0, numeral.start - span.start) + printed + text.slice(numeral.end - span.start);
}

function separate(digits: string, { separator }: Notation): string {
	if (separator === '') return digits;
	const point = digits.indexOf('.');
	const whole = point < 0 ? digits : digits.slice(0, point);
	const groups: string[] = [];
	for (let end = whole.length; 0 < end; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
	return groups.join(separator) + (point < 0 ? '' : digits.slice(point));
}

const toFullWidth = (text: string, keepsPoint: boolean): string =>
	text.replace(/[0-9.\-]/g, sign => (keepsPoint && sign === '.' ? sign : String.fromCharCode(sign.charCodeAt(0) + 0xfee0)));

const CHINESE_DIGITS = '零一二三四五六七八九';
const CHINESE_SECTIONS = ['', '万', '亿', '万亿'];
const CHINESE_PLACES = ['', '十', '百', '千'];

function printChinese(value: Decimal, figure: Quantity): string | undefined {
	const { unit } = figure;
	const [whole, decimals] = printDecimal(value).split('.');
	if (16 < whole.length) return undefined;
	const countsPairs = (unit.dimension !== 'ratio' || unit.name === '成') && !numeralTextOf(figure).includes('二');
	const numeral = countsPairs ? printPairs(printChineseInteger(BigInt(whole))) : printChineseInteger(BigInt(whole));
	return decimals === undefined ? numeral : `${numeral}点${Array.from(decimals, digit => CHINESE_DIGITS[Number(digit)]).join('')}`;
}

/** 两个, 两千, 两万: two of a kind. */
const printPairs = (numeral: string): string => (numeral === '二' ? '两' : numeral.replace(/^二(?=[百千万亿])/, '两'));

/** 0 ≤ n < 10¹⁶ as 一千二百万零三十. */
export function printChineseInteger(n: bigint): string {
	if (n === 0n) return '零';
	let printed = '';
	for (let section = 3; 0 <= section; section -= 1) {
		const four = Number((n / powerOfTen(section * 4)) % 10_000n);
		if (four === 0) continue;
		const gap = printed !== '' && four < 1000;
		printed += (gap ? '零' : '') + printFour(four) + (section === 3 && (n / powerOfTen(8)) % 10_000n !== 0n ? '万' : CHINESE_SECTIONS[section]);
	}
	return printed.startsWith('一十') ? printed.slice(1) : printed;
}

function printFour(n: number): string {
	let printed = '';
	for (let place = 3; 0 <= place; place -= 1) {
		const digit = Math.floor(n / 10 ** place) % 10;
		if (digit !== 0) printed += CHINESE_DIGITS[digit] + CHINESE_PLACES[place];
		else if (printed !== '' && n % 10 ** place !== 0 && !printed.endsWith('零')) printed += '零';
	}
	return printed;
}

const ENGLISH_ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const ENGLISH_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Words below a hundred; more of them nobody writes. */
function printEnglish(value: Decimal, figure: Quantity): string | undefined {
	const n = Number(printDecimal(value));
	if (!Number.isInteger(n) || 100 <= n) return undefined;
	const words = n < 20 ? ENGLISH_ONES[n] : ENGLISH_TENS[Math.floor(n / 10)] + (n % 10 === 0 ? '' : `-${ENGLISH_ONES[n % 10]}`);
	const isCapital = /^[A-Z]/.test(numeralTextOf(figure));
	return isCapital ? words[0].toUpperCase() + words.slice(1) : words;
}

/** The figure as it takes part in a working, in ASCII digits and without its scale: "120.5" for １２０.５亿. */
export const printOperand = ({ value, scale }: Quantity): string => printDecimal(scaleDecimal(value, 0 - scale));

/** The figures as operands in the scale and unit of the first, so that they add up on paper: 0.83万亿 and 15500亿 are 0.83 and 1.55. */
export function printOperands(figures: readonly Quantity[]): string[] {
	const [first] = figures;
	const isAlike = ({ unit, scale }: Quantity) => scale === first.scale && unit.numerator * first.unit.denominator === first.unit.numerator * unit.denominator;
	return figures.map(figure => (isAlike(figure) ? printOperand(figure) : printIn(first, valueOf(figure))));
}

/** A value (in base units) in the unit and scale of a figure, with all its digits: "1228". */
export const printIn = (figure: Quantity, value: Rational): string => printNumber(divideRational(fromBase(figure, value), scaleOf(figure)), EXACT_PLACES);

/** A computed value (in base units) in the unit and scale of a figure, with two digits more than it prints: "98.888…%". */
export function printExact(figure: Quantity, value: Rational): string {
	const { factor, sign, places } = shapeOf(figure);
	return printNumber(divideRational(value, factor), places + 2) + sign;
}

/** A computed value as the figure would print it, in plain digits: "98.9%". */
export function printRounded(figure: Quantity, value: Rational): string {
	const { factor, sign, places } = shapeOf(figure);
	return printDecimal(roundRational(divideRational(value, factor), -places)) + sign;
}

/** "98.888…% → 98.9%", or only "98.9%" where that is exact. */
export function printResult(figure: Quantity, value: Rational): string {
	const exact = printExact(figure, value);
	const { factor, sign, places } = shapeOf(figure);
	const rounded = roundRational(divideRational(value, factor), -places);
	const isWhole = isEqual(toRational(rounded), divideRational(value, factor));
	return isWhole ? printDecimal(normalizeDecimal(rounded)) + sign : `${exact} → ${printDecimal(rounded)}${sign}`;
}

/** Digits of a number, cut off with … where they do not end within `places` decimals. */
export function printNumber({ numerator, denominator }: Rational, places: number): string {
	const scaled = (numerator < 0n ? -numerator : numerator) * powerOfTen(places);
	const cut = scaled / denominator;
	const isExact = cut * denominator === scaled;
	const sign = numerator < 0n ? '-' : '';
	if (isExact) return sign + printDecimal(normalizeDecimal({ coefficient: cut, exponent: -places }));
	return `${sign}${printDecimal({ coefficient: cut, exponent: -places })}…`;
}

/** How workings show a figure's kind: percentages with their sign, other ratios (成, 分之) as percentages, the rest as bare numbers. */
function shapeOf(figure: Quantity): { readonly factor: Rational; readonly sign: string; readonly places: number } {
	const { unit, value, scale } = figure;
	const places = Math.max(0, scale - value.exponent);
	const isRatio = unit.dimension === 'ratio' || unit.dimension === 'points';
	if (!isRatio) return { factor: multiplyRational(factorOf(figure), scaleOf(figure)), sign: '', places };
	if (unit.numerator * 10n === unit.denominator) return { factor: factorOf(figure), sign: '‰', places };
	return { factor: rational(1n), sign: '%', places: unit.numerator === unit.denominator ? places : 0 };
}

const factorOf = ({ unit }: Quantity): Rational => ({ numerator: unit.numerator, denominator: unit.denominator });
const scaleOf = ({ scale }: Quantity): Rational => toRational({ coefficient: 1n, exponent: scale });
const EXACT_PLACES = 12;
