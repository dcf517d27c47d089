import { createFormRule, mend } from './form.ts';

export const headingMark = createFormRule({
	id: 'heading-mark',
	category: 'punctuation',
	severity: 'hint',
	of: 'headingMark',
	title: { zh: '同级标题末尾的句号一致', en: 'Headings of one level end alike' },
	message: ({ text }) => (text === '' ? { zh: '同级标题末尾都有句号，这里没有', en: 'Headings of this level end with “。”; this one does not' } : { zh: '同级标题末尾都没有句号，这里有', en: 'Headings of this level have no “。” at the end; this one has' }),
	fixes: form => mend(form, form.text === '' ? { zh: '补句号', en: 'Add “。”' } : { zh: '删去句号', en: 'Delete “。”' }, true),
});
