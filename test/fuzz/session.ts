import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { CancellationTokenSource, type DataCallback, type Disposable, Emitter, type Message, type MessageConnection, createMessageConnection } from 'vscode-jsonrpc/node';
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
	| { readonly do: 'settings'; readonly value: object }
	| { readonly do: 'configuration'; readonly text: string };

interface Input {
	readonly pulls: boolean;
	readonly steps: readonly Step[];
}

/** Any session: every request is answered, no fault is logged, and in the end the server tells of each document what a fresh one would. */
export const sessionTarget: Target<Input> = {
	name: 'session',
	seeds: () => Array.from({ length: 24 }, (_, seed) => {
		const random = createRandom(seed);
		return { pulls: random.chance(0.7), steps: [open(0, random), open(1, random), ...Array.from({ length: random.int(3, 12) }, () => step(random))] };
	}),
	mutate({ pulls, steps }, random, corpus) {
		const changed = [...steps];
		for (let count = random.int(1, 4); 0 < count; count -= 1) {
			const at = random.int(0, changed.length);
			switch (random.int(0, 4)) {
				case 0: changed.splice(at, 1); break;
				case 1: changed.splice(at, random.int(0, 2), ...random.pick(corpus).steps.slice(random.int(0, 5), random.int(5, 9))); break;
				default: changed.splice(at, 0, step(random));
			}
		}
		return { pulls: random.chance(0.95) ? pulls : !pulls, steps: changed.slice(0, 30) };
	},
	async run(input) {
		const server = startPair(input.pulls);
		try {
			return await play(server, input);
		} finally {
			server.end();
		}
	},
	*shrink({ pulls, steps }) {
		for (const less of shrinkList(steps)) yield { pulls, steps: less };
	},
};

const URIS = ['file:///reports/2025/a.txt', 'file:///reports/2025/%E6%80%BB%E7%BB%93.md', 'untitled:Untitled-1'];
const CONFIGURATION = 'file:///reports/tieout.json';
const LANGUAGES = ['report', 'report', 'report', 'plaintext', 'markdown'];
const TEXTS = readPages().flatMap(({ cases }) => cases).map(({ text }) => text).filter(text => text.length < 500);
const SETTINGS: readonly object[] = [{}, { enable: 'never' }, { enable: 'always', inlayHints: 'always', codeLens: true }, { language: 'en' }, { rules: { 'sum-mismatch': 'hint' } }, { rules: 7, enable: null }];
const CONFIGURATIONS = ['', '{}', '{ "rules": { "sum-mismatch": "off" } }', '{ "ignore": [{ "rule": "share-mismatch" }] }', '{ "rulez": ', '[['];
const METHODS = [
	'textDocument/documentSymbol', 'textDocument/foldingRange', 'textDocument/selectionRange', 'textDocument/hover', 'textDocument/documentHighlight', 'textDocument/codeAction', 'textDocument/inlayHint', 'textDocument/codeLens',
	'textDocument/references', 'textDocument/definition', 'textDocument/prepareRename', 'textDocument/rename', 'textDocument/completion', 'textDocument/semanticTokens/full', 'textDocument/semanticTokens/range', 'textDocument/diagnostic',
	'tieout/status', 'tieout/ignored', 'tieout/stopIgnoring',
];

const open = (document: number, random: Random): Step => ({ do: 'open', document, language: random.pick(LANGUAGES), text: random.chance(0.95) ? random.pick(TEXTS) : random.chance(0.5) ? '' : random.pick(TEXTS).repeat(100) });

function step(random: Random): Step {
	const document = random.int(0, URIS.length - 1);
	const at = random.chance(0.95) ? random.int(0, 300) : random.pick([-1, 1e9, Number.MAX_SAFE_INTEGER]);
	switch (random.int(0, 12)) {
		case 0: return open(document, random);
		case 1: return { do: 'close', document };
		case 2: return { do: 'settings', value: random.pick(SETTINGS) };
		case 3: return { do: 'configuration', text: random.pick(CONFIGURATIONS) };
		case 4: case 5: case 6: case 7: return { do: 'ask', document, method: random.pick(METHODS), at, isCancelled: random.chance(0.2) };
		default: {
			const text = random.chance(0.7) ? random.pick(PIECES) : random.chance(0.5) ? '' : breakFigure(random.pick(claims).write(random), random).text;
			return { do: 'change', document, version: random.int(-1, 99), at: random.chance(0.97) ? at : undefined, length: random.int(0, random.chance(0.9) ? 5 : 100), text };
		}
	}
}

async function play({ client, faults, published, answers }: Pair, { pulls, steps }: Input): Promise<number> {
	await client.sendRequest('initialize', { processId: null, rootUri: null, workspaceFolders: [{ uri: 'file:///reports', name: 'reports' }], capabilities: pulls ? PULLING : PUSHED, locale: 'zh-cn' });
	void client.sendNotification('initialized', {});
	const documents = new Map<string, TextDocument>();
	let messages = 2;
	let configurationVersion = 0;
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
				const params = { textDocument: { uri }, position: range.start, positions: [range.start, range.end], range, context: { diagnostics: [], includeDeclaration: true }, newName: '37', items: [] };
				asked.push(client.sendRequest(one.method, params, source.token).catch((error: { code?: number }) => assert.ok(REFUSALS.has(error.code ?? 0), String(error))));
				if (one.isCancelled) source.cancel();
				break;
			}
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
	assert.deepEqual(faults, []);
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
		messages += 2 + open.length;
	} finally {
		other.end();
	}
	return messages;
}

/** What a server may answer in place of a result: cancelled, changed in between, refused with a reason. */
const REFUSALS: ReadonlySet<number> = new Set([-32800, -32801, -32803]);

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
	readonly end: () => void;
}

/** A client and the server that users run, in one process. Messages are copied as if they were sent. */
function startPair(pulls: boolean): Pair {
	const [toServer, toClient] = [createPipe(), createPipe()];
	startServer(toServer.reader, toClient.writer, { language: 'zh', version: '0' });
	const client = createMessageConnection(toClient.reader, toServer.writer);
	const answers: Pair['answers'] = { settings: {} };
	const faults: string[] = [];
	const published = new Map<string, unknown[]>();
	client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => answers.settings));
	client.onRequest(() => null);
	client.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => void (type === 1 && faults.push(message)));
	client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: unknown[] }) => {
		if (pulls && uri !== CONFIGURATION) faults.push(`pushed to who pulls: ${uri}`);
		published.set(uri, diagnostics);
	});
	client.listen();
	return {
		client,
		answers,
		faults,
		published,
		end: () => client.dispose(),
	};
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
