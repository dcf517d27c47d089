import type { Change } from './blocks.ts';
import type { Text } from './text.ts';

/** What makes one text of another: all between what they have in common at their heads and at their ends. */
export function findChange(old: Text, text: Text): Change {
	const known = text.changeOf?.(old);
	if (known !== undefined) return known;
	const shorter = Math.min(old.length, text.length);
	const start = countCommon(shorter, (from, to) => old.slice(from, to) === text.slice(from, to));
	const rest = shorter - start;
	const end = countCommon(rest, (from, to) => old.slice(old.length - to, old.length - from) === text.slice(text.length - to, text.length - from));
	return { start, before: old.length - end, after: text.length - end };
}

/** How far two texts are the same, at most up to `limit`. Long stretches are compared at once, which an engine does fast. */
function countCommon(limit: number, isSame: (from: number, to: number) => boolean): number {
	let same = 0;
	for (let stretch = LONGEST; 1 <= stretch; stretch = stretch >> 2) {
		while (same + stretch <= limit && isSame(same, same + stretch)) same += stretch;
	}
	return same;
}
const LONGEST = 0x10000;
