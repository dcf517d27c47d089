import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, id, name } from '../client.ts';

let client: LanguageClient | undefined;

/** On the desktop and on servers the language server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
	const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
	client = new LanguageClient(id, name, { run: server, debug: { ...server, options: { execArgv: ['--inspect=6009'] } } }, clientOptions());
	await client.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();
