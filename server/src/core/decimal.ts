/**
 * An exact decimal number, `coefficient × 10^exponent`. The exponent is that of the last printed digit, so that
 * "99.150" (99150 × 10^-3) and "99.15" (9915 × 10^-2) are equal numbers of different precision.
 */
export interface Decimal {
	readonly coefficient: bigint;
	readonly exponent: number;
}

export const decimal = (coefficient: bigint | number, exponent = 0): Decimal => ({ coefficient: typeof coefficient === 'bigint' ? coefficient : toBigInt(coefficient), exponent });

/** A whole number as a bigint; the small ones, which most figures are, are made once. */
export function toBigInt(whole: number): bigint {
	if (whole < 0 || SMALL.length <= whole) return BigInt(whole);
	return (SMALL[whole] ??= BigInt(whole));
}
const SMALL: (bigint | undefined)[] = Array.from({ length: 2048 });

/** Ten to the power of `n`, 0 ≤ n. */
export function powerOfTen(n: number): bigint {
	return n < POWERS.length ? POWERS[n] : 10n ** BigInt(n);
}
const POWERS = Array.from({ length: 40 }, (_, n) => 10n ** BigInt(n));

/** Reads ASCII digits with at most one point: "1205", "120.50". Anything else is undefined. */
export function readDecimal(digits: string): Decimal | undefined {
	if (!DIGITS.test(digits)) return undefined;
	const point = digits.indexOf('.');
	if (point < 0) return decimal(BigInt(digits));
	return decimal(BigInt(digits.slice(0, point) + digits.slice(point + 1)), point + 1 - digits.length);
}
const DIGITS = /^[0-9]+(?:\.[0-9]+)?$/;

/** Prints all digits down to the exponent, without a scale: "-0.05", "4800000". */
export function printDecimal({ coefficient, exponent }: Decimal): string {
	if (0 <= exponent) return (coefficient * powerOfTen(exponent)).toString();
	const sign = coefficient < 0n ? '-' : '';
	const digits = (coefficient < 0n ? -coefficient : coefficient).toString().padStart(1 - exponent, '0');
	return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

/** Moves the point: `scaleDecimal(12.5, 8)` is 12.5亿. */
export const scaleDecimal = ({ coefficient, exponent }: Decimal, by: number): Decimal => ({ coefficient, exponent: exponent + by });

/** Drops trailing zeros, so that equal numbers look alike. */
export function normalizeDecimal({ coefficient, exponent }: Decimal): Decimal {
	if (coefficient === 0n) return decimal(0n);
	while (coefficient % 10n === 0n) {
		coefficient /= 10n;
		exponent += 1;
	}
	return { coefficient, exponent };
}

/** An exact fraction with a positive denominator; not always in lowest terms. */
export interface Rational {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

export const rational = (numerator: bigint | number, denominator: bigint | number = 1n): Rational => {
	const [n, d] = [BigInt(numerator), BigInt(denominator)];
	return d < 0n ? { numerator: -n, denominator: -d } : { numerator: n, denominator: d };
};

export const toRational = ({ coefficient, exponent }: Decimal): Rational =>
	exponent < 0 ? { numerator: coefficient, denominator: powerOfTen(-exponent) } : { numerator: coefficient * powerOfTen(exponent), denominator: 1n };

export const addRational = (a: Rational, b: Rational): Rational =>
	a.denominator === b.denominator
		? { numerator: a.numerator + b.numerator, denominator: a.denominator }
		: { numerator: a.numerator * b.denominator + b.numerator * a.denominator, denominator: a.denominator * b.denominator };
export const subtractRational = (a: Rational, b: Rational): Rational => addRational(a, { numerator: -b.numerator, denominator: b.denominator });
export const multiplyRational = (a: Rational, b: Rational): Rational => ({ numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator });
/** a ÷ b; b must not be 0. */
export const divideRational = (a: Rational, b: Rational): Rational => rational(a.numerator * b.denominator, a.denominator * b.numerator);
/** Negative, 0 or positive as a is less than, equal to or greater than b. */
export const compareRational = (a: Rational, b: Rational): number => {
	const difference = a.numerator * b.denominator - b.numerator * a.denominator;
	return difference < 0n ? -1 : 0n < difference ? 1 : 0;
};

/** The rational rounded half away from zero to a multiple of 10^exponent. */
export function roundRational({ numerator, denominator }: Rational, exponent: number): Decimal {
	const [n, d] = exponent < 0 ? [numerator * powerOfTen(-exponent), denominator] : [numerator, denominator * powerOfTen(exponent)];
	const magnitude = n < 0n ? -n : n;
	const rounded = (magnitude * 2n + d) / (d * 2n);
	return { coefficient: n < 0n ? -rounded : rounded, exponent };
}

/** r^n, 0 ≤ n. */
export const raiseRational = ({ numerator, denominator }: Rational, n: number): Rational => ({ numerator: numerator ** BigInt(n), denominator: denominator ** BigInt(n) });

export const negateRational = ({ numerator, denominator }: Rational): Rational => ({ numerator: -numerator, denominator });
export const absoluteRational = (a: Rational): Rational => (a.numerator < 0n ? negateRational(a) : a);
export const isLess = (a: Rational, b: Rational): boolean => a.numerator * b.denominator < b.numerator * a.denominator;
export const isEqual = (a: Rational, b: Rational): boolean => a.numerator * b.denominator === b.numerator * a.denominator;

/** The greatest whole number ≤ the rational. */
export function floorRational({ numerator, denominator }: Rational): bigint {
	const quotient = numerator / denominator;
	return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** The least whole number ≥ the rational. */
export const ceilingRational = (a: Rational): bigint => -floorRational(negateRational(a));

/** The n-th root of a rational ≥ 0, cut off after `places` decimals. For show: verdicts compare powers instead. */
export function rootOf({ numerator, denominator }: Rational, n: number, places: number): Rational {
	if (n === 1) return { numerator, denominator };
	return { numerator: floorRoot((numerator * powerOfTen(places * n)) / denominator, BigInt(n)), denominator: powerOfTen(places) };
}

/** The greatest whole number whose n-th power is at most `value`, by Newton's way from above. */
function floorRoot(value: bigint, n: bigint): bigint {
	if (value < 2n) return value;
	const bits = BigInt(value.toString(16).length * 4);
	let root = 1n << (bits / n + 1n);
	for (;;) {
		const next = ((n - 1n) * root + value / root ** (n - 1n)) / n;
		if (root <= next) return root;
		root = next;
	}
}
