import assert from 'node:assert/strict';
import type { Day, Degree, Equation, Form, Relation, Requirement, Share, Sum } from '../server/src/core/relations.ts';
import { noUnit } from '../server/src/core/units.ts';
import { average, bound, change, count, date, difference, duration, extreme, judge, line, parts, possible, repeat, share, stated, sum, tell, total } from './claims.ts';
import { figure, figures } from './figures.ts';

// What the rules say where one thing ends and another begins, and of relations that say too little.

const silent = 'notAssessable: ';
const notes = (id: string, relation: Relation): string[] => judge(id, relation).violation!.related.map(({ message: { zh, en } }) => `${zh} ${en}`);
const titles = (id: string, relation: Relation): string[] => tell(id, relation).slice(3);
const fixesIn = (id: string, relation: Relation): string[] => judge(id, relation).violation!.fixes.map(({ title }) => title.en);

suite('sums at the edges', () => {
	test('one part makes no sum; unlike things make none', () => {
		assert.equal(line('sum-mismatch', sum('120所', '70所')), silent);
		assert.equal(line('difference-mismatch', difference('8元', '3人', '5人')), silent);
	});
	test('Chinese tens are exact', () => {
		assert.equal(line('sum-mismatch', sum('二十个', '九个', '六个')), 'violated: 9 + 6 = 15');
		assert.equal(line('difference-mismatch', difference('50个', '35个', '二十个')), 'violated: 50 − 35 = 15');
		assert.equal(line('growth-mismatch', change('up', { base: '40个', current: '55个', amount: '二十个' })), 'violated: 55 − 40 = 15');
		assert.equal(line('difference-mismatch', difference('100个', '51个', '约50个')), 'holds: 100 − 51 = 49');
	});
	test('what is below nothing is taken away', () => {
		const taken = (signs: readonly (1 | -1)[], whole: string, ...rest: string[]) => line('sum-mismatch', { ...sum(whole, ...rest) as Sum, signs });
		assert.equal(line('sum-mismatch', sum('3亿元', '5亿元', '-2亿元')), 'holds: 5 − 2 = 3');
		assert.equal(taken([1, -1], '7亿元', '5亿元', '-2亿元'), 'holds: 5 + 2 = 7');
		assert.equal(taken([-1, 1], '3亿元', '2亿元', '5亿元'), 'holds: −2 + 5 = 3');
		assert.equal(taken([-1, 1], '7亿元', '-2亿元', '5亿元'), 'holds: 2 + 5 = 7');
	});
	test('many parts are counted, not listed', () => {
		const six = sum('100人', '10人', '11人', '12人', '13人', '14人', '15人');
		const seven = sum('100人', '10人', '11人', '12人', '13人', '14人', '15人', '16人');
		assert.deepEqual(tell('sum-mismatch', seven).slice(1), ['7个分项之和为91，不是100人', 'The 7 parts make 91, not 100人', '将100人改为91人']);
		assert.equal(tell('sum-mismatch', six)[1], '分项之和10+11+12+13+14+15=75，不是100人');
		assert.equal(titles('sum-mismatch', six).length, 7);
		assert.deepEqual(notes('sum-mismatch', seven), Array(7).fill('分项 part'));
	});
	test('no figure is made finer than those it is worked out of', () => {
		assert.deepEqual(titles('sum-mismatch', sum('68亿元', '46亿元', '11.4亿元')), ['将68亿元改为57亿元', '将46亿元改为57亿元']);
		assert.deepEqual(titles('difference-mismatch', difference('8亿元', '3亿元', '3.2亿元')), ['将3亿元改为5亿元', '将8亿元改为6亿元']);
		assert.deepEqual(titles('growth-mismatch', change('up', { base: '3亿元', current: '8亿元', amount: '3.2亿元' })), ['将8亿元改为6亿元', '将3亿元改为5亿元']);
	});
});

suite('shares at the edges', () => {
	const among = (of: readonly string[], wholes: readonly string[], claim: string, wholeShare?: string): Relation =>
		({ ...share('1人', '1人', claim) as Share, parts: figures(...of), wholes: figures(...wholes), ...(wholeShare === undefined ? {} : { wholeShare: figure(wholeShare, 900) }) });
	test('a multiple may be one; parts and wholes there must be', () => {
		assert.equal(line('share-mismatch', share('300人', '100人', '3倍')), 'holds: 300 ÷ 100 = 3');
		assert.equal(line('share-mismatch', share('3人', '5人', '60元')), silent);
		assert.equal(line('share-mismatch', among([], ['5人'], '0%')), silent);
		assert.equal(line('share-mismatch', among(['5人'], [], '50%')), silent);
	});
	test('of a share', () => {
		assert.equal(line('share-mismatch', among(['300人'], ['1000人'], '15%', '50%')), 'holds: 300 ÷ 1000 × 50% = 15%');
		assert.equal(line('share-mismatch', among(['300人'], ['1000人'], '88%', '50%')), 'violated: 300 ÷ 1000 × 50% = 15%');
		assert.equal(line('share-mismatch', among(['300人'], ['1000人'], '88%', '约50%')), 'unsure: 300 ÷ 1000 × 50% = 15%');
		assert.deepEqual(notes('share-mismatch', among(['300人'], ['1000人'], '88%', '50%')), ['部分 part', '总体 whole', '总体的占比 share of the whole']);
	});
	test('where there are several, only the share is offered for change', () => {
		assert.deepEqual(titles('share-mismatch', among(['701户'], ['701户', '6户'], '98.15%')), ['将98.15%改为99.15%']);
		assert.deepEqual(titles('share-mismatch', among(['30人', '20人'], ['100人'], '60%')), ['将60%改为50%']);
	});
	test('how far hedges reach', () => {
		// about a round number half the way to its neighbours, 12.5 to 17.5; about another one a tenth
		const near = (part: string, claim: string) => line('share-mismatch', share(part, '1000人', claim)).split(':')[0];
		assert.deepEqual([near('127人', '约15%'), near('122人', '约15%'), near('138人', '约16%'), near('150人', '约16%')], ['unsure', 'violated', 'violated', 'holds']);
		assert.deepEqual([near('370人', '近35%'), near('320人', '近35%'), near('265人', '30—40%')], ['violated', 'holds', 'unsure']);
	});
	test('nothing is far from nothing; a slip of the unit is told in both languages', () => {
		assert.equal(line('sum-mismatch', sum('0人', '70人', '45人')), 'violated: 70 + 45 = 115');
		assert.match(tell('sum-mismatch', sum('115亿元', '70万元', '45万元'))[2], /, not 115亿元; ten thousand times apart, which looks like a slip of the unit$/);
	});
	test('what makes a hundred', () => {
		assert.equal(line('share-total-mismatch', total('100%')), silent);
		assert.equal(line('share-total-mismatch', total('50%', '30人')), silent);
		assert.match(line('share-total-mismatch', { ...total('1%') as Extract<Relation, { kind: 'shareTotal' }>, shares: ratioParts(6.8, 77.3, 15.9) }), /^holds/);
		assert.equal(titles('share-total-mismatch', total('10%', '10%', '10%', '10%', '10%', '10%')).length, 6);
		assert.deepEqual(titles('share-total-mismatch', total('10%', '10%', '10%', '10%', '10%', '10%', '10%')), []);
		assert.deepEqual(titles('share-total-mismatch', total('150%', '20%')), ['将150%改为80%']);
		assert.deepEqual(titles('share-total-mismatch', total('100%', '20%')), ['将100%改为80%', '将20%改为0%']);
		assert.match(line('share-total-mismatch', total('约50%', '30%')), /^unsure/);
	});
	test('a count behind a share', () => {
		assert.equal(line('share-impossible', possible('707户', '96.45元')), silent);
		assert.equal(line('share-impossible', possible('707户', '0.503倍')), silent);
		assert.equal(line('share-impossible', possible('0户', '96.45%')), silent);
		assert.equal(line('share-impossible', possible('707户', '-3.45%')), silent);
		assert.equal(line('share-impossible', possible('99户', '51%')), 'unsure: 50 ÷ 99 = 50.50…% → 51%');
		assert.equal(line('share-impossible', possible('99户', '49%')), 'unsure: 49 ÷ 99 = 49.49…% → 49%');
		assert.equal(line('share-impossible', possible('99户', '50%')), 'unsure: 49 ÷ 99 = 49.49…% → 49%');
	});
	test('of whatever whole, no more than all of it', () => {
		const all = (claim: string): string => line('share-impossible', { ...stated, kind: 'possibleShare', share: figure(claim) });
		assert.deepEqual(['120%', '100%', '99%', '约120%', '1.2倍'].map(all), ['violated: 120', 'holds: 100', 'holds: 99', 'unsure: 120', 'unsure: 1.2']);
	});
	test('a part and its whole', () => {
		assert.equal(line('part-exceeds-whole', parts(false, '3人')), silent);
		assert.equal(line('part-exceeds-whole', parts(false, '3人', '5元')), silent);
		assert.equal(line('part-exceeds-whole', parts(false, '100人', '约130人')), 'unsure: 130 > 100');
		assert.equal(line('part-exceeds-whole', parts(true, '30处', '12处')), 'holds: 12 ≤ 30');
		assert.equal(line('part-exceeds-whole', parts(false, '30处', '12处', '7处')), 'holds: 12 ≤ 30, 7 ≤ 30');
		assert.equal(line('part-exceeds-whole', parts(false, '3万元', '50000元')), 'violated: 5 > 3');
		assert.equal(line('part-exceeds-whole', parts(false, '30', '45人')), 'violated: 45 > 30');
		assert.equal(line('part-exceeds-whole', parts(false, '30人', '45')), 'violated: 45 > 30');
		assert.equal(tell('part-exceeds-whole', parts(true, '30处', '12处', '19处'))[2], 'The parts together, 12 + 19 = 31, exceed their whole 30处');
		assert.deepEqual(notes('part-exceeds-whole', parts(true, '30处', '12处', '19处')), ['部分 part', '部分 part']);
	});

	/** Parts of a ratio: 6.8：77.3：15.9. */
	const ratioParts = (...values: number[]) => values.map(value => ({ ...figure(`${value}%`), unit: { ...figure('1%').unit, dimension: 'ratioPart' } }));
});

suite('changes at the edges', () => {
	const growth = (...words: Parameters<typeof change>) => line('growth-mismatch', change(...words));
	test('years are whole, and no more than a century', () => {
		const over = (years: number) => growth('up', { base: '1个', current: '200个', rate: '5.4%' }, years);
		assert.deepEqual([over(1.5), over(0), over(-1), over(101)], [silent, silent, silent, silent]);
		assert.match(over(100), /^holds/);
	});
	test('amounts, of the whole time or of each year', () => {
		assert.match(growth('up', { base: '20.8亿元', current: '23.4亿元', amount: '2.7亿元' }), /^holds/);
		assert.match(growth('up', { base: '40个', current: '53个', amount: '约12个' }), /^holds/);
		assert.match(growth('up', { base: '100户', current: '150户', amount: '11户' }, 5), /^violated/);
		assert.equal(growth('up', { base: '40人', current: '52人', amount: '12元' }), silent);
		assert.equal(growth('up', { base: '40人', current: '52元', rate: '30%' }), silent);
		assert.equal(growth('up', { base: '40人', current: '52人', rate: '12人' }), silent);
	});
	test('a percentage is an amount between percentages only', () => {
		assert.match(growth('up', { base: '20人', current: '25人', rate: '5%' }), /^violated/);
		assert.match(growth('up', { base: '20%', current: '60%', rate: '40倍' }), /^violated/);
		assert.match(growth('up', { base: '20%', current: '60%', rate: '40%' }), /^holds/);
	});
	test('by n times, where it grew to n times', () => {
		const told = (...words: Parameters<typeof change>) => tell('growth-mismatch', change(...words))[1];
		assert.match(told('up', { base: '50家', current: '200家', rate: '4倍' }), /增长到的倍数$/);
		assert.equal(told('down', { base: '100个', current: '30个', rate: '0.3倍' }), '1−30÷100=0.7，不是0.3倍');
		assert.equal(told('up', { base: '50个', current: '100个', rate: '2%' }), '100÷50−1=100%，不是2%');
		assert.equal(told('up', { base: '50个', amount: '150个', rate: '4倍' }), '150÷50=3，不是4倍');
		assert.equal(told('up', { current: '200个', amount: '150个', rate: '4倍' }), '150÷(200−150)=3，不是4倍');
	});
	test('over years no end is worked out of a rate', () => {
		assert.deepEqual(titles('growth-mismatch', change('up', { base: '100户', current: '300户', rate: '50%' }, 2)), ['将50%改为73%']);
		assert.deepEqual(titles('growth-mismatch', change('up', { base: '100户', current: '300户', rate: '50%' })), ['将50%改为200%', '将300户改为150户', '将100户改为200户']);
	});
	test('workings with the end that is not printed', () => {
		assert.match(growth('up', { base: '40个', amount: '12个', rate: '14.0%' }, 2), / \(\(40 \+ 12\) ÷ 40\)\^\(1\/2\) − 1 = /);
		assert.match(growth('up', { current: '52个', amount: '12个', rate: '14.0%' }, 2), / \(52 ÷ \(52 − 12\)\)\^\(1\/2\) − 1 = /);
		assert.match(growth('down', { current: '40个', amount: '12个', rate: '30%' }), / 12 ÷ \(40 \+ 12\) = /);
	});
	test('doublings', () => {
		assert.match(growth('up', { base: '1个', current: '1048576个', rate: '20番' }), /^holds/);
		assert.deepEqual(['21番', '0番', '1.5番'].map(rate => growth('up', { base: '1个', current: '9个', rate })), [silent, silent, silent]);
		assert.equal(growth('up', { base: '40个', amount: '40个', rate: '一番' }), silent);
		assert.equal(growth('up', { current: '80个', amount: '40个', rate: '一番' }), silent);
	});
	test('multiples', () => {
		assert.equal(growth('up', { base: '0人', current: '5人', multiple: '3倍' }), silent);
		assert.equal(growth('up', { base: '40人', current: '120人', multiple: '3人' }), silent);
		assert.equal(growth('up', { base: '40个', amount: '12个', multiple: '3倍' }), silent);
		assert.equal(growth('up', { current: '40个', amount: '12个', multiple: '3倍' }), silent);
		assert.equal(growth('up', { rate: '5倍', multiple: '3倍' }, 2), silent);
		assert.equal(growth('up', { rate: '一番', multiple: '3倍' }), silent);
		assert.equal(growth('up', { multiple: '3倍' }), silent);
		assert.equal(growth('up', { base: '50个', current: '150个', rate: '2倍', multiple: '3倍' }), 'holds: 150 ÷ 50 − 1 = 2, 150 ÷ 50 = 3');
		assert.equal(growth('down', { rate: '20%', multiple: '0.8倍' }), 'holds: 1 − 0.8 = 20%');
		assert.deepEqual(tell('growth-mismatch', change('up', { rate: '150%', multiple: '1.5倍' })).slice(1), ['1.5−1=50%，不是150%', '1.5 − 1 = 50%, not 150%', '将150%改为50%']);
	});
	test('up or down, with a claim or without', () => {
		const way = (...words: Parameters<typeof change>) => line('direction-mismatch', change(...words));
		assert.deepEqual(tell('direction-mismatch', change('down', { base: '3.5万人', current: '5.2万人' })), ['violated: 5.2 > 3.5', '写的是下降，5.2万人却大于3.5万人', 'Said to fall, but 5.2万人 is more than 3.5万人']);
		assert.equal(way('down', { base: '5.2%', current: '5.2%' }), 'holds: 5.2 = 5.2');
		assert.equal(way('up', { base: '34.6%', current: '30%' }), 'violated: 30 < 34.6');
		assert.equal(way('down', { base: '34.6%', current: '30%' }), 'holds: 30 < 34.6');
		assert.equal(way('up', { base: '5人', current: '3元' }), silent);
		for (const claim of [{ rate: '41.6%' }, { amount: '14.4个百分点' }, { multiple: '1.4倍' }]) assert.equal(way('up', { base: '34.6%', current: '49%', ...claim }), silent);
		assert.equal(judge('direction-mismatch', change('up', { base: '5.2万人', current: '3.5万人', amount: '2万人' })).violation?.severity, undefined);
		assert.equal(judge('direction-mismatch', change('up', { base: '5.2万人', current: '3.5万人', multiple: '2倍' })).violation?.severity, undefined);
		assert.equal(way('up', { base: '约5万人', current: '9万人' }), 'holds: 9 > 5');
	});
	test('a fall by more than all', () => {
		const told = (...words: Parameters<typeof change>) => tell('decline-impossible', change(...words)).slice(1, 3);
		assert.deepEqual(told('down', { rate: '2倍' }), ['下降不用倍：2倍', 'Nothing falls by a multiple: 2倍']);
		for (const roles of [{ base: '90元' }, { current: '30元' }, { base: '30元', current: '90元' }, { base: '30元', current: '30元' }, { base: '0元', current: '0元' }, { base: '90元', current: '3人' }]) assert.deepEqual(told('down', { ...roles, rate: '200%' }), ['降幅200%超过100%', 'A fall by 200% is more than 100%']);
		assert.deepEqual(told('down', { base: '90元', current: '30元', rate: '200%' }, 2), ['降幅200%超过100%', 'A fall by 200% is more than 100%']);
	});
	test('points and per cent', () => {
		const points = (...words: Parameters<typeof change>) => line('percent-for-points', change(...words));
		assert.equal(points('up', { base: '18.2%', current: '20.8%', rate: '2.6%' }), 'violated: 20.8 − 18.2 = 2.6');
		assert.deepEqual([points('up', { base: '18.2%', current: '20.8%', rate: '2.6%' }, 2), points('up', { base: '20%', current: '60%', rate: '40倍' }), points('up', { base: '18.2%', current: '20.8%', rate: '50%' }), points('up', { base: '约18.2%', current: '20.8%', rate: '2.6%' })], [silent, silent, silent, silent]);
		const percent = (...words: Parameters<typeof change>) => line('points-for-percent', change(...words));
		assert.equal(percent('up', { current: '30亿元', rate: '3个百分点' }), 'violated: ');
		assert.deepEqual([percent('up', { rate: '3个百分点' }), percent('up', { current: '30', rate: '3个百分点' }), percent('up', { current: '4个百分点', rate: '3个百分点' }), percent('up', { current: '30亿元', rate: '3%' })], [silent, silent, silent, silent]);
	});
	test('the size of a change and its word', () => {
		const size = (degree: Degree['degree'], text: string) => line('degree-mismatch', { ...stated, kind: 'degree', quantity: figure(text), word: { start: 0, end: 2 }, text: '略微', degree });
		assert.deepEqual(['5%', '10%', '11%', '20%', '21%', '约21%', '5人'].map(text => size('slight', text)), ['holds: 5', 'holds: 10', 'unsure: 11', 'unsure: 20', 'violated: 21', 'unsure: 21', silent]);
		assert.deepEqual(['6%', '5%', '4%', '1%', '0.9%'].map(text => size('strong', text)), ['holds: 6', 'holds: 5', 'unsure: 4', 'unsure: 1', 'violated: 0.9']);
		assert.deepEqual(['2%', '2.1%', '5%', '5.1%', '-6%'].map(text => size('level', text)), ['holds: 2', 'unsure: 2.1', 'unsure: 5', 'violated: 5.1', 'violated: -6']);
		assert.deepEqual(['1个百分点', '0.9个百分点', '0.1个百分点', '0.09个百分点'].map(text => size('strong', text)), ['holds: 1', 'unsure: 0.9', 'unsure: 0.1', 'violated: 0.09']);
	});
});

suite('bounds, counts and averages at the edges', () => {
	test('bounds', () => {
		const held = (...words: Parameters<typeof bound>) => line('bound-mismatch', bound(...words));
		assert.deepEqual([held('above', '3—5个', '2个'), held('above', '0个', '2个'), held('above', '-3元', '-4元'), held('above', '3个', '2元')], [silent, silent, silent, silent]);
		assert.deepEqual([held('above', '100人', '100人'), held('below', '100人', '100人'), held('above', '4亿元', '3.9亿元'), held('above', '4亿元', '3.91亿元'), held('below', '4亿元', '4.1亿元'), held('below', '4亿元', '4.0亿元')], ['holds: 100 = 100', 'holds: 100 = 100', 'violated: 3.9 < 4', 'violated: 3.91 < 4', 'violated: 4.1 > 4', 'holds: 4.0 = 4']);
		assert.deepEqual(['84人', '85人', '115人', '116人', '75人', '74人', '125人', '126人'].map(text => held('near', '100人', text).split(':')[0]), ['unsure', 'holds', 'holds', 'unsure', 'unsure', 'violated', 'unsure', 'violated']);
		assert.deepEqual(['84人', '85人', '100人', '102人', '103人', '74人'].map(text => held('nearBelow', '100人', text).split(':')[0]), ['unsure', 'holds', 'holds', 'unsure', 'violated', 'violated']);
	});
	test('what is told of them', () => {
		const told = (...words: Parameters<typeof bound>) => tell('bound-mismatch', bound(...words)).slice(1);
		assert.deepEqual(told('atLeast', '100人', '97人'), ['97人没有达到100人', '97人 does not reach 100人']);
		assert.deepEqual(told('atMost', '100人', '103人'), ['103人超过了100人', '103人 is more than 100人']);
		assert.deepEqual(told('below', '100人', '103人'), ['103人不在100人以下', '103人 is not below 100人']);
		assert.deepEqual(told('near', '100人', '203人'), ['203人与100人相差较大', '203人 is far from 100人']);
		assert.deepEqual(told('nearBelow', '100人', '53人'), ['53人离100人较远', '53人 is far below 100人']);
	});
	test('counts', () => {
		assert.equal(line('count-mismatch', count('约5项', 4)), 'unsure: 4');
		assert.equal(tell('count-mismatch', count('3项', 1))[2], '3项 announced, 1 item listed');
		assert.deepEqual(notes('count-mismatch', count('3项', 2)), ['第1项 item 1', '第2项 item 2']);
	});
	test('averages', () => {
		assert.equal(line('average-mismatch', average('约360万元', '120户', '9.5万元')), 'unsure: 360 ÷ 120 = 3');
		assert.equal(line('average-mismatch', average('360万元', '120户', '300万元')), 'unsure: 360 ÷ 120 = 3');
		const [total, claim, counted] = figures('3000元', '20元', '100个');
		assert.equal(tell('average-mismatch', { ...stated, kind: 'average', total, count: counted, average: claim })[1], '3000÷100=30，不是20元');
		const [weight, all, pieces] = figures('8千克', '0.60吨', '100个');
		assert.deepEqual(judge('average-mismatch', { ...stated, kind: 'average', total: all, count: pieces, average: weight }).violation?.span, weight.span);
	});
	test('extremes', () => {
		const extremes = (...words: Parameters<typeof extreme>) => line('extreme-mismatch', extreme(...words));
		assert.deepEqual([extremes('most', '3个'), extremes('most', '3个', '5元')], [silent, silent]);
		assert.deepEqual([extremes('least', '3个', '5个', '4个'), extremes('most', '12.3%', '12.4%'), extremes('most', '12%', '12.9%'), extremes('most', '12%', '约13%')], ['holds: 3 ≤ 4', 'violated: 12.3 < 12.4', 'holds: 12 ≥ 12.9', 'holds: 12 ≥ 13']);
		assert.deepEqual(notes('extreme-mismatch', extreme('least', '732个', '485个', '472个', '1630个')), ['更小 less', '更小 less']);
		assert.deepEqual(notes('extreme-mismatch', extreme('most', '732个', '485个', '1630个')), ['更大 more']);
	});
	test('written-out arithmetic', () => {
		const computed = (terms: readonly string[], postfix: Equation['postfix'], result: string) => line('equation-mismatch', { ...stated, kind: 'equation', terms: figures(...terms), postfix, result: figure(result, 900), text: 'x' });
		const two = (operator: '+' | '−' | '×' | '÷') => ['term', 'term', operator] as const;
		// the terms of a sum are rounded, if they print places or a scale; factors are taken as they are
		assert.match(computed(['1.2', '2.3'], two('+'), '3.57'), /^holds/);
		assert.match(computed(['3万', '4万'], two('+'), '7.4万'), /^holds/);
		assert.match(computed(['12', '7'], two('+'), '19.4'), /^violated/);
		assert.match(computed(['120', '7'], two('−'), '113'), /^holds/);
		assert.match(computed(['1.2', '2.3'], two('×'), '2.80'), /^violated/);
		assert.match(computed(['1.2', '2.3'], two('÷'), '0.55'), /^violated/);
		assert.match(computed(['3万', '4万'], two('×'), '13.1亿'), /^violated/);
		// per cent are hundredths, units as printed or in base units
		assert.match(computed(['20%', '50'], two('×'), '10'), /^holds/);
		assert.match(computed(['1公里', '500米'], two('+'), '1500米'), /^holds/);
		assert.match(computed(['27', '33', '100'], ['term', 'term', '÷', 'term', '×'], '82%'), /^holds/);
		assert.match(computed(['50%', '2公里'], two('×'), '1000米'), /^holds/);
		assert.match(computed(['3', '2公里'], two('×'), '6000米'), /^holds/);
		assert.equal(computed(['50%', '2'], two('×'), '7'), 'violated: x = 1');
		// what is no expression, and what is divided by nothing
		for (const postfix of [['+'], ['term', '+'], ['term', 'term'], []] as const) assert.equal(computed(['3', '4'], postfix, '7'), silent);
		assert.equal(computed(['3', '0'], two('÷'), '7'), silent);
		assert.equal(computed(['3', '0', '1'], ['term', 'term', '÷', 'term', '+'], '7'), silent);
	});
	test('given twice, with a range', () => assert.match(line('inconsistent-repeat', repeat('3—5人', '4人')), /^holds/));
});

suite('dates at the edges', () => {
	const day = (start: number, year: number, month: number, date: number): Day => ({ start, end: start + 5, text: [year, month, date].filter(part => part !== 0).join('.'), year, month, day: date });
	const span = (from: readonly [number, number, number], to: readonly [number, number, number], length?: string): Relation =>
		({ ...stated, kind: 'dateSpan', from: day(10, ...from), to: day(20, ...to), ...(length === undefined ? {} : { duration: figure(length, 50) }) });
	const held = (...words: Parameters<typeof span>) => line('date-span-mismatch', span(...words));

	test('days that do not exist, or say too little, have no order', () => {
		for (const [year, month, date] of [[2023, 2, 30], [2024, 13, 1], [2024, -1, 1], [2024, 13, 0], [2024, -1, 0], [0, 0, 5], [0, 4, 31]] as const) {
			assert.equal(held([year, month, date], [2024, 12, 1]), silent, `${year} ${month} ${date}`);
			assert.equal(held([2023, 1, 1], [year, month, date]), silent, `${year} ${month} ${date}`);
		}
	});
	test('a span runs forwards', () => {
		assert.deepEqual([held([2024, 3, 5], [2024, 3, 5]), held([2024, 3, 5], [2024, 3, 4]), held([2024, 3, 0], [2024, 3, 1]), held([2024, 0, 0], [2024, 1, 1]), held([2024, 0, 0], [2023, 12, 31])], ['holds: 2024-3-5 – 2024-3-5', 'violated: 2024-3-5 – 2024-3-4', 'holds: 2024-3 – 2024-3-1', 'holds: 2024 – 2024-1-1', 'violated: 2024 – 2023-12-31']);
		assert.deepEqual([held([0, 2, 29], [0, 3, 1]), held([0, 3, 1], [0, 2, 29]), held([2024, 3, 2], [2024, 3, 0]), held([2023, 2, 28], [2023, 2, 0])].map(told => told.split(':')[0]), ['holds', 'violated', 'violated', 'violated']);
		assert.deepEqual(tell('date-span-mismatch', span([2024, 3, 5], [2024, 3, 4])).slice(1), ['起止颠倒：2024.3.4在2024.3.5之前', 'The span runs backwards: 2024.3.4 is before 2024.3.5']);
	});
	test('days, both ends counted or one of them', () => {
		assert.deepEqual(['3天', '4天', '5天', '6天'].map(length => held([2024, 3, 5], [2024, 3, 9], length).split(':')[0]), ['violated', 'holds', 'holds', 'violated']);
		assert.deepEqual(['30天', '31天', '32天', '29天'].map(length => held([0, 2, 1], [0, 3, 2], length).split(':')[0]), ['holds', 'holds', 'violated', 'holds']);
		assert.deepEqual(['28天', '29天', '30天'].map(length => held([2023, 2, 1], [2023, 3, 1], length).split(':')[0]), ['holds', 'holds', 'violated']);
		assert.deepEqual([held([2024, 3, 0], [2024, 3, 9], '3天'), held([2024, 3, 5], [2024, 4, 0], '3天'), held([2024, 0, 0], [2025, 0, 0], '3天')], [silent, silent, silent]);
		assert.equal(held([2024, 3, 5], [2024, 3, 9], '约20天'), 'unsure: 2024-3-5 – 2024-3-9: 4–5');
		assert.deepEqual(tell('date-span-mismatch', span([2024, 3, 5], [2024, 3, 9], '8天')).slice(1), ['2024.3.5至2024.3.9是4天（首尾都算5天），不是8天', '2024.3.5 to 2024.3.9 makes 4 days (5 with both ends), not 8天']);
	});
	test('months, as they are named or from day to day', () => {
		assert.deepEqual(['3个月', '4个月', '5个月', '6个月', '7个月'].map(length => held([2023, 11, 0], [2024, 4, 0], length).split(':')[0]), ['violated', 'holds', 'holds', 'holds', 'violated']);
		assert.deepEqual([held([0, 3, 0], [0, 5, 0], '3个月'), held([0, 5, 0], [0, 5, 0], '1个月')].map(told => told.split(':')[0]), ['holds', 'holds']);
		assert.deepEqual(tell('date-span-mismatch', span([2024, 3, 0], [2024, 5, 0], '8个月')).slice(1), ['2024.3至2024.5是2个月（首尾都算3个月），不是8个月', '2024.3 to 2024.5 makes 2 months (3 with both ends), not 8个月']);
		assert.equal(held([2024, 0, 0], [2024, 5, 0], '8个月'), silent);
	});
	test('years', () => {
		const years = (from: number, to: number, claim: string) => line('duration-mismatch', duration(from, to, claim));
		assert.equal(years(2017, 2023, '5人'), silent);
		assert.equal(years(2023, 2023, '1年'), 'holds: 2023 − 2023 = 0');
		assert.equal(years(2017, 2023, '约20年'), 'unsure: 2023 − 2017 = 6');
		const whole = duration(2017, 2023, '9年') as Extract<Relation, { kind: 'duration' }>;
		const odd = (more: Partial<typeof whole>) => line('duration-mismatch', { ...whole, ...more });
		assert.deepEqual([odd({ from: figure('5人') }), odd({ to: figure('5人') }), odd({ from: { ...whole.from, upper: whole.to.value } }), odd({ from: { ...whole.from, value: { coefficient: 201n, exponent: 1 } } })], [silent, silent, silent, silent]);
		assert.equal(odd({ from: { ...whole.from, unit: noUnit } }), 'violated: 2023 − 2017 = 6');
		assert.deepEqual(tell('duration-mismatch', duration(2023, 2017, '6年')).slice(1), ['起止颠倒：2017年在2023年之前', 'The span runs backwards: 2017年 is before 2023年']);
		assert.deepEqual(notes('duration-mismatch', duration(2023, 2017, '6年')), ['起 from']);
		assert.deepEqual(fixesIn('duration-mismatch', duration(2017, 2023, '9年')), ['Change 9年 to 6年']);
	});
	test('days and their weekdays', () => {
		assert.deepEqual([date('1月0日', undefined, 1, 0), date('12月32日', undefined, 12, 32), date('0月5日', undefined, 0, 5), date('2月30日', undefined, 2, 30), date('2023年4月31日', 2023, 4, 31)].map(one => tell('impossible-date', one).slice(1)), [
			['没有这一天：1月只有31天', 'There is no such day: January has 31 days'],
			['没有这一天：12月只有31天', 'There is no such day: December has 31 days'],
			['没有这一天：一年有12个月', 'There is no such day: a year has 12 months'],
			['没有这一天：2月只有29天', 'There is no such day: February has 29 days'],
			['没有这一天：4月只有30天', 'There is no such day: April has 30 days'],
		]);
		assert.deepEqual(titles('weekday-mismatch', date('2024年5月1日', 2024, 5, 1, 4)), []);
		assert.deepEqual(titles('weekday-mismatch', date('Thursday, May 1, 2024', 2024, 5, 1, 4)), ['将Thursday改为Wednesday']);
	});
});

suite('profiles and forms at the edges', () => {
	const required = (id: string, more: Partial<Requirement>): string => line(id, {
		...stated, kind: 'requirement', profile: '月报', title: '本月工作', need: 'must', isUnknown: false, isFound: true, span: { start: 0, end: 6 }, length: 7, leastLength: 7, misplaced: undefined, places: [], heading: '一、本月工作', ...more,
	});
	test('how long a section is', () => {
		assert.deepEqual([required('section-too-short', {}), required('section-too-short', { leastLength: 8 }), required('section-too-short', { leastLength: 0 }), required('section-too-short', { isFound: false, leastLength: 8 })], ['holds: 7 ≥ 7', 'violated: 7 < 8', silent, silent]);
	});
	test('which sections there are, and where', () => {
		assert.deepEqual([required('missing-section', {}), required('missing-section', { isFound: false }), required('missing-section', { isFound: false, need: 'may' })], ['holds: ', 'violated: ', silent]);
		assert.deepEqual([required('unexpected-section', {}), required('unexpected-section', { need: 'mustNot', isFound: false }), required('unexpected-section', { need: 'mustNot' })], [silent, 'holds: ', 'violated: ']);
		assert.deepEqual([required('section-order', {}), required('section-order', { isFound: false })], ['holds: ', silent]);
	});
	test('what is not put in is offered nowhere', () => {
		const missing: Requirement = { ...stated, kind: 'requirement', profile: '月报', title: '不足', need: 'must', isUnknown: false, isFound: false, span: { start: 0, end: 6 }, length: 0, leastLength: 0, misplaced: undefined, places: [], heading: '二、不足' };
		assert.deepEqual(fixesIn('missing-section', missing), []);
		assert.deepEqual(fixesIn('missing-section', { ...missing, places: [{ start: 9, end: 9, text: '二、不足' }] }), ['Insert “二、不足”']);
	});
	test('eight other places are told, of what has some', () => {
		const form = (of: Form['of'], others: number): Form => ({ ...stated, kind: 'form', of, span: { start: 0, end: 2 }, text: '()', expected: '（）', places: [], others: Array.from({ length: others }, (_, index) => ({ start: 10 * index, end: 10 * index + 2 })) });
		assert.equal(notes('bracket-width', form('bracketWidth', 9)).length, 8);
		assert.equal(notes('bracket-width', form('bracketWidth', 3)).length, 3);
		assert.deepEqual(notes('broken-promise', form('promise', 3)), []);
		assert.equal(line('broken-promise', form('bracketWidth', 3)), silent);
	});
});
