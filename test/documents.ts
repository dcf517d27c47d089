import { SEVERITY_NAMES } from '../server/src/cli/formats/text.ts';
import { SEVERITIES } from '../server/src/configuration.ts';
import { FINGERPRINT } from '../server/src/core/fingerprint.ts';
import { NEEDS } from '../server/src/core/profiles.ts';
import type { Rule } from '../server/src/core/rule.ts';
import { shippedProfiles } from '../server/src/profiles/registry.ts';
import { TEMPLATE_PREFIXES, writeTemplate } from '../server/src/profiles/templates.ts';
import { REPORT_NAMES } from '../server/src/reportNames.ts';
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
	{ path: 'docs/tieout-json.md', write: text => writeBetween(text, printProfiles()) },
	{ path: 'snippets/report.json', write: text => printJson(writeSnippets(JSON.parse(text))) },
	{ path: 'package.json', write: text => printJson(writeSettings(JSON.parse(text))) },
	{ path: 'syntaxes/tieout.schema.json', write: () => printJson(writeSchema()) },
	{ path: 'package.nls.json', write: text => printJson(writeTitles(JSON.parse(text || '{}'), 'en')) },
	{ path: 'package.nls.zh-cn.json', write: text => printJson(writeTitles(JSON.parse(text || '{}'), 'zh')) },
];

interface Snippet {
	readonly prefix: readonly string[];
	readonly description: string;
	readonly body: readonly string[];
}

/** Whole reports, one a profile, before what is written by hand. */
function writeSnippets(snippets: Readonly<Record<string, Snippet>>): Record<string, Snippet> {
	const whole = [...shippedProfiles.values()].map((profile): [string, Snippet] => [profile.name, {
		prefix: [profile.name, ...TEMPLATE_PREFIXES[profile.name]],
		description: profile.sections.map(({ title }) => title).join(/[a-z]/.test(profile.name) ? ', ' : '、'),
		body: writeTemplate(profile).split('\n'),
	}]);
	return { ...Object.fromEntries(whole), ...Object.fromEntries(Object.entries(snippets).filter(([name]) => !shippedProfiles.has(name))) };
}

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

/** The shipped profiles with their sections, and what names each. */
function printProfiles(): string {
	const rows = [...shippedProfiles.values()].map(({ name, sections, ordered = true }) => {
		const listed = sections.map(({ title, need = 'must', aliases = [] }) => `${title}${need === 'must' ? '*' : ''} (${aliases.join(', ')})`);
		return `| ${name} | ${ordered ? '✓' : ''} | ${listed.join('<br>')} |`;
	});
	return `${['| 体例 · profile | 论次序 · in order | 部分（别名） · sections (aliases) |', '|---|---|---|', ...rows].join('\n')}\n`;
}

interface Section {
	title: string;
	properties: Record<string, unknown>;
}

interface Manifest {
	contributes?: { configuration?: Section | Section[]; languages?: { id: string; filenamePatterns?: string[] }[] };
}

/** The names of reports and the severities of the rules, among whatever other settings the manifest contributes. */
function writeSettings(manifest: Manifest): Manifest {
	const contributes = (manifest.contributes ??= {});
	const language = contributes.languages?.find(({ id }) => id === 'report');
	if (language !== undefined) language.filenamePatterns = REPORT_NAMES.map(name => `*${name}*.txt`);
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

/** What `tieout.json` may hold, for editors. It is no more than a description: what is read and what is refused stands in configuration.ts. */
function writeSchema(): object {
	const both = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${zh}\n\n${en}`;
	const text = { type: 'string', minLength: 1, pattern: '\\S' };
	const rule = { type: 'string', enum: rules.map(({ id }) => id), enumDescriptions: rules.map(({ title }) => both(title)) };
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'tieout.json',
		description: both({ zh: 'Tieout 报告核校的设置：管本文件夹及其下各级文件夹中的报告，离报告最近的一份为准。', en: 'Settings of Tieout for the reports in this folder and below; the nearest one upward from a report counts.' }),
		type: 'object',
		allowComments: true,
		allowTrailingCommas: true,
		additionalProperties: false,
		properties: {
			$schema: { type: 'string' },
			language: { enum: ['zh', 'en'], enumDescriptions: ['中文', 'English'], description: both({ zh: '消息的语言。', en: 'The language of messages.' }) },
			rules: {
				description: both({ zh: '各规则的级别；off 为关闭。未列出的规则用自己的级别。', en: 'The severity of rules; off turns one off. A rule that is not named has its own.' }),
				type: 'object',
				additionalProperties: false,
				properties: Object.fromEntries(rules.map(({ id, title, severity }) => [id, { enum: SEVERITIES, default: severity, description: both(title) }])),
			},
			files: {
				description: both({
					zh: '哪些报告按哪种体例核对：相对于本文件夹的路径或通配符 → 体例的名称。列在前面的为准；不写的报告不按任何体例核对。',
					en: 'Which reports have which profile: a path or glob relative to this folder → the name of a profile. The first that matches counts; no profile holds for what is not named.',
				}),
				type: 'object',
				defaultSnippets: [{ label: '"**/*总结*.txt"', body: { '${1:**/*总结*.txt}': '${2:年度工作总结}' } }],
				additionalProperties: {
					description: both({ zh: '体例：附带的，或 profiles 中自己写的。', en: 'A profile: one that is shipped, or one of your own in profiles.' }),
					anyOf: [{ enum: [...shippedProfiles.keys()] }, { type: 'string', minLength: 1 }],
				},
			},
			profiles: {
				description: both({ zh: '自己的体例：名称 → 有哪些部分。在 files 中写明哪些报告按它核对。', en: 'Profiles of your own: a name → its sections. Say under files which reports have it.' }),
				type: 'object',
				defaultSnippets: [{ label: '{ 名称: { sections } }', body: { '${1:社区月报}': { sections: [{ title: '${2:本月工作}', aliases: ['${3:工作情况}'] }] } } }],
				additionalProperties: {
					type: 'object',
					additionalProperties: false,
					required: ['sections'],
					properties: {
						sections: { $ref: '#/definitions/sections' },
						others: { type: 'boolean', default: true, description: both({ zh: '是否许可没有列出的部分；默认许可。', en: 'Whether sections that are not listed may stand; they may by default.' }) },
						ordered: { type: 'boolean', default: true, description: both({ zh: '是否要按所列次序；默认要。', en: 'Whether the sections stand in the order listed; they do by default.' }) },
					},
				},
			},
			terms: {
				description: both({ zh: '自己的用语：规范写法，和要改成它的写法。长的在先；列出的词之内不改。', en: 'Terms of your own: what is to be written, and what is to be changed to it. The longest counts; nothing is changed within a word that is listed.' }),
				type: 'array',
				items: {
					type: 'object',
					additionalProperties: false,
					required: ['preferred'],
					defaultSnippets: [{ label: '{ preferred, variants }', body: { preferred: '${1:网格员}', variants: ['${2:网格管理员}'] } }],
					properties: {
						preferred: { ...text, description: both({ zh: '规范写法。', en: 'What is to be written.' }) },
						variants: { type: 'array', items: text, description: both({ zh: '要改掉的写法。没有，则规范写法只是一个不改的词。', en: 'What is to be changed. Without any, the term is only a word in which nothing is changed.' }) },
						note: { ...text, description: both({ zh: '说明，随提示显示：依据、区别。', en: 'A note that is shown with the finding: on what ground, since when.' }) },
					},
				},
			},
			ignore: {
				description: both({ zh: '看过并认可、不再提示的发现。报告正文不加任何标记。', en: 'Findings that somebody has looked at and lets stand. The reports themselves carry no marks.' }),
				type: 'array',
				items: {
					type: 'object',
					additionalProperties: false,
					defaultSnippets: [{ label: '{ files, rule }', body: { files: '${1:**}', rule: '$2' } }],
					anyOf: [{ required: ['files'] }, { required: ['rule'] }, { required: ['finding'] }],
					properties: {
						files: {
							type: 'string',
							description: both({
								zh: '哪些报告：相对于本文件夹的路径或通配符。* 与 ? 在一个名称之内，** 跨文件夹，{a,b} 任取其一。不写则为所有报告。',
								en: 'Which reports: a path or glob relative to this folder. * and ? within a name, ** across folders, {a,b} for either. All of them if left out.',
							}),
						},
						rule: { ...rule, description: both({ zh: '哪条规则。不写则为所有规则。', en: 'Which rule. All of them if left out.' }) },
						finding: { type: 'string', pattern: FINGERPRINT.source, description: both({ zh: '哪一处发现：由编辑器写入的编号。别处的修改不影响它；所在的句段或有关数据改了，就重新提示。', en: 'Which finding: the name that the editor wrote. It survives edits elsewhere; once its clause or its figures change, it is shown again.' }) },
						about: { type: 'string', description: both({ zh: '备注，给人看：原来提示什么，为什么认可。', en: 'A note for people: what was told, and why it may stand.' }) },
					},
				},
			},
		},
		definitions: {
			sections: {
				description: both({ zh: '各部分，按应有的次序。', en: 'The sections, in their order.' }),
				type: 'array',
				items: {
					type: 'object',
					additionalProperties: false,
					required: ['title'],
					defaultSnippets: [{ label: '{ title, aliases }', body: { title: '${1:存在的问题}', aliases: ['${2:不足}'] } }],
					properties: {
						title: { ...text, description: both({ zh: '这一部分的标题。标题中含有它或一个别名，就是这一部分；缺少时按它插入。', en: 'The heading of the section. A heading that holds it, or an alias, is this section; where it is missing, it is put in so.' }) },
						aliases: { type: 'array', items: text, description: both({ zh: '标题的其他说法。', en: 'Other words for the heading.' }) },
						need: {
							enum: NEEDS,
							default: 'must',
							enumDescriptions: [{ zh: '必须有', en: 'it must stand' }, { zh: '可有可无', en: 'it may stand' }, { zh: '不得有', en: 'it must not stand' }].map(both),
							description: both({ zh: '要不要有；默认必须有。', en: 'Whether it must stand; it must by default.' }),
						},
						minLength: { type: 'integer', minimum: 0, description: both({ zh: '最少字数，空白不计。', en: 'The fewest characters, blanks apart.' }) },
						sections: { $ref: '#/definitions/sections' },
						skeleton: { ...text, description: both({ zh: '缺少时，插入的标题之下写什么；\\n 换行。', en: 'What is written under the heading that is put in; \\n starts a line.' }) },
					},
				},
			},
		},
	};
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
