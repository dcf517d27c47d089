import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showText, untilFound } from './workspace.ts';

suite('activation', () => {
	const extension = () => vscode.extensions.getExtension('tieout.tieout')!;

	test('runs where it is said to run', () => {
		const web = vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined;
		assert.equal(typeof process === 'object' && process.versions?.node !== undefined, !web);
	});

	test('sleeps until a report is opened', async () => {
		// A host may wake the extension for a text of its own; the server sleeps on.
		const isAwake = () => extension().isActive && extension().exports.isRunning();
		assert.equal(isAwake(), false, 'awake at the start');
		await showText('{}', 'json');
		assert.equal(isAwake(), false, 'awake without a report');

		const document = await showText('一、甲\n（一）排查180栋，整改178栋，整改率96.9%。\n');
		await untilFound(document, ({ length }) => 0 < length);
		assert.equal(isAwake(), true);
	});
});
