import { changeTo, createFormRule, mend } from './form.ts';

export const yearForm = createFormRule({
	id: 'year-form',
	category: 'wording',
	severity: 'info',
	of: 'yearForm',
	title: { zh: '汉字年份里的零用〇', en: 'Zero in years of Chinese numerals is 〇' },
	message: ({ text, expected }) => ({ zh: `汉字年份用“〇”：“${text}”应为“${expected}”`, en: `“${text}” should be “${expected}”` }),
	fixes: form => mend(form, changeTo(form.expected!), true),
});
