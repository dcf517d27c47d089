import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import { chooseFixes, fixAll } from '../core/edits.ts';
import type { Message } from '../core/message.ts';
import type { Edit, Finding, Fix } from '../core/rule.ts';
import type { Span } from '../core/span.ts';
import type { Reader } from './client.ts';
import { toDiagnostic } from './diagnostics.ts';
import { CodeActionKind } from './kinds.ts';
import { toRange, touches } from './ranges.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.tieout`;

/** The kinds of action that there are, for the client to ask by. */
export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL, CodeActionKind.RefactorRewrite, CodeActionKind.RefactorMove];

/**
 * The fixes of the findings at a span; where a rule's fixes are safe, all of that rule at once; all safe fixes of the
 * document. They come from the analysis of the text as it stands, never from what a client remembers.
 */
export function toCodeActions(document: TextDocument, { text, findings }: Analysis, reader: Reader, span: Span, only: readonly string[] | undefined, analyze: (text: string) => Analysis): CodeAction[] {
	const actions: CodeAction[] = [];
	if (isWanted(CodeActionKind.QuickFix, only)) {
		const here = findings.filter(finding => touches(finding.span, span));
		for (const finding of here) actions.push(...toQuickFixes(document, finding, reader));
		for (const rule of new Set(here.map(finding => finding.rule))) actions.push(...toFixRule(document, rule, findings, reader));
	}
	// Offered among others it is what one pass mends; asked for, it is worked out until nothing is left.
	const first = chooseFixes(findings, isSafe);
	if (0 < first.length && isWanted(FIX_ALL, only)) actions.push(toFixAll(document, only === undefined ? { edits: first.flatMap(({ edits }) => edits), count: first.length } : fixAll(text, analyze, isSafe), reader));
	return actions;
}

/** Whether a client asks for a kind of action: by its name, or by that of what it belongs to. */
export const isWanted = (kind: string, only: readonly string[] | undefined): boolean => only === undefined || only.some(one => kind === one || kind.startsWith(`${one}.`));

function toQuickFixes(document: TextDocument, finding: Finding, reader: Reader): CodeAction[] {
	return finding.fixes.map(({ title, safe, edits }) => ({
		title: title[reader.language],
		kind: CodeActionKind.QuickFix,
		diagnostics: [toDiagnostic(document, finding, reader)],
		...(safe ? { isPreferred: true } : {}),
		edit: toWorkspaceEdit(document, edits, reader),
	}));
}

function toFixRule(document: TextDocument, rule: string, findings: readonly Finding[], reader: Reader): CodeAction[] {
	const ofRule = findings.filter(finding => finding.rule === rule);
	const fixes = chooseFixes(ofRule, isSafe);
	if (fixes.length < 2) return [];
	const title: Message = { zh: `改正本文所有此类问题（${rule}，${fixes.length} 处）`, en: `Fix all of ${rule} in this report (${fixes.length})` };
	return [{ title: title[reader.language], kind: CodeActionKind.QuickFix, edit: toWorkspaceEdit(document, fixes.flatMap(({ edits }) => edits), reader) }];
}

const isSafe = ({ safe }: Fix): boolean => safe;

function toFixAll(document: TextDocument, { edits, count }: { readonly edits: readonly Edit[]; readonly count: number }, reader: Reader): CodeAction {
	const title: Message = { zh: `改正所有可以放心改正之处（${count} 处）`, en: `Fix all that can safely be fixed (${count})` };
	return { title: title[reader.language], kind: FIX_ALL, edit: toWorkspaceEdit(document, edits, reader) };
}

export function toWorkspaceEdit(document: TextDocument, edits: readonly Edit[], { takesVersionedEdits }: Reader): WorkspaceEdit {
	const textEdits = edits.map((edit): TextEdit => ({ range: toRange(document, edit), newText: edit.text }));
	if (!takesVersionedEdits) return { changes: { [document.uri]: textEdits } };
	return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: textEdits }] };
}
