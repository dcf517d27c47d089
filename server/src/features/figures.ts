import type { Analysis } from '../core/analysis.ts';
import type { Quantity } from '../core/quantities.ts';
import { type Role, rolesOf } from '../core/roles.ts';
import type { JudgedRelation } from '../core/rule.ts';

/** A relation in which a figure stands, with all of its roles. */
export interface Standing extends JudgedRelation {
	readonly roles: readonly Role[];
}

/** The figure at an offset; of two that touch there, the one that begins there. */
export function figureAt({ quantities }: Analysis, offset: number): Quantity | undefined {
	return quantities.findLast(({ span }) => span.start <= offset && offset <= span.end);
}

/** The relations that a figure stands in, those that hold and those that do not; what could not be judged is left out. */
export function standingsOf({ relations }: Analysis, { span }: Quantity): Standing[] {
	const standings: Standing[] = [];
	for (const judged of relations) {
		if (judged.status === 'notAssessable') continue;
		const roles = rolesOf(judged.relation);
		if (roles.some(({ quantity }) => isSame(quantity.span, span))) standings.push({ ...judged, roles });
	}
	return standings;
}

export const isSame = (a: Quantity['span'], b: Quantity['span']): boolean => a.start === b.start && a.end === b.end;
