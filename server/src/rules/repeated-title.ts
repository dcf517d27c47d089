import { createFormRule } from './form.ts';

export const repeatedTitle = createFormRule({
	id: 'repeated-title',
	category: 'structure',
	severity: 'info',
	of: 'repeatedTitle',
	title: { zh: '同级标题不重复', en: 'Titles of one level are told apart' },
	message: ({ text }) => ({ zh: `同级标题重复：“${text}”`, en: `“${text}” is the title of two parts of one level` }),
	other: { zh: '同一个标题', en: 'the same title' },
});
