import { CUE, END, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { addsUp, magnitude } from '../magnitude.ts';
import type { Sum } from '../relations.ts';
import { expectSum, isSlip } from '../slips.ts';
import { unitsAgree, unitsMayAgree } from '../units.ts';
import { exhaust } from '../words.ts';
import { type Context, LINK, MOST_PARTS, areCounts, isAmount, nameOf, quantityOf, sum } from './addends.ts';

/** "A3处、B4处，共7处": a total right after a list of neighbours. */
export function readTotalAfter(whole: Frame, frames: readonly Frame[], { text }: Context): Sum | undefined {
	const isEnglish = mayHold(whole.cues | whole.cuesAfter, CUE.letter) && ((whole.before.includes('total') && ENGLISH_TOTAL.test(whole.before)) || ((whole.after.includes('total') || whole.after.includes('al')) && IN_TOTAL.test(whole.after)));
	if (!isEnglish && !mayHold(whole.cues, CUE.total)) return undefined;
	const isOfYear = whole.before.includes('年') && OF_YEAR.test(whole.before);
	if (!(isEnglish || isOfYear || endsInTotal(whole)) || !isAmount(whole)) return undefined;
	const mayAgree = (part: Frame): boolean => (isEnglish ? areCounts(part.quantity, whole.quantity) || unitsMayAgree(part.quantity.unit, whole.quantity.unit) : unitsAgree(part.quantity.unit, whole.quantity.unit));
	const parts: Frame[] = [];
	// 甲146件、乙58件、丙93件，三类合计297件: how many they are stands between
	const tally = frames[whole.index - 1];
	const isTallied = tally !== undefined && whole.mark === '' && tally.clause === whole.clause && tally.quantity.span.end === whole.quantity.span.start - whole.before.length && TALLIED.has(tally.quantity.unit.name) && OF_EACH.test(tally.before);
	for (let index = whole.index - (isTallied ? 2 : 1); 0 <= index && whole.index - index < 2 * MOST_PARTS; index -= 1) {
		const frame = frames[index];
		if (frame.sentence !== whole.sentence) break;
		if (frame.depth !== whole.depth) continue;
		if (!isAmount(frame)) {
			if (SIDE.has(frame.quantity.unit.dimension)) continue;
			break;
		}
		if (!mayAgree(frame)) break;
		// three classes served 700, 450 and 300 people
		if (isEnglish && parts.length !== 0 && !ENGLISH_LINK.test(text.slice(frame.quantity.span.end, frames[index + 1].quantity.span.start))) break;
		parts.unshift(frame);
		if (addsUp(parts.map(quantityOf), whole.quantity) && 2 <= parts.length) return sum('stated', whole, parts);
		if (endsInTotal(frame)) break;
	}
	if (parts.length < 2) return undefined;
	// 加补助1,884万元，其中专项406万元，上年结余60万元，合计…: what 其中 names is no addend
	const near = parts.filter(part => part.segment === whole.segment && !WITHIN.test(text.slice(frames[part.index - 1]?.quantity.span.end ?? 0, part.quantity.span.start)));
	if (near.length < parts.length && 2 <= near.length && addsUp(near.map(quantityOf), whole.quantity)) return sum('stated', whole, near);
	// 网格142个，专职142名、兼职286名，共计428名: of several sorts those of the total's own unit
	const own = near.filter(({ quantity: { unit } }) => unit.name === whole.quantity.unit.name);
	const list = 2 <= own.length && near.at(-1) === own.at(-1) ? own : near;
	// 一季度…四季度…，全年累计招商14亿元: of nothing but all parts of the year
	if (isOfYear && !endsInTotal(whole) && !exhaust(list.map(part => nameOf(part, text)))) return undefined;
	if (isTallied && list.length !== magnitude(tally.quantity)) return undefined;
	const isList = 2 <= list.length && list.slice(1).every(part => LINK.test(text.slice(frames[part.index - 1].quantity.span.end, part.quantity.span.start)));
	// 涉及4个方面、29个单位，共计50项: in what these stand, not what they are made of
	const isWhere = list.some(({ before, quantity: { unit } }) => WHERE.test(before) && unit.name !== whole.quantity.unit.name);
	if (isWhere) return undefined;
	const closed = list[list.length - 1];
	const isNear = isList && whole.clause - closed.clause <= 2 && (isEnglish ? JOINED_EN : JOINED).test(text.slice(closed.afterEnd, whole.quantity.span.start));
	if (!isNear) return undefined;
	const ratio = list.reduce((total, part) => total + magnitude(part.quantity), 0) / magnitude(whole.quantity);
	// 修订12项，新建5项，废止3项，现行制度共计46项: a total with a subject of its own, or far off, is no sum of these
	const isBare = (list.length === parts.length || list === own) && (isEnglish || list.every(({ quantity: { unit } }) => unit.name === whole.quantity.unit.name)) && (list === own || parts[0].index === firstOfSentence(whole, frames));
	const isFar = isBare ? ratio < 0.1 || 10 < ratio : ratio < 0.65 || 1.5 < ratio;
	const hasSubject = !isEnglish && !isOfYear && 2 <= whole.before.replace(TOTAL_AT_END, '').replace(/^(?:全年|[两二三四五六七八九十]+(?:项|类|者|个?方面|部分)|以上|上述|收入|支出|各项|各类|本年|年度)+/, '').trim().length;
	const loses = list.some(({ before }) => /废止|取消|注销|撤销|减少|调出|转出|退出|去世|死亡|流失|清退/.test(before));
	if (isFar || hasSubject || loses) {
		if (!isSlip(expectSum(list.map(quantityOf), whole.quantity), 100)) return undefined;
	}
	return sum('stated', whole, list);
}
/** 三类合计, 以上三项共; 前三类 are not all. */
const OF_EACH = /^(?:以上|上述|这)?$/;
const TALLIED: ReadonlySet<string> = new Set(['项', '类', '者', '方面', '部分', '个方面', '个部分', '大类']);
const WITHIN = /[，,（(]其中/;
const WHERE = /(?:涉及|分布[在于]|覆盖|遍及|来自)[^，。；、]{0,6}$/;
const ENGLISH_LINK = /[,;]|\band\b/;
const ENGLISH_TOTAL = /(?:a total of|totall?ing|in total,?)\s*$/;
const IN_TOTAL = /^\s?(?:[a-z]+ )?(?:in total|in all|altogether|all told)\b/;

function firstOfSentence(frame: Frame, frames: readonly Frame[]): number {
	let { index } = frame;
	while (0 < index && frames[index - 1].sentence === frame.sentence) index -= 1;
	return index;
}
const endsInTotal = ({ cues, ends, before }: Frame): boolean => mayHold(cues, CUE.total) && mayHold(ends, END.total) && TOTAL_AT_END.test(before);
const TOTAL_AT_END = /(?:^|[^公一提])(?:共|合计|共计|总计|总共|一共|共有|合计为|共为|总(?:产|面|用|金)?[数额量值积](?:共)?[为达]?到?|a total of|totall?ing|in total,?)\s*$/;
const OF_YEAR = /^(?:[，,]\s?)?(?:全年|年度)(?:累计|合计|共|总共|共计)/;
const SIDE = new Set(['ratio', 'points', 'ratioPart', 'multiple']);
const JOINED_EN = /^[,(]?[^,.;]{0,24}$/;
const JOINED = /^[，,、（(；;]?[^，,。；;、]{0,10}$/;
