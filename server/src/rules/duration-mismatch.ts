import { multiplyRational, rational } from '../core/decimal.ts';
import { divideIntervals, isLoose, meet, pointInterval, readingOf, valueOf } from '../core/intervals.ts';
import { changeFigure, printOperand } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Rule } from '../core/rule.ts';
import { label, notAssessable, settle } from '../core/verdicts.ts';

export const durationMismatch: Rule<'duration'> = {
	id: 'duration-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'duration',
	title: { zh: '起止年份与年数、年龄相符', en: 'A span or an age fits its years' },
	judge: ({ from, to, duration }) => {
		const perYear = UNITS_PER_YEAR[duration.unit.dimension];
		if (!isYear(from) || !isYear(to) || perYear === undefined) return notAssessable;

		const years = to.value.coefficient - from.value.coefficient;
		const working = `${printOperand(to)} − ${printOperand(from)} = ${years}`;
		const isSharp = ![from, to, duration].some(isLoose);
		if (years < 0n) return settle(false, isSharp, () => working, () => ({
			span: to.span,
			message: { zh: `起止颠倒：${to.text}在${from.text}之前`, en: `The span runs backwards: ${to.text} is before ${from.text}` },
			related: label([from], '起', 'from'),
			fixes: [],
		}));

		// The first year counts or it does not. One year less is possible where months are not printed: 2019年12月—2023年1月.
		const claimed = isLoose(duration) ? readingOf(duration) : pointInterval(valueOf(duration));
		const inYears = divideIntervals(claimed, pointInterval(rational(perYear)))!;
		const fits = meet(inYears, { low: rational(years), high: rational(years + 1n) });
		const isPossible = meet(inYears, { low: rational(years - 1n), high: rational(years) });
		return settle(fits, isSharp && !isPossible, () => working, () => ({
			span: duration.span,
			message: {
				zh: `${from.text}至${to.text}是${years}年（首尾都算${years + 1n}年），不是${duration.text}`,
				en: `${from.text} to ${to.text} makes ${years} years (${years + 1n} with both ends), not ${duration.text}`,
			},
			related: [...label([from], '起', 'from'), ...label([to], '止', 'to')],
			fixes: changeFigure(duration, multiplyRational(rational(years), rational(perYear))),
		}));
	},
};

/** Base units of a dimension in a year. */
const UNITS_PER_YEAR: Readonly<Record<string, bigint | undefined>> = { months: 12n, age: 1n };

const isYear = ({ unit, value, upper }: Quantity): boolean => (unit.dimension === 'date' || unit.dimension === 'none') && value.exponent === 0 && upper === undefined;
