import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Diagnostic, DocumentHighlight, DocumentSymbol, FoldingRange, Hover, Position, Range, SelectionRange, SymbolInformation } from 'vscode-languageserver-types';
import { type Analysis, type Analyzer, createAnalyzer } from './core/analysis.ts';
import type { Rule } from './core/rule.ts';
import type { Settings } from './core/settings.ts';
import type { Client, Reader } from './features/client.ts';
import { toCodeActions } from './features/codeActions.ts';
import { toDiagnostics } from './features/diagnostics.ts';
import { toDocumentHighlights } from './features/documentHighlights.ts';
import { toDocumentSymbols } from './features/documentSymbols.ts';
import { toFoldingRanges } from './features/foldingRanges.ts';
import { toHover } from './features/hover.ts';
import { toSpan } from './features/ranges.ts';
import { toSelectionRanges } from './features/selectionRanges.ts';

/** How a document is to be treated. */
export interface DocumentSettings extends Settings {
	/** Texts that are no report by name: whether they are checked when they look like one, always or never. */
	readonly enable: 'auto' | 'always' | 'never';
}

/** What the server can tell of documents, one method a feature. Documents that are not checked get no answer. */
export interface LanguageService {
	readonly diagnostics: (document: TextDocument, settings: DocumentSettings) => Diagnostic[];
	readonly documentSymbols: (document: TextDocument, settings: DocumentSettings) => DocumentSymbol[] | SymbolInformation[] | undefined;
	readonly foldingRanges: (document: TextDocument, settings: DocumentSettings) => FoldingRange[] | undefined;
	readonly selectionRanges: (document: TextDocument, settings: DocumentSettings, positions: readonly Position[]) => SelectionRange[] | undefined;
	readonly hover: (document: TextDocument, settings: DocumentSettings, position: Position) => Hover | undefined;
	readonly documentHighlights: (document: TextDocument, settings: DocumentSettings, position: Position) => DocumentHighlight[] | undefined;
	readonly codeActions: (document: TextDocument, settings: DocumentSettings, range: Range, only: readonly string[] | undefined) => CodeAction[] | undefined;
	/** Lets go of what is remembered of a document. */
	readonly forget: (uri: string) => void;
}

export function createLanguageService(rules: readonly Rule[], client: Client): LanguageService {
	const known = new Map<string, Known>();

	const analyze = (document: TextDocument, settings: DocumentSettings): Analysis => {
		const text = document.getText();
		const before = known.get(document.uri);
		if (before?.text === text && before.settings === settings && before.languageId === document.languageId) return before.analysis;
		const analyzer = before?.analyzer ?? createAnalyzer(rules);
		const analysis = analyzer(text, document.languageId === 'markdown' ? 'markdown' : 'text', settings);
		known.set(document.uri, { analyzer, analysis, text, settings, languageId: document.languageId });
		return analysis;
	};

	/** Answers with a feature, if the document is to be checked. */
	const ask = <T>(document: TextDocument, settings: DocumentSettings, feature: (analysis: Analysis, reader: Reader) => T): T | undefined => {
		if (settings.enable === 'never') return undefined;
		const analysis = analyze(document, settings);
		const isChecked = document.languageId === 'report' || settings.enable === 'always' || analysis.isReport;
		return isChecked ? feature(analysis, { ...client, language: settings.language }) : undefined;
	};

	return {
		diagnostics: (document, settings) => ask(document, settings, (analysis, reader) => toDiagnostics(document, analysis, reader)) ?? [],
		documentSymbols: (document, settings) => ask(document, settings, (analysis, reader) => toDocumentSymbols(document, analysis, reader)),
		foldingRanges: (document, settings) => ask(document, settings, analysis => toFoldingRanges(document, analysis)),
		selectionRanges: (document, settings, positions) => ask(document, settings, analysis => toSelectionRanges(document, analysis, positions.map(position => document.offsetAt(position)))),
		hover: (document, settings, position) => ask(document, settings, (analysis, reader) => toHover(document, analysis, reader, document.offsetAt(position))),
		documentHighlights: (document, settings, position) => ask(document, settings, analysis => toDocumentHighlights(document, analysis, document.offsetAt(position))),
		codeActions: (document, settings, range, only) => ask(document, settings, (analysis, reader) => toCodeActions(document, analysis, reader, toSpan(document, range), only)),
		forget: uri => void known.delete(uri),
	};
}

/** The last analysis of a document. It answers for as long as text and settings are the same. */
interface Known {
	readonly analyzer: Analyzer;
	readonly analysis: Analysis;
	readonly text: string;
	readonly settings: DocumentSettings;
	readonly languageId: string;
}
