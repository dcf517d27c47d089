import type { Form } from '../core/relations.ts';
import { changeTo, createFormRule, mend } from './form.ts';

export const markWidth = createFormRule({
	id: 'mark-width',
	category: 'punctuation',
	severity: 'info',
	of: 'markWidth',
	title: { zh: '中文里的标点用全角', en: 'Punctuation in Chinese is full-width' },
	message: form => (isHabit(form)
		? { zh: `全文多用半角标点（${form.places.length}处），标准为全角`, en: `The text uses half-width punctuation throughout (${form.places.length} places); the standard has it full-width` }
		: { zh: `半角“${form.text}”${tell(form, '等', '处')}应为全角“${form.expected}”`, en: `Half-width “${form.text}”${1 < form.places.length ? ` and ${form.places.length - 1} more` : ''} should be full-width “${form.expected}”` }),
	other: { zh: '半角标点', en: 'half-width mark' },
	fixes: form => mend(form, form.places.length === 1 ? changeTo(form.expected!) : { zh: `全部改为全角（${form.places.length}处）`, en: `Make all ${form.places.length} full-width` }, !isHabit(form)),
});

/** What is suggested is the habit of the whole text; the writer decides. */
const isHabit = ({ claim }: Form): boolean => claim === 'suggested';
const tell = ({ places }: Form, before: string, after: string): string => (places.length === 1 ? '' : `${before}${places.length}${after}`);
