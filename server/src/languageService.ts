import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
	CodeAction, CodeLens, CompletionItem, Diagnostic, DocumentHighlight, DocumentLink, DocumentSymbol, FoldingRange, Hover,
	InlayHint, Location, LocationLink, Position, Range, SelectionRange, SemanticTokens, SymbolInformation, TextEdit, WorkspaceEdit,
} from 'vscode-languageserver-types';
import { compareLedgers } from './comparison.ts';
import { type Analysis, type Analyzer, createAnalyzer } from './core/analysis.ts';
import type { Format } from './core/blocks.ts';
import type { Message } from './core/message.ts';
import type { Scope } from './core/renumbering.ts';
import type { Rule } from './core/rule.ts';
import type { Text } from './core/text.ts';
import { type Settings, defaultSettings } from './core/settings.ts';
import type { FoundConfiguration } from './configurations.ts';
import type { Client, Reader } from './features/client.ts';
import { isWanted, toCodeActions } from './features/codeActions.ts';
import { toCodeLenses } from './features/codeLenses.ts';
import { toCompletions } from './features/completion.ts';
import { toDiagnostics } from './features/diagnostics.ts';
import { toDocumentHighlights } from './features/documentHighlights.ts';
import { toDocumentLinks } from './features/documentLinks.ts';
import { toDocumentSymbols, toFlatSymbols } from './features/documentSymbols.ts';
import { toFoldingRanges } from './features/foldingRanges.ts';
import { formatOnType, formatRange } from './features/formatting.ts';
import { toHover } from './features/hover.ts';
import { type InlayHints, toInlayHints } from './features/inlayHints.ts';
import { CodeActionKind } from './features/kinds.ts';
import { toSpan } from './features/ranges.ts';
import { toDefinition, toReferences } from './features/references.ts';
import { type Renaming, prepareRename, rename } from './features/rename.ts';
import { type Restructured, type Restructuring, type StyleChoice, restructure, toRestructuringActions, toStyleChoices } from './features/restructuring.ts';
import { toSelectionRanges } from './features/selectionRanges.ts';
import { toSemanticTokens } from './features/semanticTokens.ts';
import { type IgnoredItem, type Notebook, listIgnored, toIgnoreActions } from './ignoring.ts';
import { type Ledger, toLedger } from './ledger.ts';
import { type ComparisonAnswer, type LedgerAnswer, type TableAnswer, type TableFormat, toComparisonAnswer, toLedgerAnswer, toTableAnswer } from './ledgerAnswers.ts';
import { toComparisonTable, toLedgerTable } from './ledgerTable.ts';
import type { OpenDocument } from './openDocument.ts';
import { type Status, toStatus } from './status.ts';

/** How a document is to be treated. */
export interface DocumentSettings extends Settings {
	/** Texts that are no report by name: whether they are checked when they look like one, always or never. */
	readonly enable: 'auto' | 'always' | 'never';
	readonly inlayHints: InlayHints;
	readonly codeLens: boolean;
	/** Enter behind a numbered line brings the next number. */
	readonly continueNumbering: boolean;
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
	readonly inlayHints: (document: TextDocument, settings: DocumentSettings, range: Range) => InlayHint[] | undefined;
	readonly codeLenses: (document: TextDocument, settings: DocumentSettings) => CodeLens[] | undefined;
	readonly references: (document: TextDocument, settings: DocumentSettings, position: Position, includesItself: boolean) => Location[] | undefined;
	readonly definition: (document: TextDocument, settings: DocumentSettings, position: Position) => Location[] | LocationLink[] | undefined;
	readonly documentLinks: (document: TextDocument, settings: DocumentSettings) => DocumentLink[] | undefined;
	readonly prepareRename: (document: TextDocument, settings: DocumentSettings, position: Position) => Renaming | undefined;
	readonly rename: (document: TextDocument, settings: DocumentSettings, position: Position, newName: string) => WorkspaceEdit | Message | undefined;
	readonly completion: (document: TextDocument, settings: DocumentSettings, position: Position, trigger?: string) => CompletionItem[] | undefined;
	readonly semanticTokens: (document: TextDocument, settings: DocumentSettings, range?: Range) => SemanticTokens | undefined;
	/** Restructures a document because somebody asked for it, whether it looks like a report or not. */
	readonly restructure: (document: TextDocument, settings: DocumentSettings, range: Range, asked: Restructuring) => Restructured | Message;
	readonly numberingStyles: (document: TextDocument, settings: DocumentSettings, position: Position, scope: Scope) => StyleChoice[];
	readonly formatRange: (document: TextDocument, settings: DocumentSettings, range: Range) => TextEdit[] | undefined;
	readonly formatOnType: (document: TextDocument, settings: DocumentSettings, position: Position) => TextEdit[] | undefined;
	/** What is found in a text that nobody has open; undefined if it is not to be checked. Nothing of it is remembered. */
	readonly check: (document: TextDocument, settings: DocumentSettings) => Diagnostic[] | undefined;
	/** The headings of a text that nobody may have open, in a flat list; undefined if it is not to be checked. */
	readonly outline: (document: TextDocument, settings: DocumentSettings) => SymbolInformation[] | undefined;
	/** What can be done so that findings are shown no more; where that is written down comes from elsewhere. */
	readonly ignoreActions: (document: TextDocument, settings: DocumentSettings, range: Range, only: readonly string[] | undefined, notebook: Notebook) => CodeAction[] | undefined;
	readonly listIgnored: (document: TextDocument, settings: DocumentSettings, found: FoundConfiguration) => IgnoredItem[];
	/** Every figure of a report; those of two reports side by side; either as a table. The earlier report need not be open. */
	readonly ledger: (document: TextDocument, settings: DocumentSettings) => LedgerAnswer | undefined;
	readonly comparison: (document: TextDocument, settings: DocumentSettings, base: TextDocument) => ComparisonAnswer | undefined;
	readonly ledgerTable: (document: TextDocument, settings: DocumentSettings, base: TextDocument | undefined, figures: readonly number[] | undefined, format: TableFormat) => TableAnswer | undefined;
	readonly status: (document: TextDocument, settings: DocumentSettings, found: FoundConfiguration | undefined) => Status;
	/** Lets go of what is remembered of a document. */
	readonly forget: (uri: string) => void;
}

export function createLanguageService(rules: readonly Rule[], client: Client): LanguageService {
	const known = new Map<string, Known>();
	const analyzeUnopened = createAnalyzer(rules);
	/** Of the few paragraphs around a place, which are the same from one figure that is tried there to the next. */
	const analyzeTried = createAnalyzer(rules);

	const analyze = (document: TextDocument, settings: DocumentSettings): Analysis => {
		const text = textOf(document);
		const before = known.get(document.uri);
		if (before?.text === text && before.settings === settings && before.languageId === document.languageId) return before.analysis;
		const analyzer = before?.analyzer ?? createAnalyzer(rules);
		const analysis = analyzer(text, formatOf(document), settings);
		known.set(document.uri, { analyzer, analysis, text, settings, languageId: document.languageId });
		return analysis;
	};

	/** Answers with a feature, if the document is to be checked. */
	const ask = <T>(document: TextDocument, settings: DocumentSettings, feature: (analysis: Analysis, reader: Reader) => T): T | undefined => {
		if (settings.enable === 'never') return undefined;
		const analysis = analyze(document, settings);
		return isReport(document, analysis, settings) ? feature(analysis, { ...client, language: settings.language }) : undefined;
	};

	/** Analyses what a document would be, with all rules at their own severity. Most blocks are the same and are not read again. */
	const suppose = (document: TextDocument, analyzer = known.get(document.uri)!.analyzer) => (text: string): Analysis => analyzer(text, formatOf(document), defaultSettings);

	const ledgerOf = (document: TextDocument, settings: DocumentSettings): Ledger => toLedger(analyzeUnopened(document.getText(), formatOf(document), settings), settings.language);

	return {
		diagnostics: (document, settings) => ask(document, settings, (analysis, reader) => toDiagnostics(document, analysis, reader)) ?? [],
		documentSymbols: (document, settings) => ask(document, settings, (analysis, reader) => toDocumentSymbols(document, analysis, reader)),
		foldingRanges: (document, settings) => ask(document, settings, analysis => toFoldingRanges(document, analysis)),
		selectionRanges: (document, settings, positions) => ask(document, settings, analysis => toSelectionRanges(document, analysis, positions.map(position => document.offsetAt(position)))),
		hover: (document, settings, position) => ask(document, settings, (analysis, reader) => toHover(document, analysis, reader, document.offsetAt(position))),
		documentHighlights: (document, settings, position) => ask(document, settings, analysis => toDocumentHighlights(document, analysis, document.offsetAt(position))),
		codeActions: (document, settings, range, only) => ask(document, settings, (analysis, reader) => [
			...toCodeActions(document, analysis, reader, toSpan(document, range), only, text => known.get(document.uri)!.analyzer(text, formatOf(document), settings)),
			...toRestructuringActions(document, analysis, reader, toSpan(document, range), only),
		]),
		inlayHints: (document, settings, range) => ask(document, settings, (analysis, reader) => toInlayHints(document, analysis, reader, toSpan(document, range), settings.inlayHints)),
		codeLenses: (document, settings) => ask(document, settings, (analysis, reader) => (settings.codeLens ? toCodeLenses(document, analysis, reader) : [])),
		references: (document, settings, position, includesItself) => ask(document, settings, analysis => toReferences(document, analysis, document.offsetAt(position), includesItself)),
		definition: (document, settings, position) => ask(document, settings, (analysis, reader) => toDefinition(document, analysis, reader, document.offsetAt(position))),
		documentLinks: (document, settings) => ask(document, settings, (analysis, reader) => toDocumentLinks(document, analysis, reader)),
		prepareRename: (document, settings, position) => ask(document, settings, (analysis, reader) => prepareRename(document, analysis, reader, document.offsetAt(position), suppose(document))),
		rename: (document, settings, position, newName) => ask(document, settings, (analysis, reader) => rename(document, analysis, reader, document.offsetAt(position), newName, suppose(document))),
		completion: (document, settings, position, trigger) => ask(document, settings, (analysis, reader) => toCompletions(document, analysis, reader, document.offsetAt(position), trigger, suppose(document, analyzeTried))),
		semanticTokens: (document, settings, range) => ask(document, settings, analysis => toSemanticTokens(document, analysis, range === undefined ? { start: 0, end: analysis.text.length } : toSpan(document, range))),
		restructure: (document, settings, range, asked) => restructure(document, analyze(document, settings), { ...client, language: settings.language }, toSpan(document, range), asked, suppose(document)),
		numberingStyles: (document, settings, position, scope) => toStyleChoices(analyze(document, settings), { ...client, language: settings.language }, scope, document.offsetAt(position), suppose(document)),
		formatRange: (document, settings, range) => ask(document, settings, analysis => formatRange(document, analysis, toSpan(document, range))),
		formatOnType: (document, settings, position) => (settings.continueNumbering ? ask(document, settings, analysis => formatOnType(document, analysis, document.offsetAt(position))) : undefined),
		check: (document, settings) => {
			if (settings.enable === 'never') return undefined;
			const analysis = analyzeUnopened(document.getText(), formatOf(document), settings);
			return isReport(document, analysis, settings) ? toDiagnostics(document, analysis, { ...client, language: settings.language }) : undefined;
		},
		outline: (document, settings) => {
			if (settings.enable === 'never') return undefined;
			const analysis = analyzeUnopened(document.getText(), formatOf(document), settings);
			return isReport(document, analysis, settings) ? toFlatSymbols(document, analysis.sections) : undefined;
		},
		ignoreActions: (document, settings, range, only, notebook) => ask(document, settings, (analysis, reader) => (isWanted(CodeActionKind.QuickFix, only) ? toIgnoreActions(document, analysis, reader, toSpan(document, range), notebook) : [])),
		listIgnored: (document, settings, found) => ask(document, settings, analysis => listIgnored(document, analysis, found)) ?? [],
		ledger: (document, settings) => ask(document, settings, (analysis, { language }) => toLedgerAnswer(document, toLedger(analysis, language), language)),
		comparison: (document, settings, base) => ask(document, settings, (analysis, { language }) => toComparisonAnswer(base, document, compareLedgers(ledgerOf(base, settings), toLedger(analysis, language), language))),
		ledgerTable: (document, settings, base, figures, format) => ask(document, settings, (analysis, { language }) => {
			const ledger = toLedger(analysis, language);
			const lineOf = (offset: number) => document.positionAt(offset).line + 1;
			return toTableAnswer(base === undefined ? toLedgerTable(ledger, lineOf, language, figures) : toComparisonTable(compareLedgers(ledgerOf(base, settings), ledger, language), language), format);
		}),
		status: (document, settings, found) => toStatus(settings.enable === 'never' ? undefined : analyze(document, settings), ask(document, settings, () => true) === true, settings, found),
		forget: uri => void known.delete(uri),
	};
}

/** A text that somebody has given a profile is a report, whatever it looks like. */
const isReport = ({ languageId }: TextDocument, analysis: Analysis, { enable, profile }: DocumentSettings): boolean => languageId === 'report' || enable === 'always' || profile !== undefined || analysis.isReport;

/** The text of one that an editor has open is not written out as long as nobody asks for all of it. */
const textOf = (document: TextDocument | OpenDocument): Text => ('text' in document ? document.text : document.getText());

const formatOf = ({ languageId }: TextDocument): Format => (languageId === 'markdown' ? 'markdown' : 'text');

/** The last analysis of a document. It answers for as long as text and settings are the same. */
interface Known {
	readonly analyzer: Analyzer;
	readonly analysis: Analysis;
	readonly text: Text;
	readonly settings: DocumentSettings;
	readonly languageId: string;
}
