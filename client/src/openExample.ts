import { Uri, window, workspace } from 'vscode';
import { say } from './say.ts';

/** Opens a copy of the example, so that nobody minds what becomes of it. */
export async function openExample(extension: Uri): Promise<void> {
	const file = Uri.joinPath(extension, 'client/examples', say('zh.report.txt', 'en.report.txt'));
	const content = new TextDecoder().decode(await workspace.fs.readFile(file));
	await window.showTextDocument(await workspace.openTextDocument({ language: 'report', content }));
}
