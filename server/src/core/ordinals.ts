/** The alphabets that enumerators count in. A number is read from, and printed in, the alphabet that its look names. */
export type Alphabet = 'chinese' | 'formal' | 'stems' | 'ascii' | 'fullWidth' | 'upperRoman' | 'lowerRoman' | 'upperLatin' | 'lowerLatin' | keyof typeof SIGNS;

/** Prints 12 as 十二, １２, ⑫, XII …, or undefined where the alphabet does not go so far. */
export function printOrdinal(ordinal: number, alphabet: Alphabet): string | undefined {
	if (ordinal < 1 || 9999 < ordinal) return undefined;
	switch (alphabet) {
		case 'chinese': return printChinese(ordinal);
		case 'formal': return [...printChinese(ordinal)].map(digit => FORMAL['一二三四五六七八九十百千零'.indexOf(digit)]).join('');
		case 'stems': return STEMS[ordinal - 1];
		case 'ascii': return String(ordinal);
		case 'fullWidth': return String(ordinal).replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
		case 'upperRoman': return printRoman(ordinal);
		case 'lowerRoman': return printRoman(ordinal).toLowerCase();
		case 'upperLatin': return ordinal <= 26 ? String.fromCharCode(64 + ordinal) : undefined;
		case 'lowerLatin': return ordinal <= 26 ? String.fromCharCode(96 + ordinal) : undefined;
		default: {
			const { first, last } = SIGNS[alphabet];
			const code = first.charCodeAt(0) + ordinal - 1;
			return code <= last.charCodeAt(0) ? String.fromCharCode(code) : undefined;
		}
	}
}

/** Reads Chinese numerals up to 千: 三, 十二, 二十, 一百零三. Undefined if they are no number that counts. */
export function readChinese(text: string, start: number, end: number): number | undefined {
	let total = 0;
	let digit = 0;
	for (let at = start; at < end; at += 1) {
		const value = CHINESE_VALUES.get(text.charCodeAt(at));
		if (value === undefined) return undefined;
		if (value < 10) {
			if (digit !== 0 && value !== 0) return undefined;
			digit = value;
		} else {
			total += (digit === 0 ? 1 : digit) * value;
			digit = 0;
		}
	}
	return 0 < total + digit ? total + digit : undefined;
}

/** Reads i, iv, XII; undefined if it is not written as a Roman numeral is. */
export function readRoman(numeral: string): number | undefined {
	const upper = numeral.toUpperCase();
	let total = 0;
	for (let at = 0; at < upper.length; at += 1) {
		const value = ROMAN_VALUES[upper[at]];
		if (value === undefined) return undefined;
		total += value < (ROMAN_VALUES[upper[at + 1]] ?? 0) ? -value : value;
	}
	return 0 < total && printRoman(total) === upper ? total : undefined;
}

/** Single characters that hold a whole number, in the order of Unicode. */
export const SIGNS = {
	circled: { first: '①', last: '⑳' },
	parenthesized: { first: '⑴', last: '⒇' },
	dotted: { first: '⒈', last: '⒛' },
	bracketed: { first: '㈠', last: '㈩' },
	roman: { first: 'Ⅰ', last: 'Ⅻ' },
} as const;

export const STEMS = '甲乙丙丁戊己庚辛壬癸';
export const FORMAL = '壹贰叁肆伍陆柒捌玖拾佰仟零';
export const WORDS: readonly string[] = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

const DIGITS = '零一二三四五六七八九';
const CHINESE_VALUES = new Map([...'〇一二三四五六七八九'].map((digit, value) => [digit.charCodeAt(0), value] as const)
	.concat([['零', 0], ['两', 2], ['十', 10], ['百', 100], ['千', 1000]].map(([digit, value]) => [(digit as string).charCodeAt(0), value as number] as const)));

function printChinese(ordinal: number): string {
	let printed = '';
	let gap = false;
	for (const [scale, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
		const digit = Math.floor(ordinal / scale) % 10;
		if (digit === 0) {
			gap = printed !== '';
			continue;
		}
		if (gap) printed += '零';
		gap = false;
		const silent = scale === 10 && digit === 1 && printed === '';
		printed += (silent ? '' : DIGITS[digit]) + name;
	}
	return printed;
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const ROMAN_STEPS = [[100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const;

function printRoman(ordinal: number): string {
	let printed = '';
	for (const [value, sign] of ROMAN_STEPS) {
		for (; value <= ordinal; ordinal -= value) printed += sign;
	}
	return printed;
}
