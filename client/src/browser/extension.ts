import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, id, name } from '../client.ts';

let client: LanguageClient | undefined;

/** In the browser the language server is a worker. */
export async function activate(context: ExtensionContext): Promise<void> {
	const server = Uri.joinPath(context.extensionUri, 'dist/browser/server.js');
	client = new LanguageClient(id, name, new Worker(server.toString(true)), clientOptions());
	await client.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();
