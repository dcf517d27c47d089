import { changeTo, createFormRule, mend } from './form.ts';

export const repeatedMark = createFormRule({
	id: 'repeated-mark',
	category: 'punctuation',
	severity: 'warning',
	of: 'repeatedMark',
	title: { zh: '标点不重叠', en: 'Punctuation marks do not pile up' },
	message: ({ text, expected }) => (isOne(text)
		? { zh: `标点重叠：“${text}”应为“${expected}”`, en: `“${text}” should be “${expected}”` }
		: { zh: `标点重叠：“${text}”应留一个`, en: `“${text}”: one mark is enough` }),
	// Of two different marks only the author knows which was meant.
	fixes: form => (isOne(form.text) ? mend(form, changeTo(form.expected!), true) : [...form.text].map(mark => ({ title: changeTo(mark), safe: false, edits: [{ ...form.span, text: mark }] }))),
});

const isOne = (marks: string): boolean => new Set(marks).size === 1;
