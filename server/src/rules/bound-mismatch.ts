import { type Rational, compareRational, isLess, multiplyRational, rational } from '../core/decimal.ts';
import { areComparable, extentOf, isExact, isLoose, valueOf } from '../core/intervals.ts';
import type { Message } from '../core/message.ts';
import { printOperands } from '../core/print.ts';
import type { Bound } from '../core/relations.ts';
import type { Rule, Status } from '../core/rule.ts';
import { label, notAssessable } from '../core/verdicts.ts';

export const boundMismatch: Rule<'bound'> = {
	id: 'bound-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'bound',
	title: { zh: '“突破、不足、近、一半”等说法与数相符', en: 'Words that bound a figure (over, under, nearly, half) fit it' },
	judge: relation => {
		const { quantity, bound } = relation;
		const isBound = bound.upper === undefined && 0n < bound.value.coefficient;
		if (!isBound || !areComparable([quantity, bound])) return notAssessable;

		const [figure, limit] = printOperands([quantity, bound]);
		const order = compareRational(valueOf(quantity), valueOf(bound));
		const working = `${figure} ${order < 0 ? '<' : 0 < order ? '>' : '='} ${limit}`;
		const judged = statusOf(relation);
		if (judged !== 'violated') return { status: judged, working };
		if (isLoose(quantity)) return { status: 'unsure', working };
		return { status: judged, working, violation: { span: bound.span, message: messageOf(relation, order), related: label([quantity], '所说的数', 'the figure'), fixes: [] } };
	},
};

/** The bound itself is taken as printed, its hedge is the side. 超过100人 of just 100 is loose speech and passes. */
function statusOf({ quantity, bound, side }: Bound): Status {
	const value = valueOf(quantity);
	const limit = valueOf(bound);
	const { low, high } = extentOf(quantity);
	const mayReach = isExact(quantity) || isLoose(quantity) ? !isLess(high, limit) : isLess(limit, high);
	const mayStayBelow = isExact(quantity) || isLoose(quantity) ? !isLess(limit, low) : isLess(low, limit);
	const lies = (from: bigint, to: bigint) => !isLess(value, percent(limit, from)) && !isLess(percent(limit, to), value);
	switch (side) {
		case 'atLeast': case 'above': return mayReach ? 'holds' : 'violated';
		case 'atMost': case 'below': return mayStayBelow ? 'holds' : 'violated';
		case 'near': return lies(85n, 115n) ? 'holds' : lies(75n, 125n) ? 'unsure' : 'violated';
		case 'nearBelow': return lies(85n, 115n) && mayStayBelow ? 'holds' : lies(75n, 102n) ? 'unsure' : 'violated';
	}
}

const percent = (value: Rational, percentage: bigint): Rational => multiplyRational(value, rational(percentage, 100n));

function messageOf({ quantity: { text }, bound: { text: limit }, side }: Bound, order: number): Message {
	switch (side) {
		case 'atLeast': return { zh: `${text}没有达到${limit}`, en: `${text} does not reach ${limit}` };
		case 'above': return { zh: `${text}没有超过${limit}`, en: `${text} is not above ${limit}` };
		case 'atMost': return { zh: `${text}超过了${limit}`, en: `${text} is more than ${limit}` };
		case 'below': return { zh: `${text}不在${limit}以下`, en: `${text} is not below ${limit}` };
		case 'near': return { zh: `${text}与${limit}相差较大`, en: `${text} is far from ${limit}` };
		case 'nearBelow': return 0 < order ? { zh: `${text}已超过${limit}，不是接近`, en: `${text} is above ${limit}, not nearly that` } : { zh: `${text}离${limit}较远`, en: `${text} is far below ${limit}` };
	}
}
