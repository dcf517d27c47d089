import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-jsonrpc/browser';
import { readLocale } from '../documentSettings.ts';
import { startServer } from '../server.ts';

const worker = self as DedicatedWorkerGlobalScope;
startServer(new BrowserMessageReader(worker), new BrowserMessageWriter(worker), { language: readLocale(navigator.language) ?? 'zh', version: '' });
