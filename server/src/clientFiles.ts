import type { MessageConnection } from 'vscode-jsonrpc';
import type { Files } from './files.ts';

/** The files that only the client can see: those of a browser, a repository that is looked at where it lies, and the like. */
export const createClientFiles = (connection: MessageConnection): Files => ({
	async read(uri) {
		const text = await connection.sendRequest<string | null>('tieout/readFile', { uri });
		return text === null ? undefined : { text };
	},
	async *find(folder, glob, token) {
		yield* await connection.sendRequest<readonly string[]>('tieout/findFiles', { folder, glob }, token);
	},
});
