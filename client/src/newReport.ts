import { type QuickPickItem, SnippetString, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { askTemplates } from './requests.ts';
import { say } from './say.ts';

/** Asks for a kind of report, and opens a new one with its sections, to be filled in from place to place. */
export async function newReport(client: BaseLanguageClient): Promise<void> {
	const templates = await askTemplates(client, window.activeTextEditor?.document) ?? [];
	const items = templates.map(({ name, sections, isOwn, template }): QuickPickItem & { readonly template: string } => ({
		label: name,
		description: sections.join(HAN.test(name) ? '、' : ', '),
		...(isOwn ? { detail: say('本文件夹的 tieout.json', 'tieout.json of this folder') } : {}),
		template,
	}));
	const picked = await window.showQuickPick(items, { title: say('新建报告', 'New report'), placeHolder: say('哪种报告？', 'What kind of report?'), matchOnDescription: true });
	if (picked === undefined) return;
	const editor = await window.showTextDocument(await workspace.openTextDocument({ language: 'report' }));
	await editor.insertSnippet(new SnippetString(picked.template));
}

const HAN = /[\u4e00-\u9fff]/;
