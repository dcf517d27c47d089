import { type QuickPickItem, Range, Selection, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient, Position } from 'vscode-languageclient';
import { type StyleChoice, askNumberingStyles } from './requests.ts';
import { say } from './say.ts';

type Scope = 'document' | 'level' | 'run';

/** Promotes, demotes or moves the section at the cursor; the cursor goes with it. */
export async function moveSection(client: BaseLanguageClient, does: 'promote' | 'demote' | 'up' | 'down'): Promise<void> {
	const editor = await frontEditor();
	if (editor === undefined) return;
	const { position } = await restructure(client, editor, { does });
	if (position === undefined) return;
	const place = client.protocol2CodeConverter.asPosition(position);
	editor.selection = new Selection(place, place);
	editor.revealRange(new Range(place, place));
}

/** Asks which numbers, and in which style; then numbers them. */
export async function renumber(client: BaseLanguageClient): Promise<void> {
	const editor = await frontEditor();
	if (editor === undefined) return;
	const scopes: (QuickPickItem & { readonly scope: Scope })[] = [
		{ scope: 'document', label: say('全文', 'The whole document') },
		{ scope: 'level', label: say('这一级', 'This level'), description: say('光标所在的一级，同样标题之下的各组', 'all runs below headings of the same kind') },
		{ scope: 'run', label: say('这一组', 'This run'), description: say('光标所在的同级标题或要点', 'the headings or points beside the one at the cursor') },
	];
	const picked = await window.showQuickPick(scopes, { title: say('重新编号', 'Renumber'), placeHolder: say('哪些序号？', 'Which numbers?') });
	if (picked === undefined) return;
	const { scope } = picked;
	const styles = await askNumberingStyles(client, editor.document, editor.selection.active, scope) ?? [];
	const choices: (QuickPickItem & { readonly choice: Partial<StyleChoice> })[] = [
		{ choice: {}, label: say('沿用原有样式', 'In the style that is there') },
		...styles.map(choice => ({ choice, label: choice.label, description: choice.detail })),
	];
	const chosen = await window.showQuickPick(choices, { title: say('重新编号', 'Renumber'), placeHolder: say('用哪种样式？引用会一并更新', 'In which style? References follow'), matchOnDescription: true });
	if (chosen === undefined) return;
	const { style, scheme } = chosen.choice;
	await restructure(client, editor, { does: 'renumber', scope, ...(style === undefined ? {} : { style }), ...(scheme === undefined ? {} : { scheme }) });
}

/** Asks for a width, and gives it to the punctuation of the selection or of the whole document. */
export async function normalisePunctuation(client: BaseLanguageClient): Promise<void> {
	const editor = await frontEditor();
	if (editor === undefined) return;
	const where = editor.selection.isEmpty ? say('全文标点', 'Punctuation of the whole document') : say('选区标点', 'Punctuation of the selection');
	const widths: (QuickPickItem & { readonly width: 'full' | 'half' })[] = [
		{ width: 'full', label: say('全角', 'Full-width'), description: '，；：？！（）' },
		{ width: 'half', label: say('半角', 'Half-width'), description: ',;:?!()' },
	];
	const picked = await window.showQuickPick(widths, { title: where, placeHolder: say('数字、时间、比、英文、网址、代码和表格中的不变', 'Figures, times, ratios, Latin text, addresses, code and tables keep theirs') });
	if (picked !== undefined) await restructure(client, editor, { does: 'normalise', width: picked.width });
}

async function frontEditor(): Promise<TextEditor | undefined> {
	const editor = window.activeTextEditor;
	if (editor === undefined) await window.showInformationMessage(say('请先打开一份报告。', 'Open a report first.'));
	return editor;
}

const restructure = (client: BaseLanguageClient, { document, selection }: TextEditor, asked: object): Promise<{ readonly applied: boolean; readonly position?: Position }> => {
	const range = selection.isEmpty ? new Range(selection.active, selection.active) : selection;
	const argument = { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) }, range: client.code2ProtocolConverter.asRange(range), ...asked };
	return client.sendRequest('workspace/executeCommand', { command: 'tieout.restructure', arguments: [argument] });
};
