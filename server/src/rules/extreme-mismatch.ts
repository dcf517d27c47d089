import { type Rational, isEqual, isLess } from '../core/decimal.ts';
import { areComparable, extentOf, isLoose, lastPlaceOf, valueOf } from '../core/intervals.ts';
import { printOperands } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Rule } from '../core/rule.ts';
import { areSharp, label, notAssessable, settle } from '../core/verdicts.ts';

export const extremeMismatch: Rule<'extreme'> = {
	id: 'extreme-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'extreme',
	title: { zh: '“最多、最少、首位”与同类数相符', en: 'What is called the most or the least is' },
	judge: ({ quantity, others, end }) => {
		if (others.length === 0 || !areComparable([quantity, ...others])) return notAssessable;

		const isMost = end === 'most';
		const beyond = others.filter(other => !isLoose(other) && (isMost ? isSurelyLess(quantity, other) : isSurelyLess(other, quantity)));
		const rival = furthest(beyond.length ? beyond : others, isMost);
		const [figure, other] = printOperands([quantity, rival]);
		const fits = beyond.length === 0;
		const sign = fits ? (isMost ? '≥' : '≤') : isMost ? '<' : '>';
		const working = `${figure} ${sign} ${other}`;
		return settle(fits, areSharp([quantity]), () => working, () => ({
			span: quantity.span,
			message: isMost
				? { zh: `${quantity.text}不是最大的：另有${rival.text}`, en: `${quantity.text} is not the most: there is ${rival.text}` }
				: { zh: `${quantity.text}不是最小的：另有${rival.text}`, en: `${quantity.text} is not the least: there is ${rival.text}` },
			related: label(beyond, isMost ? '更大' : '更小', isMost ? 'more' : 'less'),
			fixes: [],
		}));
	},
};

/** Figures printed equally fine are in the order in which they are printed; else roundings may have changed it. */
function isSurelyLess(a: Quantity, b: Quantity): boolean {
	if (isEqual(lastPlaceOf(a), lastPlaceOf(b))) return isLess(valueOf(a), valueOf(b));
	return isLess(extentOf(a).high, extentOf(b).low);
}

function furthest(figures: readonly Quantity[], isMost: boolean): Quantity {
	const isFurther = (a: Rational, b: Rational) => (isMost ? isLess(b, a) : isLess(a, b));
	return figures.reduce((best, figure) => (isFurther(valueOf(figure), valueOf(best)) ? figure : best));
}
