import { byCharacter, isAt, isBlankAt, isDigitAt, isHanAt, isLatinAt, skipBlanks } from './chars.ts';
import type { Replacement } from './relations.ts';

/** The punctuation of a block's text, as far as documents or neighbours must be known to judge it. */
export interface Marks {
	/** Half-width marks among Chinese, with the mark that the standard has there. */
	readonly halfWidth: readonly Replacement[];
	/** How many full-width marks of these sorts there are. */
	readonly fullWidth: number;
	/** Half-width brackets around or beside Chinese, two each. */
	readonly halfBrackets: readonly Replacement[];
	readonly fullBrackets: number;
	/** Brackets and quotes that have no other half in this block, in order. */
	readonly unpaired: readonly Unpaired[];
}

export interface Unpaired {
	readonly start: number;
	readonly mark: string;
	readonly opens: boolean;
	/** Nothing stands before it in its block, or nothing behind: a quotation of several paragraphs. */
	readonly atEdge: boolean;
	/** What it should be, if it is a half of a pair that was typed the wrong way round. */
	readonly mended: string | undefined;
}

export const NO_MARKS: Marks = { halfWidth: [], fullWidth: 0, halfBrackets: [], fullBrackets: 0, unpaired: [] };

/** Reads the marks of a block, of which `places` are those of half-width marks, brackets and quotes. Linear in the text. */
export function readMarks(text: string, places: readonly number[], fullWidth: number): Marks {
	if (places.length === 0 && fullWidth === 0) return NO_MARKS;
	let halfWidth: Replacement[] | undefined;
	let halfBrackets: Replacement[] | undefined;
	let unpaired: Unpaired[] | undefined;
	let fullBrackets = 0;
	const open: number[] = [];
	const leave = (at: number, opens: boolean) => {
		const atEdge = opens ? skipBlanks(text, 0) === at : skipBlanks(text, at + 1) === text.length;
		(unpaired ??= []).push({ start: at, mark: text[at], opens, atEdge, mended: undefined });
	};

	// A list of sources keeps the marks of its own style.
	const isSource = isAt(text, skipBlanks(text, 0), '[') && SOURCE.test(text);
	/** Where to go on behind code, or the target of a link of Markdown. */
	let from = 0;
	for (const at of places) {
		if (at < from) continue;
		const sort = SORTS.get(text.charCodeAt(at));
		if (sort === CODE || (sort === OPENS && isAt(text, at, '(') && isAt(text, at - 1, ']'))) {
			const close = text.slice(at + 1, at + 1 + LONGEST_SKIP).indexOf(sort === CODE ? '`' : ')');
			if (0 <= close) from = at + close + 2;
		} else if (sort === HALF) {
			const mark = text[at];
			if (!isSource && standsInChinese(text, at, mark)) (halfWidth ??= []).push({ start: at, end: at + 1, text: WIDE[mark] });
		} else if (sort === OPENS) open.push(at);
		else {
			const mark = text[at];
			const opener = OPENERS[CLOSERS.indexOf(mark)];
			const depth = findOpen(text, open, opener);
			if (depth < 0) {
				if (!isListMark(text, at, mark)) leave(at, false);
				continue;
			}
			while (depth + 1 < open.length) leave(open.pop()!, true);
			const start = open.pop()!;
			if (text[start] === '（') fullBrackets += 1;
			else if (text[start] === '(' && mark === ')' && (isHanAt(text, start - 1) || holdsHan(text, start + 1, at))) (halfBrackets ??= []).push({ start, end: start + 1, text: '（' }, { start: at, end: at + 1, text: '）' });
		}
	}
	while (0 < open.length) leave(open.pop()!, true);
	unpaired?.sort((a, b) => a.start - b.start);
	return { halfWidth: halfWidth ?? NO_MARKS.halfWidth, fullWidth, halfBrackets: halfBrackets ?? NO_MARKS.halfBrackets, fullBrackets, unpaired: unpaired === undefined ? NO_MARKS.unpaired : turnQuotes(unpaired) };
}

/** “…“ and ”…”: two halves of one direction are a pair of which one was typed the wrong way round. */
function turnQuotes(unpaired: readonly Unpaired[]): Unpaired[] {
	const turned: Unpaired[] = [];
	for (const one of unpaired) {
		const before = turned[turned.length - 1];
		const isPair = before !== undefined && before.mended === undefined && before.mark === one.mark && (one.mark === '“' || one.mark === '”') && one.start - before.start < LONGEST_QUOTE;
		if (!isPair) turned.push(one);
		else turned[turned.length - 1] = one.opens ? { ...one, mended: '”' } : { ...before, mended: '“' };
	}
	return turned;
}
const LONGEST_QUOTE = 60;

/** The longest link target or piece of code. */
const LONGEST_SKIP = 500;
const SOURCE = /^\s*\[[0-9]{1,3}\]/;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
const OPENERS = '(（“《「『【〔';
const CLOSERS = ')）”》」』】〕';
/** What a character is as a mark. */
const [HALF, OPENS, CLOSES, CODE] = [1, 2, 3, 4];
const HALF_MARKS = Object.keys(WIDE).join('');
const SORTS = byCharacter({ [HALF_MARKS]: HALF, [OPENERS]: OPENS, [CLOSERS]: CLOSES, '`': CODE });
export const FULL_MARKS = Object.values(WIDE).join('');
export const PAIRED_MARKS = `${HALF_MARKS}${OPENERS}${CLOSERS}\``;
/** As many brackets may wait for their other half; beyond, what is open is no bracket. */
const DEEPEST = 32;

/** The last open bracket of a kind; round ones pair in either width. */
function findOpen(text: string, open: readonly number[], opener: string): number {
	for (let depth = open.length - 1; 0 <= depth && open.length - depth <= DEEPEST; depth -= 1) {
		const character = text[open[depth]];
		if (character === opener || ((opener === '(' || opener === '（') && (character === '(' || character === '（'))) return depth;
	}
	return -1;
}

/** "1)", "（二）" without its first half, "a)": marks of lists; ":)" is a smile. */
function isListMark(text: string, at: number, mark: string): boolean {
	if (mark !== ')' && mark !== '）') return false;
	return isDigitAt(text, at - 1) || isLatinAt(text, at - 1) || ':;-'.includes(text[at - 1] ?? '-') || CHINESE_ORDINAL.test(text.slice(Math.max(0, at - 3), at));
}
const CHINESE_ORDINAL = /(?:^|[。；：，、\s])[一二三四五六七八九十]{1,2}$/;

export function standsInChinese(text: string, at: number, mark: string): boolean {
	const before = isChineseAt(text, at - 1);
	if (mark === ':') return before && text[at + 1] !== '/';
	if (mark === '!' && text[at + 1] === '[') return false; // an image of Markdown
	if (before) return true;
	const after = isHanAt(text, at + 1) || '“《（'.includes(text[at + 1] ?? ' ');
	return after && !isBlankAt(text, at - 1) && 0 < at && (isDigitAt(text, at - 1) || isLatinAt(text, at - 1) || '%％℃'.includes(text[at - 1]));
}

const isChineseAt = (text: string, at: number): boolean => isHanAt(text, at) || (0 <= at && '”》）」】〕％'.includes(text[at]));

export function holdsHan(text: string, start: number, end: number): boolean {
	for (let at = start; at < end && at < start + 80; at += 1) if (isHanAt(text, at)) return true;
	return false;
}
