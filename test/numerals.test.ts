import assert from 'node:assert/strict';
import fc from 'fast-check';
import Nzh from 'nzh';
import writtenNumber from 'written-number';
import { type Decimal, powerOfTen, toRational } from '../server/src/core/decimal.ts';
import { readEnglish, readHanzi } from '../server/src/core/numerals.ts';
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
		assert.deepEqual(['二〇二五', '一百五', '三千六', '两万三千', '六万万', '廿四', '卅'].map(read), [2025n, 150n, 3600n, 23000n, 600000000n, 24n, 30n]);
	});
	test('name both ends of a guess', () => {
		const ends = (words: string) => [whole(readHanzi(words, 0)!.value), whole(readHanzi(words, 0)!.upper!)];
		assert.deepEqual(['三四', '三四十', '十七八', '五六百'].map(ends), [[3n, 4n], [30n, 40n], [17n, 18n], [500n, 600n]]);
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
