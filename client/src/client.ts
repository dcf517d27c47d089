import { type ExtensionContext, type TextDocument, Uri, commands, languages, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, StaticFeature } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { registerComparison } from './comparisonView.ts';
import { answerFiles } from './files.ts';
import { registerLedger } from './ledgerView.ts';
import { tellFollowers } from './renaming.ts';
import { createRevival } from './revival.ts';
import { showStatus } from './statusItem.ts';

export const id = 'tieout';
export const name = 'Tieout';

/** What the extension lets others see. */
export interface Api {
	/** Whether the language server is at work. */
	isRunning(): boolean;
	/** What the status bar says of the report in front, once it is known. */
	status(): string | undefined;
	/** The rows of the views, as far as they are loaded. */
	ledger(): readonly string[];
	comparison(): readonly string[];
}

let client: BaseLanguageClient | undefined;

/**
 * Starts the language server once a document is open that may be a report, or a command needs it. VS Code also wakes
 * extensions for texts that are no documents, such as those in its own input boxes; for them nothing is loaded.
 */
export async function startWhenOpened({ subscriptions, extensionUri }: ExtensionContext, connect: (options: LanguageClientOptions) => Promise<BaseLanguageClient>): Promise<Api> {
	const documentSelector = readableDocuments();
	const isReadable = (document: TextDocument) => 0 < languages.match(documentSelector, document);
	let statusText = (): string | undefined => undefined;
	let starting: Promise<BaseLanguageClient> | undefined;
	const start = () => (starting ??= startClient());
	const startClient = async () => {
		const revival = createRevival();
		client = await connect({ documentSelector, errorHandler: revival.errorHandler, middleware: tellFollowers(() => client) });
		revival.watch(client, subscriptions);
		client.registerFeature(createAbilities(Uri.joinPath(extensionUri, 'dist/rules.md').toString()));
		answerFiles(client);
		// What keeps it from starting is told, and whoever put that right starts it again.
		await client.start().catch(() => undefined);
		statusText = showStatus(client, isReadable, subscriptions);
		// The views show up with the first report, and stay.
		void commands.executeCommand('setContext', 'tieout.hasReport', true);
		// The language of the editor is not known in the menu of the outline.
		const tellFront = () => {
			const document = window.activeTextEditor?.document;
			void commands.executeCommand('setContext', 'tieout.front', document !== undefined && isReadable(document) ? document.languageId : undefined);
		};
		subscriptions.push(window.onDidChangeActiveTextEditor(tellFront), workspace.onDidOpenTextDocument(tellFront));
		tellFront();
		return client;
	};
	registerCommands(start, extensionUri, subscriptions);
	const ledger = registerLedger(start, isReadable, subscriptions);
	const comparison = registerComparison(start, isReadable, subscriptions);
	if (workspace.textDocuments.some(isReadable)) await start();
	else {
		const opened = workspace.onDidOpenTextDocument(document => {
			if (!isReadable(document)) return;
			opened.dispose();
			void start();
		});
		subscriptions.push(opened);
	}
	return { isRunning: () => client?.isRunning() === true, status: () => statusText(), ledger, comparison };
}

export const stop = (): Promise<void> | undefined => client?.stop();

/** What this client does for the server beyond the protocol. */
const createAbilities = (rulesPage: string): StaticFeature => ({
	fillClientCapabilities(capabilities) {
		capabilities.experimental = { ...capabilities.experimental, tieout: { files: true, checksSchema: true, rulesPage } };
	},
	initialize() {},
	getState: () => ({ kind: 'static' }),
	clear() {},
});

/**
 * Reports, and texts that may be one: the server looks. The left side of a comparison, the output of a program and the like
 * are no documents that somebody writes.
 */
function readableDocuments(): { readonly language: string; readonly scheme: string }[] {
	const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
	const schemes = [...new Set(['file', 'untitled', ...folders])];
	return READABLE.flatMap(language => schemes.map(scheme => ({ language, scheme })));
}
const READABLE = ['report', 'plaintext', 'markdown'];
