import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type ConfigurationProblem, createNodeReader } from './configurationNodes.ts';
import { FINGERPRINT } from './core/fingerprint.ts';
import type { Language } from './core/message.ts';
import type { Profile } from './core/profiles.ts';
import { type Ignored, type Settings, defaultSettings } from './core/settings.ts';
import { createGlob, judgeGlob } from './globs.ts';
import { readProfiles } from './profileSettings.ts';
import { shippedProfiles } from './profiles/registry.ts';
import { readTerms } from './termSettings.ts';

/** What a `tieout.json` says: what could be read of it, and what could not. */
export interface Configuration {
	readonly language: Language | undefined;
	readonly rules: Settings['rules'];
	readonly ignore: readonly IgnoreEntry[];
	readonly terms: Settings['terms'];
	/** Which reports are of which profile; the first that matches counts. */
	readonly files: readonly { readonly glob: string; readonly profile: Profile }[];
	/** Those that are written here. */
	readonly profiles: readonly Profile[];
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

/** The name of the file that a folder's settings stand in. The nearest one upward from a report counts, alone. */
export const CONFIGURATION_FILE = 'tieout.json';

/** What a configuration is that says nothing. */
export const emptyConfiguration: Configuration = { language: undefined, rules: {}, ignore: [], terms: defaultSettings.terms, files: [], profiles: [], problems: [] };

/** The settings for one report, by its path relative to the folder of the file; without one only what is said of all reports counts. */
export function settingsFor({ language, rules, ignore, terms, files }: Configuration, path: string | undefined): Partial<Settings> {
	const appliesTo = ({ files: glob }: IgnoreEntry) => glob === undefined || (path !== undefined && createGlob(glob)(path));
	const profile = path === undefined ? undefined : files.find(({ glob }) => createGlob(glob)(path))?.profile;
	return { ...(language === undefined ? {} : { language }), rules, ignore: ignore.filter(appliesTo), terms, ...(profile === undefined ? {} : { profile }) };
}

/** What is wrong with the form of a file, in words: of a file that breaks off nothing else is told. */
const SYNTAX: Readonly<Record<string, readonly [zh: string, en: string]>> = {
	PropertyNameExpected: ['这里应是一个键', 'a key should stand here'],
	ValueExpected: ['这里应是一个值', 'a value should stand here'],
	ColonExpected: ['这里缺“:”', '":" is missing here'],
	CommaExpected: ['这里缺“,”', '"," is missing here'],
	CloseBraceExpected: ['这里缺“}”', '"}" is missing here'],
	CloseBracketExpected: ['这里缺“]”', '"]" is missing here'],
	UnexpectedEndOfString: ['引号没有成对', 'a quotation mark is not closed'],
	EndOfFileExpected: ['后面有多余的内容', 'nothing should follow'],
};

/** Reads a configuration: JSON with comments and trailing commas. Never fails; `ruleIds` are the rules that there are. */
export function readConfiguration(text: string, ruleIds: ReadonlySet<string>): Configuration {
	const errors: ParseError[] = [];
	const reader = createNodeReader(text.length);
	const { problems, tell } = reader;

	let root: Node | undefined;
	try {
		root = parseTree(text, errors, { allowTrailingComma: true });
	} catch {
		// The parser is recursive: what nests thousands deep overflows its stack.
		tell({ offset: 0, length: 0 }, '嵌套过深，无法读取', 'nested too deeply to be read');
		return { ...emptyConfiguration, problems };
	}
	for (const error of errors.slice(0, 1)) {
		const [zh, en] = SYNTAX[printParseErrorCode(error.error)] ?? ['这里读不下去', 'it cannot be read on from here'];
		tell(error, `不是合法的 JSON：${zh}`, `not valid JSON: ${en}`);
	}
	const syntax = problems.length;
	if (root?.type !== 'object') {
		if (errors.length === 0) tell(root ?? { offset: 0, length: 0 }, '应为一个对象：{ … }', 'should be an object: { … }');
		return { ...emptyConfiguration, problems };
	}

	let own: ReadonlyMap<string, Profile> = new Map();
	const named = new Set<string>();
	let matched: readonly { readonly glob: string; readonly name: Node }[] = [];
	const read = reader.readObject<Omit<Configuration, 'problems' | 'files' | 'profiles'> & { readonly $schema: string; readonly profiles: undefined; readonly files: undefined }>(root, '', {
		$schema: () => undefined,
		language: value => reader.readChoice(value, LANGUAGES),
		rules: readRules,
		files: value => void (matched = readFiles(value)),
		profiles: value => {
			for (const { children } of value.children ?? []) if (children?.length === 2) named.add(String(children[0].value));
			own = readProfiles(value, reader);
			return undefined;
		},
		terms: value => readTerms(value, reader),
		ignore: value => reader.readList(value, '[{ "files": "2025/**", "rule": "residue" }]', (element, index) => reader.whole(() => readIgnored(element, index))),
	});
	const files = matched.flatMap(({ glob, name }) => {
		const profile = own.get(name.value) ?? (named.has(name.value) ? undefined : shippedProfiles.get(name.value));
		if (profile !== undefined) return [{ glob, profile }];
		const there = [...named, ...shippedProfiles.keys()];
		if (!named.has(name.value)) tell(name, `没有名为“${name.value}”的体例；可用的有：${there.join('、')}`, `there is no profile named "${name.value}"; there are: ${there.join(', ')}`, false);
		return [];
	});
	return { ...emptyConfiguration, ...Object.fromEntries(Object.entries(read ?? {}).filter(([, value]) => value !== undefined)), files, profiles: [...own.values()], problems: (syntax === 0 ? problems : problems.slice(0, syntax)).toSorted((a, b) => a.span.end - b.span.end) };

	function readRules(object: Node): Settings['rules'] {
		const rules: [string, Severities][] = [];
		reader.readMap(object, '{ "sum-mismatch": "error" }', (key, value) => {
			const id = String(key.value);
			const severity = ruleIds.has(id) ? reader.readChoice(value, SEVERITIES) : tellUnknownRule(key, id);
			if (severity !== undefined) rules.push([id, severity]);
		});
		return Object.fromEntries(rules);
	}

	function readFiles(object: Node): { readonly glob: string; readonly name: Node }[] {
		const globs: { readonly glob: string; readonly name: Node }[] = [];
		reader.readMap(object, '{ "**/*总结*.txt": "年度工作总结" }', (key, value) => {
			const glob = readGlob(key);
			if (glob !== undefined && reader.readString(value) !== undefined) globs.push({ glob, name: value });
		});
		return globs;
	}

	function readGlob(node: Node): string | undefined {
		const glob = String(node.value);
		const wrong = judgeGlob(glob);
		if (wrong !== undefined) tell(node, wrong.zh, wrong.en, false);
		return wrong === undefined ? glob : undefined;
	}

	function readIgnored(node: Node, index: number): IgnoreEntry | undefined {
		const before = problems.length;
		const entry = reader.readObject<Omit<IgnoreEntry, 'index'>>(node, '{ "files": "2025/**", "rule": "residue" }', {
			files: value => (typeof value.value === 'string' ? readGlob(value) : reader.readString(value)),
			rule: value => {
				const id = reader.readString(value);
				return id === undefined || ruleIds.has(id) ? id : tellUnknownRule(value, id);
			},
			finding: value => {
				const name = reader.readString(value);
				if (name !== undefined && !FINGERPRINT.test(name)) tell(value, '应为 Tieout 给出的编号，如 "1b5f24c07e3a9d68"', 'should be as Tieout gives it, such as "1b5f24c07e3a9d68"');
				return name;
			},
			about: value => (value.value === '' ? '' : reader.readString(value)),
		});
		if (entry === undefined) return undefined;
		const isVoid = entry.files === undefined && entry.rule === undefined && entry.finding === undefined;
		if (isVoid && problems.length === before) tell(node, '应写明不提示什么：files、rule、finding 至少一项', 'should say what is not to be shown: files, rule or finding');
		return { ...entry, index };
	}

	function tellUnknownRule(node: Node, id: string): undefined {
		tell(node, `没有名为“${id}”的规则${printNearest(id, ruleIds, '；是否指 ', '？')}`, `there is no rule named "${id}"${printNearest(id, ruleIds, '; did you mean ', '?')}`);
	}
}
const LANGUAGES: readonly Language[] = ['zh', 'en'];

type Severities = (typeof SEVERITIES)[number];
export const SEVERITIES = ['off', 'hint', 'info', 'warning', 'error'] as const;
export const isSeverity = (value: unknown): value is Severities => SEVERITIES.some(one => one === value);

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
