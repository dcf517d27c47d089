import { type Rational, absoluteRational, addRational, isLess, multiplyRational, rational, subtractRational } from '../core/decimal.ts';
import { ZERO, lastPlaceOf, valueOf } from '../core/intervals.ts';
import { printExact, printOperands } from '../core/print.ts';
import type { Rule } from '../core/rule.ts';
import { areSharp, changeSum, label, notAssessable, settle } from '../core/verdicts.ts';

export const shareTotalMismatch: Rule<'shareTotal'> = {
	id: 'share-total-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'shareTotal',
	title: { zh: '各项占比合计为100%', en: 'The shares of a whole make 100%' },
	judge: ({ shares }) => {
		if (shares.length < 2 || shares.some(({ unit }) => unit.dimension !== 'ratio' && unit.dimension !== 'ratioPart')) return notAssessable;

		// Half a unit of the last place each, and at least one whole unit, by which a closed partition may be adjusted.
		const places = shares.map(lastPlaceOf);
		const charity = places.reduce(greater, multiplyRational(sumOf(places), rational(1n, 2n)));
		const total = sumOf(shares.map(valueOf));
		const fits = !isLess(charity, absoluteRational(subtractRational(total, WHOLE)));
		const finest = shares.reduce((fine, share) => (isLess(lastPlaceOf(share), lastPlaceOf(fine)) ? share : fine));
		const sum = printExact(finest, total);
		// What rounding explains is told as such: 27 + 18 + 56 = 101% ≈ 100% ± 1.5%.
		const rounded = () => (isSame(total, WHOLE) ? '' : fits ? ` ≈ ${printExact(finest, WHOLE)} ± ${printExact(finest, charity)}` : '');
		return settle(fits, areSharp(shares), () => `${printOperands(shares).join(' + ')} = ${sum}${rounded()}`, () => ({
			span: shares[shares.length - 1].span,
			message: { zh: `${shares.length}项占比合计${sum}，不是100%`, en: `The ${shares.length} shares make ${sum}, not 100%` },
			related: label(shares.slice(0, -1), '占比', 'share'),
			fixes: MOST_SHARES < shares.length ? [] : shares.flatMap(share => {
				const others = shares.filter(other => other !== share);
				return changeSum(share, subtractRational(WHOLE, sumOf(others.map(valueOf))), others);
			}),
		}));
	},
};

/** 100 %. */
const WHOLE = rational(100n);

/** Beyond so many shares there are too many candidates to offer. */
const MOST_SHARES = 6;

const sumOf = (numbers: readonly Rational[]): Rational => numbers.reduce(addRational, ZERO);
const isSame = (a: Rational, b: Rational): boolean => !isLess(a, b) && !isLess(b, a);
const greater = (a: Rational, b: Rational): Rational => (isLess(a, b) ? b : a);
