import { type Uri, Uri as Uris, workspace } from 'vscode';
import type { TableCells } from './requests.ts';

/**
 * Loads what writes spreadsheets from its own file. An extension host in a worker can require nothing but VS Code's API, so
 * the file is read as text and run, in Node as well.
 */
export async function loadXlsx(extension: Uri): Promise<{ readonly writeSpreadsheet: (table: TableCells) => Uint8Array }> {
	const source = new TextDecoder().decode(await workspace.fs.readFile(Uris.joinPath(extension, 'dist/xlsx.js')));
	const loaded = { exports: {} as any };
	new Function('module', 'exports', source)(loaded, loaded.exports);
	return loaded.exports;
}
