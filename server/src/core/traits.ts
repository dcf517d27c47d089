import type { Quantity } from './quantities.ts';
import { type Dimension, NOT_ADDED } from './units.ts';

/** What a figure is, one bit each, so that a reader tells at a glance which frames are not for it: its dimension, and how it is printed. */
export const TRAIT = {
	ratio: 1 << 0, points: 1 << 1, multiple: 1 << 2, ratioPart: 1 << 3, age: 1 << 4, doubling: 1 << 5, discount: 1 << 6, temperature: 1 << 7, level: 1 << 8, date: 1 << 9, score: 1 << 10,
	none: 1 << 11, months: 1 << 12, time: 1 << 13, count: 1 << 14,
	/** Of any other dimension: money, areas, weights. */
	measure: 1 << 15,
	/** 18—36个月: two ends. */
	range: 1 << 16,
	hedged: 1 << 17,
	/** Another figure stands before it in its sentence. */
	follows: 1 << 18,
	change: 1 << 19,
	mean: 1 << 20,
	/** The words before it end in a verb of rising or falling: 比上年增长, rose by. */
	move: 1 << 21,
} as const;

/** The bits of dimensions. */
export const traitsOf = (dimensions: Iterable<Dimension>): number => [...dimensions].reduce((traits, dimension) => traits | (BY_DIMENSION.get(dimension) ?? TRAIT.measure), 0);
const BY_DIMENSION: ReadonlyMap<Dimension, number> = new Map(Object.entries(TRAIT).slice(0, 15));

/** What is no part and no whole: rates, ranks, degrees; ranges. */
export const NO_PART = traitsOf(NOT_ADDED) | TRAIT.range;

export const readTraits = ({ unit: { dimension }, upper, hedge }: Quantity): number =>
	(BY_DIMENSION.get(dimension) ?? TRAIT.measure) | (upper === undefined ? 0 : TRAIT.range) | (hedge === undefined ? 0 : TRAIT.hedged);
