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
		const meetsTaken = fix.edits.some(edit => taken.some(other => edit.start <= other.end && other.start <= edit.end));
		if (isTold || meetsTaken) continue;
		chosen.push(fix);
		taken.push(...fix.edits);
	}
	return chosen;
}
