import { changeTo, createFormRule, mend } from './form.ts';

export const redundantHedge = createFormRule({
	id: 'redundant-hedge',
	category: 'wording',
	severity: 'info',
	of: 'redundantHedge',
	title: { zh: '约数词不重复', en: 'A figure is hedged once' },
	message: ({ text }) => ({ zh: `约数重复：“${text}”前后的约数词留一个即可`, en: `“${text}” is hedged twice` }),
	fixes: form => mend(form, changeTo(form.expected!), false),
});
