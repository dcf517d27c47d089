import type { MessageConnection } from 'vscode-jsonrpc';
import type { DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver';
import { type OpenDocument, createOpenDocument } from './openDocument.ts';

/** The texts that are open in the editor, as it last told of them. */
export interface Documents {
	readonly get: (uri: string) => OpenDocument | undefined;
	readonly all: () => OpenDocument[];
}

export interface DocumentEvents {
	readonly opened: (uri: string) => void;
	/** A document was opened or changed. */
	readonly changed: (uri: string) => void;
	readonly saved: (uri: string) => void;
	readonly closed: (uri: string) => void;
}

export function createDocuments(connection: MessageConnection, { opened, changed, saved, closed }: DocumentEvents): Documents {
	const documents = new Map<string, OpenDocument>();
	connection.onNotification('textDocument/didOpen', ({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams) => {
		documents.set(uri, createOpenDocument(uri, languageId, version, text));
		opened(uri);
		changed(uri);
	});
	connection.onNotification('textDocument/didChange', ({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams) => {
		const document = documents.get(uri);
		if (document === undefined || contentChanges.length === 0) return;
		document.change(contentChanges, version);
		changed(uri);
	});
	connection.onNotification('textDocument/didSave', ({ textDocument: { uri } }: DidCloseTextDocumentParams) => {
		if (documents.has(uri)) saved(uri);
	});
	connection.onNotification('textDocument/didClose', ({ textDocument: { uri } }: DidCloseTextDocumentParams) => {
		if (documents.delete(uri)) closed(uri);
	});
	return { get: uri => documents.get(uri), all: () => [...documents.values()] };
}
