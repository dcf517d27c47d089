import type { Decimal } from './decimal.ts';
import type { Span } from './span.ts';
import type { Unit } from './units.ts';

/** A word beside a figure that widens it: 约 to both sides, 近 below, 超 余 多 以上 above. */
export interface Hedge {
	readonly word: string;
	readonly side: 'both' | 'below' | 'above' | 'atLeast' | 'atMost';
}

/** The time a figure speaks of, as far as the text says: "2024年", "上半年", "去年". Normalised to one string a period. */
export type Period = string;

/** A number with its unit as printed: "约120.5亿元". Spans count from the block's start while they are inside a block. */
export interface Quantity {
	/** "120.5亿元": numeral, scale and unit, with brackets and words left out. */
	readonly span: Span;
	/** "120.5" */
	readonly numeral: Span;
	/** 120.5 × 10⁸, exact, in the printed unit; the exponent is that of the last printed digit, here 7. */
	readonly value: Decimal;
	/** The power of ten that a word or sign gave: 8 for 亿, -2 for none. Percentages are plain numbers of the unit %. */
	readonly scale: number;
	readonly unit: Unit;
	readonly hedge: Hedge | undefined;
	/** "营业收入": what is measured, if the words near the figure say. */
	readonly indicator: Span | undefined;
	readonly period: Period | undefined;
	/** How the numeral is written, so that a fix can be written alike. */
	readonly notation: Notation;
	/** The upper end, where two figures make a range ("18—36个月"); such a quantity takes no part in sums. */
	readonly upper: Decimal | undefined;
	/** The text of `span`, so that rules can quote without seeing text. */
	readonly text: string;
}

export interface Notation {
	/** ASCII digits, full-width digits, Chinese numerals, English words. */
	readonly digits: 'ascii' | 'fullWidth' | 'chinese' | 'english';
	/** "," or "，" between thousands, "" if none. */
	readonly separator: string;
}

/** Reads the quantities of a block's text, in order. Linear in the text. */
export function readQuantities(_text: string): Quantity[] {
	return [];
}
