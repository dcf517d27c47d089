import { changeTo, createFormRule, mend } from './form.ts';

export const enumeratorMark = createFormRule({
	id: 'enumerator-mark',
	category: 'punctuation',
	severity: 'info',
	of: 'enumeratorMark',
	title: { zh: '带括号的序号之后不加标点', en: 'A number in brackets takes no mark after it' },
	message: ({ text, expected }) => ({ zh: `带括号的序号之后不加标点：“${text}”应为“${expected}”`, en: `A number in brackets takes no mark: “${text}” should be “${expected}”` }),
	fixes: form => mend(form, changeTo(form.expected!), true),
});
