import { CancellationToken, type Logger, type MessageReader, type MessageWriter, ResponseError, createMessageConnection } from 'vscode-jsonrpc';
import type {
	ClientCapabilities, CodeAction, CodeActionParams, CodeLensParams, CompletionParams, DefinitionParams, Diagnostic, DidChangeConfigurationParams, DidChangeWatchedFilesParams,
	DidChangeWorkspaceFoldersParams, DocumentDiagnosticReport, DocumentHighlightParams, DocumentLinkParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, DocumentSymbolParams, ExecuteCommandParams, FoldingRangeParams, HoverParams, InitializeParams, InitializeResult,
	InlayHintParams, Position, PrepareRenameParams, Range, ReferenceParams, RenameParams, SelectionRangeParams, SemanticTokensParams, SemanticTokensRangeParams, WorkspaceEdit, WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { createClientFiles } from './clientFiles.ts';
import { CONFIGURATION_FILE, type IgnoreEntry, settingsFor } from './configuration.ts';
import { toConfigurationDiagnostics } from './configurationDiagnostics.ts';
import { type FoundConfiguration, createConfigurations } from './configurations.ts';
import type { Language, Message } from './core/message.ts';
import { readDocumentSettings, readFolderSettings, readLocale } from './documentSettings.ts';
import { createDocuments } from './documents.ts';
import type { Client } from './features/client.ts';
import { codeActionKinds } from './features/codeActions.ts';
import { completionTriggers } from './features/completion.ts';
import { formatTrigger } from './features/formatting.ts';
import { RESTRUCTURE, readRestructuring } from './features/restructuring.ts';
import { semanticTokensLegend } from './features/semanticTokens.ts';
import type { FileText, Files } from './files.ts';
import { createFolderSymbols } from './folderSymbols.ts';
import { type FolderSummary, createFolderCheck } from './folderCheck.ts';
import { judgeGlob } from './globs.ts';
import { type Notebook, stopIgnoring } from './ignoring.ts';
import { type DocumentSettings, type LanguageService, createLanguageService } from './languageService.ts';
import type { TableFormat } from './ledgerAnswers.ts';
import { type Progress, createProgressTeller } from './progress.ts';
import { languageOf } from './reportNames.ts';
import { shippedProfiles } from './profiles/registry.ts';
import { writeTemplate } from './profiles/templates.ts';
import { rules } from './rules/registry.ts';
import { joinUri, keyOf, nameOf, parentOf, pathWithin } from './uris.ts';
import { createOpenDocument } from './openDocument.ts';

/** What differs between the places that a server runs in. */
export interface Host {
	/** The language of messages where neither settings nor client say. */
	readonly language: Language;
	readonly version: string;
	/** The address of the page that tells of all rules. */
	readonly rulesPage?: string;
	/** The files of the machine, if there is one. */
	readonly files?: Files;
	/** Ends when the editor's process does. */
	readonly follow?: (processId: number) => void;
	readonly end?: (code: 0 | 1) => void;
}

/** Answers an editor, until it leaves. */
export function startServer(reader: MessageReader, writer: MessageWriter, host: Host): void {
	const connection = createMessageConnection(reader, writer, createLogger(message => void connection.sendNotification('window/logMessage', { type: MESSAGE_TYPE_ERROR, message })));
	const documents = createDocuments(connection, { opened: uri => folderCheck.withdraw(uri), changed: documentChanged, saved: documentSaved, closed: documentClosed });
	const progressTeller = createProgressTeller(connection);
	let isShutDown = false;
	let registered = 0;
	let capabilities: ClientCapabilities = {};
	let service: LanguageService = createLanguageService(rules, readClient(capabilities, capabilities.experimental?.tieout?.rulesPage ?? host.rulesPage));
	let language = host.language;
	let pushedSettings: unknown;
	let folders: readonly string[] = [];
	const clientFiles = createClientFiles(connection);
	const configurations = createConfigurations(readText, ruleIds, isTop, tellConfiguration);
	const settingsByFolder = new Map<string, Promise<unknown>>();
	const settingsByUri = new Map<string, DocumentSettings | Promise<DocumentSettings>>();

	connection.onRequest('initialize', (params: InitializeParams): InitializeResult => {
		capabilities = params.capabilities ?? {};
		language = readLocale(params.locale) ?? host.language;
		pushedSettings = sectionOf(params.initializationOptions);
		if (typeof params.processId === 'number') host.follow?.(params.processId);
		folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
		service = createLanguageService(rules, readClient(capabilities, capabilities.experimental?.tieout?.rulesPage ?? host.rulesPage));
		return {
			serverInfo: { name: 'tieout', version: host.version },
			capabilities: {
				textDocumentSync: INCREMENTAL,
				...(pullsDiagnostics() ? { diagnosticProvider: { identifier: 'tieout', interFileDependencies: false, workspaceDiagnostics: false } } : {}),
				documentSymbolProvider: { label: 'Tieout' },
				workspaceSymbolProvider: true,
				foldingRangeProvider: true,
				selectionRangeProvider: true,
				hoverProvider: true,
				documentHighlightProvider: true,
				codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: true },
				inlayHintProvider: true,
				codeLensProvider: {},
				referencesProvider: true,
				definitionProvider: true,
				documentLinkProvider: {},
				renameProvider: capabilities.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
				completionProvider: { triggerCharacters: [...completionTriggers] },
				workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
				executeCommandProvider: { commands: [CHECK_FOLDER, RESTRUCTURE], workDoneProgress: true },
				...(registersFormatting() ? {} : { documentRangeFormattingProvider: true, documentOnTypeFormattingProvider: { firstTriggerCharacter: formatTrigger } }),
				semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
			},
		};
	});
	connection.onNotification('initialized', fence('initialized', () => {
		if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) register('workspace/didChangeConfiguration', { section: 'tieout' });
		void followFolderSettings();
		if (registersFormatting()) {
			// Of plain text and Markdown others are the formatters.
			const documentSelector = [{ language: 'report' }];
			register('textDocument/rangeFormatting', { documentSelector });
			register('textDocument/onTypeFormatting', { documentSelector, firstTriggerCharacter: formatTrigger });
		}
		if (canWatch()) register('workspace/didChangeWatchedFiles', { watchers: [{ globPattern: `**/${CONFIGURATION_FILE}` }] });
		// A tieout.json that is open is taken as it stands there, saved or not.
		if (capabilities.textDocument?.synchronization?.dynamicRegistration === true) {
			const documentSelector = [{ pattern: `**/${CONFIGURATION_FILE}` }];
			register('textDocument/didOpen', { documentSelector });
			register('textDocument/didChange', { documentSelector, syncKind: INCREMENTAL });
			register('textDocument/didClose', { documentSelector });
			if (capabilities.textDocument.diagnostic?.dynamicRegistration === true) {
				register('textDocument/diagnostic', { documentSelector, identifier: CONFIGURATION_FILE, interFileDependencies: false, workspaceDiagnostics: false });
			}
		}
	}));
	connection.onRequest('shutdown', () => {
		isShutDown = true;
		return null;
	});
	const end = () => host.end?.(isShutDown ? 0 : 1);
	connection.onNotification('exit', end);
	connection.onClose(end);
	connection.onNotification('workspace/didChangeWorkspaceFolders', fence('didChangeWorkspaceFolders', ({ event }: DidChangeWorkspaceFoldersParams) => {
		const isIn = (uri: string, list: readonly { uri: string }[]) => list.some(one => one.uri === uri);
		folders = [...folders.filter(uri => !isIn(uri, event.removed)), ...event.added.map(({ uri }) => uri)];
		configurationsChanged();
	}));

	// One feature a line.
	answer('textDocument/documentSymbol', (document, settings) => service.documentSymbols(document, settings));
	answer('textDocument/foldingRange', (document, settings) => service.foldingRanges(document, settings));
	answer('textDocument/selectionRange', (document, settings, { positions }) => service.selectionRanges(document, settings, positions));
	answer('textDocument/hover', (document, settings, { position }) => service.hover(document, settings, position));
	answer('textDocument/documentHighlight', (document, settings, { position }) => service.documentHighlights(document, settings, position));
	answer('textDocument/codeAction', (document, settings, { range, context }, { notebook }) => {
		const ignoring = notebook === undefined ? undefined : service.ignoreActions(document, settings, range, context.only, notebook);
		return service.codeActions(document, settings, range, context.only)?.concat(ignoring ?? []);
	});
	answer('textDocument/inlayHint', (document, settings, { range }) => service.inlayHints(document, settings, range));
	answer('textDocument/codeLens', (document, settings) => service.codeLenses(document, settings));
	answer('textDocument/references', (document, settings, { position, context }) => service.references(document, settings, position, context.includeDeclaration));
	answer('textDocument/definition', (document, settings, { position }) => service.definition(document, settings, position));
	answer('textDocument/documentLink', (document, settings) => service.documentLinks(document, settings));
	answer('textDocument/prepareRename', (document, settings, { position }) => service.prepareRename(document, settings, position));
	answer('textDocument/rename', (document, settings, { position, newName }) => accept(service.rename(document, settings, position, newName), settings.language));
	answer('textDocument/completion', (document, settings, { position, context }) => service.completion(document, settings, position, context?.triggerCharacter));
	answer('textDocument/semanticTokens/full', (document, settings) => service.semanticTokens(document, settings), { data: [] });
	answer('textDocument/semanticTokens/range', (document, settings, { range }) => service.semanticTokens(document, settings, range), { data: [] });

	answer('textDocument/rangeFormatting', (document, settings, { range }) => service.formatRange(document, settings, range));
	answer('textDocument/onTypeFormatting', (document, settings, { position }) => service.formatOnType(document, settings, position));
	connection.onRequest('codeAction/resolve', async (action: CodeAction) => {
		const asked = readRestructuring(action.data);
		if (asked === undefined) return action;
		const restructured = await restructure(action.data);
		if (restructured === null) return action;
		if ('zh' in restructured.answer) throw new ResponseError(REQUEST_FAILED, restructured.answer[restructured.language]);
		return { ...action, edit: restructured.answer.edit };
	});

	// What the protocol has no word for: see server/README.md.
	answer('tieout/numberingStyles', (document, settings, { position, scope }) => service.numberingStyles(document, settings, position, scope === 'level' || scope === 'run' ? scope : 'document'));
	connection.onRequest('tieout/templates', fence('templates', async ({ uri }: { readonly uri?: string | null }): Promise<unknown> => {
		// Where nothing is open yet, it is what a report in the folder would have.
		const [home] = folders;
		const notebook = await notebookOf(uri ?? (home === undefined ? '' : joinUri(home, CONFIGURATION_FILE)));
		const own = notebook?.found?.configuration.profiles ?? [];
		const shipped = [...shippedProfiles.values()].filter(({ name }) => own.every(one => one.name !== name));
		return [...own, ...shipped].map(profile => ({ name: profile.name, sections: profile.sections.filter(({ need }) => need !== 'mustNot').map(({ title }) => title), isOwn: own.includes(profile), template: writeTemplate(profile) }));
	}));
	answer('tieout/status', (document, settings, _params, { notebook }) => service.status(document, settings, notebook?.found));
	answer('tieout/ignored', (document, settings, _params, { notebook }) => ({
		configuration: notebook?.found?.uri ?? null,
		items: notebook?.found === undefined ? [] : service.listIgnored(document, settings, notebook.found),
	}));
	answer('tieout/stopIgnoring', (_document, _settings, { items }, { notebook }) => (
		notebook === undefined ? undefined : stopIgnoring(notebook, items, readClient(capabilities, capabilities.experimental?.tieout?.rulesPage ?? host.rulesPage))
	));
	answer('tieout/ledger', (document, settings) => service.ledger(document, settings));
	answer('tieout/comparison', async (document, settings, { base }) => service.comparison(document, settings, await readDocument(base, settings.language)));
	answer('tieout/ledgerTable', async (document, settings, { base, figures, format }) => (
		service.ledgerTable(document, settings, base === undefined ? undefined : await readDocument(base, settings.language), figures, format)
	));

	const findSymbols = fence('workspaceSymbol', (query: string, token: CancellationToken) => folderSymbols.find(query, token));
	connection.onRequest('workspace/symbol', async ({ query }: WorkspaceSymbolParams, token: CancellationToken) => (await findSymbols(query, token)) ?? []);
	connection.onRequest('workspace/executeCommand', fence('executeCommand', ({ command, arguments: [argument] = [], workDoneToken }: ExecuteCommandParams, token: CancellationToken): Promise<unknown> | undefined | null => {
		if (command === RESTRUCTURE) return applyRestructuring(argument);
		return command === CHECK_FOLDER ? checkFolder(progressTeller.of(workDoneToken, token)) : null;
	}));

	// Diagnostics are pulled where the client can, else pushed; never both.
	const answerDiagnostics = about('diagnostic', (document, settings, { previousResultId }: { previousResultId?: string }) => toReport(service.diagnostics(document, settings), previousResultId));
	const answerConfiguration = fence('diagnostic', async (uri: string, previousResultId: string | undefined) => toReport(await configurationDiagnostics(uri), previousResultId));
	connection.onRequest('textDocument/diagnostic', async (params: { readonly textDocument: { readonly uri: string }; readonly previousResultId?: string }, token: CancellationToken) => {
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
	const folderAccess = {
		folders: () => folders,
		filesOf,
		globOf: async (folder: string) => readFolderSettings(await editorSettings(folder)).glob,
		pause: () => new Promise<void>(soon),
	};
	const folderSymbols = createFolderSymbols({
		...folderAccess,
		openDocuments: () => documents.all().filter(({ uri }) => !isConfiguration(uri)),
		outline: async document => service.outline(document, await askSettings(document.uri, folderSettings(parentOf(document.uri)))),
	});
	const folderCheck = createFolderCheck({
		...folderAccess,
		isOpen: uri => openDocument(uri) !== undefined,
		diagnose: async document => service.check(document, await askSettings(document.uri, folderSettings(parentOf(document.uri)))),
		publish: async (uri, diagnostics) => sendDiagnostics(uri, diagnostics),
	});
	const waiting = new Set<string>();
	connection.onNotification('workspace/didChangeWatchedFiles', fence('didChangeWatchedFiles', ({ changes }: DidChangeWatchedFilesParams) => {
		const uris = changes.map(({ uri }) => uri);
		for (const { uri, type } of changes) if (isConfiguration(uri)) type === DELETED ? deleted.add(keyOf(uri)) : deleted.delete(keyOf(uri));
		if (uris.some(isConfiguration)) configurationsChanged();
		else void refreshFolder(uris);
	}));
	connection.onNotification('workspace/didChangeConfiguration', fence('didChangeConfiguration', ({ settings }: DidChangeConfigurationParams) => {
		pushedSettings = sectionOf(settings) ?? pushedSettings;
		settingsChanged();
		void followFolderSettings();
	}));
	connection.listen();

	function documentChanged(uri: string): void {
		if (isConfiguration(uri)) {
			deleted.delete(keyOf(uri));
			configurationsChanged();
		} else if (!pullsDiagnostics()) push(uri);
	}
	function documentSaved(): void {
		if (!canWatch()) configurationsChanged();
	}
	function documentClosed(uri: string): void {
		if (isConfiguration(uri)) configurationsChanged();
		service.forget(uri);
		settingsByUri.delete(uri);
		waiting.delete(uri);
		if (pushed.delete(uri)) sendDiagnostics(uri, []);
		void fence('checkFolder', () => folderCheck.update([uri]))();
	}

	function settingsChanged(): void {
		settingsByUri.clear();
		settingsByFolder.clear();
		if (folderCheck.isActive()) recheckFolder();
		if (capabilities.workspace?.inlayHint?.refreshSupport === true) request('workspace/inlayHint/refresh');
		if (capabilities.workspace?.codeLens?.refreshSupport === true) request('workspace/codeLens/refresh');
		if (!pullsDiagnostics()) for (const { uri } of documents.all()) push(uri);
		else if (capabilities.workspace?.diagnostics?.refreshSupport === true) request('workspace/diagnostic/refresh');
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
			await checkFolder(canShow ? await progressTeller.start() : progressTeller.of(undefined, CancellationToken.None));
		})(), CALM);
	}
	async function refreshFolder(uris: readonly string[]): Promise<void> {
		await fence('checkFolder', async () => {
			if (await folderCheck.hasNew(uris)) recheckFolder();
			else await folderCheck.update(uris);
		})();
	}
	async function checkFolder(progress: Progress): Promise<FolderSummary> {
		for (const folder of folders) {
			const { glob } = readFolderSettings(await editorSettings(folder));
			const wrong = judgeGlob(glob);
			if (wrong !== undefined) throw new ResponseError(REQUEST_FAILED, `tieout.check.files: ${wrong[language]}`);
			if (canWatch() && !watched.has(glob)) register('workspace/didChangeWatchedFiles', { watchers: [{ globPattern: glob }] });
			watched.add(glob);
		}
		const title: Message = { zh: '核校整个文件夹', en: 'Checking the whole folder' };
		progress.begin(title[language]);
		try {
			return await folderCheck.run(progress);
		} finally {
			progress.done();
		}
	}

	function configurationsChanged(): void {
		configurations.forget();
		for (const uri of toldConfigurations) sendDiagnostics(uri, []);
		toldConfigurations.clear();
		settingsChanged();
	}

	/** Faults of a configuration that nobody has open; those of an open one are told as those of a report are. */
	function tellConfiguration(found: FoundConfiguration): void {
		if (found.configuration.problems.length === 0 || openDocument(found.uri) !== undefined) return;
		toldConfigurations.add(found.uri);
		void fence('publishDiagnostics', async () => sendDiagnostics(found.uri, toConfigurationDiagnostics(found, (await settingsOf(found.uri)).language, false)))();
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
	/** A document that need not be open; who asks is told if it cannot be read. */
	async function readDocument(uri: string, told: Language): Promise<TextDocument> {
		const open = openDocument(uri);
		if (open !== undefined) return open;
		const file = await readText(uri);
		const unread: Message = { zh: `无法读取 ${nameOf(uri)}`, en: `${nameOf(uri)} cannot be read` };
		if (file === undefined || 'problem' in file) throw new ResponseError(REQUEST_FAILED, unread[told]);
		return createOpenDocument(uri, languageOf(uri), 0, file.text);
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
				sendDiagnostics(uri, diagnostics, document.version);
			})();
		}
	}

	function sendDiagnostics(uri: string, diagnostics: readonly Diagnostic[], version?: number): void {
		void connection.sendNotification('textDocument/publishDiagnostics', { uri, version, diagnostics });
	}

	function register(method: string, registerOptions: object): void {
		request('client/registerCapability', { registrations: [{ id: `tieout/${registered += 1}`, method, registerOptions }] });
	}

	/** Asks the client for what it may refuse. */
	function request(method: string, ...params: readonly object[]): void {
		connection.sendRequest(method, ...params).catch(() => undefined);
	}

	/** Answers a request about an open document, with null where there is no answer to give. */
	function answer<M extends keyof Questions, R>(method: M, feature: (document: TextDocument, settings: DocumentSettings, params: Questions[M], place: Place) => R | undefined, nothing: R | null = null): void {
		connection.onRequest(method, about(method, feature, nothing));
	}
	function about<P extends object, R>(name: string, feature: (document: TextDocument, settings: DocumentSettings, params: P, place: Place) => R | undefined, nothing: R | null = null) {
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
		return connection.sendRequest<readonly unknown[]>('workspace/configuration', { items: [{ scopeUri, section: 'tieout' }] }).then(([section]) => section, () => pushedSettings);
	}

	/** Restructures a document that is open, as a command or a chosen action asks. Null if it does not ask for anything. */
	async function restructure(asked: { readonly textDocument?: { readonly uri?: string }; readonly range?: Range } | undefined) {
		const uri = asked?.textDocument?.uri;
		const restructuring = readRestructuring(asked);
		if (uri === undefined || restructuring === undefined) return null;
		const settings = await settingsOf(uri);
		const document = documents.get(uri);
		if (document === undefined) return null;
		const start = { line: 0, character: 0 };
		return { answer: service.restructure(document, settings, asked?.range ?? { start, end: start }, restructuring), language: settings.language };
	}
	/** Has the client apply it, and tells people why where nothing is done. */
	async function applyRestructuring(asked: object | undefined): Promise<{ readonly applied: boolean; readonly position?: Position }> {
		const restructured = await restructure(asked);
		if (restructured === null) return { applied: false };
		const { answer: done, language: spoken } = restructured;
		const show = (message: Message) => connection.sendNotification('window/showMessage', { type: MESSAGE_TYPE_INFO, message: message[spoken] });
		if ('zh' in done) {
			await show(done);
			return { applied: false };
		}
		const { applied } = await connection.sendRequest<{ readonly applied: boolean }>('workspace/applyEdit', { label: 'Tieout', edit: done.edit });
		if (applied && done.left !== undefined) await show(done.left);
		return { applied, ...(done.position === undefined ? {} : { position: done.position }) };
	}
	/** Where the client lets it be said for which texts. */
	function registersFormatting(): boolean {
		return capabilities.textDocument?.rangeFormatting?.dynamicRegistration === true && capabilities.textDocument.onTypeFormatting?.dynamicRegistration === true;
	}

	/** Keeps a fault within its feature: it is logged and answered with nothing, and the session goes on. */
	function fence<A extends readonly unknown[], R>(name: string, run: (...args: A) => R): (...args: A) => R | Promise<undefined> | undefined {
		const tell = (error: unknown) => {
			if (error instanceof ResponseError) throw error;
			const fault = `${name}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`;
			if (!toldFaults.has(fault)) void connection.sendNotification('window/logMessage', { type: MESSAGE_TYPE_ERROR, message: fault });
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

/** Requests about a document, with what they ask beside its URI. */
interface Questions {
	readonly 'textDocument/documentSymbol': DocumentSymbolParams;
	readonly 'textDocument/foldingRange': FoldingRangeParams;
	readonly 'textDocument/selectionRange': SelectionRangeParams;
	readonly 'textDocument/hover': HoverParams;
	readonly 'textDocument/documentHighlight': DocumentHighlightParams;
	readonly 'textDocument/codeAction': CodeActionParams;
	readonly 'textDocument/inlayHint': InlayHintParams;
	readonly 'textDocument/codeLens': CodeLensParams;
	readonly 'textDocument/references': ReferenceParams;
	readonly 'textDocument/definition': DefinitionParams;
	readonly 'textDocument/documentLink': DocumentLinkParams;
	readonly 'textDocument/prepareRename': PrepareRenameParams;
	readonly 'textDocument/rename': RenameParams;
	readonly 'textDocument/completion': CompletionParams;
	readonly 'textDocument/semanticTokens/full': SemanticTokensParams;
	readonly 'textDocument/semanticTokens/range': SemanticTokensRangeParams;
	readonly 'textDocument/rangeFormatting': DocumentRangeFormattingParams;
	readonly 'textDocument/onTypeFormatting': DocumentOnTypeFormattingParams;
	readonly 'tieout/numberingStyles': { readonly position: Position; readonly scope?: string };
	readonly 'tieout/status': object;
	readonly 'tieout/ignored': object;
	readonly 'tieout/stopIgnoring': { readonly items: readonly IgnoreEntry[] };
	readonly 'tieout/ledger': object;
	readonly 'tieout/comparison': { readonly base: string };
	readonly 'tieout/ledgerTable': { readonly base?: string; readonly figures?: readonly number[]; readonly format: TableFormat };
}

/** What concerns a document and is no setting. */
interface Place {
	readonly notebook: Notebook | undefined;
}

// Numbers of the protocol, which its package would bring with all that it defines.
const INCREMENTAL = 2;
const MESSAGE_TYPE_ERROR = 1;
const MESSAGE_TYPE_INFO = 3;
const DELETED = 3;
const REQUEST_FAILED = -32803;

/** Tells faults of the connection itself, and nothing else. */
const createLogger = (tell: (message: string) => void): Logger => ({ error: tell, warn() {}, info() {}, log() {} });

const ruleIds: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/** The lines of the page that tells of all rules: six a rule, by their ids. */
const ruleLines: ReadonlyMap<string, number> = new Map([...ruleIds].sort().map((id, index) => [id, 3 + 6 * index]));

const isConfiguration = (uri: string | undefined): uri is string => uri !== undefined && nameOf(uri) === CONFIGURATION_FILE;

/** Each fault is told once: one that comes with each key press would bury everything else. */
const toldFaults = new Set<string>();

/** A message is why there is no answer: the editor shows it. */
function accept(answer: WorkspaceEdit | Message | undefined, language: Language): WorkspaceEdit | undefined {
	if (answer !== undefined && 'zh' in answer) throw new ResponseError(REQUEST_FAILED, answer[language]);
	return answer;
}

/** What editors without `workspace/configuration` send: the section, or an object that holds it. */
function sectionOf(settings: unknown): unknown {
	if (typeof settings !== 'object' || settings === null) return undefined;
	return 'tieout' in settings ? settings.tieout : settings;
}

function readClient({ textDocument, workspace }: ClientCapabilities, rulesPage: string | undefined): Client {
	return {
		showsRelated: (textDocument?.publishDiagnostics?.relatedInformation ?? textDocument?.diagnostic?.relatedInformation) === true,
		showsHierarchy: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		showsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
		showsLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
		linksDefinitions: textDocument?.definition?.linkSupport === true,
		showsLinkTooltips: textDocument?.documentLink?.tooltipSupport === true,
		pageOf: rulesPage !== undefined && (textDocument?.publishDiagnostics?.codeDescriptionSupport ?? textDocument?.diagnostic?.codeDescriptionSupport) === true ? rule => `${rulesPage}#L${ruleLines.get(rule) ?? 1}` : undefined,
		createsFiles: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.resourceOperations?.includes('create') === true,
		takesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
		confirmsEdits: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
		resolvesActions: textDocument?.codeAction?.dataSupport === true && textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
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
