/** A half-open range of a text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

export const shiftSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** Whether two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
