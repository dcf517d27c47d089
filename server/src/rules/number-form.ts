import { changeTo, createFormRule, mend } from './form.ts';

export const numberForm = createFormRule({
	id: 'number-form',
	category: 'wording',
	severity: 'hint',
	of: 'numberForm',
	title: { zh: '数的范围写全，数字不与“千”连用，概数用汉字', en: 'Both ends of a range have their unit, no 千 follows digits, and 三四个 is written so' },
	message: ({ text, expected }) => (text.includes('、')
		? { zh: `相邻两个数字表示概数用汉字，中间不加顿号：“${text}”宜为“${expected}”`, en: `Two adjacent numerals stand for about so many in Chinese, without a mark: “${text}” is better “${expected}”` }
		: text.includes('千') && expected!.includes('000')
		? { zh: `数字不与“千”连用：“${text}”宜为“${expected}”`, en: `No 千 follows digits: “${text}” is better “${expected}”` }
		: { zh: `范围的前一个数省了单位：“${text}”宜为“${expected}”`, en: `The first figure of the range has no unit: “${text}” is better “${expected}”` }),
	fixes: form => mend(form, changeTo(form.expected!), false),
});
