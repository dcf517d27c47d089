import { printLabel } from '../core/enumerators.ts';
import type { Rule } from '../core/rule.ts';
import { findFault } from '../core/sequences.ts';
import { verdict } from '../core/verdicts.ts';
import { printRun, quoteNumber, renumber } from './renumber.ts';

export const numberingRepeat: Rule<'numbering'> = {
	id: 'numbering-repeat',
	category: 'structure',
	severity: 'warning',
	kind: 'numbering',
	title: { zh: '同级序号不重复', en: 'Numbers of one level do not repeat' },
	judge: numbering => {
		const { enumerators, model } = numbering;
		const fault = findFault(enumerators);
		if (fault?.kind !== 'repeat') return verdict('holds', () => printRun(numbering));
		const here = enumerators[fault.at];
		const twin = enumerators.find((other, index) => index !== fault.at && other.ordinal === here.ordinal)!;
		const expected = printLabel(fault.expected, model) ?? String(fault.expected);
		const message = { zh: `序号${quoteNumber(here.label)}重复，这里应为${quoteNumber(expected)}`, en: `${quoteNumber(here.label)} is used twice; here it should be ${quoteNumber(expected)}` };
		return { status: 'violated', working: printRun(numbering), violation: { span: here.span, message, related: [{ span: twin.span, message: { zh: '同一个序号', en: 'the same number' } }], fixes: renumber(numbering) } };
	},
};
