import { workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

export const id = 'tieout';
export const name = 'Tieout';

/**
 * Reports, and texts that may be one: the server looks. The left side of a comparison, the output of a program and the like
 * are no documents that somebody writes.
 */
export function clientOptions(): LanguageClientOptions {
	const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
	const schemes = [...new Set(['file', 'untitled', ...folders])];
	return { documentSelector: languages.flatMap(language => schemes.map(scheme => ({ language, scheme }))) };
}
const languages = ['report', 'plaintext', 'markdown'];
