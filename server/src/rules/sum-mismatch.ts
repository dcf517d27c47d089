import { type Rational, addRational, isEqual, negateRational, subtractRational } from '../core/decimal.ts';
import { judgeHedged } from '../core/hedgedClaims.ts';
import { type Interval, ZERO, areComparable, isExact, isPoint, negateInterval, prints, readingOf, sumIntervals, valueOf } from '../core/intervals.ts';
import { isFarOff, withUnitSlip } from '../core/plausibility.ts';
import { printIn, printOperands } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Sum } from '../core/relations.ts';
import type { Rule, Violation } from '../core/rule.ts';
import { arePartsAndWholes, changeSum, compact, label, notAssessable, settle } from '../core/verdicts.ts';

export const sumMismatch: Rule<'sum'> = {
	id: 'sum-mismatch',
	category: 'numbers',
	severity: 'error',
	kind: 'sum',
	title: { zh: '合计等于分项之和', en: 'A total is the sum of its parts' },
	judge: judgeHedged(relation => {
		const { whole, parts } = relation;
		const figures = [whole, ...parts];
		if (parts.length < 2 || !areComparable(figures)) return notAssessable;

		const computed = sumIntervals(parts.map((part, index) => (isTaken(relation, index) ? negateInterval(readingOf(part)) : readingOf(part))));
		const isSharp = isPoint(computed) && isExact(whole);
		const fits = isSharp ? isEqual(computed.low, valueOf(whole)) : prints(whole, computed);
		return settle(fits, arePartsAndWholes(figures) && !isFarOff(whole, computed), () => printWorking(relation), () => violationOf(relation, computed));
	}),
};

/** Beyond so many parts, the message names their number instead of each, and only the total is offered for change. */
const MOST_PARTS = 6;

function violationOf(relation: Sum, computed: Interval): Violation {
	const { whole, parts } = relation;
	const figures = [whole, ...parts];
	const working = printWorking(relation);
	const isShort = parts.length <= MOST_PARTS;
	const total = working.slice(working.lastIndexOf('=') + 2);
	const message = isShort
		? { zh: `分项之和${compact(working)}，不是${whole.text}`, en: `The parts make ${working}, not ${whole.text}` }
		: { zh: `${parts.length}个分项之和为${total}，不是${whole.text}`, en: `The ${parts.length} parts make ${total}, not ${whole.text}` };
	const sum = valueOfSum(relation);
	const changeParts = parts.flatMap((part, index) => {
		const rest = subtractRational(valueOf(whole), subtractRational(sum, signed(relation, part, index)));
		return changeSum(part, isTaken(relation, index) ? negateRational(rest) : rest, figures);
	});
	return { span: whole.span, message: withUnitSlip(message, whole, computed), related: label(parts, '分项', 'part'), fixes: [...changeSum(whole, sum, parts), ...(isShort ? changeParts : [])] };
}

function printWorking(relation: Sum): string {
	const { whole, parts } = relation;
	const [, ...operands] = printOperands([whole, ...parts]);
	const terms = operands.map((operand, index) => {
		const isNegative = operand.startsWith('-');
		if (index === 0) return isTaken(relation, index) ? (isNegative ? operand.slice(1) : `−${operand}`) : operand;
		return `${isTaken(relation, index) === isNegative ? ' + ' : ' − '}${isNegative ? operand.slice(1) : operand}`;
	});
	return `${terms.join('')} = ${printIn(whole, valueOfSum(relation))}`;
}

const isTaken = ({ signs }: Sum, index: number): boolean => signs?.[index] === -1;
const signed = (relation: Sum, part: Quantity, index: number): Rational => (isTaken(relation, index) ? negateRational(valueOf(part)) : valueOf(part));
const valueOfSum = (relation: Sum): Rational => relation.parts.reduce((sum, part, index) => addRational(sum, signed(relation, part, index)), ZERO);
