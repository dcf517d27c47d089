import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showText, writeFile } from './workspace.ts';

suite('the language Report', () => {
	const names: readonly (readonly [name: string, language: string])[] = [
		['街道.report', 'report'],
		['q3.report.txt', 'report'],
		['东湖街道2025年工作总结（终稿）.txt', 'report'],
		['述职报告.txt', 'report'],
		['安全生产情况通报.txt', 'report'],
		['Annual Report 2025.txt', 'report'],
		['笔记.txt', 'plaintext'],
		['README.txt', 'plaintext'],
		['工作总结.md', 'markdown'],
		['工作总结.docx.log', 'log'],
	];
	for (const [name, language] of names) {
		test(`${name} is ${language}`, async () => {
			const document = await vscode.workspace.openTextDocument(await writeFile(name, '一、开头\n'));
			assert.equal(document.languageId, language);
		});
	}

	test('reads well without settings', async () => {
		const document = await showText('一、开头\n');
		const editor = vscode.workspace.getConfiguration('editor', document);
		assert.equal(editor.get('wordWrap'), 'on');
		assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
		assert.equal(editor.get('wordBasedSuggestions'), 'off');
	});

	// Behind a word VS Code waits for the next one to begin before it asks what may follow; behind 整改率 it is to ask at once.
	test('a figure is a word, and so is what is Latin, and Chinese is none', async () => {
		const document = await showText('签约1,234.5户，占98.9%，use e-mail');
		const wordAt = (character: number) => {
			const range = document.getWordRangeAtPosition(new vscode.Position(0, character));
			return range && document.getText(range);
		};
		assert.deepEqual([1, 5, 10, 14, 18, 22].map(wordAt), [undefined, '1,234.5', undefined, '98.9%', 'use', 'e-mail']);
	});
});
