import type { Block } from './blocks.ts';
import { isBlankAt, isHanAt } from './chars.ts';
import { holdsHan, standsInChinese } from './marks.ts';
import type { Edit } from './rule.ts';
import type { Span } from './span.ts';

export type Width = 'full' | 'half';

/**
 * Punctuation among Chinese in one width. What belongs to figures, times, ratios, Latin text, addresses, code and tables
 * stays as it is; 。 、 and quotation marks have no half-width form in Chinese text and stay too.
 */
export const normaliseWidth = (blocks: readonly Block[], { start, end }: Span, width: Width): Edit[] =>
	blocks.filter(block => block.kind !== 'code' && block.kind !== 'table' && block.start < end && start < block.start + block.text.length)
		.flatMap(block => normaliseText(block.text, width).map(edit => ({ ...edit, start: edit.start + block.start, end: edit.end + block.start })))
		.filter(edit => start <= edit.start && edit.end <= end);

function normaliseText(text: string, width: Width): Edit[] {
	if (SOURCE.test(text)) return [];
	const isKept = findKept(text);
	// Behind an address a half-width mark would belong to it.
	const kept = (at: number) => isKept(at) || (0 < at && isKept(at - 1) && text[at] !== ' ');
	const { brackets, view } = widenBrackets(text, kept);
	const edits: Edit[] = [];
	const put = (at: number, wanted: string) => {
		if (text[at] !== wanted) edits.push({ start: at, end: at + 1, text: wanted });
	};
	for (const at of brackets) put(at, width === 'full' ? view[at] : NARROW[view[at]]);
	for (const { index, 0: mark } of text.matchAll(MARK)) {
		const narrow = NARROW[mark] ?? mark;
		// Judged as if the brackets around were full-width, so that either way leads back.
		if (!kept(index) && standsInChinese(view, index, narrow)) put(index, width === 'full' ? WIDE[narrow] : narrow);
	}
	if (width === 'full') {
		for (const { index } of text.matchAll(STOP)) {
			const endsSentence = isHanAt(text, index - 1) && (index + 1 === text.length || isBlankAt(text, index + 1) || '”’」』'.includes(text[index + 1]));
			const isNumber = text.slice(0, index).trim().length < LONGEST_NUMBER;
			if (endsSentence && !isNumber && !kept(index)) put(index, '。');
		}
	}
	return edits.sort((a, b) => a.start - b.start);
}
const MARK = /[,;:?!，；：？！]/g;
const STOP = /(?<!\.)\.(?!\.)/g;
/** "十二." at the head of a line. */
const LONGEST_NUMBER = 5;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
const NARROW: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '？': '?', '！': '!', '（': '(', '）': ')' };
/** A list of sources keeps the marks of its own style. */
const SOURCE = /^\s*\[[0-9]{1,3}\]/;

/** Code, targets of links, tags and addresses, whatever stands in them. */
function findKept(text: string): (at: number) => boolean {
	const spans = [...text.matchAll(KEPT)].map(({ index, 0: { length } }): Span => ({ start: index, end: index + length }));
	return at => spans.some(span => span.start <= at && at < span.end);
}
const KEPT = /`[^`\n]{0,500}`|\]\([^)\n]{0,500}\)|<[a-zA-Z/][^>\n]{0,200}>|(?:[A-Za-z]{2,10}:\/\/|\bwww\.)[!-~]{0,500}/g;

/** The round brackets that stand around or beside Chinese, and the text with all of them full-width. */
function widenBrackets(text: string, kept: (at: number) => boolean): { readonly brackets: readonly number[]; readonly view: string } {
	const brackets: number[] = [];
	const open: number[] = [];
	for (const { index, 0: bracket } of text.matchAll(BRACKET)) {
		if (kept(index)) continue;
		if (bracket === '(' || bracket === '（') {
			open.push(index);
			continue;
		}
		const start = open.pop();
		// Half-width behind "]" it would make a link of both.
		if (start !== undefined && text[start - 1] !== ']' && (isHanAt(text, start - 1) || holdsHan(text, start + 1, index))) brackets.push(start, index);
	}
	const wide = new Map(brackets.map(at => [at, text[at] === '(' || text[at] === '（' ? '（' : '）']));
	return { brackets, view: wide.size === 0 ? text : text.split('').map((character, at) => wide.get(at) ?? character).join('') };
}
const BRACKET = /[()（）]/g;
