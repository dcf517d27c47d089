import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { IPCMessageReader, IPCMessageWriter, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { readLocale } from '../documentSettings.ts';
import { startServer } from '../server.ts';
import { files } from './files.ts';

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));

/** Looks from time to time whether the editor is still there: one that dies cannot say so. */
function follow(processId: number): void {
	setInterval(() => {
		try {
			process.kill(processId, 0);
		} catch {
			process.exit(1);
		}
	}, 3000).unref();
}

const overIpc = process.argv.includes('--node-ipc');
if (overIpc) process.once('disconnect', () => process.exit());
startServer(
	overIpc ? new IPCMessageReader(process) : new StreamMessageReader(process.stdin),
	overIpc ? new IPCMessageWriter(process) : new StreamMessageWriter(process.stdout),
	{ language: readLocale(LC_ALL || LC_MESSAGES || LANG) ?? 'zh', version, rulesPage: pathToFileURL(join(__dirname, 'rules.md')).href, files, follow, end: code => process.exit(code) },
);
