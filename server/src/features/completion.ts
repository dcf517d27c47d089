import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import { addRational } from '../core/decimal.ts';
import { printLabel } from '../core/enumerators.ts';
import { valueOf } from '../core/intervals.ts';
import type { Message } from '../core/message.ts';
import type { Section } from '../core/outline.ts';
import { quoteLike } from '../core/print.ts';
import { type Quantity, readFigures } from '../core/quantities.ts';
import type { Span } from '../core/span.ts';
import type { Reader } from './client.ts';
import { nameOf } from './documentSymbols.ts';
import { directionOf, expectFigures } from './expectations.ts';
import { isSame, resultOf, standingsOf } from './figures.ts';
import { CompletionItemKind } from './kinds.ts';
import { toRange } from './ranges.ts';

/**
 * What a figure or a number is often typed after: the last characters of such words, the bracket that opens a heading, and
 * the space behind an English word. Other punctuation is none, for an input method may be at work there.
 */
export const completionTriggers: readonly string[] = [...'率占余共计长降少加达为比缺差均（( '];

/** The figure that would make a relation hold, and the number of the next heading. */
export function toCompletions(document: TextDocument, analysis: Analysis, reader: Reader, offset: number, trigger: string | undefined, analyze: (text: string) => Analysis): CompletionItem[] {
	const { text } = analysis;
	const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
	const before = text.slice(lineStart, offset);
	const head = HEAD.exec(before);
	if (head !== null && trigger !== ' ') {
		const numbers = toNumbers(document, analysis, reader, { start: offset - head[2].length, end: offset }, head[1].trim());
		if (numbers.length !== 0) return numbers;
	}
	if (SENTENCE_START.test(before)) return toNumbers(document, analysis, reader, { start: offset, end: offset }, undefined);
	// A space stands between all English words.
	if (trigger === ' ' && !ASKS_IN_ENGLISH.test(before)) return [];
	return toFigures(document, analysis, reader, offset - DIGITS.exec(before)![0].length, offset, analyze);
}
/** Marks of a Markdown heading, and the beginning of a number at the head of a line. */
const HEAD = /^((?:[\s\u3000]|#{1,6}[ \t])*)((?:[（(]|第)?(?:[0-9]{1,2}(?:\.[0-9]{0,2}){0,3}|[一二三四五六七八九十]{0,3}))$/;
const SENTENCE_START = /[。；;！？]$/;
const ASKS_IN_ENGLISH = /\b(?:of|by|up|down|or|leaving|remaining|was|is|and|with|averaging|total,?|totall?ing|altogether,?) $/i;
/** The beginning of a numeral. */
const DIGITS = /[0-9]*\.?[0-9]*$/;

/** A figure, with what leads to it. */
interface Candidate {
	readonly figure: string;
	readonly working: string;
}

/** What the words and the figures around ask for; nothing that would be told as wrong. */
function toFigures(document: TextDocument, analysis: Analysis, reader: Reader, start: number, end: number, analyze: (text: string) => Analysis): CompletionItem[] {
	const { text } = analysis;
	if (FIGURE_GOES_ON.test(text.slice(end, end + 1))) return [];
	const around = regionAround(analysis, start);
	// 剩余|栋: the unit stands there already.
	const tail = readFigures(`1${text.slice(end, end + 12)}`).quantities.at(0)?.text.slice(1).trimEnd() ?? '';
	const numeralOf = (figure: string) => figure.slice(0, figure.length - tail.length);
	const tried = new Map<string, Supposed>();
	const suppose = (figure: string): Supposed => {
		const known = tried.get(figure);
		if (known !== undefined) return known;
		const supposed = analyze(text.slice(around.start, start) + numeralOf(figure) + text.slice(end, around.end));
		const place = start - around.start;
		const one: Supposed = { supposed, figure: supposed.around({ start: place, end: place }).quantities.find(({ span }) => span.start === place) };
		tried.set(figure, one);
		return one;
	};
	const places = placesOf(analysis);
	const fits = (figure: string) => figure.endsWith(tail);
	const expected = expectFigures(analysis, start, end, places, tail).filter(({ figure }) => fits(figure) && !isWrong(suppose(figure)));
	const probed = probe(analysis, start, around, places, tail, suppose).filter(({ figure }) => fits(figure));
	const candidates = new Map<string, Candidate>();
	// What the rules tell of it is told as they tell it; what the words ask for comes first.
	for (const one of probed) candidates.set(one.figure, one);
	const first = expected.map(one => candidates.get(one.figure) ?? one);
	const offered = new Map([...first, ...candidates.values()].map(one => [one.figure, one]));
	const typed = text.slice(start, end);
	const range = toRange(document, { start, end });
	return [...offered.values()].filter(({ figure }) => figure.startsWith(typed)).map(({ figure, working }, index) => ({
		label: figure, kind: CompletionItemKind.Value, sortText: String(index), filterText: figure, textEdit: { range, newText: numeralOf(figure) },
		...(reader.showsLabelDetails ? { labelDetails: { description: working } } : { detail: working }),
	}));
}
const FIGURE_GOES_ON = /[0-9.]/;

/**
 * Writes figures at the place to try them and looks what the rules say: whether they are right, or what should stand there
 * instead. What is tried is of a kind that is near: a percentage as the report prints them, counts in the units of the
 * sentence, sums of what stands around. Only what is sure to hold is offered.
 */
function probe(analysis: Analysis, start: number, around: Span, places: number, tail: string, suppose: (figure: string) => Supposed): Candidate[] {
	const candidates = new Map<string, Candidate>();
	const said = directionOf(analysis, start);
	for (const tried of probesFor(analysis, start, around, places, tail)) {
		const first = suppose(tried);
		for (const figure of [...rightings(first), tried]) {
			if (candidates.has(figure)) continue;
			const working = workingOf(figure === tried ? first : suppose(figure), said);
			if (working !== undefined) candidates.set(figure, { figure, working });
		}
	}
	return [...candidates.values()];
}

/** The paragraph and its neighbours: what is computed in prose seldom reaches farther, and trying must not take longer in long reports. */
function regionAround({ blocks, text }: Analysis, offset: number): Span {
	const index = blocks.findLastIndex(({ start }) => start <= offset);
	const last = blocks[Math.min(blocks.length - 1, index + REACH)];
	return { start: blocks[Math.max(0, index - REACH)]?.start ?? 0, end: last === undefined ? text.length : Math.max(offset, last.start + last.text.length) };
}
const REACH = 3;

interface Supposed {
	readonly supposed: Analysis;
	/** What was written to try it, if it was read as a figure. */
	readonly figure: Quantity | undefined;
}

/** What should stand in the place of a figure that was written there to try it. */
function rightings({ supposed, figure }: Supposed): string[] {
	if (figure === undefined) return [];
	const { span, numeral, text } = figure;
	const edits = supposed.findings.flatMap(({ fixes }) => fixes.filter(fix => fix.edits.length === 1).map(fix => fix.edits[0]));
	return edits.filter(edit => isSame(edit, numeral)).map(edit => text.slice(0, numeral.start - span.start) + edit.text + text.slice(numeral.end - span.start));
}

/** Whether a figure would break what the text claims. */
const isWrong = ({ supposed, figure }: Supposed): boolean => figure !== undefined && standingsOf(supposed, figure).some(({ relation: { claim }, status }) => claim !== 'inferred' && status === 'violated');

/** The working that leads to a figure, if it is right, and broken nowhere. */
function workingOf({ supposed, figure }: Supposed, said: 'up' | 'down' | undefined): string | undefined {
	if (figure === undefined) return undefined;
	const standings = standingsOf(supposed, figure).filter(({ relation: { claim, kind } }) => claim !== 'inferred' && COMPUTED.has(kind));
	// Between two rates stand percentage points, whatever one of them is of the other.
	const isOfRates = standings.some(({ relation }) => relation.kind === 'change' && relation.base?.unit.dimension === 'ratio' && figure.unit.dimension === 'ratio');
	const isOpposite = standings.some(({ relation }) => relation.kind === 'change' && said !== undefined && relation.direction !== said);
	if (isOfRates || isOpposite || standings.some(({ status }) => status === 'violated')) return undefined;
	const leading = standings.filter(({ status }) => status === 'holds');
	return (leading.find(standing => resultOf(standing)?.span.start === figure.span.start) ?? leading[0])?.working;
}
/** Relations that determine their figures, unlike a bound; means are asked for by their words, in a unit that fits them. */
const COMPUTED: ReadonlySet<string> = new Set(['sum', 'share', 'difference', 'change', 'shareTotal', 'duration']);

/** How many decimals the report's percentages have, mostly. */
function placesOf({ findFigures }: Analysis): number {
	const precisions = new Map<number, number>();
	for (const { value } of findFigures(({ unit }) => unit.dimension === 'ratio')) precisions.set(-value.exponent, (precisions.get(-value.exponent) ?? 0) + 1);
	const [usual] = [...precisions].sort((a, b) => b[1] - a[1])[0] ?? [1];
	return Math.min(Math.max(usual, 0), 6);
}

function probesFor(analysis: Analysis, offset: number, around: Span, places: number, tail: string): string[] {
	const { quantities } = analysis.around(around);
	const percentage = places === 0 ? '1%' : `0.${'0'.repeat(places - 1)}1%`;
	if (analysis.blocks.findLast(({ start }) => start <= offset)?.kind === 'table') {
		const cells = quantities.filter(one => around.start <= one.span.start && one.span.end <= around.end && one.unit.dimension !== 'ratio');
		const finest = Math.max(0, ...cells.map(({ value, scale }) => scale - value.exponent));
		return [percentage, finest === 0 ? '1' : `0.${'0'.repeat(Math.min(finest, 6) - 1)}1`];
	}
	const isCounted = ({ unit, upper, hedge }: Quantity) => unit.dimension !== 'ratio' && unit.dimension !== 'none' && upper === undefined && hedge === undefined;
	const near = quantities.filter(one => around.start <= one.span.start && one.span.end <= around.end && isCounted(one));
	const before = near.filter(({ span }) => span.end <= offset).slice(-MOST_PARTS).reverse();
	const after = near.filter(({ span }) => offset <= span.start).slice(0, MOST_PARTS);
	return [...new Set([...(tail === '' ? [] : [`1${tail}`]), percentage, ...[...before.slice(0, 3), ...after.slice(0, 2)].map(printUnity), ...printSums(before), ...printSums(after)])].filter(one => one.endsWith(tail));
}
const MOST_PARTS = 8;

/** 1 in the unit and the precision of a figure. */
function printUnity({ text, span, numeral, value, scale }: Quantity): string {
	const places = Math.max(0, scale - value.exponent);
	return (places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`) + text.slice(numeral.end - span.start);
}

/** The sums of the first figures of one unit, of all of them, of one less …, each printed as the first is. */
function printSums(figures: readonly Quantity[]): string[] {
	const [first] = figures;
	const sums: string[] = [];
	let sum = first && valueOf(first);
	for (const figure of figures.slice(1)) {
		if (figure.unit.name !== first.unit.name) break;
		sum = addRational(sum, valueOf(figure));
		sums.unshift(quoteLike(first, sum));
	}
	return sums;
}

/**
 * The numbers that may come next: the first below the heading that is open here, as in its elder siblings; then the next of
 * each level. `marks` are those of a Markdown heading; undefined within a paragraph, where only its own points go on.
 */
function toNumbers(document: TextDocument, { sections, text }: Analysis, { language }: Reader, typed: Span, marks: string | undefined): CompletionItem[] {
	const lineStart = text.lastIndexOf('\n', typed.start - 1) + 1;
	const next: { readonly label: string; readonly before: string; readonly after: string; readonly detail: Message }[] = [];
	const add = (like: Section, ordinal: number, zh: string, en: string) => {
		const { enumerator, heading } = like;
		const label = enumerator && printLabel(ordinal, enumerator);
		if (enumerator === undefined || label === undefined) return;
		const own = MARKS.exec(text.slice(heading.start, enumerator.span.start))?.[0] ?? '';
		const isHere = marks === undefined ? lineStart <= heading.start : marks === '' || marks === own.trim();
		if (!isHere) return;
		const after = text[enumerator.span.end] === ' ' ? ' ' : '';
		next.unshift({ label, before: marks === '' ? own : '', after, detail: { zh: zh + like.label + nameOf(like), en: `${en} ${like.label} ${nameOf(like)}` } });
	};
	for (let level = sections; ;) {
		const before = level.filter(({ heading }) => heading.start < typed.start);
		const last = before.at(-1);
		if (last === undefined) break;
		if (last.enumerator !== undefined) add(last, last.enumerator.ordinal + 1, '接', 'after');
		const elder = last.children.length === 0 ? before.findLast(({ children }) => 0 < children.length)?.children[0] : undefined;
		if (elder?.enumerator !== undefined) add(elder, 1, '如', 'like');
		level = last.children;
	}

	const opened = text.slice(typed.start, typed.end);
	// Editors close a bracket as soon as it is opened.
	const closes = opened !== '' && CLOSER.test(text[typed.end] ?? '') ? 1 : 0;
	const range = toRange(document, { start: typed.start, end: typed.end + closes });
	const spaced = CLOSER.test(text[typed.end + closes] ?? '') || text[typed.end + closes] === ' ';
	return next.filter(({ label }) => label.startsWith(opened)).map(({ label, before, after, detail }, index) => ({
		label, kind: CompletionItemKind.Text, detail: detail[language], sortText: String(index), filterText: label, textEdit: { range, newText: before + label + (spaced ? '' : after) },
	}));
}
const CLOSER = /[）)]/;
const MARKS = /^#{1,6}[ \t]+/;
