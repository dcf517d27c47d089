import { createFormRule } from './form.ts';

export const loneSubsection = createFormRule({
	id: 'lone-subsection',
	category: 'structure',
	severity: 'hint',
	of: 'loneSection',
	title: { zh: '一级之下不止一个部分', en: 'A part is divided in two at least' },
	message: ({ text }) => ({ zh: `这一级只有“${text}”一个部分`, en: `“${text}” is the only one of its level` }),
	other: { zh: '上一级', en: 'the level above' },
});
