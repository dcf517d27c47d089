import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rangeOf, showText, untilFound, writeFile } from './workspace.ts';

const report = `柳湾社区2025年工作总结

一、主要工作情况
（一）消防安全。全年共排查居民楼180栋，已整改178栋，剩余2栋，整改率98.9%，问题详见第二部分。
（二）便民服务。受理诉求640宗，办结624宗，办结率97.5%。

二、存在问题
在178栋已整改的基础上，加强巡查。
`;

suite('editing', () => {
	const settings = () => vscode.workspace.getConfiguration('tieout');
	suiteSetup(() => settings().update('language', 'zh', vscode.ConfigurationTarget.Global));
	suiteTeardown(async () => {
		for (const key of ['language', 'inlayHints', 'codeLens']) await settings().update(key, undefined, vscode.ConfigurationTarget.Global);
	});
	const run = <T>(command: string, document: vscode.TextDocument, ...rest: readonly unknown[]) => vscode.commands.executeCommand<T>(command, document.uri, ...rest);
	const at = (document: vscode.TextDocument, text: string) => rangeOf(document, text).start;
	const open = async (text: string) => {
		const document = await showText(text);
		await untilFound(document, ({ length }) => length === 0);
		return document;
	};
	const texts = (document: vscode.TextDocument, ranges: readonly { readonly range: vscode.Range }[]) => ranges.map(({ range }) => document.getText(range));

	test('completion does the sum and shows its working, and is chosen by nothing but the writer', async () => {
		const document = await open(`${report}\n全年调处纠纷50起，已办结48起，办结率`);
		const { items } = await run<vscode.CompletionList>('vscode.executeCompletionItemProvider', document, document.positionAt(document.getText().length), '率');
		const own = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Value);
		const [item] = own;
		const { label, description } = typeof item.label === 'string' ? { label: item.label, description: item.detail } : item.label;
		assert.deepEqual([label, item.preselect ?? false, item.commitCharacters ?? []], ['96.0%', false, []]);
		assert.match(description ?? '', /48 ÷ 50/);
	});

	test('completion knows the next heading', async () => {
		const document = await open(`${report}（`);
		const { items } = await run<vscode.CompletionList>('vscode.executeCompletionItemProvider', document, document.positionAt(document.getText().length), '（');
		const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
		assert.ok(labels.includes('（一）'), labels.join());
	});

	test('a rename asks what is to follow', async () => {
		const document = await open(report);
		const prepared = await run<{ range: vscode.Range; placeholder: string }>('vscode.prepareRename', document, at(document, '178栋'));
		assert.equal(prepared.placeholder, '178栋');
		const edit = await run<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document, at(document, '178栋'), '177');
		await vscode.workspace.applyEdit(edit);
		// What waits for a yes is not made unasked.
		assert.match(document.getText(), /已整改177栋/);
		const changed = edit.get(document.uri).map(({ newText }) => newText);
		assert.ok(['177栋', '3', '98.3'].every(text => changed.includes(text)), changed.join());
	});

	test('a reference leads to its heading, a rate to what it is computed from', async () => {
		const document = await open(report);
		type Found = vscode.Location | vscode.LocationLink;
		const rangesOf = (found: readonly Found[]) => found.map(one => document.getText('range' in one ? one.range : one.targetRange));
		assert.deepEqual(rangesOf(await run<Found[]>('vscode.executeDefinitionProvider', document, at(document, '二部分'))), ['二、存在问题']);
		assert.deepEqual(rangesOf(await run<Found[]>('vscode.executeDefinitionProvider', document, at(document, '98.9%'))), ['180栋', '178栋']);
	});

	test('a reference is a link to its heading', async () => {
		const document = await open(report);
		const [link, ...more] = await run<vscode.DocumentLink[]>('vscode.executeLinkProvider', document);
		assert.deepEqual([document.getText(link.range), link.tooltip, more.length], ['第二部分', '二、存在问题', 0]);
		const [, line] = /^L(\d+)$/.exec(link.target!.fragment) ?? [];
		assert.equal(document.lineAt(Number(line) - 1).text, '二、存在问题');
	});

	test('references and highlights show the figure elsewhere', async () => {
		const document = await open(report);
		const second = document.positionAt(document.getText().lastIndexOf('178栋'));
		const references = texts(document, await run<vscode.Location[]>('vscode.executeReferenceProvider', document, second));
		assert.deepEqual([references.filter(text => text === '178栋').length, references.includes('98.9%')], [2, true]);
		const highlights = texts(document, await run<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document, second));
		assert.deepEqual(highlights, ['178栋', '178栋']);
	});

	test('hints show the working: always, where it does not fit, never', async () => {
		const document = await open(report.replace('97.5%', '97.5%。电话回访600宗'));
		const hints = async () => {
			const found = await run<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document, new vscode.Range(0, 0, document.lineCount, 0));
			return found.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
		};
		assert.deepEqual(await hints(), []);
		await settings().update('inlayHints', 'always', vscode.ConfigurationTarget.Global);
		await untilFound(document, () => true);
		assert.ok((await hints()).some(label => label.includes('178 ÷ 180')));
	});

	test('lenses count the figures of a heading', async () => {
		const document = await open(report);
		await settings().update('codeLens', true, vscode.ConfigurationTarget.Global);
		const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document, 10);
		assert.match(lenses.map(({ command }) => command?.title).join(), /数据 \d+ 个，有勾稽关系 \d+ 个/);
	});

	test('tokens tell figures that are tied', async () => {
		const document = await open(report);
		const { data } = await run<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document);
		assert.ok(0 < data.length && data.length % 5 === 0);
	});

	test('the selection grows from figure to clause, sentence, point and section', async () => {
		const document = await open(report);
		const [first] = await run<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document, [at(document, '78栋')]);
		const grown: string[] = [];
		for (let one: vscode.SelectionRange | undefined = first; one !== undefined; one = one.parent) grown.push(document.getText(one.range));
		for (const expected of ['178栋', '已整改178栋', report.split('\n')[3]]) assert.ok(grown.includes(expected), `${expected} is not among ${grown.join(' | ')}`);
		assert.ok(grown.some(text => text.startsWith('一、主要工作情况')));
	});

	test('headings are found in reports that nobody has open', async () => {
		await open(report);
		await writeFile('竹溪社区工作总结.txt', '一、网格巡查\n巡查36次。\n二、志愿服务\n服务12场。\n');
		const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '志愿服务');
		const [found] = symbols.filter(({ name }) => name === '二、志愿服务');
		assert.ok(found, symbols.map(({ name }) => name).join());
		assert.match(decodeURIComponent(found.location.uri.path), /竹溪社区工作总结\.txt$/);
	});
});
