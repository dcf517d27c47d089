import assert from 'node:assert/strict';
import fc from 'fast-check';
import Nzh from 'nzh';
import writtenNumber from 'written-number';
import { type Decimal, powerOfTen, printDecimal, toRational } from '../server/src/core/decimal.ts';
import { type Numeral, mayCount, readArabic, readBareScale, readEnglish, readHanzi } from '../server/src/core/numerals.ts';
import { printChineseInteger } from '../server/src/core/print.ts';
import { readFigures } from '../server/src/core/quantities.ts';

// Oracles: two libraries that write numbers in words, by other people and for other purposes.
/** 万万 is no style of reports; from ten to nineteen 十 and 一十 both are. */
const writtenHanzi = (n: bigint, tenMin = true): string => Nzh.cn.encodeS(n.toString(), { tenMin, ww: false });

const whole = (value: Decimal): bigint => {
	const { numerator, denominator } = toRational(value);
	assert.equal(numerator % denominator, 0n);
	return numerator / denominator;
};

/** Numbers of all lengths, many of them round. */
const numbers = (digits: number) => fc.tuple(fc.bigInt(0n, powerOfTen(digits) - 1n), fc.nat(digits), fc.nat(digits)).map(([n, keep, cut]) => {
	const short = n % powerOfTen(Math.max(1, keep));
	const place = powerOfTen(Math.min(cut, keep));
	return (short / place) * place;
});

suite('Chinese numerals', () => {
	test('are read as an oracle writes them', () => {
		fc.assert(fc.property(numbers(12), fc.boolean(), (n, tenMin) => {
			fc.pre(0n < n);
			const words = writtenHanzi(n, tenMin);
			const numeral = readHanzi(`${words}。`, 0);
			assert.ok(numeral, words);
			assert.equal(numeral.end, words.length, words);
			assert.equal(whole(numeral.value), n, words);
		}), { numRuns: 2000 });
	});
	test('are read with 两 for 二 where it may stand, and 〇 for 零', () => {
		fc.assert(fc.property(numbers(9), n => {
			fc.pre(0n < n);
			const words = writtenHanzi(n).replace(/二(?=[百千万亿])/g, '两').replaceAll('零', '〇');
			const numeral = readHanzi(words, 0);
			assert.ok(numeral, words);
			assert.equal(whole(numeral.value), n, words);
		}));
	});
	test('are printed as the oracle reads them', () => {
		fc.assert(fc.property(numbers(15), n => {
			assert.equal(String(Nzh.cn.decodeS(printChineseInteger(n))), n.toString());
		}));
	});
	test('know the place of their last word', () => {
		const place = (words: string) => readHanzi(words, 0)!.value.exponent;
		assert.deepEqual(['四千', '三十六', '一百二十', '十八亿三千万', '两万', '一千零五', '二十'].map(place), [3, 0, 1, 7, 4, 0, 1]);
	});
	test('are printed digit by digit, colloquially, with 万万, 廿 and 卅', () => {
		const read = (words: string) => whole(readHanzi(words, 0)!.value);
		assert.deepEqual(['二〇二五', '一百五', '三千六', '三万五', '两亿三', '三万零五', '两万三千', '六万万', '廿四', '卅', '九零', '一九九零', '五〇三'].map(read), [2025n, 150n, 3600n, 35000n, 230000000n, 30005n, 23000n, 600000000n, 24n, 30n, 90n, 1990n, 503n]);
	});
	test('name both ends of a guess', () => {
		const ends = (words: string) => [whole(readHanzi(words, 0)!.value), whole(readHanzi(words, 0)!.upper!)];
		assert.deepEqual(['三四', '三四十', '十七八', '五六百', '一百二三十', '一百二三', '一万二三千', '二十三四'].map(ends), [[3n, 4n], [30n, 40n], [17n, 18n], [500n, 600n], [120n, 130n], [120n, 130n], [12000n, 13000n], [23n, 24n]]);
		assert.equal(readHanzi('十几', 0)!.vague, 'above');
	});
	test('that say no number are none', () => {
		for (const words of ['百', '千万', '几十', '数百', '万一', '三五成群', '四二一']) {
			const read = readHanzi(words, 0);
			assert.ok(read === undefined || read.end < words.length, words);
		}
	});
	test('never fail, on any run of numerals', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'〇零一二两三四五六七八九十百千万亿半几数廿卅多余个年成倍'), maxLength: 12 }), words => {
			const numeral = readHanzi(words, 0);
			assert.ok(numeral === undefined || (0 < numeral.end && numeral.end <= words.length));
			for (const { span } of readFigures(words).quantities) assert.ok(0 <= span.start && span.start < span.end && span.end <= words.length);
		}));
	});
});

suite('English numerals', () => {
	test('are read as an oracle writes them', () => {
		fc.assert(fc.property(fc.oneof(fc.integer({ min: 2, max: 999 }), fc.integer({ min: 2, max: 999_999_999 })), n => {
			const [{ value, text }] = readFigures(`${writtenNumber(n)} sites`).quantities;
			assert.equal(text.split(' sites')[0], writtenNumber(n));
			assert.equal(whole(value), BigInt(n), writtenNumber(n));
		}));
	});
	test('stop where another number begins', () => {
		const read = (words: string) => {
			const numeral = readEnglish(words, 0, /[^a-z]/i.exec(words)!.index)!;
			return [words.slice(0, numeral.end), Number(whole(numeral.value))];
		};
		assert.deepEqual(read('five and six'), ['five', 5]);
		assert.deepEqual(read('nineteen eighty-four'), ['nineteen', 19]);
		assert.deepEqual(read('two of three'), ['two', 2]);
	});
});

suite('numerals at a place', () => {
	/** "三百万 3000000 e6": what was read, its value, the power of its last place, both ends of a guess, what parts groups. */
	const show = (text: string, numeral: Numeral | undefined, at = 0): string => {
		if (numeral === undefined) return '–';
		const { end, value, upper, vague, notation: { separator } } = numeral;
		const place = value.exponent <= 0 ? '' : ` e${value.exponent}`;
		return `${text.slice(at, end)} ${printDecimal(value)}${place}${upper === undefined ? '' : `–${printDecimal(upper)}`}${vague === undefined ? '' : ` ${vague}`}${separator === '' ? '' : ` [${separator}]`}`;
	};
	const rows = (read: (text: string) => string, table: Readonly<Record<string, string>>): void => {
		for (const [text, told] of Object.entries(table)) assert.equal(read(text), told, text);
	};

	test('digits', () => rows(text => `${show(text, readArabic(text, 0))} ${readArabic(text, 0).notation.digits}`, {
		'1,205户': '1,205 1205 [,] ascii', '1,20户': '1 1 ascii', '12,345,678': '12,345,678 12345678 [,] ascii', '1234,567': '1234 1234 ascii', '1,2345': '1 1 ascii',
		'1,234,56': '1,234 1234 [,] ascii', '120.5': '120.5 120.5 ascii', '120.': '120 120 ascii', '120.5.6': '120.5 120.5 ascii', '１２０．５': '１２０．５ 120.5 fullWidth',
		'１２０.５': '１２０.５ 120.5 fullWidth', '120．5': '120 120 ascii', '１，２０５': '１，２０５ 1205 [，] fullWidth', '1，205': '1 1 ascii', '１,２０５': '１,２０５ 1205 [,] fullWidth',
		'9007199254740993': '9007199254740993 9007199254740993 ascii', '123456789012345': '123456789012345 123456789012345 ascii', '９００７１９９２５４７４０９９３': '９００７１９９２５４７４０９９３ 9007199254740993 fullWidth', '1\u2009234': '1\u2009234 1234 [\u2009] ascii', '0.50': '0.50 0.50 ascii',
		'007': '007 7 ascii',
	}));
	test('groups that blanks part stand between Chinese characters', () => {
		for (const [text, told] of [['入1 234 567元', '1 234 567 1234567 [ ]'], ['a1 234元', '1 1'], ['入1 234 a', '1 1'], ['入1 23元', '1 1'], ['入1 234', '1 1']]) assert.equal(show(text, readArabic(text, 1), 1), told, text);
	});
	test('Chinese', () => rows(text => show(text, readHanzi(text, 0)), {
		一百零五: '一百零五 105', 一百五: '一百五 150 e1', 一千零五十: '一千零五十 1050 e1', 三千六百: '三千六百 3600 e2', 三千六: '三千六 3600 e2', 十几户: '十几 10 e1 above', 二十几: '二十几 20 e1 above', 四千余: '四千 4000 e3',
		三四十人: '三四十 30–40 range', 二三百: '二三百 200–300 range', 一二三四: '一二三四 1234', 一二三: '–', 二〇二: '二〇二 202', 三五成群: '–', 十八亿三千万: '十八亿三千万 1830000000 e7', 一亿零五万: '一亿零五万 100050000 e4',
		两万三千: '两万三千 23000 e3', 廿四: '廿四 24', 卅: '卅 30 e1', 三廿: '三 3', 百: '–', 十: '十 10 e1', 十二: '十二 12', 一十二: '一十二 12',
		五万万: '五万万 500000000 e4', 四五个: '四五 4–5 range', 五四: '–', 七八十: '七八十 70–80 range', 十七八: '十七八 17–18 range', 一百二三十: '一百二三十 120–130 range', 九十: '九十 90 e1', 零五: '–',
		两: '两 2', 三百万: '三百万 3000000 e6', 三百五十万: '三百五十万 3500000 e5', 十万零五百: '十万零五百 100500 e2', 一百二十: '一百二十 120 e1', 一万亿: '一万亿 1000000000000 e8', 一千二百三十四万五千六百七十八: '一千二百三十四万五千六百七十八 12345678', 一二: '一二 1–2 range',
		八九亿: '八九 8–9 range', 六七万: '六七 6–7 range', 一百零: '一百零 100 e2', 二十零三: '二十零三 23', 一百二三: '一百二三 120–130 range', 十万亿: '十万亿 10000000000000 e8', 一三五: '–', 一二三四五: '一二三四五 12345',
		二〇二五年: '二〇二五 2025', 五十五: '五十五 55', 五五: '–', 三十二三: '三十二三 32–33 range',
	}));
	test('scales alone', () => rows(text => show(text, readBareScale(text, 0)), {
		百人: '百 100 e2', 百万: '百万 1000000 e6', 千万元: '千万 10000000 e7', 万亿: '万亿 1000000000000 e12', 百千: '百 100 e2', 万百: '万 10000 e4', 亿: '亿 100000000 e8', 十: '十 10 e1', 人: '–', 千百万: '千 1000 e3', 万万: '万万 100000000 e8', 万: '万 10000 e4',
	}));
	test('English words, without the scale that multiplies all of them', () => rows(text => show(text, readEnglish(text, 0, /[^a-z]|$/i.exec(text)!.index)), {
		'twenty-five sites': 'twenty-five 25', 'three hundred and twenty': 'three hundred and twenty 320', 'two hundred': 'two 2', 'two hundred thousand': 'two hundred 200',
		'three thousand two hundred': 'three thousand two hundred 3200', 'one hundred': 'one 1', 'one site': '–', 'one thousand': 'one 1',
		'half a million': 'half a 0.5', 'half a dozen': 'half a 0.5', 'half the sites': '–', 'seventeen': 'seventeen 17',
		'ninety-nine': 'ninety-nine 99', 'twenty twenty': 'twenty 20', 'nineteen eighty-four': 'nineteen 19', 'two thousand-five': 'two thousand-five 2005',
		'two thousand five': 'two thousand five 2005', 'five million three thousand': 'five million three thousand 5003000', 'three thousand five million': 'three thousand five 3005', 'twelve hundred': 'twelve 12',
		'hundred': '–', 'forty-ten': 'forty 40', 'two three': 'two 2', 'Two Hundred': 'Two 2',
		'ten hundred hundred': 'ten 10', 'two hundred and five thousand': 'two hundred and five 205', 'twenty-five hundred': 'twenty-five 25', 'two million': 'two 2',
		'thirty-one thousand': 'thirty-one 31', 'one hundred and one': 'one hundred and one 101', 'five and six': 'five 5', 'two hundred hundred': 'two 2',
		'eleven and a half': 'eleven 11', 'ninety thousand nine': 'ninety thousand nine 90009', 'three million million': 'three 3', 'three million two million': 'three million two 3000002',
		'two thousand thousand': 'two 2', 'six hundredfold': 'six 6', 'one hundred twenty-one': 'one hundred twenty-one 121',
	}));
	test('three letters tell which words may count', () => {
		for (const text of ['two', 'Two', 'TWO', 'a third', 'half', 'one', 'ten', 'five', 'Hal']) assert.ok(mayCount(text, 0), text);
		for (const text of ['twx', 'wo', 'ab', 'a', 'b half', 'hat', 'zzz', '{wo', 'tw{', 't[o', 'on1', '`ne', 'ᵗwo', 'elf', 'zwei', '[wo', 'o@e', 'onz']) assert.ok(!mayCount(text, 0), text);
	});
});
