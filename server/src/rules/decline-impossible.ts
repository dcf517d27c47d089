import { isImpossibleFall, rateOf } from '../core/changes.ts';
import { divideRational, isLess, multiplyRational, printDecimal, rational, roundRational, subtractRational } from '../core/decimal.ts';
import { ONE, areComparable, valueOf } from '../core/intervals.ts';
import { printOperand } from '../core/print.ts';
import type { Change } from '../core/relations.ts';
import type { Rule } from '../core/rule.ts';
import { label, notAssessable } from '../core/verdicts.ts';

export const declineImpossible: Rule<'change'> = {
	id: 'decline-impossible',
	category: 'numbers',
	severity: 'warning',
	kind: 'change',
	title: { zh: '降幅不超过100%，下降不用倍', en: 'Nothing falls by more than 100%, nor by a multiple' },
	judge: relation => {
		const rate = rateOf(relation);
		if (rate === undefined || !isImpossibleFall(relation)) return notAssessable;
		const isRatio = rate.unit.dimension === 'ratio';
		const fall = fallOf(relation);
		const said = isRatio ? { zh: `降幅${rate.text}超过100%`, en: `A fall by ${rate.text} is more than 100%` } : { zh: `下降不用倍：${rate.text}`, en: `Nothing falls by a multiple: ${rate.text}` };
		return {
			status: 'violated',
			working: isRatio ? `${printOperand(rate)} > 100` : `${printOperand(rate)} ≥ 1`,
			violation: {
				span: rate.span,
				message: fall === undefined ? said : { zh: `${said.zh}，按起止数是${fall}`, en: `${said.en}; base and current value make ${fall}` },
				related: label([relation.base, relation.current].filter(end => end !== undefined), '起止数', 'base or current value'),
				fixes: [],
			},
		};
	},
};

/** The fall that base and current value make, to one decimal: "66.7%". */
function fallOf({ base, current, years = 1 }: Change): string | undefined {
	if (base === undefined || current === undefined || years !== 1 || !areComparable([base, current])) return undefined;
	if (!isLess(valueOf(current), valueOf(base))) return undefined;
	const fall = subtractRational(ONE, divideRational(valueOf(current), valueOf(base)));
	return `${printDecimal(roundRational(multiplyRational(fall, rational(100n)), -1))}%`;
}
