import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rangeOf, ruleOf, untilFound, writeFile } from './workspace.ts';

const report = '一、基本情况\n全市共有学校120所，包括小学70所、中学50所。\n二、教师队伍\n共有教师900人，包括小学教师400人、中学教师450人。\n';

interface Api {
	status(): string | undefined;
}

suite('tieout.json', () => {
	const root = () => vscode.workspace.workspaceFolders![0].uri;
	const at = (name: string) => vscode.Uri.joinPath(root(), name);
	const remove = async (name: string) => {
		try {
			await vscode.workspace.fs.delete(at(name));
		} catch {
			// It is not there.
		}
	};
	const settings = () => vscode.workspace.getConfiguration('tieout');
	suiteSetup(() => settings().update('language', 'zh', vscode.ConfigurationTarget.Global));
	suiteTeardown(async () => {
		await settings().update('language', undefined, vscode.ConfigurationTarget.Global);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		for (const name of ['tieout.json', '信任.report', '未打开.report']) await remove(name);
	});
	teardown(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await remove('tieout.json');
	});

	const open = async (name: string, text = report) => {
		const document = await vscode.workspace.openTextDocument(await writeFile(name, text));
		await vscode.window.showTextDocument(document);
		return document;
	};
	const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
	const until = async (what: string, isSo: () => unknown) => {
		for (const end = Date.now() + 15_000; Date.now() < end; await pause(50)) if (await isSo()) return;
		throw new Error(`not so: ${what}`);
	};

	test('is obeyed when it is written, as it stands in its editor, and when it is gone', async () => {
		const document = await open('信任.report');
		await untilFound(document, ({ length }) => length === 1);
		await writeFile('tieout.json', '{ "rules": { "sum-mismatch": "off" } } // 试用');
		await untilFound(document, ({ length }) => length === 0);

		const configuration = await vscode.workspace.openTextDocument(at('tieout.json'));
		assert.equal(configuration.languageId, 'jsonc');
		await vscode.window.showTextDocument(configuration, { viewColumn: vscode.ViewColumn.Beside });
		const edit = new vscode.WorkspaceEdit();
		edit.replace(configuration.uri, rangeOf(configuration, 'off'), 'hint');
		await vscode.workspace.applyEdit(edit);
		await untilFound(document, ([finding]) => finding?.severity === vscode.DiagnosticSeverity.Hint);
		await vscode.commands.executeCommand('workbench.action.files.revert');
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
		await remove('tieout.json');
		await untilFound(document, ([finding]) => finding?.severity === vscode.DiagnosticSeverity.Error);
	});

	test('is completed and explained by its schema, and what is wrong in it is told there', async () => {
		await open('信任.report');
		const text = '{\n\t"rules": { "sum-mismatch": "off", },\n\t"ignore": [{ "files": "../x", "rule": "residue" }],\n\t\n}';
		const configuration = await vscode.workspace.openTextDocument(await writeFile('tieout.json', text));
		await vscode.window.showTextDocument(configuration);
		const found = await untilFound(configuration, ({ length }) => 0 < length);
		assert.deepEqual(found.map(({ message, source }) => [source, message]), [['tieout', '应只含文件夹名和文件名，不用 ./ 和 ../']]);
		assert.equal(configuration.getText(found[0].range), '"../x"');

		let labels: string[] = [];
		await until('the schema completes', async () => {
			const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', configuration.uri, new vscode.Position(3, 1));
			labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
			return labels.includes('language');
		});
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', configuration.uri, rangeOf(configuration, 'sum-mismatch').start);
		assert.match(hovers.flatMap(({ contents }) => contents).map(content => (typeof content === 'string' ? content : content.value)).join('\n'), /合计/);
	});

	test('takes what is ignored by a quick fix, and gives it back', async () => {
		const document = await open('信任.report');
		const [{ range }] = await untilFound(document, ({ length }) => length === 1);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
		const ignoring = actions.filter(({ title }) => title.includes('不再提示'));
		assert.equal(ignoring.length, 3, `${actions.map(({ title }) => title)}`);
		assert.ok(await vscode.workspace.applyEdit(ignoring[0].edit!));
		await untilFound(document, ({ length }) => length === 0);
		assert.equal(document.getText(), report);
		const configuration = await vscode.workspace.openTextDocument(at('tieout.json'));
		assert.match(configuration.getText(), /"files": "信任\.report", "rule": "sum-mismatch", "finding": "[0-9a-f]{16}"/);
		await configuration.save();

		// A list cannot be asked whether it is there: it is called until it has been answered.
		await until('what is ignored is listed, and shown again', async () => {
			const listed = vscode.commands.executeCommand('tieout.showIgnored');
			await pause(500);
			for (const key of ['quickOpenSelectNext', 'quickPickManyToggle', 'acceptSelectedQuickOpenItem']) await vscode.commands.executeCommand(`workbench.action.${key}`);
			await Promise.race([listed, pause(1000)]);
			return vscode.languages.getDiagnostics(document.uri).length === 1;
		});
		assert.equal(/finding/.test(configuration.getText()), false);
		assert.equal(configuration.isDirty, false);
	});

	test('the status bar says what was looked at', async () => {
		const { status } = vscode.extensions.getExtension<Api>('tieout.tieout')!.exports;
		await open('信任.report');
		await until('it tells of the finding', () => status() === '不符 1 处，数据 6 个，可核 6 个');
		await writeFile('tieout.json', '{ "ignore": [{ "rule": "sum-mismatch" }] }');
		await until('it follows', () => status() === '未见不符，数据 6 个，可核 6 个');
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: '买3斤苹果。', language: 'plaintext' }));
		await until('it says why nothing is reported', () => status() === '不像报告，未核校');
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: '{}', language: 'json' }));
		await until('it has nothing to say', () => status() === undefined);
	});

	test('the whole folder is checked, and told of what nobody has open', async () => {
		const uri = await writeFile('未打开.report', report);
		const summary = await vscode.commands.executeCommand<{ readonly reports: number; readonly findings: number }>('tieout.checkFolder');
		assert.ok(1 <= summary.reports && 1 <= summary.findings, JSON.stringify(summary));
		await until('the closed file has a problem', () => vscode.languages.getDiagnostics(uri).length === 1);
		const [finding] = vscode.languages.getDiagnostics(uri);
		assert.equal(ruleOf(finding), 'sum-mismatch');

		// A document that a program opens stays open for minutes; one that somebody opens does not.
		const isOpen = () => vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
		await vscode.commands.executeCommand('vscode.open', uri);
		await until('it is open', () => isOpen() && vscode.languages.getDiagnostics(uri).length === 1);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await until('it is closed', () => !isOpen());
		await until('it is told of still', () => vscode.languages.getDiagnostics(uri).length === 1);
		await vscode.workspace.fs.delete(uri);
		await until('it is told of no more', () => vscode.languages.getDiagnostics(uri).length === 0);
	});
});
