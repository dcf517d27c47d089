import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rangeOf, replaceText, ruleOf, showText, untilFound } from './workspace.ts';

const report = `柳湾社区2025年工作总结

一、主要工作情况
（一）消防安全。全年排查居民楼180栋，整改178栋，整改率96.9%。
（二）便民服务。受理诉求640宗，办结624宗，办结率97.5%。

二、下一步工作计划
（一）继续整改。
（二）继续宣传。
`;

suite('findings', () => {
	const settings = () => vscode.workspace.getConfiguration('tieout');
	suiteSetup(() => settings().update('language', 'zh', vscode.ConfigurationTarget.Global));
	suiteTeardown(() => settings().update('language', undefined, vscode.ConfigurationTarget.Global));

	test('stand at the figure, with the working and what belongs to it', async () => {
		const document = await showText(report);
		const [finding, ...others] = await untilFound(document, ({ length }) => 0 < length);
		assert.deepEqual(others, []);
		assert.equal(document.getText(finding.range), '96.9%');
		assert.equal(ruleOf(finding), 'share-mismatch');
		assert.equal(finding.source, 'tieout');
		assert.match(finding.message, /178 ?÷ ?180 ?= ?98\.9%/);
		assert.deepEqual(finding.relatedInformation?.map(({ location }) => document.getText(location.range)).sort(), ['178栋', '180栋']);
	});

	test('lead to what their rule says', async () => {
		const [{ code }] = await untilFound(await showText(report), ({ length }) => length === 1);
		const target = typeof code === 'object' ? code.target.toString(true) : '';
		const [, line] = /\/dist\/rules\.md#L(\d+)$/.exec(target) ?? [];
		const page = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(vscode.extensions.getExtension('tieout.tieout')!.extensionUri, 'dist/rules.md'));
		assert.equal(new TextDecoder().decode(page).split('\n')[Number(line) - 1], '## share-mismatch', target);
	});

	test('go when the figure is put right, and come when it is wrong again', async () => {
		const document = await showText(report);
		await untilFound(document, ({ length }) => length === 1);
		await replaceText(document, '96.9%', '98.9%');
		await untilFound(document, ({ length }) => length === 0);
		await replaceText(document, '办结率97.5%', '办结率57.5%');
		const [finding] = await untilFound(document, ({ length }) => length === 1);
		assert.equal(document.getText(finding.range), '57.5%');
	});

	test('are put right by a quick fix', async () => {
		const document = await showText(report);
		const [{ range }] = await untilFound(document, ({ length }) => length === 1);
		const actions = await quickFixes(document, range);
		const fix = actions.find(({ title }) => title.includes('98.9%'));
		assert.ok(fix, `no such fix: ${actions.map(({ title }) => title)}`);
		await vscode.workspace.applyEdit(fix.edit!);
		assert.equal(document.getText(), report.replace('96.9%', '98.9%'));
		await untilFound(document, ({ length }) => length === 0);
	});

	test('are renumbered by a quick fix', async () => {
		const wrong = report.replace('96.9', '98.9').replace('（二）便民', '（四）便民');
		const document = await showText(wrong);
		const [finding] = await untilFound(document, ({ length }) => 0 < length);
		assert.equal(document.getText(finding.range).replace(/便民.*/, ''), '（四）');
		const [fix] = await quickFixes(document, finding.range);
		assert.ok(fix?.isPreferred, 'renumbering is safe');
		await vscode.workspace.applyEdit(fix.edit!);
		assert.equal(document.getText(), wrong.replace('（四）', '（二）'));
	});

	test('speak the language of the settings', async () => {
		const document = await showText(report);
		const isChinese = ({ message }: vscode.Diagnostic) => /[一-鿿，]/.test(message);
		await untilFound(document, ([finding]) => finding !== undefined && isChinese(finding));
		await settings().update('language', 'en', vscode.ConfigurationTarget.Global);
		await untilFound(document, ([finding]) => finding !== undefined && !isChinese(finding));
		await settings().update('language', 'zh', vscode.ConfigurationTarget.Global);
	});

	test('show in plain text and Markdown that look like a report, and nowhere if never is chosen', async () => {
		for (const language of ['plaintext', 'markdown']) {
			const document = await showText(report, language);
			await untilFound(document, ({ length }) => length === 1);
		}
		const note = await showText('全年排查居民楼180栋，整改178栋，整改率96.9%。\n', 'plaintext');
		const document = await showText(report, 'plaintext');
		await untilFound(document, ({ length }) => length === 1);
		assert.deepEqual(vscode.languages.getDiagnostics(note.uri), [], 'a note is no report');

		await settings().update('enable', 'never', vscode.ConfigurationTarget.Global);
		await untilFound(document, ({ length }) => length === 0);
		await settings().update('enable', undefined, vscode.ConfigurationTarget.Global);
		await untilFound(document, ({ length }) => length === 1);
	});

	test('are silenced rule by rule', async () => {
		const document = await showText(report);
		await untilFound(document, ({ length }) => length === 1);
		await settings().update('rules', { 'share-mismatch': 'off' }, vscode.ConfigurationTarget.Global);
		await untilFound(document, ({ length }) => length === 0);
		await settings().update('rules', undefined, vscode.ConfigurationTarget.Global);
		await untilFound(document, ({ length }) => length === 1);
	});

	test('are explained where the figure is pointed at, and so is what ties out', async () => {
		const document = await showText(report);
		await untilFound(document, ({ length }) => length === 1);
		assert.match(await hoverOn(document, '178栋'), /178 ÷ 180/);
		assert.match(await hoverOn(document, '97.5%'), /624 ÷ 640/);
	});
});

async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
	return actions.filter(({ edit }) => edit !== undefined);
}

async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, rangeOf(document, text).start);
	// What a reader sees: Markdown escapes the signs.
	return hovers.flatMap(({ contents }) => contents).map(content => (typeof content === 'string' ? content : content.value).replaceAll(/\\(.)/g, '$1')).join('\n');
}
