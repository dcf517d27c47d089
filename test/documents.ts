import { SEVERITY_NAMES } from '../server/src/cli/formats/text.ts';
import type { Rule } from '../server/src/core/rule.ts';
import { rules } from '../server/src/rules/registry.ts';

/** A file of which a part is written from the registry of rules. */
export interface WrittenFile {
	readonly path: string;
	/** The file's text with the written part as it should be. */
	readonly write: (text: string) => string;
}

export const writtenFiles: readonly WrittenFile[] = [
	{ path: 'README.md', write: text => writeBetween(text, printTable('en')) },
	{ path: 'README.zh-CN.md', write: text => writeBetween(text, printTable('zh')) },
	{ path: 'package.json', write: text => printJson(writeSettings(JSON.parse(text))) },
	{ path: 'package.nls.json', write: text => printJson(writeTitles(JSON.parse(text || '{}'), 'en')) },
	{ path: 'package.nls.zh-cn.json', write: text => printJson(writeTitles(JSON.parse(text || '{}'), 'zh')) },
];

const OPENING = '<!-- rules: written by `npm run update` -->\n';
const CLOSING = '<!-- /rules -->';

function writeBetween(text: string, written: string): string {
	const start = text.indexOf(OPENING) + OPENING.length;
	const end = text.indexOf(CLOSING, start);
	if (start < OPENING.length || end < 0) throw new Error(`the marks are missing: ${OPENING.trim()} … ${CLOSING}`);
	return `${text.slice(0, start)}\n${written}\n${text.slice(end)}`;
}

function printTable(language: 'zh' | 'en'): string {
	const rows = rules.map(({ id, title, category, severity }) => `| [${id}](test/rules/${id}.md) | ${title[language]} | ${CATEGORY[category][language]} | ${SEVERITY_NAMES[severity][language]} |`);
	return `${[HEAD[language], '|---|---|---|---|', ...rows].join('\n')}\n`;
}
const HEAD = { zh: '| 规则 | 检查什么 | 类别 | 级别 |', en: '| rule | checks | category | severity |' };
const CATEGORY: Readonly<Record<Rule['category'], { zh: string; en: string }>> = {
	numbers: { zh: '数据', en: 'numbers' },
	structure: { zh: '结构', en: 'structure' },
	wording: { zh: '用语', en: 'wording' },
	punctuation: { zh: '标点', en: 'punctuation' },
};
interface Section {
	title: string;
	properties: Record<string, unknown>;
}

interface Manifest {
	contributes?: { configuration?: Section | Section[] };
}

/** The severities of the rules, among whatever other settings the manifest contributes. */
function writeSettings(manifest: Manifest): Manifest {
	const contributes = (manifest.contributes ??= {});
	const sections = [(contributes.configuration ??= { title: 'Tieout', properties: {} })].flat();
	const section = sections.find(({ properties }) => 'tieout.rules' in properties) ?? sections[0];
	section.properties['tieout.rules'] = {
		type: 'object',
		markdownDescription: '%rules%',
		default: {},
		additionalProperties: false,
		properties: Object.fromEntries(rules.map(({ id }) => [id, {
			type: 'string',
			enum: ['default', 'off', 'hint', 'info', 'warning', 'error'],
			default: 'default',
			description: `%rules.${id}%`,
		}])),
	};
	return manifest;
}

/** The titles of the rules, in the place of those that stood there. */
function writeTitles(messages: Record<string, string>, language: 'zh' | 'en'): Record<string, string> {
	const others = Object.entries(messages).filter(([key]) => key !== 'rules' && !key.startsWith('rules.'));
	return Object.fromEntries([...others, ['rules', RULES[language]], ...rules.map(({ id, title }) => [`rules.${id}`, title[language]])]);
}
const RULES = {
	zh: '每条规则的级别：`default` 用规则自己的级别，`off` 关闭。',
	en: 'The severity of each rule: `default` is the rule’s own, `off` turns it off.',
};

const printJson = (value: unknown): string => `${JSON.stringify(value, undefined, '\t')}\n`;
