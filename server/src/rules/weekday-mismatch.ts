import { MONTH_NAMES, isDay, weekdayOf } from '../core/calendar.ts';
import type { Fix, Rule } from '../core/rule.ts';
import type { Span } from '../core/span.ts';
import { notAssessable } from '../core/verdicts.ts';

export const weekdayMismatch: Rule<'date'> = {
	id: 'weekday-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'date',
	title: { zh: '日期与星期相符', en: 'A date falls on its weekday' },
	judge: ({ span, text, year, month, day, weekday }) => {
		if (year === undefined || weekday === undefined || !isDay(year, month, day)) return notAssessable;
		const real = weekdayOf(year, month, day);
		const working = `${year}-${month}-${day}: ${ENGLISH[real].slice(0, 3)}`;
		if (real === weekday) return { status: 'holds', working };
		return {
			status: 'violated',
			working,
			violation: {
				span,
				message: { zh: `${year}年${month}月${day}日是星期${CHINESE[real]}，不是星期${CHINESE[weekday]}`, en: `${day} ${MONTH_NAMES[month - 1]} ${year} is a ${ENGLISH[real]}, not a ${ENGLISH[weekday]}` },
				related: [],
				fixes: changeWeekday(span, text, real),
			},
		};
	},
};

const CHINESE = '日一二三四五六';
const ENGLISH = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const CHINESE_WEEKDAY = /(?:星期|周|礼拜)([一二三四五六日天])/;
const ENGLISH_WEEKDAY = /(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day/i;

/** The weekday in the date's text is written anew. */
function changeWeekday(span: Span, text: string, real: number): Fix[] {
	const chinese = CHINESE_WEEKDAY.exec(text);
	const found = chinese ?? ENGLISH_WEEKDAY.exec(text);
	if (found === null) return [];
	const word = chinese === null ? ENGLISH[real] : chinese[0].slice(0, -1) + CHINESE[real];
	const start = span.start + found.index;
	return [{ title: { zh: `将${found[0]}改为${word}`, en: `Change ${found[0]} to ${word}` }, safe: false, edits: [{ start, end: start + found[0].length, text: word }] }];
}
