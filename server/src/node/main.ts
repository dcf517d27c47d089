import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MessageWriter, IPCMessageReader, IPCMessageWriter, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { readLocale } from '../documentSettings.ts';
import type { startServer } from '../server.ts';
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

/** Serves an editor over a pipe to it. */
export function serve(start: typeof startServer, read: typeof readLocale): void {
	const overIpc = process.argv.includes('--node-ipc');
	if (overIpc) process.once('disconnect', () => process.exit());
	start(
		overIpc ? new IPCMessageReader(process) : new StreamMessageReader(process.stdin),
		overIpc ? new IPCMessageWriter(process) : createWriter(process.stdout),
		{ language: read(LC_ALL || LC_MESSAGES || LANG) ?? 'zh', version, rulesPage: pathToFileURL(join(__dirname, 'rules.md')).href, files, follow, end: code => process.exit(code) },
	);
}

/** Writes the head and the body of a message at once, which wakes whoever reads them once. */
function createWriter(stream: NodeJS.WriteStream): MessageWriter {
	const writer = new StreamMessageWriter(stream);
	writer.write = message => new Promise((resolve, reject) => {
		const body = JSON.stringify(message);
		stream.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, error => (error ? reject(error) : resolve()));
	});
	return writer;
}
