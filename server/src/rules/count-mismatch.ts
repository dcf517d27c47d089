import { isLess, rational } from '../core/decimal.ts';
import { valueOf } from '../core/intervals.ts';
import { changeFigure } from '../core/print.ts';
import type { Rule } from '../core/rule.ts';
import { areSharp, settle } from '../core/verdicts.ts';

export const countMismatch: Rule<'count'> = {
	id: 'count-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'count',
	title: { zh: '所报项数与列出的项数一致', en: 'An announced number of items is the number listed' },
	judge: ({ announced, items, least, most }) => {
		const value = valueOf(announced);
		const fits = !isLess(value, rational(least)) && !isLess(rational(most), value);
		const isSure = least === most;
		const found = isSure ? `${least}` : `${least}–${most}`;
		return settle(fits, areSharp([announced]), () => found, () => ({
			span: announced.span,
			message: {
				zh: `写明${announced.text}，实际列出${isSure ? least : `${least}—${most}`}项`,
				en: `${announced.text} announced, ${found} ${most === 1 ? 'item' : 'items'} listed`,
			},
			related: items.map((span, index) => ({ span, message: { zh: `第${index + 1}项`, en: `item ${index + 1}` } })),
			fixes: isSure ? changeFigure(announced, rational(least)) : [],
		}));
	},
};
