import type { Message } from './message.ts';
import type { Claim, Relation } from './relations.ts';
import type { Status } from './rule.ts';

/** What writers call the relations. */
export const RELATION_NAMES: Readonly<Record<Relation['kind'], Message>> = {
	sum: { zh: '合计', en: 'sum' },
	partWhole: { zh: '部分与总数', en: 'part and whole' },
	share: { zh: '比率', en: 'share' },
	possibleShare: { zh: '可能的比率', en: 'possible share' },
	shareTotal: { zh: '比率之和', en: 'total of shares' },
	difference: { zh: '差额', en: 'difference' },
	change: { zh: '增减', en: 'change' },
	average: { zh: '平均', en: 'average' },
	count: { zh: '项数', en: 'count' },
	repeat: { zh: '前后一致', en: 'said again' },
	bound: { zh: '界限', en: 'bound' },
	extreme: { zh: '最值', en: 'extreme' },
	duration: { zh: '时长', en: 'duration' },
	date: { zh: '日期', en: 'date' },
	equation: { zh: '算式', en: 'equation' },
	dateSpan: { zh: '起止日期', en: 'span of dates' },
	degree: { zh: '程度', en: 'degree' },
	numbering: { zh: '序号', en: 'numbering' },
	residue: { zh: '残留', en: 'residue' },
	form: { zh: '格式', en: 'form' },
	reference: { zh: '引用', en: 'reference' },
	requirement: { zh: '体例', en: 'profile' },
	wording: { zh: '用语', en: 'term' },
};

export const STATUS_NAMES: Readonly<Record<Status, Message>> = {
	holds: { zh: '相符', en: 'holds' },
	violated: { zh: '不符', en: 'does not hold' },
	unsure: { zh: '难以断定', en: 'cannot be told' },
	notAssessable: { zh: '无法核对', en: 'not assessable' },
};

/** A sign of the status that needs no colour. */
export const STATUS_SIGNS: Readonly<Record<Status, string>> = { holds: '✓', violated: '✗', unsure: '≈', notAssessable: '–' };

/** What licenses a claim. */
export const CLAIM_NAMES: Readonly<Record<Claim, Message>> = {
	stated: { zh: '明示', en: 'stated' },
	suggested: { zh: '提示', en: 'suggested' },
	inferred: { zh: '推断', en: 'inferred' },
};

/** What a figure is in its relation. */
export const ROLE_NAMES: Readonly<Record<string, Message>> = {
	whole: { zh: '总数', en: 'whole' },
	wholes: { zh: '总数', en: 'whole' },
	parts: { zh: '部分', en: 'part' },
	share: { zh: '比率', en: 'share' },
	shares: { zh: '比率', en: 'share' },
	wholeShare: { zh: '总数的占比', en: 'share of the whole' },
	minuend: { zh: '被减数', en: 'minuend' },
	subtrahend: { zh: '减数', en: 'subtrahend' },
	difference: { zh: '差额', en: 'difference' },
	base: { zh: '基数', en: 'base' },
	current: { zh: '现数', en: 'current' },
	amount: { zh: '增减额', en: 'amount' },
	rate: { zh: '增减率', en: 'rate' },
	multiple: { zh: '倍数', en: 'multiple' },
	total: { zh: '总额', en: 'total' },
	count: { zh: '个数', en: 'count' },
	average: { zh: '平均', en: 'average' },
	announced: { zh: '宣布的项数', en: 'announced' },
	beside: { zh: '列举中的数', en: 'within the list' },
	first: { zh: '前', en: 'first' },
	second: { zh: '后', en: 'second' },
	quantity: { zh: '数据', en: 'figure' },
	bound: { zh: '界限', en: 'bound' },
	others: { zh: '其他', en: 'other' },
	from: { zh: '起', en: 'from' },
	to: { zh: '止', en: 'to' },
	duration: { zh: '时长', en: 'duration' },
	terms: { zh: '项', en: 'term' },
	result: { zh: '结果', en: 'result' },
};

/** "营业收入（同比增长）": what is measured, with what sets it apart. */
export function printIndicator(name: string, qualifiers: readonly string[]): Message {
	if (qualifiers.length === 0) return { zh: name, en: name };
	const [zh, en] = [qualifiers.join('、'), qualifiers.join(', ')];
	return name === '' ? { zh, en } : { zh: `${name}（${zh}）`, en: `${name} (${en})` };
}
