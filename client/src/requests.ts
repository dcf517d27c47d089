import { type Position, type TextDocument, workspace } from 'vscode';
import type { BaseLanguageClient, Range, WorkspaceEdit as ProtocolEdit } from 'vscode-languageclient';

/** What the server answers to `tieout/status`, as far as it is shown: see server/src/status.ts. */
export interface Status {
	readonly state: 'report' | 'note' | 'off';
	readonly figures: number;
	readonly tied: number;
	readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;
	readonly ignored: number;
	readonly configuration?: { readonly uri: string; readonly problems: number };
	readonly summary: string;
	readonly reasons: readonly string[];
}

/** An element of `ignore` in a tieout.json: see server/src/ignoring.ts. */
export interface IgnoredItem {
	readonly index: number;
	readonly files?: string;
	readonly rule?: string;
	readonly finding?: string;
	readonly about?: string;
	readonly isHere: boolean;
	readonly count: number;
}

export const askStatus = (client: BaseLanguageClient, document: TextDocument): Promise<Status | null> => ask(client, 'tieout/status', document, {});

export const askIgnored = (client: BaseLanguageClient, document: TextDocument): Promise<{ readonly configuration: string | null; readonly items: readonly IgnoredItem[] } | null> =>
	ask(client, 'tieout/ignored', document, {});

/** Shows findings again, and saves what that changes unless somebody was at work there. Tells whether it could be done. */
export async function stopIgnoring(client: BaseLanguageClient, document: TextDocument, items: readonly IgnoredItem[]): Promise<boolean> {
	const edit = await ask<ProtocolEdit | null>(client, 'tieout/stopIgnoring', document, { items });
	if (edit === null) return false;
	const changed = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
	const uris = changed.entries().map(([uri]) => uri);
	const busy = new Set(workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()));
	const isDone = await workspace.applyEdit(changed);
	for (const uri of uris) if (!busy.has(uri.toString())) await (await workspace.openTextDocument(uri)).save();
	return isDone;
}

/** Checks all reports of the folders that are open: see server/src/folderCheck.ts. */
export interface FolderSummary {
	readonly files: number;
	readonly reports: number;
	readonly findings: number;
	readonly failed: number;
	readonly isCancelled: boolean;
}

/** What the server answers to `tieout/ledger`: see server/src/ledgerAnswers.ts. */
export interface Ledger {
	readonly version: number;
	readonly title: string;
	readonly year: number;
	readonly sections: readonly { readonly title: string; readonly level: number; readonly parent: number; readonly range: Range }[];
	readonly figures: readonly Figure[];
}
export interface Figure {
	readonly range: Range;
	readonly text: string;
	/** What is measured, with what sets it apart; "" if nothing says. */
	readonly name: string;
	readonly value: string;
	readonly unit: string;
	readonly periodName: string;
	readonly section: number;
	readonly status?: 'holds' | 'violated' | 'unsure';
	readonly ties: readonly string[];
	/** What is found there, and what is found of another figure that it is judged by. */
	readonly findings: readonly string[];
	readonly involved: readonly string[];
	readonly context: string;
}

/** What it answers to `tieout/comparison`. */
export interface Comparison {
	readonly base: { readonly title: string; readonly year: number };
	readonly current: { readonly title: string; readonly year: number };
	readonly rows: readonly ComparedFigure[];
}
export interface ComparedFigure {
	readonly name: string;
	readonly unit: string;
	readonly section: string;
	readonly base: Range | null;
	readonly current: Range | null;
	readonly baseText: string;
	readonly currentText: string;
	readonly change?: string;
	readonly growth?: string;
}

/** What it answers to `tieout/ledgerTable`. */
export interface TableText {
	readonly name: string;
	readonly text: string;
}
export interface TableCells {
	readonly name: string;
	readonly heads: readonly string[];
	readonly rows: readonly (readonly ({ readonly text: string } | { readonly number: string })[])[];
}

export const askLedger = (client: BaseLanguageClient, document: TextDocument): Promise<Ledger | null> => ask(client, 'tieout/ledger', document, {});
export const askComparison = (client: BaseLanguageClient, document: TextDocument, base: string): Promise<Comparison | null> => ask(client, 'tieout/comparison', document, { base });

/** Which figures of which reports. */
export interface TableOf {
	readonly base?: string;
	readonly figures?: readonly number[];
}
export const askText = (client: BaseLanguageClient, document: TextDocument, of: TableOf, format: 'csv' | 'tsv'): Promise<TableText | null> => ask(client, 'tieout/ledgerTable', document, { ...of, format });
export const askCells = (client: BaseLanguageClient, document: TextDocument, of: TableOf): Promise<TableCells | null> => ask(client, 'tieout/ledgerTable', document, { ...of, format: 'cells' });
/** A style of numbers that can be chosen: see server/src/features/restructuring.ts. */
export interface StyleChoice {
	readonly style?: string;
	readonly scheme?: string;
	readonly label: string;
	readonly detail: string;
}

export const askNumberingStyles = (client: BaseLanguageClient, document: TextDocument, position: Position, scope: string): Promise<readonly StyleChoice[] | null> =>
	ask(client, 'tieout/numberingStyles', document, { position: client.code2ProtocolConverter.asPosition(position), scope });

/** A kind of report, with a whole report of that kind as a snippet: see server/src/profiles/templates.ts. */
export interface Template {
	readonly name: string;
	readonly sections: readonly string[];
	/** It is of the folder's own tieout.json. */
	readonly isOwn: boolean;
	readonly template: string;
}

export const askTemplates = (client: BaseLanguageClient, document: TextDocument | undefined): Promise<readonly Template[] | null> =>
	client.sendRequest('tieout/templates', { uri: document === undefined ? null : client.code2ProtocolConverter.asUri(document.uri) });

const ask = <T>(client: BaseLanguageClient, method: string, document: TextDocument, params: object): Promise<T> =>
	client.sendRequest<T>(method, { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) }, ...params });
