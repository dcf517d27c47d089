import { byStart, isDigitAt, isLatinAt, wordAt } from '../chars.ts';
import { type DocumentReader, defineReader } from '../joins.ts';
import type { Wording } from '../relations.ts';
import type { Term } from '../settings.ts';
import { shiftSpan } from '../span.ts';

/** Reads terms wherever they stand; each block is read for itself. */
export function termReader(terms: readonly Term[]): DocumentReader {
	const read = createTermReader(terms);
	return defineReader({
		collect: ({ kind, text }) => {
			const wordings = kind === 'code' ? [] : read(text);
			return wordings.length === 0 ? undefined : wordings;
		},
		each: true,
		read: ([{ place: { block: { start } }, item }]) => item.map(one => ({ ...one, span: shiftSpan(one.span, start) })),
	});
}

/**
 * Reads what stands for an expression that an office has fixed. The longest word that is listed counts, the fixed
 * ones among them: nothing is changed within one. Latin words are whole words. The title of a document, 《…》, is as it is.
 */
export function createTermReader(terms: readonly Term[]): (text: string) => Wording[] {
	const known = new Map<string, Term>();
	for (const term of terms) for (const variant of term.variants) known.set(variant, term);
	for (const { preferred } of terms) known.delete(preferred);
	const words = byStart([...new Set([...terms.map(({ preferred }) => preferred), ...known.keys()])]);

	return text => {
		const wordings: Wording[] = [];
		let isQuoted = false;
		for (let at = 0; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === OPENING || code === CLOSING) isQuoted = code === OPENING;
			const word = wordAt(text, at, words, isWhole);
			if (word === undefined) continue;
			const term = known.get(word);
			const span = { start: at, end: at + word.length };
			if (term !== undefined && !isQuoted) wordings.push({ kind: 'wording', claim: 'stated', span, text: word, preferred: term.preferred, note: term.note });
			at = span.end - 1;
		}
		return wordings;
	};
}

const OPENING = '《'.charCodeAt(0);
const CLOSING = '》'.charCodeAt(0);

/** A word that starts or ends with a Latin letter or a digit is no part of a longer one, nor of an address: office.example. */
function isWhole(text: string, start: number, end: number): boolean {
	const goesBack = isLetter(text, start) && (isLetter(text, start - 1) || (JOINERS.includes(text.charAt(start - 1)) && start !== 0));
	const goesOn = isLetter(text, end - 1) && (isLetter(text, end) || (JOINERS.includes(text.charAt(end)) && isLetter(text, end + 1)));
	return !goesBack && !goesOn;
}
const JOINERS = './@-_\\#';

const isLetter = (text: string, at: number): boolean => isLatinAt(text, at) || isDigitAt(text, at);
