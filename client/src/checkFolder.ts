import { ProgressLocation, commands, window, workspace } from 'vscode';
import type { BaseLanguageClient, ProgressType, WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport } from 'vscode-languageclient';
import type { FolderSummary } from './requests.ts';
import { say } from './say.ts';

/** Checks all reports of the folders that are open, and shows the problems. */
export async function checkFolder(client: BaseLanguageClient): Promise<FolderSummary | undefined> {
	if (workspace.workspaceFolders === undefined) {
		await window.showInformationMessage(say('请先打开一个文件夹。', 'Open a folder first.'));
		return undefined;
	}
	const workDoneToken = `tieout.checkFolder/${count += 1}`;
	const title = say('核校整个文件夹', 'Checking the whole folder');
	const summary = await window.withProgress({ location: ProgressLocation.Notification, cancellable: true, title }, async (progress, token) => {
		let done = 0;
		const reported = client.onProgress(ANY, workDoneToken, value => {
			if (value.kind !== 'report') return;
			progress.report({ message: value.message, increment: (value.percentage ?? done) - done });
			done = value.percentage ?? done;
		});
		try {
			return await client.sendRequest<FolderSummary>('workspace/executeCommand', { command: 'tieout.checkWorkspace', workDoneToken }, token);
		} catch (error) {
			if (!token.isCancellationRequested) await window.showErrorMessage(error instanceof Error ? error.message : String(error));
			return undefined;
		} finally {
			reported.dispose();
		}
	});
	if (summary === undefined) return undefined;
	if (0 < summary.findings) await commands.executeCommand('workbench.actions.view.problems');
	void window.showInformationMessage(print(summary));
	return summary;
}
let count = 0;
/** The library tells progresses apart by their token alone; its own type would be answered in the status bar, where nothing can be cancelled. */
const ANY = {} as ProgressType<WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd>;

function print({ files, reports, findings, failed, isCancelled }: FolderSummary): string {
	const notRead = failed === 0 ? '' : say(`；${failed} 个文件未能读取`, `; ${failed} could not be read`);
	const stopped = isCancelled ? say('已取消。', 'Cancelled. ') : '';
	const found = findings === 0 ? say('未见不符', 'nothing found') : say(`不符 ${findings} 处`, `${findings} ${findings === 1 ? 'finding' : 'findings'}`);
	return stopped + say(`看了 ${files} 个未打开的文件，其中报告 ${reports} 份；${found}${notRead}。`, `${files} files that are not open were looked at, ${reports} of them reports; ${found}${notRead}.`);
}
