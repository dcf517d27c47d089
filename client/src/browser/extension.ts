import { type ExtensionContext, Uri } from 'vscode';
import { type Api, id, name, startWhenOpened } from '../client.ts';

/** In the browser the language server is a worker. */
export const activate = (context: ExtensionContext): Promise<Api> => startWhenOpened(context, async options => {
	const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import('vscode-languageclient/browser');
	const server = Uri.joinPath(context.extensionUri, 'dist/server.js');
	let worker: Worker | undefined;
	const connect = async () => {
		worker?.terminate();
		const started = worker = new Worker(server.toString(true));
		return { reader: new WorkerReader(started), writer: new BrowserMessageWriter(started) };
	};
	/** A worker does not end at a fault, but what it was doing is lost: it is started again. */
	class WorkerReader extends BrowserMessageReader {
		constructor(started: Worker) {
			super(started);
			started.addEventListener('error', () => this.fireClose());
		}
	}
	return new LanguageClient(id, name, connect, options);
});
