import {
	type CancellationToken, type ClientCapabilities, CodeLensRefreshRequest, type Connection, type Diagnostic, DidChangeConfigurationNotification, type DocumentDiagnosticReport,
	type InitializeParams, type InitializeResult, LSPErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind, type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language, Message } from './core/message.ts';
import { readDocumentSettings, readLocale } from './documentSettings.ts';
import type { Client } from './features/client.ts';
import { codeActionKinds } from './features/codeActions.ts';
import { completionTriggers } from './features/completion.ts';
import { semanticTokensLegend } from './features/semanticTokens.ts';
import { type DocumentSettings, type LanguageService, createLanguageService } from './languageService.ts';
import { rules } from './rules/registry.ts';

/** What differs between the places that a server runs in. */
export interface Host {
	/** The language of messages where neither settings nor client say. */
	readonly language: Language;
	readonly version: string;
}

/** Answers an editor over a connection, until it ends. */
export function startServer(connection: Connection, host: Host): void {
	const documents = new TextDocuments(TextDocument);
	let capabilities: ClientCapabilities = {};
	let service: LanguageService = createLanguageService(rules, readClient(capabilities));
	let language = host.language;
	let pushedSettings: unknown;
	const settingsByUri = new Map<string, DocumentSettings | Promise<DocumentSettings>>();

	connection.onInitialize((params: InitializeParams): InitializeResult => {
		capabilities = params.capabilities ?? {};
		language = readLocale(params.locale) ?? host.language;
		pushedSettings = sectionOf(params.initializationOptions);
		service = createLanguageService(rules, readClient(capabilities));
		return {
			serverInfo: { name: 'tieout', version: host.version },
			capabilities: {
				textDocumentSync: TextDocumentSyncKind.Incremental,
				...(pullsDiagnostics() ? { diagnosticProvider: { identifier: 'tieout', interFileDependencies: false, workspaceDiagnostics: false } } : {}),
				documentSymbolProvider: { label: 'Tieout' },
				foldingRangeProvider: true,
				selectionRangeProvider: true,
				hoverProvider: true,
				documentHighlightProvider: true,
				codeActionProvider: { codeActionKinds: [...codeActionKinds] },
				inlayHintProvider: true,
				codeLensProvider: {},
				referencesProvider: true,
				definitionProvider: true,
				renameProvider: capabilities.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
				completionProvider: { triggerCharacters: [...completionTriggers] },
				semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
			},
		};
	});
	connection.onInitialized(fence('initialized', () => {
		if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) void connection.client.register(DidChangeConfigurationNotification.type, { section: 'tieout' });
	}));

	// One feature a line.
	connection.onDocumentSymbol(answer('documentSymbol', (document, settings) => service.documentSymbols(document, settings)));
	connection.onFoldingRanges(answer('foldingRange', (document, settings) => service.foldingRanges(document, settings)));
	connection.onSelectionRanges(answer('selectionRange', (document, settings, { positions }) => service.selectionRanges(document, settings, positions)));
	connection.onHover(answer('hover', (document, settings, { position }) => service.hover(document, settings, position)));
	connection.onDocumentHighlight(answer('documentHighlight', (document, settings, { position }) => service.documentHighlights(document, settings, position)));
	connection.onCodeAction(answer('codeAction', (document, settings, { range, context }) => service.codeActions(document, settings, range, context.only)));
	connection.languages.inlayHint.on(answer('inlayHint', (document, settings, { range }) => service.inlayHints(document, settings, range)));
	connection.onCodeLens(answer('codeLens', (document, settings) => service.codeLenses(document, settings)));
	connection.onReferences(answer('references', (document, settings, { position, context }) => service.references(document, settings, position, context.includeDeclaration)));
	connection.onDefinition(answer('definition', (document, settings, { position }) => service.definition(document, settings, position)));
	connection.onPrepareRename(answer('prepareRename', (document, settings, { position }) => service.prepareRename(document, settings, position)));
	connection.onRenameRequest(answer('rename', (document, settings, { position, newName }) => accept(service.rename(document, settings, position, newName), settings.language)));
	connection.onCompletion(answer('completion', (document, settings, { position }) => service.completion(document, settings, position)));
	connection.languages.semanticTokens.on(answer('semanticTokens', (document, settings) => service.semanticTokens(document, settings), { data: [] }));
	connection.languages.semanticTokens.onRange(answer('semanticTokens', (document, settings, { range }) => service.semanticTokens(document, settings, range), { data: [] }));

	// Diagnostics are pulled where the client can, else pushed; never both.
	const answerDiagnostics = answer('diagnostic', (document, settings, { previousResultId }: { previousResultId?: string }) => toReport(service.diagnostics(document, settings), previousResultId));
	connection.languages.diagnostics.on(async (params, token) => (await answerDiagnostics(params, token)) ?? { kind: 'full', items: [] });

	const pushed = new Map<string, string>();
	const waiting = new Set<string>();
	documents.onDidChangeContent(({ document }) => pullsDiagnostics() || push(document.uri));
	documents.onDidClose(({ document: { uri } }) => {
		service.forget(uri);
		settingsByUri.delete(uri);
		waiting.delete(uri);
		if (pushed.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
	});

	connection.onDidChangeConfiguration(fence('didChangeConfiguration', ({ settings }) => {
		pushedSettings = sectionOf(settings) ?? pushedSettings;
		settingsByUri.clear();
		if (capabilities.workspace?.inlayHint?.refreshSupport === true) void connection.languages.inlayHint.refresh();
		if (capabilities.workspace?.codeLens?.refreshSupport === true) void connection.sendRequest(CodeLensRefreshRequest.type);
		if (!pullsDiagnostics()) for (const uri of documents.keys()) push(uri);
		else if (capabilities.workspace?.diagnostics?.refreshSupport === true) void connection.languages.diagnostics.refresh();
	}));

	documents.listen(connection);
	connection.listen();

	function pullsDiagnostics(): boolean {
		return capabilities.textDocument?.diagnostic !== undefined;
	}

	/** Sends a document's diagnostics once the messages that have come in are read: what lies between two changes is never computed. */
	function push(uri: string): void {
		if (waiting.size === 0) soon(() => void pushWaiting());
		waiting.add(uri);
	}
	async function pushWaiting(): Promise<void> {
		const uris = [...waiting];
		waiting.clear();
		for (const uri of uris) {
			await fence('publishDiagnostics', async () => {
				const settings = await settingsOf(uri);
				const document = documents.get(uri);
				if (document === undefined) return;
				const diagnostics = service.diagnostics(document, settings);
				const id = identify(diagnostics);
				if (pushed.get(uri) === id) return;
				pushed.set(uri, id);
				await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
			})();
		}
	}

	/** A request about an open document: its answer, or null where there is none to give. */
	function answer<P extends object, R>(name: string, feature: (document: TextDocument, settings: DocumentSettings, params: P) => R | undefined, nothing: R | null = null) {
		return async (params: P & { textDocument: { uri: string } }, token: CancellationToken): Promise<any> => {
			const answered = await fence(name, async () => {
				const { uri } = params.textDocument;
				const settings = await settingsOf(uri);
				const document = documents.get(uri);
				return document === undefined || token.isCancellationRequested ? undefined : feature(document, settings, params);
			})();
			return answered ?? nothing;
		};
	}

	function settingsOf(uri: string): DocumentSettings | Promise<DocumentSettings> {
		const known = settingsByUri.get(uri);
		if (known !== undefined) return known;
		const asked = askSettings(uri);
		if (documents.get(uri) === undefined) return asked;
		settingsByUri.set(uri, asked);
		if (asked instanceof Promise) void asked.then(settings => settingsByUri.get(uri) === asked && settingsByUri.set(uri, settings));
		return asked;
	}
	function askSettings(scopeUri: string): DocumentSettings | Promise<DocumentSettings> {
		if (capabilities.workspace?.configuration !== true) return readDocumentSettings(pushedSettings, language);
		const asked = connection.workspace.getConfiguration({ scopeUri, section: 'tieout' });
		return asked.catch(() => pushedSettings).then(value => readDocumentSettings(value, language));
	}

	/** Keeps a fault within its feature: it is logged and answered with nothing, and the session goes on. */
	function fence<A extends readonly unknown[], R>(name: string, run: (...args: A) => R): (...args: A) => R | Promise<undefined> | undefined {
		const tell = (error: unknown) => {
			if (error instanceof ResponseError) throw error;
			const fault = `${name}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`;
			if (!toldFaults.has(fault)) connection.console.error(fault);
			toldFaults.add(fault);
			return undefined;
		};
		return (...args) => {
			try {
				const result = run(...args);
				return result instanceof Promise ? result.catch(tell) as R : result;
			} catch (error) {
				return tell(error);
			}
		};
	}
}

/** Each fault is told once: one that comes with each key press would bury everything else. */
const toldFaults = new Set<string>();

/** A message is why there is no answer: the editor shows it. */
function accept(answer: WorkspaceEdit | Message | undefined, language: Language): WorkspaceEdit | undefined {
	if (answer !== undefined && 'zh' in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer[language]);
	return answer;
}

/** What editors without `workspace/configuration` send: the section, or an object that holds it. */
function sectionOf(settings: unknown): unknown {
	if (typeof settings !== 'object' || settings === null) return undefined;
	return 'tieout' in settings ? settings.tieout : settings;
}

function readClient({ textDocument, workspace }: ClientCapabilities): Client {
	return {
		showsRelated: (textDocument?.publishDiagnostics?.relatedInformation ?? textDocument?.diagnostic?.relatedInformation) === true,
		showsHierarchy: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		showsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
		takesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
		confirmsEdits: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
	};
}

/** What has not changed is not sent again: a result's id tells its content. */
function toReport(items: Diagnostic[], previousResultId: string | undefined): DocumentDiagnosticReport {
	const resultId = identify(items);
	return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

function identify(diagnostics: readonly Diagnostic[]): string {
	const text = JSON.stringify(diagnostics);
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return `${diagnostics.length}-${text.length}-${(hash >>> 0).toString(36)}`;
}

/** After the messages that have come in: as early as the host allows. */
const soon: (run: () => void) => void = typeof setImmediate === 'function' ? run => void setImmediate(run) : run => void setTimeout(run, 0);
