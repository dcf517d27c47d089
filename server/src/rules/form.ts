import type { Message } from '../core/message.ts';
import type { Form } from '../core/relations.ts';
import type { Category, Fix, Rule, Verdict } from '../core/rule.ts';
import type { Severity } from '../core/settings.ts';

/** A rule that tells of one sort of form wherever it is met. */
export interface FormRule {
	readonly id: string;
	readonly category: Category;
	readonly severity: Severity;
	readonly of: Form['of'];
	readonly title: Message;
	readonly message: (form: Form) => Message;
	/** What the other places are. */
	readonly other?: Message;
	/** Of all places, or of one where there are several ways to mend it. */
	readonly fixes?: (form: Form) => readonly Fix[];
}

export const createFormRule = ({ of, message, other, fixes, ...rest }: FormRule): Rule<'form'> => ({
	...rest,
	kind: 'form',
	judge: form => (form.of === of ? toVerdict(form, message(form), other, fixes?.(form) ?? []) : NOT_MINE),
});

const NOT_MINE: Verdict = { status: 'notAssessable', working: '' };
const MOST_RELATED = 8;

function toVerdict(form: Form, message: Message, other: Message | undefined, fixes: readonly Fix[]): Verdict {
	const related = other === undefined ? [] : form.others.slice(0, MOST_RELATED).map(({ start, end }) => ({ span: { start, end }, message: other }));
	return { status: 'violated', working: '', violation: { span: form.span, message, related, fixes } };
}

/** The form's own places mended, if it has any. */
export function mend({ places }: Form, title: Message, safe: boolean): Fix[] {
	return places.length === 0 ? [] : [{ title, safe, edits: places }];
}

export const changeTo = (text: string): Message => ({ zh: `改为“${text}”`, en: `Change to “${text}”` });
