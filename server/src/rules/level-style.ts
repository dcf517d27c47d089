import { createFormRule } from './form.ts';

export const levelStyle = createFormRule({
	id: 'level-style',
	category: 'structure',
	severity: 'hint',
	of: 'levelStyle',
	title: { zh: '同样的标题之下用同样的序号', en: 'Numbers below headings of one kind look alike' },
	message: ({ text, expected }) => ({ zh: `别处这一级用“${expected}”，这里用“${text}”`, en: `Elsewhere this level is numbered “${expected}”, here “${text}”` }),
	other: { zh: '同一列', en: 'the same run' },
});
