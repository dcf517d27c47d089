import {
	type CancellationToken, CancellationTokenSource, type ClientCapabilities, CodeLensRefreshRequest, type Connection, type Diagnostic, DidChangeConfigurationNotification, DidChangeTextDocumentNotification,
	DidChangeWatchedFilesNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, DocumentDiagnosticRequest, type DocumentDiagnosticReport, FileChangeType, type InitializeParams,
	type InitializeResult, LSPErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind, type WorkDoneProgressReporter, type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createClientFiles } from './clientFiles.ts';
import { CONFIGURATION_FILE, type IgnoreEntry, settingsFor } from './configuration.ts';
import { toConfigurationDiagnostics } from './configurationDiagnostics.ts';
import { type FoundConfiguration, createConfigurations } from './configurations.ts';
import type { Language, Message } from './core/message.ts';
import { readDocumentSettings, readFolderSettings, readLocale } from './documentSettings.ts';
import type { Client } from './features/client.ts';
import { codeActionKinds } from './features/codeActions.ts';
import { completionTriggers } from './features/completion.ts';
import { semanticTokensLegend } from './features/semanticTokens.ts';
import type { FileText, Files } from './files.ts';
import { type FolderSummary, createFolderCheck } from './folderCheck.ts';
import { judgeGlob } from './globs.ts';
import { type Notebook, stopIgnoring } from './ignoring.ts';
import { type DocumentSettings, type LanguageService, createLanguageService } from './languageService.ts';
import { rules } from './rules/registry.ts';
import { joinUri, keyOf, nameOf, parentOf, pathWithin } from './uris.ts';

/** What differs between the places that a server runs in. */
export interface Host {
	/** The language of messages where neither settings nor client say. */
	readonly language: Language;
	readonly version: string;
	/** The files of the machine, if there is one. */
	readonly files?: Files;
}

/** Answers an editor over a connection, until it ends. */
export function startServer(connection: Connection, host: Host): void {
	const documents = new TextDocuments(TextDocument);
	let capabilities: ClientCapabilities = {};
	let service: LanguageService = createLanguageService(rules, readClient(capabilities));
	let language = host.language;
	let pushedSettings: unknown;
	let folders: readonly string[] = [];
	const clientFiles = createClientFiles(connection);
	const configurations = createConfigurations(readText, ruleIds, isTop, tellConfiguration);
	const settingsByFolder = new Map<string, Promise<unknown>>();
	const settingsByUri = new Map<string, DocumentSettings | Promise<DocumentSettings>>();

	connection.onInitialize((params: InitializeParams): InitializeResult => {
		capabilities = params.capabilities ?? {};
		language = readLocale(params.locale) ?? host.language;
		pushedSettings = sectionOf(params.initializationOptions);
		folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
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
				workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
				executeCommandProvider: { commands: [CHECK_FOLDER], workDoneProgress: true },
				semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
			},
		};
	});
	connection.onInitialized(fence('initialized', () => {
		if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) void connection.client.register(DidChangeConfigurationNotification.type, { section: 'tieout' });
		if (capabilities.workspace?.workspaceFolders === true) connection.workspace.onDidChangeWorkspaceFolders(fence('didChangeWorkspaceFolders', changed => {
			const isIn = (uri: string, list: readonly { uri: string }[]) => list.some(one => one.uri === uri);
			folders = [...folders.filter(uri => !isIn(uri, changed.removed)), ...changed.added.map(({ uri }) => uri)];
			configurationsChanged();
		}));
		void followFolderSettings();
		if (canWatch()) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: `**/${CONFIGURATION_FILE}` }] });
		// A tieout.json that is open is taken as it stands there, saved or not.
		if (capabilities.textDocument?.synchronization?.dynamicRegistration === true) {
			const documentSelector = [{ pattern: `**/${CONFIGURATION_FILE}` }];
			void connection.client.register(DidOpenTextDocumentNotification.type, { documentSelector });
			void connection.client.register(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
			void connection.client.register(DidCloseTextDocumentNotification.type, { documentSelector });
			if (capabilities.textDocument.diagnostic?.dynamicRegistration === true) {
				void connection.client.register(DocumentDiagnosticRequest.type, { documentSelector, identifier: CONFIGURATION_FILE, interFileDependencies: false, workspaceDiagnostics: false });
			}
		}
	}));

	// One feature a line.
	connection.onDocumentSymbol(answer('documentSymbol', (document, settings) => service.documentSymbols(document, settings)));
	connection.onFoldingRanges(answer('foldingRange', (document, settings) => service.foldingRanges(document, settings)));
	connection.onSelectionRanges(answer('selectionRange', (document, settings, { positions }) => service.selectionRanges(document, settings, positions)));
	connection.onHover(answer('hover', (document, settings, { position }) => service.hover(document, settings, position)));
	connection.onDocumentHighlight(answer('documentHighlight', (document, settings, { position }) => service.documentHighlights(document, settings, position)));
	connection.onCodeAction(answer('codeAction', (document, settings, { range, context }, { notebook }) => {
		const ignoring = notebook === undefined ? undefined : service.ignoreActions(document, settings, range, context.only, notebook);
		return service.codeActions(document, settings, range, context.only)?.concat(ignoring ?? []);
	}));
	connection.languages.inlayHint.on(answer('inlayHint', (document, settings, { range }) => service.inlayHints(document, settings, range)));
	connection.onCodeLens(answer('codeLens', (document, settings) => service.codeLenses(document, settings)));
	connection.onReferences(answer('references', (document, settings, { position, context }) => service.references(document, settings, position, context.includeDeclaration)));
	connection.onDefinition(answer('definition', (document, settings, { position }) => service.definition(document, settings, position)));
	connection.onPrepareRename(answer('prepareRename', (document, settings, { position }) => service.prepareRename(document, settings, position)));
	connection.onRenameRequest(answer('rename', (document, settings, { position, newName }) => accept(service.rename(document, settings, position, newName), settings.language)));
	connection.onCompletion(answer('completion', (document, settings, { position }) => service.completion(document, settings, position)));
	connection.languages.semanticTokens.on(answer('semanticTokens', (document, settings) => service.semanticTokens(document, settings), { data: [] }));
	connection.languages.semanticTokens.onRange(answer('semanticTokens', (document, settings, { range }) => service.semanticTokens(document, settings, range), { data: [] }));

	// What the protocol has no word for: see server/README.md.
	connection.onRequest('tieout/status', answer('status', (document, settings, _params, { notebook }) => service.status(document, settings, notebook?.found)));
	connection.onRequest('tieout/ignored', answer('ignored', (document, settings, _params, { notebook }) => ({
		configuration: notebook?.found?.uri ?? null,
		items: notebook?.found === undefined ? [] : service.listIgnored(document, settings, notebook.found),
	})));
	connection.onRequest('tieout/stopIgnoring', answer('stopIgnoring', (_document, _settings, { items }: { items: readonly IgnoreEntry[] }, { notebook }) => (
		notebook === undefined ? undefined : stopIgnoring(notebook, items, readClient(capabilities))
	)));

	connection.onExecuteCommand(fence('executeCommand', ({ command }, token, progress) => (command === CHECK_FOLDER ? checkFolder(token, progress) : null)));

	// Diagnostics are pulled where the client can, else pushed; never both.
	const answerDiagnostics = answer('diagnostic', (document, settings, { previousResultId }: { previousResultId?: string }) => toReport(service.diagnostics(document, settings), previousResultId));
	const answerConfiguration = fence('diagnostic', async (uri: string, previousResultId: string | undefined) => toReport(await configurationDiagnostics(uri), previousResultId));
	connection.languages.diagnostics.on(async (params, token) => {
		const { uri } = params.textDocument ?? {};
		const asked = isConfiguration(uri) ? answerConfiguration(uri, params.previousResultId) : answerDiagnostics(params, token);
		return (await asked) ?? { kind: 'full', items: [] };
	});

	const pushed = new Map<string, string>();
	/** Configurations that are gone from the disk, though an editor may hold on to their text. */
	const deleted = new Set<string>();
	const toldConfigurations = new Set<string>();
	let isFolderWanted = false;
	/** Globs of files that the client tells the changes of. */
	const watched = new Set<string>();
	let folderTimer: ReturnType<typeof setTimeout> | undefined;
	const folderCheck = createFolderCheck({
		folders: () => folders,
		filesOf,
		globOf: async folder => readFolderSettings(await editorSettings(folder)).glob,
		isOpen: uri => openDocument(uri) !== undefined,
		diagnose: async document => service.check(document, await askSettings(document.uri, folderSettings(parentOf(document.uri)))),
		publish: (uri, diagnostics) => connection.sendDiagnostics({ uri, diagnostics }),
		pause: () => new Promise(soon),
	});
	const waiting = new Set<string>();
	documents.onDidChangeContent(({ document: { uri } }) => {
		if (isConfiguration(uri)) {
			deleted.delete(keyOf(uri));
			configurationsChanged();
		} else if (!pullsDiagnostics()) push(uri);
	});
	// What nobody has open is pushed, for there is no telling when it will be asked for; what is open is told as the client likes it.
	documents.onDidOpen(({ document: { uri } }) => folderCheck.withdraw(uri));
	documents.onDidSave(() => canWatch() || configurationsChanged());
	connection.onDidChangeWatchedFiles(fence('didChangeWatchedFiles', ({ changes }) => {
		const uris = changes.map(({ uri }) => uri);
		for (const { uri, type } of changes) if (isConfiguration(uri)) type === FileChangeType.Deleted ? deleted.add(keyOf(uri)) : deleted.delete(keyOf(uri));
		if (uris.some(isConfiguration)) configurationsChanged();
		else void refreshFolder(uris);
	}));
	documents.onDidClose(({ document: { uri } }) => {
		if (isConfiguration(uri)) configurationsChanged();
		service.forget(uri);
		settingsByUri.delete(uri);
		waiting.delete(uri);
		if (pushed.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
		void fence('checkFolder', () => folderCheck.update([uri]))();
	});

	connection.onDidChangeConfiguration(fence('didChangeConfiguration', ({ settings }) => {
		pushedSettings = sectionOf(settings) ?? pushedSettings;
		settingsChanged();
		void followFolderSettings();
	}));

	documents.listen(connection);
	connection.listen();

	function settingsChanged(): void {
		settingsByUri.clear();
		settingsByFolder.clear();
		if (folderCheck.isActive()) recheckFolder();
		if (capabilities.workspace?.inlayHint?.refreshSupport === true) void connection.languages.inlayHint.refresh();
		if (capabilities.workspace?.codeLens?.refreshSupport === true) void connection.sendRequest(CodeLensRefreshRequest.type);
		if (!pullsDiagnostics()) for (const uri of documents.keys()) push(uri);
		else if (capabilities.workspace?.diagnostics?.refreshSupport === true) void connection.languages.diagnostics.refresh();
	}

	/** Starts or ends the check of all that nobody has open, as the settings say. */
	async function followFolderSettings(): Promise<void> {
		const { isWanted } = readFolderSettings(await editorSettings(undefined));
		if (isWanted === isFolderWanted) return;
		isFolderWanted = isWanted;
		if (!isWanted) folderCheck.withdraw();
		else if (!folderCheck.isActive()) await recheckFolder();
	}
	/** What may change what is found changes it everywhere; many changes at a time are one. */
	function recheckFolder(): void {
		clearTimeout(folderTimer);
		folderTimer = setTimeout(() => void fence('checkFolder', async () => {
			const canShow = capabilities.window?.workDoneProgress === true;
			const progress = canShow ? await connection.window.createWorkDoneProgress() : undefined;
			await checkFolder(progress?.token ?? new CancellationTokenSource().token, progress);
		})(), CALM);
	}
	async function refreshFolder(uris: readonly string[]): Promise<void> {
		await fence('checkFolder', async () => {
			if (await folderCheck.hasNew(uris)) recheckFolder();
			else await folderCheck.update(uris);
		})();
	}
	async function checkFolder(token: CancellationToken, progress: WorkDoneProgressReporter | undefined): Promise<FolderSummary> {
		for (const folder of folders) {
			const { glob } = readFolderSettings(await editorSettings(folder));
			const wrong = judgeGlob(glob);
			if (wrong !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, `tieout.check.files: ${wrong[language]}`);
			if (canWatch() && !watched.has(glob)) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: glob }] });
			watched.add(glob);
		}
		const title: Message = { zh: '核校整个文件夹', en: 'Checking the whole folder' };
		progress?.begin(title[language], 0, undefined, true);
		try {
			return await folderCheck.run(token, progress);
		} finally {
			progress?.done();
		}
	}

	function configurationsChanged(): void {
		configurations.forget();
		for (const uri of toldConfigurations) void connection.sendDiagnostics({ uri, diagnostics: [] });
		toldConfigurations.clear();
		settingsChanged();
	}

	/** Faults of a configuration that nobody has open; those of an open one are told as those of a report are. */
	function tellConfiguration(found: FoundConfiguration): void {
		if (found.configuration.problems.length === 0 || openDocument(found.uri) !== undefined) return;
		toldConfigurations.add(found.uri);
		void fence('publishDiagnostics', async () => connection.sendDiagnostics({ uri: found.uri, diagnostics: toConfigurationDiagnostics(found, (await settingsOf(found.uri)).language, false) }))();
	}
	async function configurationDiagnostics(uri: string): Promise<Diagnostic[]> {
		const folder = parentOf(uri);
		const found = folder === undefined ? undefined : await configurations.find(folder);
		const isThis = found !== undefined && keyOf(found.uri) === keyOf(uri);
		return isThis ? toConfigurationDiagnostics(found, (await settingsOf(uri)).language, capabilities.experimental?.tieout?.checksSchema === true) : [];
	}

	/** A text as it stands in the editor, else as it is stored. */
	async function readText(uri: string): Promise<FileText | undefined> {
		const document = openDocument(uri);
		if (document !== undefined) return { text: document.getText() };
		return filesOf(uri)?.read(uri).catch(() => undefined);
	}
	function openDocument(uri: string): TextDocument | undefined {
		const key = keyOf(uri);
		if (deleted.has(key)) return undefined;
		return documents.get(uri) ?? documents.all().find(document => keyOf(document.uri) === key);
	}
	function filesOf(uri: string): Files | undefined {
		if (host.files !== undefined && uri.startsWith('file:')) return host.files;
		return capabilities.experimental?.tieout?.files === true ? clientFiles : undefined;
	}
	/** On the machine a configuration may stand above the folder that is open, as for the command line; elsewhere there is nothing above. */
	function isTop(folder: string): boolean {
		if (filesOf(folder) === host.files) return false;
		return !folders.some(one => pathWithin(one, folder) !== undefined);
	}

	/** Where what concerns a document is written down: undefined for what lies nowhere. */
	async function notebookOf(uri: string): Promise<Notebook | undefined> {
		const folder = folderFor(uri);
		if (folder === undefined) return undefined;
		const found = await configurations.find(folder);
		const home = folders.find(one => pathWithin(one, uri) !== undefined) ?? folder;
		const place = found?.uri ?? joinUri(home, CONFIGURATION_FILE);
		return { uri: openDocument(place)?.uri ?? place, found, version: openDocument(place)?.version ?? null };
	}
	/** A text that is not stored yet is taken to belong to the folder that is open, if there is one. */
	function folderFor(uri: string): string | undefined {
		return parentOf(uri) ?? (folders.length === 1 ? folders[0] : undefined);
	}

	function canWatch(): boolean {
		return capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
	}

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
				const diagnostics = isConfiguration(uri) ? await configurationDiagnostics(uri) : service.diagnostics(document, settings);
				const id = identify(diagnostics);
				if (pushed.get(uri) === id) return;
				pushed.set(uri, id);
				await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
			})();
		}
	}

	/** A request about an open document: its answer, or null where there is none to give. */
	function answer<P extends object, R>(name: string, feature: (document: TextDocument, settings: DocumentSettings, params: P, place: { readonly notebook: Notebook | undefined }) => R | undefined, nothing: R | null = null) {
		return async (params: P & { textDocument: { uri: string } }, token: CancellationToken): Promise<any> => {
			const answered = await fence(name, async () => {
				const { uri } = params.textDocument;
				if (isConfiguration(uri)) return undefined;
				const [settings, notebook] = await Promise.all([settingsOf(uri), notebookOf(uri)]);
				const document = documents.get(uri);
				return document === undefined || token.isCancellationRequested ? undefined : feature(document, settings, params, { notebook });
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
	async function askSettings(scopeUri: string, asked = editorSettings(scopeUri)): Promise<DocumentSettings> {
		const [value, notebook] = await Promise.all([asked, notebookOf(scopeUri)]);
		const found = notebook?.found;
		return readDocumentSettings(value, language, found === undefined ? {} : settingsFor(found.configuration, pathWithin(parentOf(found.uri)!, scopeUri)));
	}

	/** Those of a folder, asked for once: for files that nobody has open, of which there are many. */
	function folderSettings(folder: string | undefined): Promise<unknown> {
		const known = settingsByFolder.get(folder ?? '');
		if (known !== undefined) return known;
		const asked = editorSettings(folder);
		settingsByFolder.set(folder ?? '', asked);
		return asked;
	}
	async function editorSettings(scopeUri: string | undefined): Promise<unknown> {
		if (capabilities.workspace?.configuration !== true) return pushedSettings;
		return connection.workspace.getConfiguration({ ...(scopeUri === undefined ? {} : { scopeUri }), section: 'tieout' }).catch(() => pushedSettings);
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

/** Checks all reports of the folders that are open, those that nobody has open too. */
const CHECK_FOLDER = 'tieout.checkWorkspace';

/** Milliseconds in which nothing changes any more. */
const CALM = 300;

const ruleIds: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

const isConfiguration = (uri: string | undefined): uri is string => uri !== undefined && nameOf(uri) === CONFIGURATION_FILE;

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
		createsFiles: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.resourceOperations?.includes('create') === true,
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
