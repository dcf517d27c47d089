import { isBlankAt, isLatinAt, skipBlanks, trimBlanks } from './chars.ts';
import { readEnumerator } from './enumerators.ts';
import type { Text } from './text.ts';

/** How a document is to be split: Markdown joins wrapped lines into paragraphs, plain text has a paragraph a line. */
export type Format = 'text' | 'markdown';

/**
 * A stretch of a document that is read by itself: a paragraph, a heading or list item of Markdown, a table, a fence of
 * code (or a comment, front matter, HTML). Blocks are whole lines, in order, without overlap; blank lines belong to none.
 */
export interface Block {
	readonly kind: 'paragraph' | 'heading' | 'item' | 'table' | 'code';
	/** Where the block's text starts in the document. */
	readonly start: number;
	/** The block's lines without the last line break. */
	readonly text: string;
}

/** Splits a document into blocks. Linear in the text. */
export function splitBlocks(text: string, format: Format): SplitBlock[] {
	const blocks: SplitBlock[] = [];
	split(text, format, 0, block => {
		blocks.push(block);
		return false;
	});
	return blocks;
}

/** A block, and how far the text was looked at to tell where it ends. */
export interface SplitBlock extends Block {
	readonly seen: number;
}

/** Blocks that a text was split into before it changed. */
export interface KnownBlocks {
	readonly count: number;
	readonly startOf: (index: number) => number;
	readonly seenOf: (index: number) => number;
	readonly blockOf: (index: number) => Pick<Block, 'kind' | 'text'>;
}

/** What was replaced: the text from `start` up to `before` of the old text is that up to `after` of the new one. */
export interface Change {
	readonly start: number;
	readonly before: number;
	readonly after: number;
}

/** The blocks from `first` up to `last` of those known became these; the others are what they were. */
export interface Resplit {
	readonly first: number;
	readonly last: number;
	readonly blocks: readonly SplitBlock[];
}

/**
 * Splits what a change touches, as if the whole were split again. It looks at a stretch of the text, and at a longer one if how
 * blocks are split there may depend on what follows.
 */
export function resplitBlocks(text: Text, format: Format, known: KnownBlocks, change: Change): Resplit {
	const first = findRestart(text, format, known, change.start);
	// What stands at the start of a stretch does not stand at the start of the text.
	const from = first === 0 ? 0 : known.startOf(first) - 1;
	for (let length = change.after - from + AHEAD; ; length *= 4) {
		const end = Math.min(text.length, from + length);
		const resplit = resplitWithin(text.slice(from, end), from, end === text.length, format, known, first, change);
		if (resplit !== undefined) return resplit;
	}
}

const AHEAD = 512;

/** Undefined if that goes by what stands behind the stretch. */
function resplitWithin(stretch: string, from: number, isLast: boolean, format: Format, known: KnownBlocks, first: number, { before, after }: Change): Resplit | undefined {
	const by = after - before;
	const blocks: SplitBlock[] = [];
	let last = first;
	let isSame = false;
	let isCut = false;
	split(stretch, format, first === 0 ? 0 : 1, ({ kind, start: own, text, seen }) => {
		// A break of two characters may be cut, too.
		isCut = !isLast && stretch.length - 1 <= seen;
		if (isCut) return true;
		const block = { kind, start: own + from, text, seen: seen + from };
		const was = block.start - by;
		while (last < known.count && known.startOf(last) < was) last += 1;
		// The same block in the same place behind the change: from here on all is the same.
		isSame = after <= block.start && last < known.count && known.startOf(last) === was && isSameBlock(known.blockOf(last), block);
		if (!isSame) blocks.push(block);
		return isSame;
	});
	if (isCut || (!isSame && !isLast)) return undefined;
	return { first, last: isSame ? last : known.count, blocks };
}

const isSameBlock = (a: Pick<Block, 'kind' | 'text'>, b: Block): boolean => a.kind === b.kind && a.text === b.text;

/** The last block before a change whose start can be told without what stands before it. */
function findRestart(text: Text, format: Format, { count: total, startOf, seenOf, blockOf }: KnownBlocks, start: number): number {
	let [low, high] = [0, total];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (seenOf(middle) < start) low = middle + 1;
		else high = middle;
	}
	let first = Math.min(low, total - 1);
	const standsAlone = (index: number) => format === 'text' || BLANK_LINE.test(text.slice(startOf(index - 1) + blockOf(index - 1).text.length, startOf(index)));
	while (0 < first && (start < startOf(first) || !standsAlone(first))) first -= 1;
	return Math.max(0, first);
}
const BLANK_LINE = /\n[^\n]*\n|\r[^\r\n]*\r/;

/** Hands on one block after another, until it is told to stop. */
type Take = (block: SplitBlock) => boolean;

function split(text: string, format: Format, from: number, take: Take): void {
	const lines = createLines(text, from);
	if (format === 'markdown') splitMarkdown(text, lines, take);
	else splitText(text, lines, take);
}

/**
 * A stretch of a text, with characters of its own. A slice would keep the whole document that it was cut from, one for each edit,
 * and each look at one of its characters would go by way of the document; only what is put together from parts is written anew.
 */
function copy(text: string, start: number, end: number): string {
	const middle = (start + end) >> 1;
	return [text.slice(start, middle), text.slice(middle, end)].join('');
}

/** A paragraph a line, but tables, and Latin lines that go on in the next one (hard-wrapped English). */
function splitText(text: string, lines: Lines, take: Take): void {
	const nextTab = createFinder(text, '\t');
	const nextPipe = createFinder(text, '|');
	while (lines.next()) {
		const { start, end } = lines;
		if (isBlankLine(text, start, end)) continue;
		const mayBeTable = nextTab(start, end) < end || nextPipe(start, end) < end;
		const tableEnd = mayBeTable ? (findTabTable(text, lines) ?? findPipeTable(text, lines)) : undefined;
		if (tableEnd !== undefined) {
			if (take({ kind: 'table', start, text: copy(text, start, tableEnd), seen: lines.seen() })) return;
			lines.skipTo(tableEnd);
			continue;
		}
		let wrapped = end;
		while (isLatinWrap(text, start, wrapped, lines.peek())) {
			lines.next();
			wrapped = lines.end;
		}
		if (take({ kind: 'paragraph', start, text: copy(text, start, wrapped), seen: lines.seen() })) return;
	}
}

function splitMarkdown(text: string, lines: Lines, take: Take): void {
	let isDone = false;
	const nextPipe = createFinder(text, '|');
	/** The paragraph or item that is being read, from `open` to `openEnd`; none if `open` is -1. */
	let open = -1;
	let openEnd = -1;
	let openKind: 'paragraph' | 'item' = 'paragraph';
	const push = (kind: Block['kind'], start: number, end: number) => {
		isDone ||= take({ kind, start, text: copy(text, start, end), seen: lines.seen() });
	};
	const flush = () => {
		if (0 <= open) push(openKind, open, openEnd);
		open = -1;
	};

	while (!isDone && lines.next()) {
		const { start, end } = lines;
		const at = skipBlanks(text, start, end);
		if (at === end) {
			flush();
			continue;
		}
		const first = text[at];
		const fence = first === '`' || first === '~' ? readFence(text, at, end) : '';
		const closing = fence !== '' ? fence : start === 0 && text.slice(at, trimBlanks(text, at, end)) === '---' ? '---' : text.startsWith('<!--', at) ? '-->' : undefined;
		if (closing !== undefined) {
			flush();
			push('code', start, findClosing(text, lines, closing));
			continue;
		}
		if (first === '#' && isAtxHeading(text, at, end)) {
			flush();
			push('heading', start, end);
			continue;
		}
		if (nextPipe(start, end) < end && open < 0) {
			const tableEnd = findPipeTable(text, lines);
			if (tableEnd !== undefined) {
				push('table', start, tableEnd);
				lines.skipTo(tableEnd);
				continue;
			}
		}
		if (isRule(text, at, end)) {
			const underlinesHeading = 0 <= open && openKind === 'paragraph' && (first === '=' || first === '-');
			if (underlinesHeading) push('heading', open, end);
			else {
				flush();
				if (first !== '=') push('code', start, end);
			}
			open = -1;
			continue;
		}
		const isItem = isListItem(text, at, end);
		if (0 <= open && !isItem && !startsParagraph(text, open, openEnd, start, end)) {
			openEnd = end;
			continue;
		}
		flush();
		if (first === '<' && !isItem && isHtml(text, at)) {
			push('code', start, findClosing(text, lines, undefined));
			continue;
		}
		open = start;
		openEnd = end;
		openKind = isItem ? 'item' : 'paragraph';
	}
	flush();
}

/** Walks the lines of a text; `start` and `end` are the line's, without its break: LF, CRLF or CR. */
interface Lines {
	start: number;
	end: number;
	next(): boolean;
	/** The line after this one, if there is one. */
	peek(): { readonly start: number; readonly end: number } | undefined;
	/** Makes the line that ends at `end` the current one. */
	skipTo(end: number): void;
	/** A walk of its own over the lines after this one. */
	fork(): Lines;
	/** How far lines were looked at, by this walk and those of its own. */
	seen(): number;
}

function createLines(text: string, follows = 0, knownFeed = 0, knownCarriage = 0, sight = { end: follows }): Lines {
	const feed = createFinder(text, '\n', knownFeed);
	const carriage = createFinder(text, '\r', knownCarriage);
	const endFrom = (start: number) => {
		const lineFeed = feed(start, text.length);
		const end = Math.min(lineFeed, carriage(start, lineFeed));
		if (sight.end < end) sight.end = end;
		return end;
	};
	const afterBreak = (end: number) => end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
	return {
		start: 0,
		end: 0,
		next() {
			if (text.length <= follows) return false;
			this.start = follows;
			this.end = endFrom(follows);
			follows = afterBreak(this.end);
			return true;
		},
		peek() {
			return follows < text.length ? { start: follows, end: endFrom(follows) } : undefined;
		},
		skipTo(end) {
			this.end = end;
			follows = afterBreak(end);
		},
		fork: () => createLines(text, follows, feed(follows, follows), carriage(follows, follows), sight),
		seen: () => sight.end,
	};
}

/**
 * Where `sought` stands next at or after a place, for places that only go up; if it stands nowhere before `limit`, some place
 * from there on. Each character is searched once, and few behind the limit: after a key press most of the text is as it was.
 */
function createFinder(text: string, sought: string, known = 0): (from: number, limit: number) => number {
	let clear = known;
	return (from, limit) => {
		if (clear < from) clear = from;
		while (clear < limit && text[clear] !== sought) {
			const index = text.slice(clear, clear + STRETCH).indexOf(sought);
			clear = index < 0 ? Math.min(text.length, clear + STRETCH) : clear + index;
		}
		return clear;
	};
}
const STRETCH = 4096;

const isBlankLine = (text: string, start: number, end: number): boolean => skipBlanks(text, start, end) === end;

/** Lines of cells parted by tabs, as many tabs on each: pasted from a word processor or a spreadsheet. */
function findTabTable(text: string, lines: Lines): number | undefined {
	const columns = count(text, '\t', lines.start, lines.end);
	const isCell = !isBlankAt(text, lines.start) || text[lines.start] === '\t';
	if (columns === 0 || !isCell) return undefined;
	return walkTable(lines, (start, end) => count(text, '\t', start, end) === columns);
}

/** A table of GFM, its header followed by a row of dashes; or rows of three cells and more that pipes part. */
function findPipeTable(text: string, lines: Lines): number | undefined {
	const following = lines.peek();
	if (following === undefined || count(text, '|', lines.start, lines.end) === 0) return undefined;
	const hasDelimiterRow = isDelimiterRow(text, following.start, following.end);
	const isLoose = 2 <= count(text, '|', lines.start, lines.end) && 2 <= count(text, '|', following.start, following.end);
	if (!hasDelimiterRow && !isLoose) return undefined;
	return walkTable(lines, (start, end) => !isBlankLine(text, start, end) && !isAtxHeading(text, start, end));
}

/** The end of the last of the lines, after the current one, that belong; undefined if none does. */
function walkTable(lines: Lines, belongs: (start: number, end: number) => boolean): number | undefined {
	const walk = lines.fork();
	let last: number | undefined;
	while (walk.next() && belongs(walk.start, walk.end)) last = walk.end;
	return last;
}

function count(text: string, sought: string, start: number, end: number): number {
	let found = 0;
	for (let at = text.indexOf(sought, start); 0 <= at && at < end; at = text.indexOf(sought, at + 1)) found += 1;
	return found;
}

function isDelimiterRow(text: string, start: number, end: number): boolean {
	let dashes = 0;
	for (let at = start; at < end; at += 1) {
		const character = text[at];
		if (character === '-') dashes += 1;
		else if (character !== '|' && character !== ':' && !isBlankAt(text, at)) return false;
	}
	return 0 < dashes;
}

/**
 * Whether a line of English goes on in the next: it is as long as wrapped lines are, ends within a sentence, and the next
 * one begins in lower case. Chinese text is not wrapped by hand, so that its lines are never joined.
 */
function isLatinWrap(text: string, start: number, end: number, following: { readonly start: number; readonly end: number } | undefined): boolean {
	if (following === undefined || end - start < 40 || !isLatinAt(text, following.start)) return false;
	const code = text.charCodeAt(following.start);
	const isLowerCase = 0x61 <= code && code <= 0x7a;
	return isLowerCase && WITHIN_SENTENCE.test(text.slice(end - 1, end));
}
const WITHIN_SENTENCE = /[A-Za-z0-9,;&%)'"-]/;

function readFence(text: string, at: number, end: number): string {
	let stop = at;
	while (stop < end && text[stop] === text[at]) stop += 1;
	return stop - at < 3 ? '' : text.slice(at, stop);
}

/** The end of the line that closes what the current one opened (a blank line if `closing` is undefined), or of the text. */
function findClosing(text: string, lines: Lines, closing: string | undefined): number {
	if (closing === '-->' && isWithin(text, closing, lines.start, lines.end)) return lines.end;
	let last = lines.end;
	for (let following = lines.peek(); following !== undefined; following = lines.peek()) {
		const at = skipBlanks(text, following.start, following.end);
		if (closing === undefined && at === following.end) break;
		lines.next();
		last = lines.end;
		if (closing === undefined) continue;
		if (closing === '-->' ? isWithin(text, closing, at, last) : text.startsWith(closing, at) || (closing === '---' && text.startsWith('...', at))) break;
	}
	return last;
}

function isWithin(text: string, sought: string, start: number, end: number): boolean {
	return text.slice(start, end).includes(sought);
}

function isAtxHeading(text: string, at: number, end: number): boolean {
	let stop = at;
	while (stop < end && text[stop] === '#') stop += 1;
	return at < stop && stop - at <= 6 && (stop === end || isBlankAt(text, stop));
}

/** A line of nothing but ---, ***, ___ or ===. */
function isRule(text: string, at: number, end: number): boolean {
	const mark = text[at];
	if (mark !== '-' && mark !== '*' && mark !== '_' && mark !== '=') return false;
	let marks = 0;
	for (; at < end; at += 1) {
		if (text[at] === mark) marks += 1;
		else if (!isBlankAt(text, at)) return false;
	}
	return 3 <= marks;
}

function isListItem(text: string, at: number, end: number): boolean {
	const first = text[at];
	if (first === '-' || first === '*' || first === '+') return at + 1 < end && isBlankAt(text, at + 1);
	let stop = at;
	while (stop < end && stop - at < 9 && '0' <= text[stop] && text[stop] <= '9') stop += 1;
	return at < stop && (text[stop] === '.' || text[stop] === ')') && stop + 1 < end && isBlankAt(text, stop + 1);
}

const isHtml = (text: string, at: number): boolean => HTML_TAG.test(text.slice(at, at + 24));
const HTML_TAG = /^<\/?[a-zA-Z][a-zA-Z0-9-]*[\s/>]/;

/**
 * Whether a line of Markdown starts a paragraph of its own although no blank line stands before it: numbered lines do, and
 * what follows a numbered heading or, in Chinese, a sentence's end. A wrapped line ends anywhere, a typed paragraph there.
 */
function startsParagraph(text: string, open: number, openEnd: number, start: number, end: number): boolean {
	const line = text.slice(start, end);
	if (readEnumerator(line) !== undefined) return true;
	const before = text[trimBlanks(text, open, openEnd) - 1];
	if (before === '。' || before === '！' || before === '？' || before === '：') return true;
	const opened = text.slice(open, openEnd);
	const isHeading = opened.length <= 60 && readEnumerator(opened) !== undefined && !isLatinAt(text, skipBlanks(text, start, end));
	return isHeading;
}
