import type { Profile } from '../core/profiles.ts';

/** What happened, why, and what follows from it. */
export const incidentReport: Profile = {
	name: 'incident report',
	sections: [
		{ title: 'Summary', aliases: ['Overview', 'Description', 'What happened', 'Incident', 'Background'] },
		{ title: 'Timeline', aliases: ['Chronology', 'Sequence of events', 'Detection', 'What happened', 'Event'], need: 'may' },
		{ title: 'Impact', aliases: ['Affected', 'Consequence', 'Damage', 'Injuries', 'Severity', 'Loss', 'Losses', 'Effect'] },
		{ title: 'Root Cause', aliases: ['Cause', 'Analysis', 'Contributing', 'Why', 'Findings'] },
		{ title: 'Response', aliases: ['Resolution', 'Mitigation', 'Recovery', 'Immediate action', 'What we did'], need: 'may' },
		{ title: 'Corrective Actions', aliases: ['Action', 'Prevention', 'Preventive', 'Follow-up', 'Follow up', 'Next step', 'Recommendation', 'Lesson', 'Remediation'] },
	],
	ordered: false,
};
