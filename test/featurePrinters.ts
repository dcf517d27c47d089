import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location, Range, SelectionRange } from 'vscode-languageserver-types';
import type { InlayHints } from '../server/src/features/inlayHints.ts';
import type { EnumeratorStyle } from '../server/src/core/enumerators.ts';
import { SCHEMES, type Scheme, type Scope } from '../server/src/core/renumbering.ts';
import type { Move } from '../server/src/core/sectionMoves.ts';
import type { Restructuring } from '../server/src/features/restructuring.ts';
import { semanticTokensLegend } from '../server/src/features/semanticTokens.ts';
import { type DocumentSettings, createLanguageService } from '../server/src/languageService.ts';
import { rules } from '../server/src/rules/registry.ts';
import type { Told } from './printers.ts';

const service = createLanguageService(rules, { showsRelated: true, showsHierarchy: true, showsMarkdown: false, linksDefinitions: false, showsLabelDetails: false, takesVersionedEdits: true, createsFiles: true, confirmsEdits: true, resolvesActions: true, showsLinkTooltips: true, pageOf: undefined });

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
	links: told => (service.documentLinks(...of(told)) ?? []).map(({ range, target, tooltip }) => `${quote(told, range)} → ${target!.replace(/^.*#L/, '')} ${tooltip}`),
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
	renumber: (told, [scope, like]) => printRestructured(told, { does: 'renumber', scope: scope as Scope, ...(like === undefined ? {} : like in SCHEMES ? { scheme: like as Scheme } : { style: like as EnumeratorStyle }) }),
	move: (told, [does]) => printRestructured(told, { does: does as Move }),
	normalise: (told, [width]) => printRestructured(told, { does: 'normalise', width: width as 'full' | 'half' }),
	styles: (told, [scope]) => {
		const [document, settings, position] = at(told);
		return service.numberingStyles(document, settings, position, scope as Scope).map(({ label, detail }) => [label, detail].filter(word => word !== '').join(' ← '));
	},
	enter: told => {
		const [, , position] = at(told);
		const text = `${told.text.slice(0, told.cursor)}\n${told.text.slice(told.cursor)}`;
		const [document, settings] = of({ ...told, text });
		return TextDocument.applyEdits(document, service.formatOnType(document, settings, { line: position.line + 1, character: 0 }) ?? []).split('\n');
	},
	format: told => {
		const [document, settings] = of(told);
		return TextDocument.applyEdits(document, service.formatRange(document, settings, everything(document)) ?? []).split('\n');
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
	return [document, { ...settings, language, enable: 'always', inlayHints: 'off', codeLens: false, continueNumbering: true }];
}

/** The document afterwards, and below it what waits for a yes; or why nothing is done. */
function printRestructured(told: Told, asked: Restructuring): string[] {
	const [document, settings] = of(told);
	const position = document.positionAt(told.cursor ?? 0);
	const range = asked.does === 'normalise' && told.cursor === undefined ? everything(document) : { start: position, end: position };
	const answer = service.restructure(document, settings, range, asked);
	if ('zh' in answer) return [answer[told.language]];
	const [{ edits }] = answer.edit.documentChanges as any;
	const unsure = (edit: any) => answer.edit.changeAnnotations![edit.annotationId].needsConfirmation === true;
	const waiting = edits.filter(unsure).map((edit: any) => `? ${quote(told, edit.range)} → ${edit.newText}`);
	return [...TextDocument.applyEdits(document, edits.filter((edit: any) => !unsure(edit))).split('\n'), ...waiting];
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
