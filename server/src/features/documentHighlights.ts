import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentHighlight } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Span } from '../core/span.ts';
import { figureAt, standingsOf } from './figures.ts';
import { DocumentHighlightKind } from './kinds.ts';
import { toRange } from './ranges.ts';

/** The figure at an offset and those that it stands in a relation with; undefined where it stands alone. */
export function toDocumentHighlights(document: TextDocument, analysis: Analysis, offset: number): DocumentHighlight[] | undefined {
	const figure = figureAt(analysis, offset);
	if (figure === undefined) return undefined;
	const spans = new Map<number, Span>();
	for (const { roles } of standingsOf(analysis, figure)) for (const { quantity } of roles) spans.set(quantity.span.start, quantity.span);
	if (spans.size === 0) return undefined;
	spans.set(figure.span.start, figure.span);
	return [...spans.values()].sort((a, b) => a.start - b.start).map(span => ({ range: toRange(document, span), kind: DocumentHighlightKind.Text }));
}
