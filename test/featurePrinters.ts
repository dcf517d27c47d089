import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location, Range, SelectionRange } from 'vscode-languageserver-types';
import type { InlayHints } from '../server/src/features/inlayHints.ts';
import { semanticTokensLegend } from '../server/src/features/semanticTokens.ts';
import { type DocumentSettings, createLanguageService } from '../server/src/languageService.ts';
import { rules } from '../server/src/rules/registry.ts';
import type { Told } from './printers.ts';

const service = createLanguageService(rules, { showsRelated: true, showsHierarchy: true, showsMarkdown: false, linksDefinitions: false, showsLabelDetails: false, takesVersionedEdits: true, createsFiles: true, confirmsEdits: true });

/** Prints what an editor would show, in rows. The cursor is the document's; a range is its first. */
type Printer = (told: Told, words: readonly string[]) => readonly string[];

export const featurePrinters: Readonly<Record<string, Printer>> = {
	hover: told => lines(service.hover(...at(told))?.contents),
	folding: told => (service.foldingRanges(...of(told)) ?? []).map(({ startLine, endLine }) => `${startLine + 1}–${endLine + 1}`),
	selection: told => {
		const [document, settings, position] = at(told);
		const rows: string[] = [];
		for (let one: SelectionRange | undefined = service.selectionRanges(document, settings, [position])?.[0]; one !== undefined; one = one.parent) rows.push(document.getText(one.range).replaceAll('\n', '⏎'));
		return rows;
	},
	highlights: told => (service.documentHighlights(...at(told)) ?? []).map(({ range }) => quote(told, range)),
	references: told => (service.references(...at(told), true) ?? []).map(({ range }) => quote(told, range)),
	definition: told => ((service.definition(...at(told)) ?? []) as Location[]).map(({ range }) => quote(told, range)),
	codeActions: told => {
		const [document, settings, position] = at(told);
		const actions = service.codeActions(document, settings, { start: position, end: position }, undefined) ?? [];
		return actions.map(({ title, kind, isPreferred }) => `${title} (${[kind, isPreferred ? 'preferred' : ''].filter(word => word !== '').join(', ')})`);
	},
	hints: (told, words) => {
		const [document, settings] = of(told);
		const inlayHints = (words.find(word => word === 'always' || word === 'off') ?? 'onMismatch') as InlayHints;
		return (service.inlayHints(document, { ...settings, inlayHints }, everything(document)) ?? []).map(({ position, label }) => `${position.line + 1}:${position.character + 1} ${label}`);
	},
	lenses: told => {
		const [document, settings] = of(told);
		return (service.codeLenses(document, { ...settings, codeLens: true }) ?? []).map(({ range, command }) => `${range.start.line + 1} ${command!.title}`);
	},
	completion: told => {
		const [document, settings, position] = at(told);
		const items = service.completion(document, settings, position) ?? [];
		return items.map(({ label, detail }) => [label, detail].filter(word => word !== undefined).join(' ← '));
	},
	rename: (told, words) => {
		const [document, settings, position] = at(told);
		const answer = service.rename(document, settings, position, words.filter(word => word !== 'en').join(' '));
		if (answer === undefined) return [];
		if ('zh' in answer) return [answer[told.language]];
		const [{ edits }] = answer.documentChanges as any;
		return edits.map(({ range, newText, annotationId }: any) => `${quote(told, range)} → ${newText}${answer.changeAnnotations![annotationId].needsConfirmation ? `? (${answer.changeAnnotations![annotationId].label})` : ''}`);
	},
	follows: told => {
		const follows = service.prepareRename(...at(told))?.follows;
		return follows === undefined ? [] : [follows];
	},
	tokens: told => {
		const [document, settings] = of(told);
		const { data } = service.semanticTokens(document, settings)!;
		const rows: string[] = [];
		let [line, character] = [0, 0];
		for (let index = 0; index < data.length; index += 5) {
			const [lines, characters, length, type, modifiers] = data.slice(index, index + 5);
			[line, character] = [line + lines, lines === 0 ? character + characters : characters];
			const names = semanticTokensLegend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
			rows.push([quote(told, { start: { line, character }, end: { line, character: character + length } }), semanticTokensLegend.tokenTypes[type], ...names].join(' '));
		}
		return rows;
	},
};

function of({ text, format, settings, language }: Told): [TextDocument, DocumentSettings] {
	const document = TextDocument.create(`page:${text.length}`, format === 'markdown' ? 'markdown' : 'report', 1, text);
	return [document, { ...settings, language, enable: 'always', inlayHints: 'off', codeLens: false }];
}

function at(told: Told): [TextDocument, DocumentSettings, Range['start']] {
	const [document, settings] = of(told);
	if (told.cursor === undefined) throw new Error('the document has no cursor: <|>');
	return [document, settings, document.positionAt(told.cursor)];
}

const everything = (document: TextDocument): Range => ({ start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) });

/** "3:7 120所" */
function quote(told: Told, range: Range): string {
	return `${range.start.line + 1}:${range.start.character + 1} ${of(told)[0].getText(range)}`;
}

const lines = (contents: any): string[] => (contents === undefined ? [] : contents.value.split('\n'));
