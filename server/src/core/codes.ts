import { HANZI_NUMERAL, byCharacter, byStart, classAt, codeAt, isAnyAt, isAt, isDigitAt, isHanAt, isLatinAt, isSpaceAt, wordAt } from './chars.ts';
import { readArabic } from './numerals.ts';
import { readScale, skipSpace } from './scales.ts';
import { readUnit } from './units.ts';

/**
 * Digits that are no quantity: parts of names, ordinals, times of day, addresses, telephones, numbers of documents and
 * clauses, versions. `at` and `end` are those of the numeral. Answers where to go on, or 0 if it is a figure.
 */
export function endOfCode(text: string, at: number, end: number): number {
	const readLead = LEADS.get(codeAt(text, at - 1));
	const byLead = readLead !== undefined ? readLead(text, at, end) : at === 0 && isSectionNumber(text, 0, end) ? end : 0;
	const readTail = TAILS.get(codeAt(text, end)) ?? endOfName;
	return byLead || readTail(text, at, end);
}

/** "3.1 概述", "3. Plans" */
const isSectionNumber = (text: string, at: number, end: number): boolean => NUMBERED.test(text.slice(at, end + 3)) && readUnit(text, end + 1, false) === undefined && readScale(text, end + 1) === undefined;
const NUMBERED = /^[0-9]{1,2}\.(?:[0-9]{1,2})? [A-Z\u4e00-\u9fff]/;

/** Where a code ends whose numeral stands from `at` to `end`, or 0 if it is none. */
type CodeReader = (text: string, at: number, end: number) => number;

/** What stands right before says so: 第3, 附件2, 表4, No. 7, [12], “10010”. */
const LEADS = byCharacter<CodeReader>({
	'第#№§双经纬': (_text, _at, end) => end,
	'._/〔': (text, at, end) => (isFraction(text, at, end) || isInEquation(text, end) ? 0 : end),
	'-+': (text, at, end) => ((isDigitAt(text, at - 2) || (isAt(text, at - 1, '-') && isLatinAt(text, at - 2))) && !isInEquation(text, end) ? end : 0),
	图表注: (text, at, end) => (!isAnyAt(text, at - 2, CAPTION_WORD) && readUnit(text, end, false) === undefined ? end : 0),
	件栏: (text, at, end) => (CAPTIONS.includes(text.slice(at - 2, at)) ? end : 0),
	' ': (text, at, end) => (isAt(text, at - 2, '§') || (isAt(text, at - 2, '#') && isSectionNumber(text, at, end)) || isEnglishLabel(text, at, end) ? end : 0),
	'[': (text, _at, end) => (isAt(text, end, ']') ? end : 0),
	// （1） counts the points of a paragraph
	'（(': (text, at, end) => (isAnyAt(text, end, '）)') && end - at <= 2 ? end : 0),
	'“"「': (text, _at, end) => (isAnyAt(text, end, CLOSE_QUOTES) ? end : isAt(text, end, '条') && isAnyAt(text, end + 1, CLOSE_QUOTES) ? end + 1 : 0),
	午晨晚: (text, _at, end) => (isAnyAt(text, end, '点时') ? (endOfTime(text, end) || end + 1) : 0),
	'号编码话线真群为：:QＱ': (text, at, end) => (readUnit(text, end, false) === undefined && IDENTIFIER.test(text.slice(Math.max(0, at - 8), at)) ? end : 0),
});
const CLOSE_QUOTES = '”"」';
/** 发表8篇, 代表5人: no captions. */
const CAPTION_WORD = '代列发地版意力企试填报';
const CAPTIONS = ['附件', '专栏'];
/** 编号：2025017, 邮编518000, QQ群100001. */
const IDENTIFIER = /(?:编号|证号|批号|工号|学号|房号|订单号|账号|卡号|帐号|邮编|邮政编码|电话|热线|专线|传真|代码|QQ|QQ群|群号|微信号)(?:为|：|:)?$/;
/** "12/30" with something that counts on the left: both are figures. */
const isFraction = (text: string, at: number, end: number): boolean => isAt(text, at - 1, '/') && (isDigitAt(text, at - 2) || isHanAt(text, at - 2) || isAt(text, at - 2, ' ')) && !isAt(text, end, '/');

/** What follows says so: 12号, 8.0.3, 1+3+N, 10-20-30, 301医院, 14时20分, 24小时值守, 401(k). */
const TAILS = byCharacter<CodeReader>({
	'号#': (text, _at, end) => (text.startsWith('号召', end) ? 0 : end),
	强: (_text, _at, end) => end + 1,
	'.': (text, at, end) => (isDigitAt(text, end + 1) ? endOfVersion(text, end) : endOfPointNumber(text, at, end)),
	'、．）)': endOfPointNumber,
	'+': (text, _at, end) => ((isDigitAt(text, end + 1) || isLatinAt(text, end + 1)) && !isInEquation(text, end) ? endOfVersion(text, end + 1) : 0),
	'-': (text, at, end) => endOfHyphen(text, at, end),
	'/×xX': (text, at, end) => endOfMatch(SAYING, text, at) || (isLatinAt(text, end) ? endOfLatin(text, end) : 0),
	'(': (text, _at, end) => endOfSubsections(text, end),
	时点: (text, _at, end) => endOfTime(text, end),
	小: (text, at, end) => (text.startsWith('24', at) && ALL_DAY.test(text.slice(end, end + 5)) ? end + 2 : 0),
	单栋幢座: (text, _at, end) => endOfMatch(ROOM, text, end),
	室房: (_text, at, end) => (end - at === 3 || end - at === 4 ? end + 1 : 0),
	版级: (text, at, end) => (text.slice(at, end).includes('.') ? end + 1 : 0),
	型: (_text, _at, end) => end + 1,
});

function endOfName(text: string, at: number, end: number): number {
	if (isLatinAt(text, end)) return endOfLatin(text, end);
	const isNumber = isTelephone(text, at, end) || wordAt(text, end, NAMES_AFTER) !== undefined || isSchool(text, at, end) || isHotline(text, at, end);
	return isNumber ? end : 0;
}
const isSchool = (text: string, at: number, end: number): boolean =>
	end - at === 3 && end < text.length && wordAt(text, at, SCHOOLS) !== undefined && readScale(text, end) === undefined && (readUnit(text, end, false) === undefined || isAt(text, end, '线'));

/** 12345平台, 110接警: a number that people call. */
const isHotline = (text: string, at: number, end: number): boolean =>
	end - at === 5 ? text.startsWith('123', at) && isHanAt(text, end) && readScale(text, end) === undefined && readUnit(text, end, false) === undefined : end - at === 3 && text.startsWith('1', at) && wordAt(text, end, CALLED) !== undefined;
const CALLED = byStart(['接警', '报警', '急救', '指挥']);

/** 做法：1、宣传；2、培训: numbers that order the points of a paragraph, without a bracket before them. */
function endOfPointNumber(text: string, at: number, end: number): number {
	const behind = skipSpace(text, end + 1);
	// 3、五个: not the second of two guesses
	const isGuess = isAt(text, end, '、') && (classAt(text, behind) & HANZI_NUMERAL) !== 0 && !isAt(text, behind, '数');
	if (2 < end - at || isGuess || !isHanAt(text, behind)) return 0;
	let before = at;
	while (isSpaceAt(text, before - 1)) before -= 1;
	const opens = before === 0 || isAnyAt(text, before - 1, POINT_BEFORE);
	// （2024年：15）: what a bracket encloses
	const isPoint = isAnyAt(text, end, '）)') ? opens || (isAnyAt(text, before - 1, '：:') && text.slice(at, end) === '1') : opens || before < at || isAnyAt(text, before - 1, '：:，,');
	return isPoint ? end + 1 : 0;
}
const POINT_BEFORE = '。；;！？!?*#>|\n';

/** Where what a pattern matches from `end` on ends, or 0. */
function endOfMatch(pattern: RegExp, text: string, end: number): number {
	const found = pattern.exec(text.slice(end, end + 8));
	return found === null ? 0 : end + found[0].length;
}
const SAYING = /^(?:24\/7|50\/50|80\/20|7[×xX]24(?:小时)?)(?![0-9])/;
const SUBSECTION = /^\([a-z0-9]\)/;
const TIME = /^(?:时(?=[0-9至前到])|点(?=[0-9]{1,2}分|半|整))(?:[0-9]{1,2}分?)?/;
const endOfTime = (text: string, end: number): number => endOfMatch(TIME, text, end);
const ALL_DAY = /^小时(?:值|在|服|营|开|热|不|预|响|备|轮|无|连|监)/;
const ROOM = /^(?:单元|[栋幢座])[0-9]{3,4}/;
const SCHOOLS = byStart(['985', '211', '798']);
const NAMES_AFTER = byStart(['专项', '热线', '国道', '省道', '县道', '号线', '医院', '高校', '年代', '级以', '世纪', '分制', '地形图', '艺术区', '路公交']);

/** Digits in a row too long to count, without a unit. */
const isTelephone = (text: string, at: number, end: number): boolean =>
	10 < end - at && DIGITS_ONLY.test(text.slice(at, end)) && readUnit(text, end, false) === undefined && readScale(text, end) === undefined;
const DIGITS_ONLY = /^[0-9０-９]+$/;

/** Letters behind digits are a unit, a scale, or make a name of them: 5G, 3D. */
const endOfLatin = (text: string, end: number): number => (readUnit(text, end, false) === undefined && readScale(text, end) === undefined ? endOfWord(text, end) : 0);

/** 10-20-30 names a mechanism, 0755-12345678 is a telephone, 10-K and 360-degree are words; a 5-day week has five days. */
function endOfHyphen(text: string, at: number, end: number): number {
	if (isLatinAt(text, end + 1)) return readUnit(text, end + 1, false) !== undefined || text.startsWith('plus', end + 1) || text.startsWith('odd', end + 1) ? 0 : endOfWord(text, end);
	const second = isDigitAt(text, end + 1) ? readArabic(text, end + 1) : undefined;
	if (second === undefined) return 0;
	if (isAt(text, second.end, '-') && isDigitAt(text, second.end + 1) && !isInEquation(text, end)) return endOfVersion(text, end);
	return 6 < second.end - end && isAt(text, at, '0') ? second.end : 0;
}

/** Whether signs and digits go on to an equals sign, or begin behind one: 12+7=19, 60-57=3. */
export function isInEquation(text: string, from: number): boolean {
	let end = from;
	while (end - from < 80 && isAnyAt(text, end, EQUATION)) end += 1;
	if (isAnyAt(text, end, '=＝')) return true;
	let start = from - 1;
	while (0 <= start && from - start < 80 && isAnyAt(text, start, EQUATION)) start -= 1;
	return isAnyAt(text, start, '=＝');
}
const EQUATION = '0123456789.,+-−×÷*/ ()（）%';

/** "Section 4", "Table 2", "Windows 11": a word that labels the number; "Industry 4.0". */
function isEnglishLabel(text: string, at: number, end: number): boolean {
	if (!isLatinAt(text, at - 2) && !isAt(text, at - 2, '.')) return false;
	let start = at - 1;
	while (0 < start && (isLatinAt(text, start - 1) || isAt(text, start - 1, '.'))) start -= 1;
	const word = text.slice(start, at - 1);
	if (LABELS.has(word.toLowerCase())) return true;
	return CAPITAL.test(word) && (NAMED_AFTER.has(word) || POINT_ZERO.test(text.slice(at, end + 2)));
}
const LABELS = new Set('section table figure fig. fig chapter appendix annex exhibit part phase tier level no. no page version v iso step form title article rule release windows python java php delphi office ubuntu node web http top january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec fy q1 q2 q3 q4 beta alpha build rc'.split(' '));
/** Names that are no labels in small letters. */
const NAMED_AFTER = new Set(['Fortune', 'Route', 'P', 'Nasdaq', 'Russell', 'FTSE', 'Area', 'Room', 'Building', 'Gate', 'Line', 'Unit', 'Flight']);
const CAPITAL = /^[A-Z]/;
const POINT_ZERO = /^[0-9]\.0(?![0-9%])/;

/** The end of a run of letters, digits and inner marks. */
export function endOfWord(text: string, from: number): number {
	let end = from;
	while (isLatinAt(text, end) || isDigitAt(text, end) || (isAt(text, end, '-') && (isLatinAt(text, end + 1) || isDigitAt(text, end + 1))) || isAt(text, end, '_') || (isAt(text, end, '.') && isDigitAt(text, end + 1))) end += 1;
	return end;
}

function endOfVersion(text: string, from: number): number {
	let end = from;
	while (isDigitAt(text, end) || isLatinAt(text, end) || ((isAt(text, end, '.') || isAt(text, end, '-') || isAt(text, end, '+')) && (isDigitAt(text, end + 1) || isLatinAt(text, end + 1)))) end += 1;
	return end;
}

/** (c)(3); 0 if there is none. */
function endOfSubsections(text: string, from: number): number {
	let end = from;
	while (SUBSECTION.test(text.slice(end, end + 3))) end += 3;
	return end === from ? 0 : end;
}

/** If a word of capitals begins the number of a standard, where that ends: GB/T 9704—2012, T/CESA 1270.3-2023; else 0. */
export function endOfStandard(text: string, at: number, wordEnd: number): number {
	if (!isAt(text, wordEnd, '/') && !isDigitAt(text, skipSpace(text, wordEnd))) return 0;
	const found = STANDARD.exec(text.slice(at, at + 40));
	return found === null ? 0 : at + found[0].length;
}
const STANDARD = /^(?:(?:GB|DB[0-9]{0,2}|HJ|JGJ|CJJ|ISO|IEC|IEEE|RFC|QB|SB|NY|YY|GA|T)(?:\/[A-Z]{1,6})?) ?[0-9]{2,6}(?:\.[0-9]{1,3})?(?:[-—–:][0-9]{2,4})?/;
