import { CUE } from '../cues.ts';
import type { Quantity } from '../quantities.ts';
import type { PartWhole, Relation, Sum } from '../relations.ts';
import { TRAIT } from '../traits.ts';
import { type Context, NO_AMOUNT } from './addends.ts';
import { type FrameReader, on, readFirst } from './frameReaders.ts';
import { readOfWhich } from './ofWhich.ts';
import type { BlockReader } from './readers.ts';
import { readClosed, readPair, readParted, readRemaining, readRest } from './remainders.ts';
import { readTotalAfter } from './totals.ts';
import { NOT_TAKEN_TOGETHER, readInBrackets, readOfAll, readTogether } from './wholesFirst.ts';

/**
 * Sums within a paragraph. A whole before its parts (其中, 包括, ：, brackets) or after them (共, 合计); the parts are
 * neighbours that agree in unit. Closed lists (X/非X, 已/未, 其余, 由…组成) claim a sum, open ones only that each part
 * fits into the whole.
 */
export const readSums: BlockReader = ({ frames, text }) => {
	const relations: Relation[] = [];
	const nested = new Map<Quantity, Quantity>();
	const context: Context = { text, told: relations, nested };
	const used = new Set<Quantity>();
	/** The first parts of the sums of each whole: one is told once. */
	const firsts = new Map<Quantity, Quantity[]>();
	for (const frame of frames) {
		const relation = readFirst(ofWholes, frame, frames, context);
		if (relation === undefined || firsts.get(relation.whole)?.includes(relation.parts[0])) continue;
		relations.push(relation);
		if (relation.kind === 'sum') {
			const told = firsts.get(relation.whole);
			if (told === undefined) firsts.set(relation.whole, [relation.parts[0]]);
			else told.push(relation.parts[0]);
		}
		used.add(frame.quantity);
		for (const part of relation.parts) {
			used.add(part);
			if (relation.kind === 'sum' && relation.whole.span.start < part.span.start) nested.set(part, relation.whole);
		}
	}
	for (const frame of frames) {
		const relation = readFirst(ofPairs, frame, frames, context);
		if (relation !== undefined) relations.push(relation);
	}
	for (const frame of frames) {
		if (used.has(frame.quantity)) continue;
		for (const reader of ofOthers) {
			const relation = readFirst(reader, frame, frames, context);
			if (relation !== undefined) relations.push(relation);
		}
	}
	return relations;
};

const ofWholes: readonly FrameReader<Context, Sum | PartWhole>[] = [
	on(readTotalAfter, { none: NO_AMOUNT, around: CUE.total }),
	on(readOfWhich, { none: NO_AMOUNT }),
	on(readOfAll, { none: NO_AMOUNT, cues: CUE.letter }),
	on(readInBrackets, { none: NO_AMOUNT }),
];

const ofPairs: readonly FrameReader<Context, PartWhole>[] = [on(readTogether, { all: TRAIT.follows, none: NOT_TAKEN_TOGETHER })];

/** What is claimed of figures that are no part and no whole of another claim; each may tell something. */
const ofOthers: readonly (readonly FrameReader<Context, Relation>[])[] = [
	[on(readPair, { none: NO_AMOUNT | TRAIT.none })],
	[on(readClosed, { all: TRAIT.follows, none: NO_AMOUNT | TRAIT.none })],
	[on(readParted, { all: TRAIT.follows, none: NO_AMOUNT | TRAIT.none, cues: CUE.rest })],
	[on(readRest, { all: TRAIT.follows, none: NO_AMOUNT, cues: CUE.rest })],
	[on(readRemaining, { none: NO_AMOUNT, cues: CUE.rest | CUE.letter })],
];
