import { createFormRule, mend } from './form.ts';

export const sentenceEnd = createFormRule({
	id: 'sentence-end',
	category: 'punctuation',
	severity: 'hint',
	of: 'sentenceEnd',
	title: { zh: '段末有句号', en: 'A paragraph ends with a mark' },
	message: () => ({ zh: '段末缺句号', en: 'The paragraph ends without a mark' }),
	fixes: form => mend(form, { zh: '补句号', en: 'Add “。”' }, false),
});
