import type { Quantity } from './quantities.ts';
import type { Relation } from './relations.ts';
import { rolesOf } from './roles.ts';
import type { Status } from './rule.ts';

/** How much of a report was looked at: what is not tied was not checked. */
export interface Coverage {
	readonly figures: number;
	/** Figures that take part in a claim that was judged. */
	readonly tied: number;
}

/** Figures and what is claimed of them, by offsets of their own; `move` tells where in the text they are. */
export interface Counted {
	readonly quantities: readonly Quantity[];
	readonly judged: readonly { readonly relation: Relation; readonly status: Status }[];
	readonly move: (offset: number) => number;
}

/** Counts without moving anything: it is asked for after each key press and of each file of an archive. */
export function measureCoverage(parts: readonly Counted[]): Coverage {
	const [known, tied] = [new Set<number>(), new Set<number>()];
	let figures = 0;
	for (const { quantities, move } of parts) {
		for (const { span } of quantities) known.add(move(span.start));
		figures += quantities.length;
	}
	for (const { judged, move } of parts) {
		for (const { relation, status } of judged) {
			// What no words claim is none where it does not hold.
			if (relation.claim === 'inferred' && status === 'violated') continue;
			const isJudged = relation.claim !== 'inferred' && (status === 'holds' || status === 'violated');
			for (const { quantity: { span } } of rolesOf(relation)) {
				const start = move(span.start);
				if (isJudged) tied.add(start);
				// Only a relation makes a figure of the years between which a duration lies.
				if (!known.has(start)) figures += 1;
				known.add(start);
			}
		}
	}
	return { figures, tied: tied.size };
}
