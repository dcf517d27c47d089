import type { Quantity } from './quantities.ts';
import type { Relation } from './relations.ts';

/** A figure of a relation, with the name of its role there: `whole`, `parts`, `share` … */
export interface Role {
	readonly role: string;
	readonly quantity: Quantity;
}

/** The figures of a relation, in the order in which its kind names them. Relations without figures have none. */
export function rolesOf(relation: Relation): Role[] {
	const roles: Role[] = [];
	for (const role in relation) {
		const value: unknown = relation[role as keyof Relation];
		if (Array.isArray(value)) {
			for (const one of value) if (isQuantity(one)) roles.push({ role, quantity: one });
		} else if (isQuantity(value)) roles.push({ role, quantity: value });
	}
	return roles;
}

/** The same relation of other figures, in the order in which its roles are listed. */
export function withFigures<R extends Relation>(relation: R, figures: readonly Quantity[]): R {
	let next = 0;
	const replace = (value: unknown): unknown => (isQuantity(value) ? figures[next++] : value);
	return Object.fromEntries(Object.entries(relation).map(([role, value]) => [role, Array.isArray(value) ? value.map(replace) : replace(value)])) as unknown as R;
}

const isQuantity = (value: unknown): value is Quantity => typeof value === 'object' && value !== null && 'numeral' in value;
