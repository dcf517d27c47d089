import { type QuickPickItem, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type IgnoredItem, askIgnored, stopIgnoring } from './requests.ts';
import { say } from './say.ts';

/** Lists what is ignored; what is ticked is shown again. */
export async function showIgnored(client: BaseLanguageClient): Promise<void> {
	const document = window.activeTextEditor?.document;
	const ignored = document === undefined ? null : await askIgnored(client, document);
	if (document === undefined || ignored === null || ignored.items.length === 0) {
		await window.showInformationMessage(say('没有设为不再提示的内容。', 'Nothing is ignored.'));
		return;
	}
	const picked = await window.showQuickPick(ignored.items.map(toItem), {
		canPickMany: true,
		title: say('不再提示的内容', 'What is ignored'),
		placeHolder: say('勾选要恢复提示的，按回车', 'Tick what is to be shown again, and press Enter'),
		matchOnDescription: true,
		matchOnDetail: true,
	});
	if (picked === undefined || picked.length === 0) return;
	const isDone = await stopIgnoring(client, document, picked.map(({ item }) => item));
	if (!isDone) await window.showWarningMessage(say('tieout.json 已有改动，请重试。', 'tieout.json has changed: try again.'));
}

function toItem(item: IgnoredItem): QuickPickItem & { readonly item: IgnoredItem } {
	const { rule, finding, files, about, isHere, count } = item;
	const what = rule === undefined ? say('全部规则', 'all rules') : rule;
	const scope = finding === undefined ? what : `${what} ${say('（一处）', '(one finding)')}`;
	const here = !isHere ? say('与当前文件无关', 'not in this file') : count === 0 ? say('当前文件中已没有', 'nothing in this file any more') : say(`当前文件 ${count} 处`, `${count} in this file`);
	return { item, label: scope, description: files ?? say('所有报告', 'all reports'), detail: [here, about].filter(part => part !== undefined).join(say('；', '; ')) };
}
