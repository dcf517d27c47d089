import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import { addRational } from '../core/decimal.ts';
import { printLabel } from '../core/enumerators.ts';
import { valueOf } from '../core/intervals.ts';
import type { Message } from '../core/message.ts';
import type { Section } from '../core/outline.ts';
import { quoteLike } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Span } from '../core/span.ts';
import type { Reader } from './client.ts';
import { nameOf } from './documentSymbols.ts';
import { isSame, resultOf, standingsOf } from './figures.ts';
import { CompletionItemKind } from './kinds.ts';
import { toRange } from './ranges.ts';

/** What a figure or a number is often typed after. */
export const completionTriggers: readonly string[] = [...'率占余共计长降少加达为是比缺差（('];

/** The figure that would make a relation hold, and the number of the next heading. */
export function toCompletions(document: TextDocument, analysis: Analysis, reader: Reader, offset: number, analyze: (text: string) => Analysis): CompletionItem[] {
	const { text } = analysis;
	const line = { start: Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1, end: offset };
	const before = text.slice(line.start, line.end);
	if (HEAD.test(before)) return toNumbers(document, analysis, reader, { start: offset - before.trimStart().length, end: offset });
	return toFigures(document, analysis, offset - DIGITS.exec(before)![0].length, offset, analyze);
}
/** Nothing, or an opening bracket, at the head of a line. */
const HEAD = /^[\s\u3000]*[（(]?$/;
/** The beginning of a numeral. */
const DIGITS = /[0-9]*\.?[0-9]*$/;

/**
 * Writes a figure at the place to try it and looks what the rules say: whether it is right, or what should stand there
 * instead. What is tried is of a kind that is near: a percentage as the report prints them, counts in the units of the
 * sentence, sums of what stands around. Only what is sure to hold is offered.
 */
function toFigures(document: TextDocument, analysis: Analysis, start: number, end: number, analyze: (text: string) => Analysis): CompletionItem[] {
	const { text } = analysis;
	if (FIGURE_GOES_ON.test(text.slice(end, end + 1))) return [];
	const around = regionAround(analysis, start);
	const suppose = (figure: string): Supposed => {
		const supposed = analyze(text.slice(around.start, start) + figure + text.slice(end, around.end));
		return { supposed, figure: supposed.quantities.find(({ span }) => span.start === start - around.start) };
	};
	const candidates = new Map<string, string>();
	for (const probe of probesFor(analysis, start, around)) {
		const tried = suppose(probe);
		for (const righted of [...rightings(tried), probe]) {
			if (candidates.has(righted)) continue;
			const working = workingOf(righted === probe ? tried : suppose(righted));
			if (working !== undefined) candidates.set(righted, working);
		}
	}
	const typed = text.slice(start, end);
	const range = toRange(document, { start, end });
	return [...candidates].filter(([label]) => label.startsWith(typed)).map(([label, working], index) =>
		({ label, kind: CompletionItemKind.Value, detail: working, sortText: String(index), filterText: label, textEdit: { range, newText: label }, preselect: index === 0 }));
}
const FIGURE_GOES_ON = /[0-9.%％]/;

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

/** The working that leads to a figure, if it is right, and broken nowhere. */
function workingOf({ supposed, figure }: Supposed): string | undefined {
	if (figure === undefined) return undefined;
	const standings = standingsOf(supposed, figure).filter(({ relation: { claim, kind } }) => claim !== 'inferred' && COMPUTED.has(kind));
	if (standings.some(({ status }) => status === 'violated')) return undefined;
	const leading = standings.filter(({ status }) => status === 'holds');
	return (leading.find(standing => resultOf(standing)?.span.start === figure.span.start) ?? leading[0])?.working;
}
/** Relations that determine their figures, unlike a bound. */
const COMPUTED: ReadonlySet<string> = new Set(['sum', 'share', 'difference', 'change', 'average', 'shareTotal', 'duration']);

function probesFor({ quantities }: Analysis, offset: number, around: Span): string[] {
	const precisions = new Map<number, number>();
	for (const { unit, value } of quantities) if (unit.name === '%') precisions.set(-value.exponent, (precisions.get(-value.exponent) ?? 0) + 1);
	const [usual] = [...precisions].sort((a, b) => b[1] - a[1])[0] ?? [1];
	const percentage = usual <= 0 ? '1%' : `0.${'0'.repeat(Math.min(usual, 6) - 1)}1%`;

	const isCounted = ({ unit, upper, hedge }: Quantity) => unit.dimension !== 'ratio' && unit.dimension !== 'none' && upper === undefined && hedge === undefined;
	const near = quantities.filter(one => around.start <= one.span.start && one.span.end <= around.end && isCounted(one));
	const before = near.filter(({ span }) => span.end <= offset).slice(-MOST_PARTS).reverse();
	const after = near.filter(({ span }) => offset <= span.start).slice(0, MOST_PARTS);
	return [...new Set([percentage, ...[...before.slice(0, 3), ...after.slice(0, 2)].map(printUnity), ...printSums(before), ...printSums(after)])];
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

/** The numbers that may come next: the first below the heading that is open here, as in its elder siblings; then the next of each level. */
function toNumbers(document: TextDocument, { sections, text }: Analysis, { language }: Reader, typed: Span): CompletionItem[] {
	const next: { readonly label: string; readonly detail: Message }[] = [];
	const add = (like: Section, ordinal: number, zh: string, en: string) => {
		const label = like.enumerator && printLabel(ordinal, like.enumerator);
		if (label !== undefined) next.unshift({ label, detail: { zh: zh + like.label + nameOf(like), en: `${en} ${like.label} ${nameOf(like)}` } });
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
	return next.filter(({ label }) => label.startsWith(opened)).map(({ label, detail }, index) =>
		({ label, kind: CompletionItemKind.Text, detail: detail[language], sortText: String(index), filterText: label, textEdit: { range, newText: label } }));
}
const CLOSER = /[）)]/;
