/** A half-open range of a text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/**
 * Farther than any text reaches. An engine keeps small integers in the objects themselves; one offset that is none, were it infinity
 * or minus zero, and it keeps the offsets of all spans elsewhere.
 */
export const FAR = 2 ** 30 - 1;

export const shiftSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** Whether two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
