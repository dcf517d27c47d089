import { printLabel } from '../core/enumerators.ts';
import type { Rule } from '../core/rule.ts';
import { findFault } from '../core/sequences.ts';
import { verdict } from '../core/verdicts.ts';
import { printRun, quoteNumber, renumber } from './renumber.ts';

export const numberingOrder: Rule<'numbering'> = {
	id: 'numbering-order',
	category: 'structure',
	severity: 'warning',
	kind: 'numbering',
	title: { zh: '同级序号按顺序', en: 'Numbers of one level stand in order' },
	judge: numbering => {
		const { enumerators, model } = numbering;
		const fault = findFault(enumerators);
		if (fault?.kind !== 'order') return verdict('holds', () => printRun(numbering));
		const [before, here] = [enumerators[fault.at - 1], enumerators[fault.at]];
		const isMoved = enumerators.some(({ ordinal }, index) => fault.at < index && ordinal === fault.expected);
		const expected = printLabel(fault.expected, model) ?? String(fault.expected);
		const message = { zh: `${quoteNumber(before.label)}之后是${quoteNumber(here.label)}，顺序应为${quoteNumber(expected)}`, en: `${quoteNumber(here.label)} follows ${quoteNumber(before.label)}; in order it should be ${quoteNumber(expected)}` };
		return { status: 'violated', working: printRun(numbering), violation: { span: here.span, message, related: [{ span: before.span, message: { zh: '前一个序号', en: 'the number before' } }], fixes: renumber(numbering, !isMoved) } };
	},
};
