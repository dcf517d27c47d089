import type { BlockContent, PlacedContent } from './content.ts';
import { type Gathered, type Gathering, type Reach, createGatherer } from './gathering.ts';
import type { Section } from './outline.ts';
import type { TableSet } from './placedTables.ts';
import { type Revision, replace } from './places.ts';
import type { Relation } from './relations.ts';
import type { Finding } from './rule.ts';

/** What readers of a document know of it beside what they gather. Offsets are those of fixed places. */
export interface Surroundings {
	readonly contents: readonly PlacedContent[];
	readonly sections: readonly Section[];
	/** Another where numbers, places or years of the sections are others, and not only further words of headings. */
	readonly numbers: object;
	readonly tables: TableSet;
}

/**
 * Reads relations that join blocks, from what the blocks told. It gathers what concerns it, and is asked again only if
 * that has changed: one block typed in is nothing to most readers.
 */
export interface DocumentReader<T = unknown> {
	/** What of a block concerns the reader; undefined if nothing does. Asked once a block. */
	readonly collect: (content: BlockContent) => T | undefined;
	/** How many blocks around one that concerns it the reader looks at too. */
	readonly reach?: Reach;
	/** What else it goes by: it is asked again whenever that is another. */
	readonly follows?: readonly ('sections' | 'numbers' | 'tables' | 'contents')[];
	/** Whether each block is read for itself, so that the others stay as they were told. */
	readonly each?: boolean;
	/** Reads what was gathered: all of it, or one block after another. */
	readonly read?: (items: readonly Gathered<T>[], surroundings: Surroundings) => Relation[];
	/** In its stead: reads what was gathered, going by what it found the last time. What stays is the same relation. */
	readonly open?: () => (gathering: Gathering<T>, surroundings: Surroundings) => Relation[];
}

/** So that what a reader gathers is what it reads; beyond, nobody needs to know. */
export const defineReader = <T>(reader: DocumentReader<T>): DocumentReader => reader as DocumentReader;

interface JudgedRelation {
	readonly relation: Relation;
	readonly findings: readonly Finding[];
}

/** What joins blocks in one revision: relations as they were judged, and all that comes of them. */
export interface Joined<J> {
	readonly judged: () => readonly J[];
	readonly findings: readonly Finding[];
}

/** Asks readers about one revision after another. */
export function createJoins<J extends JudgedRelation>(readers: readonly DocumentReader[], judge: (relation: Relation) => J): (revision: Revision<PlacedContent>, surroundings: Surroundings) => Joined<J>[] {
	const joins = readers.map(reader => createJoin(reader, judge));
	let before: Surroundings | undefined;
	return (revision, surroundings) => {
		const others = (['sections', 'numbers', 'tables', 'contents'] as const).filter(one => before?.[one] !== surroundings[one]);
		before = surroundings;
		return joins.map(join => join(revision, surroundings, others));
	};
}

function createJoin<J extends JudgedRelation>({ collect, reach, follows = [], each = false, read = () => [], open }: DocumentReader, judge: (relation: Relation) => J) {
	const gather = createGatherer(({ content }) => collect(content), reach);
	/** What each gathered block, or all of them at once, told. */
	let told: readonly (readonly J[])[] = [];
	let joined: Joined<J> = join([]);
	const readOn = open?.();
	const judged = new WeakMap<Relation, J>();
	const judgeOnce = (relation: Relation): J => {
		const one = judged.get(relation) ?? judge(relation);
		judged.set(relation, one);
		return one;
	};
	const tell = (items: readonly Gathered<unknown>[], surroundings: Surroundings) => read(items, surroundings).map(judge);
	const tellEach = ({ items, first, last, lastBefore }: Gathering<unknown>, surroundings: Surroundings) => replace(told, first, lastBefore, items.slice(first, last).map(one => tell([one], surroundings)));
	return (revision: Revision<PlacedContent>, surroundings: Surroundings, others: readonly string[]): Joined<J> => {
		const gathering = gather(revision);
		const { items } = gathering;
		const isOther = follows.some(one => others.includes(one));
		if (!isOther && !gathering.isChanged) return joined;
		if (readOn !== undefined) told = [readOn(gathering, surroundings).map(judgeOnce)];
		else if (!each) told = [tell(items, surroundings)];
		else told = tellEach(isOther ? { ...gathering, first: 0, last: items.length, lastBefore: told.length } : gathering, surroundings);
		joined = join(told);
		return joined;
	};
}

function join<J extends JudgedRelation>(told: readonly (readonly J[])[]): Joined<J> {
	const findings: Finding[] = [];
	for (const judged of told) for (const one of judged) if (0 < one.findings.length) findings.push(...one.findings);
	return { judged: () => told.flat(), findings };
}
