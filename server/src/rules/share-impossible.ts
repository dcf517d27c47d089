import { type Rational, addRational, ceilingRational, divideRational, floorRational, isEqual, isLess, multiplyRational, rational, subtractRational } from '../core/decimal.ts';
import { ONE, isExact, isLoose, lastPlaceOf, oneOf, valueOf } from '../core/intervals.ts';
import { changeFigure, printExact, printOperand, printResult, quoteLike } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Rule, Verdict } from '../core/rule.ts';
import { label, notAssessable, settle, verdict } from '../core/verdicts.ts';

export const shareImpossible: Rule<'possibleShare'> = {
	id: 'share-impossible',
	category: 'numbers',
	severity: 'warning',
	kind: 'possibleShare',
	title: { zh: '比率对应整数个对象', en: 'A share of a known count comes from a whole number' },
	judge: ({ whole, share }) => {
		if (whole === undefined) return judgeAll(share);
		if (!isExact(whole) || isLoose(share) || share.unit.dimension !== 'ratio') return notAssessable;
		const total = valueOf(whole);
		const claim = divideRational(valueOf(share), oneOf(share));
		const place = divideRational(lastPlaceOf(share), oneOf(share));
		if (total.numerator <= 0n || claim.numerator < 0n) return notAssessable;
		// all of them, whatever their number: the only share that says which part it is of
		if (isEqual(claim, ONE)) return verdict('holds', () => `${printOperand(whole)} ÷ ${printOperand(whole)} = ${printOperand(share)}%`);
		const isTooMany = !isLess(multiplyRational(place, total), rational(1n));
		if (isTooMany) return notAssessable;

		const shareOf = (count: bigint): Rational => divideRational(rational(count), total);
		const percentOf = (count: bigint): Rational => multiplyRational(shareOf(count), oneOf(share));
		const low = subtractRational(claim, place);
		const below = floorRational(multiplyRational(claim, total));
		const possible = [below, below + 1n].filter(count => isLess(low, shareOf(count)) && isLess(shareOf(count), addRational(claim, place)));
		if (possible.length) {
			const nearest = nearestOf(possible, multiplyRational(claim, total));
			// that some number makes it does not say that it is the one
			return { status: 'unsure', working: `${nearest} ÷ ${printOperand(whole)} = ${printResult(share, percentOf(nearest))}` };
		}

		const around = [below, ceilingRational(multiplyRational(claim, total))];
		const quote = (count: bigint) => ({ count: quoteLike(whole, rational(count)), share: quoteLike(share, percentOf(count)) });
		const [less, more] = around.map(quote);
		return {
			status: 'violated',
			working: around.map(count => `${count} ÷ ${printOperand(whole)} = ${printExact(share, percentOf(count))}`).join(', '),
			violation: {
				span: share.span,
				message: {
					zh: `若分母为${whole.text}，不存在对应的整数：${less.count}为${less.share}，${more.count}为${more.share}`,
					en: `If it is of ${whole.text}, no whole number makes it: ${less.count} make ${less.share}, ${more.count} make ${more.share}`,
				},
				related: label([whole], '分母', 'whole'),
				fixes: around.flatMap(count => changeFigure(share, percentOf(count))),
			},
		};
	},
};

/** Nobody puts more than all of it right: 整改率120%. */
function judgeAll(share: Quantity): Verdict {
	const isTooMuch = isLess(oneOf(share), valueOf(share));
	return settle(!isTooMuch, !isLoose(share) && share.unit.dimension === 'ratio', () => printOperand(share), () => ({
		span: share.span,
		message: { zh: `${share.text}超过了全部，这一比率不会大于100%`, en: `${share.text} is more than all of it: this rate does not pass 100%` },
		related: [],
		fixes: [],
	}));
}

/** Of one or two neighbours, the one next to the claim. */
function nearestOf(counts: readonly bigint[], claim: Rational): bigint {
	const isUpper = isLess(addRational(rational(counts[0]), rational(1n, 2n)), claim);
	return isUpper ? counts[1] : counts[0];
}
