import { byCharacter, codeAt, isAnyAt, isAt, isDigitAt } from './chars.ts';
import { skipSpace } from './scales.ts';
import type { Span } from './span.ts';

/** A date in the text: "2023年12月5日", "3月9日", "2024年", "2025-03-09". Parts that are not printed are 0. */
export interface DateMark {
	readonly span: Span;
	readonly year: number;
	/** Of a span of years, the last: 2022 of "2018—2022年"; else 0. */
	readonly lastYear: number;
	readonly month: number;
	readonly day: number;
}

/** A date at `at`, or undefined: 2023年12月5日, 2024年, 12月5日, 3月份, 2025-03-09, 2018—2022年. */
export const readDate = (text: string, at: number): DateMark | undefined => readDateAt(text, at, true);

function readDateAt(text: string, at: number, mayBeYear: boolean): DateMark | undefined {
	if (at !== 0 && (isDigitAt(text, at - 1) || isAt(text, at - 1, '.'))) return undefined;
	let end = at;
	while (isDigitAt(text, end)) end += 1;
	const digits = end - at;
	if (4 < digits) return undefined;
	const nextAt = skipSpace(text, end);
	if (BEHIND_DIGITS.get(codeAt(text, nextAt)) === undefined) return undefined;
	const number = toNumber(text, at, end);
	if (mayBeYear && digits === 4 && 1900 <= number && number <= 2100) {
		const yearEnd = nextAt + 1;
		if (isAt(text, nextAt, '年')) {
			const inner = isDigitAt(text, skipSpace(text, yearEnd)) ? readDateAt(text, skipSpace(text, yearEnd), false) : undefined;
			if (inner !== undefined && inner.year === 0) return createDate(at, number, inner.month, inner.day, inner.span.end);
			return createDate(at, number, 0, 0, isAnyAt(text, yearEnd, '度末底初') ? yearEnd + 1 : yearEnd);
		}
		if (isAnyAt(text, nextAt, '-./')) {
			const parts = ISO_DATE.exec(text.slice(at, at + 11));
			if (parts !== null) return createDate(at, number, Number(parts[3]), Number(parts[4]), at + parts[0].length);
		}
		if (isAt(text, end, '/')) {
			const [all, last] = FISCAL_YEAR.exec(text.slice(at, at + 7)) ?? [];
			if (all !== undefined && Number(last) === (number + 1) % 100 && !isDigitAt(text, end + 3)) return createDate(at, number, 0, 0, at + all.length, number + 1);
		}
		if (isAnyAt(text, end, YEAR_DASHES)) {
			const span = YEARS.exec(text.slice(at, at + 14));
			if (span !== null) return createDate(at, number, 0, 0, at + span[0].length, lastYearOf(number, span[1]));
		}
		return undefined;
	}
	if (2 < digits) return undefined;
	if (isAnyAt(text, nextAt, MONTH_INITIALS)) {
		const found = MONTH_BEHIND.exec(text.slice(end, end + 24));
		if (found !== null) return createDate(at, Number(found[2] ?? 0), monthOf(found[1]), number, end + found[0].length);
	}
	if (isAt(text, nextAt, '月')) {
		const monthEnd = nextAt + 1;
		const dayAt = skipSpace(text, monthEnd);
		let dayEnd = dayAt;
		while (isDigitAt(text, dayEnd)) dayEnd += 1;
		const hasDay = dayAt < dayEnd && dayEnd - dayAt <= 2 && isAnyAt(text, dayEnd, '日号');
		// a month that does not exist is one only with its day
		if (!hasDay && (number < 1 || 12 < number)) return undefined;
		if (hasDay) return createDate(at, 0, number, toNumber(text, dayAt, dayEnd), dayEnd + 1);
		return createDate(at, 0, number, 0, isAnyAt(text, monthEnd, '份底末') ? monthEnd + 1 : monthEnd);
	}
	if (number <= 12 && isAnyAt(text, nextAt, '-—至、～')) {
		const months = MONTHS.exec(text.slice(at, at + 8));
		if (months !== null) return createDate(at, 0, number, 0, at + months[0].length);
	}
	return undefined;
}
/** What of a date may stand behind its first digits. */
const BEHIND_DIGITS = byCharacter({ '年月-./—–－～~至到、JFMASOND': true });
const createDate = (start: number, year: number, month: number, day: number, end: number, lastYear = 0): DateMark => ({ span: { start, end }, year, lastYear, month, day });
const YEAR_DASHES = '-—–－～~至到、';
const ISO_DATE = /^([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])/;
/** 2009/10: a fiscal year. */
const FISCAL_YEAR = /^[0-9]{4}\/([0-9]{2})/;
const YEARS = /^[0-9０-９]{4}[-—–～~至、][—]?([0-9０-９]{4}|[0-9０-９]{2})(?=[ ]?(?:学?年|[)）]))(?:学?年)?/;

/** "2018—22年" ends in 2022. */
function lastYearOf(first: number, printed: string): number {
	const last = toNumber(printed, 0, printed.length);
	return printed.length === 4 ? last : first - (first % 100) + last;
}
const MONTHS = /^[0-9]{1,2}(?:月)?[-—至、～][0-9]{1,2}月份?/;

function toNumber(text: string, from: number, to: number): number {
	let number = 0;
	for (let at = from; at < to; at += 1) {
		const code = text.charCodeAt(at);
		number = number * 10 + (code < 0x100 ? code - 0x30 : code - 0xff10);
	}
	return number;
}

/** "March 5, 2025", "Mar. 5", "March 2025". */
export function readEnglishDate(text: string, at: number): DateMark | undefined {
	const found = MONTH_FIRST.exec(text.slice(at, at + 26));
	if (found === null) return undefined;
	const [all, month, day, year, only] = found;
	return createDate(at, Number(year ?? only ?? 0), monthOf(month), Number(day ?? 0), at + all.length);
}
/** How the names of months begin. */
export const MONTH_INITIALS = 'JFMASOND';
const MONTH_NAMES = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?';
const MONTH_FIRST = new RegExp(`^${MONTH_NAMES}\\.? (?:([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])(?:,? ((?:19|20)[0-9]{2})(?![0-9]))?|((?:19|20)[0-9]{2})(?![0-9]))`);
/** "5 March 2025", behind the day. */
const MONTH_BEHIND = new RegExp(`^ ${MONTH_NAMES}(?![A-Za-z])(?:,? ((?:19|20)[0-9]{2})(?![0-9]))?`);
const monthOf = (name: string): number => 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(name) / 3 + 1;

/** 二〇二四年: a year in Chinese numerals. */
export function readHanziYear(text: string, at: number): DateMark | undefined {
	if (!isAt(text, at + 4, '年') || !HANZI_YEAR.test(text.slice(at, at + 5))) return undefined;
	const digits = [...text.slice(at, at + 4)].map(character => HANZI_DIGITS.indexOf(character) % 10).join('');
	return createDate(at, Number(digits), 0, 0, at + 5);
}
const HANZI_DIGITS = '〇一二三四五六七八九零○';
const HANZI_YEAR = /^[一二][〇零九八○][〇零一二三四五六七八九○]{2}年/;
