import type { Quantity } from './quantities.ts';

// Readers choose among readings by rough arithmetic in floating point; rules judge the chosen one exactly.

/** The figure in base units of its dimension: 3.5万亩 → 23333333.3 (m²). */
export function magnitude({ value: { coefficient, exponent }, unit: { numerator, denominator } }: Quantity): number {
	const printed = exponent === 0 ? Number(coefficient) : Number(coefficient) * powerOfTen(exponent);
	return numerator === denominator ? printed : (printed * Number(numerator)) / Number(denominator);
}

/** What one in the last printed place is worth, in base units. */
export const lastPlace = ({ value, unit: { numerator, denominator } }: Quantity): number =>
	(numerator === denominator ? powerOfTen(value.exponent) : (powerOfTen(value.exponent) * Number(numerator)) / Number(denominator));

/** Those that figures need, worked out once. */
const POWERS = Float64Array.from({ length: 41 }, (_, index) => 10 ** (index - 20));
const powerOfTen = (exponent: number): number => (-20 <= exponent && exponent <= 20 ? POWERS[exponent + 20] : 10 ** exponent);

/** A count that is printed in full stands for itself, and so does a target; any other figure for all that rounds to it. */
export const isExact = ({ unit, value, hedge, isSet }: Quantity): boolean => (isSet === true && hedge === undefined) || unit.dimension === 'count' && hedge === undefined && value.exponent === 0;

const slack = (quantity: Quantity): number => (isExact(quantity) ? 0 : lastPlace(quantity) / 2);

/** Whether the parts may add up to the whole, within their roundings. */
export function addsUp(parts: readonly Quantity[], whole: Quantity, signs?: readonly number[]): boolean {
	let sum = 0;
	let tolerance = isExact(whole) ? 0 : lastPlace(whole);
	parts.forEach((part, index) => {
		sum += magnitude(part) * (signs?.[index] ?? 1);
		tolerance += slack(part);
	});
	return Math.abs(sum - magnitude(whole)) <= tolerance * (1 + 1e-9) + 1e-9 * Math.abs(sum);
}

/** How many of the first parts, the more the better and at least two, may add up to the whole; 0 if none do. */
export function countAddingUp(parts: readonly Quantity[], whole: Quantity): number {
	const target = magnitude(whole);
	let sum = 0;
	let tolerance = isExact(whole) ? 0 : lastPlace(whole);
	let count = 0;
	parts.forEach((part, index) => {
		sum += magnitude(part);
		tolerance += slack(part);
		if (1 <= index && Math.abs(sum - target) <= tolerance * (1 + 1e-9) + 1e-9 * Math.abs(sum)) count = index + 1;
	});
	return count;
}

/** Whether part ÷ whole may be printed as the share (of dimension ratio, in per cent). */
export function isShareOf(parts: readonly Quantity[], wholes: readonly Quantity[], share: Quantity): boolean {
	const total = (list: readonly Quantity[], sign: number) => list.reduce((sum, one) => sum + magnitude(one) + sign * slack(one), 0);
	const lowest = (100 * total(parts, -1)) / total(wholes, 1);
	const highest = (100 * total(parts, 1)) / Math.max(total(wholes, -1), 1e-30);
	return lowest - lastPlace(share) < magnitude(share) && magnitude(share) < highest + lastPlace(share);
}

/** Whether shares, as they are rounded, make 100 %. */
export const makeAll = (shares: readonly Quantity[]): boolean =>
	Math.abs(shares.reduce((sum, share) => sum + magnitude(share), 0) - 100) <= shares.reduce((sum, share) => sum + lastPlace(share) / 2, 1e-9);
