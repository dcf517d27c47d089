import { CLASS, DIGIT } from './chars.ts';
import { BEGUN, CUE, ENDED, MARK, SEEN, START } from './cues.ts';
import { mayCount } from './numerals.ts';

/** One look at each character of a block, which spares its readers theirs: what may be said in it, and where they need to stop. */
export interface Scan {
	/** The cues that it may hold. */
	readonly cues: number;
	/** Where punctuation stands, line breaks included. */
	readonly marks: readonly number[];
	/** Where a figure may begin or go on, a word that may belong to one begins, or something to be skipped whole: digits, numerals, first letters, openers. */
	readonly starts: readonly number[];
}

const { letter: LETTER, spaced: SPACED } = CUE;

export function scan(text: string): Scan {
	const marks: number[] = [];
	const starts: number[] = [];
	let cues = 0;
	let last = 0;
	/** Where the last word began, and where it ended; 0 while it goes on. */
	let word = -1;
	let wordEnd = -1;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		const seen = SEEN[code];
		if ((seen & LETTER) !== 0) {
			if (wordEnd !== 0) {
				word = at;
				wordEnd = 0;
				cues |= seen;
			}
		} else {
			if (wordEnd === 0) {
				wordEnd = at;
				if (GOES_ON[code] === 1 || mayCount(text, word)) starts.push(word);
			}
			if (seen !== 0) {
				cues |= seen | (BEGUN[last] & ENDED[code]);
				if ((seen & MARK) !== 0) marks.push(at);
				if ((seen & START) !== 0) {
					// March 5, Dec. 31, ISO 9001
					const isBehindWord = 0 < wordEnd && at - wordEnd <= 2 && (CLASS[code] & DIGIT) !== 0;
					if (isBehindWord) starts.push(word);
					starts.push(at);
				}
				const isBlankBehindHan = (code === 0x20 || code === 0x3000) && 0x4e00 <= last && last <= 0x9fff;
				if (isBlankBehindHan) cues |= SPACED;
			}
		}
		last = code;
	}
	if (wordEnd === 0 && mayCount(text, word)) starts.push(word);
	return { cues, marks, starts };
}
/** C3, GPT-4, T/CESA, https://: what a word goes on with, if it is no mere word. */
const GOES_ON = new Uint8Array(65536);
for (const character of '0123456789０１２３４５６７８９-_:/') GOES_ON[character.charCodeAt(0)] = 1;

/** The cues that a stretch of text may hold; pairs of characters are looked for in whole blocks only. */
export function readCues(text: string, from: number, to: number): number {
	let cues = 0;
	for (let at = from; at < to; at += 1) cues |= SEEN[text.charCodeAt(at)];
	return cues;
}
