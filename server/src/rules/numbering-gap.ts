import { isRunIn, printLabel } from '../core/enumerators.ts';
import type { Rule } from '../core/rule.ts';
import { findFault } from '../core/sequences.ts';
import { verdict } from '../core/verdicts.ts';
import { printRun, quoteNumber, renumber } from './renumber.ts';

export const numberingGap: Rule<'numbering'> = {
	id: 'numbering-gap',
	category: 'structure',
	severity: 'warning',
	kind: 'numbering',
	title: { zh: '同级序号不缺号', en: 'Numbers of one level leave none out' },
	judge: numbering => {
		const { enumerators, model, continued } = numbering;
		const [first] = enumerators;
		const fault = findFault(enumerators);
		if (first.ordinal !== 1 && !continued && fault === undefined) {
			const missing = printLabel(1, model) ?? '1';
			const message = { zh: `序号从${quoteNumber(first.label)}开始，缺${quoteNumber(missing)}`, en: `Numbering starts at ${quoteNumber(first.label)}: ${quoteNumber(missing)} is missing` };
			return { status: 'violated', working: printRun(numbering), violation: { span: first.span, message, related: [], fixes: [] } };
		}
		if (fault?.kind !== 'gap') return verdict('holds', () => printRun(numbering));
		const [before, here] = [enumerators[fault.at - 1], enumerators[fault.at]];
		const missing = printLabel(fault.expected, model) ?? String(fault.expected);
		// What is missing of 一是 may stand there in other words.
		const more = fault.expected + 1 < here.ordinal;
		const message = {
			zh: `${quoteNumber(before.label)}之后是${quoteNumber(here.label)}，缺${quoteNumber(missing)}${more ? '等' : ''}`,
			en: `${quoteNumber(here.label)} follows ${quoteNumber(before.label)}: ${quoteNumber(missing)}${more ? ' and more are' : ' is'} missing`,
		};
		return { status: 'violated', working: printRun(numbering), violation: { span: here.span, message, ...(here.style === '首先，' ? { severity: 'info' } : {}), related: [{ span: before.span, message: { zh: '前一个序号', en: 'the number before' } }], fixes: renumber(numbering, !isRunIn(here.style)) } };
	},
};
