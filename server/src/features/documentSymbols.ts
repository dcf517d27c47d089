import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import { type Section, printHeading } from '../core/outline.ts';
import type { Reader } from './client.ts';
import { SymbolKind } from './kinds.ts';
import { toRange } from './ranges.ts';

/** The outline: a heading's words as name, its number as detail. */
export const toDocumentSymbols = (document: TextDocument, { sections }: Analysis, { showsHierarchy }: Reader): DocumentSymbol[] | SymbolInformation[] =>
	showsHierarchy ? sections.map(section => toSymbol(document, section)) : toFlatSymbols(document, sections);

const toSymbol = (document: TextDocument, section: Section): DocumentSymbol => ({
	name: nameOf(section),
	detail: section.title === '' ? '' : section.label,
	kind: kindOf(section),
	range: toRange(document, section.span),
	selectionRange: toRange(document, section.heading),
	children: section.children.map(child => toSymbol(document, child)),
});

/** The same as a list, each with the heading above it. */
export function toFlatSymbols(document: TextDocument, sections: readonly Section[], parent?: Section): SymbolInformation[] {
	return sections.flatMap(section => {
		const own: SymbolInformation = {
			name: printHeading({ label: section.label, title: nameOf(section) }),
			kind: kindOf(section),
			location: { uri: document.uri, range: toRange(document, section.span) },
			...(parent === undefined ? {} : { containerName: nameOf(parent) }),
		};
		return [own, ...toFlatSymbols(document, section.children, section)];
	});
}

/** Clients refuse symbols without a name; a number may stand alone while its heading is being typed. */
export const nameOf = ({ title, label }: Section): string => title || label || '…';

/** What VS Code draws as a page, as boxes in order and as a box with lines. */
const kindOf = ({ level }: Section): 1 | 14 | 23 => (level === 0 ? SymbolKind.File : level === 1 ? SymbolKind.Struct : SymbolKind.Constant);
