import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SelectionRange } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Block } from '../core/blocks.ts';
import type { Section } from '../core/outline.ts';
import type { Span } from '../core/span.ts';
import { figureAt } from './figures.ts';
import { toRange } from './ranges.ts';

/** What a growing selection takes in: figure, clause, sentence, point, paragraph, section after section, the document. */
export const toSelectionRanges = (document: TextDocument, analysis: Analysis, offsets: readonly number[]): SelectionRange[] =>
	offsets.map(offset => toSelectionRange(document, analysis, offset));

function toSelectionRange(document: TextDocument, analysis: Analysis, offset: number): SelectionRange {
	const figure = figureAt(analysis, offset);
	const block = analysis.blocks.find(({ start, text }) => start <= offset && offset <= start + text.length);
	const spans: Span[] = [
		...(figure === undefined ? [] : [figure.span]),
		...(block === undefined ? [] : [stretchAround(block, offset, CLAUSE_END), stretchAround(block, offset, SENTENCE_END), spanOf(block)]),
		...sectionsAround(analysis.sections, offset).map(({ span }) => span),
		{ start: 0, end: analysis.text.length },
		// A point may stand inside its paragraph: 一是….
	].sort((a, b) => (a.end - a.start) - (b.end - b.start));
	const first: SelectionRange = { range: toRange(document, { start: offset, end: offset }) };
	return nest(document, spans, first, { start: offset, end: offset });
}

/** Chains spans from the inside out, leaving out those that do not grow. */
function nest(document: TextDocument, spans: readonly Span[], innermost: SelectionRange, from: Span): SelectionRange {
	const growing: Span[] = [];
	let last = from;
	for (const span of spans) {
		const contains = span.start <= last.start && last.end <= span.end;
		const grows = last.end - last.start < span.end - span.start;
		if (!contains || !grows) continue;
		growing.push(span);
		last = span;
	}
	const outermost = growing.reduceRight<SelectionRange | undefined>((parent, span) => ({ range: toRange(document, span), ...(parent === undefined ? {} : { parent }) }), undefined);
	return outermost ?? innermost;
}

const spanOf = ({ start, text }: Block): Span => ({ start, end: start + text.length });

const CLAUSE_END = /[，；：。！？]|[,;:.!?](?![0-9])/g;
const SENTENCE_END = /[。！？]|[.!?](?=\s|$)/g;

/** From after the last end before the offset up to the next end; a sentence keeps its full stop, a clause loses its comma. */
function stretchAround(block: Block, offset: number, end: RegExp): Span {
	const at = offset - block.start;
	let from = 0;
	let to = block.text.length;
	for (const { index, 0: mark } of block.text.matchAll(end)) {
		if (index + mark.length <= at) from = index + mark.length;
		else {
			to = end === SENTENCE_END ? index + mark.length : index;
			break;
		}
	}
	while (from < at && /\s/.test(block.text[from])) from += 1;
	return { start: block.start + from, end: block.start + to };
}

function sectionsAround(sections: readonly Section[], offset: number): Section[] {
	const section = sections.find(({ span }) => span.start <= offset && offset <= span.end);
	return section === undefined ? [] : [section, ...sectionsAround(section.children, offset)];
}
