import { changeTo, createFormRule, mend } from './form.ts';

export const enumeratorMark = createFormRule({
	id: 'enumerator-mark',
	category: 'punctuation',
	severity: 'info',
	of: 'enumeratorMark',
	title: { zh: '序号之后的标点合乎标准', en: 'The mark after a number is the one of the standard' },
	message: ({ text, expected }) => (BRACKETED.test(text)
		? { zh: `带括号的序号之后不加标点：“${text}”应为“${expected}”`, en: `A number in brackets takes no mark: “${text}” should be “${expected}”` }
		: { zh: `“第一”“其一”之后用逗号：“${text}”应为“${expected}”`, en: `A comma follows 第一 and 其一: “${text}” should be “${expected}”` }),
	fixes: form => mend(form, changeTo(form.expected!), true),
});

const BRACKETED = /^[（(]/;
