import { MONTH_NAMES, daysOf, isDay } from '../core/calendar.ts';
import type { Rule } from '../core/rule.ts';

export const impossibleDate: Rule<'date'> = {
	id: 'impossible-date',
	category: 'numbers',
	severity: 'error',
	kind: 'date',
	title: { zh: '日期在日历上存在', en: 'A date is in the calendar' },
	judge: ({ span, year, month, day }) => {
		if (isDay(year, month, day)) return { status: 'holds', working: '' };
		const isMonth = 1 <= month && month <= 12;
		return {
			status: 'violated',
			working: '',
			violation: {
				span,
				message: isMonth
					? { zh: `没有这一天：${year !== undefined && month === 2 ? `${year}年` : ''}${month}月只有${daysOf(month, year)}天`, en: `There is no such day: ${MONTH_NAMES[month - 1]}${year !== undefined && month === 2 ? ` ${year}` : ''} has ${daysOf(month, year)} days` }
					: { zh: '没有这一天：一年有12个月', en: 'There is no such day: a year has 12 months' },
				related: [],
				fixes: [],
			},
		};
	},
};
