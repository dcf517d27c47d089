import { isExact, lastPlace, magnitude } from './magnitude.ts';
import type { Quantity } from './quantities.ts';

/** A figure of a claim, and the bounds that the claim's other figures give it, in base units. */
export type Expectation = readonly [quantity: Quantity, low: number, high: number];

/**
 * Whether one slip in one of the figures explains why a claim fails, and chance hardly does: the figures are long enough
 * that one in `odds` unrelated claims would look so.
 */
export function isSlip(expectations: readonly Expectation[], odds = 40): boolean {
	return expectations.some(([quantity, low, high]) => {
		const chance = low <= high ? chanceOfSlip(quantity, low, high) : undefined;
		return chance !== undefined && chance * expectations.length * odds <= 1;
	});
}

/** Whether figures that do not agree would, had one slip not been made in one of them. */
export const isMendedBySlip = (figures: readonly Quantity[], agree: (figures: readonly Quantity[]) => boolean): boolean =>
	figures.some((figure, index) => neighboursOf(figure).some(other => agree(figures.with(index, other))));

/** The figures that one slip makes of another: a digit mistyped, two neighbours exchanged. */
function neighboursOf(figure: Quantity): Quantity[] {
	const digits = figure.value.coefficient.toString();
	if (figure.value.coefficient < 0n || digits.length < 2 || MOST_DIGITS < digits.length) return [];
	const written: string[] = [];
	for (let at = 0; at < digits.length; at += 1) {
		const [digit, next] = [digits.charAt(at), digits.charAt(at + 1)];
		for (const other of '0123456789') if (other !== digit) written.push(digits.slice(0, at) + other + digits.slice(at + 1));
		if (next !== '' && next !== digit) written.push(digits.slice(0, at) + next + digit + digits.slice(at + 2));
	}
	return written.map(one => ({ ...figure, value: { ...figure.value, coefficient: BigInt(one) } }));
}
const MOST_DIGITS = 15;

/** How far a figure may lie from what it is printed as: counts are exact. */
const slackOf = (quantity: Quantity): number => (isExact(quantity) ? 0 : lastPlace(quantity) / 2);

/** How two figures, printed equally fine and equally long, are one slip apart, if they are. */
export function slipBetween({ value: a }: Quantity, { value: b }: Quantity): 'mistyped' | 'exchanged' | undefined {
	const [one, other] = [a.coefficient.toString(), b.coefficient.toString()];
	if (a.exponent !== b.exponent || one.length !== other.length) return undefined;
	const off = [...one].flatMap((digit, index) => (digit === other[index] ? [] : [index]));
	if (off.length === 1) return 'mistyped';
	const isExchanged = off.length === 2 && off[1] === off[0] + 1 && one[off[0]] === other[off[1]] && one[off[1]] === other[off[0]];
	return isExchanged ? 'exchanged' : undefined;
}

/** What a share of one figure in another makes of each of the three. */
export function expectShare(part: Quantity, whole: Quantity, share: Quantity): Expectation[] {
	const [p, w, s] = [magnitude(part), magnitude(whole), magnitude(share)];
	const [dp, dw, ds] = [slackOf(part), slackOf(whole), lastPlace(share) * 0.51];
	return [
		[share, (100 * (p - dp)) / (w + dw) - ds, (100 * (p + dp)) / (w - dw) + ds],
		[part, ((s - ds) * (w - dw)) / 100 - dp, ((s + ds) * (w + dw)) / 100 + dp],
		[whole, (100 * (p - dp)) / (s + ds) - dw, s <= ds ? -1 : (100 * (p + dp)) / (s - ds) + dw],
	];
}

/** What a growth rate makes of base, current and rate; a fall is a rate below 0. */
export function expectGrowth(base: Quantity, current: Quantity, rate: Quantity, direction: 1 | -1): Expectation[] {
	const [b, c, r] = [magnitude(base), magnitude(current), (direction * magnitude(rate)) / 100];
	const [db, dc, dr] = [slackOf(base), slackOf(current), (lastPlace(rate) * 0.51) / 100];
	const rates = [(c - dc) / (b + db) - 1 - dr, (c + dc) / (b - db) - 1 + dr].map(value => direction * 100 * value).sort((x, y) => x - y);
	return [
		[rate, rates[0], rates[1]],
		[current, (b - db) * (1 + r - dr) - dc, (b + db) * (1 + r + dr) + dc],
		[base, (c - dc) / (1 + r + dr) - db, (c + dc) / (1 + r - dr) + db],
	];
}

/** What a change by an amount makes of what there is, of the amount and of its rate; a fall is a rate below 0. */
export function expectAmount(current: Quantity, amount: Quantity, rate: Quantity, direction: 1 | -1): Expectation[] {
	const [c, a, r] = [magnitude(current), magnitude(amount), (direction * magnitude(rate)) / 100];
	const [dc, da, dr] = [slackOf(current), slackOf(amount), (lastPlace(rate) * 0.51) / 100];
	const base = c - direction * a;
	const around = (value: number, slack: number): readonly [number, number] => [value - slack, value + slack];
	if (base <= 0 || r === 0 || Math.abs(r) <= dr) return [];
	return [
		[rate, ...around((100 * a) / base, ((100 * a) / base) * (da / a + (dc + da) / base) + 100 * dr)],
		// r = d·a ÷ (c − d·a), hence a = d·c·r ÷ (1 + r) and c = d·a·(1 + r) ÷ r
		[amount, ...around((direction * c * r) / (1 + r), da + (dc * Math.abs(r)) / (1 + r) + (c * dr) / (1 + r) ** 2)],
		[current, ...around((direction * a * (1 + r)) / r, dc + (da * (1 + r)) / Math.abs(r) + (a * dr) / r ** 2)],
	];
}

/** What signed parts and their sum make of each other. */
export function expectSum(parts: readonly Quantity[], whole: Quantity, signs?: readonly number[]): Expectation[] {
	const slack = parts.reduce((total, part) => total + lastPlace(part) / 2, lastPlace(whole) / 2);
	const signed = parts.map((part, index) => magnitude(part) * (signs?.[index] ?? 1));
	const sum = signed.reduce((total, one) => total + one, 0);
	const exact = [...parts, whole].every(isWhole) ? 0 : slack;
	const missing = magnitude(whole) - sum;
	return [
		[whole, sum - exact, sum + exact],
		...parts.map((part, index): Expectation => {
			const wanted = (signed[index] + missing) * (signs?.[index] ?? 1);
			return [part, wanted - exact, wanted + exact];
		}),
	];
}

/** A count, or a bare whole number beside counts: "the remaining 124". */
const isWhole = (quantity: Quantity): boolean => isExact(quantity) || (quantity.unit.dimension === 'none' && quantity.hedge === undefined && quantity.value.exponent === 0);

/**
 * Whether a printed figure differs from what it should be by one slip of the hand: a digit mistyped, or two neighbours
 * exchanged. Where words only suggest a relation, a violation is told only if one slip explains it and chance does
 * not: a long figure that is one digit away from what its neighbours make of it was meant to be just that.
 *
 * `low` and `high` bound what the figure should be, in base units. The answer is how likely some one-slip neighbour of
 * an unrelated figure of so many digits falls between them; undefined if none does. Damerau (1964) found four in five
 * misspellings to be one such slip.
 */
export function chanceOfSlip(quantity: Quantity, low: number, high: number): number | undefined {
	const digits = quantity.value.coefficient.toString();
	if (digits.length < 2 || MOST_DIGITS < digits.length) return undefined;
	const unit = lastPlace(quantity);
	const slack = 1e-9 * Math.abs(high);
	if (!hasSlipBetween(digits, (low - slack) / unit, (high + slack) / unit)) return undefined;
	return chanceOf(quantity, low, high);
}

function chanceOf(quantity: Quantity, low: number, high: number): number {
	const digits = quantity.value.coefficient.toString();
	// 6,300 is known to the hundred: its zeros tell nothing; one alone ends any number in ten
	const { length } = digits.replace(TRAILING_ZEROS, '');
	const place = lastPlace(quantity) * 10 ** (digits.length - length);
	return Math.min(1, (length * 10 * ((high - low) / place + 1)) / 10 ** length);
}

const TRAILING_ZEROS = /0{2,}$/;

function hasSlipBetween(digits: string, from: number, to: number): boolean {
	const value = Number(digits);
	const fits = (other: number): boolean => from <= other && other <= to;
	for (let at = 0; at < digits.length; at += 1) {
		const weight = 10 ** (digits.length - 1 - at);
		const digit = digits.charCodeAt(at) - 0x30;
		for (let other = 0; other <= 9; other += 1) if (other !== digit && fits(value + (other - digit) * weight)) return true;
		const next = at + 1 < digits.length ? digits.charCodeAt(at + 1) - 0x30 : digit;
		if (next !== digit && fits(value + (next - digit) * weight + ((digit - next) * weight) / 10)) return true;
	}
	return false;
}
