import assert from 'node:assert/strict';
import { type Rational, rational } from '../server/src/core/decimal.ts';
import { amountOf, endsOf, goesAgainst, isBetweenRatios, isImpossibleFall, leads, rateOf, ratioOf } from '../server/src/core/changes.ts';
import { pointInterval } from '../server/src/core/intervals.ts';
import { type Roles, change, line } from './claims.ts';
import { figure } from './figures.ts';

const print = ({ numerator, denominator }: Rational): string => `${Number(numerator) / Number(denominator)}`;

suite('the figures of a change', () => {
	test('two of base, current value and amount tell both ends', () => {
		const ends = (direction: 'up' | 'down', roles: Roles): string | undefined => {
			const found = endsOf(change(direction, roles));
			return found && [found.baseValue, found.currentValue, found.base.low, found.base.high, found.current.low, found.current.high].map(print).join(' ');
		};
		assert.equal(ends('up', { base: '40个', current: '52个' }), '40 52 40 40 52 52');
		assert.equal(ends('up', { base: '40个', amount: '12个' }), '40 52 40 40 52 52');
		assert.equal(ends('up', { current: '52个', amount: '12个' }), '40 52 40 40 52 52');
		assert.equal(ends('down', { base: '52个', amount: '12个' }), '52 40 52 52 40 40');
		assert.equal(ends('down', { current: '40个', amount: '12个' }), '52 40 52 52 40 40');
		assert.equal(ends('up', { base: '40元', amount: '12元' }), '40 52 39.5 40.5 51 53');
		assert.equal(ends('down', { current: '40元', amount: '12元' }), '52 40 51 53 39.5 40.5');
		assert.deepEqual([ends('up', { base: '40个' }), ends('up', { current: '40个' }), ends('up', { amount: '40个' }), ends('up', { base: '40个', rate: '5%' })], [undefined, undefined, undefined, undefined]);
	});
	test('a percentage between percentages is a rate, points are an amount', () => {
		const parted = (roles: Roles) => [amountOf(change('up', roles))?.text, rateOf(change('up', roles))?.text];
		const between = { base: '20%', current: '25%' };
		assert.deepEqual(parted({ ...between, amount: '5%' }), [undefined, '5%']);
		assert.deepEqual(parted({ ...between, amount: '5个百分点' }), ['5个百分点', undefined]);
		assert.deepEqual(parted({ ...between, rate: '5个百分点' }), ['5个百分点', undefined]);
		assert.deepEqual(parted({ ...between, amount: '4个百分点', rate: '5个百分点' }), ['4个百分点', undefined]);
		assert.deepEqual(parted({ ...between, rate: '25%' }), [undefined, '25%']);
		assert.deepEqual(parted({ base: '20%', amount: '5%' }), ['5%', undefined]);
		assert.deepEqual(parted({ base: '20元', current: '25元', amount: '5元' }), ['5元', undefined]);
		assert.deepEqual([between, { base: '20%' }, { current: '20%' }, { base: '20%', current: '3元' }, { base: '3元', current: '20%' }, {}].map(roles => isBetweenRatios(change('up', roles))), [true, false, false, false, false, false]);
	});
	test('what was nothing or less has no rate', () => {
		const ratio = (base: string, current: string) => {
			const found = ratioOf(endsOf(change('up', { base, current }))!);
			return found && print(found.low);
		};
		assert.deepEqual([ratio('4人', '6人'), ratio('4人', '0人'), ratio('0人', '4人'), ratio('-4元', '4元'), ratio('4元', '-4元')], ['1.5', '0', undefined, undefined, undefined]);
	});
	test('a rate leads from one to the other', () => {
		const to = (times: number, rate: string, direction: 'up' | 'down', years = 1) => leads(pointInterval(rational(Math.round(times * 1000), 1000)), figure(rate), direction, years);
		assert.deepEqual([to(1.05, '5%', 'up'), to(1.07, '5%', 'up'), to(1.03, '5%', 'up'), to(0.95, '5%', 'down'), to(1.21, '10%', 'up', 2), to(1.25, '10%', 'up', 2)], [true, false, false, true, true, false]);
		// a fall by all of it, and by more
		assert.deepEqual([to(0, '100%', 'down'), to(0.005, '100%', 'down'), to(0.02, '100%', 'down'), to(0, '103%', 'down'), to(0.02, '103%', 'down'), to(0, '101%', 'down')], [true, true, false, false, false, false]);
		assert.deepEqual([to(0, '101%', 'down', 2), to(0, '105%', 'down', 2), to(0, '100%', 'down', 2)], [false, false, true]);
		// whole multiples are rounded or cut off: by 2.5 times up to 4 times
		assert.deepEqual([to(3.4, '3倍', 'up'), to(3.6, '3倍', 'up'), to(4.9, '3倍', 'up'), to(5, '3倍', 'up')], [false, true, true, false]);
		assert.deepEqual([to(4.14, '3.2倍', 'up'), to(4.2, '3.2倍', 'up'), to(4.16, '3.2倍', 'up'), to(3.1, '约3倍', 'up'), to(3.8, '约3倍', 'up')], [false, true, true, false, true]);
	});
	test('what is said to rise and falls goes against itself', () => {
		const against = (direction: 'up' | 'down', roles: Roles) => goesAgainst(change(direction, roles));
		assert.deepEqual([against('up', { base: '5人', current: '3人' }), against('down', { base: '3人', current: '5人' }), against('up', { base: '3人', current: '5人' }), against('up', { base: '3人', current: '3人' })], [true, true, false, false]);
		assert.deepEqual([against('up', { base: '5人' }), against('up', { current: '3人' }), against('up', { base: '5.2元', current: '5.1元' }), against('down', { base: '5人', current: '3人' })], [false, false, false, false]);
		assert.deepEqual([against('up', { base: '5元', current: '3元', rate: '-40%' }), against('up', { base: '5元', current: '3元', amount: '-2元' }), against('up', { base: '5元', current: '3元', amount: '2元', rate: '-40%' }), against('up', { base: '5元', current: '3元', amount: '0元' })], [false, false, false, true]);
	});
	test('nothing falls by more than all of it', () => {
		const impossible = (direction: 'up' | 'down', roles: Roles) => isImpossibleFall(change(direction, roles));
		assert.deepEqual(['101%', '100%', '99%', '1倍', '2倍', '0.5倍', '约120%', '120个百分点'].map(rate => impossible('down', { rate })), [true, false, false, true, true, false, false, false]);
		assert.deepEqual([impossible('up', { rate: '120%' }), impossible('down', {}), impossible('down', { rate: '120%', base: '-3元' }), impossible('down', { rate: '120%', current: '-3元' }), impossible('down', { rate: '-120%' }), impossible('down', { rate: '120%', current: '0元' })], [false, false, false, false, false, true]);
		assert.equal(impossible('down', { rate: '两番' }), false);
	});
	test('base and amount are held against a rate', () => {
		assert.equal(line('growth-mismatch', change('up', { base: '40个', amount: '12个', rate: '30%' })), 'holds: 12 ÷ 40 = 30%');
		assert.equal(line('growth-mismatch', change('up', { base: '40个', amount: '12个', rate: '20%' })), 'violated: 12 ÷ 40 = 30%');
		assert.equal(line('growth-mismatch', change('down', { base: '40个', amount: '12个', rate: '14.3%' }, 2)), 'violated: 1 − ((40 − 12) ÷ 40)^(1/2) = 16.333…% → 16.3%');
	});
});
