import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FoldingRange } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Section } from '../core/outline.ts';
import type { Span } from '../core/span.ts';

/** Sections and tables, by lines. */
export function toFoldingRanges(document: TextDocument, { sections, blocks }: Analysis): FoldingRange[] {
	const tables = blocks.filter(({ kind }) => kind === 'table').map(({ start, text }) => ({ start, end: start + text.length }));
	return [...spansOf(sections), ...tables].map(span => toFoldingRange(document, span)).filter(({ startLine, endLine }) => startLine < endLine);
}

const spansOf = (sections: readonly Section[]): Span[] => sections.flatMap(({ span, children }) => [span, ...spansOf(children)]);

function toFoldingRange(document: TextDocument, { start, end }: Span): FoldingRange {
	const text = document.getText();
	let last = end;
	while (start < last && text.charCodeAt(last - 1) <= SPACE) last -= 1;
	return { startLine: document.positionAt(start).line, endLine: document.positionAt(last).line };
}
/** Line breaks, tabs and spaces: what nothing stands on is not folded away. */
const SPACE = 32;
