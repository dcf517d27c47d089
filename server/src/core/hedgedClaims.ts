import { type Decimal, isLess, normalizeDecimal, toRational } from './decimal.ts';
import { isLoose } from './intervals.ts';
import type { Quantity } from './quantities.ts';
import type { Relation } from './relations.ts';
import { rolesOf, withFigures } from './roles.ts';
import type { Verdict } from './rule.ts';
import { isMendedBySlip } from './slips.ts';

/**
 * Judges claims of hedged figures too. One is wrong if it is off beyond all that 约 or 近 covers, and one slip of the hand in one of the figures
 * explains it; then it is told as if nothing were hedged.
 */
export const judgeHedged = <R extends Relation>(judge: (relation: R) => Verdict) => (relation: R): Verdict => {
	const verdict = judge(relation);
	if (verdict.status !== 'unsure') return verdict;
	const figures = rolesOf(relation).map(({ quantity }) => quantity);
	if (!figures.some(isLoose) || !figures.every(isBounded)) return verdict;
	const holds = (others: readonly Quantity[]): boolean => judge(withFigures(relation, others)).status === 'holds';
	if (holds(figures.map(spread)) || !isMendedBySlip(figures, holds)) return verdict;
	const sharp = judge(withFigures(relation, figures.map(figure => ({ ...figure, hedge: undefined }))));
	return sharp.status === 'violated' ? sharp : verdict;
};

/** Whether it is known how far a hedge reaches: 超 and 不足 tell nobody, and an estimate is anyone's guess. */
const isBounded = ({ hedge, upper }: Quantity): boolean => upper === undefined && (hedge === undefined || (!LOOSE.test(hedge.word) && (hedge.side === 'both' || hedge.side === 'below')));
const LOOSE = /[估不未低少小]|estimated|some|under|less|fewer|below/;

/**
 * A hedged figure as the range of all that it may cover: about a round number, half the way to its neighbours on the coarsest scale that it stands on,
 * of ones, fives, tens, fifties … (Krifka 2007, "Approximate interpretation of number words"; Jansen & Pollmann 2001, "On round numbers"): 15% is one of
 * the fives, and 约15% may be 12.5% to 17.5%. A tenth of the figure in any case, for few writers are that strict, and a fifth of it at the most: 50 is no 30.
 */
function spread(figure: Quantity): Quantity {
	const { hedge, value } = figure;
	if (hedge === undefined) return figure;
	const { coefficient, exponent } = normalizeDecimal(value);
	const half: Decimal = { coefficient: coefficient % 5n === 0n ? 25n : 5n, exponent: exponent - 1 };
	const [tenth, fifth]: Decimal[] = [10n, 20n].map(percent => ({ coefficient: coefficient * percent, exponent: exponent - 2 }));
	const scale = isShorter(fifth, half) ? fifth : half;
	const reach = isShorter(scale, tenth) ? tenth : scale;
	return { ...figure, hedge: undefined, value: add(value, reach, -1n), upper: hedge.side === 'both' ? add(value, reach, 1n) : add(value, half, 0n) };
}

const isShorter = (a: Decimal, b: Decimal): boolean => isLess(toRational(a), toRational(b));

/** a ± b, exactly. */
function add(a: Decimal, b: Decimal, sign: bigint): Decimal {
	const exponent = Math.min(a.exponent, b.exponent);
	const at = ({ coefficient, exponent: own }: Decimal): bigint => coefficient * 10n ** BigInt(own - exponent);
	return { coefficient: at(a) + sign * at(b), exponent };
}
