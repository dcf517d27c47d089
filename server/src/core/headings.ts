import { isAnyAt, isBlankAt, isDigitAt, isLatinAt, skipBlanks, trimBlanks } from './chars.ts';
import type { Enumerator } from './enumerators.ts';
import type { Span } from './span.ts';

/** What of a block's text is its heading. Spans count from the block's start. */
export interface Heading {
	/** "（二）强化源头治理。", the number and Markdown's marks included. */
	readonly span: Span;
	/** "强化源头治理" */
	readonly title: string;
	/** The paragraph goes on behind the heading. */
	readonly runIn: boolean;
}

/** The heading of Markdown: its first line or, of an underlined one, all before the line of dashes. */
export function readMarkdownHeading(text: string, enumerator: Enumerator | undefined): Heading {
	const start = skipBlanks(text, 0);
	const newline = text.lastIndexOf('\n');
	let end = trimBlanks(text, start, newline < 0 ? text.length : newline);
	const heading = { start, end };
	let from = enumerator?.span.end ?? start;
	while (enumerator === undefined && text[from] === '#') from += 1;
	while (from < end && text[end - 1] === '#') end -= 1;
	return { span: heading, title: cleanTitle(text.slice(from, end)), runIn: false };
}

/** How many # a heading of Markdown has; of an underlined one 1 (===) or 2 (---). */
export function readDepth(text: string): number {
	const start = skipBlanks(text, 0);
	let end = start;
	while (text[end] === '#') end += 1;
	if (start < end) return end - start;
	return text[trimBlanks(text, 0, text.length) - 1] === '=' ? 1 : 2;
}

/**
 * The heading that a number opens: the whole paragraph if it is short, else its first sentence, else what stands before a
 * colon, else its first clause. `limit` is where the next point starts, if the paragraph holds more.
 */
export function readNumberedHeading(text: string, { span }: Enumerator, limit = text.length): Heading {
	const from = skipBlanks(text, span.end, limit);
	const end = trimBlanks(text, from, limit);
	const stop = findBoldEnd(text, from, end) ?? findHeadingEnd(text, from, end);
	const shown = text.slice(from, stop);
	return { span: { start: span.start, end: stop }, title: cleanTitle(shown), runIn: skipBlanks(text, stop) < text.length };
}
/** The longest sentence that is still a heading, and the longest name or clause that stands for one, in Chinese characters. */
const LONGEST = 60;
const LONGEST_NAME = 30;
/** A sentence of more commas is told, not titled. */
const MOST_COMMAS = 3;

function findBoldEnd(text: string, from: number, end: number): number | undefined {
	if (!text.startsWith('**', from)) return undefined;
	const close = text.slice(from + 2, Math.min(end, from + 4 * LONGEST)).indexOf('**');
	return close < 0 ? undefined : from + close + 4;
}

function findHeadingEnd(text: string, from: number, end: number): number {
	const longest = walkWidth(text, from, end, LONGEST);
	const longestName = walkWidth(text, from, longest, LONGEST_NAME);
	const { sentence, colon, clause, commas } = findStops(text, from, longest);
	const isTold = (sentence === undefined && longest < end) || MOST_COMMAS < commas;
	const stop = sentence ?? end;
	if (colon !== undefined && colon <= longestName && skipBlanks(text, colon + 1, end) < end) {
		const explains = isTold || DEFINING.test(text.slice(colon + 1, colon + 4)) || (stop === end && longestName < end);
		if (explains) return colon;
	}
	if (!isTold) return stop;
	return clause !== undefined && clause <= longestName ? clause : findWordEnd(text, from, longestName);
}

/** Where a text of some width ends; a Latin character is half as wide as a Chinese one. */
function walkWidth(text: string, from: number, end: number, width: number): number {
	let at = from;
	for (let left = 2 * width; at < end && 0 < left; at += 1) left -= text.charCodeAt(at) < 0x2e80 ? 1 : 2;
	return at;
}

/** The last place up to `at` that is not within a Latin word. */
function findWordEnd(text: string, from: number, at: number): number {
	let stop = at;
	while (from < stop && isLatinAt(text, stop) && isLatinAt(text, stop - 1)) stop -= 1;
	return stop === from ? at : stop;
}
const DEFINING = /^ *[指是即由]/;

/** Where the first sentence ends (behind its mark), its first colon and its first clause (before the mark), brackets and quotes apart. */
function findStops(text: string, from: number, end: number): { sentence: number | undefined; colon: number | undefined; clause: number | undefined; commas: number } {
	let colon: number | undefined;
	let clause: number | undefined;
	let commas = 0;
	let depth = 0;
	for (let at = from; at < end; at += 1) {
		const character = text[at];
		switch (character) {
			case '“': case '《': case '（': case '(':
				depth += 1;
				break;
			case '”': case '》': case '）': case ')':
				depth -= 1;
				break;
			case '：': case ':':
				if (depth <= 0 && text[at + 1] !== '/') colon ??= at;
				break;
			case '，': case ',': case '；': case ';':
				if (isDigitAt(text, at - 1) && isDigitAt(text, at + 1)) break; // 1,234
				if (depth <= 0 && from + SHORTEST <= at) clause ??= at;
				commas += 1;
				if (depth <= 0 && (character === '；' || character === ';')) return { sentence: at + 1, colon, clause, commas };
				break;
			case '。': case '！': case '？':
				if (depth <= 0) return { sentence: at + 1, colon, clause, commas };
				break;
			case '.': case '!': case '?': {
				const endsSentence = isBlankAt(text, at + 1) && from + SHORTEST <= at;
				if (endsSentence) return { sentence: at + 1, colon, clause, commas };
				break;
			}
		}
	}
	return { sentence: undefined, colon, clause, commas };
}
const SHORTEST = 4;

/** A line without a number as a heading: up to the dash that opens a second title. */
export function readBareHeading(text: string): Heading {
	const start = skipBlanks(text, 0);
	const dash = text.indexOf('——');
	const end = trimBlanks(text, start, start < dash ? dash : text.length);
	return { span: { start, end }, title: cleanTitle(text.slice(start, end)), runIn: false };
}

/** One line, less than a sentence, without a mark that ends one. */
export const isTitleLine = (text: string): boolean => text.length <= 2 * LONGEST && !SENTENCE_MARK.test(text.trim());
const SENTENCE_MARK = /[。；，！;,]|[:：]$/;

/** A title as the outline shows it: without Markdown's marks, links' targets, bookmarks and the final mark. */
export function cleanTitle(text: string): string {
	if (!needsCleaning(text)) return withoutFinalMark(text);
	let title = text;
	if (title.length <= LONGEST_MARKED && MARKUP.test(title)) title = title.replace(BOOKMARK, '').replace(IMAGE, '').replace(LINK, '$1').replace(MARKS, '').replace(ATTRIBUTES, '');
	return withoutFinalMark(title.replace(BLANKS, ' ').trim());
}
const withoutFinalMark = (title: string): string => (isAnyAt(title, title.length - 1, FINAL_MARKS) ? title.slice(0, -1) : title);
const FINAL_MARKS = '。．.；;：:，,、';

/** Whether there is a mark of Markdown or a blank in it; in most there is none. */
function needsCleaning(text: string): boolean {
	for (let at = 0; at < text.length; at += 1) if (isBlankAt(text, at) || isAnyAt(text, at, '[*`{')) return true;
	return false;
}
const MARKUP = /[[*`{]/;
/** What is longer is no title whose marks anybody would miss; a link is looked for from each bracket to the end. */
const LONGEST_MARKED = 500;
const BOOKMARK = /\[bookmark:[^\]]*\]/g;
const IMAGE = /!\[[^\]]*\]\([^)]*\)/g;
const LINK = /\[([^\]]*)\]\([^)]*\)/g;
const MARKS = /\*\*|`/g;
const ATTRIBUTES = /\{#[^}]*\}/g;
const BLANKS = /[\s\u0000-\u001f\u007f-\u00a0\u200b-\u200f\u2060\u3000\ufeff]+/g;
