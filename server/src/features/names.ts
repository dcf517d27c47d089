import type { Message } from '../core/message.ts';
import type { Relation } from '../core/relations.ts';
import type { Status } from '../core/rule.ts';

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

/** "营业收入（同比增长）": what is measured, with what sets it apart. */
export function printIndicator(name: string, qualifiers: readonly string[]): Message {
	if (qualifiers.length === 0) return { zh: name, en: name };
	const [zh, en] = [qualifiers.join('、'), qualifiers.join(', ')];
	return name === '' ? { zh, en } : { zh: `${name}（${zh}）`, en: `${name} (${en})` };
}
