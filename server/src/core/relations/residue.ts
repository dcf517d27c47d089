import { isHanAt } from '../chars.ts';
import type { Replacement, Residue } from '../relations.ts';
import type { BlockReader } from './readers.ts';

type What = Residue['what'];

/**
 * Residue: bookmarks that Word leaves in copied text, control, zero-width and private characters, no-break spaces beside
 * Chinese. One relation for each sort that a block holds.
 */
export const readResidue: BlockReader = ({ text }) => {
	let found: Map<What, Replacement[]> | undefined;
	ODD_CHARACTER.lastIndex = 0;
	while (ODD_CHARACTER.test(text)) {
		const at = ODD_CHARACTER.lastIndex - 1;
		const place = readOdd(text, at);
		if (place === undefined) continue;
		found ??= new Map();
		const places = found.get(place.what);
		if (places === undefined) found.set(place.what, [place]);
		else places.push(place);
		ODD_CHARACTER.lastIndex = place.end;
	}
	if (found === undefined) return [];
	return [...found].map(([what, places]) => ({ kind: 'residue', claim: 'stated', what, places: places.map(({ start, end, text: replacement }) => ({ start, end, text: replacement })), shown: show(text.slice(places[0].start, places[0].end)) }));
};

const ODD_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060\ue000-\uf8ff\ufeff\ufffc\ufffd[]/g;

function readOdd(text: string, at: number): (Replacement & { readonly what: What }) | undefined {
	const character = text[at];
	const run = (pattern: RegExp): number => {
		pattern.lastIndex = at;
		return at + pattern.exec(text)![0].length;
	};
	if (character === '[') {
		if (!text.startsWith('[bookmark:', at)) return undefined;
		const close = text.slice(at, at + 80).indexOf(']');
		return close < 0 ? undefined : { start: at, end: at + close + 1, text: '', what: 'bookmark' };
	}
	if (character === '\u00a0') return readNoBreakSpace(text, at, run(NO_BREAK_SPACES));
	if (character === '\u000b' || character === '\u000c') {
		// Word's line and page breaks part words as a space does.
		const partsWords = 0 < at && at + 1 < text.length && !isChinese(text, at - 1) && !isChinese(text, at + 1);
		return { start: at, end: at + 1, text: partsWords ? ' ' : '', what: 'control' };
	}
	if (character === '\u200c' || character === '\u200d') {
		// Emoji and some scripts need joiners; Chinese does not.
		return isHanAt(text, at - 1) && isHanAt(text, at + 1) ? { start: at, end: at + 1, text: '', what: 'zeroWidth' } : undefined;
	}
	if (character < '\u00a0') return { start: at, end: run(CONTROLS), text: '', what: 'control' };
	const isPrivate = '\ue000' <= character && character !== '\ufeff';
	const end = run(isPrivate ? PRIVATES : ZERO_WIDTHS);
	return isPrivate ? { start: at, end, text: text.slice(at, end), what: 'privateUse' } : { start: at, end, text: '', what: 'zeroWidth' };
}
const NO_BREAK_SPACES = /\u00a0+/y;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]+/y;
const PRIVATES = /[\ue000-\uf8ff\ufffc\ufffd]+/y;
const ZERO_WIDTHS = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]+/y;

function readNoBreakSpace(text: string, start: number, end: number): (Replacement & { readonly what: What }) | undefined {
	const [before, after] = [isChinese(text, start - 1), isChinese(text, end)];
	if (!before && !after) return undefined;
	const partsLatin = 0 < start && end < text.length && !(before && after);
	return { start, end, text: partsLatin ? ' ' : '', what: 'noBreakSpace' };
}

const isChinese = (text: string, at: number): boolean => isHanAt(text, at) || (0x3001 <= text.charCodeAt(at) && text.charCodeAt(at) <= 0x303f) || (0xff01 <= text.charCodeAt(at) && text.charCodeAt(at) <= 0xff5e);

/** Ink as it is, what has none by its code point. */
function show(text: string): string {
	if ('[' <= text && text < '\\') return text;
	return `U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
