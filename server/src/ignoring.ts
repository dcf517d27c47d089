import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { type IgnoreEntry, settingsFor } from './configuration.ts';
import { addIgnored, removeIgnored } from './configurationEdits.ts';
import type { FoundConfiguration } from './configurations.ts';
import type { Analysis } from './core/analysis.ts';
import { nameFindings } from './core/fingerprint.ts';
import type { Message } from './core/message.ts';
import type { Edit, Finding } from './core/rule.ts';
import type { Span } from './core/span.ts';
import type { Reader } from './features/client.ts';
import { toDiagnostic } from './features/diagnostics.ts';
import { CodeActionKind } from './features/kinds.ts';
import { touches } from './features/ranges.ts';
import { quoteGlob } from './globs.ts';
import { parentOf, pathWithin } from './uris.ts';
import { createOpenDocument } from './openDocument.ts';

/** Where what is ignored is written down. */
export interface Notebook {
	/** The `tieout.json` that counts for the report, or where one is to be made. */
	readonly uri: string;
	/** Undefined if it is to be made. */
	readonly found: FoundConfiguration | undefined;
	/** Its version, where it is open. */
	readonly version: number | null;
}

/** For each finding at a span: no longer to show it, its rule in this report, or its rule in this folder. The report stays as it is. */
export function toIgnoreActions(document: TextDocument, { text, findings, ignored, silenced }: Analysis, reader: Reader, span: Span, notebook: Notebook): CodeAction[] {
	const here = findings.filter(finding => touches(finding.span, span));
	const folder = parentOf(notebook.uri)!;
	const path = pathWithin(folder, document.uri);
	// No glob means a backslash; it separates folders elsewhere.
	if (here.length === 0 || path === undefined || path.includes('\\')) return [];
	const names = nameFindings(text, [...findings, ...ignored, ...silenced]);

	const toAction = (title: Message, of: readonly Finding[], entry: Omit<IgnoreEntry, 'index'>): CodeAction[] => {
		const edits = addIgnored(notebook.found?.text ?? '', entry);
		const edit = edits === undefined ? undefined : toEdit(notebook, edits, reader);
		if (edit === undefined) return [];
		return [{ title: title[reader.language], kind: CodeActionKind.QuickFix, diagnostics: of.map(finding => toDiagnostic(document, finding, reader)), edit }];
	};
	const quoteOf = (finding: Finding) => text.slice(finding.span.start, finding.span.end).trim();
	const actions = here.flatMap(finding => {
		const { rule, message } = finding;
		const quote = quoteOf(finding);
		const about = message[reader.language];
		const title = { zh: `不再提示这一处：${shorten(quote)}（${rule}）`, en: `Ignore this finding: ${shorten(quote)} (${rule})` };
		return toAction(title, [finding], { files: quoteGlob(path), rule, finding: names.get(finding)!, about: quote === '' || about.includes(quote) ? about : `${quote}：${about}` });
	});
	for (const rule of new Set(here.map(finding => finding.rule))) {
		const of = here.filter(finding => finding.rule === rule);
		const within = path.includes('/') ? `${quoteGlob(path.slice(0, path.lastIndexOf('/')))}/**` : '**';
		actions.push(...toAction({ zh: `本报告不再提示 ${rule}`, en: `Ignore ${rule} in this report` }, of, { files: quoteGlob(path), rule }));
		actions.push(...toAction({ zh: `此文件夹中的报告都不再提示 ${rule}`, en: `Ignore ${rule} in all reports of this folder` }, of, { files: within, rule }));
	}
	return actions;
}

/** What is ignored, as somebody who wants it back is shown it. */
export interface IgnoredItem extends IgnoreEntry {
	/** Whether it concerns the report that was asked about. */
	readonly isHere: boolean;
	/** How many findings of that report it keeps back. */
	readonly count: number;
}

export function listIgnored(document: TextDocument, analysis: Analysis, { uri, configuration }: FoundConfiguration): IgnoredItem[] {
	const { ignored, text, findings, silenced } = analysis;
	const names = nameFindings(text, [...findings, ...ignored, ...silenced]);
	const here = settingsFor(configuration, pathWithin(parentOf(uri)!, document.uri)).ignore ?? [];
	return configuration.ignore.map(entry => {
		const isHere = here.includes(entry);
		const isMeant = (one: Finding) => (entry.rule === undefined || entry.rule === one.rule) && (entry.finding === undefined || entry.finding === names.get(one));
		return { ...entry, isHere, count: isHere ? ignored.filter(isMeant).length : 0 };
	});
}

/** Shows findings again: takes elements out of `ignore`, if they still stand there as they were listed. */
export function stopIgnoring(notebook: Notebook, entries: readonly IgnoreEntry[], client: Pick<Reader, 'takesVersionedEdits' | 'createsFiles'>): WorkspaceEdit | undefined {
	if (notebook.found === undefined) return undefined;
	const { text, configuration } = notebook.found;
	const isSame = (a: IgnoreEntry, b: IgnoreEntry) => a.index === b.index && a.files === b.files && a.rule === b.rule && a.finding === b.finding;
	const indices = configuration.ignore.filter(one => entries.some(entry => isSame(entry, one))).map(({ index }) => index);
	const edits = indices.length === 0 ? undefined : removeIgnored(text, indices);
	return edits === undefined ? undefined : toEdit(notebook, edits, client);
}

/** Undefined for clients that cannot make the file that there is none of. */
function toEdit({ uri, found, version }: Notebook, edits: readonly Edit[], { takesVersionedEdits, createsFiles }: Pick<Reader, 'takesVersionedEdits' | 'createsFiles'>): WorkspaceEdit | undefined {
	const document = createOpenDocument(uri, 'jsonc', 0, found?.text ?? '');
	const textEdits = edits.map((edit): TextEdit => ({ range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) }, newText: edit.text }));
	if (found !== undefined && !takesVersionedEdits) return { changes: { [uri]: textEdits } };
	if (found === undefined && !createsFiles) return undefined;
	const creation = found === undefined ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }] : [];
	return { documentChanges: [...creation, { textDocument: { uri, version }, edits: textEdits }] };
}

const shorten = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);
const LONGEST = 16;
