import { type TextDocument, workspace } from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit as ProtocolEdit } from 'vscode-languageclient';

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

const ask = <T>(client: BaseLanguageClient, method: string, document: TextDocument, params: object): Promise<T> =>
	client.sendRequest<T>(method, { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) }, ...params });
