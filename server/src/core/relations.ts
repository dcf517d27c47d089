import type { Enumerator } from './enumerators.ts';
import type { Need } from './profiles.ts';
import type { Quantity } from './quantities.ts';
import type { Span } from './span.ts';

/**
 * A claim that a report makes about itself. A closed union: each kind names its roles and is judged by one rule or a few.
 *
 * `claim` says what licenses it: `stated` by words of the text (率, 其中, 共 …), `suggested` by weaker words, `inferred`
 * from the arithmetic alone. Only stated and suggested claims may become findings.
 */
export type Relation =
	| Sum | PartWhole | Share | PossibleShare | ShareTotal | Difference | Change | Average | Count | Repeat | Bound | Extreme | Duration | CalendarDate | Equation | Degree | DateSpan
	| Numbering | Residue | Form | Reference | Requirement | Wording;

export type Claim = 'stated' | 'suggested' | 'inferred';

interface RelationBase {
	readonly claim: Claim;
	/** The words that state the relation, if any: "其中". */
	readonly cue?: Span;
}

/** parts = whole. */
export interface Sum extends RelationBase {
	readonly kind: 'sum';
	readonly whole: Quantity;
	readonly parts: readonly Quantity[];
	/** Signs of the parts, where some are taken away (net of two changes); all +1 if absent. */
	readonly signs?: readonly (1 | -1)[];
}

/** Each part ≤ whole; together too if `disjoint`. */
export interface PartWhole extends RelationBase {
	readonly kind: 'partWhole';
	readonly whole: Quantity;
	readonly parts: readonly Quantity[];
	readonly disjoint: boolean;
}

/** (sum of parts) ÷ (sum of wholes) = share. The whole may be printed as part + remaining. */
export interface Share extends RelationBase {
	readonly kind: 'share';
	readonly parts: readonly Quantity[];
	readonly wholes: readonly Quantity[];
	readonly share: Quantity;
	/** The share that the whole itself has in something that is not printed: then part ÷ whole × wholeShare = share. */
	readonly wholeShare?: Quantity;
	/** The share of a closed partition may be adjusted by one in the last place. */
	readonly balancing?: boolean;
}

/** Some whole number of `whole` things makes `share` (GRIM: Brown & Heathers 2017); of whatever whole, it is no more than all of it. */
export interface PossibleShare extends RelationBase {
	readonly kind: 'possibleShare';
	readonly whole?: Quantity;
	readonly share: Quantity;
}

/** shares = 100 %, within the roundings. */
export interface ShareTotal extends RelationBase {
	readonly kind: 'shareTotal';
	readonly shares: readonly Quantity[];
}

/** minuend − subtrahend = difference. */
export interface Difference extends RelationBase {
	readonly kind: 'difference';
	readonly minuend: Quantity;
	readonly subtrahend: Quantity;
	readonly difference: Quantity;
}

/**
 * From `base` to `current`: by `amount`, at `rate` (of the base, signed by `direction`), over `years` if compound.
 * At least three of base, current, amount and rate are printed, or two that must agree in direction.
 */
export interface Change extends RelationBase {
	readonly kind: 'change';
	readonly base?: Quantity;
	readonly current?: Quantity;
	readonly amount?: Quantity;
	/** In %, 倍 (the unit tells; 增长n倍 has `rate` n×100 %), or 番. */
	readonly rate?: Quantity;
	/** The multiple of the base itself: 是…的n倍, 增至n倍. */
	readonly multiple?: Quantity;
	readonly direction: 'up' | 'down';
	/** One of several pairs that 分别 joins: 分别从A、B提高到C、D. */
	readonly isPaired?: boolean;
	/** Years of compounding, for 年均; 1 if absent. */
	readonly years?: number;
}

/** total ÷ count = average; also unit cost × count = total; total ÷ count × 1000 = so much for each thousand. */
export interface Average extends RelationBase {
	readonly kind: 'average';
	readonly total: Quantity;
	readonly count: Quantity;
	readonly average: Quantity;
	/** How many of what is counted the average is for: 1000 for 每千人; 1 if absent. */
	readonly each?: number;
}

/** The announced number of items and the items that stand there: "3个…：A、B和C"; 一是…N是; 分别's arity. */
export interface Count extends RelationBase {
	readonly kind: 'count';
	/** The figure that announces. */
	readonly announced: Quantity;
	/** The items found, in order. */
	readonly items: readonly Span[];
	/** How many items the text may be read to hold (和 inside a name, 等 after an open list): any of these is right. */
	readonly least: number;
	readonly most: number;
	/** Figures that count with it: the other ones of a tally (八增长两收窄), those that an item holds (4个支队). */
	readonly beside?: readonly Quantity[];
}

/** One indicator, one period, one scope, said twice: the intervals overlap. */
export interface Repeat extends RelationBase {
	readonly kind: 'repeat';
	readonly first: Quantity;
	readonly second: Quantity;
	/** What both state: "签约率". */
	readonly indicator: string;
}

/** A bound claimed in words or figures, and the figure it speaks of: 突破X、达Y ⇒ Y ≥ X; 近七成; 一半. */
export interface Bound extends RelationBase {
	readonly kind: 'bound';
	readonly quantity: Quantity;
	/** The bound's figure or word. */
	readonly bound: Quantity;
	readonly side: 'atLeast' | 'above' | 'atMost' | 'below' | 'near' | 'nearBelow';
}

/** `quantity` is the most or the least of `others`. */
export interface Extreme extends RelationBase {
	readonly kind: 'extreme';
	readonly quantity: Quantity;
	readonly others: readonly Quantity[];
	readonly end: 'most' | 'least';
}

/** to − from = duration, in years unless the unit says otherwise; inclusive counting is accepted. */
export interface Duration extends RelationBase {
	readonly kind: 'duration';
	readonly from: Quantity;
	readonly to: Quantity;
	readonly duration: Quantity;
}

/** A date that the calendar must know; with the weekday printed beside it, if any (0 = Sunday). */
export interface CalendarDate extends RelationBase {
	readonly kind: 'date';
	readonly span: Span;
	readonly text: string;
	readonly year: number | undefined;
	readonly month: number;
	readonly day: number;
	readonly weekday: number | undefined;
}

/** From one day, month or year to another, perhaps with the length of the span: 3月1日至3月15日，为期15天. */
export interface DateSpan extends RelationBase {
	readonly kind: 'dateSpan';
	readonly from: Day;
	readonly to: Day;
	/** In days, weeks or months. */
	readonly duration?: Quantity;
}

/** A day in the text; parts that are not printed are 0. */
export interface Day extends Span {
	readonly text: string;
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** A word for the size of a change, and its rate: 略微下降27%. */
export interface Degree extends RelationBase {
	readonly kind: 'degree';
	/** In % or 百分点. */
	readonly quantity: Quantity;
	readonly word: Span;
	/** "略微下降" */
	readonly text: string;
	readonly degree: 'slight' | 'strong' | 'level';
}

/** Arithmetic written out in the text: "670×0.004/1000=0.00268". */
export interface Equation extends RelationBase {
	readonly kind: 'equation';
	/** The figures of the expression, in order. */
	readonly terms: readonly Quantity[];
	/** The expression in postfix order; each 'term' is the next of `terms`. */
	readonly postfix: readonly ('term' | Operator)[];
	readonly result: Quantity;
	/** "670×0.004/1000" */
	readonly text: string;
}

export type Operator = '+' | '−' | '×' | '÷';

/** Siblings count 1, 2, 3 … in one style. */
export interface Numbering extends RelationBase {
	readonly kind: 'numbering';
	readonly enumerators: readonly Enumerator[];
	/** The sibling whose look the others should have. */
	readonly model: Enumerator;
	/** It goes on from a run before it, so that it need not start at 1. */
	readonly continued: boolean;
}

/** Something pasted or typed that is no text: bookmarks of Word, control and zero-width characters. */
export interface Residue extends RelationBase {
	readonly kind: 'residue';
	readonly what: 'bookmark' | 'control' | 'zeroWidth' | 'privateUse' | 'noBreakSpace';
	/** Each place in the block with what should stand there instead. */
	readonly places: readonly Replacement[];
	/** The first of them as it is printed, or its code point where it leaves no ink: "U+200B". */
	readonly shown: string;
}

/** What the standard, or the document's own use, writes otherwise: a bracket, a mark, its width, a word, a heading. */
export interface Form extends RelationBase {
	readonly kind: 'form';
	/** Each is judged by a rule of its own. */
	readonly of: 'bracket' | 'markWidth' | 'bracketWidth' | 'repeatedMark' | 'enumeratorMark' | 'sentenceEnd' | 'doubledWord' | 'emptySection' | 'repeatedTitle' | 'headingDepth' | 'promise'
		| 'headingMark' | 'loneSection' | 'missingTitle' | 'staleYear' | 'levelStyle' | 'levelOrder' | 'redundantHedge' | 'numberForm' | 'yearForm' | 'straySpace';
	readonly span: Span;
	/** As printed. */
	readonly text: string;
	/** As it should be, where that is known. */
	readonly expected: string | undefined;
	/** One fix for all places of the kind; empty if only the author can tell. */
	readonly places: readonly Replacement[];
	/** The other places, or what it goes against. */
	readonly others: readonly Span[];
}

/** The text points to a part of itself: 见附件3, 如表2所示, see Section 4. */
export interface Reference extends RelationBase {
	readonly kind: 'reference';
	readonly span: Span;
	/** "附件3" */
	readonly text: string;
	readonly to: 'annex' | 'table' | 'figure' | 'section';
	readonly ordinal: number;
	/** What it points to, if it is there. */
	readonly target: Span | undefined;
	/** How many of the sort there are. */
	readonly count: number;
	/** The last of them. */
	readonly last: Span | undefined;
}

/** What the profile asks of one section: that it is there, or not; where; how long. */
export interface Requirement extends RelationBase {
	readonly kind: 'requirement';
	/** The profile's name. */
	readonly profile: string;
	/** The section as the profile names it; of one that the profile does not know, its own title. */
	readonly title: string;
	readonly need: Need;
	/** The profile does not know it. */
	readonly isUnknown: boolean;
	/** Whether there is a heading, or words that stand for one. */
	readonly isFound: boolean;
	/** The heading; of what is missing, the heading behind which it should stand. */
	readonly span: Span;
	/** In characters, of what must have some length. */
	readonly length: number;
	readonly leastLength: number;
	/** The section before or behind which it should stand, if it stands on the wrong side of it. */
	readonly misplaced: { readonly side: 'before' | 'behind'; readonly title: string; readonly span: Span } | undefined;
	/** What puts in a missing one, with the numbers that follow; the first is the section itself, as it is to be read. */
	readonly places: readonly Replacement[];
	/** "三、存在的问题": the heading that is put in. */
	readonly heading: string;
}

/** An expression that stands for one that an office has fixed. */
export interface Wording extends RelationBase {
	readonly kind: 'wording';
	readonly span: Span;
	readonly text: string;
	readonly preferred: string;
	readonly note: string | undefined;
}

/** A place and what should stand there. */
export interface Replacement extends Span {
	readonly text: string;
}

/** The figure that a relation claims others to make: the share of a part and a whole, the gap between two. */
export function claimedBy(relation: Relation): Quantity | undefined {
	if (relation.kind === 'share') return relation.share;
	if (relation.kind === 'difference') return relation.difference;
	return relation.kind === 'change' ? (relation.rate ?? relation.amount) : undefined;
}
