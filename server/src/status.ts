import type { FoundConfiguration } from './configurations.ts';
import type { Analysis } from './core/analysis.ts';
import type { Message } from './core/message.ts';
import type { Section } from './core/outline.ts';
import type { Settings, Severity } from './core/settings.ts';
import type { DocumentSettings } from './languageService.ts';

/** What was looked at in a document, what not, and why: silence must not be taken for a proof. */
export interface Status {
	/** `report`: it is checked. `note`: it does not look like a report. `off`: the settings say so. */
	readonly state: 'report' | 'note' | 'off';
	readonly sections: number;
	readonly figures: number;
	/** Figures that take part in a claim that was judged. */
	readonly tied: number;
	readonly findings: Readonly<Record<Severity, number>>;
	/** Findings that `tieout.json` lets stand. */
	readonly ignored: number;
	/** Where its settings stand beside those of the editor. */
	readonly configuration: { readonly uri: string; readonly problems: number } | undefined;
	/** One line for a status bar, and sentences that say why it is so. */
	readonly summary: string;
	readonly reasons: readonly string[];
}

/** `analysis` is undefined where nothing is analysed. */
export function toStatus(analysis: Analysis | undefined, isChecked: boolean, settings: DocumentSettings, found: FoundConfiguration | undefined): Status {
	const say = ({ zh, en }: Message) => ({ zh, en })[settings.language];
	const configuration = found === undefined ? undefined : { uri: found.uri, problems: found.configuration.problems.length };
	const findings = { error: 0, warning: 0, info: 0, hint: 0 };
	if (analysis === undefined || !isChecked) {
		const state = analysis === undefined ? 'off' : 'note';
		return { state, sections: 0, figures: 0, tied: 0, findings, ignored: 0, configuration, summary: say(SUMMARIES[state]), reasons: [say(REASONS[state])] };
	}
	const { figures, tied } = analysis.coverage;
	for (const { severity } of analysis.findings) findings[severity] += 1;
	const counts = { sections: countSections(analysis.sections), figures, tied, findings, ignored: analysis.ignored.length };
	const reasons = explain(analysis, counts, settings, configuration?.problems ?? 0).map(say);
	return { state: 'report', ...counts, configuration, summary: say(summarize(analysis.findings.length, figures, tied)), reasons };
}

const SUMMARIES: Readonly<Record<'note' | 'off', Message>> = {
	note: { zh: '不像报告，未核校', en: 'not a report, not checked' },
	off: { zh: '核校已关闭', en: 'checking is off' },
};
const REASONS: Readonly<Record<'note' | 'off', Message>> = {
	note: {
		zh: '本文不像报告：带序号的标题不足两个，所以没有核校。要核校，请把语言模式改为“报告”，或把设置 tieout.enable 设为 always。',
		en: 'This text does not look like a report: fewer than two numbered headings. To have it checked, choose the language mode Report, or set tieout.enable to always.',
	},
	off: { zh: '设置 tieout.enable 为 never：什么都不核校。', en: 'The setting tieout.enable is never: nothing is checked.' },
};

const summarize = (findings: number, figures: number, tied: number): Message => ({
	zh: `${findings === 0 ? '未见不符' : `不符 ${findings} 处`}，数据 ${figures} 个，可核 ${tied} 个`,
	en: `${findings === 0 ? 'nothing found' : `${findings} ${findings === 1 ? 'finding' : 'findings'}`}, ${figures} ${figures === 1 ? 'figure' : 'figures'}, ${tied} tied`,
});

/** What was done, then all that keeps something from being shown. */
function explain(analysis: Analysis, { sections, figures, tied, ignored }: Pick<Status, 'sections' | 'figures' | 'tied' | 'ignored'>, { rules, profile, terms }: Settings, problems: number): Message[] {
	const count = (status: string) => analysis.claims.filter(one => one.relation.claim !== 'inferred' && one.status === status).length;
	const [holding, unsure] = [count('holds'), count('unsure')];
	const off = Object.keys(rules).filter(id => rules[id] === 'off');
	const untied = figures - tied;
	const told: (Message | false)[] = [
		{ zh: `读出 ${sections} 个部分、${figures} 个数据。`, en: `${sections} ${sections === 1 ? 'section' : 'sections'} and ${figures} ${figures === 1 ? 'figure' : 'figures'} were read.` },
		0 < tied && { zh: `${tied} 个数据写明了勾稽关系（合计、比率、增减等），已核；其中 ${holding} 条关系相符。`, en: `${tied} of the figures are tied by what the text claims (sums, shares, changes …) and were checked; ${holding} claims hold.` },
		0 < untied && { zh: `${untied} 个数据没有写明与别的数据的关系，没有核，不等于正确。`, en: `${untied} of the figures are tied to no other by the text: they were not checked, which is no proof that they are right.` },
		0 < unsure && { zh: `${unsure} 条关系因“约”“近”“余”等概数或取舍难以断定，不提示。`, en: `${unsure} claims cannot be told for sure, for words like about or nearly or for rounding: nothing is said of them.` },
		profile !== undefined && { zh: `各部分按体例“${profile.name}”核对。`, en: `The sections were compared with the profile “${profile.name}”.` },
		0 < terms.length && { zh: `用语按 tieout.json 中的 ${terms.length} 条用语核对。`, en: `${terms.length} ${terms.length === 1 ? 'term' : 'terms'} of tieout.json were looked for.` },
		0 < off.length && { zh: `设置关闭了 ${off.length} 条规则：${off.join('、')}；因此未提示 ${analysis.silenced.length} 处。`, en: `${off.length} ${off.length === 1 ? 'rule is' : 'rules are'} turned off by the settings: ${off.join(', ')}; that keeps back ${analysis.silenced.length}.` },
		0 < ignored && { zh: `tieout.json 中设为不提示的有 ${ignored} 处。`, en: `${ignored} ${ignored === 1 ? 'finding is' : 'findings are'} ignored by tieout.json.` },
		0 < problems && { zh: `tieout.json 有 ${problems} 处写错，写错的部分不起作用。`, en: `tieout.json has ${problems} ${problems === 1 ? 'fault' : 'faults'}; what is faulty has no effect.` },
	];
	return told.filter(one => one !== false);
}

const countSections = (sections: readonly Section[]): number => sections.reduce((sum, { children }) => sum + 1 + countSections(children), 0);
