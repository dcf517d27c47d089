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

/** A relation with all that it names shifted: quantities, enumerators and spans, whichever its roles are. */
export function shiftRelation<R extends Relation>(relation: R, by: number): R {
	if (by === 0) return relation;
	const shifted: Record<string, unknown> = {};
	for (const [role, value] of Object.entries(relation)) shifted[role] = Array.isArray(value) ? value.map(one => shiftRole(one, by)) : shiftRole(value, by);
	return shifted as unknown as R;
}

function shiftRole(value: unknown, by: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if ('numeral' in value) return shiftQuantity(value as Quantity, by);
	if ('ordinal' in value) return shiftEnumerator(value as Enumerator, by);
	if ('start' in value) return { ...value, ...shiftSpan(value as Span, by) };
	return value;
}

export const shiftFinding = (finding: Finding, by: number): Finding =>
	by === 0 ? finding : {
		...finding,
		span: shiftSpan(finding.span, by),
		related: finding.related.map(({ span, message }) => ({ span: shiftSpan(span, by), message })),
		fixes: finding.fixes.map(fix => ({ ...fix, edits: fix.edits.map(edit => ({ ...shiftSpan(edit, by), text: edit.text })) })),
	};
