import { isEqual, isLess } from '../core/decimal.ts';
import { areComparable, isLoose, lastPlaceOf, meet, prints, readingOf, valueOf } from '../core/intervals.ts';
import { withUnitSlip } from '../core/plausibility.ts';
import { changeFigure, printOperands } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Rule } from '../core/rule.ts';
import { areSharp, label, notAssessable, settle } from '../core/verdicts.ts';

export const inconsistentRepeat: Rule<'repeat'> = {
	id: 'inconsistent-repeat',
	category: 'numbers',
	severity: 'warning',
	kind: 'repeat',
	title: { zh: '同一指标前后一致', en: 'A figure given twice is the same' },
	judge: ({ first, second, indicator }) => {
		if (!areComparable([first, second])) return notAssessable;
		const fits = agree(first, second);
		return settle(fits, areSharp([first, second]), () => printOperands([first, second]).join(fits ? ' = ' : ' ≠ '), () => ({
			span: second.span,
			message: withUnitSlip({ zh: `“${indicator}”前后不一：${first.text}，${second.text}`, en: `${indicator}: given as ${first.text} and as ${second.text}` }, first, readingOf(second)),
			related: label([first], '另一处', 'the other place'),
			fixes: [...changeRepeat(second, first), ...changeRepeat(first, second)],
		}));
	},
};

/** Printed equally fine they are equal; else the coarser one is the finer one rounded or cut off. */
function agree(first: Quantity, second: Quantity): boolean {
	if (isLoose(first) || isLoose(second)) return meet(readingOf(first), readingOf(second));
	const [a, b] = [lastPlaceOf(first), lastPlaceOf(second)];
	if (isEqual(a, b)) return isEqual(valueOf(first), valueOf(second));
	return isLess(a, b) ? prints(second, readingOf(first)) : prints(first, readingOf(second));
}

/** A figure is only copied where it need not be rounded to more places than it has. */
const changeRepeat = (figure: Quantity, model: Quantity) => (isLess(lastPlaceOf(figure), lastPlaceOf(model)) ? [] : changeFigure(figure, valueOf(model)));
