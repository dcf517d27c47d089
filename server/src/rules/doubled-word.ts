import { changeTo, createFormRule, mend } from './form.ts';

export const doubledWord = createFormRule({
	id: 'doubled-word',
	category: 'wording',
	severity: 'warning',
	of: 'doubledWord',
	title: { zh: '字词不误重', en: 'No word is typed twice' },
	message: ({ text, expected }) => ({ zh: `“${text}”疑为“${expected}”的误重`, en: `“${text}” repeats “${expected}”` }),
	fixes: form => mend(form, changeTo(form.expected!), false),
});
