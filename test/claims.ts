import assert from 'node:assert/strict';
import type { Quantity } from '../server/src/core/quantities.ts';
import type { Change, Relation } from '../server/src/core/relations.ts';
import type { Verdict } from '../server/src/core/rule.ts';
import { yearUnit } from '../server/src/core/units.ts';
import { rules } from '../server/src/rules/registry.ts';
import { figures } from './figures.ts';

// Claims from printed figures, and what the rules say of them.

export const stated = { claim: 'stated' } as const;

export function judge(id: string, relation: Relation): Verdict {
	const rule = rules.find(one => one.id === id);
	assert.ok(rule, `no rule ${id}`);
	assert.equal(rule.kind, relation.kind);
	const verdict = rule.judge(relation as never);
	assert.equal(verdict.violation !== undefined, verdict.status === 'violated');
	return verdict;
}

/** Status and working in a line; then the messages and the titles of the fixes of a violation. */
export function tell(id: string, relation: Relation): string[] {
	const { status, working, violation } = judge(id, relation);
	return [`${status}: ${working}`, ...(violation === undefined ? [] : [violation.message.zh, violation.message.en, ...violation.fixes.map(({ title }) => title.zh)])];
}

export const line = (id: string, relation: Relation): string => tell(id, relation)[0];

export const sum = (whole: string, ...parts: string[]): Relation => {
	const [first, ...rest] = figures(whole, ...parts);
	return { ...stated, kind: 'sum', whole: first, parts: rest };
};
export const share = (part: string, whole: string, claim: string): Relation => {
	const [a, b, c] = figures(part, whole, claim);
	return { ...stated, kind: 'share', parts: [a], wholes: [b], share: c };
};
export const difference = (minuend: string, subtrahend: string, left: string): Relation => {
	const [a, b, c] = figures(minuend, subtrahend, left);
	return { ...stated, kind: 'difference', minuend: a, subtrahend: b, difference: c };
};
export const possible = (whole: string, claim: string): Relation => {
	const [a, b] = figures(whole, claim);
	return { ...stated, kind: 'possibleShare', whole: a, share: b };
};
export const parts = (disjoint: boolean, whole: string, ...rest: string[]): Relation => {
	const [first, ...others] = figures(whole, ...rest);
	return { ...stated, kind: 'partWhole', whole: first, parts: others, disjoint };
};
export const total = (...shares: string[]): Relation => ({ ...stated, kind: 'shareTotal', shares: figures(...shares) });
export const count = (announced: string, least: number, most = least): Relation => ({
	...stated, kind: 'count', announced: figures(announced)[0] as Quantity, items: Array.from({ length: least }, (_, index) => ({ start: 10 * index, end: 10 * index + 5 })), least, most,
});

export type Roles = Partial<Record<'base' | 'current' | 'amount' | 'rate' | 'multiple', string>>;

/** A change from its printed figures. */
export function change(direction: 'up' | 'down', roles: Roles, years?: number): Change {
	const names = Object.keys(roles) as (keyof Roles)[];
	const read = figures(...names.map(name => roles[name]!));
	return { ...stated, kind: 'change', direction, years, ...Object.fromEntries(names.map((name, index) => [name, read[index]])) };
}

export const average = (total: string, counted: string, claim: string): Relation => {
	const [a, b, c] = figures(total, counted, claim);
	return { ...stated, kind: 'average', total: a, count: b, average: c };
};
export const repeat = (one: string, other: string): Relation => {
	const [first, second] = figures(one, other);
	return { ...stated, kind: 'repeat', first, second, indicator: '签约率' };
};
export const bound = (side: Extract<Relation, { kind: 'bound' }>['side'], limit: string, quantity: string): Relation => {
	const [a, b] = figures(limit, quantity);
	return { ...stated, kind: 'bound', side, bound: a, quantity: b };
};
export const extreme = (end: 'most' | 'least', quantity: string, ...others: string[]): Relation => {
	const [first, ...rest] = figures(quantity, ...others);
	return { ...stated, kind: 'extreme', quantity: first, others: rest, end };
};
const year = (value: number, at: number): Quantity => ({ ...figures('1户')[0], value: { coefficient: BigInt(value), exponent: 0 }, unit: yearUnit, span: { start: at, end: at + 5 }, numeral: { start: at, end: at + 4 }, text: `${value}年` });
export const duration = (from: number, to: number, claim: string): Relation => ({ ...stated, kind: 'duration', from: year(from, 200), to: year(to, 300), duration: figures(claim)[0] });
export const date = (text: string, year: number | undefined, month: number, day: number, weekday?: number): Relation => ({ ...stated, kind: 'date', span: { start: 50, end: 50 + text.length }, text, year, month, day, weekday });
