import assert from 'node:assert/strict';
import { divideRational, isEqual, printDecimal, rational, roundRational } from '../server/src/core/decimal.ts';
import { type Interval, areComparable, divideIntervals, extentOf, isExact, lastPlaceOf, mixEvents, oneOf, pointInterval, readingOf, roundingOf, valueOf } from '../server/src/core/intervals.ts';
import { figure, figures } from './figures.ts';

/** "97.5–102.5", in ones of the figure's dimension. */
const show = ({ low, high }: Interval): string => [low, high].map(end => printDecimal(roundRational(end, -3)).replace(/\.?0+$/, '')).join('–');
const rows = (read: (text: string) => Interval, table: Readonly<Record<string, string>>): void => {
	for (const [text, interval] of Object.entries(table)) assert.equal(show(read(text)), interval, text);
};

suite('what a figure may stand for', () => {
	test('where others are computed from it', () => rows(text => readingOf(figure(text)), {
		'120人': '120–120', '120元': '119.5–120.5', '1.5元': '1.45–1.55', '1.2万人': '11500–12500',
		'约200元': '180–220', '约4元': '3.5–4.5', '近100元': '89.5–100.5', '超100元': '99.5–150.5', '100元以上': '99.5–200.5', '100元以下': '-0.5–100.5',
		'不足100元': '49.5–100.5', '少于100元': '49.5–100.5', '130多元': '129.5–140.5', '100余元': '99.5–200.5', '-100余元': '-200.5–-99.5',
		'3—5元': '2.5–5.5', '约3—5元': '2.5–5.5', '-20元': '-20.5–-19.5',
	}));
	test('as a result that was rounded', () => rows(text => roundingOf(figure(text)), { '3人': '2.5–3.5', '1.5元': '1.45–1.55', '约200元': '180–220', '3—5人': '2.5–5.5' }));
	test('whichever way it was rounded', () => rows(text => extentOf(figure(text)), { '3人': '3–3', '1.5元': '1.4–1.6', '约200元': '180–220', '20元': '19–21' }));

	test('its last place; of a fraction a tenth of it', () => {
		const place = (text: string) => printDecimal(roundRational(lastPlaceOf(figure(text)), -2)).replace(/\.?0+$/, '');
		assert.deepEqual(['120元', '1.5亿元', '0.25%', '百分之三十', '3‰', '七成', '一半', '半数', '三分之二', '四分之三', '五分之二', '十分之三', '-三分之二', '2公顷', '千分之三'].map(place), ['1', '10000000', '0.01', '1', '0.1', '10', '5', '5', '6.67', '7.5', '4', '10', '6.67', '10000', '0.1']);
	});
	test('counts down to ones are exact, and targets', () => {
		assert.deepEqual(['120人', '二十人', '九十人', '一百人', '一百二十人', '1.2345万人', '1.2万人', '约120人', '3—5人', '120元', '5%'].map(text => isExact(figure(text))), [true, true, true, false, false, false, false, false, false, false, false]);
		assert.deepEqual([isExact({ ...figure('5%'), isSet: true }), isExact({ ...figure('约5%'), isSet: true }), isExact({ ...figure('5%'), isSet: undefined })], [true, false, false]);
	});
});

suite('figures together', () => {
	test('a bare number passes for a count, points for percentages', () => {
		const together = (...texts: string[]) => areComparable(figures(...texts));
		assert.deepEqual([together('3人', '5'), together('5%', '2个百分点'), together('3人', '5所', '7'), together('5元', '7')], [true, true, true, false]);
		assert.deepEqual([together('3人', '5元'), together('5%', '7'), together('5%', '3人')], [false, false, false]);
	});
	test('persons and their attendances are no parts of each other', () => {
		const mixed = (...texts: string[]) => mixEvents(figures(...texts));
		assert.deepEqual([mixed('3人', '5人次'), mixed('5人次', '3人', '2人次'), mixed('5人次', '2人次'), mixed('3人', '5人'), mixed('5人次', '30元'), mixed()], [true, true, false, false, false, false]);
	});
	test('one is a hundred per cent', () => {
		assert.deepEqual(['5%', '5个百分点', '5倍', '5人'].map(text => oneOf(figure(text)).numerator), [100n, 100n, 1n, 1n]);
	});
	test('nothing is divided by what may be nothing', () => {
		const one = pointInterval(rational(1n));
		const between = (low: number, high: number): Interval => ({ low: rational(low), high: rational(high) });
		assert.deepEqual([between(-1, 1), between(0, 1), between(-1, 0)].map(by => divideIntervals(one, by)), [undefined, undefined, undefined]);
		assert.equal(show(divideIntervals(one, between(-4, -2))!), '-0.5–-0.25');
		assert.equal(show(divideIntervals(one, between(2, 4))!), '0.25–0.5');
		assert.ok(isEqual(divideRational(valueOf(figure('3人')), rational(-2n)), rational(-3n, 2n)));
	});
});
