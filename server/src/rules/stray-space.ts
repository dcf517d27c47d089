import { createFormRule, mend } from './form.ts';

export const straySpace = createFormRule({
	id: 'stray-space',
	category: 'punctuation',
	severity: 'hint',
	of: 'straySpace',
	title: { zh: '汉字之间没有多余的空格', en: 'No space stands inside a Chinese sentence' },
	message: () => ({ zh: '汉字之间有空格', en: 'A space inside a Chinese sentence' }),
	fixes: form => mend(form, { zh: '删去空格', en: 'Delete the space' }, false),
});
