import { isDay, weekdayOf } from '../calendar.ts';
import type { BlockContent } from '../content.ts';
import type { DateMark } from '../dates.ts';
import type { CalendarDate } from '../relations.ts';
import { TITLE_BLOCKS, readReportYear } from '../reportYear.ts';
import { shiftSpan } from '../span.ts';
import { defineReader } from '../joins.ts';
import type { BlockReader } from './readers.ts';

/** Dates that the calendar may not know (the 29th and later) and dates with their year and weekday. */
export const readDates: BlockReader = block => readMarked(block).filter(({ year, month, day, weekday }) => {
	const isSafe = 1 <= month && month <= 12 && 1 <= day && day <= 28;
	return !isSafe || (weekday !== undefined && year !== undefined);
});

/** A weekday beside a date without its year: of the report's year or a neighbour of that. */
export const readDatesOfReport = defineReader({
	collect: ({ text, kind, dates }) => {
		if (dates.length === 0) return undefined;
		const days = dates.filter(({ year, day }) => year === 0 && day !== 0);
		return readMarked({ text, kind, dates: days }).filter(({ month, day, weekday }) => weekday !== undefined && isDay(undefined, month, day));
	},
	reach: { before: TITLE_BLOCKS },
	read: (items, { contents }) => {
		const undated = items.filter(({ item }) => 0 < item.length).flatMap(({ place, item }) => item.map(date => ({ ...date, span: shiftSpan(date.span, place.block.start) })));
		const now = undated.length === 0 ? undefined : readReportYear(contents, items.map(({ place }) => place));
		if (now === undefined) return [];
		const report = Number(now.year.value.coefficient);
		return undated.map(date => {
			const holding = [report, report - 1, report + 1].find(year => isDay(year, date.month, date.day) && weekdayOf(year, date.month, date.day) === date.weekday);
			return { ...date, claim: now.isSure ? 'stated' : 'suggested', year: holding ?? report };
		});
	},
});

function readMarked({ dates, text, kind }: Pick<BlockContent, 'dates' | 'text' | 'kind'>): CalendarDate[] {
	if (kind === 'code') return [];
	const marked: CalendarDate[] = [];
	for (const date of dates) {
		if (date.month === 0 || date.day === 0 || LUNAR.test(text.slice(Math.max(0, date.span.start - 2), date.span.start))) continue;
		const weekday = readWeekday(text, date);
		const span = weekday === undefined ? date.span : { start: Math.min(date.span.start, weekday.start), end: Math.max(date.span.end, weekday.end) };
		const year = date.year === 0 ? undefined : date.year;
		marked.push({ kind: 'date', claim: 'stated', span, text: text.slice(span.start, span.end), year, month: date.month, day: date.day, weekday: weekday?.day });
	}
	return marked;
}

/** Months of the old calendar have their own days. */
const LUNAR = /农历|阴历|旧历/;

interface Weekday {
	/** 0 for Sunday. */
	readonly day: number;
	readonly start: number;
	readonly end: number;
}

/** 3月5日（星期三）, 3月5日周三, Wednesday, March 5, 2025. */
function readWeekday(text: string, { span }: DateMark): Weekday | undefined {
	const behind = BEHIND.exec(text.slice(span.end, span.end + 16));
	if (behind !== null) return { day: dayOf(behind[1]), start: span.start, end: span.end + behind[0].length };
	const ahead = AHEAD.exec(text.slice(Math.max(0, span.start - 16), span.start));
	return ahead === null ? undefined : { day: dayOf(ahead[1]), start: span.start - ahead[0].length, end: span.end };
}
const BEHIND = /^\s?[，,]?\s?[（(]?\s?((?:星期|周|礼拜)[日天一二三四五六](?![年期月天日周])|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\s?[）)]?/;
const AHEAD = /((?:星期|周|礼拜)[日天一二三四五六]|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day),?\s?$/;

function dayOf(name: string): number {
	const hanzi = HANZI_DAYS.indexOf(name.charAt(name.length - 1));
	if (0 <= hanzi) return hanzi % 7;
	return ENGLISH_DAYS.findIndex(start => name.startsWith(start));
}
const HANZI_DAYS = '日一二三四五六天';
const ENGLISH_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
