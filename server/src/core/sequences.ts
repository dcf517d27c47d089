import type { Enumerator } from './enumerators.ts';

/** What is wrong with a run of numbers that should count on by one. */
export interface Fault {
	readonly kind: 'gap' | 'repeat' | 'order';
	/** The first number that is not the one expected. */
	readonly at: number;
	readonly expected: number;
}

/**
 * The first fault of a run, or undefined. A run has one: what comes after follows from it, or is found when it is mended.
 * A missing number is a gap unless it stands later in the run; a number met before is a repeat.
 */
export function findFault(enumerators: readonly Enumerator[]): Fault | undefined {
	const first = enumerators[0].ordinal;
	let at = 0;
	while (at < enumerators.length && enumerators[at].ordinal === first + at) at += 1;
	if (at === enumerators.length) return undefined;
	const expected = first + at;
	const { ordinal } = enumerators[at];
	const isRepeated = enumerators.some((other, index) => index !== at && other.ordinal === ordinal);
	if (ordinal < expected) return { kind: isRepeated ? 'repeat' : 'order', at, expected };
	// 1, 2, 4, 4, 5: the first 4 is a slip for 3.
	if (isRepeated) return { kind: 'repeat', at, expected };
	const standsLater = enumerators.some((other, index) => at < index && other.ordinal === expected);
	const isSlip = at < enumerators.length - 1 && enumerators[at + 1].ordinal === expected + 1;
	return { kind: standsLater || isSlip ? 'order' : 'gap', at, expected };
}

/** The look by which siblings agree: their style and, of brackets, the width. */
export const lookOf = ({ style, halfWidth, label }: Enumerator): string => (isBracketed(label) ? `${style}${halfWidth && !FULL_BRACKET.test(label)}` : style);
const isBracketed = (label: string): boolean => BRACKET.test(label);
const BRACKET = /[（）()]/;
const FULL_BRACKET = /[（）]/;

/** １、 and 10、 differ in the width of digits only, as old typesetting has it. */
export const printsAlike = (label: string, other: string): boolean => label.normalize('NFKC') === other.normalize('NFKC') && !BRACKET.test(label + other);
