import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Quantity } from '../core/quantities.ts';
import { figureAt, isSame, lookalikesOf, resultOf, sayingsOf, standingsOf } from './figures.ts';
import { toRange } from './ranges.ts';

/** Where else a figure is said, and the figures that are computed from it. */
export function toReferences(document: TextDocument, analysis: Analysis, offset: number, includesItself: boolean): Location[] | undefined {
	const figure = figureAt(analysis, offset);
	if (figure === undefined) return undefined;
	const found = new Map<number, Quantity>();
	for (const saying of [...sayingsOf(analysis, figure), ...lookalikesOf(analysis, figure)]) {
		found.set(saying.span.start, saying);
		for (const standing of standingsOf(analysis, saying)) {
			const result = resultOf(standing);
			if (result !== undefined) found.set(result.span.start, result);
		}
	}
	if (!includesItself) found.delete(figure.span.start);
	return toLocations(document, [...found.values()]);
}

/** What a figure is computed from: the parts of a total, the part and the whole of a rate. Nothing, if it is given. */
export function toDefinition(document: TextDocument, analysis: Analysis, offset: number): Location[] | undefined {
	const figure = figureAt(analysis, offset);
	if (figure === undefined) return undefined;
	const found = new Map<number, Quantity>();
	for (const standing of standingsOf(analysis, figure)) {
		const result = resultOf(standing);
		if (result === undefined || !isSame(result.span, figure.span)) continue;
		for (const { quantity } of standing.roles) if (!isSame(quantity.span, figure.span)) found.set(quantity.span.start, quantity);
	}
	return found.size === 0 ? undefined : toLocations(document, [...found.values()]);
}

const toLocations = (document: TextDocument, figures: readonly Quantity[]): Location[] =>
	figures.toSorted((a, b) => a.span.start - b.span.start).map(({ span }) => ({ uri: document.uri, range: toRange(document, span) }));
