import { type TextDocument, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type TableOf, askCells, askText } from './requests.ts';
import { say } from './say.ts';
import { writeSpreadsheet } from './xlsx.ts';

/** Writes a ledger or a comparison as a file, .xlsx or .csv by its name. */
export async function exportTable(client: BaseLanguageClient, document: TextDocument, of: TableOf, what: string, given?: Uri): Promise<void> {
	const target = given ?? await window.showSaveDialog({ defaultUri: suggest(document, what), filters: { [say('Excel 工作簿', 'Excel workbook')]: ['xlsx'], CSV: ['csv'] }, title: say('导出', 'Export') });
	if (target === undefined) return;
	const isText = target.path.toLowerCase().endsWith('.csv');
	const bytes = isText ? await toText(client, document, of) : await toSpreadsheet(client, document, of);
	if (bytes === undefined) return;
	try {
		await workspace.fs.writeFile(target, bytes);
	} catch (error) {
		await window.showErrorMessage(say(`写不了 ${target.path}：${print(error)}`, `${target.path} cannot be written: ${print(error)}`));
		return;
	}
	void window.showInformationMessage(say(`已导出到 ${nameOf(target)}`, `Exported to ${nameOf(target)}`));
}

async function toText(client: BaseLanguageClient, document: TextDocument, of: TableOf): Promise<Uint8Array | undefined> {
	const answer = await askText(client, document, of, 'csv');
	return answer === null ? undefined : new TextEncoder().encode(answer.text);
}

async function toSpreadsheet(client: BaseLanguageClient, document: TextDocument, of: TableOf): Promise<Uint8Array | undefined> {
	const answer = await askCells(client, document, of);
	return answer === null ? undefined : writeSpreadsheet(answer);
}

/** Beside the report, under its name. */
function suggest(document: TextDocument, what: string): Uri | undefined {
	const name = nameOf(document.uri).replace(/\.[^.]*$/, '') || say('报告', 'report');
	const folder = document.isUntitled ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(document.uri, '..');
	return folder === undefined ? undefined : Uri.joinPath(folder, `${name}-${what}.xlsx`);
}

const nameOf = ({ path }: Uri): string => path.slice(path.lastIndexOf('/') + 1);
const print = (error: unknown): string => (error instanceof Error ? error.message : String(error));
