import type { DateMark } from './dates.ts';
import type { Message } from './message.ts';

/**
 * The time that a figure speaks of, one string a period, after ISO 8601: "2024", "2024-03", "2024-03-15", "2018/2022",
 * "2024-01/2024-06"; halves and quarters as "2024-H1" and "2024-Q3". Without a year the part alone: "H1".
 */
export type Period = string;

/** What words of time tell: a year that is printed, or how far it lies from the report's own; and a part of it. */
export interface When {
	readonly start: number;
	readonly end: number;
	/** 0 if none is printed. */
	readonly year: number;
	/** The last year of a span of years, else 0. */
	readonly lastYear: number;
	/** −1 for 去年, 0 for 今年; undefined where no word says. */
	readonly offset: number | undefined;
	/** "H1", "Q3", "03", "03-15", "01/06", or "" for the whole year. */
	readonly part: string;
}

/** The words of time of a text, in order: its dates, and 去年, 上半年, last year …; what stands together is one. */
export function readWhens(text: string, dates: readonly DateMark[]): When[] {
	const marks = [...dates.map(date => ofDate(text, date)), ...readWords(text)].sort((a, b) => a.start - b.start);
	const joined: When[] = [];
	for (const mark of marks) {
		const last = joined[joined.length - 1];
		if (last !== undefined && mark.start < last.end) continue;
		const isOne = last !== undefined && JOINT.test(text.slice(last.end, mark.start)) && last.part === '' && last.lastYear === 0 && mark.year === 0 && mark.offset === undefined;
		if (isOne) joined[joined.length - 1] = { ...last, end: mark.end, part: mark.part };
		else joined.push(mark);
	}
	return joined;
}
const JOINT = /^[的 ,]?$/;

/** The period as it is told, with the years that its surroundings give: `own` that of the report, `context` that of the section or report. */
export function toPeriod(when: When | undefined, own: number, context: number): Period | undefined {
	if (when === undefined) return context === 0 ? undefined : String(context);
	const { year, lastYear, offset, part } = when;
	if (lastYear !== 0) return `${year}/${lastYear}`;
	const known = year !== 0 ? year : offset === undefined ? context : own === 0 ? 0 : own + offset;
	if (part === '') return known === 0 ? undefined : String(known);
	if (known === 0) return WORDLESS.test(part) ? part : undefined;
	return part.split('/').map(one => `${known}-${one}`).join('/');
}
/** Parts that say something even where the year is unknown. */
const WORDLESS = /^[HQ]/;

/** The year of a period, 0 if it tells none; and what of the year it is. */
export function splitPeriod(period: Period | undefined): { readonly year: number; readonly part: string } {
	const found = YEAR.exec(period ?? '');
	return found === null ? { year: 0, part: period ?? '' } : { year: Number(found[0]), part: period!.replaceAll(`${found[0]}-`, '').replace(found[0], '') };
}
const YEAR = /^[0-9]{4}/;

/** "2024年上半年", "H1 2024". */
export function printPeriod(period: Period): Message {
	const { year, part } = splitPeriod(period);
	const [zh, en] = [year === 0 ? '' : `${year}年`, year === 0 ? '' : ` ${year}`];
	if (part === '') return { zh, en: en.trim() };
	if (part.startsWith('/')) return { zh: `${year}—${part.slice(1)}年`, en: `${year}–${part.slice(1)}` };
	const [first, last] = part.split('/');
	if (first.startsWith('H')) return { zh: `${zh}${first === 'H1' ? '上' : '下'}半年`, en: `${first}${en}` };
	if (first.startsWith('Q')) return last === undefined ? { zh: `${zh}${QUARTERS[Number(first.slice(1)) - 1]}季度`, en: `${first}${en}` } : { zh: `${zh}前${QUARTERS[Number(last.slice(1)) - 1]}季度`, en: `${first}–${last}${en}` };
	const [month, day] = first.split('-');
	const named = MONTHS[Number(month) - 1];
	if (last !== undefined) return { zh: `${zh}${Number(month)}—${Number(last)}月`, en: `${named}–${MONTHS[Number(last) - 1]}${en}` };
	return { zh: `${zh}${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`, en: `${day === undefined ? '' : `${Number(day)} `}${named}${en}` };
}
const QUARTERS = '一二三四';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function ofDate(text: string, { span: { start, end }, year, lastYear, month, day }: DateMark): When {
	const printed = text.slice(start, end);
	const months = MONTH_SPAN.exec(printed);
	const two = (n: number) => String(n).padStart(2, '0');
	const part = months !== null ? `${two(Number(months[1]))}/${two(Number(months[2]))}` : month === 0 ? '' : day === 0 ? two(month) : `${two(month)}-${two(day)}`;
	return { start, end, year, lastYear, offset: undefined, part };
}
const MONTH_SPAN = /([0-9]{1,2})月?[-—至、～]([0-9]{1,2})月/;

function readWords(text: string): When[] {
	const found: When[] = [];
	if (!MAY_TELL.test(text)) return found;
	WORDS.lastIndex = 0;
	for (let match = WORDS.exec(text); match !== null; match = WORDS.exec(text)) {
		const [printed] = match;
		const word = printed.toLowerCase();
		found.push({ start: match.index, end: match.index + printed.length, year: 0, lastYear: 0, offset: OFFSETS[word], part: PARTS[word] ?? '' });
	}
	return found;
}

const MAY_TELL = /[年季]|year|quarter|half/i;
const OFFSETS: Readonly<Record<string, number>> = {
	前年: -2, 去年: -1, 上年: -1, 上一年: -1, 去年同期: -1, 上年同期: -1, 今年: 0, 本年: 0, 本年度: 0, 当年: 0, 全年: 0, 年内: 0, 今年以来: 0, 明年: 1, 来年: 1, 下一年: 1,
	'last year': -1, 'previous year': -1, 'prior year': -1, 'this year': 0, 'next year': 1,
};
const PARTS: Readonly<Record<string, string>> = {
	上半年: 'H1', 下半年: 'H2', 前三季度: 'Q1/Q3', 前两季度: 'Q1/Q2', 一季度: 'Q1', 二季度: 'Q2', 三季度: 'Q3', 四季度: 'Q4', 第一季度: 'Q1', 第二季度: 'Q2', 第三季度: 'Q3', 第四季度: 'Q4',
	'first half': 'H1', 'second half': 'H2', 'first quarter': 'Q1', 'second quarter': 'Q2', 'third quarter': 'Q3', 'fourth quarter': 'Q4',
};
/** Characters that make another word of it: 健全年度, 目前年均, 以上年龄. */
const NOT_AFTER: Readonly<Record<string, string>> = { 全年: '健', 上年: '以之', 前年: '目之以提', 去年: '过', 来年: '年以', 年内: '0-9一二三四五六七八九十几两多' };
const NOT_BEFORE: Readonly<Record<string, string>> = { 上年: '龄纪', 去年: '代', 前年: '度' };
const guard = (word: string): string => `${NOT_AFTER[word] === undefined ? '' : `(?<![${NOT_AFTER[word]}])`}${word}${NOT_BEFORE[word] === undefined ? '' : `(?![${NOT_BEFORE[word]}])`}`;
const WORDS = new RegExp([...Object.keys(OFFSETS), ...Object.keys(PARTS)].sort((a, b) => b.length - a.length).map(word => (word < '\u2e80' ? `\\b${word}\\b` : guard(word))).join('|'), 'gi');
