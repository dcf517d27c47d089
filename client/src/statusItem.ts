import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, type TextDocument, languages, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Status, askStatus } from './requests.ts';
import { say } from './say.ts';

/** Shows in the status bar what was looked at in the report in front. Tells what it shows. */
export function showStatus(client: BaseLanguageClient, isReadable: (document: TextDocument) => boolean, subscriptions: Disposable[]): () => string | undefined {
	const item = window.createStatusBarItem('tieout.status', StatusBarAlignment.Right, 90);
	item.name = say('报告核校', 'Tieout');
	let shown: string | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const update = async () => {
		const document = window.activeTextEditor?.document;
		const status = document === undefined || !isReadable(document) ? null : await askStatus(client, document).catch(() => null);
		if (window.activeTextEditor?.document !== document) return;
		shown = status?.summary;
		item.command = client.isRunning() ? 'tieout.showStatus' : 'tieout.restart';
		if (status !== null) print(item, status);
		else if (client.isRunning() || document === undefined || !isReadable(document)) item.hide();
		else printStopped(item);
	};
	/** Once nothing happens any more: who types needs no counting. */
	const updateSoon = () => {
		clearTimeout(timer);
		timer = setTimeout(() => void update(), CALM);
	};
	const concerns = (document: { readonly uri: TextDocument['uri'] }) => document.uri.toString() === window.activeTextEditor?.document.uri.toString();
	subscriptions.push(
		item,
		client.onDidChangeState(updateSoon),
		{ dispose: () => clearTimeout(timer) },
		window.onDidChangeActiveTextEditor(updateSoon),
		workspace.onDidChangeTextDocument(({ document }) => concerns(document) && updateSoon()),
		workspace.onDidChangeConfiguration(change => change.affectsConfiguration('tieout') && updateSoon()),
		languages.onDidChangeDiagnostics(({ uris }) => uris.some(uri => concerns({ uri })) && updateSoon()),
	);
	updateSoon();
	return () => shown;
}
const CALM = 250;

function print(item: StatusBarItem, { state, figures, tied, findings, summary, reasons, configuration }: Status): void {
	const total = findings.error + findings.warning + findings.info + findings.hint;
	const found = total === 0 ? say('未见不符', 'Nothing found') : say(`不符 ${total} 处`, `${total} ${total === 1 ? 'finding' : 'findings'}`);
	const icon = 0 < (configuration?.problems ?? 0) ? 'warning' : total === 0 ? 'pass' : 'error';
	const texts = {
		report: `$(${icon}) ${found} · ${say('可核', 'tied')} ${tied}/${figures}`,
		note: `$(circle-slash) ${say('非报告', 'Not a report')}`,
		off: `$(circle-slash) ${say('核校已关闭', 'Tieout is off')}`,
	};
	item.text = texts[state];
	const tooltip = new MarkdownString();
	tooltip.appendText(summary);
	for (const reason of reasons) tooltip.appendMarkdown('\n- ').appendText(reason);
	item.tooltip = tooltip;
	item.accessibilityInformation = { label: `${item.name}: ${summary}` };
	item.show();
}

function printStopped(item: StatusBarItem): void {
	item.text = `$(error) ${say('核校已停止', 'Tieout has stopped')}`;
	item.tooltip = say('语言服务器没有运行。点击重新启动。', 'The language server is not running. Click to start it again.');
	item.accessibilityInformation = { label: `${item.name}: ${item.tooltip}` };
	item.show();
}
