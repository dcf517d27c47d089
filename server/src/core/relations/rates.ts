import { isComparedWith } from '../comparisons.ts';
import { CUE, END, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { addsUp, isShareOf, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Share } from '../relations.ts';
import { expectShare, isSlip } from '../slips.ts';
import { NOT_ADDED, unitsAgree, unitsMayAgree } from '../units.ts';

/**
 * Rates with a name of their own: what they divide and by what is general knowledge (收缴率 = 实收 ÷ 应收, 资产负债率 = 负债 ÷ 资产),
 * or the name says it (a pass rate: those that passed). Both figures must stand in the sentence and be named so.
 */
export function readNamedRate(rate: Frame, frames: readonly Frame[], words: string): Share | undefined {
	const name = mayHold(rate.ends, END.rate) && RATE_END.test(words) ? RATE_NAME.exec(words)?.[1] : undefined;
	if (name === undefined) return mayHold(rate.cues, CUE.letter) ? readEnglishRate(rate, frames) : undefined;
	const row = RATES.find(([names]) => names.some(one => name.endsWith(one)));
	return row === undefined || OF_OTHERS.test(words) ? undefined : readRow(rate, frames, row, words);
}
/** Of another year, place or kind: their figures are not printed. */
const OF_OTHERS = /年底|年末|预计|力争|确保|上年|去年|同期|往年|全区|全市|全省|全国|平均|目标|高于|低于|超过|形象进度|(?:成本|费用|资产|资金|资本)利润率/;
const RATE_END = /率|进度|结收比|增长面/;
const RATE_NAME = /([\u4e00-\u9fff]{1,6}(?:率|进度)|结收比|增长面)(?:为|达到|达|是|约|超过|近|至|仅|[：:\s])*$/;

type Row = readonly [names: readonly string[], part: RegExp, whole: RegExp];

const named = (names: string, part: RegExp, whole: RegExp): Row => [names.split(' '), part, whole];
const RATES: readonly Row[] = [
	named('执行率 支出率 支出进度', /支出|执行|使用|拨付|支付/, /预算|安排|指标|下达/),
	named('收缴率 征缴率 缴费率 缴纳率 清缴率 收费率 收款率 回款率', /实收|实缴|已收|已缴|收缴|收取|征收|收回|回款/, /应收|应缴|应征/),
	named('到会率 出席率 出勤率 参会率 到课率 参训率 到场率 签到率', /实到|到会|出席|出勤|参会|参训|到场|签到/, /应到|应出|应参|应训/),
	named('结案率 审结率 执结率 办结率', /审结|结案|执结|办结|已结/, /受理|收案|收到|接到|立案|新收|交办|共有/),
	named('结收比', /审结|结案|已结/, /收案|新收/),
	// 41个行业中33个实现增长，增长面80.5%
	named('增长面', /中有?$/, /^(?!.*中有?$)/),
	named('回收率', /回收|收回/, /发放|发出/),
	named('有效率', /有效/, /回收|收回/),
	named('成功率 化解率 成功调解率 成功调处率', /成功|化解/, /调解|受理|排查|调处|纠纷|申请|尝试|实施/),
	named('完成率 达成率', /完成|实际|实现|达成/, /计划|目标|任务|应完成|指标/),
	named('到位率', /到位|实到/, /应到|下达|计划|总投资|安排/),
	named('配备率 满编率 在岗率 到岗率 配齐率', /实有|实配|在岗|在编|到岗|配备/, /应配|编制|核定|应有/),
	named('利润率', /(?:^|[^净])利润/, /收入|销售额|产值/),
	named('节约率 节支率 资金节约率', /节约|节支/, /预算|控制价|拦标价|概算/),
	named('审减率 核减率', /审减|核减/, /送审|报审/),
	named('毛利率', /毛利/, /收入|销售额/),
	named('净利率 净利润率', /净利/, /收入|销售额/),
	named('资产负债率', /负债/, /(?:^|[^净])资产(?!净)/),
	named('就业率', /就业/, /毕业/),
	named('出租率 入住率 利用率 使用率 占用率', /出租|入住|已用|使用|利用|占用/, /总|共有|可供|可用|现有/),
];

function readRow(rate: Frame, frames: readonly Frame[], [, part, whole]: Row, words: string): Share | undefined {
	const near = frames.slice(Math.max(0, rate.index - 8), rate.index).filter(one => one.sentence === rate.sentence && one.depth === rate.depth && isAmount(one)).reverse();
	const isMoney = OF_MONEY.test(words);
	const done = near.find(one => part.test(one.before) && !whole.test(one.before) && (!isMoney || one.quantity.unit.dimension !== 'count'));
	const all = done && near.find(one => one !== done && whole.test(one.before) && unitsAgree(one.quantity.unit, done.quantity.unit));
	if (done === undefined || all === undefined) return undefined;
	const first = Math.min(done.index, all.index);
	// figures of the same kind between them, or another rate, belong to another claim
	const between = frames.slice(first + 1, rate.index).filter(one => one !== done && one !== all);
	const isCrossed = between.some(one => (one.quantity.unit.dimension === 'ratio' && !one.isChange) || (unitsAgree(one.quantity.unit, done.quantity.unit) && done.index < one.index && !LEFT.test(one.before + one.after) && !addsUp([done.quantity, one.quantity], all.quantity)));
	if (isCrossed) return undefined;
	// 结案率 divides by what was carried over too: what came in newly is all of it only if the rate says so
	const isBorneOut = !NEWLY.test(all.before) || isTrue(done, all, rate) || isTold(done, all, rate);
	return isBorneOut ? share(done.quantity, target(all), rate.quantity) : undefined;
}
const NEWLY = /新收|立案|新增/;
const OF_MONEY = /(?:资金|投资|金额|预算|款)[^，。；]{0,6}率/;
const LEFT = /剩|余|未|尚|待|缺|不合格|正在|在办|请假|缺席|缺勤|差/;
const isAmount = ({ quantity }: Frame): boolean => quantity.upper === undefined && !NOT_ADDED.has(quantity.unit.dimension) && quantity.unit.dimension !== 'months';

/** "of 186 inspections, 171 passed, a pass rate of 91.9%": the noun of the rate is the verb of its part. */
function readEnglishRate(rate: Frame, frames: readonly Frame[]): Share | undefined {
	const noun = ENGLISH.exec(rate.before.toLowerCase())?.[1];
	if (noun === undefined) return undefined;
	const stem = STEMS[noun] ?? noun.slice(0, 4);
	const near = frames.slice(Math.max(0, rate.index - 4), rate.index).filter(one => one.sentence === rate.sentence && one.depth === rate.depth).reverse();
	const [last, first] = near;
	// 1,284 responses from 4,200 invitations: what is asked for stands behind
	if (first !== undefined && FROM.test(last.before) && [last, first].every(one => one.quantity.unit.dimension === 'count' && isAmount(one)) && `${first.quantity.unit.name} ${first.after}`.toLowerCase().includes(stem)) {
		return magnitude(first.quantity) <= magnitude(last.quantity) ? share(first.quantity, last.quantity, rate.quantity) : undefined;
	}
	const [part, whole] = near;
	if (part === undefined || whole === undefined || !isAmount(part) || !isAmount(whole) || !unitsMayAgree(whole.quantity.unit, part.quantity.unit)) return undefined;
	const isPart = `${part.before.slice(-30)} ${part.after}`.toLowerCase().includes(stem);
	return isPart && magnitude(part.quantity) <= magnitude(whole.quantity) ? share(part.quantity, whole.quantity, rate.quantity) : undefined;
}
const FROM = /^ ?(?:[a-z]+ )?(?:from|out of|to|of) (?:the |our )?$/;
const ENGLISH = /\b([a-z]{3,14}) rate (?:of|was|is|stood at|reached) (?:about |nearly |just )?$/;
/** Nouns that begin otherwise than their verbs. */
const STEMS: Readonly<Record<string, string>> = { retention: 'reta', success: 'succ', attendance: 'atten', vacancy: 'vaca', occupancy: 'occup', response: 'resp', completion: 'comple', pass: 'pass', compliance: 'compl' };

/** 收入31480万元，完成预算78200万元的40.3%: the whole stands between 完成 or 占 and the rate, and the part right before. */
export function readOfTarget(rate: Frame, frames: readonly Frame[]): Share | undefined {
	if (rate.before !== '的' || rate.mark !== '') return undefined;
	const whole = frames[rate.index - 1];
	const part = frames[rate.index - 2];
	if (part === undefined || whole.sentence !== part.sentence || !isAmount(whole) || !isAmount(part) || part.isMean) return undefined;
	if (!unitsAgree(part.quantity.unit, whole.quantity.unit) || 1 < whole.clause - part.clause) return undefined;
	const found = OF_WHOLE.exec(whole.before);
	if (found === null) return undefined;
	// what was added lately need not be all that came of a plan
	const isCertain = (found[1] === '占' || PLANNED.test(found[2])) && !ADDED.test(part.before);
	const isBorneOut = isCertain || isShareOf([part.quantity], [whole.quantity], rate.quantity) || isSlip(expectShare(part.quantity, whole.quantity, rate.quantity));
	return isBorneOut ? share(part.quantity, target(whole), rate.quantity) : undefined;
}
/** 预算收入16.2亿元，实际完成15.8亿元，完成预算的97.5%: what was set and what was done stand right before. */
export function readOfPlan(rate: Frame, frames: readonly Frame[]): Share | undefined {
	const name = rate.before.includes('的') || rate.before.includes('占') ? OF_PLAN.exec(rate.before)?.[1] : undefined;
	const [plan, done] = [frames[rate.index - 2], frames[rate.index - 1]];
	if (name === undefined || plan === undefined || plan.sentence !== rate.sentence || 2 < rate.clause - done.clause || 3 < rate.clause - plan.clause) return undefined;
	const isStated = isAmount(plan) && isAmount(done) && !done.isMean && !done.isChange && !plan.isChange && unitsAgree(plan.quantity.unit, done.quantity.unit) && plan.before.includes(name) && !plan.before.includes('调整') && !done.before.includes(name) && DONE.test(done.before) && !(plan.before.includes('收入') && done.before.includes('支出'));
	return isStated ? share(done.quantity, target(plan), rate.quantity) : undefined;
}
const OF_PLAN = /^[，,]?\s*(?:为|占|完成|达到|达)了?(?:年度|全年|年初|当年)?(预算|计划|目标|任务)[数值额]?的\s?$/;
const DONE = /完成|实现|执行|实际|支出|已/;
/** 目标20亿元: what was set is 20, not what rounds to it. */
const target = ({ quantity, before }: Frame): Quantity => (TARGET.test(before) ? { ...quantity, isSet: true } : quantity);
const TARGET = /(?:计划|任务|目标|指标)[数值额]?(?:为|是)?$/;
const OF_WHOLE = /^[，,]?\s*(完成|占|达到|达|相当于|是|为)了?([^，。；占]{0,14})$/;
const PLANNED = /(?:预算|计划|任务|目标|指标)[数值额]?$/;
const ADDED = /新增|净增|新建|新开/;

/**
 * "Of the 612 pupils, 298 (48.7%) were girls"; "sent to 400 clients; 248 responded (62%)"; 党员286名，其中女党员119名（41.6%）:
 * the share in a bracket right behind its part, or the part in a bracket behind its share: "grants made up 55% ($665,500)".
 */
export function readBracketed(rate: Frame, frames: readonly Frame[], { text }: { readonly text: string }): Share | undefined {
	const part = partInBrackets(rate, frames, text);
	if (part === undefined) return undefined;
	const first = Math.min(part.index, rate.index);
	const wholes: Frame[] = [];
	for (let index = first - 1; 0 <= index && first - index <= 12 && part.sentence - frames[index].sentence <= 1; index -= 1) {
		const whole = frames[index];
		if (whole.depth !== frames[first].depth || !isAmount(whole)) continue;
		const next = text.slice(whole.quantity.span.end, frames[index + 1].quantity.span.start);
		const isOfAll = OF_ALL.test(whole.before);
		const isOfSort = unitsMayAgree(whole.quantity.unit, part.quantity.unit) && !isComparedWith(whole.before);
		if (isOfSort && magnitude(part.quantity) <= magnitude(whole.quantity)) wholes.push(whole);
		if (!isOfAll && !OF_WHICH.test(next) && !(isOfSort && OF_THEM.test(part.after))) continue;
		if (isComparedWith(whole.before) || (isOfAll && whole.sentence !== part.sentence)) continue;
		if (!isOfSort) return undefined;
		const relation = share(part.quantity, whole.quantity, rate.quantity);
		// a bare percentage may be a growth: it is told wrong only if one slip explains it
		const isSaid = SAID.test(rate.before) || ENGLISH_WORDS.test(next);
		return isSaid || isTrue(part, whole, rate) || isTold(part, whole, rate) ? relation : undefined;
	}
	const holding = wholes.slice(0, MOST_WHOLES).find(whole => isTrue(part, whole, rate));
	if (holding !== undefined) return share(part.quantity, holding.quantity, rate.quantity);
	return wholes.length === 1 && isTold(part, wholes[0], rate) ? share(part.quantity, wholes[0].quantity, rate.quantity) : undefined;
}
const isTrue = (part: Frame, whole: Frame, rate: Frame): boolean => isShareOf([part.quantity], [whole.quantity], rate.quantity);
const isTold = (part: Frame, whole: Frame, rate: Frame): boolean => isSlip(expectShare(part.quantity, whole.quantity, rate.quantity));
/** So many figures before a share may be what it is of, if it holds: of more, chance makes one. */
const MOST_WHOLES = 4;

/** The amount beside a rate of which one stands alone in brackets. */
function partInBrackets(rate: Frame, frames: readonly Frame[], text: string): Frame | undefined {
	const [before, after] = [frames[rate.index - 1], frames[rate.index + 1]];
	const isBehind = before !== undefined && rate.depth === before.depth + 1 && isAmount(before) && OPENED.test(text.slice(before.quantity.span.end, rate.quantity.span.start)) && CLOSED.test(rate.after + text.slice(rate.afterEnd, rate.afterEnd + 1));
	if (isBehind) return before;
	const isAhead = after !== undefined && after.depth === rate.depth + 1 && isAmount(after) && AHEAD.test(text.slice(rate.quantity.span.end, after.quantity.span.start)) && ALONE.test(text.slice(after.quantity.span.end, after.quantity.span.end + 24));
	return isAhead ? after : undefined;
}
const OPENED = /^\s?(?:[^，。；,;.]{0,14}|[a-z ]{0,30})[（(]\s?(?:占|占比|约占|or |about )?\s?$/;
const CLOSED = /^\s?(?:of (?:the|all|total)[a-z ]{0,16})?[）)]/;
const AHEAD = /^\s?[（(]\s?$/;
const ALONE = /^(?: [a-z]{1,14})?[）)]/;
const OF_ALL = /(?:^|[^a-z])[Oo]f (?:the|our|all|these|its|their|those)?\s?(?:total )?$/;
const OF_WHICH = /^[^。；]{0,40}(?:其中|[Oo]f which|[Oo]f whom|[Oo]f these|[Oo]f those)/;
const OF_THEM = /^ (?:[a-z]+ )?of (?:them|these|those|whom|which)\b/;
const SAID = /占/;
const ENGLISH_WORDS = /[a-z]{3}/;

/** "Two thirds of our volunteers (124 of 186)"; "115 women, 62% of the 186 volunteers": part and whole behind the share, or one on either side. */
export function readOfBehind(rate: Frame, frames: readonly Frame[], { text }: { readonly text: string }): Share | undefined {
	if (!rate.after.startsWith(' of ')) return undefined;
	const [before, next, last] = [frames[rate.index - 1], frames[rate.index + 1], frames[rate.index + 2]];
	if (next === undefined || next.sentence !== rate.sentence || !isAmount(next)) return undefined;
	const between = text.slice(rate.quantity.span.end, next.quantity.span.start);
	const isPair = last !== undefined && next.depth === rate.depth + 1 && last.depth === next.depth && BRACKET.test(between) && OF.test(text.slice(next.quantity.span.end, last.quantity.span.start)) && isAmount(last);
	if (isPair) return magnitude(next.quantity) <= magnitude(last.quantity) ? share(next.quantity, last.quantity, rate.quantity) : undefined;
	const isBetween = before !== undefined && before.sentence === rate.sentence && before.depth === next.depth && isAmount(before) && OF_THE.test(between) && AS_SHARE.test(text.slice(before.quantity.span.end, rate.quantity.span.start));
	return isBetween && unitsMayAgree(before.quantity.unit, next.quantity.unit) && magnitude(before.quantity) <= magnitude(next.quantity) ? share(before.quantity, next.quantity, rate.quantity) : undefined;
}
const BRACKET = /^[^.;()]{0,40}\($/;
const OF = /^ (?:out )?of (?:the |our |all )?$/;
const OF_THE = /^ of (?:the|our|all|these|its|their|those)(?: total)? $/;
const AS_SHARE = /^[^.;]{0,30}(?:, |, or |or |\(|representing |accounting for |making up )(?:about |nearly |over )?$/;

const share = (part: Quantity, whole: Quantity, rate: Quantity): Share => ({ kind: 'share', claim: 'stated', parts: [part], wholes: [whole], share: rate });
