import {
	type CancellationToken, type Disposable, EventEmitter, MarkdownString, type QuickPickItem, Range, ThemeColor, ThemeIcon, type TextDocument, type TextEditor, type TreeDataProvider, TreeItem, TreeItemCollapsibleState, type Uri,
	commands, env, languages, window, workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { exportTable } from './exportTable.ts';
import { type Figure, type Ledger, askLedger, askText } from './requests.ts';
import { say } from './say.ts';

export type Show = 'all' | 'untied' | 'findings';
export type Order = 'place' | 'value' | 'name';

/** A heading or a figure, by its index in the ledger. */
type Element = { readonly section: number } | { readonly figure: number };

/** The view of all figures of the report in front. Tells its rows, for tests. */
export function registerLedger(start: () => Promise<BaseLanguageClient>, isReadable: (document: TextDocument) => boolean, subscriptions: Disposable[]): () => readonly string[] {
	const changed = new EventEmitter<void>();
	let document: TextDocument | undefined;
	let ledger: Ledger | null = null;
	let show: Show = 'all';
	let search = '';
	let order: Order = 'place';
	let shown: ReadonlySet<number> = new Set();
	let timer: ReturnType<typeof setTimeout> | undefined;

	const provider: TreeDataProvider<Element> = {
		onDidChangeTreeData: changed.event,
		getChildren: element => (ledger === null ? [] : element === undefined ? roots(ledger) : 'section' in element ? childrenOf(ledger, element.section) : []),
		getParent: element => {
			if (ledger === null || order !== 'place') return undefined;
			const index = 'figure' in element ? ledger.figures[element.figure]?.section : ledger.sections[element.section]?.parent;
			return index === undefined || index < 0 ? undefined : { section: index };
		},
		getTreeItem: element => ('section' in element ? toSectionItem(element.section) : toFigureItem(element.figure)),
		resolveTreeItem: (item, element, _token: CancellationToken) => {
			if ('figure' in element && ledger !== null) item.tooltip = toTooltip(ledger.figures[element.figure]);
			return item;
		},
	};
	const view = window.createTreeView('tieout.ledger', { treeDataProvider: provider, showCollapseAll: true, canSelectMany: true });

	const roots = ({ sections, figures }: Ledger): Element[] => {
		if (order === 'place') return [...figuresIn(-1), ...sections.flatMap((section, index) => (section.parent === -1 && holds(index) ? [{ section: index }] : []))];
		const collator = new Intl.Collator('zh');
		const keys = new Map([...shown].map(index => [index, Math.abs(Number(figures[index].value))]));
		return [...shown].sort((a, b) => (order === 'value' ? keys.get(b)! - keys.get(a)! : collator.compare(figures[a].name || '\uffff', figures[b].name || '\uffff')) || a - b).map(figure => ({ figure }));
	};
	const childrenOf = ({ sections }: Ledger, parent: number): Element[] => [...figuresIn(parent), ...sections.flatMap((section, index) => (section.parent === parent && holds(index) ? [{ section: index }] : []))];
	const figuresIn = (section: number): Element[] => (bySection.get(section) ?? []).map(figure => ({ figure }));
	const holds = (section: number): boolean => (counts.get(section) ?? 0) !== 0;
	let bySection = new Map<number, number[]>();
	/** How many figures stand below a heading. */
	let counts = new Map<number, number>();

	/** What is asked for, of what there is. */
	const choose = () => {
		bySection = new Map();
		counts = new Map();
		const words = search.toLowerCase();
		const chosen = new Set<number>();
		ledger?.figures.forEach((figure, index) => {
			const isWanted = show === 'all' || (show === 'untied' ? figure.status === undefined : doesNotHold(figure));
			const isFound = words === '' || [figure.name, figure.text, figure.context, figure.periodName].some(text => text.toLowerCase().includes(words));
			if (!isWanted || !isFound) return;
			chosen.add(index);
			const there = bySection.get(figure.section);
			if (there === undefined) bySection.set(figure.section, [index]);
			else there.push(index);
			for (let at = figure.section; 0 <= at; at = ledger!.sections[at].parent) counts.set(at, (counts.get(at) ?? 0) + 1);
		});
		shown = chosen;
		view.description = document === undefined || ledger === null ? '' : ledger.title || nameOf(document.uri);
		view.message = toMessage();
		changed.fire();
	};
	const toMessage = (): string | undefined => {
		if (document === undefined) return undefined;
		if (ledger === null) return say('这份文本没有核校，所以没有台账。', 'This text is not checked, so there is no ledger.');
		const total = ledger.figures.length;
		const tied = ledger.figures.filter(({ status }) => status !== undefined).length;
		if (show === 'all' && search === '') return say(`数据 ${total} 个，有勾稽关系 ${tied} 个`, `${total} figures, ${tied} tied`);
		const what = [show === 'all' ? '' : SHOWN[show](), search === '' ? '' : say(`含“${search}”`, `with “${search}”`)].filter(part => part !== '').join(say('，', ', '));
		return say(`${what}：${shown.size} 个，共 ${total} 个`, `${what}: ${shown.size} of ${total}`);
	};

	const update = async () => {
		const front = window.activeTextEditor?.document;
		if (front !== undefined && isReadable(front)) document = front;
		else if (document?.isClosed === true) document = undefined;
		if (!view.visible) return;
		const asked = document;
		const answer = asked === undefined ? null : await start().then(client => askLedger(client, asked)).catch(() => null);
		if (asked !== document) return;
		ledger = answer;
		choose();
		follow(window.activeTextEditor);
	};
	/** Once nothing happens any more. */
	const updateSoon = () => {
		clearTimeout(timer);
		timer = setTimeout(() => void update(), CALM);
	};
	const isShown = (uri: Uri) => uri.toString() === document?.uri.toString();

	const isFollowing = () => workspace.getConfiguration('tieout').get<boolean>('ledger.followCursor') === true;
	function follow(editor: TextEditor | undefined): void {
		const element = view.visible && isFollowing() ? elementAt(editor) : undefined;
		if (element !== undefined) void view.reveal(element, { select: true, focus: false }).then(undefined, () => undefined);
	}
	/** The figure at the cursor, if it is among those that are shown. */
	function elementAt(editor: TextEditor | undefined): Element | undefined {
		if (editor === undefined || ledger === null || !isShown(editor.document.uri) || ledger.version !== editor.document.version) return undefined;
		const at = editor.selection.active;
		const figure = ledger.figures.findIndex(({ range }) => toRange(range).contains(at));
		return shown.has(figure) ? { figure } : undefined;
	}

	function toSectionItem(index: number): TreeItem {
		const { title } = ledger!.sections[index];
		const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
		item.id = `section ${index} ${title}`;
		item.description = String(counts.get(index) ?? 0);
		item.contextValue = 'section';
		item.accessibilityInformation = { label: say(`${title}，数据 ${counts.get(index) ?? 0} 个`, `${title}, ${counts.get(index) ?? 0} figures`) };
		return item;
	}
	function toFigureItem(index: number): TreeItem {
		const figure = ledger!.figures[index];
		const { name, text, periodName, context, findings, involved } = figure;
		const item = new TreeItem(name === '' ? text : name);
		const section = order === 'place' ? '' : ledger!.sections[figure.section]?.title ?? '';
		item.id = `figure ${index} ${name} ${text}`;
		item.description = [name === '' ? context : text, periodName, section].filter(part => part !== '').join(' · ');
		item.iconPath = iconOf(figure);
		item.contextValue = 'figure';
		item.command = { command: 'tieout.ledger.jump', title: say('跳到原文', 'Go to the text'), arguments: [index] };
		item.accessibilityInformation = { label: [name, text, periodName, TIED[stateOf(figure)](), ...findings, ...involved].filter(part => part !== '').join(say('，', ', ')) };
		return item;
	}

	const jump = async (index: number) => {
		const figure = ledger?.figures[index];
		if (figure !== undefined && document !== undefined) await window.showTextDocument(document, { selection: toRange(figure.range), preserveFocus: false });
	};
	/** What is selected, else all that is shown, in the order shown. */
	const selected = (): number[] => {
		const figures = view.selection.flatMap(element => ('figure' in element ? [element.figure] : []));
		const all = ledger === null ? [] : inOrder(undefined);
		return 1 < figures.length ? all.filter(index => figures.includes(index)) : all;
	};
	const inOrder = (element: Element | undefined): number[] => ((provider.getChildren(element) ?? []) as Element[]).flatMap(child => ('figure' in child ? [child.figure] : inOrder(child)));

	const register = (name: string, run: (...args: any[]) => unknown) => subscriptions.push(commands.registerCommand(name, run));
	register('tieout.ledger.jump', jump);
	register('tieout.ledger.show', async () => {
		await start();
		await commands.executeCommand('setContext', 'tieout.hasReport', true);
		await commands.executeCommand('tieout.ledger.focus');
		await update();
		// A tree that was empty when it was focused has no row that keys could leave from.
		const [first] = ledger === null ? [] : roots(ledger);
		const row = elementAt(window.activeTextEditor) ?? first;
		if (row !== undefined) await view.reveal(row, { focus: true, select: false }).then(undefined, () => undefined);
	});
	register('tieout.ledger.filter', async (asked?: { readonly show?: Show; readonly search?: string }) => {
		const picked = asked?.show === undefined && asked?.search === undefined ? await pickFilter(ledger, show, search) : { show: asked.show ?? 'all', search: asked.search ?? '' };
		if (picked === undefined) return;
		({ show, search } = picked);
		choose();
	});
	register('tieout.ledger.sort', async (asked?: Order) => {
		const picked = typeof asked === 'string' ? asked : await pickOrder(order);
		if (picked === undefined) return;
		order = picked;
		choose();
	});
	register('tieout.ledger.copy', async () => {
		if (document === undefined || ledger === null) return;
		const answer = await askText(await start(), document, { figures: selected() }, 'tsv');
		if (answer === null) return;
		await env.clipboard.writeText(answer.text);
		window.setStatusBarMessage(say(`已复制 ${selected().length} 个数据，可粘贴到表格`, `${selected().length} figures copied: paste them into a spreadsheet`), 5000);
	});
	register('tieout.ledger.export', async (target?: Uri) => {
		await update();
		if (document === undefined || ledger === null) return void window.showInformationMessage(say('请先打开一份报告，并打开数据台账。', 'Open a report and its ledger first.'));
		await exportTable(await start(), document, { figures: inOrder(undefined) }, say('数据台账', 'ledger'), target instanceof Object && 'scheme' in target ? target : undefined);
	});
	register('tieout.ledger.followCursor', () => workspace.getConfiguration('tieout').update('ledger.followCursor', !isFollowing(), true));

	subscriptions.push(
		view, changed,
		{ dispose: () => clearTimeout(timer) },
		view.onDidChangeVisibility(({ visible }) => visible && updateSoon()),
		window.onDidChangeActiveTextEditor(updateSoon),
		window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
		workspace.onDidChangeTextDocument(change => isShown(change.document.uri) && updateSoon()),
		workspace.onDidCloseTextDocument(closed => isShown(closed.uri) && updateSoon()),
		workspace.onDidChangeConfiguration(change => change.affectsConfiguration('tieout') && updateSoon()),
		languages.onDidChangeDiagnostics(({ uris }) => uris.some(isShown) && updateSoon()),
	);
	updateSoon();

	const printRows = (element: Element | undefined, indent: string): string[] => ((provider.getChildren(element) ?? []) as Element[]).flatMap(child => {
		const { label, description } = provider.getTreeItem(child) as TreeItem;
		return [`${indent}${String(label)} | ${String(description)}`, ...('section' in child ? printRows(child, `${indent}  `) : [])];
	});
	return () => printRows(undefined, '');
}
/** Milliseconds without a change. */
const CALM = 250;

const toRange = ({ start, end }: Figure['range']): Range => new Range(start.line, start.character, end.line, end.character);
const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** Each state has a shape of its own, so that nobody needs to see colours. */
const iconOf = (figure: Figure): ThemeIcon => {
	const [icon, color] = ICONS[stateOf(figure)];
	return new ThemeIcon(icon, color && new ThemeColor(color));
};

/** Of the figures of a claim that does not hold, one bears the finding; by the others it is judged. */
type State = 'found' | 'violated' | 'holds' | 'unsure' | 'none';
const stateOf = ({ status, findings, involved }: Figure): State => (0 < findings.length ? 'found' : 0 < involved.length ? 'violated' : status ?? 'none');
const doesNotHold = (figure: Figure): boolean => ['found', 'violated'].includes(stateOf(figure));
const ICONS: Readonly<Record<State, readonly [icon: string, color?: string]>> = {
	found: ['error', 'problemsErrorIcon.foreground'],
	violated: ['warning', 'problemsWarningIcon.foreground'],
	holds: ['pass', 'testing.iconPassed'],
	unsure: ['question'],
	none: ['circle-outline'],
};
const TIED: Readonly<Record<State, () => string>> = {
	found: () => say('不符', 'does not tie out'),
	violated: () => say('与它有关的数据不符', 'a figure that it is tied to does not tie out'),
	holds: () => say('相符', 'ties out'),
	unsure: () => say('难以断定', 'cannot be told'),
	none: () => say('没有勾稽关系', 'not tied'),
};

function toTooltip({ name, text, value, unit, periodName, context, ties, findings, involved, status }: Figure): MarkdownString {
	const tooltip = new MarkdownString();
	tooltip.appendText(`${name === '' ? '' : `${name}  `}${text}${periodName === '' ? '' : `  ${periodName}`}`);
	tooltip.appendMarkdown('\n\n').appendText(`= ${value}${unit === '' ? '' : ` ${unit}`}`);
	for (const finding of findings) tooltip.appendMarkdown('\n\n$(error) ').appendText(finding);
	for (const finding of involved) tooltip.appendMarkdown('\n\n$(warning) ').appendText(finding);
	for (const tie of ties) tooltip.appendMarkdown('\n- ').appendText(tie);
	if (status === undefined) tooltip.appendMarkdown('\n\n').appendText(say('没有写明与别的数据的关系，没有核。', 'The text ties it to no other figure: it was not checked.'));
	tooltip.appendMarkdown('\n\n---\n\n').appendText(context);
	tooltip.supportThemeIcons = true;
	return tooltip;
}

const SHOWN: Readonly<Record<Show, () => string>> = {
	all: () => say('全部数据', 'All figures'),
	untied: () => say('没有勾稽关系的', 'Those that are not tied'),
	findings: () => say('不符的', 'Those with findings'),
};

/** One list for both: what is typed is searched for, what is picked is shown. */
async function pickFilter(ledger: Ledger | null, show: Show, search: string): Promise<{ readonly show: Show; readonly search: string } | undefined> {
	const figures = ledger?.figures ?? [];
	const count: Readonly<Record<Show, number>> = {
		all: figures.length,
		untied: figures.filter(({ status }) => status === undefined).length,
		findings: figures.filter(doesNotHold).length,
	};
	const pick = window.createQuickPick<QuickPickItem & { readonly show?: Show }>();
	const kinds = (['all', 'untied', 'findings'] as const).map(one => ({ label: `$(${one === show ? 'check' : 'blank'}) ${SHOWN[one]()}`, description: String(count[one]), show: one, alwaysShow: true }));
	const list = () => {
		pick.items = pick.value === '' ? kinds : [{ label: `$(search) ${say(`搜索“${pick.value}”`, `Search “${pick.value}”`)}`, alwaysShow: true }, ...kinds];
	};
	pick.title = say('筛选数据', 'Filter Figures');
	pick.placeholder = say('选一类，或输入指标、数值、原文里的词', 'Pick a kind, or type words of an indicator, a figure, the text');
	pick.value = search;
	list();
	try {
		return await new Promise(resolve => {
			pick.onDidChangeValue(list);
			pick.onDidAccept(() => {
				const [item] = pick.selectedItems;
				resolve({ show: item?.show ?? show, search: item?.show === undefined ? pick.value : '' });
			});
			pick.onDidHide(() => resolve(undefined));
			pick.show();
		});
	} finally {
		pick.dispose();
	}
}

async function pickOrder(order: Order): Promise<Order | undefined> {
	const labels: Readonly<Record<Order, string>> = { place: say('按原文顺序', 'By place'), value: say('按数值，大的在前', 'By value, the largest first'), name: say('按指标名称', 'By indicator') };
	const items = (['place', 'value', 'name'] as const).map(one => ({ label: `$(${one === order ? 'check' : 'blank'}) ${labels[one]}`, order: one }));
	return (await window.showQuickPick(items, { title: say('排序', 'Sort Figures') }))?.order;
}
