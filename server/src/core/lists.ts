/** Of most lists there is none: they share one. */
export const NONE: readonly never[] = [];

/** A list that is kept, no longer than it need be: one that grew has room for more. */
export const fit = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NONE : list.slice());
