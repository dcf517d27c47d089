import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { killServer } from './killServer.ts';
import { replaceText, showText, untilFound } from './workspace.ts';

const report = '一、基本情况\n全市共有学校120所，包括小学70所、中学50所。\n二、教师队伍\n共有教师900人，包括小学教师400人、中学教师450人。\n';

interface Api {
	isRunning(): boolean;
	status(): string | undefined;
}

suite('a server that dies', () => {
	const settings = () => vscode.workspace.getConfiguration('tieout');
	suiteSetup(function () {
		// Which process is the server's can be seen on Linux only.
		if (typeof process === 'object' && process.platform !== undefined && process.platform !== 'linux') this.skip();
		return settings().update('language', 'zh', vscode.ConfigurationTarget.Global);
	});
	suiteTeardown(() => settings().update('language', undefined, vscode.ConfigurationTarget.Global));
	const api = () => vscode.extensions.getExtension<Api>('tieout.tieout')!.exports;
	const isRunning = () => api().isRunning();
	const status = () => api().status();
	const until = async (what: string, isSo: () => boolean) => {
		for (const end = Date.now() + 20_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 50))) if (isSo()) return;
		throw new Error(`not so: ${what}`);
	};

	test('is started again: the text is as it was, and what is found comes back', async () => {
		const document = await showText(report);
		await untilFound(document, ({ length }) => length === 1);
		await killServer({ another: true });
		await until('it runs again', isRunning);
		await untilFound(document, ({ length }) => length === 1);
		assert.equal(document.getText(), report);
		await replaceText(document, '70所', '71所');
		await untilFound(document, ({ length }) => length === 2);
		await replaceText(document, '900人', '850人');
		await untilFound(document, ([{ range }, ...others]) => others.length === 0 && document.getText(range) === '120所');
	});

	test('again and again is left alone, says so, and starts when it is told to', async () => {
		const document = await showText(report);
		await untilFound(document, ({ length }) => length === 1);
		// One death was before; the fifth is the last.
		for (const another of [true, true, true, false]) {
			await killServer({ another });
			if (another) await until('it runs again', isRunning);
		}
		await until('the status bar says so', () => !isRunning() && status() === undefined);
		// For a moment it is so between two lives too.
		await new Promise(resolve => setTimeout(resolve, 1500));
		assert.deepEqual([isRunning(), status()], [false, undefined]);
		assert.equal(document.getText(), report);
		await vscode.commands.executeCommand('tieout.restart');
		await until('it runs again', isRunning);
		await replaceText(document, '70所', '71所');
		await untilFound(document, ({ length }) => length === 2);
	});
});
