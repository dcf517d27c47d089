import type { Enumerator } from './enumerators.ts';
import type { Quantity } from './quantities.ts';
import type { Relation } from './relations.ts';
import type { Finding } from './rule.ts';
import { type Span, shiftSpan } from './span.ts';

/** A quantity whose spans count from elsewhere: from the document's start instead of its block's. */
export const shiftQuantity = (quantity: Quantity, by: number): Quantity =>
	by === 0 ? quantity : {
		...quantity,
		span: shiftSpan(quantity.span, by),
		numeral: shiftSpan(quantity.numeral, by),
	};

export const shiftEnumerator = (enumerator: Enumerator, by: number): Enumerator => ({ ...enumerator, span: shiftSpan(enumerator.span, by) });

/** Where what is counted from one place stands when it is counted from another. */
export type Move = (offset: number) => number;

export const moveSpan = ({ start, end }: Span, move: Move): Span => ({ start: move(start), end: move(end) });

/** A relation with all that it names moved: quantities, enumerators and spans, whichever its roles are. */
export function moveRelation<R extends Relation>(relation: R, move: Move): R {
	const moved: Record<string, unknown> = {};
	for (const [role, value] of Object.entries(relation)) moved[role] = Array.isArray(value) ? value.map(one => moveRole(one, move)) : moveRole(value, move);
	return moved as unknown as R;
}

function moveRole(value: unknown, move: Move): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if ('numeral' in value) {
		const quantity = value as Quantity;
		return { ...quantity, span: moveSpan(quantity.span, move), numeral: moveSpan(quantity.numeral, move) };
	}
	if ('ordinal' in value) return moveEnumerator(value as Enumerator, move);
	if ('start' in value) return { ...value, ...moveSpan(value as Span, move) };
	return value;
}

export const moveEnumerator = (enumerator: Enumerator, move: Move): Enumerator => ({ ...enumerator, span: moveSpan(enumerator.span, move) });

export const moveFinding = (finding: Finding, move: Move): Finding => ({
	...finding,
	span: moveSpan(finding.span, move),
	related: finding.related.map(({ span, message }) => ({ span: moveSpan(span, move), message })),
	fixes: finding.fixes.map(fix => ({ ...fix, edits: fix.edits.map(edit => ({ ...moveSpan(edit, move), text: edit.text })) })),
});
