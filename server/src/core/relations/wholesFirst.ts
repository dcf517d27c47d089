import { mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { addsUp, countAddingUp } from '../magnitude.ts';
import type { PartWhole, Sum } from '../relations.ts';
import { expectSum, isSlip } from '../slips.ts';
import { NO_PART, TRAIT } from '../traits.ts';
import { unitsAgree, unitsMayAgree } from '../units.ts';
import { exhaust } from '../words.ts';
import { type Context, LIKELY, MOST_PARTS, isAmount, quantityOf, sum } from './addends.ts';

/** "Of the 95 staff, 57 are full-time and the remaining 38 are part-time": what is taken apart stands first. */
export function readOfAll(whole: Frame, frames: readonly Frame[]): Sum | PartWhole | undefined {
	if (!whole.before.includes('f ') || !isAmount(whole) || !OF_ALL.test(whole.before)) return undefined;
	const parts: Frame[] = [];
	for (let index = whole.index + 1; index < frames.length && frames[index].sentence === whole.sentence && parts.length < MOST_PARTS; index += 1) {
		const frame = frames[index];
		if (frame.depth !== whole.depth || frame.quantity.unit.dimension === 'ratio') continue;
		if (!isAmount(frame) || !unitsMayAgree(frame.quantity.unit, whole.quantity.unit)) break;
		parts.push(frame);
	}
	if (parts.length === 0) return undefined;
	const quantities = parts.map(quantityOf);
	const adding = countAddingUp(quantities, whole.quantity);
	if (0 < adding) return sum('stated', whole, parts.slice(0, adding));
	const rest = parts.findIndex(({ before }) => THE_REST.test(before));
	if (0 < rest) return sum('stated', whole, parts.slice(0, rest + 1));
	if (2 <= parts.length && exhaust(parts.map(({ after }) => after))) return sum('stated', whole, parts);
	return { kind: 'partWhole', claim: 'stated', whole: whole.quantity, parts: [parts[0].quantity], disjoint: false };
}
/** It opens its clause: "at a cost of $1.0 million" takes nothing apart. */
const OF_ALL = /^[\s(]*[Oo]f (?:(?:the|our|all|these|its|their|those) )?(?:total )?$/;
const THE_REST = /the (?:remaining|rest|other)\s?$/;

/** "$4.61 million went to staff ($2.83 million), buildings ($0.97 million) and books ($0.81 million)": parts that stand in brackets behind their names. Taken where they add up, or one slip keeps them from it. */
export function readInBrackets(whole: Frame, frames: readonly Frame[], { text }: Context): Sum | undefined {
	const next = frames[whole.index + 1];
	if (next === undefined || next.depth !== whole.depth + 1 || next.sentence !== whole.sentence || !isAmount(whole)) return undefined;
	const parts: Frame[] = [];
	for (let index = next.index; index < frames.length && parts.length < MOST_PARTS; index += 1) {
		const frame = frames[index];
		const { start, end } = frame.quantity.span;
		const isAlone = frame.sentence === whole.sentence && frame.depth === next.depth && '(（'.includes(text.charAt(start - 1)) && ')）'.includes(text.charAt(end)) && start !== 0;
		if (!isAlone || !isAmount(frame) || !unitsAgree(frame.quantity.unit, whole.quantity.unit)) break;
		parts.push(frame);
	}
	// what stands right behind the whole says the same otherwise: 4.61 million (EUR 4.2 million)
	if (parts.length < 2 || !/[^\s]{2}/.test(text.slice(whole.quantity.span.end, next.quantity.span.start - 1))) return undefined;
	const quantities = parts.map(quantityOf);
	return addsUp(quantities, whole.quantity) || isSlip(expectSum(quantities, whole.quantity), LIKELY) ? sum('stated', whole, parts) : undefined;
}

/** 登记社团320个，连同民非等，登记组织910个: what the first is taken together with is more than it alone. */
export function readTogether(whole: Frame, frames: readonly Frame[], { text }: Context): PartWhole | undefined {
	const part = frames[whole.index - 1];
	if (mayHold(part.traits, NOT_TAKEN_TOGETHER) || part.depth !== whole.depth || part.quantity.unit.name !== whole.quantity.unit.name || part.isMean !== whole.isMean) return undefined;
	const between = text.slice(part.quantity.span.end, whole.quantity.span.start);
	return (between.includes('加上') || between.includes('连同') || between.includes('算上')) && TOGETHER.test(between) ? { kind: 'partWhole', claim: 'stated', whole: whole.quantity, parts: [part.quantity], disjoint: false } : undefined;
}
export const NOT_TAKEN_TOGETHER = NO_PART | TRAIT.change | TRAIT.none;
const TOGETHER = /^[^，。；]{0,8}，(?:再)?(?:加上|连同|算上)[^，。；]{1,20}，[^，。；]{0,16}(?:共|合计|总|各类|全部|累计|达)[^，。；]{0,14}$/;
