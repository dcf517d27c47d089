import { firstNumberFrom } from './search.ts';
/** A place in a text as people count: both from 1; columns in UTF-16 code units. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** Tells the places of a text's offsets. Lines end with LF, CR LF or CR. */
export function createPlaces(text: string): (offset: number) => Place {
	const starts = [0];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
	}
	return offset => {
		const line = Math.max(1, firstNumberFrom(starts, offset + 1));
		return { line, column: offset - starts[line - 1] + 1 };
	};
}
const LF = 10;
const CR = 13;
