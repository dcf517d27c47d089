import { type Rational, ceilingRational, divideRational, floorRational, isLess, multiplyRational, rational } from './decimal.ts';
import { type Interval, isLoose, lastPlaceOf, mixEvents } from './intervals.ts';
import { createLate } from './late.ts';
import type { Message } from './message.ts';
import { changeFigure } from './print.ts';
import type { Quantity } from './quantities.ts';
import type { Fix, Verdict, Violation } from './rule.ts';
import type { Span } from './span.ts';

export const notAssessable: Verdict = { status: 'notAssessable', working: '' };

/** A claim that fits holds; one that does not is wrong only if that is sure. */
export function settle(fits: boolean, isSure: boolean, working: () => string, violation: () => Violation): Verdict {
	if (fits) return verdict('holds', working);
	return isSure ? { status: 'violated', working: working(), violation: violation() } : verdict('unsure', working);
}

/** A verdict whose working is printed when somebody asks for it: of most relations nobody does. */
export const verdict = (status: 'holds' | 'unsure', working: () => string): Verdict => tell({ status }, { working });
const tell = createLate<{ readonly status: 'holds' | 'unsure' }, { working: string }>('working');

/** Figures without hedges and ranges. */
export const areSharp = (figures: readonly Quantity[]): boolean => !figures.some(isLoose);

/** Sharp figures that may be parts of each other: not attendances of persons. */
export const arePartsAndWholes = (figures: readonly Quantity[]): boolean => areSharp(figures) && !mixEvents(figures);

/** Figures that stand beside a finding, each with its role. */
export const label = (figures: readonly { readonly span: Span }[], zh: string, en: string): { readonly span: Span; readonly message: Message }[] =>
	figures.map(({ span }) => ({ span, message: { zh, en } }));

/** A working inside a Chinese sentence stands without spaces. */
export const compact = (working: string): string => working.replaceAll(' ', '');

/** Offers to change a figure to a value worked out of others: only if it prints no finer than they do, or it would claim what nobody knows. */
export const changeSum = (figure: Quantity, value: Rational, others: readonly Quantity[]): Fix[] =>
	others.some(other => isLess(lastPlaceOf(figure), lastPlaceOf(other))) ? [] : changeFigure(figure, value);

/** The only value of a range that the figure's last place can print, if there is just one. */
export function onlyPrintable(figure: Quantity, range: Interval | undefined): Rational | undefined {
	if (range === undefined) return undefined;
	const place = lastPlaceOf(figure);
	const first = ceilingRational(divideRational(range.low, place));
	return first === floorRational(divideRational(range.high, place)) ? multiplyRational(place, rational(first)) : undefined;
}
