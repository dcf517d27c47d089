import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ruleOf, untilFound, writeFile } from './workspace.ts';

const report = `红叶社区五月月报

一、本月工作
　　走访居民三百户，见第二部分。

二、下月安排
　　请网格长继续走访。
`;
const configuration = `{
	// 月报的体例
	"files": { "*月报*": "月报" },
	"profiles": { "月报": { "sections": [{ "title": "本月工作" }, { "title": "存在的问题", "skeleton": "入户偏少。" }, { "title": "下月安排" }] } },
	"terms": [{ "preferred": "网格员", "variants": ["网格长"] }],
}
`;

suite('profiles and terms', () => {
	const remove = async (name: string) => vscode.workspace.fs.delete(vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, name)).then(undefined, () => {});
	const settings = () => vscode.workspace.getConfiguration('tieout');
	suiteSetup(() => settings().update('language', 'zh', vscode.ConfigurationTarget.Global));
	suiteTeardown(async () => {
		await settings().update('language', undefined, vscode.ConfigurationTarget.Global);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		for (const name of ['tieout.json', '红叶五月月报.txt']) await remove(name);
	});

	test('a missing section is told, and put in with its number', async () => {
		const document = await vscode.workspace.openTextDocument(await writeFile('红叶五月月报.txt', report));
		await vscode.window.showTextDocument(document);
		await writeFile('tieout.json', configuration);
		const found = await untilFound(document, ({ length }) => length === 2);
		assert.deepEqual(found.map(ruleOf).sort(), ['missing-section', 'term']);
		const { range, message } = found.find(one => ruleOf(one) === 'missing-section')!;
		assert.equal(document.getText(range), '一、本月工作');
		assert.match(message, /“月报”应有“存在的问题”/);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
		const fix = actions.find(({ title }) => title.startsWith('插入“二、存在的问题”'));
		assert.ok(fix, `no such fix: ${actions.map(({ title }) => title)}`);
		await vscode.workspace.applyEdit(fix.edit!);
		assert.equal(document.getText(), report.replace('第二部分', '第三部分').replace('二、下月', '二、存在的问题\n　　入户偏少。\n\n三、下月'));
		await untilFound(document, ({ length }) => length === 1);
	});

	test('a term is fixed with all that is safe', async () => {
		const document = vscode.window.activeTextEditor!.document;
		const all = new vscode.Range(0, 0, document.lineCount, 0);
		const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, all, 'source.fixAll.tieout');
		await vscode.workspace.applyEdit(fix.edit!);
		assert.ok(document.getText().includes('请网格员继续走访'));
		await untilFound(document, ({ length }) => length === 0);
		await document.save();
	});

	test('what is wrong in tieout.json stands in it, once, from the schema or from the server', async () => {
		const wrong = '{ "files": { "*月报*": "月刊" }, "termz": [] }';
		const uri = await writeFile('tieout.json', wrong);
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		const found = await untilFound(document, diagnostics => 2 <= diagnostics.length);
		assert.deepEqual(found.map(({ range }) => document.getText(range)).sort(), ['"termz"', '"月刊"']);
	});
});
