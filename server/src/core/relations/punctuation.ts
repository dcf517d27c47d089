import { codeAt, isAnyAt } from '../chars.ts';
import { type PlacedContent, findBlock } from '../content.ts';
import { CUE, mayHold } from '../cues.ts';
import type { Unpaired } from '../marks.ts';
import type { Form, Replacement } from '../relations.ts';
import { firstFrom } from '../search.ts';
import type { Span } from '../span.ts';
import { NEVER_DOUBLED } from '../words.ts';
import type { Gathered } from '../gathering.ts';
import { defineReader } from '../joins.ts';
import { readApproximations } from './numberForms.ts';
import type { BlockReader } from './readers.ts';

/** Marks that are wrong wherever they stand: "。。", "，。", a comma behind a bracketed number, 3、4个, a word that nobody doubles. */
export const readMarkSlips: BlockReader = ({ text, cues, enumerator, points, frames }) => {
	const slips = readApproximations({ text, frames });
	REPEATED.lastIndex = 0;
	for (let found = mayHold(cues, CUE.marks) ? REPEATED.exec(text) : null; found !== null; found = REPEATED.exec(text)) {
		const [marks] = found;
		slips.push(toForm('repeatedMark', { start: found.index, end: found.index + marks.length }, marks, mendMarks(marks)));
	}
	const tellDoubled = (start: number, word: string) => slips.push(toForm('doubledWord', { start, end: start + 2 * word.length }, word + word, word));
	DOUBLED_PARTICLE.lastIndex = 0;
	while (mayHold(cues, CUE.particles) && DOUBLED_PARTICLE.test(text)) {
		const start = DOUBLED_PARTICLE.lastIndex - 2;
		if (!PARTICLES[text[start]].test(text.slice(Math.max(0, start - 1), start + 3))) tellDoubled(start, text[start]);
	}
	for (let start = mayHold(cues, CUE.echo) ? findDoubled(text, 0) : -1; 0 <= start; ) {
		const word = text.slice(start, start + 2);
		const isSlip = NEVER_DOUBLED.has(word) && text[start + 4] !== '率';
		if (isSlip) tellDoubled(start, word);
		start = findDoubled(text, isSlip ? start + 4 : start + 1);
	}
	if (enumerator !== undefined && isAnyAt(enumerator.label, enumerator.label.length - 1, '、.．，,') && CLOSED_NUMBER.test(enumerator.label)) {
		const { span, label } = enumerator;
		slips.push(toForm('enumeratorMark', span, label, label.slice(0, -1)));
	}
	for (const { style, label, span } of points) {
		const takesComma = (style === '第一，' || style === '其一，') && label.endsWith('、');
		let { end } = span;
		if (style === '一是' || style === '一要') while (isAnyAt(text, end, '，,、')) end += 1;
		if (span.end < end) slips.push(toForm('enumeratorMark', { start: span.start, end }, text.slice(span.start, end), label));
		if (takesComma) slips.push(toForm('enumeratorMark', span, label, `${label.slice(0, -1)}，`));
	}
	return slips;
};

const toForm = (of: Form['of'], span: Span, text: string, expected: string): Form => ({ kind: 'form', claim: 'stated', of, span, text, expected, places: [{ ...span, text: expected }], others: [] });

const REPEATED = /([，。；：、])\1+|[，、；：]。|。[，、；]|，[、；]|、[，；]|；[，、]|[！？]{4,}/g;
const CLOSED_NUMBER = /^[（(][^）)]+[）)][、.．，,]$/;

/** 。。。 stands for ……; of two marks the one that ends more; of many exclamations three. */
function mendMarks(marks: string): string {
	if (marks.startsWith('。。。')) return '……';
	if (marks[0] === '！' || marks[0] === '？') return marks.slice(0, 3);
	return [...'。；，、：'].find(mark => marks.includes(mark))!;
}

const DOUBLED_PARTICLE = /的的|了了|和和|与与|及及|被被|托托/g;
/** Where two characters stand that stand again right behind them, from a place on; -1 if nowhere. One of the two stands at every other place. */
function findDoubled(text: string, from: number): number {
	let code = codeAt(text, from);
	for (let at = from; at + 2 < text.length; at += 2) {
		const next = text.charCodeAt(at + 2);
		if (next === code) {
			if (from < at && codeAt(text, at - 1) === codeAt(text, at + 1)) return at - 1;
			if (codeAt(text, at + 1) === codeAt(text, at + 3)) return at;
		}
		code = next;
	}
	return -1;
}
/** Where two of a particle are right: 目的的, 了了解, 和和睦, 依托托育. */
const PARTICLES: Readonly<Record<string, RegExp>> = { 的: /^目/, 了: /[解结事断然]$/, 和: /[平谐睦美气解善]$/, 与: /会$/, 及: /[时格]$/, 被: /[子褥套]$/, 托: /[育管底举老幼班付运收盘]$/ };

/**
 * Marks in the width that Chinese does not use. If they are the document's habit they are told once, as a suggestion; if
 * they stand among full-width ones, each is told, or all of them at the first if there are many.
 */
export const readWidths = defineReader({
	collect: ({ marks }) => (marks.halfWidth.length === 0 && marks.halfBrackets.length === 0 ? undefined : marks),
	follows: ['contents'],
	read: (items, { contents }) => readHalfWidths(items.map(({ place }) => place), contents),
});

function readHalfWidths(narrow: readonly PlacedContent[], contents: readonly PlacedContent[]): Form[] {
	const forms: Form[] = [];
	let isHalfWidth = false;
	for (const of of ['markWidth', 'bracketWidth'] as const) {
		const marksOf = ({ content: { marks } }: PlacedContent): readonly Replacement[] => (of === 'markWidth' ? marks.halfWidth : marks.halfBrackets);
		const count = narrow.reduce((sum, one) => sum + marksOf(one).length, 0);
		if (count === 0) continue;
		const step = of === 'markWidth' ? 1 : 2;
		const isRare = hasFewer(contents, count / step, of);
		const isHabit = FEWEST * step <= count && isRare;
		// few brackets go with the commas
		if (of === 'markWidth') isHalfWidth = isHabit;
		else if (isHalfWidth && !isHabit && isRare) continue;
		let places: Replacement[] = [];
		for (const one of narrow) {
			const { start } = one.block;
			for (const mark of marksOf(one)) places.push({ start: start + mark.start, end: start + mark.end, text: mark.text });
		}
		if (!isHabit && of === 'bracketWidth') places = places.filter(({ start }) => !isNumber(contents, start));
		const isMany = isHabit || FEW * step < places.length;
		for (let at = 0; at < places.length; at += step) {
			const own = places.slice(at, at + step);
			const span = { start: own[0].start, end: own[own.length - 1].end };
			const printed = of === 'markWidth' ? NARROW[own[0].text] : '()';
			forms.push({ kind: 'form', claim: isHabit ? 'suggested' : 'stated', of, span: isMany ? { start: span.start, end: span.start + 1 } : span, text: printed, expected: own.map(({ text }) => text).join(''), places: isMany ? places : own, others: isMany && !isHabit ? places.slice(step) : [] });
			if (isMany) break;
		}
	}
	return forms;
}

/** Whether a document has fewer full-width marks: it is read only as far as it needs to be. */
function hasFewer(contents: readonly PlacedContent[], count: number, of: 'markWidth' | 'bracketWidth'): boolean {
	let full = 0;
	for (const { content: { marks } } of contents) {
		full += of === 'markWidth' ? marks.fullWidth : marks.fullBrackets;
		if (count <= full) return false;
	}
	return true;
}

/** The bracket of a number at a block's head, or of a point within it, whose look numbering judges. */
function isNumber(contents: readonly PlacedContent[], offset: number): boolean {
	const { block: { start }, content: { enumerator, points } } = contents[findBlock(contents, offset)];
	return (enumerator !== undefined && offset < start + enumerator.span.end) || offset < start + (points[firstFrom(points, offset - start + 1, ({ span }) => span.start) - 1]?.span.end ?? 0);
}

const FEW = 10;
/** Fewer are no habit. */
const FEWEST = 3;
const NARROW: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '？': '?', '！': '!' };

/** How many blocks a broken line may be broken into. */
const BROKEN_WITHIN = 4;

/** An open half and a close one a few blocks on are a broken line; a quotation of several paragraphs opens each of them. */
export const readUnpaired = defineReader({
	collect: ({ marks }) => (marks.unpaired.length === 0 ? undefined : marks.unpaired),
	reach: { before: BROKEN_WITHIN },
	read: (items, { contents }) => pairHalves(items, contents),
});

function pairHalves(items: readonly Gathered<readonly Unpaired[]>[], contents: readonly PlacedContent[]): Form[] {
	const forms: Form[] = [];
	let waiting: { readonly unpaired: Unpaired; readonly start: number; readonly block: number }[] = [];
	const tell = ({ unpaired: { mark, opens }, start }: (typeof waiting)[number]) => {
		forms.push({ kind: 'form', claim: 'stated', of: 'bracket', span: { start, end: start + 1 }, text: mark, expected: opens ? CLOSING[mark] : OPENING[mark], places: [], others: [] });
	};
	for (const { place: { block }, item } of items) {
		const index = findBlock(contents, block.start);
		waiting = waiting.filter(one => {
			const isOver = one.block + BROKEN_WITHIN < index;
			if (isOver && !one.unpaired.atEdge) tell(one);
			return !isOver;
		});
		for (const unpaired of item) {
			if (unpaired.mended !== undefined) {
				const span = { start: block.start + unpaired.start, end: block.start + unpaired.start + 1 };
				forms.push(toForm('bracket', span, unpaired.mark, unpaired.mended));
				continue;
			}
			const one = { unpaired, start: block.start + unpaired.start, block: index };
			if (unpaired.opens) {
				waiting.push(one);
				continue;
			}
			const opener = waiting.findLastIndex(other => CLOSING[other.unpaired.mark] === unpaired.mark && other.block < index);
			if (0 <= opener) waiting.splice(opener, 1);
			else if (!unpaired.atEdge || !QUOTES.includes(unpaired.mark)) tell(one);
		}
	}
	for (const one of waiting) if (!one.unpaired.atEdge) tell(one);
	return forms;
}
const QUOTES = '”』」';
const CLOSING: Readonly<Record<string, string>> = { '（': '）', '(': ')', '“': '”', '《': '》', '「': '」', '『': '』', '【': '】', '〔': '〕' };
const OPENING: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(CLOSING).map(([open, close]) => [close, open]));
