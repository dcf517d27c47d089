import type { Analysis } from './analysis.ts';
import { rolesOf } from './roles.ts';

/** How much of a report was looked at: what is not tied was not checked. */
export interface Coverage {
	readonly figures: number;
	/** Figures that take part in a claim that was judged. */
	readonly tied: number;
	readonly relations: number;
}

export function measureCoverage({ quantities, claims }: Analysis): Coverage {
	const judged = claims.filter(({ relation, status }) => relation.claim !== 'inferred' && (status === 'holds' || status === 'violated'));
	const tied = new Set(judged.flatMap(({ relation }) => rolesOf(relation).map(({ quantity }) => quantity.span.start)));
	return { figures: quantities.length, tied: tied.size, relations: judged.length };
}
