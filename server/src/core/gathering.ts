import type { PlacedContent } from './content.ts';
import { type Revision, replace } from './places.ts';
import { firstFrom } from './search.ts';
import { FAR } from './span.ts';

/** A block that holds something of a sort, and what it holds. */
export interface Gathered<T, P = PlacedContent> {
	readonly place: P;
	readonly item: T;
}

/** How many blocks before and behind it what a block holds is read with. */
export interface Reach {
	readonly before?: number;
	readonly behind?: number;
}

/** What the blocks of one revision hold of a sort, in order. */
export interface Gathering<T, P = PlacedContent> {
	readonly items: readonly Gathered<T, P>[];
	/** Whether one of the items, or a block that it is read with, is another than before. */
	readonly isChanged: boolean;
	/** From `first` up to `last` items are to be read again; before they stood up to `lastBefore`. */
	readonly first: number;
	readonly last: number;
	readonly lastBefore: number;
	/** What came and what went. */
	readonly added: readonly Gathered<T, P>[];
	readonly removed: readonly Gathered<T, P>[];
	/** All is new. */
	readonly isFresh: boolean;
}

/** Gathers from one revision to the next: `collect` is asked once a block, and tells undefined if it holds nothing of the sort. */
export function createGatherer<T, P extends PlacedContent = PlacedContent>(collect: (place: P) => T | undefined, { before = 0, behind = 0 }: Reach = {}): (revision: Revision<P>) => Gathering<T, P> {
	let items: readonly Gathered<T, P>[] = [];
	let isNew = true;
	const collectAll = (contents: readonly P[], from: number, to: number): Gathered<T, P>[] => {
		const found: Gathered<T, P>[] = [];
		for (let index = from; index < to; index += 1) {
			const item = collect(contents[index]);
			if (item !== undefined) found.push({ place: contents[index], item });
		}
		return found;
	};
	return ({ contents, first, last, removed, isFresh }) => {
		if (isFresh || isNew) {
			isNew = false;
			const before = items;
			items = collectAll(contents, 0, contents.length);
			return { items, isChanged: true, first: 0, last: items.length, lastBefore: before.length, added: items, removed: before, isFresh: true };
		}
		const nothing: Gathering<T, P> = { items, isChanged: false, first: 0, last: 0, lastBefore: 0, added: [], removed: [], isFresh: false };
		if (first === last && removed.length === 0) return nothing;
		const startOf = (index: number) => (index < contents.length ? contents[index].block.start : FAR);
		const from = firstChanged(items, startOf(first), removed);
		let to = from;
		const limit = startOf(last);
		while (to < items.length && items[to].place.block.start < limit) to += 1;
		const added = collectAll(contents, first, last);
		// Nearly always nothing of the sort was typed in.
		const old = items;
		if (from < to || 0 < added.length) items = replace(items, from, to, added);
		let [low, high] = [from, from + added.length];
		const lowest = startOf(Math.max(0, first - behind));
		const highest = startOf(last + before);
		while (0 < low && lowest <= items[low - 1].place.block.start) low -= 1;
		while (high < items.length && items[high].place.block.start < highest) high += 1;
		const isChanged = from < to || low < high;
		return isChanged ? { items, isChanged, first: low, last: high, lastBefore: high + old.length - items.length, added, removed: old.slice(from, to), isFresh: false } : nothing;
	};
}

/** The first item that is not before what has changed. */
function firstChanged(items: readonly Gathered<unknown>[], start: number, removed: readonly PlacedContent[]): number {
	const limit = removed.length === 0 ? start : Math.min(start, removed[0].block.start);
	return firstFrom(items, limit, ({ place }) => place.block.start);
}
