import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-jsonrpc/browser';
import type { readLocale } from '../documentSettings.ts';
import type { startServer } from '../server.ts';

/** Serves the page that has started this worker. */
export function serve(start: typeof startServer, read: typeof readLocale): void {
	const worker = self as DedicatedWorkerGlobalScope;
	start(new BrowserMessageReader(worker), new BrowserMessageWriter(worker), { language: read(navigator.language) ?? 'zh', version: '' });
}
