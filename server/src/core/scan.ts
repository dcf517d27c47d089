import { isAnyAt, isDigitAt, isHanAt, isLatinAt } from './chars.ts';
import { BEFORE_POINT, BEGUN, BLANK, CUE, ENDED, FULL, KIND, PAIRED, POINT, SEEN, START, STOPS, WHITE } from './cues.ts';
import { mayCount } from './numerals.ts';

/** One look at each character of a block, which spares its readers theirs: what may be said in it, and where they need to stop. */
export interface Scan {
	/** The cues that it may hold. */
	readonly cues: number;
	/** Where a run starts of what figures are made of: digits, numerals, words that may belong to one; or what is to be skipped whole. */
	readonly starts: readonly number[];
	/** Where a point may begin, by its first character and what stands before it. */
	readonly points: readonly number[];
	/** Where the marks stand that are one of two, or may be half-width, and how many are full-width beyond doubt. */
	readonly paired: readonly number[];
	readonly full: number;
}

export function scan(text: string): Scan {
	const starts: number[] = [];
	const points: number[] = [];
	const paired: number[] = [];
	let full = 0;
	let cues = 0;
	let last = 0;
	/** Where the last run ends, so far. */
	let runEnd = -1;
	for (let at = 0; at < text.length; at += 1) {
		const kind = KIND[text.charCodeAt(at)];
		cues |= SEEN[kind] | (BEGUN[last] & ENDED[kind]);
		const stops = STOPS[kind];
		if ((stops & STOPPING) !== 0) {
			if ((stops & FULL) !== 0) full += 1;
			if ((stops & PAIRED) !== 0) paired.push(at);
			if ((stops & POINT) !== 0 && (STOPS[last] & (BEFORE_POINT | WHITE)) !== 0) points.push(at);
			if ((stops & BLANK) !== 0 && isHanAt(text, at - 1)) cues |= CUE.spaced;
			if ((stops & START) !== 0) {
				const isWord = (SEEN[kind] & CUE.letter) !== 0;
				const start = at;
				if (isWord) while (isLatinAt(text, at + 1)) at += 1;
				const isListed = runEnd === start || !isWord || mayTell(text, start, at + 1);
				if (isListed && runEnd !== start) starts.push(start);
				if (isListed) runEnd = at + 1;
			}
		}
		last = KIND[text.charCodeAt(at)];
	}
	return { cues, starts, points, paired, full };
}
const STOPPING = START | FULL | PAIRED | POINT | BLANK;

/** Whether a word may belong to a figure, to a date or to a name that holds digits: two, C3, GPT-4, T/CESA, https://, March 5, Dec. 31, ISO 9001. */
const mayTell = (text: string, start: number, end: number): boolean => isAnyAt(text, end, GOES_ON) || isDigitAt(text, end) || isDigitAt(text, end + 1) || isDigitAt(text, end + 2) || mayCount(text, start);
const GOES_ON = '-_:/';

/** The cues that a stretch of text may hold; pairs of characters are looked for in whole blocks only. */
export function readCues(text: string, from: number, to: number): number {
	let cues = 0;
	for (let at = from; at < to; at += 1) cues |= SEEN[KIND[text.charCodeAt(at)]];
	return cues;
}
