import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Reads and finds files for a server that cannot, because they lie on no disk that it sees. */
export function answerFiles(client: BaseLanguageClient): void {
	client.onRequest('tieout/readFile', ({ uri }: { readonly uri: string }) => read(Uri.parse(uri)));
	client.onRequest('tieout/findFiles', async ({ folder, glob }: { readonly folder: string; readonly glob: string }, token) => {
		const found = await workspace.findFiles(new RelativePattern(Uri.parse(folder), glob), '**/{node_modules,.*}/**', undefined, token);
		return found.map(uri => uri.toString());
	});
}

/** The server never hears why there is no text: for it the file is not there. */
async function read(uri: Uri): Promise<string | null> {
	try {
		if (((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0) return null;
		return decode(await workspace.fs.readFile(uri));
	} catch {
		return null;
	}
}

/** UTF-8, else GB18030, without the mark at the beginning. */
function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
	}
}
