import assert from 'node:assert/strict';
import fc from 'fast-check';
import { absoluteRational, ceilingRational, compareRational, decimal, floorRational, normalizeDecimal, powerOfTen, printDecimal, raiseRational, rational, readDecimal, rootOf, roundRational } from '../server/src/core/decimal.ts';

// Held against arithmetic of another kind: what the rules compute with is exact.
suite('exact numbers', () => {
	const small = fc.integer({ min: -10_000, max: 10_000 });
	const positive = fc.integer({ min: 1, max: 10_000 });

	test('are printed with their sign and all their digits', () => {
		const cases: [bigint, number, string][] = [[0n, 0, '0'], [-5n, 0, '-5'], [-5n, -2, '-0.05'], [5n, -2, '0.05'], [120n, -1, '12.0'], [-1205n, -1, '-120.5'], [0n, -1, '0.0'], [12n, 2, '1200'], [-12n, 1, '-120']];
		for (const [coefficient, exponent, printed] of cases) assert.equal(printDecimal(decimal(coefficient, exponent)), printed);
	});

	test('powers of ten, known and not', () => {
		for (const n of [0, 1, 2, 15, 30, 31, 32, 33, 63, 64, 65, 100]) assert.equal(powerOfTen(n), BigInt(`1${'0'.repeat(n)}`));
	});

	test('are compared as they stand to each other', () => fc.assert(fc.property(small, positive, small, positive, (a, b, c, d) => {
		assert.equal(Math.sign(compareRational(rational(BigInt(a), BigInt(b)), rational(BigInt(c), BigInt(d)))), Math.sign(a * d - c * b));
		assert.equal(compareRational(rational(BigInt(a), BigInt(b)), rational(BigInt(3 * a), BigInt(3 * b))), 0);
	})));

	test('are rounded down and up, below nothing too', () => fc.assert(fc.property(small, positive, (a, b) => {
		const value = rational(BigInt(a), BigInt(b));
		assert.equal(floorRational(value), BigInt(Math.floor(a / b)));
		assert.equal(ceilingRational(value), BigInt(Math.ceil(a / b)));
		assert.equal(compareRational(absoluteRational(value), rational(BigInt(Math.abs(a)), BigInt(b))), 0);
	})));

	test('are raised', () => fc.assert(fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 12 }), (a, b, n) => {
		assert.equal(compareRational(raiseRational(rational(BigInt(a), BigInt(b)), n), rational(BigInt(a) ** BigInt(n), BigInt(b) ** BigInt(n))), 0);
	})));

	test('are read of digits with at most one point', () => {
		for (const digits of ['0', '1205', '120.50', '0.05', '00.5', '9007199254740993', '123456789012345678901234567890.12']) assert.equal(printDecimal(readDecimal(digits)!).replace(/^0(?=[0-9])/, ''), digits.replace(/^0(?=[0-9])/, ''));
		for (const digits of ['', '1.', '.5', '1.2.3', '-5', '1,205', '１', ' 1', '1 ', 'x']) assert.equal(readDecimal(digits), undefined, digits);
		assert.deepEqual(readDecimal('120.50'), { coefficient: 12050n, exponent: -2 });
	});

	test('look alike if they are equal', () => {
		assert.deepEqual([[1200n, -1], [-1200n, 0], [0n, -3], [12n, 1], [7n, -2]].map(([coefficient, exponent]) => normalizeDecimal(decimal(coefficient, Number(exponent)))), [[12n, 1], [-12n, 2], [0n, 0], [12n, 1], [7n, -2]].map(([coefficient, exponent]) => decimal(coefficient, Number(exponent))));
	});

	test('have their sign above', () => {
		assert.deepEqual([rational(1, -2), rational(-1, -2), rational(-1, 2), rational(3)], [{ numerator: -1n, denominator: 2n }, { numerator: 1n, denominator: 2n }, { numerator: -1n, denominator: 2n }, { numerator: 3n, denominator: 1n }]);
	});

	test('are rounded to a place, half away from nothing', () => {
		const round = (numerator: number, denominator: number, exponent: number) => printDecimal(roundRational(rational(numerator, denominator), exponent));
		assert.deepEqual([round(5, 2, 0), round(-5, 2, 0), round(249, 100, 0), round(25, 1, 1), round(24, 1, 1), round(-25, 1, 1), round(1, 3, -2), round(2, 3, -2), round(0, 7, -1), round(1449, 1000, -1)], ['3', '-3', '2', '30', '20', '-30', '0.33', '0.67', '0.0', '1.4']);
	});

	test('have roots, cut off', () => {
		const root = (numerator: number | bigint, denominator: number, n: number, places: number) => {
			const found = rootOf(rational(numerator, denominator), n, places);
			return `${found.numerator}/${found.denominator}`;
		};
		assert.deepEqual([root(2, 1, 2, 0), root(1, 1, 2, 0), root(0, 1, 3, 0), root(8, 1, 3, 0), root(7, 1, 3, 0), root(9, 4, 2, 1), root(2, 1, 2, 4), root(1, 3, 1, 2)], ['1/1', '1/1', '0/1', '2/1', '1/1', '15/10', '14142/10000', '1/3']);
		fc.assert(fc.property(fc.bigInt(0n, 10n ** 30n), fc.integer({ min: 2, max: 9 }), (value, n) => {
			const { numerator: found } = rootOf(rational(value), n, 0);
			assert.ok(found ** BigInt(n) <= value && value < (found + 1n) ** BigInt(n), `${value} ${n}`);
		}));
	});
});
