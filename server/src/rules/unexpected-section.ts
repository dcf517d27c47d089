import type { Rule } from '../core/rule.ts';
import { notAssessable } from '../core/verdicts.ts';

export const unexpectedSection: Rule<'requirement'> = {
	id: 'unexpected-section',
	category: 'structure',
	severity: 'warning',
	kind: 'requirement',
	title: { zh: '没有体例不许的部分', en: 'No section stands that the profile rules out' },
	judge: ({ profile, title, need, isFound, isUnknown, span }) => {
		if (need !== 'mustNot') return notAssessable;
		if (!isFound) return { status: 'holds', working: '' };
		const message = isUnknown
			? { zh: `“${profile}”没有“${title}”这一部分`, en: `“${profile}” knows no section “${title}”` }
			: { zh: `“${profile}”不应有“${title}”`, en: `“${profile}” rules out “${title}”` };
		return { status: 'violated', working: '', violation: { span, message, related: [], fixes: [] } };
	},
};
