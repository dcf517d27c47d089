import { isHanAt } from '../chars.ts';
import type { Replacement, Residue } from '../relations.ts';
import type { BlockReader } from './readers.ts';

type What = Residue['what'];

/**
 * Residue: bookmarks that Word leaves in copied text, control, zero-width and private characters, no-break spaces beside
 * Chinese. One relation for each sort that a block holds.
 */
export const readResidue: BlockReader = ({ text, kind }) => {
	if (kind === 'code') return [];
	let found: Map<What, Replacement[]> | undefined;
	for (let at = 0; at < text.length; at += 1) {
		if (ODD[text.charCodeAt(at)] === 0) continue;
		const place = readOdd(text, at);
		if (place === undefined) continue;
		found ??= new Map();
		found.set(place.what, [...(found.get(place.what) ?? []), place]);
		at = place.end - 1;
	}
	if (found === undefined) return [];
	return [...found].map(([what, places]) => ({ kind: 'residue', claim: 'stated', what, places: places.map(({ start, end, text: replacement }) => ({ start, end, text: replacement })), shown: show(text.slice(places[0].start, places[0].end)) }));
};

/** What may be residue, by its code; 0 for nearly all characters. */
const ODD = new Uint8Array(65536);
const [CONTROL, BREAK, ZERO_WIDTH, JOINER, PRIVATE, NO_BREAK, BRACKET] = [1, 2, 3, 4, 5, 6, 7];
for (const [from, to, sort] of [
	[0x00, 0x08, CONTROL], [0x0b, 0x0c, BREAK], [0x0e, 0x1f, CONTROL], [0x7f, 0x9f, CONTROL], [0xad, 0xad, ZERO_WIDTH],
	[0x200b, 0x200b, ZERO_WIDTH], [0x200c, 0x200d, JOINER], [0x200e, 0x200f, ZERO_WIDTH], [0x202a, 0x202e, ZERO_WIDTH], [0x2060, 0x2060, ZERO_WIDTH],
	[0xe000, 0xf8ff, PRIVATE], [0xfeff, 0xfeff, ZERO_WIDTH], [0xfffc, 0xfffd, PRIVATE], [0xa0, 0xa0, NO_BREAK],
]) ODD.fill(sort, from, to + 1);
ODD['['.charCodeAt(0)] = BRACKET;

function readOdd(text: string, at: number): (Replacement & { readonly what: What }) | undefined {
	const sort = ODD[text.charCodeAt(at)];
	let end = at + 1;
	switch (sort) {
		case BRACKET: {
			if (!text.startsWith('[bookmark:', at)) return undefined;
			const close = text.slice(at, at + 80).indexOf(']');
			return close < 0 ? undefined : { start: at, end: at + close + 1, text: '', what: 'bookmark' };
		}
		case CONTROL:
			while (ODD[text.charCodeAt(end)] === CONTROL) end += 1;
			return { start: at, end, text: '', what: 'control' };
		case BREAK: // Word's line and page breaks part words as a space does.
			return { start: at, end, text: isHanAt(text, at - 1) || isHanAt(text, end) || at === 0 || end === text.length ? '' : ' ', what: 'control' };
		case ZERO_WIDTH:
			while (ODD[text.charCodeAt(end)] === ZERO_WIDTH) end += 1;
			return { start: at, end, text: '', what: 'zeroWidth' };
		case JOINER: // Emoji and some scripts need joiners; Chinese does not.
			return isHanAt(text, at - 1) && isHanAt(text, end) ? { start: at, end, text: '', what: 'zeroWidth' } : undefined;
		case PRIVATE:
			while (ODD[text.charCodeAt(end)] === PRIVATE) end += 1;
			return { start: at, end, text: text.slice(at, end), what: 'privateUse' };
		default: {
			while (ODD[text.charCodeAt(end)] === NO_BREAK) end += 1;
			const isBesideChinese = isChinese(text, at - 1) || isChinese(text, end);
			if (!isBesideChinese) return undefined;
			const partsLatin = 0 < at && end < text.length && !(isChinese(text, at - 1) && isChinese(text, end));
			return { start: at, end, text: partsLatin ? ' ' : '', what: 'noBreakSpace' };
		}
	}
}

const isChinese = (text: string, at: number): boolean => isHanAt(text, at) || (0x3001 <= text.charCodeAt(at) && text.charCodeAt(at) <= 0x303f) || (0xff01 <= text.charCodeAt(at) && text.charCodeAt(at) <= 0xff5e);

/** Ink as it is, what has none by its code point. */
function show(text: string): string {
	if ('[' <= text && text < '\\') return text;
	return `U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
