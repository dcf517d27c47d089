import assert from 'node:assert/strict';
import fc from 'fast-check';
import { absoluteRational, ceilingRational, compareRational, decimal, floorRational, powerOfTen, printDecimal, raiseRational, rational } from '../server/src/core/decimal.ts';

// Held against arithmetic of another kind: what the rules compute with is exact.
suite('exact numbers', () => {
	const small = fc.integer({ min: -10_000, max: 10_000 });
	const positive = fc.integer({ min: 1, max: 10_000 });

	test('are printed with their sign and all their digits', () => {
		const cases: [bigint, number, string][] = [[0n, 0, '0'], [-5n, 0, '-5'], [-5n, -2, '-0.05'], [5n, -2, '0.05'], [120n, -1, '12.0'], [-1205n, -1, '-120.5']];
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
});
