import type { CancellationToken } from 'vscode-jsonrpc';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SymbolInformation } from 'vscode-languageserver-types';
import type { Files } from './files.ts';
import { languageOf } from './reportNames.ts';
import { keyOf } from './uris.ts';
import { createOpenDocument } from './openDocument.ts';

/** The headings of all reports of the folders, those that nobody has open too. */
export interface FolderSymbols {
	/** Those whose words hold all signs of a query, in their order. */
	readonly find: (query: string, token: CancellationToken) => Promise<SymbolInformation[]>;
}

export interface SymbolAccess {
	readonly folders: () => readonly string[];
	readonly filesOf: (folder: string) => Files | undefined;
	readonly globOf: (folder: string) => Promise<string>;
	readonly openDocuments: () => readonly TextDocument[];
	/** The headings of a text; undefined if it is no report. */
	readonly outline: (document: TextDocument) => Promise<readonly SymbolInformation[] | undefined>;
	/** Lets whoever waits go first. */
	readonly pause: () => Promise<void>;
}

export function createFolderSymbols({ folders, filesOf, globOf, openDocuments, outline, pause }: SymbolAccess): FolderSymbols {
	/** What was read last: a query grows letter by letter, and files seldom change in between. */
	let known = new Map<string, { readonly id: string; readonly symbols: readonly SymbolInformation[] }>();

	return {
		async find(query, token) {
			const matches = createMatcher(query);
			const found: SymbolInformation[] = [];
			const seen = new Map<string, { readonly id: string; readonly symbols: readonly SymbolInformation[] }>();
			const look = async (uri: string, text: string, languageId: string) => {
				const key = keyOf(uri);
				if (seen.has(key)) return;
				const id = `${languageId} ${text.length} ${hash(text)}`;
				const before = known.get(key);
				const one = before?.id === id ? before : { id, symbols: (await outline(createOpenDocument(uri, languageId, 0, text))) ?? [] };
				seen.set(key, one);
				for (const symbol of one.symbols) if (matches(symbol.name) && found.length < MOST) found.push(symbol);
			};
			for (const document of openDocuments()) await look(document.uri, document.getText(), document.languageId);
			let since = Date.now();
			for (const folder of folders()) {
				const files = filesOf(folder);
				if (files === undefined) continue;
				for await (const uri of files.find(folder, await globOf(folder), token)) {
					if (token.isCancellationRequested) return [];
					const file = seen.has(keyOf(uri)) ? undefined : await files.read(uri);
					if (file !== undefined && 'text' in file && file.text.length <= LONGEST) await look(uri, file.text, languageOf(uri));
					if (LONGEST_TURN < Date.now() - since) since = await pause().then(Date.now);
				}
			}
			known = seen;
			return found;
		},
	};
}

/** As editors match: the signs of the query stand in the name, in their order. */
function createMatcher(query: string): (name: string) => boolean {
	const signs = [...query.toLowerCase().replaceAll(/\s/g, '')];
	return name => {
		const words = name.toLowerCase();
		let at = 0;
		for (const sign of signs) {
			at = words.indexOf(sign, at) + 1;
			if (at === 0) return false;
		}
		return true;
	};
}

/** So many nobody looks through; editors ask again as the query grows. */
const MOST = 2000;
/** A file that is longer is no report that somebody wrote. */
const LONGEST = 0x1000000;
/** Milliseconds after which messages that have come in are read. */
const LONGEST_TURN = 15;

function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	return value >>> 0;
}
