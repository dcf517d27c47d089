// The floor of a language server: keeps documents, and answers each revision with one diagnostic.
import { TextDocuments, TextDocumentSyncKind, createConnection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection();
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
documents.onDidChangeContent(({ document: { uri, version } }) => {
	const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
	void connection.sendDiagnostics({ uri, version, diagnostics: [{ range, message: 'one' }] });
});
documents.listen(connection);
connection.listen();
