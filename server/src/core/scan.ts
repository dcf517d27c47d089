import { CLASS, DIGIT, LATIN, isDigitAt, isHanAt } from './chars.ts';
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
	// what is looked up for each character is at hand: a variable of the module would be loaded each time
	const kinds = KIND;
	const seen = SEEN;
	const begun = BEGUN;
	const ended = ENDED;
	const stopping = STOPS;
	const starts: number[] = [];
	const points: number[] = [];
	const paired: number[] = [];
	let full = 0;
	let cues = 0;
	let last = 0;
	/** Where the last run ends, so far. */
	let runEnd = -1;
	for (let at = 0; at < text.length; at += 1) {
		let kind = kinds[text.charCodeAt(at)];
		cues |= seen[kind] | (begun[last] & ended[kind]);
		const stops = stopping[kind];
		if ((stops & STOPPING) !== 0) {
			if ((stops & FULL) !== 0) full += 1;
			if ((stops & PAIRED) !== 0) paired.push(at);
			if ((stops & POINT) !== 0 && (STOPS[last] & (BEFORE_POINT | WHITE)) !== 0) points.push(at);
			if ((stops & BLANK) !== 0 && isHanAt(text, at - 1)) cues |= CUE.spaced;
			if ((stops & START) !== 0) {
				const start = at;
				let isListed = true;
				if ((seen[kind] & LETTER) !== 0) {
					let behind = 0;
					for (at += 1; at < text.length; at += 1) {
						behind = text.charCodeAt(at);
						if ((CLASS[behind] & LATIN) === 0) break;
					}
					if (at === text.length) behind = 0;
					isListed = runEnd === start || mayTell(text, start, at, behind);
					at -= 1;
					kind = kinds[text.charCodeAt(at)];
				}
				if (isListed && runEnd !== start) starts.push(start);
				if (isListed) runEnd = at + 1;
			}
		}
		last = kind;
	}
	return { cues, starts, points, paired, full };
}
const LETTER = CUE.letter;
const STOPPING = START | FULL | PAIRED | POINT | BLANK;

/** Whether a word may belong to a figure, to a date or to a name that holds digits: two, C3, GPT-4, T/CESA, https://, March 5, Dec. 31, ISO 9001. */
function mayTell(text: string, start: number, end: number, behind: number): boolean {
	const tail = behind < TAILS.length ? TAILS[behind] : (CLASS[behind] & DIGIT) === 0 ? OVER : GOES_ON;
	const isTied = tail === GOES_ON || (tail !== OVER && (isDigitAt(text, end + 1) || (tail === DOT && isDigitAt(text, end + 2))));
	return isTied || mayCount(text, start);
}
/** What stands behind a word, by its code: nothing that ties it to digits, what goes on, a blank or a dot with digits behind. */
const TAILS = new Uint8Array(0xa1);
const [OVER, GOES_ON, GAP, DOT] = [0, 1, 2, 3];
for (const [characters, tail] of [['0123456789-_:/', GOES_ON], [' \u00a0', GAP], ['.', DOT]] as const) for (const character of characters) TAILS[character.charCodeAt(0)] = tail;

/** The cues that a stretch of text may hold; pairs of characters are looked for in whole blocks only. */
export function readCues(text: string, from: number, to: number): number {
	let cues = 0;
	for (let at = from; at < to; at += 1) cues |= SEEN[KIND[text.charCodeAt(at)]];
	return cues;
}
