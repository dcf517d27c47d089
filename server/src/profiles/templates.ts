import type { Profile, ProfileSection } from '../core/profiles.ts';

/**
 * What stands around the sections of a report, and in them. `{words}` is a place to fill in (words that begin with × are
 * the same wherever they stand); `{year}` and `{date}` are those of the clock of whoever writes.
 */
interface Frame {
	readonly title: string;
	readonly lead: readonly string[];
	readonly closing: readonly string[];
	/** The text of sections by their titles, where there is more to say than two points. */
	readonly bodies?: Readonly<Record<string, readonly string[]>>;
}

const SIGNED: readonly string[] = ['', '　　　　　　　　　　　　　　　　{×单位}', '　　　　　　　　　　　　　　　　{date}'];

const FRAMES: Readonly<Record<string, Frame>> = {
	年度工作总结: { title: '{×单位}{year}年工作总结', lead: ['　　{year}年，{……}，现将有关情况总结如下。'], closing: SIGNED, bodies: { 主要工作情况: ['（一）{党建引领}。{}', '（二）{民生服务}。{}', '（三）{平安建设}。{}'] } },
	述职报告: { title: '{year}年述职报告', lead: ['　　{我现任××，主要负责××}。现将一年来的履职情况报告如下。'], closing: SIGNED, bodies: { 廉洁自律情况: ['　　{……}。'], 存在的不足: ['　　一是{……}；二是{……}；三是{……}。'] } },
	调研报告: { title: '关于{×事项}的调研报告', lead: ['　　{为掌握××情况，××月，对××进行了调研}。现将情况报告如下。'], closing: SIGNED, bodies: { 调研基本情况: ['　　{……}。'], 原因分析: ['　　{……}。'] } },
	情况通报: { title: '关于{×事项}情况的通报', lead: ['{各××}：', '　　现将{×事项}情况通报如下。'], closing: SIGNED, bodies: { 基本情况: ['　　{……}。'] } },
	会议纪要: { title: '{×会议}会议纪要', lead: ['时间：{date}', '地点：{}', '主持：{}', '参加：{}', '', '　　会议研究了{……}等事项，纪要如下。'], closing: [], bodies: { 会议概况: [], 参会人员: [] } },
	'annual report': { title: '{×Organisation} Annual Report {year}', lead: [], closing: [] },
	'incident report': { title: 'Incident report: {what happened}', lead: ['{date}'], closing: [] },
};

/** A whole report of a kind as a snippet: its title, its sections with their numbers, places to fill in. */
export function writeTemplate({ name, sections }: Profile): string {
	const isChinese = HAN.test(name + sections.map(({ title }) => title).join(''));
	const frame = FRAMES[name] ?? (isChinese
		? { title: `{×单位}{year}年${name}`, lead: ['　　{……}，现将有关情况报告如下。'], closing: SIGNED }
		: { title: `{×Organisation}: ${name}, {year}`, lead: [], closing: [] });
	const own = sections.filter(section => section.need !== 'mustNot' && frame.bodies?.[section.title]?.length !== 0);
	const lines = [frame.title, '', ...frame.lead, ...own.flatMap((section, index) => ['', `${isChinese ? `${NUMERALS[index] ?? index + 1}、` : `${index + 1}. `}${section.title}`, ...bodyOf(section, frame, isChinese)]), ...frame.closing];
	return toSnippet(lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n'), isChinese);
}
const HAN = /[\u4e00-\u9fff]/;
const NUMERALS = '一二三四五六七八九十';

function bodyOf({ title, skeleton, sections = [] }: ProfileSection, { bodies }: Frame, isChinese: boolean): readonly string[] {
	if (bodies?.[title] !== undefined) return bodies[title];
	if (skeleton !== undefined) return skeleton.split('\n');
	if (!isChinese) return ['{…}'];
	const parts = sections.filter(({ need }) => need !== 'mustNot').map(part => part.title);
	return parts.length === 0 ? ['（一）{……}。{}', '（二）{……}。{}'] : parts.map((part, index) => `（${NUMERALS[index] ?? index + 1}）${part}。{}`);
}

/** Numbers the places to fill in, in the syntax of editors. */
function toSnippet(text: string, isChinese: boolean): string {
	const named = new Map<string, number>();
	let stops = 0;
	const escape = (words: string) => words.replace(/[\\$}]/g, '\\$&');
	const parts = text.split(/\{([^{}]*)\}/).map((part, index) => {
		if (index % 2 === 0) return escape(part);
		if (part === 'year') return '${CURRENT_YEAR}';
		if (part === 'date') return isChinese ? '${CURRENT_YEAR}年${CURRENT_MONTH/^0//}月${CURRENT_DATE/^0//}日' : '${CURRENT_DATE/^0//} ${CURRENT_MONTH_NAME} ${CURRENT_YEAR}';
		const stop = named.get(part) ?? (stops += 1);
		if (part.startsWith('×')) named.set(part, stop);
		return part === '' ? `$${stop}` : `\${${stop}:${escape(part.startsWith('×') ? `××${part.slice(1)}` : part)}}`;
	});
	return `${parts.join('')}\n$0`;
}

/** By what whole reports are found among the snippets, beside their names. */
export const TEMPLATE_PREFIXES: Readonly<Record<string, readonly string[]>> = {
	年度工作总结: ['工作总结', 'gzzj', 'summary'], 述职报告: ['szbg'], 调研报告: ['dybg'], 情况通报: ['qktb'], 会议纪要: ['hyjy', 'minutes'], 'annual report': ['annual', 'ndbg'], 'incident report': ['incident', 'sgbg'],
};
