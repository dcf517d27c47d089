import type { Rule } from '../core/rule.ts';
import { notAssessable } from '../core/verdicts.ts';

export const sectionTooShort: Rule<'requirement'> = {
	id: 'section-too-short',
	category: 'structure',
	severity: 'info',
	kind: 'requirement',
	title: { zh: '各部分达到体例要求的字数', en: 'Sections are as long as the profile asks' },
	judge: ({ profile, title, length, leastLength, isFound, span }) => {
		if (!isFound || leastLength === 0) return notAssessable;
		const working = `${length} ${leastLength <= length ? '≥' : '<'} ${leastLength}`;
		if (leastLength <= length) return { status: 'holds', working };
		const message = { zh: `“${title}”有${length}字，“${profile}”要求不少于${leastLength}字`, en: `“${title}” has ${length} characters; “${profile}” asks for ${leastLength}` };
		return { status: 'violated', working, violation: { span, message, related: [], fixes: [] } };
	},
};
