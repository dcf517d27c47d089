import type { ExtensionContext } from 'vscode';
import { type Api, id, name, startWhenOpened } from '../client.ts';

/** On the desktop and on servers the language server is a process of its own. */
export const activate = (context: ExtensionContext): Promise<Api> => startWhenOpened(context, async options => {
	const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
	const server = { module: context.asAbsolutePath('dist/process.js'), transport: TransportKind.ipc };
	return new LanguageClient(id, name, { run: server, debug: { ...server, options: { execArgv: ['--inspect=6009'] } } }, options);
});
