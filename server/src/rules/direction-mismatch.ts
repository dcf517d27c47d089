import { goesAgainst } from '../core/changes.ts';
import { areComparable } from '../core/intervals.ts';
import { printOperands } from '../core/print.ts';
import type { Rule } from '../core/rule.ts';
import { areSharp, label, notAssessable, settle } from '../core/verdicts.ts';

export const directionMismatch: Rule<'change'> = {
	id: 'direction-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'change',
	title: { zh: '说增长的数增大，说下降的数减小', en: 'What is said to rise rises, what is said to fall falls' },
	judge: relation => {
		const { base, current, direction } = relation;
		if (base === undefined || current === undefined || !areComparable([base, current])) return notAssessable;
		const [from, to] = printOperands([base, current]);
		const isAgainst = goesAgainst(relation);
		const hasClaim = relation.amount !== undefined || relation.rate !== undefined || relation.multiple !== undefined;
		// How far it rises, and so that it does, is for growth-mismatch to say.
		if (hasClaim && !isAgainst) return notAssessable;
		// From 40 to 52 alone says nothing that could be worked out; two rates, or pairs that 分别 joins, at least belong together.
		const isBare = base.unit.dimension !== 'ratio' && !relation.isPaired;
		if (isBare && !isAgainst && areSharp([base, current])) return notAssessable;
		const sign = isAgainst === (direction === 'up') ? '<' : '>';
		const isLevel = from === to;
		const [word, verb] = direction === 'up' ? ['增长', 'rise'] : ['下降', 'fall'];
		return settle(!isAgainst, areSharp([base, current]), () => `${to} ${isLevel ? '=' : sign} ${from}`, () => ({
			span: current.span,
			message: {
				zh: `写的是${word}，${current.text}却${direction === 'up' ? '小于' : '大于'}${base.text}`,
				en: `Said to ${verb}, but ${current.text} is ${direction === 'up' ? 'less' : 'more'} than ${base.text}`,
			},
			// Two figures and a verb are easily paired wrongly by a reader; a third figure that belongs to them makes it sure.
			severity: hasClaim ? undefined : 'info',
			related: label([base], '基数', 'base'),
			fixes: [],
		}));
	},
};
