import { endsOf, isBetweenRatios, leads, rateOf, ratioOf, signed } from '../core/changes.ts';
import { ONE, isLoose, multiplyIntervals, pointInterval, prints, subtractIntervals, valueOf } from '../core/intervals.ts';
import { subtractRational } from '../core/decimal.ts';
import { printIn, printOperands } from '../core/print.ts';
import type { Rule } from '../core/rule.ts';
import { compact, label, notAssessable } from '../core/verdicts.ts';

export const percentForPoints: Rule<'change'> = {
	id: 'percent-for-points',
	category: 'numbers',
	severity: 'warning',
	kind: 'change',
	title: { zh: '两个百分数之差用百分点', en: 'The difference of two percentages is in percentage points' },
	judge: relation => {
		const { base, current, direction, years = 1 } = relation;
		const rate = rateOf(relation);
		const ends = endsOf(relation);
		const ratio = ends && ratioOf(ends);
		if (base === undefined || current === undefined || rate === undefined || ends === undefined || ratio === undefined) return notAssessable;
		if (!isBetweenRatios(relation) || rate.unit.dimension !== 'ratio' || years !== 1) return notAssessable;

		const points = multiplyIntervals(subtractIntervals(ends.current, ends.base), pointInterval(signed(relation, ONE)));
		const arePoints = prints(rate, points) && !leads(ratio, rate, direction, 1) && ![base, current, rate].some(isLoose);
		if (!arePoints) return notAssessable;
		const [, from, to] = printOperands([rate, base, current]);
		const [more, less] = direction === 'up' ? [to, from] : [from, to];
		const working = `${more} − ${less} = ${printIn(rate, signed(relation, subtractRational(valueOf(current), valueOf(base))))}`;
		const numeral = rate.text.slice(rate.numeral.start - rate.span.start, rate.numeral.end - rate.span.start);
		return {
			status: 'violated',
			working,
			violation: {
				span: rate.span,
				message: {
					zh: `${compact(working)}是两个百分数之差，单位应为百分点，不是%`,
					en: `${working} is the difference of two percentages, in percentage points, not %`,
				},
				related: [...label([base], '基数', 'base'), ...label([current], '现值', 'current value')],
				fixes: [{ title: { zh: `将${rate.text}改为${numeral}个百分点`, en: `Change ${rate.text} to ${numeral}个百分点` }, safe: false, edits: [{ ...rate.span, text: `${numeral}个百分点` }] }],
			},
		};
	},
};
