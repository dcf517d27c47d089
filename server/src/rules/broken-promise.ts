import { createFormRule } from './form.ts';

export const brokenPromise = createFormRule({
	id: 'broken-promise',
	category: 'structure',
	severity: 'info',
	of: 'promise',
	title: { zh: '导语预告的部分都有', en: 'The parts that the lead announces are there' },
	message: ({ text }) => ({ zh: `导语预告了“${text}”，正文没有这样的标题`, en: `The lead announces “${text}”, but no heading names it` }),
});
