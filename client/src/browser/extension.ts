import { type ExtensionContext, Uri } from 'vscode';
import { type Api, id, name, startWhenOpened } from '../client.ts';

/** In the browser the language server is a worker. */
export const activate = (context: ExtensionContext): Promise<Api> => startWhenOpened(context, async options => {
	const { LanguageClient } = await import('vscode-languageclient/browser');
	const server = Uri.joinPath(context.extensionUri, 'dist/server.js');
	return new LanguageClient(id, name, new Worker(server.toString(true)), options);
});
