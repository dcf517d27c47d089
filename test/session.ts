import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type MessageConnection, StreamMessageReader, StreamMessageWriter, createMessageConnection } from 'vscode-jsonrpc/node';
import type { TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** An editor that talks with the built server over stdio. It keeps each document's text as the server should have it. */
export interface Session {
	readonly connection: MessageConnection;
	readonly process: ChildProcess;
	/** What the server answered to `initialize`. */
	readonly initialized: { readonly capabilities: Record<string, any>; readonly serverInfo: { readonly name: string; readonly version: string } };
	readonly notifications: readonly { readonly method: string; readonly params: any }[];
	open(uri: string, text: string, languageId?: string): Promise<void>;
	/** Replaces the first occurrence of a text, as an incremental change. */
	edit(uri: string, before: string, after: string): Promise<void>;
	close(uri: string): Promise<void>;
	/** Asks about a document; the parameters beside the document are the request's own. */
	ask(method: string, uri: string, params?: object): Promise<any>;
	/** Where a text stands for the first time, and its range. */
	at(uri: string, text: string): { line: number; character: number };
	rangeOf(uri: string, text: string): { start: { line: number; character: number }; end: { line: number; character: number } };
	textOf(uri: string): string;
	/** The document's text after a workspace edit. */
	apply(uri: string, edit: any): string;
	/** The next notification of a method, or one that has come and was not asked for yet. */
	next(method: string): Promise<any>;
	/** Sends a request of any kind. */
	request(method: string, params: object): Promise<any>;
	/** Tells that files have changed. */
	changed(...uris: readonly string[]): Promise<void>;
	deleted(uri: string): Promise<void>;
	end(): Promise<number | null>;
}

/** What VS Code can do, as far as the server asks. */
export const VSCODE = {
	workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
	textDocument: {
		diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
		publishDiagnostics: { relatedInformation: true },
		documentSymbol: { hierarchicalDocumentSymbolSupport: true },
		hover: { contentFormat: ['markdown', 'plaintext'] },
		rename: { prepareSupport: true },
	},
};

/** VS Code, with its preview of edits. */
export const CONFIRMING = { ...VSCODE, workspace: { ...VSCODE.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } } } };

/** VS Code, with folders, and with files that it makes. */
export const FULL = {
	...VSCODE,
	workspace: {
		...VSCODE.workspace,
		workspaceFolders: true,
		didChangeWatchedFiles: { dynamicRegistration: true },
		workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
	},
	textDocument: { ...VSCODE.textDocument, synchronization: { dynamicRegistration: true } },
};

/** An editor that can only be pushed to, and knows next to nothing. */
export const SIMPLE = { textDocument: { publishDiagnostics: {} } };

export interface Start {
	readonly capabilities?: object;
	readonly locale?: string;
	readonly initializationOptions?: unknown;
	/** What the editor answers when it is asked for `tieout`. */
	readonly settings?: unknown;
	/** The URIs of the folders that are open. */
	readonly folders?: readonly string[];
	/** What else the editor answers: a function a method. */
	readonly answers?: Readonly<Record<string, (params: any) => unknown>>;
	readonly command?: readonly string[];
}

export async function startSession({ capabilities = VSCODE, locale = 'zh-cn', initializationOptions, settings = {}, folders, answers = {}, command = ['dist/server.js', '--stdio'] }: Start = {}): Promise<Session> {
	const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
	const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'], env });
	const exited = once(child, 'exit');
	const connection = createMessageConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!));
	const documents = new Map<string, TextDocument>();
	const notifications: { method: string; params: any }[] = [];
	const waiting: { method: string; take: (params: any) => void }[] = [];
	let seen = 0;

	connection.onNotification((method, params) => {
		const index = waiting.findIndex(one => one.method === method);
		notifications.push({ method, params });
		if (0 <= index) {
			seen = notifications.length;
			waiting.splice(index, 1)[0].take(params);
		}
	});
	const answerAll: Start['answers'] = { 'workspace/configuration': params => params.items.map(() => settings), ...answers };
	connection.onRequest((method, params: any) => answerAll[method]?.(params) ?? null);
	connection.onError(() => undefined);
	connection.listen();
	const initialized = await connection.sendRequest<Session['initialized']>('initialize', { processId: process.pid, rootUri: null, workspaceFolders: folders?.map(uri => ({ uri, name: uri })), capabilities, locale, initializationOptions });
	await connection.sendNotification('initialized', {});

	const documentOf = (uri: string) => {
		const document = documents.get(uri);
		if (document === undefined) throw new Error(`not open: ${uri}`);
		return document;
	};
	const rangeOf = (uri: string, text: string) => {
		const document = documentOf(uri);
		const start = document.getText().indexOf(text);
		if (start < 0) throw new Error(`not in the document: ${text}`);
		return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
	};
	return {
		connection,
		process: child,
		initialized,
		notifications,
		async open(uri, text, languageId = 'report') {
			documents.set(uri, TextDocument.create(uri, languageId, 1, text));
			await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
		},
		async edit(uri, before, after) {
			const change = { range: rangeOf(uri, before), text: after };
			const document = documentOf(uri);
			const version = document.version + 1;
			documents.set(uri, TextDocument.update(document, [change], version));
			await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
		},
		async close(uri) {
			documents.delete(uri);
			await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
		},
		ask: (method, uri, params = {}) => connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...params }),
		at: (uri, text) => rangeOf(uri, text).start,
		rangeOf,
		textOf: uri => documentOf(uri).getText(),
		apply(uri, edit) {
			const edits: TextEdit[] = edit.changes?.[uri] ?? edit.documentChanges.filter((change: any) => change.textDocument.uri === uri).flatMap((change: any) => change.edits);
			return TextDocument.applyEdits(documentOf(uri), edits);
		},
		next(method) {
			const index = notifications.findIndex((one, at) => seen <= at && one.method === method);
			if (0 <= index) {
				seen = index + 1;
				return Promise.resolve(notifications[index].params);
			}
			return new Promise(take => waiting.push({ method, take }));
		},
		request: (method, params) => connection.sendRequest(method, params),
		changed: (...uris) => connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map(uri => ({ uri, type: 2 })) }),
		deleted: uri => connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] }),
		async end() {
			await connection.sendRequest('shutdown');
			await connection.sendNotification('exit');
			const [code] = await exited;
			connection.dispose();
			return code;
		},
	};
}

/** Runs a session and ends it, whatever happens in between. */
export async function within(start: Start, run: (session: Session) => Promise<void>): Promise<void> {
	const session = await startSession(start);
	try {
		await run(session);
	} finally {
		assert.equal(await session.end(), 0);
	}
}
