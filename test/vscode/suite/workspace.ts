import * as vscode from 'vscode';

/** Writes a file into the folder that is open; on the web it stays in memory. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
	const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	return uri;
}

/** Shows a text that nobody has saved. */
export async function showText(content: string, language = 'report'): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument({ content, language });
	await vscode.window.showTextDocument(document);
	return document;
}

/** Replaces the first `old` of a document as somebody does who types. */
export async function replaceText(document: vscode.TextDocument, old: string, text: string): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	edit.replace(document.uri, rangeOf(document, old), text);
	await vscode.workspace.applyEdit(edit);
}

/** Where a text stands first. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
	const start = document.getText().indexOf(text);
	if (start < 0) throw new Error(`not in the document: ${text}`);
	return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** The rule that found it. */
export const ruleOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

/** What is found in a document, once it is as wanted. Fails with what is found if it does not come so far. */
export async function untilFound(document: vscode.TextDocument, wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean): Promise<readonly vscode.Diagnostic[]> {
	const found = () => vscode.languages.getDiagnostics(document.uri);
	return new Promise((resolve, reject) => {
		const look = () => {
			if (!wanted(found())) return;
			end();
			resolve(found());
		};
		const late = () => {
			end();
			reject(new Error(`found: ${JSON.stringify(found().map(({ message, range }) => [document.getText(range), message]))}`));
		};
		const timer = setTimeout(late, 15_000);
		const listener = vscode.languages.onDidChangeDiagnostics(look);
		const end = () => {
			clearTimeout(timer);
			listener.dispose();
		};
		look();
	});
}
