import { type Rational, absoluteRational, addRational, divideRational, isEqual, isLess, multiplyRational, negateRational, normalizeDecimal, rational, subtractRational, toRational } from './decimal.ts';
import type { Hedge, Quantity } from './quantities.ts';

/** All numbers from `low` to `high`, both included: what a printed figure may stand for. In base units. */
export interface Interval {
	readonly low: Rational;
	readonly high: Rational;
}

/**
 * What a printed figure stands for, where others are computed from it: half a unit of its last place to both sides, or
 * what its hedge allows. Whole counts stand for themselves.
 */
export function readingOf(figure: Quantity): Interval {
	const value = valueOf(figure);
	if (isExact(figure)) return { low: value, high: value };
	const half = multiplyRational(lastPlaceOf(figure), HALF);
	const widen = ({ low, high }: Interval): Interval => ({ low: subtractRational(low, half), high: addRational(high, half) });
	if (figure.upper !== undefined) return widen(coverRationals([value, toBase(figure, toRational(figure.upper))]));
	if (isAbout(figure)) return aroundOf(figure, half);
	return widen(figure.hedge === undefined ? { low: value, high: value } : hedgedReading(figure, figure.hedge));
}

/**
 * Whether a figure is how somebody prints one of the computed numbers: rounded half up or half to even, cut off, rounded
 * up or down, all these lie less than one unit of the last place away. `places` is how many units are granted.
 */
export function prints(figure: Quantity, computed: Interval, places = 1n): boolean {
	const { low, high } = claimOf(figure, places);
	return isLess(computed.low, high) && (isRoundedUp(figure) ? isLess(low, computed.high) : !isLess(computed.high, low));
}

/** The open range of numbers that may be printed like the figure, as a result. */
export function claimOf(figure: Quantity, places = 1n): Interval {
	if (isAbout(figure)) return readingOf(figure);
	const { low, high } = isLoose(figure) ? readingOf(figure) : pointInterval(valueOf(figure));
	const place = multiplyRational(lastPlaceOf(figure), rational(places));
	return { low: subtractRational(low, isRoundedUp(figure) ? place : multiplyRational(place, HALF)), high: addRational(high, place) };
}

/** Nobody rounds 3.1倍 up to 4倍; there the two readings of 增长n倍 lie, which must be told apart. */
const isRoundedUp = ({ unit }: Quantity): boolean => unit.dimension !== 'multiple';

/** What a result may have been before it was rounded to its last place, even where it counts things: 户均3人 is 2.5 to 3.5. */
export function roundingOf(figure: Quantity): Interval {
	if (isLoose(figure)) return readingOf(figure);
	const half = multiplyRational(lastPlaceOf(figure), HALF);
	return { low: subtractRational(valueOf(figure), half), high: addRational(valueOf(figure), half) };
}

/** The least and the most that a figure may stand for, whichever way it was rounded: further apart than its reading. */
export function extentOf(figure: Quantity): Interval {
	if (isExact(figure) || isLoose(figure)) return readingOf(figure);
	const place = lastPlaceOf(figure);
	return { low: subtractRational(valueOf(figure), place), high: addRational(valueOf(figure), place) };
}

/** The printed value in base units. */
export const valueOf = (figure: Quantity): Rational => toBase(figure, toRational(figure.value));

/** One unit of the last printed place, in base units. A fraction (三分之二) has no last place: a tenth of it is granted. */
export function lastPlaceOf(figure: Quantity): Rational {
	if (isFraction(figure)) return multiplyRational(absoluteRational(valueOf(figure)), TENTH);
	return toBase(figure, toRational({ coefficient: 1n, exponent: figure.value.exponent }));
}

/** A whole count of things, printed down to ones (a Chinese numeral like 二十 is), or a target: it has no rounding. */
export function isExact(figure: Quantity): boolean {
	const { unit, scale, value: { coefficient, exponent }, notation } = figure;
	if (figure.isSet === true && !isLoose(figure)) return true;
	if (unit.dimension !== 'count' || scale !== 0 || isLoose(figure)) return false;
	return exponent === 0 || (notation.digits === 'chinese' && exponent === 1 && coefficient < 10n);
}

/** Widened by a word, or a range: too wide to be caught. */
export const isLoose = (figure: Quantity): boolean => figure.hedge !== undefined || figure.upper !== undefined;

/** Whether figures may be added and compared: one dimension, where a bare number passes for a count, and points for percentages. */
export function areComparable(figures: readonly Quantity[]): boolean {
	const dimensions = new Set(figures.map(({ unit }) => (unit.dimension === 'none' ? 'count' : unit.dimension === 'points' ? 'ratio' : unit.dimension)));
	return dimensions.size <= 1;
}

/** Whether some count events (人次) and some count things (人), which are parts of each other only in loose speech. */
export const mixEvents = (figures: readonly Quantity[]): boolean => {
	const counts = figures.filter(({ unit }) => unit.dimension === 'count');
	return counts.some(({ unit }) => unit.event) && counts.some(({ unit }) => !unit.event);
};

/** A ratio without a decimal place of its own: 三分之二, 一半. */
const isFraction = ({ unit }: Quantity): boolean => unit.dimension === 'ratio' && (unit.name.endsWith('半') || unit.name === '半数' || !isDecimalFactor(unit));

function isDecimalFactor({ numerator, denominator }: Quantity['unit']): boolean {
	if (numerator === denominator) return true;
	const [less, more] = numerator < denominator ? [numerator, denominator] : [denominator, numerator];
	return more % less === 0n && /^10*$/.test(`${more / less}`);
}

/** What 1 is in the base units of a ratio: percentages count per cent, multiples count times. */
export const oneOf = ({ unit }: Quantity): Rational => (unit.dimension === 'ratio' || unit.dimension === 'points' ? HUNDRED : ONE);

const toBase = ({ unit }: Quantity, value: Rational): Rational =>
	unit.numerator === 1n && unit.denominator === 1n ? value : { numerator: value.numerator * unit.numerator, denominator: value.denominator * unit.denominator };

/** The widths of hedges, in tenths of the figure: within them a claim holds. How far one must be off to be wrong says `hedgedClaims.ts`. */
const HEDGE_WIDTHS: Readonly<Record<Hedge['side'], readonly [low: number, high: number]>> = {
	both: [9, 11], // 约 左右 about
	below: [9, 10], // 近 接近 nearly
	above: [10, 15], // 超 逾 突破 over
	atLeast: [10, 20], // 以上 at least
	atMost: [0, 10], // 以下 up to
};
/** Words that say less than their side does. */
const LOOSE_BELOW: readonly string[] = ['不足', '不到', '不满', '未达', '未到', '少于', '低于', '小于', 'less than', 'fewer than', 'under', 'below'];
/** Words that stop short of the next unit of the last place that counts: 100多 is less than 200, 130多 less than 140. */
const STOP_SHORT: readonly string[] = ['余', '多', '来', 'odd'];

const isAbout = ({ hedge, upper }: Quantity): boolean => upper === undefined && hedge?.side === 'both';

/** 约 already says that it is rounded: 约15% covers a tenth to both sides, and what is rounded to it, no more. */
function aroundOf(figure: Quantity, half: Rational): Interval {
	const value = valueOf(figure);
	const tenth = multiplyRational(absoluteRational(value), TENTH);
	const reach = isLess(tenth, half) ? half : tenth;
	return { low: subtractRational(value, reach), high: addRational(value, reach) };
}

function hedgedReading(figure: Quantity, { word, side }: Hedge): Interval {
	const value = valueOf(figure);
	if (STOP_SHORT.includes(word)) {
		const next = toBase(figure, toRational({ coefficient: 1n, exponent: normalizeDecimal(figure.value).exponent }));
		return coverRationals([value, value.numerator < 0n ? subtractRational(value, next) : addRational(value, next)]);
	}
	const [low, high] = side === 'below' && LOOSE_BELOW.includes(word) ? [5, 10] : HEDGE_WIDTHS[side];
	return coverRationals([multiplyRational(value, rational(low, 10n)), multiplyRational(value, rational(high, 10n))]);
}

export const pointInterval = (value: Rational): Interval => ({ low: value, high: value });

export const addIntervals = (a: Interval, b: Interval): Interval => ({ low: addRational(a.low, b.low), high: addRational(a.high, b.high) });
export const negateInterval = ({ low, high }: Interval): Interval => ({ low: negateRational(high), high: negateRational(low) });
export const subtractIntervals = (a: Interval, b: Interval): Interval => addIntervals(a, negateInterval(b));
/** Of numbers that are not negative the ends make the ends; of others any corner may. */
export const multiplyIntervals = (a: Interval, b: Interval): Interval =>
	0n <= a.low.numerator && 0n <= b.low.numerator ? { low: multiplyRational(a.low, b.low), high: multiplyRational(a.high, b.high) } : coverRationals(corners(a, b, multiplyRational));
/** a ÷ b, or undefined where b may be 0. */
export function divideIntervals(a: Interval, b: Interval): Interval | undefined {
	if (holdsZero(b)) return undefined;
	const areBothPositive = 0n <= a.low.numerator && 0n < b.low.numerator;
	return areBothPositive ? { low: divideRational(a.low, b.high), high: divideRational(a.high, b.low) } : coverRationals(corners(a, b, divideRational));
}

export const sumIntervals = (intervals: readonly Interval[]): Interval => intervals.reduce(addIntervals, pointInterval(ZERO));
export const isPoint = ({ low, high }: Interval): boolean => isEqual(low, high);
/** Whether two intervals share a number. */
export const meet = (a: Interval, b: Interval): boolean => !isLess(a.high, b.low) && !isLess(b.high, a.low);

const holdsZero = ({ low, high }: Interval): boolean => low.numerator <= 0n && 0n <= high.numerator;
const corners = (a: Interval, b: Interval, operate: (a: Rational, b: Rational) => Rational): Rational[] => [operate(a.low, b.low), operate(a.low, b.high), operate(a.high, b.low), operate(a.high, b.high)];

function coverRationals(numbers: readonly Rational[]): Interval {
	let low = numbers[0];
	let high = numbers[0];
	for (const number of numbers) {
		if (isLess(number, low)) low = number;
		if (isLess(high, number)) high = number;
	}
	return { low, high };
}

export const ZERO = rational(0n);
export const ONE = rational(1n);
const HALF = rational(1n, 2n);
const TENTH = rational(1n, 10n);
const HUNDRED = rational(100n);
