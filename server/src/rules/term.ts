import type { Rule } from '../core/rule.ts';

export const term: Rule<'wording'> = {
	id: 'term',
	category: 'wording',
	severity: 'warning',
	kind: 'wording',
	title: { zh: '用语按自己的用语表', en: 'Expressions are those of one’s own list' },
	judge: ({ span, text, preferred, note }) => {
		const message = {
			zh: `“${text}”应为“${preferred}”${note === undefined ? '' : `（${note}）`}`,
			en: `“${text}” should be “${preferred}”${note === undefined ? '' : ` (${note})`}`,
		};
		// Who wrote the list decided.
		const fix = { title: { zh: `改为“${preferred}”`, en: `Change to “${preferred}”` }, safe: true, edits: [{ ...span, text: preferred }] };
		return { status: 'violated', working: '', violation: { span, message, related: [], fixes: [fix] } };
	},
};
