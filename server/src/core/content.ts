import type { Block } from './blocks.ts';
import type { Enumerator } from './enumerators.ts';
import type { Frame } from './frames.ts';
import type { Marks } from './marks.ts';
import type { Mention } from './mentions.ts';
import type { Names } from './relations/names.ts';
import type { Group } from './relations/groups.ts';
import type { DateMark } from './dates.ts';
import type { Quantity } from './quantities.ts';
import type { Relation } from './relations.ts';
import { firstFrom } from './search.ts';
import type { Table } from './tables.ts';

/**
 * What one block's text tells by itself. Told once for each text; spans count from the block's start. What needs
 * neighbours is told by the outline and by document readers, from contents, never from text.
 */
export interface BlockContent {
	readonly text: string;
	readonly kind: Block['kind'];
	/** The cues that its text may hold. */
	readonly cues: number;
	/** The number at the block's head: 一、 （二） 1. # */
	readonly enumerator: Enumerator | undefined;
	/** Numbers inside the paragraph that order its points: 一是 二是, 首先，, ①. */
	readonly points: readonly Enumerator[];
	readonly quantities: readonly Quantity[];
	readonly dates: readonly DateMark[];
	/** The quantities in the words around them, one each, in order. */
	readonly frames: readonly Frame[];
	/** Figures in parallel that exhaust a whole, wherever that stands. */
	readonly groups: readonly Group[];
	/** The rows and columns of a table that holds figures. */
	readonly table: Table | undefined;
	readonly marks: Marks;
	/** Numbered parts that the text points to, or that it names. */
	readonly mentions: readonly Mention[];
	/** Amounts and claims that other blocks may name. */
	readonly names: Names;
	/** Relations that stand within this block. */
	readonly relations: readonly Relation[];
}

/** A block in its place, with what it tells. */
export interface PlacedContent {
	readonly block: Block;
	readonly content: BlockContent;
}

/** The index of the block in which an offset of the document stands, or of the last one before it; -1 before the first. */
export function findBlock(contents: readonly PlacedContent[], offset: number): number {
	return firstFrom(contents, offset + 1, startOf) - 1;
}
const startOf = ({ block }: PlacedContent): number => block.start;
