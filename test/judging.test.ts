import assert from 'node:assert/strict';
import type { Relation } from '../server/src/core/relations.ts';
import { rules } from '../server/src/rules/registry.ts';
import { average, bound, change, count, date, difference, duration, extreme, judge, line, parts, possible, repeat, share, stated, sum, tell, total } from './claims.ts';
import { figures } from './figures.ts';

suite('sum-mismatch', () => {
	test('counts add up exactly, whatever their classifiers', () => {
		assert.deepEqual(tell('sum-mismatch', sum('50785户', '6114户', '44671户')), ['holds: 6114 + 44671 = 50785']);
		assert.deepEqual(tell('sum-mismatch', sum('1000个', '7座', '993个')), ['holds: 7 + 993 = 1000']);
		assert.deepEqual(tell('sum-mismatch', sum('120所', '70所', '45所')), [
			'violated: 70 + 45 = 115',
			'分项之和70+45=115，不是120所',
			'The parts make 70 + 45 = 115, not 120所',
			'将120所改为115所', '将70所改为75所', '将45所改为50所',
		]);
		assert.equal(line('sum-mismatch', sum('50826户', '6114户', '44671户')), 'violated: 6114 + 44671 = 50785');
	});
	test('measures add up within their roundings', () => {
		assert.equal(line('sum-mismatch', sum('1228亿元', '47.5亿元', '730.5亿元', '450亿元')), 'holds: 47.5 + 730.5 + 450 = 1228');
		assert.equal(line('sum-mismatch', sum('58.3亿元', '46.8亿元', '11.4亿元')), 'holds: 46.8 + 11.4 = 58.2');
		assert.equal(line('sum-mismatch', sum('58.4亿元', '46.8亿元', '11.4亿元')), 'violated: 46.8 + 11.4 = 58.2');
		assert.equal(line('sum-mismatch', sum('6060.41万元', '4728.6万元', '0万元', '1331.81万元')), 'holds: 4728.6 + 0 + 1331.81 = 6060.41');
	});
	test('scales and units are made alike', () => {
		assert.equal(line('sum-mismatch', sum('2.38万亿元', '1.55万亿元', '8300亿元')), 'holds: 1.55 + 0.83 = 2.38');
		assert.equal(line('sum-mismatch', sum('3公顷', '1公顷', '30亩')), 'holds: 1 + 2 = 3');
	});
	test('a part without its total, unlike things and hedges are no matter of sums', () => {
		assert.equal(line('sum-mismatch', sum('5元', '3人', '2人')), 'notAssessable: ');
		assert.equal(line('sum-mismatch', sum('约100人', '70人', '45人')), 'unsure: 70 + 45 = 115');
		assert.equal(line('sum-mismatch', sum('100余人', '70人', '45人')), 'holds: 70 + 45 = 115');
	});
	test('changes that are taken away', () => {
		const [whole, up, down] = figures('3.0亿元', '5.5亿元', '2.5亿元');
		assert.equal(line('sum-mismatch', { ...stated, kind: 'sum', whole, parts: [up, down], signs: [1, -1] }), 'holds: 5.5 − 2.5 = 3');
	});
	test('fixes are written like what stands there', () => {
		assert.deepEqual(tell('sum-mismatch', sum('４，８００人', '２，９００人', '１，５００人')).slice(3, 4), ['将４，８００人改为４，４００人']);
		assert.deepEqual(tell('sum-mismatch', sum('十二个', '五个', '四个')).slice(3), ['将十二个改为九个', '将五个改为八个', '将四个改为七个']);
		assert.deepEqual(tell('sum-mismatch', sum('1.50亿元', '0.52亿元', '0.81亿元')).slice(3, 4), ['将1.50亿元改为1.33亿元']);
	});
});

suite('share-mismatch', () => {
	test('golden figures hold', () => {
		assert.equal(line('share-mismatch', share('701户', '707户', '99.15%')), 'holds: 701 ÷ 707 = 99.1513…% → 99.15%');
		assert.equal(line('share-mismatch', share('178栋', '180栋', '98.9%')), 'holds: 178 ÷ 180 = 98.888…% → 98.9%');
		assert.equal(line('share-mismatch', share('27栋', '33栋', '82%')), 'holds: 27 ÷ 33 = 81.81…% → 82%');
		assert.equal(line('share-mismatch', share('172宗', '172宗', '100%')), 'holds: 172 ÷ 172 = 100%');
		assert.equal(line('share-mismatch', share('618.7平方米', '856平方米', '72%')), 'holds: 618.7 ÷ 856 = 72.27…% → 72%');
		assert.equal(line('share-mismatch', share('4091万千瓦', '9157万千瓦', '44.7%')), 'holds: 4091 ÷ 9157 = 44.676…% → 44.7%');
		assert.equal(line('share-mismatch', share('56827张', '49000张', '115.97%')), 'holds: 56827 ÷ 49000 = 115.9734…% → 115.97%');
		assert.equal(line('share-mismatch', share('60.8亿元', '247.4亿元', '24.6%')), 'holds: 60.8 ÷ 247.4 = 24.575…% → 24.6%');
	});
	test('a wrong share offers each side', () => {
		assert.deepEqual(tell('share-mismatch', share('178栋', '180栋', '98.3%')), [
			'violated: 178 ÷ 180 = 98.888…% → 98.9%',
			'178÷180=98.9%，不是98.3%',
			'178 ÷ 180 = 98.9%, not 98.3%',
			'将98.3%改为98.9%', '将178栋改为177栋', '将180栋改为181栋',
		]);
	});
	test('every accepted rounding is accepted, and no other', () => {
		for (const claim of ['81%', '82%', '81.8%', '81.9%', '81.81%', '81.82%']) assert.match(line('share-mismatch', share('27栋', '33栋', claim)), /^holds/, claim);
		for (const claim of ['80%', '83%', '81.7%', '82.0%', '81.80%', '81.83%']) assert.match(line('share-mismatch', share('27栋', '33栋', claim)), /^violated/, claim);
	});
	test('a hedge widens', () => {
		const [part, whole, near] = figures('7个', '71个', '接近10%');
		assert.match(line('share-mismatch', { ...stated, kind: 'share', parts: [part], wholes: [whole], share: near }), /^holds: 7 ÷ 71 = 9.85…% → 10%$/);
		// the neighbours of 20 on its scale are 10 and 30, so that a fifth of it is granted: 24, not 30
		assert.match(line('share-mismatch', share('236人', '1000人', '约20%')), /^unsure/);
		assert.match(line('share-mismatch', share('306人', '1000人', '约20%')), /^violated: 306 ÷ 1000 = 30/);
	});
	test('what a hedge does not cover is wrong if one slip explains it', () => {
		assert.match(line('share-mismatch', share('265人', '1000人', '约35%')), /^violated/);
		assert.match(line('share-mismatch', share('265人', '1000人', '近35%')), /^violated/);
		assert.match(line('share-mismatch', share('265人', '1000人', '约25%')), /^holds/);
		// no slip, nor a hedge that says how far it reaches
		assert.match(line('share-mismatch', share('265人', '3000人', '约60%')), /^unsure/);
		for (const hedged of ['超过35%', '不足35%', '35%以上', '估计35%']) assert.doesNotMatch(line('share-mismatch', share('265人', '1000人', hedged)), /^violated/);
	});
	test('other ratios than per cent', () => {
		assert.match(line('share-mismatch', share('68人', '100人', '三分之二')), /^holds/);
		assert.match(line('share-mismatch', share('40人', '100人', '三分之二')), /^violated/);
		assert.match(line('share-mismatch', share('72人', '100人', '七成')), /^holds/);
		assert.match(line('share-mismatch', share('23人', '45人', '一半')), /^holds/);
		assert.match(line('share-mismatch', share('3人', '1000人', '3‰')), /^holds: 3 ÷ 1000 = 3‰$/);
		assert.match(line('share-mismatch', share('420亿元', '1200亿元', '百分之三十五')), /^holds: 420 ÷ 1200 = 35%$/);
		assert.deepEqual(tell('share-mismatch', share('420亿元', '1200亿元', '百分之三十')).slice(3), ['将百分之三十改为百分之三十五']);
	});
	test('a closed partition may be adjusted in the last place', () => {
		const [part, whole, claim] = figures('2895753千元', '16055206千元', '18.03%');
		const relation = { ...stated, kind: 'share', parts: [part], wholes: [whole], share: claim } as const;
		const [off] = figures('18.02%');
		assert.match(line('share-mismatch', relation), /^holds/);
		assert.match(line('share-mismatch', { ...relation, share: off }), /^violated/);
		assert.match(line('share-mismatch', { ...relation, share: off, balancing: true }), /^holds/);
	});
	test('the whole may be part and remainder; unlike things are not divided', () => {
		const [done, left, claim] = figures('701户', '6户', '99.15%');
		assert.equal(line('share-mismatch', { ...stated, kind: 'share', parts: [done], wholes: [done, left], share: claim }), 'holds: 701 ÷ (701 + 6) = 99.1513…% → 99.15%');
		assert.equal(line('share-mismatch', share('3亿元', '5公顷', '60%')), 'notAssessable: ');
		assert.equal(line('share-mismatch', share('3人', '0人', '60%')), 'notAssessable: ');
	});
});

suite('share-impossible', () => {
	test('golden figures', () => {
		assert.deepEqual(tell('share-impossible', possible('707户', '96.45%')), [
			'violated: 681 ÷ 707 = 96.3224…%, 682 ÷ 707 = 96.4639…%',
			'若分母为707户，不存在对应的整数：681户为96.32%，682户为96.46%',
			'If it is of 707户, no whole number makes it: 681户 make 96.32%, 682户 make 96.46%',
			'将96.45%改为96.32%', '将96.45%改为96.46%',
		]);
		assert.equal(line('share-impossible', possible('707户', '72.14%')), 'unsure: 510 ÷ 707 = 72.1357…% → 72.14%');
		assert.match(line('share-impossible', possible('707户', '99.15%')), /^unsure: 701 ÷ 707/);
	});
	test('is no louder than a warning, and needs a small exact count', () => {
		assert.equal(rules.find(({ id }) => id === 'share-impossible')!.severity, 'warning');
		assert.equal(line('share-impossible', possible('707户', '96%')), 'notAssessable: ');
		assert.equal(line('share-impossible', possible('约707户', '96.45%')), 'notAssessable: ');
		assert.equal(line('share-impossible', possible('7.07万户', '96.45%')), 'notAssessable: ');
		assert.equal(line('share-impossible', possible('707平方米', '96.45%')), 'notAssessable: ');
	});
});

suite('share-total-mismatch', () => {
	test('shares make 100 % within half a unit each', () => {
		assert.equal(line('share-total-mismatch', total('36.5%', '48.2%', '15.3%')), 'holds: 36.5 + 48.2 + 15.3 = 100%');
		assert.match(line('share-total-mismatch', total('27%', '18%', '56%')), /^holds/);
		assert.match(line('share-total-mismatch', total('60.1%', '40.0%')), /^holds/);
		assert.match(line('share-total-mismatch', total('30%', '69.2%')), /^holds/);
		assert.match(line('share-total-mismatch', total('30%', '68.9%')), /^violated/);
		assert.deepEqual(tell('share-total-mismatch', total('36.5%', '48.2%', '17.3%')), [
			'violated: 36.5 + 48.2 + 17.3 = 102%',
			'3项占比合计102%，不是100%',
			'The 3 shares make 102%, not 100%',
			'将36.5%改为34.5%', '将48.2%改为46.2%', '将17.3%改为15.3%',
		]);
	});
});

suite('figures far apart', () => {
	test('rather do not belong together', () => {
		assert.match(line('sum-mismatch', sum('9600人', '70人', '45人')), /^unsure/);
		assert.match(line('share-mismatch', share('3人', '4800人', '60%')), /^unsure/);
		assert.match(line('part-exceeds-whole', parts(false, '3人', '120人')), /^unsure/);
		assert.match(line('part-exceeds-whole', parts(false, '30个', '45人')), /^unsure/);
	});
	test('unless the unit slipped', () => {
		assert.deepEqual(tell('sum-mismatch', sum('115亿元', '70万元', '45万元')).slice(0, 2), ['violated: 0.007 + 0.0045 = 0.0115', '分项之和0.007+0.0045=0.0115，不是115亿元；相差一万倍，像是单位有误']);
		assert.match(tell('share-mismatch', share('60万元', '100亿元', '60%'))[1], /，不是60%；相差一万倍，像是单位有误$/);
	});
});

suite('difference-mismatch', () => {
	test('golden figures', () => {
		assert.equal(line('difference-mismatch', difference('87名', '78名', '9名')), 'holds: 87 − 78 = 9');
		assert.equal(line('difference-mismatch', difference('71个', '64名', '7个')), 'holds: 71 − 64 = 7');
		assert.equal(line('difference-mismatch', difference('100%', '96.98%', '3.02%')), 'holds: 100 − 96.98 = 3.02');
		assert.equal(line('difference-mismatch', difference('20.8%', '18.2%', '2.6个百分点')), 'holds: 20.8 − 18.2 = 2.6');
	});
	test('a wrong remainder offers each side', () => {
		assert.deepEqual(tell('difference-mismatch', difference('87名', '78名', '8名')), [
			'violated: 87 − 78 = 9', '87−78=9，不是8名', '87 − 78 = 9, not 8名', '将8名改为9名', '将78名改为79名', '将87名改为86名',
		]);
	});
	test('either figure may be the greater', () => assert.match(line('difference-mismatch', difference('87名', '90名', '3名')), /^holds/));
});

suite('part-exceeds-whole', () => {
	test('a part is no larger than its whole', () => {
		assert.equal(line('part-exceeds-whole', parts(false, '50826户', '50785户')), 'holds: 50785 ≤ 50826');
		assert.equal(line('part-exceeds-whole', parts(true, '30处', '12处', '7处')), 'holds: 12 + 7 = 19 ≤ 30');
		assert.deepEqual(tell('part-exceeds-whole', parts(false, '504人', '3611人')), ['violated: 3611 > 504', '部分3611人大于总体504人', 'The part 3611人 is larger than its whole 504人']);
		assert.deepEqual(tell('part-exceeds-whole', parts(true, '30处', '12处', '19处')).slice(0, 2), ['violated: 12 + 19 = 31 > 30', '各部分之和12+19=31，超过总体30处']);
	});
	test('roundings, multiples and attendances are left alone', () => {
		assert.match(line('part-exceeds-whole', parts(false, '1.2亿元', '1.24亿元')), /^holds/);
		assert.match(line('part-exceeds-whole', parts(false, '1.7倍', '17.2倍')), /^notAssessable/);
		assert.match(line('part-exceeds-whole', parts(false, '300人', '800人次')), /^unsure/);
	});
});

suite('count-mismatch', () => {
	test('the announced number lies among the readings of the list', () => {
		assert.equal(line('count-mismatch', count('5个', 5)), 'holds: 5');
		assert.equal(line('count-mismatch', count('5个', 4, 5)), 'holds: 4–5');
		assert.deepEqual(tell('count-mismatch', count('三项', 4)), ['violated: 4', '写明三项，实际列出4项', '三项 announced, 4 items listed', '将三项改为四项']);
		assert.deepEqual(tell('count-mismatch', count('三项', 2)).slice(-1), ['将三项改为两项']);
		assert.deepEqual(tell('count-mismatch', count('3项', 4, 5)), ['violated: 4–5', '写明3项，实际列出4—5项', '3项 announced, 4–5 items listed']);
	});
});

suite('growth-mismatch', () => {
	const growth = (...words: Parameters<typeof change>) => tell('growth-mismatch', change(...words));
	test('golden figures hold', () => {
		assert.deepEqual(growth('up', { base: '2.57万元', current: '3.52万元', rate: '6.5%' }, 5), ['holds: (3.52 ÷ 2.57)^(1/5) − 1 = 6.493…% → 6.5%']);
		assert.deepEqual(growth('up', { amount: '1743846千元', current: '29346938千元', rate: '6.32%' }), ['holds: 1743846 ÷ (29346938 − 1743846) = 6.3175…% → 6.32%']);
		assert.deepEqual(growth('up', { base: '3680万人', current: '3989万人', rate: '8.4%' }), ['holds: 3989 ÷ 3680 − 1 = 8.396…% → 8.4%']);
		assert.deepEqual(growth('up', { base: '86.3亿元', current: '140亿元', rate: '62.2%' }), ['holds: 140 ÷ 86.3 − 1 = 62.224…% → 62.2%']);
		assert.deepEqual(growth('down', { base: '4456亿元', current: '3930亿元', rate: '11.8%' }), ['holds: 1 − 3930 ÷ 4456 = 11.804…% → 11.8%']);
		assert.deepEqual(growth('down', { base: '4456亿元', current: '3930亿元', amount: '526亿元', rate: '11.8%' }), ['holds: 4456 − 3930 = 526, 1 − 3930 ÷ 4456 = 11.804…% → 11.8%']);
	});
	test('a compound rate beyond every rounding is wrong', () => {
		assert.deepEqual(growth('up', { base: '2.7亿元', current: '125亿元', rate: '255%' }, 3), [
			'violated: (125 ÷ 2.7)^(1/3) − 1 = 259.07…% → 259%',
			'(125÷2.7)^(1/3)−1=259%，不是255%',
			'(125 ÷ 2.7)^(1/3) − 1 = 259%, not 255%',
			'将255%改为259%',
		]);
		assert.match(growth('up', { base: '2.7亿元', current: '125亿元', rate: '258%' }, 3)[0], /^holds/);
	});
	test('amounts', () => {
		assert.deepEqual(growth('up', { base: '120家', current: '138家', amount: '16家' }).slice(0, 4), ['violated: 138 − 120 = 18', '138−120=18，不是16家', '138 − 120 = 18, not 16家', '将16家改为18家']);
		assert.deepEqual(growth('down', { base: '20.8%', current: '18.2%', amount: '2.6个百分点' }), ['holds: 20.8 − 18.2 = 2.6']);
		assert.match(growth('down', { base: '20.8%', current: '18.2%', rate: '2.8个百分点' })[0], /^violated: 20.8 − 18.2 = 2.6$/);
		assert.match(growth('up', { base: '100户', current: '150户', amount: '10户' }, 5)[0], /^holds/);
	});
	test('multiples: by n times or to n times, doublings', () => {
		assert.match(growth('up', { base: '50家', current: '200家', rate: '3倍' })[0], /^holds: 200 ÷ 50 − 1 = 3$/);
		assert.deepEqual(growth('up', { base: '50家', current: '200家', rate: '4倍' }).slice(0, 2), ['violated: 200 ÷ 50 − 1 = 3', '200÷50−1=3，不是4倍；4倍是增长到的倍数']);
		assert.match(growth('up', { base: '50家', current: '200家', multiple: '4倍' })[0], /^holds: 200 ÷ 50 = 4$/);
		assert.match(growth('up', { base: '50家', current: '200家', multiple: '5倍' })[0], /^violated/);
		assert.match(growth('up', { base: '50万元', current: '200万元', multiple: '5倍' })[0], /^violated/);
		assert.match(growth('up', { base: '50万元', current: '200万元', rate: '4倍' })[0], /^violated/);
		assert.match(growth('up', { base: '50万元', current: '195万元', multiple: '4倍' })[0], /^holds/);
		assert.match(growth('up', { base: '50万元', current: '228万元', multiple: '4倍' })[0], /^holds/);
		assert.match(growth('up', { base: '50家', current: '200家', rate: '两番' })[0], /^holds: 200 ÷ 50 = 4, 2\^2 = 4$/);
		assert.match(growth('up', { base: '40家', current: '120家', rate: '两番' })[0], /^violated: 120 ÷ 40 = 3, 2\^2 = 4$/);
		assert.match(growth('up', { base: '40家', current: '110家', rate: '一番' })[0], /^unsure/);
		assert.match(growth('up', { rate: '2倍', multiple: '3倍' })[0], /^holds: 3 − 1 = 2$/);
		assert.match(growth('up', { rate: '150%', multiple: '1.5倍' })[0], /^violated/);
	});
	test('what is hidden, hedged or below nothing is not judged', () => {
		assert.deepEqual(growth('up', { current: '3.52万元', rate: '6.5%' }), ['notAssessable: ']);
		assert.deepEqual(growth('up', { base: '-3亿元', current: '5亿元', rate: '20%' }), ['notAssessable: ']);
		assert.match(growth('up', { base: '约100家', current: '138家', rate: '18%' })[0], /^unsure/);
	});
	test('a percentage between percentages may be a rate or, loosely, points', () => {
		assert.match(growth('down', { base: '20.8%', current: '18.2%', rate: '12.5%' })[0], /^holds/);
		assert.match(growth('down', { base: '20.8%', current: '18.2%', rate: '2.6%' })[0], /^holds/);
		assert.match(growth('down', { base: '20.8%', current: '18.2%', rate: '5.6%' })[0], /^violated/);
	});
});

suite('direction-mismatch', () => {
	test('up goes up', () => {
		assert.equal(line('direction-mismatch', change('up', { base: '34.6%', current: '49%' })), 'holds: 49 > 34.6');
		assert.equal(line('direction-mismatch', change('up', { base: '2.57万元', current: '3.52万元' })), 'notAssessable: ', 'nothing to work out');
		assert.deepEqual(tell('direction-mismatch', change('up', { base: '5.2万人', current: '3.5万人' })), ['violated: 3.5 < 5.2', '写的是增长，3.5万人却小于5.2万人', 'Said to rise, but 3.5万人 is less than 5.2万人']);
		assert.equal(judge('direction-mismatch', change('up', { base: '5.2万人', current: '3.5万人' })).violation?.severity, 'info');
		assert.equal(judge('direction-mismatch', change('up', { base: '5.2万人', current: '3.5万人', rate: '32.7%' })).violation?.severity, undefined);
		assert.equal(line('growth-mismatch', change('up', { base: '5.2万人', current: '3.5万人', rate: '32.7%' })), 'notAssessable: ');
		assert.match(line('direction-mismatch', change('down', { base: '5.2%', current: '5.2%' })), /^holds/);
		assert.match(line('direction-mismatch', change('down', { base: '约5万人', current: '9万人' })), /^unsure/);
	});
});

suite('decline-impossible', () => {
	test('more than all, or a multiple', () => {
		assert.equal(line('decline-impossible', change('down', { rate: '98.65%' })), 'notAssessable: ');
		assert.equal(line('decline-impossible', change('up', { rate: '544.4%' })), 'notAssessable: ');
		assert.equal(line('decline-impossible', change('down', { rate: '7324.86%' })), 'violated: 7324.86 > 100');
		assert.deepEqual(tell('decline-impossible', change('down', { base: '90元', current: '30元', rate: '2倍' })).slice(0, 2), ['violated: 2 ≥ 1', '下降不用倍：2倍，按起止数是66.7%']);
		assert.equal(line('decline-impossible', change('down', { base: '5亿元', current: '-1亿元', rate: '120%' })), 'notAssessable: ');
	});
});

suite('percent-for-points', () => {
	test('points printed as per cent', () => {
		assert.deepEqual(tell('percent-for-points', change('down', { base: '20.8%', current: '18.2%', rate: '2.6%' })), [
			'violated: 20.8 − 18.2 = 2.6', '20.8−18.2=2.6是两个百分数之差，单位应为百分点，不是%', '20.8 − 18.2 = 2.6 is the difference of two percentages, in percentage points, not %', '将2.6%改为2.6个百分点',
		]);
		assert.equal(line('percent-for-points', change('down', { base: '20.8%', current: '18.2%', rate: '12.5%' })), 'notAssessable: ');
		assert.equal(line('percent-for-points', change('down', { base: '20.8%', current: '18.2%', amount: '2.6个百分点' })), 'notAssessable: ');
		assert.equal(line('percent-for-points', change('down', { base: '20.8亿元', current: '18.2亿元', rate: '2.6%' })), 'notAssessable: ');
	});
});

suite('average-mismatch', () => {
	test('total by count, in the scale of the average and in ones of the count', () => {
		assert.equal(line('average-mismatch', average('2680元', '1000000次', '0.00268元')), 'holds: 2680 ÷ 1000000 = 0.00268');
		assert.equal(line('average-mismatch', average('3.6亿元', '1.2万户', '3万元')), 'holds: 3.6亿元 ÷ 1.2万户 = 3万元');
		assert.equal(line('average-mismatch', average('60万元', '500亩', '1200元')), 'holds: 60万元 ÷ 500 = 1200元');
		assert.equal(line('average-mismatch', average('5580人次', '255场', '21.9人次')), 'holds: 5580 ÷ 255 = 21.882… → 21.9');
		assert.equal(line('average-mismatch', average('24000元', '30平方米', '800元/平方米')), 'holds: 24000 ÷ 30 = 800');
		assert.deepEqual(tell('average-mismatch', average('360万元', '120户', '5万元')).slice(0, 4), ['violated: 360 ÷ 120 = 3', '360÷120=3，不是5万元', '360 ÷ 120 = 3, not 5万元', '将5万元改为3万元']);
		assert.deepEqual(tell('average-mismatch', average('360人', '120户', '5人')).slice(3), ['将5人改为3人']);
		assert.equal(line('average-mismatch', average('360万元', '0户', '4万元')), 'notAssessable: ');
		assert.equal(line('average-mismatch', average('360公顷', '120户', '4万元')), 'notAssessable: ');
	});
});

suite('inconsistent-repeat', () => {
	test('equal, or one the other rounded or cut off', () => {
		assert.equal(line('inconsistent-repeat', repeat('99.15%', '99.15%')), 'holds: 99.15 = 99.15');
		for (const [one, other] of [['99.15%', '99.2%'], ['99.15%', '99.1%'], ['99%', '99.15%'], ['12.5万人', '125300人'], ['约100户', '97户'], ['七成', '72.3%'], ['15亩', '1公顷']]) assert.match(line('inconsistent-repeat', repeat(one, other)), /^holds/, `${one} ${other}`);
		for (const [one, other] of [['99.15%', '99.14%'], ['99.15%', '99.3%'], ['707户', '706户'], ['12.5万人', '127300人']]) assert.match(line('inconsistent-repeat', repeat(one, other)), /^violated/, `${one} ${other}`);
		assert.deepEqual(tell('inconsistent-repeat', repeat('99.15%', '99.45%')), ['violated: 99.15 ≠ 99.45', '“签约率”前后不一：99.15%，99.45%', '签约率: given as 99.15% and as 99.45%', '将99.45%改为99.15%', '将99.15%改为99.45%']);
	});
	test('slips of the unit', () => {
		assert.match(tell('inconsistent-repeat', repeat('35.2亿元', '35.2万元'))[1], /；相差一万倍，像是单位有误$/);
		assert.match(tell('inconsistent-repeat', repeat('35.2元', '35亿元'))[1], /；相差一亿倍，像是单位有误$/);
		assert.doesNotMatch(tell('inconsistent-repeat', repeat('35.2亿元', '36.2万元'))[1], /单位/);
	});
	test('hedges and other dimensions', () => {
		assert.match(line('inconsistent-repeat', repeat('约100户', '150户')), /^unsure/);
		assert.match(line('inconsistent-repeat', repeat('100户', '150元')), /^notAssessable/);
	});
});

suite('bound-mismatch', () => {
	test('thresholds', () => {
		for (const [limit, quantity] of [['4000亿元', '4211亿元'], ['2万元', '20793元'], ['3万亿元', '3.6万亿元'], ['100人', '100人'], ['100%', '100.0%']]) assert.match(line('bound-mismatch', bound('above', limit, quantity)), /^holds/);
		assert.deepEqual(tell('bound-mismatch', bound('above', '4000亿元', '3911亿元')), ['violated: 3911 < 4000', '3911亿元没有超过4000亿元', '3911亿元 is not above 4000亿元']);
		assert.match(line('bound-mismatch', bound('atLeast', '4000亿元', '3999亿元')), /^violated/);
		assert.match(line('bound-mismatch', bound('atLeast', '15万个', '78537个')), /^violated/);
		assert.match(line('bound-mismatch', bound('below', '100户', '97户')), /^holds/);
		assert.match(line('bound-mismatch', bound('below', '100户', '103户')), /^violated/);
		assert.match(line('bound-mismatch', bound('above', '4000亿元', '约3011亿元')), /^unsure/);
	});
	test('near', () => {
		assert.match(line('bound-mismatch', bound('near', '一半', '51%')), /^holds/);
		assert.match(line('bound-mismatch', bound('near', '一半', '71.0%')), /^violated: 71.0 > 50$/);
		assert.match(line('bound-mismatch', bound('near', '一半', '28.4%')), /^violated/);
		assert.match(line('bound-mismatch', bound('near', '七成', '72%')), /^holds/);
		assert.match(line('bound-mismatch', bound('nearBelow', '半数', '49.2%')), /^holds/);
		assert.match(line('bound-mismatch', bound('nearBelow', '半数', '50.4%')), /^unsure/);
		assert.deepEqual(tell('bound-mismatch', bound('nearBelow', '半数', '55.1%')), ['violated: 55.1 > 50', '55.1%已超过半数，不是接近', '55.1% is above 半数, not nearly that']);
		assert.match(line('bound-mismatch', bound('nearBelow', '七成', '45%')), /^violated/);
	});
});

suite('extreme-mismatch', () => {
	test('no rival goes further', () => {
		assert.equal(line('extreme-mismatch', extreme('most', '73.81%', '57.92%', '60.26%', '73.08%')), 'holds: 73.81 ≥ 73.08');
		assert.deepEqual(tell('extreme-mismatch', extreme('least', '732个', '485个', '472个', '1630个')), ['violated: 732 > 472', '732个不是最小的：另有472个', '732个 is not the least: there is 472个']);
		assert.match(line('extreme-mismatch', extreme('most', '14701人', '15208人')), /^violated: 14701 < 15208$/);
		assert.match(line('extreme-mismatch', extreme('most', '1.2万人', '12400人')), /^holds/);
		assert.match(line('extreme-mismatch', extreme('most', '12人', '12人')), /^holds/);
		assert.match(line('extreme-mismatch', extreme('most', '约100人', '130人')), /^unsure/);
	});
});

suite('duration-mismatch', () => {
	test('with or without the first year', () => {
		assert.equal(line('duration-mismatch', duration(2017, 2023, '6年')), 'holds: 2023 − 2017 = 6');
		assert.match(line('duration-mismatch', duration(2017, 2023, '7年')), /^holds/);
		assert.match(line('duration-mismatch', duration(2017, 2023, '5年')), /^unsure/);
		assert.match(line('duration-mismatch', duration(2017, 2023, '近7年')), /^holds/);
		assert.match(line('duration-mismatch', duration(1946, 2023, '77岁')), /^holds/);
		assert.match(line('duration-mismatch', duration(2021, 2023, '24个月')), /^holds/);
		assert.deepEqual(tell('duration-mismatch', duration(2017, 2023, '9年')).slice(0, 2), ['violated: 2023 − 2017 = 6', '2017年至2023年是6年（首尾都算7年），不是9年']);
		assert.deepEqual(tell('duration-mismatch', duration(2023, 2017, '6年')).slice(0, 2), ['violated: 2017 − 2023 = -6', '起止颠倒：2017年在2023年之前']);
	});
});

suite('dates', () => {
	test('impossible-date', () => {
		assert.equal(line('impossible-date', date('2024年2月29日', 2024, 2, 29)), 'holds: ');
		assert.equal(line('impossible-date', date('2月29日', undefined, 2, 29)), 'holds: ');
		assert.deepEqual(tell('impossible-date', date('2023年2月29日', 2023, 2, 29)).slice(1), ['没有这一天：2023年2月只有28天', 'There is no such day: February 2023 has 28 days']);
		assert.deepEqual(tell('impossible-date', date('4月31日', undefined, 4, 31)).slice(1, 2), ['没有这一天：4月只有30天']);
		assert.deepEqual(tell('impossible-date', date('13月1日', undefined, 13, 1)).slice(1, 2), ['没有这一天：一年有12个月']);
		assert.match(line('impossible-date', date('1900年2月29日', 1900, 2, 29)), /^violated/);
		assert.match(line('impossible-date', date('5月0日', undefined, 5, 0)), /^violated/);
	});
	test('weekday-mismatch', () => {
		assert.match(line('weekday-mismatch', date('2024年5月1日（星期三）', 2024, 5, 1, 3)), /^holds/);
		const wrong = date('2024年5月1日（星期四）', 2024, 5, 1, 4);
		assert.deepEqual(tell('weekday-mismatch', wrong), ['violated: 2024-5-1: Wed', '2024年5月1日是星期三，不是星期四', '1 May 2024 is a Wednesday, not a Thursday', '将星期四改为星期三']);
		assert.deepEqual(judge('weekday-mismatch', wrong).violation?.fixes[0].edits, [{ start: 60, end: 63, text: '星期三' }]);
		assert.match(line('weekday-mismatch', date('5月1日（星期四）', undefined, 5, 1, 4)), /^notAssessable/);
	});
	test('every day of two centuries is known, with its weekday', () => {
		for (let time = Date.UTC(1900, 0, 1); time < Date.UTC(2101, 0, 1); time += 86_400_000) {
			const day = new Date(time);
			const relation = date('', day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate(), day.getUTCDay());
			assert.equal(judge('impossible-date', relation).status, 'holds');
			assert.equal(judge('weekday-mismatch', relation).status, 'holds', day.toISOString());
		}
	});
});

suite('computations written down for published reports', () => {
	const silent = (id: string, relations: readonly Relation[]) => assert.deepEqual(relations.map(relation => line(id, relation)).filter(told => !told.startsWith('holds')), []);

	test('sums', () => silent('sum-mismatch', [
		sum('30357976千元', '27203319千元', '3154657千元'),
		sum('29346938千元', '13762090千元', '3189270千元', '6499862千元', '2154067千元', '666228千元', '455722千元', '201420千元', '2418279千元'),
		sum('30742770千元', '16055206千元', '3915993千元', '6141391千元', '2410935千元', '759227千元', '669315千元', '790703千元'),
		sum('13980000千元', '9970000千元', '3020000千元', '990000千元'),
		sum('479亿元', '384.8亿元', '94.2亿元'), sum('247.4亿元', '16.9亿元', '39.2亿元', '191.3亿元'), sum('527亿元', '485.9亿元', '41.1亿元'), sum('1228亿元', '275.7亿元', '952.3亿元'),
		sum('64.96%', '52.22%', '12.74%'), sum('10500亿元', '8500亿元', '2000亿元'), sum('28项', '6项', '5项', '8项', '7项', '2项'), sum('28个', '20个', '8个'), sum('6台', '1台', '1台', '4台'),
		sum('454491.73元', '184800元', '145462.88元', '58666.67元', '22000元', '19851.42元', '15000元', '8710.76元'),
	]));
	test('shares', () => silent('share-mismatch', [
		share('13762090千元', '29346938千元', '46.89%'), share('13980000千元', '29731732千元', '47.02%'), share('236899个', '408983个', '57.92%'), share('210轮次', '328家', '64.02%'),
		share('3915993千元', '30742770千元', '12.74%'), share('16055206千元', '30742770千元', '52.22%'), share('790703千元', '30742770千元', '2.57%'),
	]));
	test('totals of shares', () => silent('share-total-mismatch', [total('36.5%', '48.2%', '15.3%'), total('53.22%', '13.61%', '18.03%', '5.34%', '9.80%'), total('26.6%', '17.7%', '55.7%'), total('27%', '18%', '56%')]));
	test('growth', () => silent('growth-mismatch', [
		change('up', { base: '326亿元', current: '583亿元', rate: '79%' }), change('up', { base: '1222万', current: '1985万', rate: '62.4%' }), change('up', { base: '3856万人', current: '3989万人', amount: '133万人' }),
		change('down', { base: '1181个', current: '1051个', rate: '11%' }), change('down', { current: '46.8亿元', amount: '3亿元', rate: '6.0%' }),
	]));
	test('differences', () => silent('difference-mismatch', [difference('约414万人', '约380万人', '34万人'), difference('38610万元', '18610万元', '20000万元'), difference('16027', '525', '15502')]));
	test('errors of published reports', () => {
		assert.match(line('sum-mismatch', sum('106.3万户', '34.1万户', '26.9万户', '43.3万户')), /^violated/);
		assert.match(line('growth-mismatch', change('up', { base: '11194048千元', current: '14328144千元', rate: '26.48%' })), /^violated/);
		assert.match(line('growth-mismatch', change('up', { base: '3189270千元', current: '3915993千元', rate: '18.36%' })), /^violated/);
		assert.match(line('part-exceeds-whole', parts(false, '2282个', '3913个')), /^violated/);
		assert.match(line('decline-impossible', change('down', { rate: '3760.93%' })), /^violated/);
	});
});
