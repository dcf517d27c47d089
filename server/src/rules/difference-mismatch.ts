import { absoluteRational, addRational, isEqual, subtractRational } from '../core/decimal.ts';
import { judgeHedged } from '../core/hedgedClaims.ts';
import { areComparable, isExact, isPoint, negateInterval, prints, readingOf, subtractIntervals, valueOf } from '../core/intervals.ts';
import { printIn, printOperands } from '../core/print.ts';
import type { Rule } from '../core/rule.ts';
import { arePartsAndWholes, changeSum, compact, label, notAssessable, settle } from '../core/verdicts.ts';

export const differenceMismatch: Rule<'difference'> = {
	id: 'difference-mismatch',
	category: 'numbers',
	severity: 'error',
	kind: 'difference',
	title: { zh: '差额、剩余等于两数之差', en: 'A difference or remainder is what is left' },
	judge: judgeHedged(({ minuend, subtrahend, difference }) => {
		const figures = [minuend, subtrahend, difference];
		if (!areComparable(figures)) return notAssessable;

		const computed = subtractIntervals(readingOf(minuend), readingOf(subtrahend));
		const value = subtractRational(valueOf(minuend), valueOf(subtrahend));
		// Which of two figures is the greater one is often left to the reader: 应配87名、实配90名、差3名.
		const isSharp = isPoint(computed) && isExact(difference);
		const fits = isSharp
			? isEqual(absoluteRational(value), absoluteRational(valueOf(difference)))
			: prints(difference, computed) || prints(difference, negateInterval(computed));
		const print = () => {
			const [, left, right] = printOperands([difference, minuend, subtrahend]);
			return `${left} − ${right} = ${printIn(difference, value)}`;
		};
		return settle(fits, arePartsAndWholes(figures), print, () => ({
			span: difference.span,
			message: { zh: `${compact(print())}，不是${difference.text}`, en: `${print()}, not ${difference.text}` },
			related: [...label([minuend], '被减数', 'minuend'), ...label([subtrahend], '减数', 'subtrahend')],
			fixes: [
				...changeSum(difference, value, figures),
				...changeSum(subtrahend, subtractRational(valueOf(minuend), valueOf(difference)), figures),
				...changeSum(minuend, addRational(valueOf(subtrahend), valueOf(difference)), figures),
			],
		}));
	}),
};
