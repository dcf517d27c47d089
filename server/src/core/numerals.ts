import { HANZI_NUMERAL, byCharacter, classAt, codeAt, isAnyAt, isAt, isHanAt } from './chars.ts';
import { type Decimal, decimal, powerOfTen, toBigInt } from './decimal.ts';
import type { Notation } from './quantities.ts';

/** A numeral in the text, before its scale and unit. */
export interface Numeral {
	readonly end: number;
	readonly value: Decimal;
	readonly notation: Notation;
	/** "十几", "三四" — the numeral itself is approximate; `upper` if it names both ends. */
	readonly vague: 'above' | 'range' | undefined;
	readonly upper: Decimal | undefined;
}

const createNumeral = (end: number, value: Decimal, notation: Notation, vague?: Numeral['vague'], upper?: Decimal): Numeral => ({ end, value, notation, vague, upper });

/**
 * Reads Arabic digits at `at`, half- or full-width, with separators between groups of three and with decimals:
 * "1,205.50", "２７，２０３", "1 234 567". A comma that does not part groups of three ends the numeral; a plain space
 * parts groups (GB/T 15835—2011, 5.1.1) only between Chinese characters, since columns are parted by spaces too.
 */
export function readArabic(text: string, at: number): Numeral {
	const zero = text.charCodeAt(at) < 0x100 ? 0x30 : 0xff10;
	let end = endOfDigits(text, at, zero);
	let separator = '';
	if (end - at <= 3) {
		const isSeparator = isAnyAt(text, end, zero === 0x30 ? SEPARATORS : FULL_WIDTH_SEPARATORS);
		const mark = isSeparator ? text.charAt(end) : isAt(text, end, ' ') && isHanAt(text, at - 1) ? ' ' : '';
		let groupsEnd = end;
		while (mark !== '' && isAt(text, groupsEnd, mark) && endOfDigits(text, groupsEnd + 1, zero) === groupsEnd + 4) groupsEnd += 4;
		if (end < groupsEnd && (mark !== ' ' || isHanAt(text, groupsEnd))) {
			end = groupsEnd;
			separator = mark;
		}
	}
	let exponent = 0;
	const from = end + 1;
	const decimalsEnd = isAnyAt(text, end, zero === 0x30 ? '.' : FULL_WIDTH_POINTS) ? endOfDigits(text, from, zero) : from;
	if (from < decimalsEnd) {
		end = decimalsEnd;
		exponent = from - end;
	}
	const notation: Notation = separator === '' ? (zero === 0x30 ? ASCII : FULL_WIDTH) : { digits: zero === 0x30 ? 'ascii' : 'fullWidth', separator };
	return createNumeral(end, { coefficient: readDigits(text, at, end, zero), exponent }, notation);
}
const ASCII: Notation = { digits: 'ascii', separator: '' };
const FULL_WIDTH: Notation = { digits: 'fullWidth', separator: '' };
const SEPARATORS = ',\u2009\u202f';
const FULL_WIDTH_SEPARATORS = '，,';
const FULL_WIDTH_POINTS = '.．·';

/** Where digits of one width end, of which `zero` is the first. */
function endOfDigits(text: string, at: number, zero: number): number {
	let end = at;
	for (let digit = codeAt(text, end) - zero; 0 <= digit && digit <= 9; digit = codeAt(text, end) - zero) end += 1;
	return end;
}

/** The number that the digits of a stretch make, whatever stands between them. What is below 2^53 needs no string. */
function readDigits(text: string, from: number, to: number, zero: number): bigint {
	let value = 0;
	let digits = '';
	const isLong = 15 < to - from;
	for (let at = from; at < to; at += 1) {
		const digit = text.charCodeAt(at) - zero;
		if (digit < 0 || 9 < digit) continue;
		if (isLong) digits += digit;
		else value = value * 10 + digit;
	}
	return isLong ? BigInt(digits) : toBigInt(value);
}

const HANZI_DIGIT = byCharacter({ '〇零': 0, 一: 1, 二两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 });
const HANZI_POWER = byCharacter({ 十: 1, 百: 2, 千: 3 });
/** 廿四, 卅载. */
const HANZI_TENS = byCharacter({ 廿: 20, 卅: 30 });
/** No numeral begins so: 百般, 万一, 数百, 半天. */
const NO_HANZI_START = '百千万亿几数半零';

/**
 * Reads a Chinese numeral at `at`: "十八亿三千万", "四千", "一百三十六", "二〇二五", "十几", "三四". Undefined if what
 * stands there is no number ("万一", "百般", a bare 几). The last printed place is that of the last word: 四千 is 4 × 10³.
 */
export function readHanzi(text: string, at: number): Numeral | undefined {
	let end = at;
	while ((classAt(text, end) & HANZI_NUMERAL) !== 0) end += 1;
	if (isAnyAt(text, at, NO_HANZI_START)) return undefined;
	let total = 0n; // complete 万 and 亿 groups
	let group = 0; // below 万
	let digit = -1; // the digit that waits for its power
	let place = 0; // power of the last word read
	let lowest = 0;
	let vague: 'above' | 'range' | undefined;
	let positional = 0; // digits in a row, as in 二〇二五
	for (let i = at; i < end; i += 1) {
		const code = text.charCodeAt(i);
		const value = HANZI_DIGIT.get(code);
		if (value !== undefined) {
			// 一百零五: the zero stands for an empty place
			if (value === 0 && digit < 0 && at < i) continue;
			if (0 <= digit) {
				const isLast = i + 1 === end || HANZI_POWER.get(codeAt(text, i + 1)) !== undefined || isAnyAt(text, i + 1, '万亿');
				const adjacent = value === digit + 1 && positional < 2 && isLast;
				if (adjacent) {
					// 三四十人, 十七八岁: both ends of a guess
					const power = HANZI_POWER.get(codeAt(text, i + 1));
					const unit = 10 ** (power ?? placeBelow(text, i - 2));
					if (power !== undefined) i += 1;
					const low = BigInt(group + digit * unit);
					return createNumeral(i + 1, decimal(total + low), CHINESE, 'range', decimal(total + BigInt(group + value * unit)));
				}
				return readPositional(text, at, end);
			}
			digit = value;
			positional += 1;
			place = 0;
			lowest = 0;
			continue;
		}
		const tens = HANZI_TENS.get(code);
		if (tens !== undefined && i === at) {
			group = tens;
			place = 1;
			lowest = 1;
			continue;
		}
		const power = HANZI_POWER.get(code);
		if (power !== undefined) {
			group += (digit < 0 ? 1 : digit) * 10 ** power;
			digit = -1;
			positional = 0;
			place = power;
			lowest = power;
		} else if (isAnyAt(text, i, '万亿')) {
			if (0 < digit) group += digit;
			const shift = isAt(text, i, '万') ? 4 : 8;
			if (total !== 0n && group === 0) total *= powerOfTen(shift);
			else total = shift === 8 ? (total + BigInt(group)) * powerOfTen(8) : total + BigInt(group) * powerOfTen(4);
			lowest = shift + (0 <= digit ? 0 : place);
			group = 0;
			digit = -1;
			positional = 0;
			place = 0;
		} else if (isAt(text, i, '几')) {
			vague = 'above';
			end = i + 1;
			break;
		} else {
			end = i;
			break;
		}
	}
	if (end === at) return undefined;
	if (0 <= digit) {
		lowest = placeBelow(text, end - 2);
		group += digit * 10 ** lowest;
	}
	const value = total === 0n ? toBigInt(group) : total + BigInt(group);
	if (lowest !== 0 && value % powerOfTen(lowest) !== 0n) lowest = 0;
	return createNumeral(end, { coefficient: lowest === 0 ? value : value / powerOfTen(lowest), exponent: lowest }, CHINESE, vague);
}
/** The place of a last digit behind the word at `at`: 一百零五 is 105, but 一百五 colloquially 150, 三万五 35,000. */
function placeBelow(text: string, at: number): number {
	const above = BARE_POWER.get(codeAt(text, at));
	return above !== undefined && 1 < above ? above - 1 : 0;
}
const CHINESE: Notation = { digits: 'chinese', separator: '' };

/** 二〇二五: digit by digit. Without a zero, few digits in a row are words: 三五成群, 四二一家庭. */
function readPositional(text: string, at: number, end: number): Numeral | undefined {
	if (end - at < 4 && !ZERO.test(text.slice(at, end))) return undefined;
	let digits = '';
	for (let i = at; i < end; i += 1) {
		const value = HANZI_DIGIT.get(text.charCodeAt(i));
		if (value === undefined) return undefined;
		digits += value;
	}
	return createNumeral(end, decimal(BigInt(digits)), CHINESE);
}
const ZERO = /[〇零]/;

/** 百, 千万, 万亿 alone: 1 and zeros, where a word before says it is a bound (近百人, 超千万元). Undefined for anything else. */
export function readBareScale(text: string, at: number): Numeral | undefined {
	let exponent = 0;
	let end = at;
	for (; end < text.length; end += 1) {
		const power = BARE_POWER.get(text.charCodeAt(end));
		if (power === undefined || (0 < exponent && power < 4)) break;
		exponent += power;
	}
	return end === at ? undefined : createNumeral(end, decimal(1n, exponent), CHINESE);
}
const BARE_POWER = byCharacter({ 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 });

const ENGLISH_NUMBER: Readonly<Record<string, number>> = {
	two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15,
	sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};

/**
 * Reads English number words: "twelve", "twenty-five", "three hundred and twenty", "half a". A last hundred, thousand, million
 * … that multiplies all of it is left to be read as a scale. `one` alone is an article or a pronoun far more often than a number.
 */
export function readEnglish(text: string, at: number, wordEnd: number): Numeral | undefined {
	if (9 < wordEnd - at) return undefined;
	const first = text.slice(at, wordEnd).toLowerCase();
	if (first === 'half') return HALF_A.test(text.slice(wordEnd, wordEnd + 12)) ? createNumeral(wordEnd + 2, decimal(5n, -1), ENGLISH) : undefined;
	if (ENGLISH_NUMBER[first] === undefined && !(first === 'one' && ONE_SCALE.test(text.slice(wordEnd, wordEnd + 10)))) return undefined;
	let total = 0;
	let group = 0;
	let end = at;
	let last = ''; // the kind of the last word
	let bare: { end: number; value: number } | undefined; // without the scale that multiplies all
	for (let from = at; ; ) {
		const found = NUMBER_WORD.exec(text.slice(from, from + 14));
		if (found === null) break;
		const word = found[2].toLowerCase();
		const value = word === 'one' ? 1 : ENGLISH_NUMBER[word];
		if (value !== undefined) {
			const isOnes = value < 10;
			const isAllowed = last === '' || last === 'scale' || (last === 'tens' && isOnes);
			if (!isAllowed) break;
			group += value;
			last = value < 20 ? 'ones' : 'tens';
			bare = undefined;
		} else if (word === 'hundred') {
			if (last !== 'ones' || group === 0 || 99 < group) break;
			bare = total === 0 ? { end, value: group } : undefined;
			group *= 100;
			last = 'scale';
		} else {
			const scale = ENGLISH_SCALE[word];
			if (group === 0 || (total !== 0 && total < scale * 1000)) break;
			bare = total === 0 ? { end, value: group } : undefined;
			total += group * scale;
			group = 0;
			last = 'scale';
		}
		end = from + found[0].length;
		from = end;
	}
	if (end === at) return undefined;
	return bare === undefined ? createNumeral(end, decimal(total + group), ENGLISH) : createNumeral(bare.end, decimal(bare.value), ENGLISH);
}
/** Whether an English word may begin a number or a fraction, told by three letters: nearly all words are none. */
export function mayCount(text: string, at: number): boolean {
	const initial = text.charCodeAt(at);
	if (INITIALS[initial] === 0) return false;
	const first = (initial | 0x20) - 0x61;
	const second = (codeAt(text, at + 1) | 0x20) - 0x61;
	const third = (codeAt(text, at + 2) | 0x20) - 0x61;
	const isWord = 0 <= first && first < 26 && 0 <= second && second < 26 && 0 <= third && third < 26;
	return isWord ? STARTS[(first * 26 + second) * 26 + third] === 1 : first === 0 && isAt(text, at + 1, ' ');
}
const INITIALS = new Uint8Array(65536);
for (const letter of 'aefhnostAEFHNOST') INITIALS[letter.charCodeAt(0)] = 1;
const STARTS = new Uint8Array(26 * 26 * 26);
for (const start of 'two twe thr thi ten fou fiv fif for six sev eig ele nin one hal'.split(' ')) {
	const [first, second, third] = Array.from(start, letter => letter.charCodeAt(0) - 0x61);
	STARTS[(first * 26 + second) * 26 + third] = 1;
}
const NUMBER_WORD = /^((?:-| (?:and )?)?)(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion)(?![A-Za-z])/i;
const ENGLISH_SCALE: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };
const ONE_SCALE = /^ (?:hundred|thousand|million|billion)(?![A-Za-z])/;
const HALF_A = /^ a (?:million|billion|dozen)(?![A-Za-z])/;
const ENGLISH: Notation = { digits: 'english', separator: '' };
