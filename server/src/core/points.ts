import { type Draft, createDraft } from './drafts.ts';
import { type Enumerator, type EnumeratorStyle, LAST, isRunIn, skipToNumber, standsFor } from './enumerators.ts';
import { readNumberedHeading } from './headings.ts';
import { shiftEnumerator } from './shift.ts';

/** The runs of points of one section: 一是 … 二是 …, inside a paragraph or one a paragraph. */
export interface PointRuns {
	/** The last one within the one before it, if that is resumed. */
	readonly open: PointRun[];
	readonly closed: Draft[];
}

export const createRuns = (): PointRuns => ({ open: [], closed: [] });

/** Adds the points of a block, of which the last one ends at `end` in its text, at `fixedEnd` in the document. `ends` are those of the blocks before. */
export function addPoints(text: string, points: readonly Enumerator[], base: number, end: number, fixedEnd: number, runs: PointRuns, ends: readonly number[]): void {
	if (points.length === 0) return;
	const start = skipToNumber(text);
	for (let index = 0; index < points.length; index += 1) {
		const point = points[index];
		const isLast = index === points.length - 1;
		const limit = isLast ? end : points[index + 1].span.start;
		const draft = createDraft(base, readNumberedHeading(text, point, limit), shiftEnumerator(point, base));
		draft.span.end = isLast ? fixedEnd : base + limit;
		const isFirst = point.span.start <= start;
		// A point in the words of another list goes on with it, too: 一是, 二要, 三是.
		const mayMix = isFirst || standsFor(point, points[index - 1], points[index + 1]);
		placePoint({ draft, block: ends.length, isOpen: isLast && isFirst }, point, mayMix, runs, ends);
	}
}

/** All points of the section, at its end. */
export function closeRuns(runs: PointRuns, ends: readonly number[]): readonly Draft[] {
	while (0 < runs.open.length) closeFirstRun(runs, ends);
	return runs.closed;
}

/** A point while its run is open. */
interface Point {
	readonly draft: Draft;
	/** The block in which it starts. */
	readonly block: number;
	/** It opens its paragraph and nothing else in it follows, so that the paragraphs up to the next point are its own. */
	readonly isOpen: boolean;
}

/** Points that count on: 一是 … 二是 …. A run within a run is nested if the outer one is resumed after it. */
interface PointRun {
	readonly style: EnumeratorStyle;
	last: number;
	readonly points: Point[];
}

function placePoint(point: Point, { style, ordinal }: Enumerator, mayMix: boolean, runs: PointRuns, ends: readonly number[]): void {
	const { open } = runs;
	let at = open.findLastIndex(run => run.style === style && (run.last + 1 === ordinal || (ordinal === LAST && run.last !== LAST)));
	if (at < 0 && mayMix && isRunIn(style) && 1 < ordinal && !open.some(run => run.style === style)) at = open.findLastIndex(run => isRunIn(run.style) && run.last + 1 === ordinal);
	if (at < 0) {
		at = open.findLastIndex(run => run.style === style);
		// What does not count on in another paragraph is another list, unless each point has a paragraph of its own.
		const last = open[at]?.points[open[at].points.length - 1];
		const isElsewhere = last !== undefined && last.block < point.block && !last.isOpen;
		if (ordinal === 1 || at < 0 || isElsewhere) {
			if (open.length === DEEPEST) closeFirstRun(runs, ends);
			open.push({ style, last: ordinal, points: [point] });
			return;
		}
	}
	const run = open[at];
	const before = run.points[run.points.length - 1];
	const { draft: { span, children } } = before;
	while (at + 1 < open.length) {
		const [nested] = open.splice(at + 1, 1);
		closeRun(nested, ends, ends.length);
		if (nested.points.length === 1) continue;
		for (const one of nested.points) children.push(one.draft);
		span.end = Math.max(span.end, nested.points[nested.points.length - 1].draft.span.end);
	}
	if (before.isOpen && before.block < point.block) span.end = ends[point.block - 1];
	run.points.push(point);
	run.last = ordinal;
}

/** How many runs may wait to be resumed. */
const DEEPEST = 8;

/** The last point of a run has no more paragraphs than the longest of the others: what follows sums up. */
function closeRun({ points }: PointRun, ends: readonly number[], before: number): void {
	const last = points[points.length - 1];
	if (!last.isOpen || points.length === 1) return;
	let longest = 1;
	for (let at = 1; at < points.length; at += 1) longest = Math.max(longest, points[at].block - points[at - 1].block);
	const { span } = last.draft;
	span.end = Math.max(span.end, ends[Math.min(last.block + longest, before) - 1]);
}

/** A run that nothing resumed is a run beside the next one; a lone point is no run. */
function closeFirstRun({ open, closed }: PointRuns, ends: readonly number[]): void {
	const run = open.shift()!;
	closeRun(run, ends, open.length === 0 ? ends.length : open[0].points[0].block);
	if (1 < run.points.length) for (const { draft } of run.points) closed.push(draft);
}
