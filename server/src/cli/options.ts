import { parseArgs } from 'node:util';
import type { Language, Message } from '../core/message.ts';
import { SCHEMES, type Scheme } from '../core/renumbering.ts';

/** What the command line asks for. */
export interface Options {
	readonly command: 'check' | 'inspect' | 'fix' | 'renumber' | 'lsp' | 'help' | 'version';
	/** What `inspect` is to show. */
	readonly subject: Subject;
	readonly format: Format;
	readonly failOn: FailOn;
	/** The language of messages, if it was asked for; else a configuration may say, else the environment does. */
	readonly language: Language | undefined;
	readonly config: string | undefined;
	/** A file of findings that do not count, or where to write those that there are. */
	readonly baseline: string | undefined;
	readonly writeBaseline: string | undefined;
	/** The earlier report that a ledger is set beside. */
	readonly against: string | undefined;
	readonly dryRun: boolean;
	/** The styles that `renumber` is to give the levels; those of the report if none is named. */
	readonly style: Scheme | undefined;
	readonly paths: readonly string[];
}

export type Subject = (typeof SUBJECTS)[number];
export type Format = (typeof FORMATS)[number];
/** A ledger alone is printed as CSV. */
export type CheckFormat = Exclude<Format, 'csv'>;
export type FailOn = (typeof FAIL_ON)[number];

const COMMANDS = ['check', 'inspect', 'fix', 'renumber', 'lsp'] as const;
const SUBJECTS = ['outline', 'quantities', 'relations', 'ledger'] as const;
const FORMATS = ['text', 'json', 'csv', 'sarif', 'github', 'junit'] as const;
const CHECK_FORMATS: readonly string[] = FORMATS.filter(one => one !== 'csv');
const INSPECT_FORMATS: readonly string[] = ['text', 'json'];
const LEDGER_FORMATS: readonly string[] = [...INSPECT_FORMATS, 'csv'];
const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
const LANGUAGES = ['zh', 'en'] as const;
const STYLES = Object.keys(SCHEMES) as Scheme[];

/** Which command takes which option; `help`, `version` and `lang` go everywhere. */
const TAKES: Readonly<Record<(typeof COMMANDS)[number], readonly string[]>> = {
	check: ['format', 'fail-on', 'config', 'baseline', 'write-baseline'],
	inspect: ['format', 'config', 'against'],
	fix: ['dry-run', 'config'],
	renumber: ['dry-run', 'config', 'style'],
	lsp: ['stdio'],
};

/** Reads the arguments, or says what is wrong with them. */
export function readOptions(args: readonly string[]): Options | { readonly problem: Message; readonly language: Language | undefined } {
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		tokens: true,
		options: { 'format': { type: 'string' }, 'fail-on': { type: 'string' }, 'lang': { type: 'string' }, 'config': { type: 'string' }, 'baseline': { type: 'string' }, 'write-baseline': { type: 'string' }, 'against': { type: 'string' }, 'dry-run': { type: 'boolean' }, 'style': { type: 'string' }, 'stdio': { type: 'boolean' }, 'help': { type: 'boolean', short: 'h' }, 'version': { type: 'boolean', short: 'v' } },
	});
	const words: string[] = [];
	const given = new Map<string, string | undefined>();
	for (const token of tokens) {
		if (token.kind === 'positional') words.push(token.value);
		else if (token.kind === 'option') given.set(token.name, token.value);
	}

	const askedLanguage = LANGUAGES.find(one => one === given.get('lang'));
	const refuse = (zh: string, en: string) => ({ problem: { zh, en }, language: askedLanguage });
	const base = { subject: 'relations', format: 'text', failOn: 'warning', language: askedLanguage, config: undefined, baseline: undefined, writeBaseline: undefined, against: undefined, dryRun: false, style: undefined, paths: [] } as const;
	if (given.has('help')) return { ...base, command: 'help' };
	if (given.has('version')) return { ...base, command: 'version' };

	const [name, ...rest] = words;
	if (name === undefined) return given.size === 0 ? { ...base, command: 'help' } : refuse(`缺少命令：${COMMANDS.join('、')}`, `a command is missing: ${COMMANDS.join(', ')}`);
	if (name === 'help') return { ...base, command: 'help' };
	const command = COMMANDS.find(one => one === name);
	if (command === undefined) return refuse(`没有“${name}”这个命令；可用的有：${COMMANDS.join('、')}`, `there is no command "${name}"; there are: ${COMMANDS.join(', ')}`);

	for (const [option, value] of given) {
		if (option !== 'lang' && !TAKES[command].includes(option)) return refuse(`${command} 没有选项 ${printOption(option)}`, `${command} takes no option ${printOption(option)}`);
		const takesValue = option !== 'dry-run' && option !== 'stdio';
		if (takesValue && (value === undefined || value === '')) return refuse(`${printOption(option)} 后面缺少值`, `${printOption(option)} needs a value`);
		if (!takesValue && value !== undefined) return refuse(`${printOption(option)} 不带值`, `${printOption(option)} takes no value`);
	}

	if (given.has('baseline') && given.has('write-baseline')) return refuse('--baseline 与 --write-baseline 不能同时使用', '--baseline and --write-baseline exclude each other');

	const choices = { 'format': command !== 'inspect' ? CHECK_FORMATS : rest[0] === 'ledger' ? LEDGER_FORMATS : INSPECT_FORMATS, 'fail-on': FAIL_ON, 'lang': LANGUAGES, 'style': STYLES };
	for (const [option, allowed] of Object.entries<readonly string[]>(choices)) {
		const value = given.get(option);
		if (value !== undefined && !allowed.includes(value)) return refuse(`--${option} 应为下列之一：${allowed.join('、')}（给出的是“${value}”）`, `--${option} should be one of: ${allowed.join(', ')} (got "${value}")`);
	}

	const [first, ...others] = rest;
	const subject = SUBJECTS.find(one => one === first);
	if (command === 'inspect' && subject === undefined) return refuse(`inspect 后面应为：${SUBJECTS.join('、')}`, `inspect should be followed by one of: ${SUBJECTS.join(', ')}`);
	if (given.has('against') && subject !== 'ledger') return refuse('--against 只用于 inspect ledger', '--against goes with inspect ledger alone');
	const paths = command === 'inspect' ? others : rest;
	if (command !== 'lsp' && paths.length === 0) return refuse('请给出要核校的文件、文件夹或通配符（- 表示标准输入）', 'name a file, a folder or a glob (- is standard input)');
	return {
		command,
		subject: subject ?? base.subject,
		format: FORMATS.find(one => one === given.get('format')) ?? base.format,
		failOn: FAIL_ON.find(one => one === given.get('fail-on')) ?? base.failOn,
		language: askedLanguage,
		config: given.get('config'),
		baseline: given.get('baseline'),
		writeBaseline: given.get('write-baseline'),
		against: given.get('against'),
		dryRun: given.has('dry-run'),
		style: STYLES.find(one => one === given.get('style')),
		paths,
	};
}

const printOption = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`);
