import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { readLocale } from '../documentSettings.ts';
import { startServer } from '../server.ts';

const worker = self as DedicatedWorkerGlobalScope;
startServer(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), { language: readLocale(navigator.language) ?? 'zh', version: '' });
