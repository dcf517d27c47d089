import { type Rational, addRational, divideRational, isLess, multiplyRational, raiseRational, rational, rootOf, subtractRational } from './decimal.ts';
import { type Interval, ONE, addIntervals, claimOf, divideIntervals, isLoose, negateInterval, oneOf, readingOf, subtractIntervals, valueOf } from './intervals.ts';
import type { Quantity } from './quantities.ts';
import type { Change } from './relations.ts';

/** Both ends of a change, printed or worked out of the amount: what they may stand for, and their printed values. */
export interface Ends {
	readonly base: Interval;
	readonly current: Interval;
	readonly baseValue: Rational;
	readonly currentValue: Rational;
}

/** The ends of a change, where two of base, current and amount are printed. */
export function endsOf(change: Change): Ends | undefined {
	const { base, current } = change;
	if (base !== undefined && current !== undefined) return { base: readingOf(base), current: readingOf(current), baseValue: valueOf(base), currentValue: valueOf(current) };
	const amount = amountOf(change);
	if (amount === undefined) return undefined;
	const by = change.direction === 'up' ? readingOf(amount) : negateInterval(readingOf(amount));
	const byValue = signed(change, valueOf(amount));
	if (base !== undefined) return { base: readingOf(base), current: addIntervals(readingOf(base), by), baseValue: valueOf(base), currentValue: addRational(valueOf(base), byValue) };
	if (current !== undefined) return { base: subtractIntervals(readingOf(current), by), current: readingOf(current), baseValue: subtractRational(valueOf(current), byValue), currentValue: valueOf(current) };
	return undefined;
}

/** Between two percentages, "下降2.6%" is a rate or, loosely, an amount of points. */
export const isBetweenRatios = ({ base, current }: Change): boolean => base?.unit.dimension === 'ratio' && current?.unit.dimension === 'ratio';

/** The amount of a change; points, wherever they were put, are one. */
export function amountOf(change: Change): Quantity | undefined {
	const { amount, rate } = change;
	if (rate?.unit.dimension === 'points') return amount ?? rate;
	return amount?.unit.dimension === 'ratio' && isBetweenRatios(change) ? undefined : amount;
}

/** The rate of a change; a percentage between percentages is one. */
export function rateOf(change: Change): Quantity | undefined {
	const { amount, rate } = change;
	if (rate !== undefined) return rate.unit.dimension === 'points' ? undefined : rate;
	return amount?.unit.dimension === 'ratio' && isBetweenRatios(change) ? amount : undefined;
}

export const signed = ({ direction }: Pick<Change, 'direction'>, value: Rational): Rational => (direction === 'up' ? value : subtractRational(rational(0n), value));

/** current ÷ base, if the base is surely positive and the current value is none below 0. */
export function ratioOf({ base, current, currentValue }: Ends): Interval | undefined {
	if (base.low.numerator <= 0n || currentValue.numerator < 0n) return undefined;
	return divideIntervals(current, base);
}

/** Whether a rate, compounded over `years`, leads from base to current under some rounding. Roots are not taken: powers are compared. */
export function leads(ratio: Interval, rate: Quantity, direction: Change['direction'], years: number): boolean {
	const { low, high } = rangeOf(rate);
	const [least, most] = direction === 'up' ? [addRational(ONE, low), addRational(ONE, high)] : [subtractRational(ONE, high), subtractRational(ONE, low)];
	if (most.numerator <= 0n) return false;
	const reaches = least.numerator < 0n || isLess(raiseRational(least, years), ratio.high);
	return reaches && isLess(ratio.low, raiseRational(most, years));
}

/** What a printed rate may stand for under any rounding, as a bare number: 6.5% is 0.064 to 0.066. */
function rangeOf(rate: Quantity): Interval {
	const { low, high } = claimOf(rate);
	return { low: divideRational(low, oneOf(rate)), high: divideRational(high, oneOf(rate)) };
}

/** The yearly rate from base to current in the base units of `rate`, positive in the change's direction; cut off after many digits if it is a root. */
export function yearlyRate({ baseValue, currentValue }: Ends, rate: Quantity, direction: Change['direction'], years: number): Rational {
	const growth = subtractRational(rootOf(divideRational(currentValue, baseValue), years, ROOT_PLACES), ONE);
	return multiplyRational(signed({ direction }, growth), oneOf(rate));
}
const ROOT_PLACES = 14;

/** Whether the current value lies surely on the other side of its base: "由5.2增至3.5". A rate or amount printed with its sign says so itself. */
export function goesAgainst({ base, current, amount, rate, direction }: Change): boolean {
	if (base === undefined || current === undefined) return false;
	if ([amount, rate].some(claim => claim !== undefined && claim.value.coefficient < 0n)) return false;
	const [from, to] = [readingOf(base), readingOf(current)];
	return direction === 'up' ? isLess(to.high, from.low) : isLess(from.high, to.low);
}

/**
 * Whether a fall takes away more than there was: by more than 100 %, or by 倍, of which one already leaves nothing.
 * What may lie below nothing (profits) is told by its sign, if it is printed.
 */
export function isImpossibleFall(change: Change): boolean {
	const rate = rateOf(change);
	if (rate === undefined || change.direction !== 'down' || isLoose(rate)) return false;
	if ([change.base, change.current, rate].some(figure => figure !== undefined && figure.value.coefficient < 0n)) return false;
	if (rate.unit.dimension === 'multiple') return !isLess(valueOf(rate), oneOf(rate));
	return rate.unit.dimension === 'ratio' && isLess(oneOf(rate), valueOf(rate));
}
