import { Position, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { askStatus } from './requests.ts';
import { say } from './say.ts';

/** Opens the tieout.json that counts for the report in front; where there is none, makes one in its folder. */
export async function openConfiguration(client: BaseLanguageClient): Promise<void> {
	const document = window.activeTextEditor?.document;
	const status = document === undefined ? null : await askStatus(client, document);
	const folder = (document === undefined ? undefined : workspace.getWorkspaceFolder(document.uri)) ?? workspace.workspaceFolders?.[0];
	const home = folder?.uri ?? (document === undefined || document.isUntitled ? undefined : Uri.joinPath(document.uri, '..'));
	if (status?.configuration === undefined && home === undefined) {
		await window.showInformationMessage(say('请先打开一个文件夹：tieout.json 放在文件夹里。', 'Open a folder first: tieout.json lies in one.'));
		return;
	}
	const uri = status?.configuration === undefined ? Uri.joinPath(home!, 'tieout.json') : Uri.parse(status.configuration.uri);
	if (status?.configuration === undefined && !await exists(uri)) {
		const edit = new WorkspaceEdit();
		edit.createFile(uri, { ignoreIfExists: true });
		edit.insert(uri, new Position(0, 0), say(TEMPLATE.zh, TEMPLATE.en));
		await workspace.applyEdit(edit);
	}
	await window.showTextDocument(uri);
}

async function exists(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

const TEMPLATE = {
	zh: `{
	// 本文件夹及其下各级文件夹中的报告都按此核校，命令行 tieout check 也一样。
	// 各规则的级别：off 关闭，hint、info、warning、error 由轻到重。
	"rules": {
	},
	// 看过并认可、不再提示的内容。在提示处按“快速修复”即可写入。
	"ignore": [
	]
}
`,
	en: `{
	// The reports in this folder and below are checked as it says here, by the command tieout check too.
	// The severity of rules: off, hint, info, warning, error.
	"rules": {
	},
	// What somebody has looked at and lets stand. The quick fixes of a finding write it here.
	"ignore": [
	]
}
`,
};
