import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Files } from './files.ts';
import { createGlob } from './globs.ts';
import type { Progress } from './progress.ts';
import { languageOf } from './reportNames.ts';
import { keyOf, nameOf, pathWithin } from './uris.ts';
import { createOpenDocument } from './openDocument.ts';

/** Reports that nobody has open are checked too: once when asked to, then whenever one of them changes. */
export interface FolderCheck {
	/** Checks all that there is. */
	readonly run: (progress: Progress) => Promise<FolderSummary>;
	/** Checks files again that are among those that were checked. */
	readonly update: (uris: readonly string[]) => Promise<void>;
	/** Whether one of these files was not there when all were checked, and may have to be. */
	readonly hasNew: (uris: readonly string[]) => Promise<boolean>;
	/** Takes back what was told of a file, for it is open now, or of all. */
	readonly withdraw: (uri?: string) => void;
	readonly isActive: () => boolean;
}

/** What has been done, and what has not. */
export interface FolderSummary {
	readonly files: number;
	/** Files among them that are reports. */
	readonly reports: number;
	readonly findings: number;
	/** Files that could not be read. */
	readonly failed: number;
	readonly isCancelled: boolean;
}

export interface FolderAccess {
	readonly folders: () => readonly string[];
	readonly filesOf: (folder: string) => Files | undefined;
	/** Which files of a folder are looked at. */
	readonly globOf: (folder: string) => Promise<string>;
	readonly isOpen: (uri: string) => boolean;
	/** What is found in a text; undefined if it is no report. */
	readonly diagnose: (document: TextDocument) => Promise<Diagnostic[] | undefined>;
	readonly publish: (uri: string, diagnostics: Diagnostic[]) => Promise<void>;
	/** Lets whoever waits go first. */
	readonly pause: () => Promise<void>;
}

interface Member {
	readonly uri: string;
	readonly files: Files;
}

export function createFolderCheck({ folders, filesOf, globOf, isOpen, diagnose, publish, pause }: FolderAccess): FolderCheck {
	/** The files of which something was told, by what their URIs have in common. */
	const told = new Map<string, string>();
	let members = new Map<string, Member>();
	let isActive = false;
	let runs = 0;

	const checkFile = async (uri: string, files: Files): Promise<{ readonly findings: number; readonly isReport: boolean } | 'failed' | undefined> => {
		const file = await files.read(uri);
		if (file === undefined || isOpen(uri)) {
			withdraw(uri);
			return undefined;
		}
		if ('problem' in file || LONGEST < file.text.length) return 'failed';
		const diagnostics = await diagnose(createOpenDocument(uri, languageOf(uri), 0, file.text));
		if (isOpen(uri)) return undefined;
		if (diagnostics === undefined || diagnostics.length === 0) withdraw(uri);
		else {
			told.set(keyOf(uri), uri);
			await publish(uri, diagnostics);
		}
		return { findings: diagnostics?.length ?? 0, isReport: diagnostics !== undefined };
	};

	const withdraw = (uri?: string): void => {
		if (uri === undefined) isActive = false;
		for (const key of uri === undefined ? [...told.keys()] : [keyOf(uri)]) {
			const known = told.get(key);
			if (known === undefined) continue;
			told.delete(key);
			void publish(known, []);
		}
	};

	return {
		async run({ token, report }) {
			isActive = true;
			const run = runs += 1;
			// A run that begins later makes this one needless.
			const isCancelled = () => token.isCancellationRequested || run !== runs;
			const found: Member[] = [];
			for (const folder of folders()) {
				const files = filesOf(folder);
				if (files === undefined) continue;
				let since = Date.now();
				for await (const uri of files.find(folder, await globOf(folder), token)) {
					if (isCancelled()) break;
					found.push({ uri, files });
					if (LONGEST_TURN < Date.now() - since) since = await pause().then(Date.now);
				}
			}
			found.sort((a, b) => (a.uri < b.uri ? -1 : 1));
			if (!isCancelled()) members = new Map(found.map(member => [keyOf(member.uri), member]));

			const summary = { files: 0, reports: 0, findings: 0, failed: 0 };
			const gone = new Set(told.keys());
			let since = Date.now();
			for (const [index, { uri, files }] of found.entries()) {
				if (isCancelled()) break;
				gone.delete(keyOf(uri));
				const checked = await checkFile(uri, files);
				// One that somebody has open is told of where it is open.
				summary.files += checked === undefined ? 0 : 1;
				if (checked === 'failed') summary.failed += 1;
				else if (checked !== undefined) {
					summary.reports += checked.isReport ? 1 : 0;
					summary.findings += checked.findings;
				}
				if (LONGEST_TURN < Date.now() - since) {
					report(Math.floor(100 * (index + 1) / found.length), `${index + 1}/${found.length} ${nameOf(uri)}`);
					since = await pause().then(Date.now);
				}
			}
			if (!isCancelled()) for (const key of gone) withdraw(told.get(key)!);
			return { ...summary, isCancelled: isCancelled() };
		},
		async update(uris) {
			for (const uri of isActive ? uris : []) {
				const member = members.get(keyOf(uri));
				if (member !== undefined) await checkFile(member.uri, member.files);
			}
		},
		async hasNew(uris) {
			for (const uri of isActive ? uris : []) {
				const folder = members.has(keyOf(uri)) ? undefined : folders().find(one => pathWithin(one, uri) !== undefined);
				if (folder !== undefined && createGlob(await globOf(folder))(pathWithin(folder, uri)!)) return true;
			}
			return false;
		},
		withdraw,
		isActive: () => isActive,
	};
}

/** Sixteen million characters: twenty times the longest report that anybody will have written. */
const LONGEST = 0x1000000;
/** Milliseconds after which messages that have come in are read: less than a key press takes to be noticed. */
const LONGEST_TURN = 15;
