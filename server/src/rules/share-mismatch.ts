import { type Rational, addRational, divideRational, multiplyRational } from '../core/decimal.ts';
import { judgeHedged } from '../core/hedgedClaims.ts';
import { type Interval, ZERO, areComparable, divideIntervals, multiplyIntervals, oneOf, pointInterval, prints, readingOf, sumIntervals, valueOf } from '../core/intervals.ts';
import { isFarOff, withUnitSlip } from '../core/plausibility.ts';
import { changeFigure, printOperands, printResult, printRounded } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Share } from '../core/relations.ts';
import type { Rule, Violation } from '../core/rule.ts';
import { arePartsAndWholes, compact, label, notAssessable, onlyPrintable, settle } from '../core/verdicts.ts';

export const shareMismatch: Rule<'share'> = {
	id: 'share-mismatch',
	category: 'numbers',
	severity: 'error',
	kind: 'share',
	title: { zh: '比率等于部分除以总体', en: 'A share is its part divided by its whole' },
	judge: judgeHedged(relation => {
		const { parts, wholes, share, wholeShare, balancing } = relation;
		const figures = [...parts, ...wholes];
		const isRatio = share.unit.dimension === 'ratio' || share.unit.dimension === 'multiple';
		if (parts.length === 0 || !isRatio || !areComparable(figures)) return notAssessable;

		const ratio = divideIntervals(sumIntervals(parts.map(readingOf)), sumIntervals(wholes.map(readingOf)));
		if (ratio === undefined) return notAssessable;
		const computed = multiplyIntervals(ratio, allOf(relation));
		const value = multiplyRational(divideRational(sumOf(parts), sumOf(wholes)), wholeShare === undefined ? oneOf(share) : valueOf(wholeShare));
		const fits = prints(share, computed, balancing ? 2n : 1n);
		return settle(fits, arePartsAndWholes([...figures, share, ...(wholeShare === undefined ? [] : [wholeShare])]) && !isFarOff(share, computed), () => `${printDivision(relation)} = ${printResult(share, value)}`, () => {
			const violation = violationOf(relation, printDivision(relation), value);
			return { ...violation, message: withUnitSlip(violation.message, share, computed) };
		});
	}),
};

/** The share that the whole has: all of itself, or what is printed of it. */
const allOf = ({ share, wholeShare }: Share): Interval => (wholeShare === undefined ? pointInterval(oneOf(share)) : readingOf(wholeShare));

function violationOf(relation: Share, expression: string, value: Rational): Violation {
	const { parts, wholes, share, wholeShare } = relation;
	const claim = `${expression} = ${printRounded(share, value)}`;
	const [part, whole] = [parts[0], wholes[0]];
	const isPair = parts.length === 1 && wholes.length === 1;
	const ratio = divideIntervals(readingOf(share), allOf(relation))!;
	return {
		span: share.span,
		message: { zh: `${compact(claim)}，不是${share.text}`, en: `${claim}, not ${share.text}` },
		related: [...label(parts, '部分', 'part'), ...label(wholes, '总体', 'whole'), ...label(wholeShare === undefined ? [] : [wholeShare], '总体的占比', 'share of the whole')],
		fixes: [
			...changeFigure(share, value),
			...(isPair ? changeFigure(part, onlyPrintable(part, multiplyIntervals(ratio, readingOf(whole)))) : []),
			...(isPair ? changeFigure(whole, onlyPrintable(whole, divideIntervals(readingOf(part), ratio))) : []),
		],
	};
}

function printDivision({ parts, wholes, share, wholeShare }: Share): string {
	const operands = printOperands([...wholes, ...parts]);
	const join = (terms: readonly string[]) => (terms.length === 1 ? terms[0] : `(${terms.join(' + ')})`);
	const quotient = `${join(operands.slice(wholes.length))} ÷ ${join(operands.slice(0, wholes.length))}`;
	return wholeShare === undefined ? quotient : `${quotient} × ${printRounded(share, valueOf(wholeShare))}`;
}

const sumOf = (figures: readonly Quantity[]): Rational => figures.reduce((sum, figure) => addRational(sum, valueOf(figure)), ZERO);
