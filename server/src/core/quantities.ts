import { CLASS, DIGIT, HANZI_NUMERAL, LATIN, byCharacter, classAt, codeAt, isAnyAt, isAt, isDigitAt, isLatinAt, isSpaceAt, isStarterAt } from './chars.ts';
import { endOfCode, endOfStandard, endOfWord, isInEquation } from './codes.ts';
import { type DateMark, MONTH_INITIALS, readDate, readEnglishDate, readHanziYear } from './dates.ts';
import { type Decimal, decimal, scaleDecimal } from './decimal.ts';
import { readHedgeAfter, readHedgeBefore } from './hedges.ts';
import { type Numeral, readArabic, mayCount, readBareScale, readEnglish, readHanzi } from './numerals.ts';
import { scan } from './scan.ts';
import { readScale, skipScale, skipSpace } from './scales.ts';
import type { Span } from './span.ts';
import { UNIT_INITIALS, type Unit, countOf, noUnit, ratioPart, readUnit } from './units.ts';

/** A word beside a figure that widens it: 约 to both sides, 近 below, 超 余 多 以上 above. */
export interface Hedge {
	readonly word: string;
	readonly side: 'both' | 'below' | 'above' | 'atLeast' | 'atMost';
}

/** A number with its unit as printed: "约120.5亿元". Spans count from the block's start while they are inside a block. */
export interface Quantity {
	/** "120.5亿元": numeral, scale and unit, with brackets and words left out. */
	readonly span: Span;
	/** "120.5" */
	readonly numeral: Span;
	/** 120.5 × 10⁸, exact, in the printed unit; the exponent is that of the last printed digit, here 7. */
	readonly value: Decimal;
	/** The power of ten that a word or sign gave: 8 for 亿, 0 for none. Percentages are plain numbers of the unit %. */
	readonly scale: number;
	readonly unit: Unit;
	readonly hedge: Hedge | undefined;
	/** How the numeral is written, so that a fix can be written alike. */
	readonly notation: Notation;
	/** The upper end, where two figures make a range ("18—36个月"); such a quantity takes no part in sums. */
	readonly upper: Decimal | undefined;
	/** It is a target that somebody set: 20亿元 is 20, and nothing that rounds to it. */
	readonly isSet?: true;
	/** The text of `span`, so that rules can quote without seeing text. */
	readonly text: string;
}

export interface Notation {
	/** ASCII digits, full-width digits, Chinese numerals, English words. */
	readonly digits: 'ascii' | 'fullWidth' | 'chinese' | 'english';
	/** "," or "，" between thousands, "" if none. */
	readonly separator: string;
}

/** The figures and dates of a block's text, each in order. */
export interface Figures {
	readonly quantities: readonly Quantity[];
	readonly dates: readonly DateMark[];
}

/** Reads the quantities and dates of a block's text, of which `starts` are the places where one may begin. Linear in the text. */
export function readFigures(text: string, starts = scan(text).starts): Figures {
	const quantities: Quantity[] = [];
	const dates: DateMark[] = [];
	let at = 0;
	for (const start of starts) {
		if (start < at) continue;
		at = start;
		do {
			const bits = CLASS[text.charCodeAt(at)];
			if ((bits & DIGIT) !== 0) at = readDigits(text, at, quantities, dates);
			else if ((bits & HANZI_NUMERAL) !== 0) at = readHanziFigure(text, at, quantities, dates);
			else if ((bits & LATIN) !== 0) at = readWord(text, at, quantities, dates);
			else at = skipOpener(text, at);
		} while (isStarterAt(text, at));
	}
	return { quantities, dates };
}

// --- Arabic digits

/** A numeral of digits at `at`: a date, a figure, or no quantity. Answers where to go on. */
function readDigits(text: string, at: number, quantities: Quantity[], dates: DateMark[]): number {
	const date = readDate(text, at);
	if (date !== undefined) {
		dates.push(date);
		return date.span.end;
	}
	const numeral = readArabic(text, at);
	const code = endOfCode(text, at, numeral.end);
	if (0 < code) return code;
	if (isEnumerator(text, at, numeral.end)) return numeral.end;
	const ratio = readRatio(text, at, numeral, quantities);
	if (0 < ratio) return ratio;
	if (isPlainYear(text, at, numeral)) {
		dates.push({ span: { start: at, end: numeral.end }, year: Number(numeral.value.coefficient), lastYear: 0, month: 0, day: 0 });
		return numeral.end;
	}
	return addQuantity(text, at, numeral, quantities);
}

/** Three goals: 1) provide …, 2) increase …: the number of a point within a sentence. */
function isEnumerator(text: string, at: number, end: number): boolean {
	if (2 < end - at || !isAnyAt(text, end, ')）') || (at !== 0 && !isAnyAt(text, at - 1, ' :：;；,，。'))) return false;
	const before = text.slice(Math.max(0, at - 80), at);
	return Math.max(before.lastIndexOf('('), before.lastIndexOf('（')) <= Math.max(before.lastIndexOf(')'), before.lastIndexOf('）'));
}

/** Puts together numeral, scale, unit and hedges, and adds the quantity. Answers its end. */
function addQuantity(text: string, at: number, numeral: Numeral, quantities: Quantity[]): number {
	let { end } = numeral;
	let value = numeral.value;
	let hedge: Hedge | undefined = numeral.vague === 'above' ? { word: '几', side: 'above' } : undefined;
	let upper = numeral.upper;
	const hanzi = numeral.notation.digits === 'chinese';

	const range = hanzi ? undefined : readRangeEnd(text, end);
	if (range !== undefined) {
		upper = range.value;
		end = range.end;
	}
	if (isMoreInside(text, end, hanzi)) {
		hedge = { word: text.charAt(end), side: 'above' };
		end += 1;
	}
	const scaled = readScale(text, end) ?? (isAt(text, end, 'm') && currencyBefore(text, at) !== undefined && !isLatinAt(text, end + 1) ? { end: end + 1, scale: 6 } : undefined);
	const scale = scaled?.scale ?? 0;
	if (scaled !== undefined) {
		end = scaled.end;
		if (isMoreInside(text, end, hanzi)) {
			hedge = { word: text.charAt(end), side: 'above' };
			end += 1;
		}
		value = scaleDecimal(value, scale);
		if (upper !== undefined) upper = scaleDecimal(upper, scale);
	}
	// a 5-day week
	const unitAt = isAt(text, end, '-') && isLatinAt(text, end + 1) && !HYPHENED_HEDGE.test(text.slice(end, end + 5)) ? end + 1 : skipSpace(text, end);
	const currency = currencyBefore(text, at);
	let unit = currency ?? readUnit(text, unitAt, hanzi);
	if (unit === undefined && isLatinAt(text, unitAt) && unitAt !== end) {
		const noun = readNoun(text, unitAt);
		if (noun !== undefined) unit = countOf(singular(noun));
	}
	const spelled = unit !== undefined && currency === undefined && !(unit.dimension === 'count' && isLatinAt(text, unitAt));
	if (unit !== undefined && spelled) end = unitAt + unit.name.length;
	if (hedge === undefined) hedge = readHedgeAfter(text, end) ?? readHedgeBefore(text, currency === undefined ? at : at - 1);
	// 4.5%—5%: a range whose first end has its unit too
	const second = unit !== undefined && upper === undefined && !hanzi && isDash(text, end) ? readSecondEnd(text, end + 1, unit) : undefined;
	if (second !== undefined) {
		upper = second.upper;
		end = second.end;
	}
	const start = currency === undefined ? at : at - currencyLength(text, at);
	quantities.push({
		span: { start, end }, numeral: { start: at, end: numeral.end }, value, scale, unit: unit ?? noUnit, hedge,
		notation: numeral.notation, upper, text: text.slice(start, end),
	});
	return end;
}
const MORE = '余多来几';
const HYPHENED_HEDGE = /^-(?:plus|odd)/;
/** The English noun at `at`, in small letters. */
function readNoun(text: string, at: number): string | undefined {
	const noun = ENGLISH_NOUN.exec(text.slice(at, at + 40))?.[0].toLowerCase();
	// 15 full-time, 9 part-time: what kind, not what
	return noun === undefined || isAt(text, at + noun.length, '-') || NOT_A_NOUN.has(noun) || (PARTICIPLE.test(noun) && !NOUNS_IN_ED.has(noun)) ? undefined : noun;
}
/** 30 passed, 12 newly opened: no nouns. */
const PARTICIPLE = /(?:ed|ly)$/;
const NOUNS_IN_ED = new Set('hundred seed feed breed weed speed need deed bed shed family assembly anomaly supply reply ally'.split(' '));
const ENGLISH_NOUN = /^[A-Za-z][a-z]+/;
const NOT_A_NOUN = new Set('of and in to for the a an or with on at by from was were is are has have had that which who as than per it its this these those we they not no but if so then more most less out all new same other percent when where while after before because until since during between both also only still now there here would will can may should could must across among under through within without compared versus following did does do been being each every up down he she you i last next ago earlier later previously'.split(' '));
const singular = (noun: string): string => (noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun);

/** 余 多 来 at a place between numeral and unit: what follows must be a unit or a scale, not a word (多数, 余额). */
function isMoreInside(text: string, at: number, hanzi: boolean): boolean {
	if (!isAnyAt(text, at, MORE)) return false;
	const next = skipSpace(text, at + 1);
	return readScale(text, next) !== undefined || readUnit(text, next, hanzi) !== undefined;
}

const currencies = byCharacter<Unit>({
	$: { name: '$', dimension: 'USD', numerator: 1n, denominator: 1n, event: false },
	'￥': { name: '￥', dimension: 'money', numerator: 1n, denominator: 1n, event: false },
	'¥': { name: '¥', dimension: 'money', numerator: 1n, denominator: 1n, event: false },
	'€': { name: '€', dimension: 'EUR', numerator: 1n, denominator: 1n, event: false },
	'£': { name: '£', dimension: 'GBP', numerator: 1n, denominator: 1n, event: false },
});
const currencyBefore = (text: string, at: number): Unit | undefined => currencies.get(codeAt(text, at - 1));
const currencyLength = (text: string, at: number): number => 1 + (COUNTRY.exec(text.slice(Math.max(0, at - 5), at - 1))?.[1].length ?? 0);
/** US$, HK$, NT$, A$: whose dollar it is. */
const COUNTRY = /(?:^|[^A-Za-z])([A-Z]{1,3})$/;

const DASHES = '-—–－～~至到';
const isDash = (text: string, at: number): boolean => isAnyAt(text, at, DASHES);

/** "18—36": the second end of a range of bare numbers. */
function readRangeEnd(text: string, at: number): Numeral | undefined {
	const space = isAt(text, at, ' ') && isAt(text, at + 2, ' ') ? 1 : 0;
	const dash = at + space;
	if (!isAnyAt(text, dash, '-—–－～~')) return undefined;
	const second = isAt(text, dash, '—') && isAt(text, dash + 1, '—') ? dash + 2 : dash + 1 + space;
	if (!isDigitAt(text, second)) return undefined;
	const numeral = readArabic(text, second);
	// 60-57=3 takes away
	return isAt(text, dash, '-') && isInEquation(text, numeral.end) ? undefined : numeral;
}

/** "5%" after "4.5%—". */
function readSecondEnd(text: string, at: number, unit: Unit): { end: number; upper: Decimal } | undefined {
	if (!isDigitAt(text, at)) return undefined;
	const numeral = readArabic(text, at);
	const scaled = readScale(text, numeral.end);
	const unitAt = scaled?.end ?? numeral.end;
	if (readUnit(text, unitAt, false)?.name !== unit.name) return undefined;
	return { end: unitAt + unit.name.length, upper: scaleDecimal(numeral.value, scaled?.scale ?? 0) };
}

/** "3.9：59.5：36.6": a ratio of two or more parts, each a quantity. Answers its end, or 0. */
function readRatio(text: string, at: number, first: Numeral, quantities: Quantity[]): number {
	if (!isAnyAt(text, skipSpace(text, first.end), ':：∶')) return 0;
	const parts: { start: number; numeral: Numeral }[] = [{ start: at, numeral: first }];
	let end = first.end;
	for (;;) {
		const spaced = isAt(text, end, ' ') ? end + 1 : end;
		if (!isAnyAt(text, spaced, ':：∶')) break;
		const next = skipSpace(text, spaced + 1);
		if (!isDigitAt(text, next)) break;
		const numeral = readArabic(text, next);
		parts.push({ start: next, numeral });
		end = numeral.end;
	}
	if (parts.length < 2) return 0;
	const isTime = parts.every(({ numeral }) => numeral.value.exponent === 0 && numeral.value.coefficient < 60n) && isAt(text, parts[0].numeral.end, ':') && parts.slice(1).every(({ start, numeral }) => numeral.end - start === 2);
	if (isTime || isLatinAt(text, end) || isAt(text, end, '%')) return isTime ? end : 0;
	for (const { start, numeral } of parts) {
		quantities.push({
			span: { start, end: numeral.end }, numeral: { start, end: numeral.end }, value: numeral.value, scale: 0, unit: ratioPart, hedge: undefined, notation: numeral.notation, upper: undefined, text: text.slice(start, numeral.end),
		});
	}
	return end;
}

/** A bare four-digit number that can only be a year: "In 2023,". A range, a scale, a unit or an English noun behind it makes it a figure. */
function isPlainYear(text: string, start: number, { end, value, notation }: Numeral): boolean {
	if (end - start !== 4 || value.exponent !== 0 || notation.separator !== '' || value.coefficient < 1900n || 2100n < value.coefficient) return false;
	return currencyBefore(text, start) === undefined && (IN_YEAR.test(text.slice(Math.max(0, start - 18), start).toLowerCase()) || !hasUnit(text, start, end));
}
/** "In 2023 revenue grew", "between 2019 and 2023 output doubled": no number of revenues. */
const IN_YEAR = /(?:^|[^a-z])(?:in|since|during|until|through|early|late|mid|year|fiscal|(?:between|from) (?:19|20)[0-9]{2} (?:and|to)) $/;

function hasUnit(text: string, start: number, end: number): boolean {
	const unitAt = skipSpace(text, end);
	if (readRangeEnd(text, end) !== undefined || readScale(text, end) !== undefined || readUnit(text, unitAt, false) !== undefined) return true;
	if (isAnyAt(text, end, MORE)) return isMoreInside(text, end, false);
	if (unitAt === end || readNoun(text, unitAt) === undefined) return false;
	return COUNTED.test(text.slice(unitAt, unitAt + 40)) || readHedgeBefore(text, start) !== undefined;
}
/** What is counted stands in the plural: 2023 revenue, 2016 fiscal year, 2023 results are of a year. */
const COUNTED = /^(?!results?\b|figures?\b|sales\b|accounts\b|levels?\b|earnings\b|vs\b|onwards\b|becomes\b|always\b|perhaps\b)(?:people|men|women|children|staff|personnel|sheep|cattle|fish|[a-z]+[^s]s)(?![A-Za-z])/;

// --- Chinese numerals

function readHanziFigure(text: string, at: number, quantities: Quantity[], dates: DateMark[]): number {
	if (isAt(text, at - 1, '第')) return endOfOrdinal(text, at);
	let run = at;
	let isHalf = false;
	for (; (classAt(text, run) & HANZI_NUMERAL) !== 0; run += 1) isHalf ||= isAt(text, run, '半');
	// 统一, 一些, 万象: most numerals count nothing
	if (!isHalf && BEHIND_NUMERAL.get(codeAt(text, run)) === undefined) return run;
	const fraction = readFraction(text, at, quantities);
	if (0 < fraction) return fraction;
	// “两个确立”, “三农”: a quoted word that begins with a numeral is a name
	if (isAnyAt(text, at - 1, OPEN_QUOTES)) return at + 1;
	if (isAt(text, at, '半')) return addHalf(text, at, quantities) || at + 1;
	const year = readHanziYear(text, at);
	if (year !== undefined) {
		dates.push(year);
		return year.span.end;
	}
	const numeral = readHanzi(text, at);
	if (numeral === undefined) return addBareScale(text, at, quantities) || endOfHanzi(text, at);
	const { end } = numeral;
	if (isAt(text, end, '年') && PLAN.test(text.slice(end + 1, end + 3))) return end + 1;
	if (text.startsWith('季度', end) || text.startsWith('月', end)) return end + 1;
	if (text.startsWith('届', end)) return SESSION.test(text.slice(end, end + 4)) ? endOfHanzi(text, end + 1) : end + 1;
	if (isAt(text, end, '是') && (at === 0 || isAnyAt(text, at - 1, HANZI_BEFORE))) return end;
	const unitAt = isAt(text, end, '大') || isMoreInside(text, end, true) ? end + 1 : end;
	const unit = readUnit(text, skipScale(text, unitAt), true);
	// 三四线城市 is no range of lines
	const single = end - at === 1 || (numeral.vague === 'range' && end - at === 2);
	const one = single && isAt(text, at, '一');
	if (isAt(text, end, '大') && single && !one) return addSetSize(text, at, numeral, quantities);
	if (unit === undefined) return end;
	// 二次供水, 二期, 东风二村: of two things there are 两
	if (isAt(text, at, '二') && single && unit.dimension === 'count') return end;
	if (SET_NAME.test(text.slice(skipScale(text, unitAt) + unit.name.length, end + 14))) return end;
	if (one && unit.dimension !== 'multiple' && unit.dimension !== 'ratio' && unit.dimension !== 'doubling') return end;
	if (single && unit.dimension === 'count' && !SINGLE_OK.has(unit.name) && !(unit.name === '点' && POINTS_OF.test(text.slice(end + 1, end + 5)))) return end;
	if (single && unit.dimension !== 'count' && !MEASURE_OK.has(unit.name)) return end;
	if (unit.name === '分' || (unit.name === '折' && !single) || (unit.name === '成' && isAnyAt(text, at - 1, '落建形促达生组构'))) return end;
	return addQuantity(text, at, numeral, quantities);
}
/** What may stand behind a numeral that is a figure or a date, or is to be skipped with what follows: 三大, 十余, 百级, 三分之, 二届, 一九八○年. */
const BEHIND_NUMERAL = byCharacter({ [`${UNIT_INITIALS}大余多来级分届○ \u00a0ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`]: true });
/** 二届三次会议 */
const SESSION = /^届[一二三四五六七八九十]{1,2}次/;
const HANZI_DIGITS = '〇一二三四五六七八九零○';
/** 五年规划, 三年行动: names of plans. */
const PLAN = /规划|计划|行动/;
const OPEN_QUOTES = '“"「‘';
/** 八项规定, 四个意识, 三年行动: names of sets that everybody knows, unless their list follows. */
const SET_NAME = /^(?:规定|意识|自信|维护|确立|全面|伟大|代表(?!团)|务必|必须|有利于|有之|明确|坚持|服从|结合|毫不动摇|一百年|基本原则|纪律|形态|行动|义务教育|攻坚|如一日|班子|制|一体|联动)(?![^，。；]{0,6}[：:])/;
const HANZI_BEFORE = '。；：，、;,: 　\n';
// Counts of one Chinese character that are figures and not words: 三个, 五项, 八种; not 三农, 四级, 一线.
const SINGLE_OK = new Set('个 项 件 种 类 条 名 位 家 户 人 次 场 座 所 栋 处 张 份 篇 批次 人次 项目 部门 方面 环节 单位 事项 片区 社区 部 指标 品种 轮 宗 起 例 辆 台 套 间 节 课时 组 支 国家 省份 城市 企业 学校 医院 岗位'.split(' '));
/** 三点不足, not 三点半. */
const POINTS_OF = /^(?:不足|问题|原因|建议|体会|意见|要求|经验|启示|措施|困难|差距|短板|做法|考虑|打算|希望)/;
const MEASURE_OK = new Set('倍 成 折 番 年 天 个月 小时 个小时 周 个季度 公里 亩 吨 元 个百分点 百分点 岁 米 平方米 公顷 万元'.split(' '));

/** 八大类, 六大专项: the size of a set. */
function addSetSize(text: string, at: number, numeral: Numeral, quantities: Quantity[]): number {
	const unit = readUnit(text, numeral.end + 1, true) ?? countOf('大');
	const end = numeral.end + 1 + (unit.name === '大' ? 0 : unit.name.length);
	quantities.push({
		span: { start: at, end }, numeral: { start: at, end: numeral.end }, value: numeral.value, scale: 0, unit, hedge: undefined,
		notation: numeral.notation, upper: undefined, text: text.slice(at, end),
	});
	return end;
}

/** 半数; 过半, 近半, 超半 (of which 半年, 半天 are something else). Answers the end, or 0. */
function addHalf(text: string, at: number, quantities: Quantity[]): number {
	if (text.startsWith('半数', at)) return readFraction(text, at, quantities);
	const hedge = HALF_HEDGES.get(codeAt(text, at - 1));
	if (hedge === undefined || isAnyAt(text, at + 1, NOT_HALF)) return 0;
	push(text, { start: at, end: at + 1 }, at + 1, decimal(50n), { ...PERCENT, name: '半' }, hedge, quantities);
	return at + 1;
}
const HALF_HEDGES = byCharacter<Hedge>({ 过: { word: '过', side: 'above' }, 超: { word: '超', side: 'above' }, 逾: { word: '逾', side: 'above' }, 近: { word: '近', side: 'below' } });
const NOT_HALF = '年月天日小个夜秒分程径票场百导';

/** 近百人, 超千万元, 突破百万级: a scale alone behind a bound. Answers the end, or 0. */
function addBareScale(text: string, at: number, quantities: Quantity[]): number {
	const numeral = readBareScale(text, at);
	if (numeral === undefined || numeral.value.exponent < 2 || at === 0) return 0;
	const hedge = BARE_HEDGES.get(codeAt(text, at - 1)) ?? readHedgeBefore(text, at);
	if (hedge === undefined) return 0;
	const unitAt = isMoreInside(text, numeral.end, true) ? numeral.end + 1 : numeral.end;
	const unit = isAt(text, unitAt, '级') ? noUnit : readUnit(text, unitAt, true);
	if (unit === undefined || unit.name === '分') return 0;
	const end = unitAt + unit.name.length;
	push(text, { start: at, end }, numeral.end, numeral.value, unit, hedge, quantities);
	return end;
}
const BARE_HEDGES = byCharacter<Hedge>({ 过: { word: '过', side: 'above' }, 上: { word: '上', side: 'above' }, 达: { word: '达', side: 'both' }, 破: { word: '破', side: 'above' } });

function push(text: string, span: Span, numeralEnd: number, value: Decimal, unit: Unit, hedge: Hedge | undefined, quantities: Quantity[]): void {
	quantities.push({
		span, numeral: { start: span.start, end: numeralEnd }, value, scale: 0, unit, hedge,
		notation: CHINESE, upper: undefined, text: text.slice(span.start, span.end),
	});
}

/** Past all characters of a numeral that says no number: 几十, 数百万, 千万. */
function endOfHanzi(text: string, at: number): number {
	let end = at + 1;
	while ((classAt(text, end) & HANZI_NUMERAL) !== 0) end += 1;
	return end;
}

/** 第三批, 第一、二产业, 第二十二条: an ordinal or a list of ordinals. */
function endOfOrdinal(text: string, at: number): number {
	let end = at;
	while ((classAt(text, end) & HANZI_NUMERAL) !== 0 || (isAt(text, end, '、') && (classAt(text, end + 1) & HANZI_NUMERAL) !== 0)) end += 1;
	return end;
}

/** 百分之七十九, 百分之3.5, 千分之二, 三分之二, 一半, 半数. Answers the end, or 0. */
function readFraction(text: string, at: number, quantities: Quantity[]): number {
	if (text.startsWith('一半', at)) return addFraction(text, at, at + 2, decimal(50n), { ...PERCENT, name: '一半' }, { start: at, end: at + 2 }, CHINESE, quantities);
	if (text.startsWith('半数', at)) return addFraction(text, at, at + 2, decimal(50n), { ...PERCENT, name: '半数' }, { start: at, end: at + 2 }, CHINESE, quantities);
	const parts = endOfHanzi(text, at) - at;
	if (4 < parts || !text.startsWith('分之', at + parts)) return 0;
	const word = text.slice(at, at + parts);
	const percent = PARTS[word];
	const from = at + parts + 2;
	if (percent !== undefined) {
		if (isDigitAt(text, from)) {
			const numeral = readArabic(text, from);
			return addFraction(text, at, numeral.end, numeral.value, { ...PERCENT, name: `${word}分之`, ...percent }, { start: from, end: numeral.end }, numeral.notation, quantities);
		}
		const point = HANZI_DECIMAL.exec(text.slice(from, from + 12));
		const numeral = readHanzi(text, from);
		if (numeral === undefined) return 0;
		if (point !== null) {
			const digits = [...point[2]].map(character => HANZI_DIGITS.indexOf(character) % 10).join('');
			const value = decimal(BigInt(`${numeral.value.coefficient * 10n ** BigInt(numeral.value.exponent)}${digits}`), -digits.length);
			return addFraction(text, at, from + point[0].length, value, { ...PERCENT, name: `${word}分之`, ...percent }, { start: from, end: from + point[0].length }, CHINESE, quantities);
		}
		const units = numeral.value.coefficient * 10n ** BigInt(Math.max(0, numeral.value.exponent));
		return addFraction(text, at, numeral.end, decimal(units), { ...PERCENT, name: `${word}分之`, ...percent }, { start: from, end: numeral.end }, CHINESE, quantities);
	}
	const denominator = readHanzi(text, at);
	if (denominator === undefined || denominator.end !== at + parts) return 0;
	const numerator = readHanzi(text, from);
	if (numerator === undefined) return 0;
	const d = denominator.value.coefficient * 10n ** BigInt(denominator.value.exponent);
	const n = numerator.value.coefficient * 10n ** BigInt(numerator.value.exponent);
	return addFraction(text, at, numerator.end, decimal(n), { ...PERCENT, name: `${word}分之`, numerator: 100n, denominator: d === 0n ? 1n : d }, { start: at, end: numerator.end }, CHINESE, quantities);
}

function addFraction(text: string, at: number, end: number, value: Decimal, unit: Unit, numeral: Span, notation: Notation, quantities: Quantity[]): number {
	const hedge = readHedgeBefore(text, at) ?? readHedgeAfter(text, end);
	quantities.push({ span: { start: at, end }, numeral, value, scale: 0, unit, hedge, notation, upper: undefined, text: text.slice(at, end) });
	return end;
}
const CHINESE: Notation = { digits: 'chinese', separator: '' };
const PERCENT: Unit = { name: '%', dimension: 'ratio', numerator: 1n, denominator: 1n, event: false };
const PARTS: Readonly<Record<string, { numerator: bigint; denominator: bigint }>> = {
	百: { numerator: 1n, denominator: 1n }, 千: { numerator: 1n, denominator: 10n }, 万: { numerator: 1n, denominator: 100n },
};
const HANZI_DECIMAL = /^([一二三四五六七八九十百零〇]+)点([一二三四五六七八九零〇]+)/;

// --- Latin words

/** A word at `at`: an English number, or a name that swallows the digits in it (C3, GPT-4, Q3). Answers where to go on. */
function readWord(text: string, at: number, quantities: Quantity[], dates: DateMark[]): number {
	let end = at + 1;
	while (end < text.length && (CLASS[text.charCodeAt(end)] & LATIN) !== 0) end += 1;
	if (isAt(text, end, ':') && text.startsWith('://', end)) return endOfUrl(text, end);
	const initial = INITIALS[text.charCodeAt(at) & 0x7f];
	if ((initial & MONTH) !== 0 && isDigitAt(text, end + 1 + (isAt(text, end, '.') ? 1 : 0))) {
		const date = readEnglishDate(text, at);
		if (date !== undefined) {
			dates.push(date);
			return date.span.end;
		}
	}
	if ((initial & STANDARD) !== 0) {
		const standard = endOfStandard(text, at, end);
		if (0 < standard) return standard;
	}
	if (mayCount(text, at)) {
		const fraction = addEnglishFraction(text, at, end, quantities);
		if (0 < fraction) return fraction;
		const number = readEnglish(text, at, end);
		if (number !== undefined && !isDigitAt(text, number.end) && !isAt(text, at - 1, '-') && !isNamed(text, at, number.end)) return addQuantity(text, at, number, quantities);
	}
	const isName = isDigitAt(text, end) || (isAnyAt(text, end, '-_') && (isLatinAt(text, end + 1) || isDigitAt(text, end + 1)));
	if (!isName) return end;
	return endOfWord(text, end);
}

/** What a word may be by its first letter: a month, a standard. */
const INITIALS = new Uint8Array(128);
const MONTH = 1;
const STANDARD = 2;
for (const letter of MONTH_INITIALS) INITIALS[letter.charCodeAt(0)] |= MONTH;
for (const letter of 'GDHJCIRQSNYT') INITIALS[letter.charCodeAt(0)] |= STANDARD;

/** Big Four, two-factor, nine-to-five: words made of a number. */
function isNamed(text: string, at: number, end: number): boolean {
	const isCompound = isAt(text, end, '-') && isLatinAt(text, end + 1) && readUnit(text, end + 1, false) === undefined && !text.startsWith('-odd', end);
	const isTitle = text.charCodeAt(at) < 0x5b && isAt(text, at - 1, ' ') && isLatinAt(text, at - 2);
	return isCompound || isTitle;
}

/** "two thirds", "three-quarters", "one third of", "over half", "half of". Answers the end, or 0. */
function addEnglishFraction(text: string, at: number, wordEnd: number, quantities: Quantity[]): number {
	if (5 < wordEnd - at) return 0;
	const found = FRACTION.exec(text.slice(at, at + 16).toLowerCase());
	if (found === null) return 0;
	const [{ length }, numerator, denominator] = found;
	const end = at + length;
	const hedge = readHedgeBefore(text, at);
	const isPart = OF_WHOLE.test(text.slice(end, end + 8));
	const isHalf = denominator === undefined;
	const isFraction = isHalf ? (hedge !== undefined || isPart) && !PERIOD_BEFORE.test(text.slice(Math.max(0, at - 8), at)) && !NOT_HALF_OF.test(text.slice(end, end + 12)) : isPart || denominator.endsWith('s') || CUT_BY.test(text.slice(Math.max(0, at - 6), at));
	if (!isFraction) return 0;
	const unit: Unit = { ...PERCENT, name: isHalf ? 'half' : text.slice(end - denominator.length, end), numerator: 100n, denominator: isHalf ? 2n : FRACTION_PARTS[denominator.replace(/s$/, '')] };
	const value = decimal(isHalf ? 1 : (FRACTION_NUMBERS[numerator] ?? 1));
	quantities.push({
		span: { start: at, end }, numeral: { start: at, end }, value, scale: 0, unit, hedge,
		notation: { digits: 'english', separator: '' }, upper: undefined, text: text.slice(at, end),
	});
	return end;
}
const FRACTION = /^(?:half(?![a-z-])|(one|a|two|three|four)[ -](thirds?|quarters?|fourths?|fifths?|tenths?)(?![a-z]))/;
const FRACTION_NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4 };
const FRACTION_PARTS: Readonly<Record<string, bigint>> = { third: 3n, quarter: 4n, fourth: 4n, fifth: 5n, tenth: 10n };
/** What is a part says of what, or stands beside its figure. */
const OF_WHOLE = /^ (?:of |\(|the )/;
/** "cut by a third", "up a quarter". */
const CUT_BY = /(?:\bby |\bup |\bdown )$/;
const PERIOD_BEFORE = /(?:first|second|latter|other|last|this|early|late) $/i;
const NOT_HALF_OF = /^ (?:an? |hour|year|day|month|million|dozen|of (?:19|20)[0-9]{2})/;

function endOfUrl(text: string, from: number): number {
	let end = from;
	while (end < text.length && !isSpaceAt(text, end) && !isAnyAt(text, end, URL_END)) end += 1;
	return end;
}
const URL_END = '，。；）)>”"\n';

/** <tag>, `code`, [bookmark: …], [12]: skipped whole if closed on the line soon enough. */
function skipOpener(text: string, at: number): number {
	const opener = text.charAt(at);
	if (opener === '[') {
		if (!text.startsWith('bookmark:', at + 1)) return at + 1;
		const close = text.slice(at, at + 201).indexOf(']');
		return close < 0 ? at + 1 : at + close + 1;
	}
	if (opener === '<' && !isLatinAt(text, at + 1) && !isAt(text, at + 1, '/') && !isAt(text, at + 1, '!')) return at + 1;
	const limit = Math.min(text.length, at + 600);
	const closer = opener === '<' ? '>' : '`';
	for (let end = at + 1; end < limit; end += 1) if (text.charAt(end) === closer) return end + 1;
	return at + 1;
}
