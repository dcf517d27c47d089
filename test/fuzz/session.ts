import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CancellationTokenSource, type DataCallback, type Disposable, Emitter, type Message, type MessageConnection, StreamMessageReader, StreamMessageWriter, createMessageConnection } from 'vscode-jsonrpc/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer } from '../../server/src/server.ts';
import { PIECES } from '../drafts.ts';
import { breakFigure, claims } from '../generator.ts';
import { readPages } from '../pages.ts';
import { type Random, createRandom } from '../random.ts';
import { type Target, shrinkList } from './target.ts';

/** What an editor does. Places count in characters of a text and may lie outside of it. */
type Step =
	| { readonly do: 'open'; readonly document: number; readonly language: string; readonly text: string }
	| { readonly do: 'change'; readonly document: number; readonly version: number; readonly at: number | undefined; readonly length: number; readonly text: string }
	| { readonly do: 'close'; readonly document: number }
	| { readonly do: 'ask'; readonly document: number; readonly method: string; readonly at: number; readonly isCancelled: boolean }
	| { readonly do: 'malformed'; readonly method: string; readonly params: object }
	| { readonly do: 'settings'; readonly value: object }
	| { readonly do: 'configuration'; readonly text: string };

interface Input {
	readonly pulls: boolean;
	readonly steps: readonly Step[];
}

/** Any session in this process: every request is answered, no fault is logged, and in the end the server tells of each document what a fresh one would. */
export const sessionTarget: Target<Input> = createTarget('session', 60, startPair);

/** Any session with the built server over stdio, likewise: a process each, so that many messages come to each. */
export const stdioTarget: Target<Input> = createTarget('stdio', 1500, startProcess);

/** An execution is a message that was read by the server that is tried, and answered if it is a request. */
function createTarget(name: string, most: number, start: (pulls: boolean) => Pair): Target<Input> {
	return {
		name,
		seeds: () => Array.from({ length: 24 }, (_, seed) => {
			const random = createRandom(seed);
			return { pulls: random.chance(0.7), steps: [open(0, random), open(1, random), ...Array.from({ length: random.int(most / 4, most - 2) }, () => step(random))] };
		}),
		mutate({ pulls, steps }, random, corpus) {
			const changed = [...steps];
			for (let count = random.int(1, most / 6); 0 < count; count -= 1) {
				const at = random.int(0, changed.length);
				switch (random.int(0, 4)) {
					case 0: changed.splice(at, 1); break;
					case 1: changed.splice(at, random.int(0, 2), ...random.pick(corpus).steps.slice(random.int(0, most / 2)).slice(0, random.int(2, 6))); break;
					case 2: changed.splice(at, random.int(0, 2), step(random)); break;
					default: changed.splice(at, 0, step(random));
				}
			}
			return { pulls: random.chance(0.95) ? pulls : !pulls, steps: changed.slice(Math.max(0, changed.length - most)) };
		},
		async run(input) {
			const server = start(input.pulls);
			try {
				return await play(server, input);
			} finally {
				await server.end();
			}
		},
		*shrink({ pulls, steps }) {
			for (const less of shrinkList(steps)) yield { pulls, steps: less };
		},
	};
}

const URIS = ['file:///reports/2025/a.txt', 'file:///reports/2025/%E6%80%BB%E7%BB%93.md', 'untitled:Untitled-1'];
const CONFIGURATION = 'file:///reports/tieout.json';
const LANGUAGES = ['report', 'report', 'report', 'plaintext', 'markdown'];
const TEXTS = readPages().flatMap(({ cases }) => cases).map(({ text }) => text).filter(text => text.length < 500);
const SETTINGS: readonly object[] = [{}, { enable: 'never' }, { enable: 'always', inlayHints: 'always', codeLens: true }, { language: 'en' }, { rules: { 'sum-mismatch': 'hint' } }, { rules: 7, enable: null }];
const CONFIGURATIONS = ['', '{}', '{ "rules": { "sum-mismatch": "off" } }', '{ "ignore": [{ "rule": "share-mismatch" }] }', '{ "rulez": ', '[['];
const METHODS = [
	'textDocument/documentSymbol', 'textDocument/foldingRange', 'textDocument/selectionRange', 'textDocument/hover', 'textDocument/documentHighlight', 'textDocument/codeAction', 'textDocument/inlayHint', 'textDocument/codeLens',
	'textDocument/references', 'textDocument/definition', 'textDocument/prepareRename', 'textDocument/rename', 'textDocument/completion', 'textDocument/semanticTokens/full', 'textDocument/semanticTokens/range', 'textDocument/diagnostic',
	'textDocument/documentLink', 'textDocument/rangeFormatting', 'textDocument/onTypeFormatting', 'codeAction/resolve', 'workspace/symbol', 'workspace/executeCommand',
	'tieout/status', 'tieout/ignored', 'tieout/stopIgnoring', 'tieout/numberingStyles', 'tieout/templates', 'tieout/ledger', 'tieout/comparison', 'tieout/ledgerTable', 'tieout/unknown',
];
const RESTRUCTURINGS: readonly object[] = [{ does: 'renumber', scope: 'document' }, { does: 'renumber', scope: 'run' }, { does: 'up' }, { does: 'down' }, { does: 'promote' }, { does: 'demote' }, { does: 'normalise', width: 'full' }, { does: 'normalise', width: 'half' }];
const MALFORMED: readonly object[] = [{}, { textDocument: null }, { textDocument: {} }, { textDocument: { uri: URIS[0] } }, { textDocument: { uri: 7 } }, { textDocument: { uri: URIS[0] }, position: {}, range: null, contentChanges: [null] }, { textDocument: { uri: URIS[1] }, position: { line: -1, character: 0.5 } }];

const open = (document: number, random: Random): Step => ({ do: 'open', document, language: random.pick(LANGUAGES), text: random.chance(0.95) ? random.pick(TEXTS) : random.chance(0.9) ? '' : random.pick(TEXTS).repeat(random.chance(0.95) ? 20 : 1000) });

function step(random: Random): Step {
	const document = random.int(0, URIS.length - 1);
	const at = random.chance(0.95) ? random.int(0, 300) : random.pick([-1, 1e9, Number.MAX_SAFE_INTEGER]);
	if (random.chance(0.01)) return { do: 'malformed', method: random.pick(METHODS), params: random.pick(MALFORMED) };
	switch (random.int(0, 24)) {
		case 0: return open(document, random);
		case 1: return { do: 'close', document };
		case 2: return { do: 'settings', value: random.pick(SETTINGS) };
		case 3: return { do: 'configuration', text: random.pick(CONFIGURATIONS) };
		case 4: case 5: case 6: case 7: case 8: case 9: case 10: case 11: case 12: case 13: case 14: case 15: return { do: 'ask', document, method: random.pick(METHODS), at, isCancelled: random.chance(0.2) };
		default: {
			const text = random.chance(0.7) ? random.pick(PIECES) : random.chance(0.5) ? '' : breakFigure(random.pick(claims).write(random), random).text;
			return { do: 'change', document, version: random.int(-1, 99), at: random.chance(0.97) ? at : undefined, length: random.int(0, random.chance(0.8) ? 5 : 100), text };
		}
	}
}

async function play({ client, faults, published, answers }: Pair, { pulls, steps }: Input): Promise<number> {
	await client.sendRequest('initialize', { processId: null, rootUri: null, workspaceFolders: [{ uri: 'file:///reports', name: 'reports' }], capabilities: pulls ? PULLING : PUSHED, locale: 'zh-cn' });
	void client.sendNotification('initialized', {});
	const documents = new Map<string, TextDocument>();
	let messages = 2;
	let configurationVersion = 0;
	let isMalformed = false;
	const asked: Promise<unknown>[] = [];
	for (const one of steps) {
		messages += 1;
		const uri = 'document' in one ? URIS[one.document] : CONFIGURATION;
		const document = documents.get(uri);
		switch (one.do) {
			case 'open':
				// Opened twice is what no editor does; the server takes the later text.
				documents.set(uri, TextDocument.create(uri, one.language, 1, one.text));
				void client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: one.language, version: 1, text: one.text } });
				break;
			case 'change': {
				const change = one.at === undefined ? { text: one.text } : { range: rangeOf(document, one.at, one.length), text: one.text };
				if (document !== undefined) documents.set(uri, TextDocument.update(document, [change], one.version));
				void client.sendNotification('textDocument/didChange', { textDocument: { uri, version: one.version }, contentChanges: [change] });
				break;
			}
			case 'close':
				documents.delete(uri);
				void client.sendNotification('textDocument/didClose', { textDocument: { uri } });
				break;
			case 'ask': {
				const source = new CancellationTokenSource();
				const range = rangeOf(document, one.at, 40);
				const restructuring = { ...RESTRUCTURINGS[Math.abs(one.at) % RESTRUCTURINGS.length], textDocument: { uri }, range };
				const params = {
					textDocument: { uri }, position: range.start, positions: [range.start, range.end], range, context: { diagnostics: [], includeDeclaration: true }, newName: '37', items: [],
					uri, base: URIS[0], format: one.at % 2 === 0 ? 'csv' : 'cells', scope: one.at % 2 === 0 ? 'level' : 'document', ch: '\n', options: { tabSize: 4, insertSpaces: false }, query: '工', title: 'a', data: restructuring,
					command: one.at % 9 === 0 ? 'tieout.checkWorkspace' : 'tieout.restructure', arguments: [restructuring],
				};
				asked.push(client.sendRequest(one.method, params, source.token).catch((error: { code?: number }) => assert.ok(REFUSALS.has(error.code ?? 0), String(error))));
				if (one.isCancelled) source.cancel();
				break;
			}
			case 'malformed':
				isMalformed = true;
				asked.push(client.sendRequest(one.method, one.params).catch(() => undefined));
				break;
			case 'settings':
				answers.settings = one.value;
				void client.sendNotification('workspace/didChangeConfiguration', { settings: null });
				break;
			case 'configuration': {
				const isOpen = 0 < configurationVersion;
				configurationVersion += 1;
				const textDocument = { uri, languageId: 'jsonc', version: configurationVersion };
				if (isOpen) void client.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text: one.text }] });
				else void client.sendNotification('textDocument/didOpen', { textDocument: { ...textDocument, text: one.text } });
				break;
			}
		}
	}
	await Promise.all(asked);

	// In the end the server tells what one tells that knows nothing but the text as it stands.
	const told = async ({ uri }: TextDocument) => (await client.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', { textDocument: { uri } })).items;
	const open = [...documents.values()];
	const now = pulls ? await Promise.all(open.map(told)) : [];
	await client.sendRequest('tieout/status', { textDocument: { uri: URIS[0] } });
	// What is malformed may be told as a fault, and is answered all the same.
	if (!isMalformed) assert.deepEqual(faults, []);
	messages += open.length + 1;
	const other = startPair(pulls);
	try {
		other.answers.settings = answers.settings;
		await other.client.sendRequest('initialize', { processId: null, rootUri: null, workspaceFolders: [{ uri: 'file:///reports', name: 'reports' }], capabilities: pulls ? PULLING : PUSHED, locale: 'zh-cn' });
		void other.client.sendNotification('initialized', {});
		const last = steps.findLast(one => one.do === 'configuration');
		if (last !== undefined) void other.client.sendNotification('textDocument/didOpen', { textDocument: { uri: CONFIGURATION, languageId: 'jsonc', version: 1, text: last.text } });
		for (const document of open) void other.client.sendNotification('textDocument/didOpen', { textDocument: { uri: document.uri, languageId: document.languageId, version: document.version, text: document.getText() } });
		if (pulls) {
			const fresh = await Promise.all(open.map(document => other.client.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', { textDocument: { uri: document.uri } }).then(({ items }) => items)));
			if (!isDeepStrictEqual(now, fresh)) assert.deepEqual(now, fresh);
		} else {
			for (const one of [client, other.client]) for (let turn = 0; turn < 3; turn += 1) await one.sendRequest('tieout/status', { textDocument: { uri: URIS[0] } });
			for (const { uri } of open) assert.deepEqual(published.get(uri) ?? [], other.published.get(uri) ?? []);
			for (const [uri, diagnostics] of published) if (!documents.has(uri) && uri !== CONFIGURATION) assert.deepEqual(diagnostics, []);
		}
	} finally {
		await other.end();
	}
	return messages;
}

/** What a server may answer in place of a result: an unknown method, cancelled, changed in between, refused with a reason. */
const REFUSALS: ReadonlySet<number> = new Set([-32601, -32800, -32801, -32803]);

const PULLING = { workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } }, textDocument: { diagnostic: {}, rename: { prepareSupport: true }, documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
const PUSHED = { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } };

/** A place may lie before, in or behind the text. */
function rangeOf(document: TextDocument | undefined, at: number, length: number) {
	if (document === undefined || at < 0 || 1e6 < at) return { start: { line: Math.max(0, Math.min(at, 1e6)), character: 0 }, end: { line: Math.max(0, Math.min(at, 1e6)), character: length } };
	return { start: document.positionAt(at), end: document.positionAt(at + length) };
}

interface Pair {
	readonly client: MessageConnection;
	readonly answers: { settings: object };
	/** What the server logged as an error. */
	readonly faults: string[];
	readonly published: Map<string, unknown[]>;
	readonly end: () => void | Promise<void>;
}

/** A client and the server that users run, in one process. Messages are copied as if they were sent. */
function startPair(pulls: boolean): Pair {
	const [toServer, toClient] = [createPipe(), createPipe()];
	startServer(toServer.reader, toClient.writer, { language: 'zh', version: '0' });
	return createClient(createMessageConnection(toClient.reader, toServer.writer), pulls);
}

/** A client and the server as it was built, in a process of its own. */
function startProcess(pulls: boolean): Pair {
	const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
	const child = spawn(process.execPath, [resolve('dist/cli.js'), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env });
	const exited = once(child, 'exit');
	const pair = createClient(createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)), pulls);
	// Whoever waits for an answer of a server that died is told so.
	child.once('exit', () => pair.client.dispose());
	child.stdin.on('error', () => undefined);
	return {
		...pair,
		async end() {
			const goesOn = child.exitCode === null && child.signalCode === null;
			if (goesOn) await pair.client.sendRequest('shutdown').then(() => pair.client.sendNotification('exit'), () => child.kill());
			assert.deepEqual(await exited, [0, null], 'the server did not end well');
		},
	};
}

function createClient(client: MessageConnection, pulls: boolean): Pair {
	const answers: Pair['answers'] = { settings: {} };
	const faults: string[] = [];
	const published = new Map<string, unknown[]>();
	client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => answers.settings));
	client.onRequest('workspace/applyEdit', () => ({ applied: false }));
	client.onRequest(() => null);
	client.onError(() => undefined);
	client.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => void (type === 1 && faults.push(message)));
	client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: unknown[] }) => {
		if (pulls && uri !== CONFIGURATION) faults.push(`pushed to who pulls: ${uri}`);
		published.set(uri, diagnostics);
	});
	client.listen();
	return { client, answers, faults, published, end: () => client.dispose() };
}

function createPipe() {
	const [errors, closes, partials, writeErrors] = [new Emitter<Error>(), new Emitter<void>(), new Emitter<never>(), new Emitter<[Error, Message | undefined, number | undefined]>()];
	let take: DataCallback | undefined;
	const waiting: Message[] = [];
	return {
		reader: {
			onError: errors.event, onClose: closes.event, onPartialMessage: partials.event, dispose: () => undefined,
			listen(callback: DataCallback): Disposable {
				take = callback;
				for (const message of waiting.splice(0)) callback(message);
				return { dispose: () => (take = undefined) };
			},
		},
		writer: {
			onError: writeErrors.event, onClose: closes.event, dispose: () => undefined, end: () => undefined,
			write(message: Message): Promise<void> {
				const copy: Message = JSON.parse(JSON.stringify(message));
				if (take === undefined) waiting.push(copy);
				else take(copy);
				return Promise.resolve();
			},
		},
	};
}
