import { type Disposable, EventEmitter, type QuickPickItem, Range, RelativePattern, type TextDocument, ThemeIcon, type TreeDataProvider, TreeItem, TreeItemCollapsibleState, Uri, commands, env, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { exportTable } from './exportTable.ts';
import { type ComparedFigure, type Comparison, askComparison, askText } from './requests.ts';
import { say } from './say.ts';

/** A group of rows, or a row by its index. */
type Element = { readonly group: string } | { readonly row: number };

/** The view of two reports side by side. Tells its rows, for tests. */
export function registerComparison(start: () => Promise<BaseLanguageClient>, isReadable: (document: TextDocument) => boolean, subscriptions: Disposable[]): () => readonly string[] {
	const changed = new EventEmitter<void>();
	let document: TextDocument | undefined;
	let base: Uri | undefined;
	let comparison: Comparison | null = null;
	let groups: ReadonlyMap<string, readonly number[]> = new Map();
	let timer: ReturnType<typeof setTimeout> | undefined;

	const provider: TreeDataProvider<Element> = {
		onDidChangeTreeData: changed.event,
		getChildren: element => (element === undefined ? [...groups.keys()].map(group => ({ group })) : 'group' in element ? (groups.get(element.group) ?? []).map(row => ({ row })) : []),
		getParent: element => ('group' in element ? undefined : [...groups].flatMap(([one, rows]) => (rows.includes(element.row) ? [{ group: one }] : []))[0]),
		getTreeItem: element => ('group' in element ? toGroupItem(element.group) : toRowItem(element.row)),
	};
	const view = window.createTreeView('tieout.comparison', { treeDataProvider: provider, showCollapseAll: true });

	const update = async () => {
		const [asked, before] = [document, base];
		if (asked === undefined || before === undefined) return;
		comparison = await askComparison(await start(), asked, before.toString());
		groups = group(comparison);
		view.description = comparison === null ? '' : `${titleOf(comparison.base, before)} → ${titleOf(comparison.current, asked.uri)}`;
		const matched = comparison?.rows.filter(({ base: one, current }) => one !== null && current !== null).length ?? 0;
		view.message = comparison === null ? say('这份文本没有核校，不能对比。', 'This text is not checked and cannot be compared.') : say(`同一指标 ${matched} 个`, `${matched} indicators in both`);
		changed.fire();
	};
	const toGroupItem = (title: string): TreeItem => {
		const item = new TreeItem(title, ONLY.some(one => one() === title) ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded);
		item.id = `group ${title}`;
		item.description = String(groups.get(title)!.length);
		return item;
	};
	const toRowItem = (index: number): TreeItem => {
		const row = comparison!.rows[index];
		const item = new TreeItem(row.name);
		item.id = `row ${index} ${row.name}`;
		item.description = describe(row);
		item.iconPath = new ThemeIcon(row.change === undefined ? 'dash' : row.change.startsWith('-') ? 'arrow-down' : row.change === '0' ? 'arrow-right' : 'arrow-up');
		item.tooltip = `${row.section}\n${row.name}：${describe(row)}`;
		item.contextValue = row.base === null ? 'row' : 'comparedRow';
		item.command = { command: 'tieout.comparison.jump', title: say('跳到原文', 'Go to the text'), arguments: [index] };
		item.accessibilityInformation = { label: [row.name, row.baseText === '' ? say('上一份没有', 'not in the earlier one') : row.baseText, row.currentText === '' ? say('本份没有', 'not in this one') : row.currentText, printChange(row)].filter(part => part !== '').join(say('，', ', ')) };
		return item;
	};

	const jump = async (index: number, isBase: boolean) => {
		const row = comparison?.rows[index];
		if (row === undefined || document === undefined || base === undefined) return;
		const range = isBase ? row.base : row.current ?? row.base;
		if (range === null) return;
		const isCurrent = !isBase && row.current !== null;
		const target = isCurrent ? document : await workspace.openTextDocument(base);
		await window.showTextDocument(target, { selection: new Range(range.start.line, range.start.character, range.end.line, range.end.character) });
	};

	const register = (name: string, run: (...args: any[]) => unknown) => subscriptions.push(commands.registerCommand(name, run));
	register('tieout.compareReports', async (earlier?: Uri) => {
		const front = window.activeTextEditor?.document;
		if (front === undefined || !isReadable(front)) return void window.showInformationMessage(say('请先打开要对比的报告（较新的一份）。', 'Open the report to compare first: the newer one.'));
		const picked = earlier instanceof Object && 'scheme' in earlier ? earlier : await pickEarlier(front, isReadable);
		if (picked === undefined) return;
		[document, base] = [front, picked];
		await commands.executeCommand('setContext', 'tieout.hasComparison', true);
		try {
			await update();
		} catch (error) {
			return void window.showErrorMessage(error instanceof Error ? error.message : String(error));
		}
		await commands.executeCommand('tieout.comparison.focus');
		const [first] = groups.keys();
		if (first !== undefined) await view.reveal({ group: first }, { focus: true, select: false }).then(undefined, () => undefined);
	});
	register('tieout.comparison.jump', (index: number) => jump(index, false));
	register('tieout.comparison.jumpToBase', (element?: Element) => element !== undefined && 'row' in element && jump(element.row, true));
	register('tieout.comparison.copy', async () => {
		if (document === undefined || base === undefined) return;
		const answer = await askText(await start(), document, { base: base.toString() }, 'tsv');
		if (answer === null) return;
		await env.clipboard.writeText(answer.text);
		window.setStatusBarMessage(say('已复制，可粘贴到表格', 'Copied: paste it into a spreadsheet'), 5000);
	});
	register('tieout.comparison.export', async (target?: Uri) => {
		if (document === undefined || base === undefined) return void window.showInformationMessage(say('请先用“与另一份报告对比”选两份报告。', 'Choose two reports by Compare with Another Report first.'));
		await exportTable(await start(), document, { base: base.toString() }, say('对比', 'comparison'), target instanceof Object && 'scheme' in target ? target : undefined);
	});

	subscriptions.push(
		view, changed,
		{ dispose: () => clearTimeout(timer) },
		workspace.onDidChangeTextDocument(({ document: { uri } }) => {
			if (![document?.uri, base].some(one => one?.toString() === uri.toString()) || !view.visible) return;
			clearTimeout(timer);
			timer = setTimeout(() => void update().catch(() => undefined), CALM);
		}),
	);
	return () => [...groups].flatMap(([title, rows]) => [title, ...rows.map(row => `  ${comparison!.rows[row].name} | ${describe(comparison!.rows[row])}`)]);
}
/** Milliseconds without a change. */
const CALM = 400;

/** By section what is in both, then what is only in one of them. */
function group(comparison: Comparison | null): ReadonlyMap<string, readonly number[]> {
	const groups = new Map<string, number[]>();
	const add = (title: string, row: number) => {
		const rows = groups.get(title);
		if (rows === undefined) groups.set(title, [row]);
		else rows.push(row);
	};
	const rows = comparison?.rows ?? [];
	rows.forEach((row, index) => row.base !== null && row.current !== null && add(row.section || say('开头', 'Beginning'), index));
	rows.forEach((row, index) => row.base === null && add(ONLY[0](), index));
	rows.forEach((row, index) => row.current === null && add(ONLY[1](), index));
	return groups;
}
const ONLY = [() => say('只在本份中', 'Only in this one'), () => say('只在上一份中', 'Only in the earlier one')] as const;

/** "165栋 → 180栋　+15栋（+9.1%）" */
function describe(row: ComparedFigure): string {
	if (row.base === null) return row.currentText;
	if (row.current === null) return row.baseText;
	return [`${row.baseText} → ${row.currentText}`, printChange(row)].join('  ');
}

function printChange({ change, growth, unit }: ComparedFigure): string {
	if (change === undefined) return '';
	const sign = (number: string) => (number.startsWith('-') ? number.replace('-', '−') : `+${number}`);
	if (change === '0') return say('持平', 'unchanged');
	const rate = growth === undefined ? '' : say(`（${sign(growth)}%）`, ` (${sign(growth)}%)`);
	const inUnit = PERCENT.has(unit) ? say(' 个百分点', ' points') : unit === '' ? '' : say(unit, ` ${unit}`);
	return `${sign(shorten(change))}${inUnit}${rate}`;
}
const PERCENT: ReadonlySet<string> = new Set(['%', '％', '百分之']);

/** "60万" for 600000, as Chinese counts. */
function shorten(number: string): string {
	const value = Math.abs(Number(number));
	const power = 1e8 <= value ? 8 : 1e4 <= value ? 4 : 0;
	const word = power === 8 ? '亿' : power === 4 ? '万' : '';
	return say(`${Number((Number(number) / 10 ** power).toPrecision(12))}${word}`, number);
}

const titleOf = ({ title, year }: Comparison['base'], uri: Uri): string => (year === 0 ? title || uri.path.slice(uri.path.lastIndexOf('/') + 1) : String(year));

/** Another report that is open, or one of the folder, or any file. */
async function pickEarlier(front: TextDocument, isReadable: (document: TextDocument) => boolean): Promise<Uri | undefined> {
	const isOther = (uri: Uri) => uri.toString() !== front.uri.toString();
	const open = workspace.textDocuments.filter(document => isReadable(document) && isOther(document.uri)).map(({ uri }) => uri);
	const pattern = workspace.getConfiguration('tieout', front).get<string>('check.files') ?? '**/*.txt';
	const folders = workspace.workspaceFolders ?? [];
	const found = (await Promise.all(folders.map(folder => workspace.findFiles(new RelativePattern(folder, pattern), '**/node_modules/**', MOST)))).flat();
	const uris = new Map([...open, ...found].filter(isOther).map(uri => [uri.toString(), uri]));
	const items: (QuickPickItem & { readonly uri?: Uri })[] = [...uris.values()].map(uri => ({ label: uri.path.slice(uri.path.lastIndexOf('/') + 1), description: workspace.asRelativePath(uri, false), uri }));
	const browse = { label: `$(folder-opened) ${say('选择其他文件…', 'Choose another file…')}`, alwaysShow: true };
	const picked = await window.showQuickPick([...items, browse], { title: say('与哪一份较早的报告对比？', 'Compare with which earlier report?'), placeHolder: say('例如去年的同一份报告', 'For instance the same report of last year'), matchOnDescription: true });
	if (picked === undefined || 'uri' in picked) return picked?.uri;
	return (await window.showOpenDialog({ canSelectMany: false, title: say('选择较早的报告', 'Choose the earlier report') }))?.[0];
}
/** How many files of a folder are offered. */
const MOST = 500;
