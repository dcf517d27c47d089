import { createFormRule } from './form.ts';

export const staleYear = createFormRule({
	id: 'stale-year',
	category: 'structure',
	severity: 'info',
	of: 'staleYear',
	title: { zh: '年份与全文题目一致', en: 'Years go with the year of the title' },
	message: ({ text, expected }) => ({ zh: `这里是${text}，按全文题目应为${expected}，疑为上年留下的`, en: `Here stands ${text}; by the title of the report it should be ${expected}` }),
	other: { zh: '全文题目', en: 'the title of the report' },
});
