import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Section } from '../core/outline.ts';
import type { Span } from '../core/span.ts';
import { claimedIn } from './figures.ts';

const TYPES = ['number', 'keyword'] as const;
const MODIFIERS = ['tied', 'mismatch'] as const;

export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

/** What a grammar cannot know: which numbers are figures and which order, and which figures are tied. */
export function toSemanticTokens(document: TextDocument, analysis: Analysis, within: Span): SemanticTokens {
	const states = new Map<number, number>();
	const excerpt = analysis.around(within);
	for (const { status, roles } of claimedIn(excerpt)) {
		const state = status === 'violated' ? 1 << MODIFIERS.indexOf('mismatch') : status === 'holds' ? 1 << MODIFIERS.indexOf('tied') : 0;
		for (const { quantity } of roles) states.set(quantity.span.start, (states.get(quantity.span.start) ?? 0) | state);
	}
	const figures = excerpt.quantities.map(({ span }) => ({ span, type: TYPES.indexOf('number'), modifiers: states.get(span.start) ?? 0 }));
	const numbers = enumeratorsOf(analysis.sections).map(span => ({ span, type: TYPES.indexOf('keyword'), modifiers: 0 }));
	const tokens = [...figures, ...numbers].filter(({ span }) => span.start < within.end && within.start < span.end).sort((a, b) => a.span.start - b.span.start);

	const data: number[] = [];
	let [lastLine, lastCharacter, lastEnd] = [0, 0, 0];
	for (const { span, type, modifiers } of tokens) {
		const { line, character } = document.positionAt(span.start);
		const isPlaced = lastEnd <= span.start && document.positionAt(span.end).line === line;
		if (!isPlaced) continue;
		data.push(line - lastLine, line === lastLine ? character - lastCharacter : character, span.end - span.start, type, modifiers);
		[lastLine, lastCharacter, lastEnd] = [line, character, span.end];
	}
	return { data };
}

const enumeratorsOf = (sections: readonly Section[]): Span[] =>
	sections.flatMap(({ enumerator, children }) => [...(enumerator === undefined ? [] : [enumerator.span]), ...enumeratorsOf(children)]);
