import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Decimal, type Rational, addRational, ceilingRational, decimal, divideRational, floorRational, multiplyRational, powerOfTen, printDecimal, raiseRational, rational, subtractRational, toRational } from '../server/src/core/decimal.ts';
import { valueOf } from '../server/src/core/intervals.ts';
import { changeFigure, printChineseInteger, printExact, printLike, printNumber, printOperands, printResult, printRounded, quoteLike } from '../server/src/core/print.ts';
import { type Quantity, readFigures } from '../server/src/core/quantities.ts';
import type { Relation } from '../server/src/core/relations.ts';
import type { Verdict } from '../server/src/core/rule.ts';
import { rules } from '../server/src/rules/registry.ts';
import { figure, figures } from './figures.ts';

// Whoever rounds in an accepted way is never told to be wrong; who is off by more than all of them is. Numbers that are
// printed for others to compute with are rounded to the nearest, half up or half to even; results in any of five ways.
type Rounding = (value: Rational) => bigint;

const twice = (value: Rational): Rational => multiplyRational(value, rational(2n));
const halfUp: Rounding = value => floorRational(divideRational(addRational(twice(value), rational(1n)), rational(2n)));
const halfEven: Rounding = value => {
	const up = halfUp(value);
	const isTie = value.denominator !== 0n && twice(value).numerator % value.denominator === 0n && (twice(value).numerator / value.denominator) % 2n !== 0n;
	return isTie && up % 2n !== 0n ? up - 1n : up;
};
const towardsZero: Rounding = value => value.numerator / value.denominator;
const toNearest: readonly Rounding[] = [halfUp, halfEven];
const anyWay: readonly Rounding[] = [halfUp, halfEven, floorRational, ceilingRational, towardsZero];

/** The value as the rounding prints it with so many decimals. */
const print = (value: Rational, places: number, round: Rounding): Decimal => decimal(round(multiplyRational(value, rational(powerOfTen(places)))), -places);
const money = (value: Rational, places: number, round: Rounding): Quantity => figure(`${printDecimal(print(value, places, round))}亿元`);
const ratio = (value: Rational, places: number, round: Rounding): Quantity => figure(`${printDecimal(print(multiplyRational(value, rational(100n)), places, round))}%`);
const people = (count: number | bigint): Quantity => figure(`${count}人`);
const moved = (quantity: Quantity, places: bigint): Quantity => ({ ...quantity, value: { ...quantity.value, coefficient: quantity.value.coefficient + places } });

function judge(id: string, relation: Relation): Verdict {
	return rules.find(rule => rule.id === id)!.judge(relation as never);
}

const stated = { claim: 'stated' } as const;
/** Amounts with more decimals than are ever printed. */
const amounts = fc.integer({ min: 10_000_000, max: 9_000_000_000 }).map(n => rational(n, 1_000_000));
const places = fc.integer({ min: 0, max: 2 });
const near = fc.constantFrom(...toNearest);
const any = fc.constantFrom(...anyWay);
const runs = { numRuns: 300 };
const notViolated = ({ status, working }: Verdict) => assert.notEqual(status, 'violated', working);

suite('accepted roundings are never violated', () => {
	test('sum', () => fc.assert(fc.property(fc.array(amounts, { minLength: 2, maxLength: 8 }), places, near, any, (values, digits, input, result) => {
		const whole = money(values.reduce(addRational), digits, result);
		notViolated(judge('sum-mismatch', { ...stated, kind: 'sum', whole, parts: values.map(value => money(value, digits, input)) }));
		const parts = values.map(value => money(value, digits, input));
		notViolated(judge('part-exceeds-whole', { ...stated, kind: 'partWhole', whole, parts, disjoint: true }));
	}), runs));

	test('difference', () => fc.assert(fc.property(amounts, amounts, places, near, any, (a, b, digits, input, result) => {
		const [less, more] = a.numerator < b.numerator ? [a, b] : [b, a];
		const difference = money(subtractRational(more, less), digits, result);
		notViolated(judge('difference-mismatch', { ...stated, kind: 'difference', minuend: money(more, digits, input), subtrahend: money(less, digits, input), difference }));
	}), runs));

	test('share of amounts', () => fc.assert(fc.property(amounts, amounts, places, places, near, any, (part, whole, digits, shareDigits, input, result) => {
		const share = ratio(divideRational(part, whole), shareDigits, result);
		notViolated(judge('share-mismatch', { ...stated, kind: 'share', parts: [money(part, digits, input)], wholes: [money(whole, digits, input)], share }));
	}), runs));

	test('share of counts, and the count behind a share', () => fc.assert(fc.property(fc.integer({ min: 1, max: 60_000 }), fc.nat(60_000), places, any, (n, k, digits, result) => {
		const share = ratio(rational(k % (n + 1), n), digits, result);
		notViolated(judge('share-mismatch', { ...stated, kind: 'share', parts: [people(k % (n + 1))], wholes: [people(n)], share }));
		notViolated(judge('share-impossible', { ...stated, kind: 'possibleShare', whole: people(n), share }));
	}), runs));

	test('totals of shares', () => fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 2, maxLength: 9 }), places, near, (weights, digits, input) => {
		const sum = weights.reduce((a, b) => a + b);
		notViolated(judge('share-total-mismatch', { ...stated, kind: 'shareTotal', shares: weights.map(weight => ratio(rational(weight, sum), digits, input)) }));
	}), runs));

	test('growth, compound or not', () => fc.assert(fc.property(amounts, fc.integer({ min: -900, max: 3000 }), fc.integer({ min: 1, max: 12 }), places, places, near, any, (base, permille, years, digits, rateDigits, input, result) => {
		const growth = rational(permille, 1000);
		const current = multiplyRational(base, raiseRational(addRational(rational(1n), growth), years));
		fc.pre(current.numerator < current.denominator * 1_000_000n);
		const direction = permille < 0 ? 'down' : 'up';
		const rate = ratio(rational(Math.abs(permille), 1000), rateDigits, result);
		const relation = { ...stated, kind: 'change', base: money(base, digits, input), current: money(current, digits, input), rate, direction, years } as const;
		notViolated(judge('growth-mismatch', relation));
		notViolated(judge('direction-mismatch', relation));
	}), runs));

	test('growth from amount and current value', () => fc.assert(fc.property(amounts, amounts, places, places, near, any, (base, rise, digits, rateDigits, input, result) => {
		const current = money(addRational(base, rise), digits, input);
		const rate = ratio(divideRational(rise, base), rateDigits, result);
		notViolated(judge('growth-mismatch', { ...stated, kind: 'change', current, amount: money(rise, digits, input), rate, direction: 'up' }));
	}), runs));

	test('average', () => fc.assert(fc.property(amounts, fc.integer({ min: 1, max: 9999 }), places, places, near, any, (total, count, digits, averageDigits, input, result) => {
		const average = money(divideRational(total, rational(count)), averageDigits, result);
		notViolated(judge('average-mismatch', { ...stated, kind: 'average', total: money(total, digits, input), count: people(count), average }));
	}), runs));

	test('repeat, one coarser than the other', () => fc.assert(fc.property(amounts, places, fc.integer({ min: 1, max: 2 }), near, any, (value, digits, more, input, result) => {
		const [coarse, fine] = [money(value, digits, result), money(value, digits + more, input)];
		notViolated(judge('inconsistent-repeat', { ...stated, kind: 'repeat', first: coarse, second: fine, indicator: '' }));
		notViolated(judge('inconsistent-repeat', { ...stated, kind: 'repeat', first: fine, second: coarse, indicator: '' }));
	}), runs));

	test('bounds and extremes', () => fc.assert(fc.property(fc.array(amounts, { minLength: 2, maxLength: 6 }), fc.array(places, { minLength: 6, maxLength: 6 }), any, (values, digits, result) => {
		const sorted = values.toSorted((a, b) => Number(b.numerator - a.numerator));
		const [most, ...others] = sorted.map((value, index) => money(value, digits[index], result));
		notViolated(judge('extreme-mismatch', { ...stated, kind: 'extreme', quantity: most, others, end: 'most' }));
		const bound = figure(`${printDecimal(decimal(floorRational(sorted[0])))}亿元`);
		notViolated(judge('bound-mismatch', { ...stated, kind: 'bound', quantity: most, bound, side: 'atLeast' }));
	}), runs));
});

suite('what no rounding explains is violated', () => {
	const off = fc.integer({ min: 2, max: 50 }).chain(n => fc.constantFrom(BigInt(n), BigInt(-n)));

	test('sum', () => fc.assert(fc.property(fc.array(amounts, { minLength: 2, maxLength: 8 }), places, near, fc.boolean(), (values, digits, input, isMore) => {
		const parts = values.map(value => money(value, digits, input));
		const sum = parts.reduce((total, part) => total + part.value.coefficient, 0n);
		const by = BigInt(values.length) / 2n + 2n;
		const whole: Quantity = { ...parts[0], value: { ...parts[0].value, coefficient: sum + (isMore ? by : -by) } };
		assert.equal(judge('sum-mismatch', { ...stated, kind: 'sum', whole, parts }).status, 'violated');
	}), runs));

	test('sums and differences of counts, by one', () => fc.assert(fc.property(fc.integer({ min: 2, max: 99_999 }), fc.integer({ min: 2, max: 99_999 }), (a, b) => {
		const [x, y, z] = [people(a), people(b), people(a + b)];
		assert.equal(judge('sum-mismatch', { ...stated, kind: 'sum', whole: z, parts: [x, y] }).status, 'holds');
		assert.equal(judge('difference-mismatch', { ...stated, kind: 'difference', minuend: z, subtrahend: x, difference: y }).status, 'holds');
		for (const by of [1n, -1n]) {
			assert.equal(judge('sum-mismatch', { ...stated, kind: 'sum', whole: moved(z, by), parts: [x, y] }).status, 'violated');
			assert.equal(judge('difference-mismatch', { ...stated, kind: 'difference', minuend: z, subtrahend: x, difference: moved(y, by) }).status, 'violated');
		}
	}), runs));

	test('share', () => fc.assert(fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), places, any, off, (part, whole, digits, result, by) => {
		const share = ratio(rational(part, whole), digits, result);
		const claimed = share.value.coefficient + by;
		const [real, said] = [BigInt(part) * 10n ** BigInt(2 + digits), claimed * BigInt(whole)];
		fc.pre(0n < said && said < 10n * real && real < 10n * said);
		assert.equal(judge('share-mismatch', { ...stated, kind: 'share', parts: [people(part)], wholes: [people(whole)], share: moved(share, by) }).status, 'violated');
	}), runs));

	test('growth of counts, compound or not', () => fc.assert(fc.property(fc.integer({ min: 100, max: 99_999 }), fc.integer({ min: 100, max: 999_999 }), fc.integer({ min: 1, max: 9 }), (base, rise, years) => {
		const relation = (rate: Quantity) => judge('growth-mismatch', { ...stated, kind: 'change', base: people(base), current: people(base + rise), rate, direction: 'up', years }).status;
		// The oracle goes by floating point, which is exact enough for one decimal.
		const real = 100 * ((base + rise) / base) ** (1 / years) - 100;
		assert.equal(relation(figure(`${real.toFixed(1)}%`)), 'holds');
		assert.equal(relation(figure(`${(real + 0.2).toFixed(1)}%`)), 'violated');
		if (1 < real) assert.equal(relation(figure(`${(real - 0.2).toFixed(1)}%`)), 'violated');
	}), runs));
});

suite('shares of a known count', () => {
	test('are possible if some whole number makes them', () => fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(30_000), fc.integer({ min: 0, max: 2 }), (n, seed, digits) => {
		const scale = 10 ** digits;
		const coefficient = seed % (200 * scale);
		const isPossible = Array.from({ length: 3 * n + 1 }, (_, k) => k).some(k => Math.abs(k * 100 * scale - coefficient * n) < n);
		const { status } = judge('share-impossible', { ...stated, kind: 'possibleShare', whole: people(n), share: figure(`${printDecimal(decimal(coefficient, -digits))}%`) });
		const isAll = coefficient === 100 * scale;
		assert.equal(status, isAll ? 'holds' : 100 * scale <= n ? 'notAssessable' : isPossible ? 'unsure' : 'violated');
	}), { numRuns: 500 }));
});

suite('fixes', () => {
	/** The relation with the changed figure in place of the old one. */
	function applied<R extends Relation>(relation: R, start: number, text: string): R {
		const replace = (value: unknown): unknown => {
			if (Array.isArray(value)) return value.map(replace);
			const isFixed = typeof value === 'object' && value !== null && 'numeral' in value && (value as Quantity).numeral.start === start;
			if (!isFixed) return value;
			const old = value as Quantity;
			const at = old.numeral.start - old.span.start;
			return figure(old.text.slice(0, at) + text + old.text.slice(old.numeral.end - old.span.start), old.span.start);
		};
		return Object.fromEntries(Object.entries(relation).map(([role, value]) => [role, replace(value)])) as unknown as R;
	}

	function eachFixHolds(id: string, relation: Relation): void {
		for (const fix of judge(id, relation).violation?.fixes ?? []) {
			const [edit] = fix.edits;
			// a share that some number makes is possible, and no more; all of them say which part they are
			const wanted = id === 'share-impossible' && !/^100(?:\.0+)?$/.test(edit.text) ? 'unsure' : 'holds';
			assert.equal(judge(id, applied(relation, edit.start, edit.text)).status, wanted, `${judge(id, relation).violation!.message.zh} ${fix.title.zh}`);
			assert.equal(fix.safe, false);
		}
	}

	const written = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('户', '亿元', '万人')).map(([n, unit]) => ({ n, unit }));
	test('make their relation hold', () => fc.assert(fc.property(written, fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 999 }), ({ n, unit }, a, b, c) => {
		const [x, y, z, share] = [figure(`${n}${unit}`, 0), figure(`${a}${unit}`, 100), figure(`${b}${unit}`, 200), figure(`${c / 10}%`, 300)];
		eachFixHolds('sum-mismatch', { ...stated, kind: 'sum', whole: x, parts: [y, z] });
		eachFixHolds('difference-mismatch', { ...stated, kind: 'difference', minuend: x, subtrahend: y, difference: z });
		eachFixHolds('share-mismatch', { ...stated, kind: 'share', parts: [y], wholes: [x], share });
		eachFixHolds('growth-mismatch', { ...stated, kind: 'change', base: x, current: y, rate: share, direction: n < a ? 'up' : 'down' });
		eachFixHolds('growth-mismatch', { ...stated, kind: 'change', base: x, current: y, amount: z, direction: n < a ? 'up' : 'down' });
		eachFixHolds('average-mismatch', { ...stated, kind: 'average', total: x, count: figure(`${a}人`, 400), average: z });
		eachFixHolds('inconsistent-repeat', { ...stated, kind: 'repeat', first: x, second: y, indicator: '' });
		eachFixHolds('share-impossible', { ...stated, kind: 'possibleShare', whole: figure(`${a}户`, 0), share: figure(`${(c * b / 1000).toFixed(2)}%`, 300) });
	}), runs));
});

suite('printing like what stands there', () => {
	const notations: readonly ((n: string) => string)[] = [
		n => `${n}户`, n => `${n}亿元`, n => `${n.replace(/\B(?=(?:\d{3})+$)/g, ',')}人`, n => n.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) + '人',
	];
	test('says another value in the same way', () => fc.assert(fc.property(fc.constantFrom(...notations), fc.integer({ min: 1000, max: 99_999_999 }), fc.integer({ min: 1000, max: 99_999_999 }), (write, one, other) => {
		const [from, to] = [figure(write(`${one}`)), figure(write(`${other}`))];
		const numeral = to.text.slice(to.numeral.start - to.span.start, to.numeral.end - to.span.start);
		assert.equal(printLike(from, valueOf(to)), numeral);
	}), runs));

	test('Chinese numerals are read back', () => fc.assert(fc.property(fc.bigInt({ min: 11n, max: 999_999_999_999n }), n => {
		const { quantities: [read] } = readFigures(`${printChineseInteger(n)}元`);
		assert.deepEqual(toRational(read.value), rational(n), printChineseInteger(n));
	}), runs));

	test('Chinese numerals as they are written', () => {
		for (const [n, text] of [[0n, '零'], [10n, '十'], [12n, '十二'], [20n, '二十'], [105n, '一百零五'], [110n, '一百一十'], [1005n, '一千零五'], [1050n, '一千零五十'], [10_005n, '一万零五'], [100_000n, '十万'], [100_050_000n, '一亿零五万'], [1_000_000_000_000n, '一万亿']] as const) {
			assert.equal(printChineseInteger(n), text);
		}
		assert.equal(printLike(figure('三个'), rational(2n)), '两');
		assert.equal(printLike(figure('三千人'), rational(2000n)), '两千');
		assert.equal(printLike(figure('二千人'), rational(3000n)), '三千');
		assert.equal(printLike(figure('百分之三'), rational(2n)), '二');
	});

	test('a notation that is not known is not imitated', () => {
		assert.equal(printLike(figure('三分之二'), rational(50n)), undefined);
		assert.equal(printLike(figure('一半'), rational(60n)), undefined);
	});

	test('English words', () => {
		assert.equal(printLike(figure('twenty-five sites'), rational(31n)), 'thirty-one');
		assert.equal(printLike(figure('Three sites'), rational(4n)), 'Four');
		assert.equal(printLike(figure('three sites'), rational(400n)), undefined);
	});

	test('separators, decimals, widths and signs stay as they are', () => {
		const like = (text: string, value: Rational) => printLike(figure(text), value);
		assert.deepEqual([like('1,205.50元', rational(246_911, 20)), like('1,205元', rational(999)), like('1,205元', rational(123_456)), like('1,205元', rational(1_000_000)), like('205元', rational(1205))], ['12,345.55', '999', '123,456', '1,000,000', '1205']);
		assert.deepEqual([like('１２.５元', rational(27, 2)), like('１２．５元', rational(27, 2)), like('１２元', rational(13)), like('5人', rational(0))], ['１３.５', '１３．５', '１３', '0']);
		const below = { ...figure('-5元'), numeral: { start: 0, end: 2 }, span: { start: 0, end: 3 }, text: '-5元' };
		assert.deepEqual([printLike(below, rational(-7)), printLike(below, rational(7)), printLike(below, rational(0)), printLike(figure('5元'), rational(-7))], ['-7', undefined, undefined, undefined]);
	});

	test('Chinese numerals of kinds, places and lengths', () => {
		const like = (text: string, value: Rational | number) => printLike(figure(text), typeof value === 'number' ? rational(value) : value);
		assert.deepEqual([like('百分之三点五', rational(17, 4)), like('百分之三点五', rational(6, 5)), like('百分之三点二五', rational(17, 4)), like('三成', 20), like('三百人', 2200), like('三百人', 1_200_000), like('三百人', 12_200), like('十二个', 2)], ['四点三', '一点二', '四点二五', '两', '两千二百', '一百二十万', '一万二千二百', '二']);
		assert.equal(printChineseInteger(11_000n), '一万一千');
		assert.equal(printChineseInteger(10_999n), '一万零九百九十九');
		assert.deepEqual([printLike(figure('三个'), rational(10n ** 15n)), printLike(figure('三个'), rational(10n ** 16n))], ['一千万亿', undefined]);
	});

	test('what cannot be said in its words is told in digits', () => {
		assert.deepEqual([quoteLike(figure('三分之二'), rational(50)), quoteLike(figure('180栋'), rational(178)), quoteLike(figure('three sites'), rational(400))], ['50%', '178栋', '400']);
		assert.deepEqual([changeFigure(figure('三分之二'), rational(50)), changeFigure(figure('180栋'), rational(180)), changeFigure(figure('1.5亿元'), rational(151_000_000)), changeFigure(figure('180栋'), undefined)], [[], [], [], []]);
	});

	test('English tens', () => {
		assert.deepEqual([20, 21, 40, 99, 100, 19].map(n => printLike(figure('three sites'), rational(n))), ['twenty', 'twenty-one', 'forty', 'ninety-nine', undefined, 'nineteen']);
	});
});

suite('workings', () => {
	test('operands stand in the unit of the first, with their digits', () => {
		assert.deepEqual([printOperands(figures('7亩', '3.50亩')), printOperands(figures('2公顷', '30亩')), printOperands(figures('0.83万亿元', '15500亿元')), printOperands(figures('1.50万元', '2.5万元'))], [['7', '3.50'], ['2', '2'], ['0.83', '1.55'], ['1.50', '2.5']]);
	});
	test('numbers are cut off where they do not end', () => {
		const third = rational(-1, 3);
		assert.deepEqual([printNumber(third, 2), printNumber(rational(-1, 2), 2), printNumber(rational(0), 2), printNumber(rational(1200), 0), printNumber(rational(1, 8), 3), printNumber(rational(1, 8), 2)], ['-0.33…', '-0.5', '0', '1200', '0.125', '0.12…']);
	});
	test('results have the sign of their kind, and its places', () => {
		const rounded = (text: string, value: Rational) => [printExact(figure(text), value), printRounded(figure(text), value), printResult(figure(text), value)];
		assert.deepEqual(rounded('2.6个百分点', rational(8, 3)), ['2.666…%', '2.7%', '2.666…% → 2.7%']);
		assert.deepEqual(rounded('7.5成', rational(217, 3)), ['72.33…%', '72%', '72.33…% → 72%']);
		assert.deepEqual(rounded('3‰', rational(1, 3)), ['3.33…‰', '3‰', '3.33…‰ → 3‰']);
		assert.deepEqual(rounded('1.25亿元', rational(130_000_000)), ['1.3', '1.30', '1.3']);
	});
});
