import { type Position, type Range, type TextDocument, window } from 'vscode';
import type { BaseLanguageClient, Middleware, Range as ProtocolRange } from 'vscode-languageclient';

interface Renaming {
	readonly range: ProtocolRange;
	readonly placeholder: string;
	/** What would change with the figure, in words. */
	readonly follows?: string;
}

/** Says in the status bar, while a figure is being renamed, what would follow: VS Code's box has no place for it. */
export const tellFollowers = (client: () => BaseLanguageClient | undefined): Middleware => ({
	async prepareRename(document, position, token, next) {
		const own = client();
		return own === undefined ? next(document, position, token) : prepare(own, document, position, token);
	},
});

async function prepare(client: BaseLanguageClient, document: TextDocument, position: Position, token: Parameters<NonNullable<Middleware['prepareRename']>>[2]): Promise<{ range: Range; placeholder: string } | null> {
	const renaming = await client.sendRequest<Renaming | null>('textDocument/prepareRename', client.code2ProtocolConverter.asTextDocumentPositionParams(document, position), token);
	if (renaming === null) return null;
	if (renaming.follows !== undefined) window.setStatusBarMessage(`$(link) ${renaming.placeholder}: ${renaming.follows}`, SHOWN);
	return { range: client.protocol2CodeConverter.asRange(renaming.range), placeholder: renaming.placeholder };
}
/** Milliseconds in which a number is typed. */
const SHOWN = 15_000;
