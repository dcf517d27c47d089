import { type Block, type Format, resplitBlocks, splitBlocks } from './blocks.ts';
import { findChange } from './change.ts';
import { type PlacedContent, findBlock } from './content.ts';
import type { Move } from './shift.ts';
import type { Text } from './text.ts';

/**
 * The blocks of one revision. Each has a fixed place, which stays what it is while text elsewhere comes and goes, so that
 * what was told of it stays true: `contents` stand in fixed places, and `toText` tells where those are in the text.
 */
export interface Revision<P extends PlacedContent> {
	readonly contents: readonly P[];
	/** Where the text of each block starts. */
	readonly starts: readonly number[];
	/** The contents that are not those of the revision before: from `first` up to `last`, where `removed` stood. */
	readonly first: number;
	readonly last: number;
	readonly removed: readonly P[];
	/** Places were given anew, to all. */
	readonly isFresh: boolean;
}

/** A block in a fixed place, and what was told of its text before. */
export interface Placed<P> {
	readonly block: Block;
	readonly before: P | undefined;
}

/** Splits revisions of one document and reads what has changed. `place` reads blocks for fixed places. */
export function createPlaces<P extends PlacedContent>(place: (blocks: readonly Placed<P>[]) => P[]): (text: Text, format: Format) => Revision<P> {
	let known: (Revision<P> & { readonly text: Text; readonly format: Format; readonly seen: readonly number[] }) | undefined;

	return (text, format) => {
		const before = known;
		if (before !== undefined && before.format === format) {
			const change = findChange(before.text, text);
			const isSame = change.start === change.before && change.start === change.after;
			if (isSame) return (known = { ...before, text, first: 0, last: 0, removed: [], isFresh: false });
			const { contents } = before;
			const by = change.after - change.before;
			const { first, last, blocks } = resplitBlocks(text, format, { count: contents.length, startOf: index => before.starts[index], seenOf: index => before.seen[index], blockOf: index => contents[index].block }, change);
			const removed = contents.slice(first, last);
			const places = findRoom(first === 0 ? undefined : contents[first - 1], removed, blocks, contents[last]);
			if (places !== undefined) {
				const told = rememberTold(removed);
				const made = place(blocks.map((block, index) => {
					const before = told(block);
					return { block: { kind: block.kind, start: places[index], text: before?.block.text ?? detach(block.text) }, before };
				}));
				const starts = replace(before.starts, first, last, blocks.map(({ start }) => start));
				const seen = replace(before.seen, first, last, blocks.map(one => one.seen));
				for (let index = first + blocks.length; index < starts.length; index += 1) {
					starts[index] += by;
					seen[index] += by;
				}
				keepRising(seen, first);
				known = { text, format, contents: replace(contents, first, last, made), starts, seen, first, last: first + made.length, removed, isFresh: false };
				return known;
			}
		}

		const blocks = splitBlocks(text.toString(), format);
		const told = rememberTold(before?.contents ?? []);
		let end = 16 * ROOM;
		const contents = place(blocks.map(block => {
			const start = end;
			end += 2 * block.text.length + ROOM;
			return { block: { kind: block.kind, start, text: block.text }, before: told(block) };
		}));
		known = { text, format, contents, starts: blocks.map(({ start }) => start), seen: blocks.map(({ seen }) => seen), first: 0, last: contents.length, removed: before?.contents ?? [], isFresh: true };
		return known;
	};
}

/** The same text, apart from the one that it was cut out of: else each block typed in would hold on to a whole document. */
const detach = (text: string): string => ` ${text}`.slice(1);

/** How much longer than twice its text a block may become before places are given anew. */
const ROOM = 64;

/** Fixed places for blocks between two others, those of the blocks removed as far as may be; undefined if there is no room. */
function findRoom(before: PlacedContent | undefined, removed: readonly PlacedContent[], blocks: readonly Block[], after: PlacedContent | undefined): number[] | undefined {
	const isSame = (index: number) => index < removed.length && removed[index].block.text === blocks[index].text;
	const fits = ({ text }: Block, index: number) => removed[index].block.start + text.length < (removed[index + 1] ?? after)?.block.start!;
	if (blocks.length === removed.length && blocks.every((block, index) => fits(block, index) || (index + 1 === blocks.length && after === undefined))) return removed.map(({ block }) => block.start);
	let same = 0;
	while (same < blocks.length && isSame(same)) same += 1;
	const rest = spread(same === 0 ? before : removed[same - 1], removed.slice(same), blocks.slice(same), after);
	return rest && [...removed.slice(0, same).map(({ block }) => block.start), ...rest];
}

function spread(before: PlacedContent | undefined, removed: readonly PlacedContent[], blocks: readonly Block[], after: PlacedContent | undefined): number[] | undefined {
	const least = before === undefined ? 0 : before.block.start + before.block.text.length + 1;
	const from = removed.length === 0 ? least + (ROOM >> 1) : removed[0].block.start;
	const needed = blocks.reduce((sum, { text }) => sum + text.length + 1, 0);
	const room = after === undefined ? blocks.length * ROOM : after.block.start - from - needed;
	if (room < 0) return undefined;
	const spare = blocks.length === 0 ? 0 : Math.floor(room / blocks.length);
	let start = from;
	return blocks.map(({ text }) => {
		const own = start;
		start += text.length + 1 + spare;
		return own;
	});
}

/** A copy of a list with some elements in the place of others, all at once: lists are as long as the text. */
export function replace<T>(list: readonly T[], first: number, last: number, by: readonly T[]): T[] {
	// A call takes only so many arguments.
	if (MOST_ARGUMENTS < by.length) return [...list.slice(0, first), ...by, ...list.slice(last)];
	const copy = list.slice();
	copy.splice(first, last - first, ...by);
	return copy;
}
const MOST_ARGUMENTS = 10_000;

/** What blocks of the same text were told to be, be they moved or written again. */
function rememberTold<P extends PlacedContent>(contents: readonly P[]): (block: Pick<Block, 'kind' | 'text'>) => P | undefined {
	if (contents.length === 0) return () => undefined;
	const byText = new Map<string, P>();
	for (const one of contents) byText.set(`${one.block.kind} ${one.block.text}`, one);
	return ({ kind, text }) => byText.get(`${kind} ${text}`);
}

/** A block was seen to end where those before it were, at least: they were looked at to tell where it starts. */
function keepRising(seen: number[], from: number): void {
	for (let at = Math.max(1, from); at < seen.length; at += 1) if (seen[at] < seen[at - 1]) seen[at] = seen[at - 1];
}

/** Where a fixed place is in the text of a revision. */
export function toText({ contents, starts }: Pick<Revision<PlacedContent>, 'contents' | 'starts'>): Move {
	let last = 0;
	return offset => {
		const isIn = last < contents.length && contents[last].block.start <= offset && (last + 1 === contents.length || offset < contents[last + 1].block.start);
		if (!isIn) last = findBlock(contents, offset);
		return last < 0 ? ((last = 0), offset) : starts[last] + offset - contents[last].block.start;
	};
}
