import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Message } from './core/message.ts';
import type { Settings } from './core/settings.ts';
import type { Span } from './core/span.ts';

/** What a `tieout.json` says: what could be read of it, and what could not. */
export interface Configuration {
	readonly settings: Partial<Settings>;
	readonly problems: readonly ConfigurationProblem[];
}

export interface ConfigurationProblem {
	readonly span: Span;
	readonly message: Message;
}

/** The name of the file that a folder's settings stand in. The nearest one upward from a report counts, alone. */
export const CONFIGURATION_FILE = 'tieout.json';

/** Reads a configuration: JSON with comments and trailing commas. Never fails; `ruleIds` are the rules that there are. */
export function readConfiguration(text: string, ruleIds: ReadonlySet<string>): Configuration {
	const errors: ParseError[] = [];
	const problems: ConfigurationProblem[] = [];
	const tell = ({ offset, length }: { offset: number; length: number }, zh: string, en: string) => problems.push({ span: { start: offset, end: offset + length }, message: { zh, en } });

	let root: Node | undefined;
	try {
		root = parseTree(text, errors, { allowTrailingComma: true });
	} catch {
		// The parser is recursive: what nests thousands deep overflows its stack.
		tell({ offset: 0, length: 0 }, '嵌套过深，无法读取', 'nested too deeply to be read');
		return { settings: {}, problems };
	}
	for (const error of errors) tell(error, `不是合法的 JSON：${printParseErrorCode(error.error)}`, `not valid JSON: ${printParseErrorCode(error.error)}`);
	if (root?.type !== 'object') {
		if (errors.length === 0) tell(root ?? { offset: 0, length: 0 }, '应为一个对象：{ … }', 'should be an object: { … }');
		return { settings: {}, problems };
	}

	const settings: { language?: Settings['language']; rules?: Settings['rules'] } = {};
	for (const [key, value] of membersOf(root)) {
		const name = String(key.value);
		if (name === 'language') {
			if (value.value === 'zh' || value.value === 'en') settings.language = value.value;
			else tell(value, 'language 应为 "zh" 或 "en"', 'language should be "zh" or "en"');
		} else if (name === 'rules') {
			if (value.type === 'object') settings.rules = readRules(value);
			else tell(value, 'rules 应为一个对象，如 { "sum-mismatch": "error" }', 'rules should be an object, such as { "sum-mismatch": "error" }');
		} else if (name !== '$schema') {
			tell(key, `没有名为“${name}”的设置；可用的有：language、rules`, `there is no setting named "${name}"; there are: language, rules`);
		}
	}
	return { settings, problems };

	function readRules(object: Node): Settings['rules'] {
		const read: [string, Severities][] = [];
		for (const [key, value] of membersOf(object)) {
			const id = String(key.value);
			if (!ruleIds.has(id)) tell(key, `没有名为“${id}”的规则${printNearest(id, ruleIds, '；是否指 ', '？')}`, `there is no rule named "${id}"${printNearest(id, ruleIds, '; did you mean ', '?')}`);
			else if (!isSeverity(value.value)) tell(value, `应为下列之一：${SEVERITIES.join('、')}`, `should be one of: ${SEVERITIES.join(', ')}`);
			else read.push([id, value.value]);
		}
		return Object.fromEntries(read);
	}
}

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
