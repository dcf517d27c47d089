import { addRational, isLess } from '../core/decimal.ts';
import { ZERO, areComparable, extentOf, readingOf, valueOf } from '../core/intervals.ts';
import { isFarOff } from '../core/plausibility.ts';
import { printIn, printOperands } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Rule } from '../core/rule.ts';
import { arePartsAndWholes, compact, label, notAssessable, settle, verdict } from '../core/verdicts.ts';

export const partExceedsWhole: Rule<'partWhole'> = {
	id: 'part-exceeds-whole',
	category: 'numbers',
	severity: 'warning',
	kind: 'partWhole',
	title: { zh: '部分不大于总体', en: 'A part is no larger than its whole' },
	judge: ({ whole, parts, disjoint }) => {
		const figures = [whole, ...parts];
		if (parts.length === 0 || !areComparable(figures) || whole.unit.dimension === 'multiple') return notAssessable;

		const print = (join: (operands: readonly string[], limit: string) => string) => {
			const [limit, ...operands] = printOperands(figures);
			return join(operands, limit);
		};
		const isTooLarge = (part: Quantity) => isLess(extentOf(whole).high, extentOf(part).low);
		const excess = parts.findIndex(isTooLarge);
		if (0 <= excess) {
			const part = parts[excess];
			return settle(false, arePartsAndWholes([part, whole]) && areAlike(part, whole) && !isFarOff(whole, readingOf(part)), () => print((operands, limit) => `${operands[excess]} > ${limit}`), () => ({
				span: part.span,
				message: { zh: `部分${part.text}大于总体${whole.text}`, en: `The part ${part.text} is larger than its whole ${whole.text}` },
				related: label([whole], '总体', 'whole'),
				fixes: [],
			}));
		}

		if (!disjoint || parts.length < 2) return verdict('holds', () => print((operands, limit) => operands.map(operand => `${operand} ≤ ${limit}`).join(', ')));
		const sum = parts.reduce((total, part) => addRational(total, valueOf(part)), ZERO);
		const least = parts.reduce((total, part) => addRational(total, extentOf(part).low), ZERO);
		const fits = !isLess(extentOf(whole).high, least);
		const printSum = () => print(operands => `${operands.join(' + ')} = ${printIn(whole, sum)}`);
		return settle(fits, arePartsAndWholes(figures), () => `${printSum()} ${fits ? '≤' : '>'} ${print((_, limit) => limit)}`, () => ({
			span: whole.span,
			message: { zh: `各部分之和${compact(printSum())}，超过总体${whole.text}`, en: `The parts together, ${printSum()}, exceed their whole ${whole.text}` },
			related: label(parts, '部分', 'part'),
			fixes: [],
		}));
	},
};

/** Counted by one classifier: 120人 are no part of 3个, whatever stands between them. */
const areAlike = (a: Quantity, b: Quantity): boolean => a.unit.dimension !== 'count' || b.unit.dimension !== 'count' || a.unit.name === b.unit.name;
