import { type PlacedContent, findBlock } from '../content.ts';
import type { Frame } from '../frames.ts';
import { addsUp, isShareOf, magnitude, makeAll } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Relation } from '../relations.ts';
import { shiftQuantity } from '../shift.ts';
import { expectShare, expectSum, isSlip } from '../slips.ts';
import { NO_SHARP_AMOUNT, TRAIT } from '../traits.ts';
import { unitsAgree } from '../units.ts';
import { mayHold } from '../cues.ts';
import { speaksOf } from '../words.ts';
import { defineReader } from '../joins.ts';
import { isTelling } from './names.ts';
import { isBareName, readOpenShare } from './shares.ts';

/** How many blocks back the whole may stand, and how many figures are looked at. */
const REACH = 12;
const MOST = 200;

/**
 * Shares of one whole that another sentence or paragraph prints: 咨询3,352件，占47.1%；求助2,157件，占30.3%；…. What they are
 * all of is the whole. One that is not of it, if a slip explains why, is wrong; where they make 100 % the parts make the whole.
 */
export const readCommonWholes = defineReader({
	collect: ({ frames, relations }): readonly Claims[] | undefined => {
		let claims: Claim[] | undefined;
		for (const frame of frames) {
			if (!mayHold(frame.traits, TRAIT.ratio)) continue;
			const open = readOpenShare(frame, frames);
			if (open !== undefined) (claims ??= []).push({ ...open, share: frame });
		}
		if (claims === undefined || claims.length < 2) return undefined;
		const told = new Set(relations.flatMap(one => (one.kind === 'share' ? [one.share] : [])));
		const groups = groupClaims(claims).filter(group => 2 <= group.length && group.some(({ share }) => !told.has(share.quantity)));
		return groups.length === 0 ? undefined : groups.map(group => ({ group, told: group.map(({ share }) => told.has(share.quantity)), isSummed: relations.some(one => one.kind === 'sum' && one.parts[0] === group[0].part.quantity) }));
	},
	reach: { before: REACH },
	each: true,
	read: ([{ place, item }], { contents }) => item.flatMap(claims => readGroup(claims, contents, findBlock(contents, place.block.start))),
});

/** A part, its share, and what the share is of as far as it is named. */
interface Claim {
	readonly part: Frame;
	readonly share: Frame;
	readonly name: string;
}

interface Claims {
	readonly group: readonly Claim[];
	/** Which of them are told already. */
	readonly told: readonly boolean[];
	readonly isSummed: boolean;
}

/** Claims one after another that count the same and name no two wholes. */
function groupClaims(claims: readonly Claim[]): Claim[][] {
	const groups: Claim[][] = [];
	let named = '';
	for (const claim of claims) {
		const group = groups.at(-1);
		const name = isBareName(claim.name, claim.part.quantity) ? '' : claim.name;
		const isNext = group !== undefined && group[0].part.quantity.unit.name === claim.part.quantity.unit.name && group[0].part.depth === claim.part.depth && (name === '' || named === '' || name === named);
		if (isNext) group.push(claim);
		else groups.push([claim]);
		named = isNext && name === '' ? named : name;
	}
	return groups;
}

function readGroup({ group, told, isSummed }: Claims, contents: readonly PlacedContent[], index: number): Relation[] {
	const { start } = contents[index].block;
	const parts = group.map(({ part }) => part.quantity);
	const placed = parts.map(part => shiftQuantity(part, start));
	const holds = (claim: Claim, wholes: readonly Quantity[]): boolean => isShareOf([claim.part.quantity], wholes, claim.share.quantity);
	const found = findWhole(group, contents, index, whole => group.filter(claim => holds(claim, [whole])).length);
	const isAll = makeAll(group.map(({ share }) => share.quantity));
	/** The shares of one whole. One that is not of it is told where three are, or a slip explains it and the parts, or the shares, are all of it. */
	const tell = (wholes: readonly Quantity[], isSure: boolean): Relation[] => group.flatMap((claim, at): Relation[] => {
		const { part: { quantity: part }, share: { quantity: share } } = claim;
		const isRight = holds(claim, wholes);
		if (told[at] || (isRight && found !== undefined && isFoundByName(claim, found.frame))) return [];
		if (!isRight && !isSure && !isSlip(expectShare(part, wholes[0], share), LIKELY)) return [];
		return [{ kind: 'share', claim: 'stated', parts: [shiftQuantity(part, start)], wholes: wholes === parts ? placed : wholes, share: shiftQuantity(share, start) }];
	});
	const sumTo = (whole: Quantity): Relation => ({ kind: 'sum', claim: 'stated', whole, parts: placed });
	const makesWhole = found !== undefined && addsUp(parts, found.whole);
	const wrong = group.length - (found?.count ?? 0);
	if (found !== undefined && wrong === 0) return isAll && !isSummed && 3 <= group.length && makesWhole ? [...tell([found.whole], true), sumTo(found.whole)] : tell([found.whole], true);
	const odd = group.find(claim => found !== undefined && !holds(claim, [found.whole]))!;
	if (found !== undefined && wrong === 1 && 2 <= group.length) {
		const isClosed = isAll !== makesWhole;
		const isSlipped = isSlip(expectShare(odd.part.quantity, found.whole, odd.share.quantity), 0);
		const isSure = !STARTS_ANEW.test(odd.part.before) && ((isClosed && isSlipped) || (3 <= group.length && isSlipped) || 4 <= group.length);
		return tell([found.whole], isSure);
	}
	const ofParts = group.filter(claim => holds(claim, parts)).length;
	if (group.length < 3 || (isAll ? ofParts < group.length : ofParts < Math.max(3, group.length - 1) || 4 > group.length)) return [];
	// all of them are right of what they make together: what the total before them misses by a slip, it misses
	const missed = isSummed || !isAll ? undefined : findWhole(group, contents, index, whole => (isSlip(expectSum(parts, whole).slice(0, 1), LIKELY) ? 1 : 0));
	return missed === undefined || missed.count === 0 ? tell(parts, true) : [...tell(parts, true), sumTo(missed.whole)];
}
/** The odds of chance against a slip. */
const LIKELY = 10;
/** 其中…, 共…: the first of other parts, or a whole itself. */
const STARTS_ANEW = /其中|共|总|累计/;

/** Whether a share that names its whole is tied to it by that name (named.ts). */
const isFoundByName = ({ name, part }: Claim, { before, quantity }: Frame): boolean => !isBareName(name, part.quantity) && isTelling(quantity) && isTelling(part.quantity) && speaksOf(before, name);
/** The figure before the parts that `count` finds the most for, the nearest of equals. */
function findWhole([{ part: first }, ...others]: readonly Claim[], contents: readonly PlacedContent[], index: number, count: (whole: Quantity) => number): Whole | undefined {
	const largest = Math.max(magnitude(first.quantity), ...others.map(({ part }) => magnitude(part.quantity)));
	let best: Whole | undefined;
	for (let at = index, looked = 0; 0 <= at && index - at <= REACH; at -= 1) {
		const { block, content: { frames } } = contents[at];
		for (let i = (at === index ? first.index : frames.length) - 1; 0 <= i && looked < MOST; i -= 1) {
			const { quantity, traits } = frames[i];
			looked += 1;
			if (mayHold(traits, NO_SHARP_AMOUNT) || !unitsAgree(quantity.unit, first.quantity.unit) || magnitude(quantity) < largest) continue;
			const found = count(quantity);
			if (best === undefined || best.count < found) best = { whole: shiftQuantity(quantity, block.start), frame: frames[i], count: found };
			if (found === others.length + 1) return best;
		}
	}
	return best;
}
interface Whole {
	readonly whole: Quantity;
	readonly frame: Frame;
	readonly count: number;
}
