import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rangeOf, showText, untilFound } from './workspace.ts';

const report = `柳湾社区2025年工作总结

一、主要工作情况
（一）消防安全。排查居民楼180栋，详见第三部分。
（三）便民服务。受理诉求640宗。

三、下一步工作计划
（一）继续整改。
（二）继续宣传。
`;
const renumbered = report.replace('第三部分', '第二部分').replace('（三）', '（二）').replace('三、下', '二、下');

suite('restructuring', () => {
	const open = async (text: string) => {
		const document = await showText(text);
		await untilFound(document, () => true);
		return { document, editor: vscode.window.activeTextEditor! };
	};
	const until = async (document: vscode.TextDocument, wanted: string) => {
		for (let tries = 0; document.getText() !== wanted && tries < 200; tries += 1) await new Promise(done => setTimeout(done, 50));
		assert.equal(document.getText(), wanted);
	};
	const place = (editor: vscode.TextEditor, text: string) => {
		const { start } = rangeOf(editor.document, text);
		editor.selection = new vscode.Selection(start, start);
	};

	test('a report is renumbered with its references, and one undo takes it back', async () => {
		const { document } = await open(report);
		const { start } = rangeOf(document, '三、');
		await vscode.commands.executeCommand('tieout.restructure', { textDocument: { uri: document.uri.toString() }, range: { start, end: start }, does: 'renumber', scope: 'document' });
		await until(document, renumbered);
		await vscode.commands.executeCommand('undo');
		await until(document, report);
	});

	test('sections are promoted, demoted and moved by commands, and the cursor goes with them', async () => {
		const { document, editor } = await open(renumbered);
		place(editor, '（二）便民');
		await vscode.commands.executeCommand('tieout.promoteSection');
		await until(document, renumbered.replace('（二）便民', '二、便民').replace('二、下', '三、下').replace('第二部分', '第三部分'));
		await vscode.commands.executeCommand('tieout.demoteSection');
		await until(document, renumbered);
		place(editor, '（二）继续宣传');
		await vscode.commands.executeCommand('tieout.moveSectionUp');
		await until(document, renumbered.replace('（一）继续整改。\n（二）继续宣传。', '（一）继续宣传。\n（二）继续整改。'));
		assert.equal(document.lineAt(editor.selection.active.line).text, '（一）继续宣传。');
		await vscode.commands.executeCommand('tieout.moveSectionDown');
		await until(document, renumbered);
		assert.equal(document.lineAt(editor.selection.active.line).text, '（二）继续宣传。');
	});

	test('actions are offered on a heading, and worked out once they are asked for', async () => {
		const { document } = await open(report);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, rangeOf(document, '三、'), 'refactor', 10);
		const action = actions.find(({ title }) => /重新编号：全文|Renumber the document/.test(title));
		assert.ok(action?.edit, actions.map(({ title }) => title).join());
		await vscode.workspace.applyEdit(action.edit);
		await until(document, renumbered);
	});

	test('Enter behind a point brings the next number, by typing alone', async () => {
		const { document, editor } = await open('一、甲\n（一）乙。');
		const end = document.positionAt(document.getText().length);
		editor.selection = new vscode.Selection(end, end);
		await vscode.commands.executeCommand('type', { text: '\n' });
		await until(document, '一、甲\n（一）乙。\n（二）');
		await vscode.commands.executeCommand('type', { text: '\n' });
		await until(document, '一、甲\n（一）乙。\n');
	});
});
