import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showText, untilFound } from './workspace.ts';

const report = `柳湾社区2025年工作总结

一、主要工作情况
（一）消防安全。全年排查居民楼180栋。
1.楼道清理。清理杂物214处。
2.电线更换。更换电线36处。
（二）便民服务。受理诉求640宗。

二、下一步工作计划
（一）继续整改。
（二）继续宣传。
`;

suite('outline', () => {
	test('is the tree of numbered headings', async () => {
		const document = await showText(report);
		await untilFound(document, ({ length }) => length === 0);
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
		const print = ({ name, detail, children }: vscode.DocumentSymbol, depth = 0): string[] => [`${'  '.repeat(depth)}${detail} ${name}`.trimEnd(), ...children.flatMap(child => print(child, depth + 1))];
		const lines = symbols.flatMap(symbol => print(symbol));
		// A title, if it is one, stands above the rest.
		const depth = lines.findIndex(line => line.includes('主要工作情况'));
		assert.deepEqual(lines.slice(depth).map(line => line.slice(depth * 2)), [
			'一、 主要工作情况',
			'  （一） 消防安全',
			'    1. 楼道清理',
			'    2. 电线更换',
			'  （二） 便民服务',
			'二、 下一步工作计划',
			'  （一） 继续整改',
			'  （二） 继续宣传',
		]);
	});

	test('folds by section', async () => {
		const document = await showText(report);
		await untilFound(document, ({ length }) => length === 0);
		const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
		const lines = folds.map(({ start, end }) => `${start + 1}-${end + 1}`);
		for (const expected of ['3-7', '4-6', '9-11']) assert.ok(lines.includes(expected), `no fold ${expected}: ${lines}`);
	});
});
