import type { Analysis } from '../core/analysis.ts';
import { isEqual, normalizeDecimal, toRational } from '../core/decimal.ts';
import type { Excerpt } from '../core/excerpts.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Relation } from '../core/relations.ts';
import { type Role, rolesOf } from '../core/roles.ts';
import type { JudgedRelation } from '../core/rule.ts';
import { firstFrom } from '../core/search.ts';
import type { Span } from '../core/span.ts';

/** A relation in which a figure stands, with all of its roles. */
export interface Standing extends JudgedRelation {
	readonly roles: readonly Role[];
}

/** The figure at an offset; of two that touch there, the one that begins there. */
export function figureAt({ around }: Analysis, offset: number): Quantity | undefined {
	const { quantities } = around({ start: offset, end: offset });
	const last = quantities[firstFrom(quantities, offset + 1, ({ span }) => span.start) - 1];
	return last !== undefined && offset <= last.span.end ? last : undefined;
}

/** The relations that a figure stands in, those that hold and those that do not; what could not be judged is left out. */
export const standingsOf = ({ around }: Analysis, { span }: Quantity): readonly Standing[] => indexOf(around(span)).get(span.start) ?? [];

/** The claims of words that were judged, in the order of the analysis. */
export const claimedIn = ({ claims }: Excerpt): Standing[] => claims.filter(({ relation, status }) => relation.claim !== 'inferred' && status !== 'notAssessable').map(toStanding);

/** The figure that a relation's others are computed to; none where none is. */
export function resultOf({ relation: { kind }, roles }: Standing): Quantity | undefined {
	for (const role of RESULTS[kind]) {
		const found = roles.findLast(one => one.role === role);
		if (found !== undefined) return found.quantity;
	}
	return undefined;
}

/** The roles that others are computed to, the first that there is. */
const RESULTS: Readonly<Record<Relation['kind'], readonly string[]>> = {
	sum: ['whole'],
	partWhole: ['whole'],
	share: ['share'],
	possibleShare: ['share'],
	shareTotal: ['shares'],
	difference: ['difference'],
	change: ['rate', 'amount', 'multiple', 'current'],
	average: ['average'],
	count: ['announced'],
	repeat: ['second'],
	bound: ['quantity'],
	extreme: ['quantity'],
	duration: ['duration'],
	date: [],
	equation: ['result'],
	degree: ['quantity'],
	dateSpan: ['duration'],
	numbering: [],
	residue: [],
	form: [],
	reference: [],
	requirement: [],
	wording: [],
};

/**
 * The figures that state the same as one, itself among them, in the order of the text: those that a reader joined as said
 * again, and those that joined to them.
 */
export function sayingsOf(analysis: Analysis, figure: Quantity): Quantity[] {
	const found = new Map([[figure.span.start, figure]]);
	const queue = [figure];
	for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
		for (const { relation, status, roles } of standingsOf(analysis, one)) {
			if (relation.kind !== 'repeat' || status !== 'holds') continue;
			for (const { quantity } of roles) {
				if (found.has(quantity.span.start)) continue;
				found.set(quantity.span.start, quantity);
				queue.push(quantity);
			}
		}
	}
	return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/**
 * Figures that say the same value in the same unit and may well be the same: of the same indicator, or with so many digits
 * that they are hardly equal by chance. Those that are sure, `sayingsOf`, are left out.
 */
export function lookalikesOf(analysis: Analysis, figure: Quantity): Quantity[] {
	const sure = new Set(sayingsOf(analysis, figure).map(({ span }) => span.start));
	const nameOf = ({ span }: Quantity) => analysis.around(span).indicators.get(span.start)?.name || undefined;
	const value = toRational(figure.value);
	const isDistinct = 100n <= absolute(normalizeDecimal(figure.value).coefficient);
	const isEqualTo = ({ unit, upper, hedge, value: other }: Quantity) => unit.name === figure.unit.name && upper === undefined && hedge?.word === figure.hedge?.word && isEqual(toRational(other), value);
	return analysis.findFigures(isEqualTo).filter(other => !sure.has(other.span.start) && (isDistinct || (nameOf(figure) !== undefined && nameOf(figure) === nameOf(other))));
}
const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

export const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** The standings of each figure, by where it starts. */
type Index = ReadonlyMap<number, readonly Standing[]>;

/** Built when a feature first asks, for as long as the analysis is. */
const indices = new WeakMap<Excerpt, Index>();

function indexOf(excerpt: Excerpt): Index {
	const known = indices.get(excerpt);
	if (known !== undefined) return known;
	const byStart = new Map<number, Standing[]>();
	for (const judged of excerpt.relations) {
		if (judged.status === 'notAssessable') continue;
		const standing = toStanding(judged);
		for (const start of new Set(standing.roles.map(({ quantity }) => quantity.span.start))) {
			const there = byStart.get(start);
			if (there === undefined) byStart.set(start, [standing]);
			else there.push(standing);
		}
	}
	indices.set(excerpt, byStart);
	return byStart;
}

/** Its working is printed when it is shown. */
const toStanding = (judged: JudgedRelation): Standing => ({
	relation: judged.relation,
	status: judged.status,
	roles: rolesOf(judged.relation),
	get working() {
		return judged.working;
	},
});
