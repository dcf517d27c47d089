import type { Rule } from '../core/rule.ts';

export const sectionOrder: Rule<'requirement'> = {
	id: 'section-order',
	category: 'structure',
	severity: 'warning',
	kind: 'requirement',
	title: { zh: '各部分按体例的次序', en: 'Sections stand in the order of the profile' },
	judge: ({ profile, title, misplaced, isFound, span }) => {
		if (misplaced === undefined) return { status: isFound ? 'holds' : 'notAssessable', working: '' };
		const { side, title: other, span: place } = misplaced;
		const message = {
			zh: `按“${profile}”，“${title}”应在“${other}”之${side === 'before' ? '前' : '后'}`,
			en: `By “${profile}”, “${title}” stands ${side === 'before' ? 'before' : 'after'} “${other}”`,
		};
		return { status: 'violated', working: '', violation: { span, message, related: [{ span: place, message: { zh: other, en: other } }], fixes: [] } };
	},
};
