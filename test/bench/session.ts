import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StreamMessageReader, StreamMessageWriter, createMessageConnection } from 'vscode-jsonrpc/node';

/** A language server as a process, with one open document. */
export interface Session {
	/** From the start of the process to the first diagnostics, in milliseconds. */
	readonly started: number;
	/** Types one character and takes the time until the diagnostics come, in milliseconds. */
	readonly type: () => Promise<number>;
	/** Types one character, waits for the diagnostics, and takes the time until a request is answered: about the last figure before it, where it is about a place. */
	readonly ask: (method: string) => Promise<number>;
	/** The most memory that the process held, in MB, where the system tells. */
	readonly peakMemory: () => number | undefined;
	/** Ends it as an editor does. */
	readonly close: () => Promise<void>;
}

/** Starts `node …words` as a language server and opens a report in it. Diagnostics are pulled, as by VS Code. */
export async function openSession(words: readonly string[], report: string, where: Where = 'sentence'): Promise<Session> {
	const text = where === 'cell' ? withTable(report) : report;
	const start = performance.now();
	const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'], env: environment() });
	const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
	const uri = 'file:///bench/report.txt';
	let version = 0;
	let previousResultId: string | undefined;
	connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
	connection.onRequest(() => null);
	connection.listen();
	const pull = async () => {
		const { resultId } = await connection.sendRequest<{ resultId?: string }>('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
		previousResultId = resultId;
	};

	await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } });
	await connection.sendNotification('initialized', {});
	await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'report', version, text } });
	await pull();
	const started = performance.now() - start;

	// In the middle of the text a digit comes and goes.
	const before = text.slice(0, findPlace(text, where)).split('\n');
	const place = { line: before.length - 1, character: before.at(-1)!.length };
	const next = { ...place, character: place.character + 1 };
	const type = async () => {
		version += 1;
		const change = version % 2 === 1 ? { range: { start: place, end: place }, text: '7' } : { range: { start: place, end: next }, text: '' };
		const typed = performance.now();
		void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
		await pull();
		return performance.now() - typed;
	};
	const digit = before.at(-1)!.search(/[0-9][^0-9]*$/);
	const ask = async (method: string) => {
		await type();
		const asked = performance.now();
		const isAboutFigure = 0 <= digit && (method.endsWith('hover') || method.endsWith('documentHighlight'));
		// As much as an editor shows at a time.
		const range = { start: { line: Math.max(0, place.line - 20), character: 0 }, end: { line: place.line + 20, character: 0 } };
		await connection.sendRequest(method, { textDocument: { uri }, range, position: isAboutFigure ? { ...place, character: digit } : place });
		return performance.now() - asked;
	};
	const close = async () => {
		const ended = once(child, 'exit');
		await connection.sendRequest('shutdown');
		await connection.sendNotification('exit');
		await ended;
		connection.dispose();
	};
	return { started, type, ask, peakMemory: () => peakMemoryOf(child), close };
}

/** At the end of a sentence within a paragraph, or of the sentence that is a paragraph's heading; in a table of 10,000 cells. */
export type Where = 'sentence' | 'heading' | 'cell';

function findPlace(text: string, where: Where): number {
	if (where === 'cell') return text.indexOf('\t', text.indexOf(`\n${ROWS / 2}号\t`) + 8);
	let at = text.indexOf('。', text.length / 2);
	const isHeading = () => at - text.lastIndexOf('\n', at) < 60;
	while (isHeading() !== (where === 'heading')) at = text.indexOf('。', at + 1);
	return at;
}

/** A report with a table in its midst. */
function withTable(report: string): string {
	const at = report.indexOf('\n', report.length / 2) + 1;
	const rows = Array.from({ length: ROWS }, (_, row) => [`${row}号`, 100 + row, 200 + row, 300 + 2 * row, `${(row * 7) % 100}.5%`].join('\t'));
	return `${report.slice(0, at)}${['单位', '上半年', '下半年', '全年', '完成率'].join('\t')}\n${rows.join('\n')}\n${report.slice(at)}`;
}
const ROWS = 2000;

/**
 * Where the one variable is set, Node reads certificates at every start: three times the time of its start. Where the other
 * points, compiled code is kept: the warm-ups are the first runs.
 */
export function environment(): NodeJS.ProcessEnv {
	const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
	return { ...rest, XDG_CACHE_HOME: resolve('dist/test/cache') };
}

function peakMemoryOf({ pid }: ChildProcess): number | undefined {
	try {
		const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
	} catch {
		return undefined;
	}
}
