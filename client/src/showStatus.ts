import { type QuickPickItem, commands, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { askStatus } from './requests.ts';
import { say } from './say.ts';

/** What can be done about what is shown, and what is not. */
export async function showStatusMenu(client: BaseLanguageClient): Promise<void> {
	const document = window.activeTextEditor?.document;
	const status = document === undefined ? null : await askStatus(client, document);
	const items: (QuickPickItem & { readonly command: string; readonly argument?: string })[] = [
		{ label: `$(question) ${say('核了什么，为什么没有提示？', 'What was checked, and why is nothing reported?')}`, description: status?.summary ?? '', command: 'tieout.explain' },
		{ label: `$(eye-closed) ${say('不再提示的内容', 'What is ignored')}`, description: status === null || status.ignored === 0 ? '' : say(`本文 ${status.ignored} 处`, `${status.ignored} in this report`), command: 'tieout.showIgnored' },
		{ label: `$(json) ${say('打开 tieout.json', 'Open tieout.json')}`, description: status?.configuration === undefined ? say('还没有，将新建', 'there is none yet: it is made') : '', command: 'tieout.openConfiguration' },
		{ label: `$(files) ${say('核校整个文件夹', 'Check the whole folder')}`, command: 'tieout.checkFolder' },
		{ label: `$(gear) ${say('设置', 'Settings')}`, command: 'workbench.action.openSettings', argument: '@ext:tieout.tieout' },
	];
	const picked = await window.showQuickPick(items, { title: say('报告核校', 'Tieout'), placeHolder: status?.summary ?? say('当前没有打开报告', 'No report is open') });
	if (picked !== undefined) await commands.executeCommand(picked.command, ...(picked.argument === undefined ? [] : [picked.argument]));
}

/** Says what was looked at in the report in front, what not, and why. */
export async function explain(client: BaseLanguageClient): Promise<void> {
	const document = window.activeTextEditor?.document;
	const status = document === undefined ? null : await askStatus(client, document);
	if (status === null) await window.showInformationMessage(say('当前没有打开报告。', 'No report is open.'));
	else await window.showInformationMessage(status.summary, { modal: true, detail: status.reasons.map(reason => `· ${reason}`).join('\n') });
}
