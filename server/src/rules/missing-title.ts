import { createFormRule } from './form.ts';

export const missingTitle = createFormRule({
	id: 'missing-title',
	category: 'structure',
	severity: 'hint',
	of: 'missingTitle',
	title: { zh: '报告有题目', en: 'A report has a title' },
	message: () => ({ zh: '全文没有题目：第一段就是导语', en: 'The report has no title: it opens with its lead' }),
});
