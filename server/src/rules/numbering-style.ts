import type { Rule } from '../core/rule.ts';
import { isRunIn } from '../core/enumerators.ts';
import { findFault, lookOf } from '../core/sequences.ts';
import { verdict } from '../core/verdicts.ts';
import { printRun, quote, renumber } from './renumber.ts';

export const numberingStyle: Rule<'numbering'> = {
	id: 'numbering-style',
	category: 'structure',
	severity: 'warning',
	kind: 'numbering',
	title: { zh: '同级序号用同一种样式', en: 'Numbers of one level look alike' },
	judge: numbering => {
		const { enumerators, model } = numbering;
		const [first] = enumerators;
		const deviating = enumerators.filter(one => lookOf(one) !== lookOf(model));
		// A fault of order is one with its own fix for the whole run.
		if (deviating.length === 0 || (first.ordinal !== 1 && !numbering.continued) || findFault(enumerators) !== undefined) return verdict('holds', () => printRun(numbering));
		const [here] = deviating;
		const isWidthOnly = deviating.every(({ style }) => style === model.style);
		const count = deviating.length;
		const message = {
			zh: `同级序号样式不一：${quote(here.label)}${count === 1 ? '' : `等${count}处`}与${quote(model.label)}不同`,
			en: `Numbers of one level look different: ${quote(here.label)}${count === 1 ? '' : ` and ${count - 1} more`} against ${quote(model.label)}`,
		};
		const related = [model, ...deviating.slice(1)].map(({ span }, index) => ({ span, message: index === 0 ? { zh: '本级的样式', en: 'the look of this level' } : { zh: '同样不同', en: 'differs too' } }));
		return { status: 'violated', working: printRun(numbering), violation: { span: here.span, message, severity: isWidthOnly || isRunIn(here.style) ? 'info' : 'warning', related, fixes: renumber(numbering, !isRunIn(here.style)) } };
	},
};
