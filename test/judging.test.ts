import assert from 'node:assert/strict';
import type { Quantity } from '../server/src/core/quantities.ts';
import type { Relation } from '../server/src/core/relations.ts';
import type { Verdict } from '../server/src/core/rule.ts';
import { rules } from '../server/src/rules/registry.ts';
import { figures } from './figures.ts';

const stated = { claim: 'stated' } as const;

function judge(id: string, relation: Relation): Verdict {
	const rule = rules.find(one => one.id === id);
	assert.ok(rule, `no rule ${id}`);
	assert.equal(rule.kind, relation.kind);
	const verdict = rule.judge(relation as never);
	assert.equal(verdict.violation !== undefined, verdict.status === 'violated');
	return verdict;
}

/** Status and working in a line; then the messages and the titles of the fixes of a violation. */
function tell(id: string, relation: Relation): string[] {
	const { status, working, violation } = judge(id, relation);
	return [`${status}: ${working}`, ...(violation === undefined ? [] : [violation.message.zh, violation.message.en, ...violation.fixes.map(({ title }) => title.zh)])];
}

const line = (id: string, relation: Relation): string => tell(id, relation)[0];

const sum = (whole: string, ...parts: string[]): Relation => {
	const [first, ...rest] = figures(whole, ...parts);
	return { ...stated, kind: 'sum', whole: first, parts: rest };
};
const share = (part: string, whole: string, claim: string): Relation => {
	const [a, b, c] = figures(part, whole, claim);
	return { ...stated, kind: 'share', parts: [a], wholes: [b], share: c };
};
const difference = (minuend: string, subtrahend: string, left: string): Relation => {
	const [a, b, c] = figures(minuend, subtrahend, left);
	return { ...stated, kind: 'difference', minuend: a, subtrahend: b, difference: c };
};
const possible = (whole: string, claim: string): Relation => {
	const [a, b] = figures(whole, claim);
	return { ...stated, kind: 'possibleShare', whole: a, share: b };
};
const parts = (disjoint: boolean, whole: string, ...rest: string[]): Relation => {
	const [first, ...others] = figures(whole, ...rest);
	return { ...stated, kind: 'partWhole', whole: first, parts: others, disjoint };
};
const total = (...shares: string[]): Relation => ({ ...stated, kind: 'shareTotal', shares: figures(...shares) });
const count = (announced: string, least: number, most = least): Relation => ({
	...stated, kind: 'count', announced: figures(announced)[0] as Quantity, items: Array.from({ length: least }, (_, index) => ({ start: 10 * index, end: 10 * index + 5 })), least, most,
});

suite('sum-mismatch', () => {
	test('counts add up exactly, whatever their classifiers', () => {
		assert.deepEqual(tell('sum-mismatch', sum('50785户', '6114户', '44671户')), ['holds: 6114 + 44671 = 50785']);
		assert.deepEqual(tell('sum-mismatch', sum('1000个', '7座', '993个')), ['holds: 7 + 993 = 1000']);
		assert.deepEqual(tell('sum-mismatch', sum('120所', '70所', '45所')), [
			'violated: 70 + 45 = 115',
			'120所与分项之和70+45=115不符',
			'120所 is not the sum of its parts: 70 + 45 = 115',
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
			'98.3%与178÷180=98.9%不符',
			'98.3% does not match 178 ÷ 180 = 98.9%',
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
		assert.match(line('share-mismatch', share('30人', '100人', '约40%')), /^unsure/);
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
			'96.45%：若分母为707户，不存在对应的整数：681户为96.32%，682户为96.46%',
			'96.45%: of 707户, no whole number makes it: 681户 make 96.32%, 682户 make 96.46%',
			'将96.45%改为96.32%', '将96.45%改为96.46%',
		]);
		assert.equal(line('share-impossible', possible('707户', '72.14%')), 'holds: 510 ÷ 707 = 72.1357…% → 72.14%');
		assert.match(line('share-impossible', possible('707户', '99.15%')), /^holds: 701 ÷ 707/);
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
		assert.deepEqual(tell('share-total-mismatch', total('36.5%', '48.2%', '17.3%')), [
			'violated: 36.5 + 48.2 + 17.3 = 102%',
			'3项占比合计102%，不是100%',
			'The 3 shares make 102%, not 100%',
			'将36.5%改为34.5%', '将48.2%改为46.2%', '将17.3%改为15.3%',
		]);
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
			'violated: 87 − 78 = 9', '8名与87−78=9不符', '8名 does not match 87 − 78 = 9', '将8名改为9名', '将78名改为79名', '将87名改为86名',
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
