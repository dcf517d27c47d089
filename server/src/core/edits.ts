import type { Edit, Finding, Fix } from './rule.ts';

/** The text after some edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	let edited = '';
	let from = 0;
	for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
		edited += text.slice(from, edit.start) + edit.text;
		from = edit.end;
	}
	return edited + text.slice(from);
}

/** The first acceptable fix of each finding, in the findings' order, without those that would touch what another touches. */
export function chooseFixes(findings: readonly Finding[], accept: (fix: Fix) => boolean): Fix[] {
	const chosen: Fix[] = [];
	const taken: Edit[] = [];
	for (const { fixes } of findings) {
		const fix = fixes.find(accept);
		if (fix === undefined) continue;
		const isTold = chosen.some(other => JSON.stringify(other.edits) === JSON.stringify(fix.edits));
		const meetsTaken = fix.edits.some(edit => taken.some(other => meets(edit, other)));
		if (isTold || meetsTaken) continue;
		chosen.push(fix);
		taken.push(...fix.edits);
	}
	return chosen;
}

/** Two edits that cannot both be made: they overlap, or one inserts where the other stands. */
function meets(edit: Edit, other: Edit): boolean {
	const inserts = edit.start === edit.end || other.start === other.end;
	return inserts ? edit.start <= other.end && other.start <= edit.end : edit.start < other.end && other.start < edit.end;
}

/** The edits by which nothing is left to be fixed, and of how many fixes they are. Fixes that meet are made one after the other. */
export function fixAll(text: string, analyze: (text: string) => { readonly findings: readonly Finding[] }, accept: (fix: Fix) => boolean): { readonly edits: readonly Edit[]; readonly count: number } {
	let edits: readonly Edit[] = [];
	let count = 0;
	// The bound only guards against fixes that undo each other.
	for (let pass = 0; pass < MOST_PASSES; pass += 1) {
		const fixes = chooseFixes(analyze(applyEdits(text, edits)).findings, accept);
		if (fixes.length === 0) break;
		edits = composeEdits(edits, fixes.flatMap(fix => fix.edits));
		count += fixes.length;
	}
	return { edits, count };
}
const MOST_PASSES = 8;

/** Edits that do at once what some do, and then others to the text that comes of them. */
export const composeEdits = (first: readonly Edit[], second: readonly Edit[]): readonly Edit[] =>
	second.toSorted((a, b) => b.start - a.start || b.end - a.end).reduce(composeOne, first.toSorted((a, b) => a.start - b.start || a.end - b.end));

function composeOne(edits: readonly Edit[], { start, end, text }: Edit): readonly Edit[] {
	let by = 0;
	const placed = edits.map(edit => {
		const from = edit.start + by;
		by += edit.text.length - (edit.end - edit.start);
		return { edit, start: from, end: from + edit.text.length, by };
	});
	const joined = placed.filter(one => one.start <= end && start <= one.end);
	const [before, after] = [placed.filter(one => one.end < start), placed.filter(one => end < one.start)];
	const [head, tail] = [joined[0], joined[joined.length - 1]];
	const isInHead = head !== undefined && head.start <= start;
	const isInTail = tail !== undefined && end <= tail.end;
	const one: Edit = {
		start: isInHead ? head.edit.start : start - (before[before.length - 1]?.by ?? 0),
		end: isInTail ? tail.edit.end : end - ((tail ?? before[before.length - 1])?.by ?? 0),
		text: (isInHead ? head.edit.text.slice(0, start - head.start) : '') + text + (isInTail ? tail.edit.text.slice(end - tail.start) : ''),
	};
	return [...before.map(({ edit }) => edit), one, ...after.map(({ edit }) => edit)];
}
