import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { FINGERPRINT } from './core/fingerprint.ts';
import type { Language, Message } from './core/message.ts';
import type { Ignored, Settings } from './core/settings.ts';
import type { Span } from './core/span.ts';
import { createGlob, judgeGlob } from './globs.ts';

/** What a `tieout.json` says: what could be read of it, and what could not. */
export interface Configuration {
	readonly language: Language | undefined;
	readonly rules: Settings['rules'];
	readonly ignore: readonly IgnoreEntry[];
	readonly problems: readonly ConfigurationProblem[];
}

/** An element of `ignore`: which findings are not to be shown, and of which reports. */
export interface IgnoreEntry extends Ignored {
	/** A glob for paths relative to the folder of the file; where there is none, all reports are meant. */
	readonly files?: string;
	readonly about?: string;
	/** Where it stands among the elements, those that could not be read included. */
	readonly index: number;
}

export interface ConfigurationProblem {
	readonly span: Span;
	readonly message: Message;
	/** Whether the schema tells of it too, so that editors that check it need no one else to. */
	readonly isFormal: boolean;
}

/** The name of the file that a folder's settings stand in. The nearest one upward from a report counts, alone. */
export const CONFIGURATION_FILE = 'tieout.json';

/** The settings for one report, by its path relative to the folder of the file; without one only what is said of all reports counts. */
export function settingsFor({ language, rules, ignore }: Configuration, path: string | undefined): Partial<Settings> {
	const appliesTo = ({ files }: IgnoreEntry) => files === undefined || (path !== undefined && createGlob(files)(path));
	return { ...(language === undefined ? {} : { language }), rules, ignore: ignore.filter(appliesTo) };
}

/** Reads a configuration: JSON with comments and trailing commas. Never fails; `ruleIds` are the rules that there are. */
export function readConfiguration(text: string, ruleIds: ReadonlySet<string>): Configuration {
	const errors: ParseError[] = [];
	const problems: ConfigurationProblem[] = [];
	const tell = ({ offset, length }: { offset: number; length: number }, zh: string, en: string, isFormal = true) => {
		// The parser sees what is not closed end behind the text.
		const end = Math.min(offset + length, text.length);
		problems.push({ span: { start: Math.min(offset, end), end }, message: { zh, en }, isFormal });
	};
	const read: { language: Language | undefined; rules: Settings['rules']; ignore: readonly IgnoreEntry[] } = { language: undefined, rules: {}, ignore: [] };

	let root: Node | undefined;
	try {
		root = parseTree(text, errors, { allowTrailingComma: true });
	} catch {
		// The parser is recursive: what nests thousands deep overflows its stack.
		tell({ offset: 0, length: 0 }, '嵌套过深，无法读取', 'nested too deeply to be read');
		return { ...read, problems };
	}
	for (const error of errors) tell(error, `不是合法的 JSON：${printParseErrorCode(error.error)}`, `not valid JSON: ${printParseErrorCode(error.error)}`);
	if (root?.type !== 'object') {
		if (errors.length === 0) tell(root ?? { offset: 0, length: 0 }, '应为一个对象：{ … }', 'should be an object: { … }');
		return { ...read, problems };
	}

	for (const [key, value] of membersOf(root)) {
		const name = String(key.value);
		if (name === 'language') {
			if (value.value === 'zh' || value.value === 'en') read.language = value.value;
			else tell(value, 'language 应为 "zh" 或 "en"', 'language should be "zh" or "en"');
		} else if (name === 'rules') {
			if (value.type === 'object') read.rules = readRules(value);
			else tell(value, 'rules 应为一个对象，如 { "sum-mismatch": "error" }', 'rules should be an object, such as { "sum-mismatch": "error" }');
		} else if (name === 'ignore') {
			if (value.type === 'array') read.ignore = (value.children ?? []).map(readIgnored).filter(entry => entry !== undefined);
			else tell(value, 'ignore 应为一个数组，如 [{ "files": "2025/**", "rule": "residue" }]', 'ignore should be an array, such as [{ "files": "2025/**", "rule": "residue" }]');
		} else if (name !== '$schema') {
			tell(key, `没有名为“${name}”的设置；可用的有：${SETTINGS.join('、')}`, `there is no setting named "${name}"; there are: ${SETTINGS.join(', ')}`);
		}
	}
	return { ...read, problems };

	function readRules(object: Node): Settings['rules'] {
		const rules: [string, Severities][] = [];
		for (const [key, value] of membersOf(object)) {
			const id = String(key.value);
			if (!ruleIds.has(id)) tellUnknownRule(key, id);
			else if (!isSeverity(value.value)) tell(value, `应为下列之一：${SEVERITIES.join('、')}`, `should be one of: ${SEVERITIES.join(', ')}`);
			else rules.push([id, value.value]);
		}
		return Object.fromEntries(rules);
	}

	/** What is half wrong counts for nothing: it could silence more than was meant. */
	function readIgnored(node: Node, index: number): IgnoreEntry | undefined {
		if (node.type !== 'object') {
			tell(node, '应为一个对象，如 { "files": "2025/**", "rule": "residue" }', 'should be an object, such as { "files": "2025/**", "rule": "residue" }');
			return undefined;
		}
		const before = problems.length;
		const entry: { -readonly [key in keyof IgnoreEntry]: IgnoreEntry[key] } = { index };
		for (const [key, value] of membersOf(node)) {
			const name = IGNORE_KEYS.find(one => one === key.value);
			if (name === undefined) tell(key, `没有“${key.value}”这一项；可用的有：${IGNORE_KEYS.join('、')}`, `there is no "${key.value}" here; there are: ${IGNORE_KEYS.join(', ')}`);
			else if (typeof value.value !== 'string') tell(value, '应为字符串', 'should be a string');
			else {
				entry[name] = value.value;
				const wrong = name === 'files' ? judgeGlob(value.value) : undefined;
				if (wrong !== undefined) tell(value, wrong.zh, wrong.en, false);
				if (name === 'rule' && !ruleIds.has(value.value)) tellUnknownRule(value, value.value);
				if (name === 'finding' && !FINGERPRINT.test(value.value)) tell(value, '应为 Tieout 给出的编号，如 "1b5f24c07e3a9d68"', 'should be as Tieout gives it, such as "1b5f24c07e3a9d68"');
			}
		}
		const isVoid = entry.files === undefined && entry.rule === undefined && entry.finding === undefined;
		if (isVoid && problems.length === before) tell(node, '应写明不提示什么：files、rule、finding 至少一项', 'should say what is not to be shown: files, rule or finding');
		return problems.length === before ? entry : undefined;
	}

	function tellUnknownRule(node: Node, id: string): void {
		tell(node, `没有名为“${id}”的规则${printNearest(id, ruleIds, '；是否指 ', '？')}`, `there is no rule named "${id}"${printNearest(id, ruleIds, '; did you mean ', '?')}`);
	}
}
const SETTINGS = ['language', 'rules', 'ignore'];
const IGNORE_KEYS = ['files', 'rule', 'finding', 'about'] as const;

type Severities = (typeof SEVERITIES)[number];
export const SEVERITIES = ['off', 'hint', 'info', 'warning', 'error'] as const;
export const isSeverity = (value: unknown): value is Severities => SEVERITIES.some(one => one === value);

function* membersOf(object: Node): Iterable<readonly [key: Node, value: Node]> {
	for (const { children = [] } of object.children ?? []) if (children.length === 2) yield [children[0], children[1]];
}

/** "; did you mean sum-mismatch?" where a name shares a word with a known one, "" where none does. */
function printNearest(id: string, known: Iterable<string>, before: string, after: string): string {
	const words = new Set(id.toLowerCase().split(/[-_ ]/));
	let nearest = '';
	let most = 0;
	for (const candidate of known) {
		const shared = candidate.split('-').filter(word => words.has(word)).length;
		if (most < shared) [nearest, most] = [candidate, shared];
	}
	return nearest === '' ? '' : before + nearest + after;
}
