import type { CancellationToken } from 'vscode-jsonrpc';
import type { Message } from './core/message.ts';

/** The files of a workspace as the server sees them: those of the machine, or what a client tells of its own. By URI. */
export interface Files {
	/** A file's text, or why it has none; undefined if there is no such file. */
	readonly read: (uri: string) => Promise<FileText | undefined>;
	/** The files below a folder whose paths from there match a glob, in no order. What git ignores is left out where that is known. */
	readonly find: (folder: string, glob: string, token: CancellationToken) => AsyncIterable<string>;
}

export type FileText = { readonly text: string } | { readonly problem: Message };
