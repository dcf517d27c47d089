import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeFile } from './workspace.ts';

const BEFORE = '柳河街道2024年工作总结\n一、安全\n排查老旧楼栋165栋，已整改150栋，整改率90.9%。\n二、收入\n集体收入400万元，同比下降2%。\n';
const NOW = '柳河街道2025年工作总结\n一、安全\n排查老旧楼栋180栋，已整改178栋，整改率96.9%。\n二、收入\n集体收入460万元，同比增长15%。植树20株。\n';

interface Api {
	ledger(): readonly string[];
	comparison(): readonly string[];
}

suite('the ledger', () => {
	const api = () => vscode.extensions.getExtension<Api>('tieout.tieout')!.exports;
	const at = (name: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, name);
	const settings = () => vscode.workspace.getConfiguration('tieout');
	const names = ['台账.report', '去年.report', '台账.xlsx', '台账.csv', '对比.csv'];
	const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
	const until = async (what: string, isSo: () => unknown) => {
		for (const end = Date.now() + 15_000; Date.now() < end; await pause(50)) if (await isSo()) return;
		throw new Error(`not so: ${what}; ${api().ledger().join(' / ')}`);
	};
	const is = (rows: readonly string[], expected: readonly string[]) => JSON.stringify(rows) === JSON.stringify(expected);

	suiteSetup(() => settings().update('language', 'zh', vscode.ConfigurationTarget.Global));
	suiteTeardown(async () => {
		await settings().update('language', undefined, vscode.ConfigurationTarget.Global);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.commands.executeCommand('workbench.view.explorer');
		for (const name of names) await vscode.workspace.fs.delete(at(name)).then(undefined, () => undefined);
	});

	const open = async () => {
		const document = await vscode.workspace.openTextDocument(await writeFile('台账.report', NOW));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('tieout.ledger.show');
		return document;
	};
	const ALL = [
		'柳河街道2025年工作总结 | 6',
		'  一、安全 | 3',
		'    老旧楼栋 | 180栋 · 2025年',
		'    整改 | 178栋 · 2025年',
		'    整改率 | 96.9% · 2025年',
		'  二、收入 | 3',
		'    集体收入 | 460万元 · 2025年',
		'    集体收入（同比增长） | 15% · 2025年',
		'    植树 | 20株 · 2025年',
	];

	test('lists every figure by section, and follows what is written', async () => {
		const document = await open();
		await until('all figures stand there', () => is(api().ledger(), ALL));
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, document.positionAt(document.getText().length), '修路3公里。\n');
		await vscode.workspace.applyEdit(edit);
		await until('the new one stands there', () => api().ledger().at(-1) === '    修路 | 3公里 · 2025年');
		await vscode.commands.executeCommand('workbench.action.files.revert');
		await until('it is gone', () => is(api().ledger(), ALL));
	});

	test('is filtered, searched and sorted', async () => {
		await open();
		await until('all figures stand there', () => is(api().ledger(), ALL));
		await vscode.commands.executeCommand('tieout.ledger.filter', { show: 'findings' });
		assert.deepEqual(api().ledger(), [ALL[0].replace('6', '3'), ...ALL.slice(1, 5)]);
		await vscode.commands.executeCommand('tieout.ledger.filter', { show: 'untied', search: '集体' });
		assert.deepEqual(api().ledger().slice(2), ALL.slice(6, 8));
		await vscode.commands.executeCommand('tieout.ledger.filter', { show: 'all' });
		await vscode.commands.executeCommand('tieout.ledger.sort', 'value');
		assert.deepEqual(api().ledger().map(row => row.split(' | ')[1].split(' ')[0]), ['460万元', '180栋', '178栋', '96.9%', '20株', '15%']);
		await vscode.commands.executeCommand('tieout.ledger.sort', 'place');
		assert.deepEqual(api().ledger(), ALL);
	});

	test('jumps to the place', async () => {
		const document = await open();
		await until('all figures stand there', () => is(api().ledger(), ALL));
		await vscode.commands.executeCommand('tieout.ledger.jump', 1);
		assert.equal(document.getText(vscode.window.activeTextEditor!.selection), '178栋');
	});

	test('is copied for a spreadsheet, and exported as CSV and XLSX', async () => {
		await open();
		await until('all figures stand there', () => is(api().ledger(), ALL));
		await vscode.env.clipboard.writeText('');
		await vscode.commands.executeCommand('tieout.ledger.copy');
		const copied = await vscode.env.clipboard.readText();
		// A browser without focus lets nobody read its clipboard.
		if (copied !== '') assert.match(copied, /^章节\t指标\t/);

		await vscode.commands.executeCommand('tieout.ledger.export', at('台账.csv'));
		const csv = await vscode.workspace.fs.readFile(at('台账.csv'));
		assert.deepEqual([...csv.slice(0, 3)], [0xef, 0xbb, 0xbf]);
		assert.match(new TextDecoder().decode(csv), /一、安全,整改,,178,栋,2025年,178栋,不符,/);

		await vscode.commands.executeCommand('tieout.ledger.export', at('台账.xlsx'));
		const xlsx = await vscode.workspace.fs.readFile(at('台账.xlsx'));
		assert.equal(new TextDecoder().decode(xlsx.slice(0, 2)), 'PK');
		assert.ok(2000 < xlsx.length, `${xlsx.length} bytes`);
	});

	test('two reports stand side by side by indicator', async () => {
		const base = await writeFile('去年.report', BEFORE);
		await open();
		await vscode.commands.executeCommand('tieout.compareReports', base);
		assert.deepEqual(api().comparison(), [
			'一、安全',
			'  老旧楼栋 | 165栋 → 180栋  +15栋（+9.1%）',
			'  整改 | 150栋 → 178栋  +28栋（+18.7%）',
			'  整改率 | 90.9% → 96.9%  +6 个百分点',
			'二、收入',
			'  集体收入 | 400万元 → 460万元  +60万元（+15.0%）',
			'  集体收入（同比增长） | −2% → 15%  +17 个百分点',
			'只在本份中',
			'  植树 | 20株',
		]);
		await vscode.commands.executeCommand('tieout.comparison.export', at('对比.csv'));
		assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(at('对比.csv'))), /章节,指标,单位,2024,2025,增减,增长（%）\r\n一、安全,老旧楼栋,栋,165,180,15,9\.1\r\n/);
	});
});

suite('getting started', () => {
	teardown(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	test('the example opens as a copy, with something to find', async () => {
		await vscode.commands.executeCommand('tieout.openExample');
		const { document } = vscode.window.activeTextEditor!;
		assert.deepEqual([document.isUntitled, document.languageId], [true, 'report']);
		for (const end = Date.now() + 15_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 50))) if (2 < vscode.languages.getDiagnostics(document.uri).length) break;
		assert.ok(3 <= vscode.languages.getDiagnostics(document.uri).length);
		await vscode.commands.executeCommand('workbench.action.files.revert');
	});

	test('every command of the package is there, under one name', async () => {
		const { contributes } = vscode.extensions.getExtension('tieout.tieout')!.packageJSON as { contributes: { commands: { command: string; category: string; title: string }[] } };
		const known = new Set(await vscode.commands.getCommands(true));
		assert.deepEqual(contributes.commands.filter(({ command }) => !known.has(command)), []);
		assert.deepEqual([...new Set(contributes.commands.map(({ category }) => category))], ['Tieout']);
		assert.ok(contributes.commands.every(({ title }) => !title.startsWith('%')));
	});

	test('no shortcut of the package takes one of VS Code, nor hides one behind it', async () => {
		const { contributes } = vscode.extensions.getExtension('tieout.tieout')!.packageJSON as { contributes: { keybindings: { key: string; mac: string; command: string }[] } };
		const defaults = (await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'))).getText();
		const known = [...defaults.matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)].map(([, key, command]) => ({ key, command }));
		assert.ok(500 < known.length, `${known.length} shortcuts`);
		const isMac = known.some(({ key }) => key.includes('cmd'));
		for (const binding of contributes.keybindings) {
			const own = isMac ? binding.mac : binding.key;
			const clashes = known.filter(({ key, command }) => command !== binding.command && (key === own || key.startsWith(`${own} `)));
			assert.deepEqual(clashes, [], own);
			assert.ok(known.some(({ key, command }) => key === own && command === binding.command), `${own} is not there`);
		}
	});
});
