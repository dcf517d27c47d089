import { type Ends, amountOf, endsOf, goesAgainst, isBetweenRatios, isImpossibleFall, leads, rateOf, ratioOf, signed, yearlyRate } from '../core/changes.ts';
import { addRational, divideRational, isEqual, isLess, multiplyRational, raiseRational, rational, subtractRational } from '../core/decimal.ts';
import { judgeHedged } from '../core/hedgedClaims.ts';
import { type Interval, ONE, addIntervals, areComparable, divideIntervals, isExact, isPoint, multiplyIntervals, negateInterval, oneOf, pointInterval, prints, readingOf, subtractIntervals, valueOf } from '../core/intervals.ts';
import type { Message } from '../core/message.ts';
import { changeFigure, printIn, printNumber, printOperand, printOperands, printResult, printRounded } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Change } from '../core/relations.ts';
import type { Fix, Rule, Status } from '../core/rule.ts';
import { areSharp, changeSum, compact, label, notAssessable, onlyPrintable, settle, verdict } from '../core/verdicts.ts';

export const growthMismatch: Rule<'change'> = {
	id: 'growth-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'change',
	title: { zh: '增量、增速、倍数与起止数相符', en: 'A change, its rate and its multiple lead from its base to its current value' },
	judge: judgeHedged(relation => {
		const { base, current, years = 1 } = relation;
		const ends = [base, current].filter(end => end !== undefined);
		const isSensible = Number.isInteger(years) && 1 <= years && years <= MOST_YEARS;
		if (!isSensible || !areComparable(ends) || goesAgainst(relation) || isImpossibleFall(relation)) return notAssessable;

		const checks = [checkAmount(relation), checkRate(relation, years), checkMultiple(relation), checkRateAgainstMultiple(relation)].filter(check => check !== undefined);
		if (checks.length === 0) return notAssessable;
		const wrong = checks.find(({ status }) => status === 'violated') ?? checks.find(({ status }) => status === 'unsure');
		if (wrong === undefined) return verdict('holds', () => checks.map(({ working }) => working()).join(', '));
		if (wrong.status === 'unsure') return verdict('unsure', wrong.working);
		const { claim } = wrong;
		const others = [...label(base === undefined ? [] : [base], '基数', 'base'), ...label(current === undefined ? [] : [current], '现值', 'current value'), ...label(relation.amount === undefined ? [] : [relation.amount], '增减量', 'amount')];
		return settle(false, areSharp([claim, ...ends]), wrong.working, () => ({
			span: claim.span,
			message: wrong.message?.() ?? { zh: `${compact(wrong.computed())}，不是${claim.text}`, en: `${wrong.computed()}, not ${claim.text}` },
			related: others.filter(({ span }) => span !== claim.span),
			fixes: wrong.fixes(),
		}));
	}),
};

const MOST_YEARS = 100;

/** One claim of a change against what the other figures give. */
interface Check {
	readonly claim: Quantity;
	readonly status: Status;
	// Printed and worked out when they are told: most claims hold, and nobody asks.
	readonly working: () => string;
	/** The short form for the message: "3.52 ÷ 2.57 − 1 = 37%". */
	readonly computed: () => string;
	readonly message?: () => Message | undefined;
	readonly fixes: () => readonly Fix[];
}

const statusOf = (fits: boolean): Status => (fits ? 'holds' : 'violated');

/** current − base = amount; over years also the amount of each year. */
function checkAmount(relation: Change): Check | undefined {
	const { base, current, direction, years = 1 } = relation;
	const amount = amountOf(relation);
	if (base === undefined || current === undefined || amount === undefined) return undefined;
	const figures = [amount, base, current];
	if (!areComparable(figures)) return undefined;

	const rise = subtractIntervals(readingOf(current), readingOf(base));
	const change = direction === 'up' ? rise : negateInterval(rise);
	const value = signed(relation, subtractRational(valueOf(current), valueOf(base)));
	const isSharp = isPoint(change) && isExact(amount);
	const isTotal = isSharp ? isEqual(value, valueOf(amount)) : prints(amount, change);
	const isYearly = 1 < years && prints(amount, multiplyIntervals(change, pointInterval(rational(1n, years))));
	const working = () => {
		const [, from, to] = printOperands(figures);
		return `${direction === 'up' ? `${to} − ${from}` : `${from} − ${to}`} = ${printIn(amount, value)}`;
	};
	return {
		claim: amount, status: statusOf(isTotal || isYearly), working, computed: working,
		fixes: () => [
			...changeSum(amount, value, figures),
			...changeSum(current, addRational(valueOf(base), signed(relation, valueOf(amount))), figures),
			...changeSum(base, subtractRational(valueOf(current), signed(relation, valueOf(amount))), figures),
		],
	};
}

/** The rate leads from base to current. */
function checkRate(relation: Change, years: number): Check | undefined {
	const rate = rateOf(relation);
	const ends = endsOf(relation);
	const ratio = ends && ratioOf(ends);
	if (rate === undefined || ends === undefined || ratio === undefined) return undefined;
	if (rate.unit.dimension === 'doubling') return checkDoubling(relation, rate, ends, ratio);
	if (rate.unit.dimension !== 'ratio' && rate.unit.dimension !== 'multiple') return undefined;

	const { base, current, direction } = relation;
	const points = multiplyIntervals(subtractIntervals(ends.current, ends.base), pointInterval(signed(relation, ONE)));
	// 从20.8%降到18.2%，下降2.6%: loose, but no wrong figure.
	const isPoints = isBetweenRatios(relation) && rate.unit.dimension === 'ratio' && prints(rate, points);
	const value = () => yearlyRate(ends, rate, direction, years);
	const computed = () => `${printRate(relation, years)} = ${printRounded(rate, value())}`;
	const mistaken = direction === 'up' && rate.unit.dimension === 'multiple' && prints(rate, ratio) && base !== undefined && current !== undefined;
	return {
		claim: rate,
		status: statusOf(isPoints || leads(ratio, rate, direction, years)),
		working: () => `${printRate(relation, years)} = ${printResult(rate, value())}`,
		computed,
		message: () => (mistaken ? messageOfMultiple(rate, computed()) : undefined),
		fixes: () => [...changeFigure(rate, value()), ...(years === 1 ? changeEnds(relation, rate) : [])],
	};
}

/** 增长n倍 adds n times the base, 增长到n倍 makes n times of it. */
const messageOfMultiple = (rate: Quantity, computed: string): Message => ({
	zh: `${compact(computed)}，不是${rate.text}；${rate.text}是增长到的倍数`,
	en: `${computed}, not ${rate.text}, which is what it increased to`,
});

function changeEnds(relation: Change, rate: Quantity): Fix[] {
	const { base, current, direction } = relation;
	if (base === undefined || current === undefined) return [];
	const growth = multiplyIntervals(readingOf(rate), pointInterval(divideRational(signed({ direction }, ONE), oneOf(rate))));
	const factor = addIntervals(growth, pointInterval(ONE));
	return [
		...changeFigure(current, onlyPrintable(current, multiplyIntervals(readingOf(base), factor))),
		...changeFigure(base, onlyPrintable(base, divideIntervals(readingOf(current), factor))),
	];
}

/** "(125 ÷ 2.7)^(1/3) − 1", "1 − 3.2 ÷ 3.5", "12 ÷ (212 − 12)". */
function printRate(relation: Change, years: number): string {
	const { base, current, direction } = relation;
	const amount = amountOf(relation);
	const known = [base, current, amount].filter(figure => figure !== undefined);
	const operands = printOperands(known);
	const printed = (figure: Quantity | undefined) => operands[known.indexOf(figure!)];
	const [plus, minus] = direction === 'up' ? ['+', '−'] : ['−', '+'];
	const from = base === undefined ? `(${printed(current)} ${minus} ${printed(amount)})` : printed(base);
	const to = current === undefined ? `(${printed(base)} ${plus} ${printed(amount)})` : printed(current);
	const isByAmount = years === 1 && (base === undefined || current === undefined);
	if (isByAmount) return `${printed(amount)} ÷ ${from}`;
	const quotient = years === 1 ? `${to} ÷ ${from}` : `(${to} ÷ ${from})^(1/${years})`;
	return direction === 'up' ? `${quotient} − 1` : `1 − ${quotient}`;
}

/** 翻一番 makes twice the base, 翻两番 four times; what is well above is loose, what is below is wrong. */
function checkDoubling(relation: Change, rate: Quantity, ends: Ends, ratio: Interval): Check | undefined {
	const times = Number(printOperand(rate));
	if (!Number.isInteger(times) || times < 1 || 20 < times || relation.base === undefined || relation.current === undefined) return undefined;
	const factor = raiseRational(rational(2n), times);
	const isBelow = isLess(ratio.high, multiplyRational(factor, rational(9n, 10n)));
	const isAbove = isLess(multiplyRational(factor, rational(12n, 10n)), ratio.low);
	const [from, to] = printOperands([relation.base, relation.current]);
	const value = divideRational(ends.currentValue, ends.baseValue);
	const computed = () => `${to} ÷ ${from} = ${printNumber(value, 2)}`;
	return {
		claim: rate,
		status: isBelow ? 'violated' : isAbove ? 'unsure' : 'holds',
		working: () => `${computed()}, 2^${times} = ${2 ** times}`,
		computed,
		message: () => ({ zh: `${compact(computed())}，不是${rate.text}（${2 ** times}倍）`, en: `${computed()}, not ${rate.text}, which is ${2 ** times} times` }),
		fixes: () => [],
	};
}

/** current ÷ base = multiple. */
function checkMultiple(relation: Change): Check | undefined {
	const { multiple } = relation;
	const ends = endsOf(relation);
	const ratio = ends && ratioOf(ends);
	if (multiple === undefined || ends === undefined || ratio === undefined) return undefined;
	if (!TIMES.has(multiple.unit.dimension)) return undefined;
	const { base, current } = relation;
	if (base === undefined || current === undefined) return undefined;

	const value = multiplyRational(divideRational(ends.currentValue, ends.baseValue), oneOf(multiple));
	const [from, to] = printOperands([base, current]);
	return {
		claim: multiple,
		status: statusOf(prints(multiple, multiplyIntervals(ratio, pointInterval(oneOf(multiple))))),
		working: () => `${to} ÷ ${from} = ${printResult(multiple, value)}`,
		computed: () => `${to} ÷ ${from} = ${printRounded(multiple, value)}`,
		fixes: () => changeFigure(multiple, value),
	};
}

/** 1.8倍, 180%, 城乡居民收入比为1.80. */
const TIMES: ReadonlySet<string> = new Set(['multiple', 'ratio', 'none']);

/** 增长2倍，是上年的3倍. */
function checkRateAgainstMultiple(relation: Change): Check | undefined {
	const { multiple, direction, years = 1 } = relation;
	const rate = rateOf(relation);
	const isSilent = multiple === undefined || rate === undefined || years !== 1 || endsOf(relation) !== undefined;
	if (isSilent || rate.unit.dimension === 'doubling') return undefined;
	const factor = divideIntervals(readingOf(multiple), pointInterval(oneOf(multiple)))!;
	const value = multiplyRational(signed({ direction }, subtractRational(divideRational(valueOf(multiple), oneOf(multiple)), ONE)), oneOf(rate));
	const expression = direction === 'up' ? `${printOperand(multiple)} − 1` : `1 − ${printOperand(multiple)}`;
	return {
		claim: rate,
		status: statusOf(leads(factor, rate, direction, 1)),
		working: () => `${expression} = ${printResult(rate, value)}`,
		computed: () => `${expression} = ${printRounded(rate, value)}`,
		fixes: () => changeFigure(rate, value),
	};
}


