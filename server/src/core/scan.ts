import { CLASS, DIGIT, HANZI_NUMERAL, LATIN, OPENER } from './chars.ts';
import { BEGUN, CUE, ENDED, SPELLED } from './cues.ts';

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
	// the three code units before this one
	let [first, second, last] = [0, 0, 0];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		cues |= SPELLED[code] | (BEGUN[last] & ENDED[code]);
		if (code === second && last === first) cues |= CUE.echo;
		first = second;
		second = last;
		last = code;
		const place = PLACES[code];
		if (place === 0) continue;
		if ((place & MARK) !== 0) marks.push(at);
		if ((place & START) !== 0) starts.push(at);
	}
	return { cues, marks, starts };
}

/** The cues that a stretch of text may hold; pairs of characters are looked for in whole blocks only. */
export function readCues(text: string, from: number, to: number): number {
	let cues = 0;
	for (let at = from; at < to; at += 1) cues |= SPELLED[text.charCodeAt(at)];
	return cues;
}

const MARK = 1;
const START = 2;
const PLACES = new Uint8Array(65536);
for (const [first, last] of [[0x0a, 0x0a], [0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e], [0x2010, 0x2027], [0x3001, 0x301f], [0xff01, 0xff0f], [0xff1a, 0xff20], [0xff3b, 0xff40], [0xff5b, 0xff65]]) {
	PLACES.fill(MARK, first, last + 1);
}
for (let code = 0; code < CLASS.length; code += 1) if ((CLASS[code] & (DIGIT | HANZI_NUMERAL | LATIN | OPENER)) !== 0) PLACES[code] |= START;
