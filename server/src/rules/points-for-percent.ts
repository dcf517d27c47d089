import type { Rule } from '../core/rule.ts';
import { label, notAssessable } from '../core/verdicts.ts';

export const pointsForPercent: Rule<'change'> = {
	id: 'points-for-percent',
	category: 'numbers',
	severity: 'warning',
	kind: 'change',
	title: { zh: '只有百分数的增减才用百分点', en: 'Only percentages change by percentage points' },
	judge: ({ base, current, amount, rate }) => {
		const points = [amount, rate].find(one => one?.unit.dimension === 'points');
		const of = current ?? base;
		if (points === undefined || of === undefined) return notAssessable;
		const isPercentage = of.unit.dimension === 'ratio' || of.unit.dimension === 'points' || of.unit.dimension === 'none';
		if (isPercentage) return notAssessable;
		const numeral = points.text.slice(points.numeral.start - points.span.start, points.numeral.end - points.span.start);
		return {
			status: 'violated',
			working: '',
			violation: {
				span: points.span,
				message: { zh: `${of.text}不是百分数，增减不用${points.text}`, en: `${of.text} is no percentage and does not change by ${points.text}` },
				related: label([of], '现值', 'current value'),
				fixes: [{ title: { zh: `将${points.text}改为${numeral}%`, en: `Change ${points.text} to ${numeral}%` }, safe: false, edits: [{ ...points.span, text: `${numeral}%` }] }],
			},
		};
	},
};
