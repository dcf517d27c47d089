import type { Rule } from '../core/rule.ts';
import { notAssessable } from '../core/verdicts.ts';

export const missingSection: Rule<'requirement'> = {
	id: 'missing-section',
	category: 'structure',
	severity: 'warning',
	kind: 'requirement',
	title: { zh: '体例要求的部分都有', en: 'The sections that the profile asks for are there' },
	judge: ({ profile, title, need, isFound, span, places, heading }) => {
		if (need !== 'must') return notAssessable;
		if (isFound) return { status: 'holds', working: '' };
		const pushes = places.length - 1;
		const fix = {
			title: { zh: `插入“${heading}”${0 < pushes ? '，其后的序号顺延' : ''}`, en: `Insert “${heading}”${0 < pushes ? ' and count on behind it' : ''}` },
			safe: false,
			edits: places,
			renumbers: true as const,
		};
		const message = { zh: `“${profile}”应有“${title}”，本文没有这一部分`, en: `“${profile}” asks for “${title}”, which this report does not have` };
		return { status: 'violated', working: '', violation: { span, message, related: [], fixes: places.length === 0 ? [] : [fix] } };
	},
};
