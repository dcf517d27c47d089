import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentHighlight } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import { figureAt, lookalikesOf, sayingsOf, standingsOf } from './figures.ts';
import { DocumentHighlightKind } from './kinds.ts';
import { pointersBeside, referenceAt } from './pointers.ts';
import { toRange } from './ranges.ts';

/**
 * The figure at an offset, the same said elsewhere, and the figures that it stands in a relation with; a reference, the
 * others like it and what they point to. Undefined where there is nothing else.
 */
export function toDocumentHighlights(document: TextDocument, analysis: Analysis, offset: number): DocumentHighlight[] | undefined {
	const figure = figureAt(analysis, offset);
	const reference = figure === undefined ? referenceAt(analysis, offset) : undefined;
	const spans = figure !== undefined
		? [figure, ...sayingsOf(analysis, figure), ...lookalikesOf(analysis, figure), ...standingsOf(analysis, figure).flatMap(({ roles }) => roles.map(({ quantity }) => quantity))].map(({ span }) => span)
		: reference !== undefined ? [reference.target, ...pointersBeside(analysis, reference).map(({ span }) => span)] : [];
	const distinct = new Map(spans.map(span => [span.start, span]));
	if (distinct.size < 2) return undefined;
	return [...distinct.values()].sort((a, b) => a.start - b.start).map(span => ({ range: toRange(document, span), kind: DocumentHighlightKind.Text }));
}
