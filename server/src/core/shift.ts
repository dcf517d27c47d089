import type { Enumerator } from './enumerators.ts';
import { createLate } from './late.ts';
import { once } from './once.ts';
import type { Quantity } from './quantities.ts';
import type { Relation } from './relations.ts';
import type { Finding, Fix } from './rule.ts';
import type { Severity } from './settings.ts';
import { type Span, shiftSpan } from './span.ts';

/** A quantity whose spans count from elsewhere: from the document's start instead of its block's. */
export const shiftQuantity = (quantity: Quantity, by: number): Quantity =>
	by === 0 ? quantity : {
		...quantity,
		span: shiftSpan(quantity.span, by),
		numeral: shiftSpan(quantity.numeral, by),
	};

// Each field by its name: spreading takes ten times as long.
export const shiftEnumerator = ({ span, label, style, halfWidth, ordinal, doubtful }: Enumerator, by: number): Enumerator => ({ span: shiftSpan(span, by), label, style, halfWidth, ordinal, doubtful });

/** Where what is counted from one place stands when it is counted from another. */
export type Move = (offset: number) => number;

export const moveSpan = ({ start, end }: Span, move: Move): Span => ({ start: move(start), end: move(end) });

/** A relation with all that it names moved: quantities, enumerators and spans, whichever its roles are. */
export function moveRelation<R extends Relation>(relation: R, move: Move): R {
	const moved: Record<string, unknown> = {};
	for (const role in relation) {
		const value: unknown = relation[role];
		moved[role] = Array.isArray(value) ? value.map(one => moveRole(one, move)) : moveRole(value, move);
	}
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

/** Where that which a relation names starts: its quantities, enumerators and spans. */
export function placesOf(relation: Relation): number[] {
	const starts: number[] = [];
	for (const role in relation) {
		const value: unknown = relation[role as keyof Relation];
		if (!Array.isArray(value)) addPlace(value, starts);
		else for (const one of value) addPlace(one, starts);
	}
	return starts;
}

function addPlace(value: unknown, starts: number[]): void {
	if (typeof value !== 'object' || value === null) return;
	if ('numeral' in value || 'ordinal' in value) starts.push((value as Quantity | Enumerator).span.start);
	else if ('start' in value) starts.push((value as Span).start);
}

export const moveEnumerator = ({ span, label, style, halfWidth, ordinal, doubtful }: Enumerator, move: Move): Enumerator => ({ span: moveSpan(span, move), label, style, halfWidth, ordinal, doubtful });

/** A finding moved, as loud as it is to be; its fixes once somebody asks for them: they may be many, and of most findings nobody does. */
export function moveFinding({ span, message, related, fixes, rule, category, working }: Finding, severity: Severity, move: Move, follow: (fix: Fix) => Fix): Finding {
	const moved = once(() => fixes.map(fix => follow({ ...fix, edits: fix.edits.map(({ start, end, text }) => ({ start: move(start), end: move(end), text })) })));
	return makeFinding({
		span: moveSpan(span, move),
		message,
		related: related.map(one => ({ span: moveSpan(one.span, move), message: one.message })),
		rule, category, severity, working,
	}, { fixes: moved });
}
const makeFinding = createLate<Omit<Finding, 'fixes'>, Pick<Finding, 'fixes'>>('fixes');
