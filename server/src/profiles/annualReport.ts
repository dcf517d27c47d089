import type { Profile } from '../core/profiles.ts';

/** What an organisation tells of its year. */
export const annualReport: Profile = {
	name: 'annual report',
	sections: [
		{ title: 'Overview', aliases: ['Summary', 'Introduction', 'Highlights', 'Letter', 'Message', 'Foreword', 'At a glance', 'The year', 'About'], need: 'may' },
		{ title: 'Activities and Results', aliases: ['Activity', 'Activities', 'Result', 'Performance', 'Achievement', 'Operation', 'Programme', 'Program', 'Progress', 'Service', 'Work', 'Impact', 'Review'], need: 'may' },
		{ title: 'Finances', aliases: ['Finance', 'Financial', 'Budget', 'Income', 'Revenue', 'Expenditure', 'Account', 'Funding'] },
		{ title: 'Challenges', aliases: ['Challenge', 'Risk', 'Issue', 'Problem', 'Lesson'], need: 'may' },
		{ title: 'Outlook', aliases: ['Plan', 'Looking ahead', 'Looking forward', 'Next year', 'Future', 'Goal', 'Priority', 'Priorities', 'Strategy', 'Ahead'] },
	],
};
