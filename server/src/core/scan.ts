import { BEGUN, CUE, ENDED, MARK, SEEN, START } from './cues.ts';

/** One look at each character of a block, which spares its readers theirs: what may be said in it, and where they need to stop. */
export interface Scan {
	/** The cues that it may hold. */
	readonly cues: number;
	/** Where punctuation stands, line breaks included. */
	readonly marks: readonly number[];
	/** Where a figure or a word may begin or go on, or something to be skipped whole begins: digits, numerals, letters, openers. */
	readonly starts: readonly number[];
}

export function scan(text: string): Scan {
	const marks: number[] = [];
	const starts: number[] = [];
	let cues = 0;
	let last = 0;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		const seen = SEEN[code];
		if (seen !== 0) {
			cues |= seen | (BEGUN[last] & ENDED[code]);
			if ((seen & MARK) !== 0) marks.push(at);
			if ((seen & START) !== 0) starts.push(at);
			const isBlankBehindHan = (code === 0x20 || code === 0x3000) && 0x4e00 <= last && last <= 0x9fff;
			if (isBlankBehindHan) cues |= CUE.spaced;
		}
		last = code;
	}
	return { cues, marks, starts };
}

/** The cues that a stretch of text may hold; pairs of characters are looked for in whole blocks only. */
export function readCues(text: string, from: number, to: number): number {
	let cues = 0;
	for (let at = from; at < to; at += 1) cues |= SEEN[text.charCodeAt(at)];
	return cues;
}
