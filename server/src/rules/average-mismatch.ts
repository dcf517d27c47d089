import { divideRational, multiplyRational, rational } from '../core/decimal.ts';
import { judgeHedged } from '../core/hedgedClaims.ts';
import { areComparable, divideIntervals, multiplyIntervals, pointInterval, prints, readingOf, roundingOf, valueOf } from '../core/intervals.ts';
import { isFarOff, withUnitSlip } from '../core/plausibility.ts';
import { changeFigure, printIn, printOperand, printOperands, printResult, printRounded } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Average } from '../core/relations.ts';
import type { Rule } from '../core/rule.ts';
import { areSharp, compact, label, notAssessable, onlyPrintable, settle } from '../core/verdicts.ts';

export const averageMismatch: Rule<'average'> = {
	id: 'average-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'average',
	title: { zh: '平均数、单价等于总量除以个数', en: 'An average or unit cost is the total divided by the count' },
	judge: judgeHedged(relation => {
		const { total } = relation;
		const count = inOnes(relation.count);
		const average = inTotals(relation);
		const each = rational(relation.each ?? 1);
		const computed = divideIntervals(multiplyIntervals(readingOf(total), pointInterval(each)), readingOf(count));
		if (computed === undefined || !areComparable([total, average])) return notAssessable;

		const value = multiplyRational(divideRational(valueOf(total), valueOf(count)), each);
		const times = relation.each === undefined ? '' : ` × ${relation.each}`;
		// 360万元 ÷ 1200 = 3000元: nobody counts the noughts of 3600000
		const [, operand] = printOperands([average, total]);
		const isAlike = operand === printOperand(total);
		const unit = isAlike ? '' : unitOf(average);
		const printCount = () => (count.scale === 0 ? printIn(count, valueOf(count)) : numeralOf(count));
		const printDivision = () => `${isAlike ? operand : numeralOf(total)} ÷ ${printCount()}${times}`;
		const isPrice = average.span.end <= total.span.start && average.span.end <= count.span.start && average.unit.name === total.unit.name;
		const printClaim = () => `${printDivision()} = ${printRounded(average, value)}${unit}`;
		const product = divideRational(multiplyRational(valueOf(average), valueOf(count)), each);
		const printProduct = () => `${printOperands([total, average])[1]} × ${printCount()}${times.replace('×', '÷')} = ${printRounded(total, product)}`;
		// what one costs stands first: then the total is what was worked out
		const [claim, expression] = isPrice ? [total, printProduct] : [average, printClaim];
		return settle(prints(average, computed), areSharp([total, count, average]) && !isFarOff(average, computed), () => `${printDivision()} = ${printResult(average, value)}${unit}`, () => ({
			span: claim.span,
			message: withUnitSlip({ zh: `${compact(expression())}，不是${claim.text}`, en: `${expression()}, not ${claim.text}` }, average, computed),
			related: [...(isPrice ? label([average], '单价', 'unit cost') : label([total], '总量', 'total')), ...label([count], '个数', 'count')],
			fixes: [
				...changeFigure(average, value),
				...changeFigure(total, onlyPrintable(total, divideIntervals(multiplyIntervals(roundingOf(average), readingOf(count)), pointInterval(each)))),
				...changeFigure(count, onlyPrintable(count, divideIntervals(multiplyIntervals(readingOf(total), pointInterval(each)), roundingOf(average)))),
			],
		}));
	}),
};

/** A figure as it is printed, without its hedge; what stands behind its numeral. */
const numeralOf = ({ text, span, numeral }: Quantity): string => text.slice(numeral.start - span.start);
const unitOf = ({ text, span, numeral }: Quantity): string => text.slice(numeral.end - span.start);

/** An average is for one of what is counted, as it is printed: 亩均 is for one 亩, 日均 for one day. */
const inOnes = (count: Quantity): Quantity => ({ ...count, unit: { ...count.unit, numerator: 1n, denominator: 1n } });

/** 元/平方米 of a total in 元 is that many 元. */
const inTotals = ({ total, average }: Average): Quantity => (average.unit.name.startsWith(`${total.unit.name}/`) ? { ...average, unit: total.unit } : average);
