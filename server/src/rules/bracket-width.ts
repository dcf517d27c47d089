import { createFormRule, mend } from './form.ts';

export const bracketWidth = createFormRule({
	id: 'bracket-width',
	category: 'punctuation',
	severity: 'hint',
	of: 'bracketWidth',
	title: { zh: '中文里的括号用全角', en: 'Brackets in Chinese are full-width' },
	message: ({ claim, places }) => {
		const pairs = places.length / 2;
		if (claim === 'suggested') return { zh: `全文多用半角括号（${pairs}对），标准为全角`, en: `The text uses half-width brackets throughout (${pairs} pairs); the standard has them full-width` };
		return { zh: `半角括号${pairs === 1 ? '' : `等${pairs}对`}应为全角，与全文一致`, en: `Half-width brackets${pairs === 1 ? '' : ` (${pairs} pairs)`} should be full-width as elsewhere` };
	},
	other: { zh: '半角括号', en: 'half-width bracket' },
	fixes: form => mend(form, form.places.length === 2 ? { zh: '改为全角括号', en: 'Make them full-width' } : { zh: `全部改为全角（${form.places.length / 2}对）`, en: `Make all ${form.places.length / 2} pairs full-width` }, form.claim === 'stated'),
});
