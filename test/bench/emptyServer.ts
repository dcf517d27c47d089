// The floor of a language server: keeps documents, and answers each question with one diagnostic.
import { TextDocuments, TextDocumentSyncKind, createConnection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection();
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({
	capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } },
}));
connection.languages.diagnostics.on(() => {
	const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
	return { kind: 'full', items: [{ range, message: 'one' }] };
});
documents.listen(connection);
connection.listen();
