import { createFormRule } from './form.ts';

export const emptySection = createFormRule({
	id: 'empty-section',
	category: 'structure',
	severity: 'info',
	of: 'emptySection',
	title: { zh: '标题之下有正文', en: 'A heading has a text under it' },
	message: ({ text }) => ({ zh: `“${text}”之下没有内容`, en: `Nothing stands under “${text}”` }),
});
