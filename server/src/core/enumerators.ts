import { CLASS, HANZI_NUMERAL, byCharacter, isBlankAt, isDigitAt, isLatinAt, skipBlanks } from './chars.ts';
import { type Alphabet, FORMAL, SIGNS, STEMS, WORDS, printOrdinal, readChinese, readRoman } from './ordinals.ts';
import { BEFORE_POINT, KIND, STOPS, WHITE } from './cues.ts';
import { scan } from './scan.ts';
import type { Span } from './span.ts';

/** The look of a number at the head of a heading, item or point: one string a style, as in GB/T 9704 7.3.3. */
export type EnumeratorStyle = keyof typeof STYLES;

/** A number that orders: 一、 （二） 3. 四是. */
export interface Enumerator {
	/** "（二）": the number with its brackets and mark. */
	readonly span: Span;
	/** The label as printed: "（二）". */
	readonly label: string;
	readonly style: EnumeratorStyle;
	/** The brackets, mark and digits are half-width: "(一)". */
	readonly halfWidth: boolean;
	/** 2 for （二）; of 1.2.3 the last, 3. */
	readonly ordinal: number;
	/** It may be something else (1.5亿, 一、二级响应, a name's initial), so that it counts only where it continues a run. */
	readonly doubtful: boolean;
}

/** What a style is among the others. `rank` is its place in the order of headings, the less the higher, where it has one. */
export const STYLES = {
	'附件1': { rank: 0 }, '第一部分': { rank: 1 }, 'Part I': { rank: 1 }, '第一章': { rank: 2 }, 'Chapter 1': { rank: 2 }, 'Section 1': { rank: 3 }, '第一节': { rank: 3 }, '第一条': { rank: 4 },
	'一、': { rank: 4 }, '壹、': { rank: 4 }, '甲、': { rank: 4 }, '（一）': { rank: 5 }, '（甲）': { rank: 5 }, '1.': { rank: 6 }, '1、': { rank: 6 },
	'1': { rank: 6 }, '1.1': { rank: 6.2 }, '1.1.1': { rank: 6.3 }, '（1）': { rank: 7 }, '1）': { rank: 7 }, '①': { rank: 8 },
	'I.': {}, 'A.': {}, 'a.': {}, 'a）': {}, '（a）': {}, '（i）': {},
	'一是': { runIn: true }, '一要': { runIn: true }, '第一，': { runIn: true }, '其一，': { runIn: true }, '首先，': { runIn: true },
} as const satisfies Record<string, { readonly rank?: number; readonly runIn?: true }>;

/** GB/T 9704 7.3.3, from the highest down: 一、 （一） 1. （1） ①, and what stands for them. */
const ORDER: Partial<Readonly<Record<EnumeratorStyle, number>>> = { '一、': 1, '（一）': 2, '1.': 3, '1、': 3, '（1）': 4, '1）': 4, '①': 5 };

/** Whether a style stands higher than another in the order of the standard: （一） than 1. */
export const standsAbove = (style: EnumeratorStyle, other: EnumeratorStyle): boolean => (ORDER[style] ?? Infinity) < (ORDER[other] ?? 0);

/** The number at the head of a block's text, or undefined. Spaces, pasted bookmarks and Markdown's marks before it are skipped. */
export function readEnumerator(text: string): Enumerator | undefined {
	const at = skipToNumber(text);
	const code = text.charCodeAt(at);
	if (code === 0x28 || code === 0xff08) return readBracketed(text, at);
	if (isDigitAt(text, at)) return readArabic(text, at);
	if ((CLASS[code] & HANZI_NUMERAL) !== 0) return readNumeral(text, at);
	if (code === 0x7b2c) return readDivision(text, at);
	if (isLatinAt(text, at)) return readLatin(text, at);
	if (code === 0x9644) return readAnnex(text, at);
	return readSign(text, at) ?? readStem(text, at);
}

/**
 * The numbers of the points inside a paragraph: 一是 … 二是 …; 首先， …; ① …. In order, the one at the paragraph's head
 * included, so that a run is whole. `places` are those where one may begin. A number that may be a word or a reference counts only if its run has a 1 and a 2 here.
 */
export function readPoints(text: string, places = scan(text).points): Enumerator[] {
	const points: Enumerator[] = [];
	const head = skipToNumber(text);
	const take = (at: number, after: number): number => {
		const point = readPoint(text, at, TRIGGERS.get(text.charCodeAt(at)) ?? 0, after);
		if (point === undefined) return at;
		points.push(point);
		return point.span.end;
	};
	let from = take(head, HEAD);
	for (const at of places) {
		let mark = at - 1;
		while (from <= mark && (stopsAt(text, mark) & WHITE) !== 0) mark -= 1;
		if (from <= mark && (stopsAt(text, mark) & BEFORE_POINT) !== 0) from = take(at, WEIGHTS.get(text.charCodeAt(mark)) ?? SENTENCE);
	}
	return points.length === 0 ? points : dropLonePoints(points, head);
}

/** It orders points within a paragraph: 一是. */
export const isRunIn = (style: EnumeratorStyle): boolean => 'runIn' in STYLES[style];

/** Heading numbers may be mixed up with each other; divisions (第一章), annexes and points inside a paragraph are not. */
export const isMixable = (style: EnumeratorStyle): boolean => !UNMIXED.has(style) && !('runIn' in STYLES[style]);
const UNMIXED: ReadonlySet<EnumeratorStyle> = new Set(['附件1', '第一部分', '第一章', '第一节', '第一条', 'Part I', 'Chapter 1', 'Section 1', '1', '1.1', '1.1.1']);

export const isDecimal = (style: EnumeratorStyle): boolean => style === '1.1' || style === '1.1.1';

/** "1.2." of 1.2.3; "" of other styles. */
export const readPrefix = ({ style, label }: Enumerator): string => (isDecimal(style) ? label.slice(0, label.search(LAST_PART)) : '');
const LAST_PART = /[0-9０-９]+[.．]?$/;

/** The label that `like` would have with another ordinal: "（三）" like "（一）". Undefined where its alphabet ends before. */
export function printLabel(ordinal: number, like: Pick<Enumerator, 'label' | 'style'>): string | undefined {
	const { label } = like;
	const words = like.style === '首先，' ? WORD_LABELS.find(([first]) => (first < '\u2e80') === (label < '\u2e80')) : undefined;
	if (words !== undefined) return ordinal <= words.length ? words[ordinal - 1] + label.slice(-1) : undefined;
	const start = NUMERAL_PREFIX.exec(label)?.[0].length ?? 0;
	let from = start;
	let to = label.length;
	const digits = LAST_ARABIC.exec(label);
	if (digits !== null) {
		from = digits.index;
		to = from + digits[1].length;
	} else {
		while (to > from && !isNumeral(label[to - 1])) to -= 1;
	}
	const numeral = label.slice(from, to);
	const alphabet = findAlphabet(numeral, like.style);
	const printed = alphabet === undefined ? undefined : printOrdinal(ordinal, alphabet);
	// What follows a bracket is a slip (（一）、) that no new number repeats.
	return printed === undefined ? undefined : label.slice(0, from) + printed + label.slice(to).replace(BEHIND_BRACKET, '$1');
}
const BEHIND_BRACKET = /([）)])[、.．，,]$/;
const WORD_LABELS: readonly (readonly string[])[] = [['首先', '其次', '再次'], WORDS];
const NUMERAL_PREFIX = /^(?:Part|Section|Chapter|Appendix|Annex) ?|^[第其附（(]件?录?/;
const LAST_ARABIC = /([0-9]+|[０-９]+)(?![0-9０-９]|[.．][0-9０-９])/;
const isNumeral = (character: string): boolean => !'、.．，,:：)） 是要章节条部分篇编'.includes(character);

function findAlphabet(numeral: string, style: EnumeratorStyle): Alphabet | undefined {
	const first = numeral[0];
	if (first === undefined) return undefined;
	if ('0' <= first && first <= '9') return 'ascii';
	if ('０' <= first && first <= '９') return 'fullWidth';
	for (const [name, { first: one, last }] of Object.entries(SIGNS)) if (one <= first && first <= last) return name as Alphabet;
	if (FORMAL.includes(first)) return 'formal';
	if (STEMS.includes(first)) return 'stems';
	if (style === '（i）') return 'lowerRoman';
	if (style === 'I.' || style === 'Part I') return 'upperRoman';
	if ('A' <= first && first <= 'Z') return 'upperLatin';
	if ('a' <= first && first <= 'z') return 'lowerLatin';
	return 'chinese';
}

/** Where the number would start: past spaces, bookmarks, the # > and ** of Markdown. */
export function skipToNumber(text: string): number {
	let at = skipBlanks(text, 0);
	for (;;) {
		let next = at;
		const character = text[at];
		if (character === '#' || character === '>') {
			while (text[next] === character) next += 1;
			if (!isBlankAt(text, next)) next = at;
		} else if (character === '*' && text[at + 1] === '*') next += 2;
		else if (character === '[' && text.startsWith('[bookmark:', at)) next = at + (text.slice(at, at + 80).indexOf(']') + 1);
		else if (character === '附' && ANNEX_LIST.test(text.slice(at, at + 8))) next += 3;
		if (next === at) return at;
		at = skipBlanks(text, next);
	}
}
const ANNEX_LIST = /^附件[:：] *1[.．、]/;

function make(text: string, start: number, end: number, style: EnumeratorStyle, ordinal: number, doubtful = false): Enumerator {
	const label = text.slice(start, end);
	return { span: { start, end }, label, style, halfWidth: HALF_WIDTH.test(label), ordinal, doubtful };
}
const HALF_WIDTH = /[!-~]/;

/** 一、 and what is typed for it: 一． 一） "一 总则". */
function readNumeral(text: string, at: number): Enumerator | undefined {
	let end = at;
	while (end < at + 6 && (CLASS[text.charCodeAt(end)] & HANZI_NUMERAL) !== 0) end += 1;
	const ordinal = readChinese(text, at, end);
	if (ordinal === undefined || 99 < ordinal) return undefined;
	const mark = text[end];
	if (mark === '、') return make(text, at, end + 1, '一、', ordinal, startsNumeralList(text, end + 1, ordinal));
	if (mark === '）' || mark === ')') return make(text, at, end + 1, '（一）', ordinal);
	const isNumberWithPoint = (mark === '．' || mark === '.') && end + 1 < text.length && ((CLASS[text.charCodeAt(end + 1)] & HANZI_NUMERAL) !== 0 || isDigitAt(text, end + 1));
	if ((mark === '．' || mark === '.') && !isNumberWithPoint) return make(text, at, end + 1, '一、', ordinal);
	if (mark === '，' || mark === ',' || mark === '：' || mark === ':') return make(text, at, end + 1, '一、', ordinal, true);
	return isBlankAt(text, end) ? make(text, at, end, '一、', ordinal, true) : undefined;
}

/** "一、二级响应", "三、四季度": the next number follows at once, and it is no year. */
function startsNumeralList(text: string, at: number, ordinal: number): boolean {
	let end = at;
	while (end < at + 5 && (CLASS[text.charCodeAt(end)] & HANZI_NUMERAL) !== 0) end += 1;
	return at < end && readChinese(text, at, end) === ordinal + 1;
}

function readBracketed(text: string, at: number): Enumerator | undefined {
	let end = at + 1;
	while (end < at + 7 && end < text.length && text[end] !== '）' && text[end] !== ')') end += 1;
	if (text[end] !== '）' && text[end] !== ')') return undefined;
	const inner = text.slice(at + 1, end).trim();
	const found = readInner(inner);
	if (found === undefined) return undefined;
	end += 1;
	const mark = text[end];
	// （一）、 is a slip: no mark may follow the bracket.
	if (mark === '、' || mark === '．' || ((mark === '.' || mark === '，' || mark === ',') && !isDigitAt(text, end + 1))) end += 1;
	return make(text, at, end, found.style, found.ordinal, found.doubtful);
}

function readInner(inner: string): { readonly style: EnumeratorStyle; readonly ordinal: number; readonly doubtful: boolean } | undefined {
	const arabic = ARABIC_INNER.test(inner) ? readDigits(inner, 0, inner.length) : 0;
	if (0 < arabic) return { style: '（1）', ordinal: arabic, doubtful: false };
	const chinese = readChinese(inner, 0, inner.length);
	if (chinese !== undefined) return chinese <= 99 ? { style: '（一）', ordinal: chinese, doubtful: false } : undefined;
	if (inner.length === 1 && STEMS.includes(inner)) return { style: '（甲）', ordinal: STEMS.indexOf(inner) + 1, doubtful: true };
	if (!LATIN_INNER.test(inner)) return undefined;
	const roman = readRoman(inner);
	if (roman !== undefined && inner === inner.toLowerCase() && roman <= 39 && inner !== 'c') return { style: '（i）', ordinal: roman, doubtful: true };
	return inner.length === 1 ? { style: '（a）', ordinal: (inner.charCodeAt(0) & 0x1f), doubtful: true } : undefined;
}
const ARABIC_INNER = /^(?:[0-9]{1,2}|[０-９]{1,2})$/;
const LATIN_INNER = /^[a-zA-Z]{1,5}$/;

function readDigits(text: string, start: number, end: number): number {
	let value = 0;
	for (let at = start; at < end; at += 1) {
		const code = text.charCodeAt(at);
		value = value * 10 + code - (code < 0x100 ? 0x30 : 0xff10);
	}
	return value;
}

/** 1. 1、 1） 1.2 1.2.3 "1 引言", in digits of either width. */
function readArabic(text: string, at: number): Enumerator | undefined {
	let start = at;
	let end = at;
	let parts = 0;
	for (;;) {
		start = end;
		while (isDigitAt(text, end)) end += 1;
		if (end === start || 3 < end - start) return undefined;
		parts += 1;
		const goesOn = (text[end] === '.' || text[end] === '．') && isDigitAt(text, end + 1);
		// "1.5月底前完成", "2.2024年工作": a date behind the number.
		const datedAhead = goesOn && parts === 1 && DATE.test(text.slice(end + 1, end + 8));
		if (datedAhead) return make(text, at, end + 1, '1.', readDigits(text, start, end), true);
		if (!goesOn) break;
		end += 1;
	}
	const ordinal = readDigits(text, start, end);
	if (ordinal === 0) return undefined;
	const mark = text[end];
	const isHeading = text[skipBlanks(text, 0)] === '#';
	const behind = skipBlanks(text, end);
	if (1 < parts) {
		const spaced = isBlankAt(text, end);
		const dotted = (mark === '.' || mark === '．') && !isDigitAt(text, end + 1);
		const isFigure = !dotted && !isHeading && (spaced ? SPACED_TAIL.test(text.slice(behind, behind + 1)) : FIGURE_TAIL.test(text.slice(end, end + 1)));
		const isVersion = readDigits(text, at, at + 1) === 0;
		if (isFigure || isVersion || 4 < parts || behind === text.length) return undefined;
		return make(text, at, dotted ? end + 1 : end, parts === 2 ? '1.1' : '1.1.1', ordinal, !isHeading);
	}
	if (mark === '.' || mark === '．') return skipBlanks(text, end + 1) < text.length ? make(text, at, end + 1, '1.', ordinal) : undefined;
	if (mark === '、') {
		let stop = end + 1;
		while (isDigitAt(text, stop)) stop += 1;
		const isList = end + 1 < stop && readDigits(text, end + 1, stop) === ordinal + 1;
		return make(text, at, end + 1, '1、', ordinal, isList);
	}
	if (mark === '）' || mark === ')') return make(text, at, end + 1, '1）', ordinal);
	// "1 引言": a number and a space head a short line.
	const mayHead = isBlankAt(text, end) && behind < text.length && !COUNTED.test(text.charAt(behind)) && (isHeading || (text.length <= 80 && !isLowerCaseAt(text, behind) && !ENDS_SENTENCE.test(text.slice(-2))));
	return mayHead ? make(text, at, end, '1', ordinal, true) : undefined;
}
const DATE = /^(?:[0-9０-９]{4}年|[0-9０-９]{1,2}月)/;
/** "3 个目标", "4 月": figures. */
const COUNTED = /[%％‰万亿年月日季周号期组班个人户家所次]/;
const ENDS_SENTENCE = /[。.；;，,、]\s?$/;
const isLowerCaseAt = (text: string, at: number): boolean => 'a' <= text.charAt(at) && text.charAt(at) <= 'z';
/** What makes "2.3 万" and "2.3 million" figures. */
const SPACED_TAIL = /[%％‰万亿a-z]/;
const FIGURE_TAIL = /[%％‰万亿千百十个元人户家年月日℃倍,，:：/\-—~～]/;

/** 第一章 第2节 第一部分; not 第一，, which orders points. */
function readDivision(text: string, at: number): Enumerator | undefined {
	let end = at + 1;
	while (end < at + 6 && (isDigitAt(text, end) || (CLASS[text.charCodeAt(end)] & HANZI_NUMERAL) !== 0)) end += 1;
	const ordinal = isDigitAt(text, at + 1) ? readDigits(text, at + 1, end) : readChinese(text, at + 1, end);
	if (ordinal === undefined || Number.isNaN(ordinal) || ordinal === 0) return undefined;
	const noun = text.startsWith('部分', end) ? '部分' : text[end];
	const style = noun === undefined ? undefined : DIVISIONS[noun];
	if (style === undefined) return undefined;
	end += noun.length;
	const mark = text[end];
	const isSure = mark === undefined || mark === '：' || mark === ':' || mark === '、' || isBlankAt(text, end);
	return make(text, at, mark === '、' || mark === '：' || mark === ':' ? end + 1 : end, style, ordinal, !isSure);
}
const DIVISIONS: Readonly<Record<string, EnumeratorStyle>> = { 部分: '第一部分', 篇: '第一部分', 编: '第一部分', 章: '第一章', 节: '第一节', 条: '第一条' };

/** 附件1, 附录A; not 附件1、附件2 nor 附件所列. */
function readAnnex(text: string, at: number): Enumerator | undefined {
	const found = ANNEX.exec(text.slice(at, at + 10));
	if (found === null) return undefined;
	const numeral = found[1];
	const ordinal = numeral === '' ? 1 : /[A-Z]/.test(numeral) ? numeral.charCodeAt(0) - 64 : (readChinese(numeral, 0, numeral.length) ?? readDigits(numeral, 0, numeral.length));
	return make(text, at, at + found[0].length, '附件1', ordinal, numeral === '' && text.length !== at + found[0].length);
}
const ANNEX = /^附[件录]([0-9]{0,2}|[A-Z]|[一二三四五六七八九十]{1,2})(?:[:：]|(?=[\s\u00a0]|$))/;

/** A. a) I. and the words Part, Section, Chapter, Annex before a number. */
function readLatin(text: string, at: number): Enumerator | undefined {
	const head = text.slice(at, at + 24);
	const division = LATIN_DIVISION.exec(head);
	if (division !== null) {
		const [printed, noun, numeral] = division;
		const ordinal = isDigitAt(numeral, 0) ? readDigits(numeral, 0, numeral.length) : (readRoman(numeral) ?? numeral.charCodeAt(0) - 64);
		const style = noun === 'Part' ? 'Part I' : noun === 'Chapter' ? 'Chapter 1' : noun === 'Section' ? 'Section 1' : '附件1';
		const isSure = printed.endsWith(':') || printed.endsWith('.') || at + printed.length === text.length;
		return make(text, at, at + printed.length, style, ordinal, !isSure);
	}
	const found = LATIN_NUMBER.exec(head);
	if (found === null) return undefined;
	const [printed, numeral, mark] = found;
	const roman = mark === '.' || mark === '．' || mark === '、' ? readRoman(numeral) : undefined;
	const end = at + printed.length;
	if (roman !== undefined && ROMAN_NUMERAL.test(numeral)) return make(text, at, end, 'I.', roman, true);
	if (numeral.length !== 1) return undefined;
	const ordinal = numeral.charCodeAt(0) & 0x1f;
	const style = mark === ')' || mark === '）' ? 'a）' : numeral < 'a' ? 'A.' : 'a.';
	return make(text, at, end, style, ordinal, true);
}
const LATIN_DIVISION = /^(Part|Section|Chapter|Appendix|Annex) ([0-9]{1,2}|[IVX]{1,5}|[A-Z])(?:[:.](?![0-9])|(?= |$))/;
const LATIN_NUMBER = /^([A-Za-z]|[IVX]{1,6})([.．、)）])(?=[\s\u00a0]|[\u3400-\u9fff])/;
const ROMAN_NUMERAL = /^[IVX]+$/;

/** ① ⑴ ⒈ ㈠ Ⅰ. */
function readSign(text: string, at: number): Enumerator | undefined {
	const code = text.charCodeAt(at);
	if (!(0x2160 <= code && code <= 0x3229)) return undefined;
	const character = text[at];
	for (const [name, { first, last }] of Object.entries(SIGNS)) {
		if (character < first || last < character) continue;
		const mark = text[at + 1];
		if (name === 'roman' && mark !== '.' && mark !== '．' && mark !== '、') return undefined;
		const end = at + (name === 'roman' ? 2 : 1);
		return make(text, at, end, SIGN_STYLES[name], character.charCodeAt(0) - first.charCodeAt(0) + 1);
	}
	return undefined;
}
const SIGN_STYLES: Readonly<Record<string, EnumeratorStyle>> = { circled: '①', parenthesized: '（1）', dotted: '1.', bracketed: '（一）', roman: 'I.' };

/** 甲、 壹、 */
function readStem(text: string, at: number): Enumerator | undefined {
	const character = text[at];
	if (character === undefined || text[at + 1] !== '、') return undefined;
	if (STEMS.includes(character)) return make(text, at, at + 2, '甲、', STEMS.indexOf(character) + 1, true);
	const formal = FORMAL.indexOf(character);
	return 0 <= formal && formal < 10 ? make(text, at, at + 2, '壹、', formal + 1, true) : undefined;
}

/** What a character may begin inside a paragraph. */
const [NUMERAL, DIVISION, WHICH, WORD, BRACKET, SIGN, LATIN_WORD, DIGIT] = [1, 2, 3, 4, 5, 6, 7, 8];
const TRIGGERS = byCharacter({
	一二三四五六七八九十: NUMERAL, 首再最: WORD, FST: LATIN_WORD, '（(': BRACKET, '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳': SIGN, '123456789１２３４５６７８９': DIGIT, 第: DIVISION, 其: WHICH,
});
const isNumeralAt = (text: string, at: number): boolean => TRIGGERS.get(text.charCodeAt(at)) === NUMERAL;

function readPoint(text: string, at: number, trigger: number, after: number): Enumerator | undefined {
	switch (trigger) {
		case 0:
			return undefined;
		case NUMERAL: {
			let end = at + 1;
			while (isNumeralAt(text, end)) end += 1;
			const verb = text[end];
			if ((verb !== '是' && verb !== '要') || 3 < end - at) return undefined;
			const ordinal = readChinese(text, at, end);
			const isIdiom = text.startsWith(text.slice(at, end), end + 1); // 一是一
			if (ordinal === undefined || isIdiom) return undefined;
			return make(text, at, end + 1, verb === '是' ? '一是' : '一要', ordinal);
		}
		case DIVISION: {
			let end = at + 1;
			while (isNumeralAt(text, end)) end += 1;
			const mark = text[end];
			if (end === at + 1 || (mark !== '，' && mark !== ',' && mark !== '、') || after < SENTENCE) return undefined;
			const ordinal = readChinese(text, at + 1, end);
			const goesOn = text[end + 1] === '第' || isNumeralAt(text, end + 1); // 第一、第三产业
			return ordinal === undefined || (mark === '、' && goesOn) ? undefined : make(text, at, end + 1, '第一，', ordinal);
		}
		case WHICH: {
			if (text.startsWith('其次', at)) return readWord(text, at, after, 2);
			const ordinal = '一二三四五六七八九十'.indexOf(text[at + 1] ?? '-') + 1;
			const mark = text[at + 2];
			const counts = 0 < ordinal && (mark === '，' || mark === ',' || mark === '、') && SENTENCE <= after;
			return counts ? make(text, at, at + 3, '其一，', ordinal) : undefined;
		}
		case WORD: {
			if (text.startsWith('首先', at)) return readWord(text, at, after, 1);
			if (text.startsWith('再次', at)) return readWord(text, at, after, 3);
			return text.startsWith('最后', at) ? readWord(text, at, after, LAST) : undefined;
		}
		case LATIN_WORD: {
			const word = text.slice(at, at + 9);
			const ordinal = word.startsWith('Finally,') || word.startsWith('Lastly,') ? LAST : WORDS.indexOf(word.slice(0, Math.max(0, word.indexOf(',')))) + 1;
			return 0 < ordinal && SENTENCE <= after ? make(text, at, at + word.indexOf(',') + 1, '首先，', ordinal) : undefined;
		}
		case BRACKET: {
			const found = readBracketed(text, at);
			return found !== undefined && !found.doubtful ? found : undefined;
		}
		case DIGIT: {
			const found = STOP <= after ? readArabic(text, at) : undefined;
			const isSimple = found !== undefined && !found.doubtful && (found.style === '1.' || found.style === '1、' || found.style === '1）');
			return isSimple ? found : undefined;
		}
		default:
			return readSign(text, at);
	}
}
/** The ordinal of 最后: after whatever came before. */
export const LAST = 99;

function readWord(text: string, at: number, after: number, ordinal: number): Enumerator | undefined {
	const mark = text[at + 2];
	if ((mark !== '，' && mark !== ',') || after < SENTENCE) return undefined;
	return make(text, at, at + 3, '首先，', ordinal);
}

/** A point stands at the head or behind a mark that ends a clause; some only behind one that ends a sentence. */
const [CLAUSE, SENTENCE, STOP, HEAD] = [1, 2, 3, 4];
const WEIGHTS = byCharacter({ '，,、—（(': CLAUSE, '。；：！？;': STOP });
const stopsAt = (text: string, at: number): number => STOPS[KIND[text.charCodeAt(at)]];

/** A lone ①, （1） or 第一， in a paragraph is a reference, a note or a word; 一是 may have its 二是 in the next paragraph. */
function dropLonePoints(points: readonly Enumerator[], head: number): Enumerator[] {
	const ordinals = new Map<EnumeratorStyle, Set<number>>();
	for (const { style, ordinal } of points) ordinals.set(style, (ordinals.get(style) ?? new Set()).add(ordinal));
	return points.filter((point, index) => {
		const { style, span } = point;
		const ofStyle = ordinals.get(style)!;
		const isRunInHead = span.start <= head && isRunIn(style);
		return style === '一是' || isRunInHead || standsFor(point, points[index - 1], points[index + 1]) || (ofStyle.has(1) && isRunIn(style) && style !== '首先，' && 1 < ofStyle.size) || (ofStyle.has(1) && (ofStyle.has(2) || (ofStyle.has(3) && style === '首先，') || (ofStyle.has(LAST) && 1 < ofStyle.size)));
	});
}

/** 二要 between 一是 and 三是, 第二 after 首先: a point in the words of another list. */
export function standsFor({ style, ordinal }: Enumerator, before: Enumerator | undefined, after: Enumerator | undefined): boolean {
	if (!isRunIn(style) || before === undefined || before.style === style || !isRunIn(before.style) || before.ordinal + 1 !== ordinal) return false;
	const fills = after !== undefined && after.style === before.style && after.ordinal === ordinal + 1;
	return fills || (before.style === '首先，' && style === '第一，');
}
