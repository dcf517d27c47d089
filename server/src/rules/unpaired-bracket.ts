import { createFormRule, mend } from './form.ts';

export const unpairedBracket = createFormRule({
	id: 'unpaired-bracket',
	category: 'punctuation',
	severity: 'warning',
	of: 'bracket',
	title: { zh: '括号、引号、书名号成对', en: 'Brackets and quotation marks come in pairs' },
	message: ({ text, expected, places }) => (places.length === 0
		? { zh: `${text}没有与之配对的${expected}`, en: `${text} has no ${expected} to go with it` }
		: { zh: `引号方向有误：${text}应为${expected}`, en: `This quotation mark faces the wrong way: ${text} should be ${expected}` }),
	fixes: form => mend(form, { zh: `改为${form.expected}`, en: `Change to ${form.expected}` }, false),
});
