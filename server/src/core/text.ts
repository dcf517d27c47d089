import type { Change } from './blocks.ts';

/** What is asked of a text that may be long: a string is one, and so is a text in pieces. */
export interface Text {
	readonly length: number;
	readonly slice: (start: number, end?: number) => string;
	readonly toString: () => string;
	/** What it is known by to those that are made of it. */
	readonly self?: object;
	/** What was replaced in another text to make this one of it, if that is known. */
	readonly changeOf?: (before: Text) => Change | undefined;
}

/**
 * A text in pieces. What is typed into it is a piece of its own, so that a key writes one character and not the whole text
 * anew: a long report would be rewritten for each, and memory be cleared of those before all the time.
 */
export interface PiecedText extends Text {
	readonly replace: (start: number, end: number, by: string) => PiecedText;
}

export const createPieces = (text: string): PiecedText => join([text]);

/** `made` tells of what text it was made, but does not hold it: each text would hold all before it. */
function join(pieces: readonly string[], made?: { readonly of: object; readonly change: Change }): PiecedText {
	const self = {};
	let whole = pieces.length === 1 ? pieces[0] : undefined;
	const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
	const slice = (start: number, end = length): string => {
		if (whole !== undefined) return whole.slice(start, end);
		let found = '';
		let from = 0;
		for (const piece of pieces) {
			if (end <= from) break;
			if (start < from + piece.length) found += piece.slice(Math.max(0, start - from), end - from);
			from += piece.length;
		}
		return found;
	};
	return {
		length,
		slice,
		self,
		changeOf: before => (made !== undefined && before.self === made.of ? made.change : undefined),
		toString: () => (whole ??= pieces.join('')),
		replace(start, end, by) {
			const parts = [...cut(whole === undefined ? pieces : [whole], 0, start), by, ...cut(whole === undefined ? pieces : [whole], end, length)];
			const merged: string[] = [];
			for (const part of parts) {
				const last = merged.length - 1;
				const areSmall = 0 <= last && merged[last].length + part.length < SMALL;
				if (areSmall) merged[last] += part;
				else if (part !== '') merged.push(part);
			}
			return join(merged.length === 0 ? [''] : merged.length < MOST ? merged : [merged.join('')], { of: self, change: { start, before: end, after: start + by.length } });
		},
	};
}

/** The pieces between two places. */
function cut(pieces: readonly string[], start: number, end: number): string[] {
	const parts: string[] = [];
	let from = 0;
	for (const piece of pieces) {
		const [first, last] = [Math.max(0, start - from), Math.min(piece.length, end - from)];
		if (first < last) parts.push(first === 0 && last === piece.length ? piece : piece.slice(first, last));
		from += piece.length;
	}
	return parts;
}

/** Pieces that are smaller together are one. */
const SMALL = 1024;
/** A text in more pieces is written anew as one. */
const MOST = 64;
