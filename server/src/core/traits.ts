import type { Quantity } from './quantities.ts';
import { type Dimension, NOT_ADDED } from './units.ts';

/** The dimensions that readers tell apart; of any other are money, areas, weights. */
const DIMENSIONS = ['ratio', 'points', 'multiple', 'ratioPart', 'age', 'doubling', 'discount', 'temperature', 'level', 'date', 'score', 'none', 'months', 'time', 'count'] as const;
const bitOf = (dimension: Dimension): number => BITS.get(dimension) ?? OTHER;
const BITS: ReadonlyMap<Dimension, number> = new Map(DIMENSIONS.map((dimension, index) => [dimension, 1 << index]));
const OTHER = 1 << DIMENSIONS.length;

/** What a figure is, one bit each, so that a reader tells at a glance which frames are not for it: its dimension, and how it is printed. */
export const TRAIT = {
	...(Object.fromEntries(BITS) as Readonly<Record<(typeof DIMENSIONS)[number], number>>),
	/** 18—36个月: two ends. */
	range: OTHER << 1,
	hedged: OTHER << 2,
	/** Another figure stands before it in its sentence. */
	follows: OTHER << 3,
	change: OTHER << 4,
	mean: OTHER << 5,
	/** The words before it end in a verb of rising or falling: 比上年增长, rose by. */
	move: OTHER << 6,
} as const;

/** The bits of dimensions. */
export const traitsOf = (dimensions: Iterable<Dimension>): number => [...dimensions].reduce((traits, dimension) => traits | bitOf(dimension), 0);

/** What is no part and no whole: rates, ranks, degrees; ranges. */
export const NO_PART = traitsOf(NOT_ADDED) | TRAIT.range;
/** What is none, nor told sharply of something that is counted. */
export const NO_SHARP_AMOUNT = NO_PART | TRAIT.change | TRAIT.mean | TRAIT.hedged | TRAIT.none;

export const readTraits = ({ unit: { dimension }, upper, hedge }: Quantity): number =>
	bitOf(dimension) | (upper === undefined ? 0 : TRAIT.range) | (hedge === undefined ? 0 : TRAIT.hedged);
