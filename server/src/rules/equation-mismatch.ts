import { type Rational } from '../core/decimal.ts';
import { type Interval, addIntervals, divideIntervals, multiplyIntervals, pointInterval, prints, readingOf, subtractIntervals, valueOf } from '../core/intervals.ts';
import { changeFigure, printNumber, printResult, printRounded } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Equation } from '../core/relations.ts';
import type { Rule } from '../core/rule.ts';
import { noUnit } from '../core/units.ts';
import { compact, label, notAssessable, settle } from '../core/verdicts.ts';

export const equationMismatch: Rule<'equation'> = {
	id: 'equation-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'equation',
	title: { zh: '写出的算式算得对', en: 'Written-out arithmetic is right' },
	judge: relation => {
		const { terms, result, text } = relation;
		const readings = READINGS.map(read => ({ computed: compute(relation, read), result: read(result) })).filter(({ computed }) => computed !== undefined) as { computed: Computed; result: Quantity }[];
		if (readings.length === 0) return notAssessable;

		const holding = readings.find(reading => prints(reading.result, reading.computed.range));
		const { computed: { value }, result: claimed } = holding ?? readings[0];
		const fits = holding !== undefined;
		return settle(fits, true, () => `${text} = ${fits ? printResult(claimed, value) : printNumber(value, EXACT_PLACES)}`, () => ({
			span: result.span,
			message: { zh: `${compact(`${text} = ${printRounded(claimed, value)}`)}，不是${result.text}`, en: `${text} = ${printRounded(claimed, value)}, not ${result.text}` },
			related: label(terms, '算式中的数', 'figure of the expression'),
			fixes: changeFigure({ ...result, unit: claimed.unit }, value),
		}));
	},
};

const EXACT_PLACES = 8;

/** Per cent are hundredths. Units are left alone as printed (5元/吨 × 300吨), or else all are base units (1公里 + 500米); 27/33×100 may be per cent. */
const READINGS: readonly ((figure: Quantity) => Quantity)[] = [
	figure => ({ ...figure, unit: figure.unit.dimension === 'ratio' ? hundredths(figure) : noUnit }),
	figure => ({ ...figure, unit: figure.unit.dimension === 'ratio' ? hundredths(figure) : figure.unit }),
	figure => ({ ...figure, unit: noUnit }),
];
const hundredths = ({ unit }: Quantity): Quantity['unit'] => ({ ...noUnit, numerator: unit.numerator, denominator: unit.denominator * 100n });

interface Computed {
	readonly value: Rational;
	/** What the terms of a sum may stand for; factors are taken as printed. */
	readonly range: Interval;
}

function compute({ terms, postfix }: Equation, read: (figure: Quantity) => Quantity): Computed | undefined {
	const isSum = postfix.every(step => step !== '×' && step !== '÷');
	const figures = terms.map(read);
	const value = evaluate(postfix, figures.map(figure => pointInterval(valueOf(figure))));
	const range = isSum ? evaluate(postfix, figures.map(figure => (figure.value.exponent < 0 || figure.scale !== 0 ? readingOf(figure) : pointInterval(valueOf(figure))))) : value;
	return value === undefined || range === undefined ? undefined : { value: value.low, range };
}

function evaluate(postfix: Equation['postfix'], terms: readonly Interval[]): Interval | undefined {
	const stack: (Interval | undefined)[] = [];
	let next = 0;
	for (const step of postfix) {
		if (step === 'term') {
			stack.push(terms[next]);
			next += 1;
			continue;
		}
		const right = stack.pop();
		const left = stack.pop();
		if (left === undefined || right === undefined) return undefined;
		stack.push(step === '+' ? addIntervals(left, right) : step === '−' ? subtractIntervals(left, right) : step === '×' ? multiplyIntervals(left, right) : divideIntervals(left, right));
	}
	return stack.length === 1 ? stack[0] : undefined;
}
