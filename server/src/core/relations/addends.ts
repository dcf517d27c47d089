import { END, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import type { Quantity } from '../quantities.ts';
import type { Relation, Sum } from '../relations.ts';
import { NO_PART, TRAIT } from '../traits.ts';
import { isBaseOfRate } from './shares.ts';

/** What readers of sums are told beside the figures of a block. */
export interface Context {
	readonly text: string;
	readonly told: readonly Relation[];
	/** The parts of the sums that are told, and the whole of each before them. */
	readonly nested: ReadonlyMap<Quantity, Quantity>;
}

/** Whether a figure may be a part or a whole at all: no rate, no range, no change. */
export const isAmount = ({ traits, ends, before, after }: Frame): boolean => !mayHold(traits, NO_AMOUNT) && !(mayHold(ends, END.flow) && GAP.test(before)) && !isBaseOfRate({ before, after });
export const NO_AMOUNT = NO_PART | TRAIT.change | TRAIT.mean;
const GAP = /(?:少|多)(?:支|收|出)$/;
/** No list in prose is longer; a text without end must not make the reader try all of it for each figure. */
export const MOST_PARTS = 40;
/** How many figures before 其中 may be the whole. */
export const MOST_WHOLES = 6;
/** 50 teachers and 28 nurses, for a total of 78 people. */
export const areCounts = (a: Quantity, b: Quantity): boolean => [a, b].every(({ unit }) => unit.dimension === 'none' || (unit.dimension === 'count' && LATIN.test(unit.name)));
const LATIN = /^[a-z]/;
/** Between neighbours of a list: a mark and a few words. */
export const LINK = /^[^。；;]{0,24}$/;

export const quantityOf = ({ quantity }: Frame): Quantity => quantity;
export const sum = (claim: Sum['claim'], whole: Frame, parts: readonly Frame[]): Sum => ({ kind: 'sum', claim, whole: whole.quantity, parts: parts.map(quantityOf) });

/** What a part is called: the words of its clause before the figure, or after it where there are none. */
export function nameOf({ before, after, clauseStart, quantity }: Frame, text: string): string {
	const words = before.replace(OF_WHICH, '');
	if (1 < words.trim().length) return words;
	const clause = text.slice(Math.max(clauseStart, quantity.span.start - 24), quantity.span.start).replace(OF_WHICH, '');
	return /[\u4e00-\u9fffA-Za-z]{2}/.test(clause) ? clause : after;
}
export const OF_WHICH = /其中|当中|中[，,]|[Oo]f (?:which|these|those|whom)|including/;
export const TRAILS_OFF = /^[^。；]{0,12}等/;
export const last = <T>(list: readonly T[]): T => list[list.length - 1];
/** The odds of chance against a sum that words all but claim, and against one that they only suggest. */
export const LIKELY = 10;
