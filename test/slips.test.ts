import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Rational } from '../server/src/core/decimal.ts';
import { lastPlaceOf, valueOf } from '../server/src/core/intervals.ts';
import { addsUp, countAddingUp, isExact, isShareOf, lastPlace, magnitude } from '../server/src/core/magnitude.ts';
import type { Quantity } from '../server/src/core/quantities.ts';
import { type Expectation, chanceOfSlip, expectGrowth, expectShare, expectSum, isMendedBySlip, isSlip, slipBetween } from '../server/src/core/slips.ts';
import { figure, figures } from './figures.ts';

const toNumber = ({ numerator, denominator }: Rational): number => Number(numerator) / Number(denominator);
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const near = (found: readonly number[], wanted: readonly number[]): void => assert.ok(found.length === wanted.length && found.every((one, index) => isClose(one, wanted[index])), `${found} for ${wanted}`);

suite('rough arithmetic', () => {
	test('is the exact one, nearly', () => {
		for (const text of ['120人', '3.5万亩', '1.25亿元', '0.4%', '3‰', '12公顷', '500米', '1,205户', '2.5倍', '15亩', '２０千克']) {
			const one = figure(text);
			near([magnitude(one), lastPlace(one)], [toNumber(valueOf(one)), toNumber(lastPlaceOf(one))]);
		}
	});
	test('counts in full and targets stand for themselves', () => {
		const exact = (text: string, more: Partial<Quantity> = {}): boolean => isExact({ ...figure(text), ...more });
		assert.deepEqual(['120人', '3个', '约120人', '1.2万人', '5%', '120米'].map(text => exact(text)), [true, true, false, false, false, false]);
		assert.deepEqual([exact('5%', { isSet: true }), exact('约5%', { isSet: true }), exact('5%', { isSet: undefined })], [true, false, false]);
	});

	const sums = (whole: string, ...parts: string[]): boolean => addsUp(figures(...parts), figure(whole));
	test('parts add up within their roundings', () => {
		assert.deepEqual([sums('115人', '70人', '45人'), sums('116人', '70人', '45人'), sums('114人', '70人', '45人')], [true, false, false]);
		// half a unit a part, one for the whole
		assert.deepEqual([sums('58.4亿元', '46.8亿元', '11.4亿元'), sums('58.0亿元', '46.8亿元', '11.4亿元')], [true, true]);
		assert.deepEqual([sums('58.5亿元', '46.8亿元', '11.4亿元'), sums('57.9亿元', '46.8亿元', '11.4亿元')], [false, false]);
		assert.deepEqual([sums('120人', '71.4万人', '45人'), sums('3亿元', '1亿元', '2亿元')], [false, true]);
		assert.equal(addsUp(figures('5.5亿元', '2.5亿元'), figure('3.0亿元'), [1, -1]), true);
		assert.equal(addsUp(figures('5.5亿元', '2.5亿元'), figure('8.0亿元'), [1, -1]), false);
	});
	test('the first parts may add up without the others', () => {
		const first = (whole: string, ...parts: string[]): number => countAddingUp(figures(...parts), figure(whole));
		assert.deepEqual([first('115人', '70人', '45人', '4人'), first('119人', '70人', '45人', '4人'), first('120人', '70人', '45人', '4人'), first('70人', '70人', '45人')], [2, 3, 0, 0]);
		assert.deepEqual([first('58.4亿元', '46.8亿元', '11.4亿元', '9.0亿元'), first('58.5亿元', '46.8亿元', '11.4亿元', '9.0亿元'), first('58.0亿元', '46.8亿元', '11.4亿元'), first('57.9亿元', '46.8亿元', '11.4亿元')], [2, 0, 2, 0]);
		// all of them, even if fewer did
		assert.equal(first('115人', '70人', '45人', '0人'), 3);
	});
	test('a share lies less than a unit of its last place beside what parts and wholes make', () => {
		const makes = (share: string, part: string, ...wholes: string[]): boolean => isShareOf([figure(part)], figures(...wholes), figure(share));
		assert.deepEqual(['81%', '82%', '80%', '83%', '81.9%', '81.7%'].map(share => makes(share, '27栋', '33栋')), [true, true, false, false, true, false]);
		assert.equal(makes('99.15%', '701户', '701户', '6户'), true);
		// 2.5 to 3.5 in 7.5 to 8.5 is 29.4 to 46.7
		assert.deepEqual(['28%', '29%', '47%', '48%'].map(share => makes(share, '3亿元', '8亿元')), [false, true, true, false]);
		// 2.5 in 0.5, or in next to nothing
		assert.deepEqual([makes('400%', '3亿元', '0亿元'), makes('700%', '3亿元', '0亿元'), makes('700%', '3人', '0人')], [false, true, false]);
	});
});

suite('slips of the hand', () => {
	const reaches = (from: string, to: bigint): boolean => isMendedBySlip([figure(from)], ([{ value }]) => value.coefficient === to);
	/** All that one mistyped digit or two exchanged neighbours make. */
	const neighbours = (digits: string): Set<number> => new Set([...digits].flatMap((digit, at) => {
		const exchanged = digits.slice(0, at) + digits.slice(at + 1, at + 2) + digit + digits.slice(at + 2);
		return [exchanged, ...Array.from('0123456789', other => digits.slice(0, at) + other + digits.slice(at + 1))].filter(other => other !== digits).map(Number);
	}));

	test('are one digit, or two neighbours', () => {
		for (const to of [0, 12, 23, 103, 120, 124, 132, 213, 223, 321, 231, 312, 234, 923, 1123, 1234]) assert.equal(reaches('123人', BigInt(to)), neighbours('123').has(to), `${to}`);
		assert.deepEqual([reaches('123人', 123n), reaches('5人', 6n), reaches('-52亿元', 53n), reaches('-52亿元', -53n)], [false, false, false, false]);
		assert.deepEqual([reaches('99人', 98n), reaches('123456789012345人', 123456789012346n), reaches('1234567890123456人', 1234567890123457n)], [true, true, false]);
	});
	test('are looked for in each figure', () => {
		const [a, b] = figures('70人', '45人');
		assert.equal(isMendedBySlip([a, b], ([one, other]) => one.value.coefficient === 70n && other.value.coefficient === 54n), true);
		assert.equal(isMendedBySlip([a, b], ([one, other]) => one.value.coefficient === 71n && other.value.coefficient === 54n), false);
	});
	test('between two figures', () => {
		const between = (one: string, other: string) => slipBetween(figure(one), figure(other));
		assert.deepEqual([between('123人', '124人'), between('1.23亿元', '1.32亿元'), between('123人', '213人')], ['mistyped', 'exchanged', 'exchanged']);
		for (const [one, other] of [['123人', '123人'], ['123人', '321人'], ['123人', '12人'], ['12人', '123人'], ['12.3亿元', '1.24亿元'], ['1234人', '2143人'], ['1234人', '1325人'], ['1234人', '1342人'], ['1234人', '1435人'], ['1234人', '1364人'], ['1234人', '1524人']]) assert.equal(between(one, other), undefined, `${one} ${other}`);
	});
	test('lie in a range if one of them does', () => fc.assert(fc.property(fc.integer({ min: 10, max: 99_999 }), fc.integer({ min: 0, max: 120_000 }), fc.nat(400), (n, low, width) => {
		const found = [...neighbours(`${n}`)].some(other => low <= other && other <= low + width);
		assert.equal(chanceOfSlip(figure(`${n}人`), low, low + width) !== undefined, found);
	})));
	test('each alone', () => {
		for (const digits of ['12', '305', '4471']) for (const other of neighbours(digits)) assert.notEqual(chanceOfSlip(figure(`${digits}人`), other, other), undefined, `${digits} ${other}`);
	});
	test('may be chance, the shorter the figure the likelier', () => {
		const chance = (text: string, low: number, high = low) => chanceOfSlip(figure(text), low, high);
		near([chance('2847人', 2857)!, chance('2847人', 2857, 2858)!, chance('6300人', 6200)!, chance('20人', 30)!, chance('3.5万元', 36_000)!, chance('12人', 0, 99)!], [0.004, 0.008, 0.2, 0.2, 0.2, 1]);
		near([chance('3.5万元', 36_000, 36_100)!, chance('6300人', 6200, 6250)!], [0.22, 0.3]);
		assert.deepEqual([chance('3.5万元', 36_500, 36_600), chance('2847人', 2847), chance('33人', 33)], [undefined, undefined, undefined], 'what fits is no slip');
		assert.deepEqual([chance('5人', 6), chance('2847人', 2950), chance('1234567890123456人', 1234567890123457)], [undefined, undefined, undefined]);
		assert.notEqual(chance('123456789012345人', 123456789012346), undefined);
	});
	test('explain a claim if chance hardly does', () => {
		const row = (text: string, low: number, high = low): Expectation => [figure(text), low, high];
		assert.equal(isSlip([row('2847人', 2857)]), true);
		assert.deepEqual([isSlip([row('2847人', 2857)], 250), isSlip([row('2847人', 2857)], 251)], [true, false]);
		assert.equal(isSlip([row('285人', 295)]), false);
		assert.equal(isSlip([row('285人', 295)], 30), true);
		assert.equal(isSlip([row('285人', 295), row('7人', 7)], 30), false, 'where there is more to look at, chance has more to choose from');
		assert.equal(isSlip([row('7人', 7), row('2847人', 2857)]), true);
		assert.equal(isSlip([row('2847人', 2858, 2856)]), false);
		assert.equal(isSlip([]), false);
	});
});

suite('what the figures of a claim make of each other', () => {
	const slack = (one: Quantity): number => (isExact(one) ? 0 : lastPlace(one) / 2);
	/** The least and the most that a computation makes of figures within their roundings, and so much more. */
	function range(figures: readonly (readonly [quantity: Quantity, slack: number])[], compute: (...values: number[]) => number, more: number): number[] {
		let corners: number[][] = [[]];
		for (const [one, by] of figures) corners = corners.flatMap(corner => [-by, by].map(off => [...corner, magnitude(one) + off]));
		const made = corners.map(corner => compute(...corner));
		return [Math.min(...made) - more, Math.max(...made) + more];
	}
	const bounds = (rows: readonly Expectation[]): number[] => rows.flatMap(([, low, high]) => [low, high]);

	test('a share', () => {
		for (const texts of [['27栋', '33栋', '82%'], ['3.5亿元', '8.1亿元', '43.2%'], ['60万元', '1.2亿元', '0.50%'], ['40人', '50人', '8‰']]) {
			const [part, whole, share] = figures(...texts);
			const [p, w, s] = [[part, slack(part)], [whole, slack(whole)], [share, lastPlace(share) * 0.51]] as const;
			const rows = expectShare(part, whole, share);
			assert.deepEqual(rows.map(([one]) => one), [share, part, whole]);
			near(bounds(rows), [...range([p, w], (a, b) => (100 * a) / b, s[1]), ...range([s, w], (c, b) => (c * b) / 100, p[1]), ...range([p, s], (a, c) => (100 * a) / c, w[1])]);
		}
		const [part, whole, none] = figures('1人', '900人', '0%');
		assert.equal(expectShare(part, whole, none)[2][2], -1, 'of nothing no whole is known');
	});
	test('a rate of growth, or of a fall', () => {
		for (const [direction, ...texts] of [[1, '40个', '52个', '30%'], [1, '2.57万元', '3.52万元', '37.0%'], [-1, '20.8亿元', '18.2亿元', '12.5%']] as const) {
			const [base, current, rate] = figures(...texts);
			const [b, c, r] = [[base, slack(base)], [current, slack(current)], [rate, lastPlace(rate) * 0.51]] as const;
			const rows = expectGrowth(base, current, rate, direction);
			assert.deepEqual(rows.map(([one]) => one), [rate, current, base]);
			near(bounds(rows), [
				...range([b, c], (from, to) => direction * 100 * (to / from - 1), r[1]),
				...range([b, r], (from, by) => from * (1 + (direction * by) / 100), c[1]),
				...range([c, r], (to, by) => to / (1 + (direction * by) / 100), b[1]),
			]);
		}
	});
	test('parts and their sum', () => {
		const expect = (whole: string, parts: string[], signs?: number[]) => expectSum(figures(...parts), figure(whole), signs);
		near(bounds(expect('120所', ['70所', '45所'])), [115, 115, 75, 75, 50, 50]);
		near(bounds(expect('124', ['70所', '45所'])), [115, 115, 79, 79, 54, 54]);
		near(bounds(expect('40所', ['70所', '45所'], [1, -1])), [25, 25, 85, 85, 30, 30]);
		near(bounds(expect('10元', ['5元', '4元'])), [7.5, 10.5, 4.5, 7.5, 3.5, 6.5]);
		near(bounds(expect('6.0元', ['1.5元', '4元'])), [4.9, 6.1, 1.4, 2.6, 3.9, 5.1]);
		near(bounds(expect('约12', ['5所', '6所'])), [9.5, 12.5, 4.5, 7.5, 5.5, 8.5]);
		near(bounds(expect('1.5', ['5所', '6所'])), [9.95, 12.05, -5.55, -3.45, -4.55, -2.45]);
	});
});
