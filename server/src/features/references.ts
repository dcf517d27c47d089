import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location, LocationLink } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Span } from '../core/span.ts';
import type { Reader } from './client.ts';
import { figureAt, isSame, lookalikesOf, resultOf, sayingsOf, standingsOf } from './figures.ts';
import { pointersBeside, pointersTo, referenceAt } from './pointers.ts';
import { toRange } from './ranges.ts';

/**
 * Where else a figure is said, and the figures that are computed from it. Of a reference and of a heading: all that points
 * there.
 */
export function toReferences(document: TextDocument, analysis: Analysis, offset: number, includesItself: boolean): Location[] | undefined {
	const figure = figureAt(analysis, offset);
	if (figure === undefined) return toPointers(document, analysis, offset, includesItself);
	const found = new Map<number, Span>();
	for (const saying of [...sayingsOf(analysis, figure), ...lookalikesOf(analysis, figure)]) {
		found.set(saying.span.start, saying.span);
		for (const standing of standingsOf(analysis, saying)) {
			const result = resultOf(standing);
			if (result !== undefined) found.set(result.span.start, result.span);
		}
	}
	if (!includesItself) found.delete(figure.span.start);
	return toLocations(document, [...found.values()]);
}

function toPointers(document: TextDocument, analysis: Analysis, offset: number, includesItself: boolean): Location[] | undefined {
	const reference = referenceAt(analysis, offset);
	const pointers = reference === undefined ? pointersTo(analysis, offset) : pointersBeside(analysis, reference);
	if (pointers.length === 0) return undefined;
	return toLocations(document, [...(includesItself ? [pointers[0].target] : []), ...pointers.map(({ span }) => span)]);
}

/**
 * What a figure is computed from: the parts of a total, the part and the whole of a rate; what a reference points to.
 * Nothing, if it is given.
 */
export function toDefinition(document: TextDocument, analysis: Analysis, { linksDefinitions }: Reader, offset: number): Location[] | LocationLink[] | undefined {
	const figure = figureAt(analysis, offset);
	const reference = figure === undefined ? referenceAt(analysis, offset) : undefined;
	const [origin, targets] = figure !== undefined ? [figure.span, operandsOf(analysis, figure)] : reference !== undefined ? [reference.span, [reference.target]] : [];
	if (origin === undefined || targets!.length === 0) return undefined;
	const locations = toLocations(document, targets!);
	if (!linksDefinitions) return locations;
	return locations.map(({ uri, range }) => ({ originSelectionRange: toRange(document, origin), targetUri: uri, targetRange: range, targetSelectionRange: range }));
}

function operandsOf(analysis: Analysis, figure: Quantity): Span[] {
	const found = new Map<number, Span>();
	for (const standing of standingsOf(analysis, figure)) {
		const result = resultOf(standing);
		if (result === undefined || !isSame(result.span, figure.span)) continue;
		for (const { quantity: { span } } of standing.roles) if (!isSame(span, figure.span)) found.set(span.start, span);
	}
	return [...found.values()];
}

const toLocations = (document: TextDocument, spans: readonly Span[]): Location[] =>
	spans.toSorted((a, b) => a.start - b.start).map(span => ({ uri: document.uri, range: toRange(document, span) }));
