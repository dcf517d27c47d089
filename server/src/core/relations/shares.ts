import { isOwnChange } from '../comparisons.ts';
import { CUE, END, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { addsUp, isShareOf, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Relation, Share } from '../relations.ts';
import { expectShare, isMendedBySlip, isSlip } from '../slips.ts';
import { TRAIT } from '../traits.ts';
import { unitsAgree } from '../units.ts';
import { exhaust, isSameName, keyOf, longestCommon, speaksOf } from '../words.ts';
import { readBracketed, readNamedRate, readOfBehind, readOfPlan, readOfTarget } from './rates.ts';
import { type FrameReader, on, readFirst } from './frameReaders.ts';
import type { BlockReader } from './readers.ts';

/**
 * Shares: a rate whose name holds the verb of its part (整改率 ↔ 已整改), 占 between part and whole, an English
 * "x of y (z%)". The nearest total that agrees in unit is the whole; part + remaining stands for a whole that is not
 * printed; without a part, a rate of a known count is only asked to be possible.
 */
export const readShares: BlockReader = ({ frames, text }) => {
	const relations: Relation[] = readRespective(frames);
	const taken = new Set(relations.flatMap(one => (one.kind === 'share' ? one.share : [])));
	const context: Context = { text, told: relations };
	for (const frame of frames) {
		if (!isPlainRatio(frame) || taken.has(frame.quantity)) continue;
		if (100 < magnitude(frame.quantity) && CAPPED.test(frame.before)) {
			relations.push({ kind: 'possibleShare', claim: 'stated', share: frame.quantity });
			continue;
		}
		const relation = readFirst(readers, frame, frames, context);
		if (relation !== undefined && !(relation.kind === 'share' && isOfAnother(frame, relation, leadOf(frame, text), text))) relations.push(relation);
	}
	for (const relation of readHiddenWholes(frames, text, relations)) relations.push(relation);
	return relations;
};

interface Context {
	readonly text: string;
	readonly told: readonly Relation[];
}

/** The words of its clause before a rate, figures included. */
const leadOf = ({ clauseStart, quantity: { span: { start } } }: Frame, text: string): string => text.slice(Math.max(clauseStart, start - 40), start);

/** A rate that is neither a change nor a range. */
const isPlainRatio = ({ traits }: Frame): boolean => (traits & (TRAIT.ratio | TRAIT.range | TRAIT.change)) === TRAIT.ratio;

/** 受理案件233件，办结230件，民商事案件结案率98.3%: what a rate's name adds and nothing before it names may be less than what was counted. */
function isOfAnother(rate: Frame, { parts, wholes, share: printed }: Share, words: string, text: string): boolean {
	const scope = words.includes('率') ? SCOPE.exec(words)?.[1].replace(OF_ALL_SORTS, '') ?? '' : '';
	if (scope.length < 2 || isShareOf(parts, wholes, printed) || 1 < parts.length || 1 < wholes.length) return false;
	return longestCommon(scope, text.slice(rate.sentenceStart, rate.clauseStart)) < 2 && !isSlip(expectShare(parts[0], wholes[0], printed));
}
const SCOPE = /([\u4e00-\u9fff]{4,12})[\u4e00-\u9fff]{2}率[为达到是约\s]*$/;
const OF_ALL_SORTS = /案件|项目|工作|任务|问题|总体|综合|平均|各类|全部|及时|按期|累计|整体|全年|[全我][市省区县国院]|完成/g;

/** 高级134人、中级351人、初级411人，分别占15.0%、39.2%、45.9%: each of the figure at its place, if all but one are of one whole, printed before or made by all. */
function readRespective(frames: readonly Frame[]): Relation[] {
	const relations: Relation[] = [];
	for (const first of frames) {
		if (!isRatio(first) || !first.before.includes('分别占') || !RESPECTIVELY.test(first.before)) continue;
		const rates = [first];
		for (let index = first.index + 1; index < frames.length && isRatio(frames[index]) && frames[index].sentence === first.sentence && JOINED.test(frames[index].before); index += 1) rates.push(frames[index]);
		const parts = frames.slice(Math.max(0, first.index - rates.length), first.index);
		const areParts = 2 <= rates.length && parts.length === rates.length && parts.every(part => part.sentence === first.sentence && isCountable(part.quantity) && unitsAgree(part.quantity.unit, parts[0].quantity.unit));
		if (!areParts) continue;
		const before = frames.slice(Math.max(0, parts[0].index - 4), parts[0].index).filter(one => one.sentence === first.sentence && parts.every(part => canHold(one, part)));
		const readings = [...before.map(({ quantity }) => [quantity]), parts.map(({ quantity }) => quantity)];
		const count = (wholes: readonly Quantity[]): number => rates.filter((rate, index) => isShareOf([parts[index].quantity], wholes, rate.quantity)).length;
		const best = readings.reduce((most, one) => (count(most) < count(one) ? one : most));
		if (count(best) < Math.max(1, rates.length - 1)) continue;
		rates.forEach((rate, index) => relations.push(share('stated', [parts[index].quantity], best, rate.quantity)));
	}
	return relations;
}
const RESPECTIVELY = /分别占[^，。；占]{0,14}$/;
const JOINED = /^(?:和|与|及|以及)?$/;

/** 210次，占全部轮次的64%；分别有49次、46次，占全部轮次的29%: two shares of one whole that is not printed. Taken where they agree, or where the counts are of classes that part one whole. */
function readHiddenWholes(frames: readonly Frame[], text: string, told: readonly Relation[]): Share[] {
	const taken = new Set(told.flatMap(one => (one.kind === 'share' ? [one.share] : [])));
	const open = frames.filter(frame => isPlainRatio(frame) && !mayHold(frame.traits, TRAIT.hedged) && frame.before.includes('占') && !taken.has(frame.quantity));
	if (open.length < 2) return [];
	const claims = open.flatMap((rate): HiddenClaim[] => {
		const name = HIDDEN.exec(rate.before)?.[1];
		const part = frames[rate.index - 1];
		if (name === undefined || part === undefined || part.sentence !== rate.sentence || part.quantity.unit.dimension !== 'count' || part.quantity.upper !== undefined || part.quantity.hedge !== undefined) return [];
		const list = [part];
		while (list[0].mark === '、' && 0 < list[0].index && frames[list[0].index - 1].quantity.unit.dimension !== 'ratio' && frames[list[0].index - 1].sentence === part.sentence && list.length < 4) list.unshift(frames[list[0].index - 1]);
		return [{ rate, name, first: list[0], readings: list.length === 1 ? [[part.quantity]] : [list.map(({ quantity }) => quantity), [part.quantity]] }];
	});
	return claims.slice(1).flatMap((claim, index) => {
		const first = claims[index];
		if (first.name !== claim.name) return [];
		const readings = claim.readings.flatMap(parts => first.readings.map((wholes): Share => ({ kind: 'share', claim: 'stated', parts, wholes, share: claim.rate.quantity, wholeShare: first.rate.quantity })));
		const holding = readings.find(isBorneOut);
		if (holding !== undefined) return [holding];
		// classes of one variable part one whole: then a slip of the hand is told
		const [one, other] = [classOf(first, frames, text), classOf(claim, frames, text)];
		const isParted = one !== undefined && other !== undefined && one.unit.dimension === other.unit.dimension && one.text !== other.text && !OTHER_TIME.test(text.slice(first.rate.quantity.span.end, claim.rate.quantity.span.start));
		return isParted ? readings.slice(0, 1).filter(reading => isMendedBySlip([...reading.parts, ...reading.wholes, reading.share, reading.wholeShare!], figures => isBorneOut(withFigures(reading, figures)))) : [];
	});
}
/** What is counted, and the share that it is of a whole that is only named. */
interface HiddenClaim {
	readonly rate: Frame;
	readonly name: string;
	readonly first: Frame;
	readonly readings: readonly (readonly Quantity[])[];
}

/** The class that a count is of, where a range or a limit makes it: 35岁以下120人, 1亿—2亿元的49次. */
function classOf({ first }: HiddenClaim, frames: readonly Frame[], text: string): Quantity | undefined {
	for (let index = first.index - 1; 0 <= index && first.index - index <= 4; index -= 1) {
		const { quantity, sentence } = frames[index];
		if (sentence !== first.sentence || quantity.unit.dimension === 'ratio') return undefined;
		const isRange = quantity.upper !== undefined || (quantity.hedge !== undefined && LIMITS.has(quantity.hedge.side)) || BETWEEN_ENDS.test(text.slice(frames[index - 1]?.quantity.span.end ?? 0, quantity.span.start));
		if (isRange && !unitsAgree(quantity.unit, first.quantity.unit)) return quantity;
	}
	return undefined;
}
const LIMITS: ReadonlySet<string> = new Set(['atLeast', 'atMost']);
const BETWEEN_ENDS = /^\s?[-—–~～至到]+\s?$/;
/** Of another year the whole is another one. */
const OTHER_TIME = /[0-9] ?年|上年|去年|同期|季度|[上下]半年/;

function isBorneOut({ parts, wholes, share, wholeShare }: Share): boolean {
	const total = (list: readonly Quantity[]): number => list.reduce((sum, one) => sum + magnitude(one), 0);
	const ratio = total(parts) / total(wholes);
	const slack = lastPlace(share) / 2 + ratio * (lastPlace(wholeShare!) / 2);
	return Math.abs(ratio * magnitude(wholeShare!) - magnitude(share)) <= slack;
}

/** The same claim of other figures, in the order parts, wholes, share, share of the whole. */
const withFigures = ({ parts, wholes, ...claim }: Share, figures: readonly Quantity[]): Share =>
	({ ...claim, parts: figures.slice(0, parts.length), wholes: figures.slice(parts.length, parts.length + wholes.length), share: figures[figures.length - 2], wholeShare: figures[figures.length - 1] });

const HIDDEN = /^[，,]?\s*占((?:全部|所有|总)[^占，。；]{1,12}?)的\s*$/;

/** Rates of what cannot be done to more than all; 完成率, 执行率, 到位率, 收缴率, 参保率, 入学率, 结案率 may pass 100%. */
const CAPPED = /(?:整改|办结|签约|销号|入户|合格|及格|优良|优秀|达标|回收|出勤|到会|出席|调解|成功|满意|知晓|入住|出租|空置|拆除|治愈|好评|完好|通过|录取|绿化|森林覆盖|答复|反馈)(?:完成)?率(?:为|达到|达|是|[：:\s])*$/;

/** Of two readings one that holds; if none does, the first. */
function readByName(frame: Frame, frames: readonly Frame[], { text }: Context): Relation | undefined {
	if (!mayHold(frame.ends, END.rate) && !mayHold(frame.cues, CUE.letter)) return undefined;
	const words = leadOf(frame, text);
	const first = readNamedRate(frame, frames, words);
	const holds = (one: Relation | undefined): boolean => one?.kind === 'share' && isShareOf(one.parts, one.wholes, one.share);
	if (holds(first)) return first;
	const other = readRate(frame, frames, words);
	return first === undefined || holds(other) ? other : first;
}

// Rates that are prices, scores or indices: never part ÷ whole.
const NO_SHARE = /(?:形象进度|利率|税率|汇率|费率|效率|频率|功率|容积率|生产率|概率|速率|分辨率|心率|增长率|下降率|贡献率|增速|失业率|周转率|死亡率|出生率|复合增长率|回报率|收益率|利润率|赤字率|增值率|满意度|满意率|知晓率)(?:[为达是约超近到]*)$/;
const RATE = /([\u4e00-\u9fff（）“”]{1,24}?(?:率|比例|比重|占比|进度|份额))(?:[为达是约超接近到仅只已高了有\s]*)$/;
const OCCUPIES = /占([^占]{0,30}?)(?:的)?(?:比重|比例|比|份额|百分比)?(?:[为达是约超近到仅只已高了]*|的)$/;

/** Words that make a figure the part that is done, the whole, or what is left. */
const DONE = /已|完成|办结|整改|实现|落实|成功|通过|合格|达标|实际|实有|实到|在管|清理|修复|化解|completed|resolved|passed|closed/;
const LEFT = /剩余|剩下|余下|尚有|仍有|还剩|还有|未|尚未|待|缺|不合格|正在|在办|请假|remaining|left|pending|outstanding/;
const TOTAL = /共|总|合计|应|立案|提交|现有|辖区|受理|接到|收到|发现|排查|检查|抽检|申报|任务|目标|计划|登记|在册|摸排|名单|收集|下达|核定|全部|所有|有$|total|received|of all/;

/** 户均2.58人, 每次30人, 新增186人: no whole of what follows. */
const isAverage = (frame: Frame): boolean => frame.isMean || ADDED.test(frame.before);
const ADDED = /(?:新增|净增)[^，。；、]{0,4}$/;
/** 完成预算78200万元的40.3%: a plan or base, no part and no whole of its neighbours. */
export const isBaseOfRate = ({ before, after }: Pick<Frame, 'before' | 'after'>): boolean => after === '的' && BASE_OF_RATE.test(before);
const BASE_OF_RATE = /^[，,]?\s*(?:完成|占|为|达到|达|相当于)/;

const isCountable = ({ unit, upper }: Quantity): boolean => upper === undefined && unit.dimension !== 'ratio' && unit.dimension !== 'points' && unit.dimension !== 'multiple' && unit.dimension !== 'ratioPart' && unit.dimension !== 'months' && unit.dimension !== 'age' && unit.dimension !== 'none';
const wordsOf = ({ before, after }: Frame): string => `${before}|${after}`;

/** 整改率98.9%: a rate by its name. */
function readRate(frame: Frame, frames: readonly Frame[], words: string): Relation | undefined {
	const name = mayHold(frame.ends, END.rate) ? RATE.exec(words)?.[1] : undefined;
	if (name === undefined || NO_SHARE.test(words)) return undefined;
	const stem = stemOf(name);
	const near = frames.slice(Math.max(0, frame.index - 8), frame.index).filter(one => one.sentence === frame.sentence && isCountable(one.quantity)).reverse();
	// 上年办结率, 全区平均: another year's or place's rate; behind another rate, one of something else
	if (OTHER.test(words)) return undefined;
	const behindRate = findRateBefore(frame, frames);
	const fresh = (one: Frame): boolean => behindRate === undefined || behindRate.index < one.index;
	const target = near[0] !== undefined && near[1] !== undefined && /计划|目标|任务/.test(near[0].before) && /完成/.test(name) && unitsAgree(near[0].quantity.unit, near[1].quantity.unit) && fresh(near[1]) ? near : undefined;
	if (target !== undefined && isShareOf([target[1].quantity], [target[0].quantity], frame.quantity)) return share('stated', [target[1].quantity], [target[0].quantity], frame.quantity);
	if (target !== undefined && TARGET.test(near[0].before) && magnitude(near[0].quantity) < magnitude(near[1].quantity)) return undefined;
	const named = stem.length < 2 ? undefined : near.find(one => mentions(wordsOf(one), stem) && !LEFT.test(wordsOf(one)));
	const nearest = near.find(one => !LEFT.test(wordsOf(one)));
	const adjacent = nearest !== undefined && nearest.segment === frame.segment && DONE.test(nearest.before) ? nearest : undefined;
	const part = named ?? adjacent;
	if (part === undefined) return readPossible(frame, near);
	// a rate belongs to the counts right before it: not to those of the rate before, nor to an earlier count of another thing
	const between = near.filter(one => part.index < one.index && !LEFT.test(wordsOf(one)) && unitsAgree(one.quantity.unit, part.quantity.unit));
	const isOwn = fresh(part) && (between.length === 0 || between.every(one => TOTAL.test(one.before) && magnitude(part.quantity) <= magnitude(one.quantity)));
	if (!isOwn) return fresh(part) ? undefined : readPossible(frame, near);
	const wholes = frames.slice(Math.max(0, part.index - 6), part.index).filter(one => frame.sentence - 1 <= one.sentence && canHold(one, part)).reverse();
	const left = restOf(part, frame, frames);
	const isLeft = left !== undefined;
	const readings: Quantity[][] = wholes.filter(one => one !== left).map(one => [one.quantity]);
	const implied = isLeft ? [part.quantity, left.quantity] : undefined;
	// a whole that is printed is what the writer divided by, before one that is only implied
	const printed = implied && wholes.find(one => addsUp(implied, one.quantity));
	if (implied !== undefined && printed === undefined) readings.push(implied);
	// 批准逮捕318人，不捕205人，不捕率39.2%: of those that were and those that were not
	const isNegated = NEGATED_RATE.test(name) && NEGATED.test(part.before);
	const positive = frames[part.index - 1];
	if (isNegated && implied === undefined && positive !== undefined && positive.sentence === part.sentence && unitsAgree(positive.quantity.unit, part.quantity.unit)) readings.push([positive.quantity, part.quantity]);
	// a total right before that is less than its part claims the share all the same
	const short = frames.slice(Math.max(0, part.index - 2), part.index).findLast(one => one.sentence === part.sentence && TOTAL.test(one.before) && isCountable(one.quantity) && unitsAgree(one.quantity.unit, part.quantity.unit) && part.clause - one.clause <= 3);
	if (readings.length === 0 && short !== undefined && named !== undefined) readings.push([short.quantity]);
	const before = wholes[0] ?? short;
	if (readings.length === 0) {
		// the whole may follow its part: 办结46件，受理48件，办结率…
		const later = near.find(one => part.index < one.index && canHold(one, part) && TOTAL.test(one.before));
		if (later === undefined) return readPossible(frame, near);
		readings.push([later.quantity]);
	}
	const parts = [part.quantity];
	const holding = readings.find(reading => isShareOf(parts, reading, frame.quantity));
	if (holding !== undefined) return share('stated', parts, holding, frame.quantity);
	if (isNegated && !isLeft) return undefined;
	// 214件302人，适用168件251人，适用率…: of cases, or of persons
	const twin = frames[part.index + 1];
	if (twin !== undefined && twin.clause === part.clause && twin.before === '' && twin.mark === '' && isCountable(twin.quantity)) {
		const other = frames.slice(Math.max(0, part.index - 6), part.index).findLast(one => one.quantity.unit.name === twin.quantity.unit.name);
		return other !== undefined && isShareOf([twin.quantity], [other.quantity], frame.quantity) ? share('stated', [twin.quantity], [other.quantity], frame.quantity) : undefined;
	}
	const whole = wholes.find(one => one !== left);
	// 受理136件，上升7%，占全部的62%；结案50件，结案率…: what changed, and what was part of what, is no rate of another count
	const isApart = whole !== undefined && frames.slice(whole.index + 1, part.index).some(one => isRatio(one) && !one.isChange && !SAID_OF_BEFORE.test(one.before));
	if (isApart && !isLeft) return undefined;
	const isTied = named !== undefined || stem.length < 2;
	const isWhole = isLeft || (before !== undefined && (TOTAL.test(before.before) || before.segment === part.segment));
	if (!isWhole || (part.quantity.unit.event && before?.quantity.unit.name !== part.quantity.unit.name)) return undefined;
	// a whole of another sentence may be of another scope: then only a slip of the hand is told
	const isNear = isLeft || before?.sentence === part.sentence;
	// 办结率0.3% beside 超期 of something else: what the name of the rate does not say is told only where a slip explains it
	const isSure = isNear && isTied;
	if (!isSure && (before === undefined || !isSlip(expectShare(part.quantity, before.quantity, frame.quantity)))) return undefined;
	return share(isTied && frame.clause - part.clause <= 4 ? 'stated' : 'suggested', parts, printed === undefined ? implied ?? readings[0] : [printed.quantity], frame.quantity);
}

/** The rate before this one, in its sentence: none is looked for farther back than that. */
function findRateBefore(frame: Frame, frames: readonly Frame[]): Frame | undefined {
	let index = frame.index - 1;
	while (0 <= index && frames[index].sentence === frame.sentence && !isRatio(frames[index])) index -= 1;
	return 0 <= index && frames[index].sentence === frame.sentence ? frames[index] : undefined;
}

/** What stands beside a part and makes the whole with it: 已整改178栋，剩余2栋, or the other way about, 逮捕25人，不捕21人，不捕率…. */
function restOf(part: Frame, rate: Frame, frames: readonly Frame[]): Frame | undefined {
	const isBeside = (one: Frame | undefined): one is Frame => one !== undefined && one.index < rate.index && one.sentence === part.sentence && unitsAgree(one.quantity.unit, part.quantity.unit);
	const next = frames[part.index + 1];
	if (isBeside(next) && LEFT.test(wordsOf(next))) return next;
	const previous = frames[part.index - 1];
	return isBeside(previous) && NEGATED.test(part.before) && exhaust([previous.before, part.before]) ? previous : undefined;
}
const NEGATED = /[不未非]/;
const NEGATED_RATE = /[不未非][\u4e00-\u9fff]{1,3}率$/;

const isRatio = ({ traits }: Frame): boolean => mayHold(traits, TRAIT.ratio);
const OTHER = /年底|年末|预计|力争|确保|计划(?!完成)|上年|去年|同期|往年|全区|全市|全省|全国|全县|全街道|全镇|平均|目标|高于|低于/;

/** 整改完成率 → 整改: what the rate's name says of its part. */
function stemOf(name: string): string {
	return name.replace(RATE_WORDS, '').replace(GENERIC_RATE, '').slice(-4);
}
const RATE_WORDS = /(?:率|比例|比重|占比|进度|份额)$/;
const GENERIC_RATE = /完成|成功|总体|综合|任务|项目|户数|人数|工作|平均|及时|按时|实现|问题|隐患|目标|计划|年度|整体|率|其|使|本|该|的|达|数|“|”|（|）/g;

/** Whether words hold the stem or its last two characters: 已整改, 办结案件. */
const mentions = (words: string, stem: string): boolean => words.includes(stem) || (2 < stem.length && words.includes(stem.slice(-2)));

const canHold = (whole: Frame, part: Frame): boolean =>
	isCountable(whole.quantity) && unitsAgree(whole.quantity.unit, part.quantity.unit) && magnitude(part.quantity) <= magnitude(whole.quantity) && !(whole.index < part.index ? REMAINS : LEFT).test(whole.before);
/** 发现缺陷病历217份，已整改205份: what is to be put right may be the whole of what was; what remains of something is not. */
const REMAINS = /剩余|剩下|余下|还剩|remaining|left/;

/** A rate of a known count without its part: is there a whole number of things that makes it? */
function readPossible(frame: Frame, near: readonly Frame[]): Relation | undefined {
	const wholes = near.filter(one => one.quantity.unit.dimension === 'count' && !one.quantity.unit.event);
	const whole = wholes.reduce<Frame | undefined>((largest, one) => (largest === undefined || magnitude(largest.quantity) < magnitude(one.quantity) ? one : largest), undefined);
	if (whole === undefined || !IN_ALL.test(whole.before) || DONE.test(whole.before) || magnitude(whole.quantity) < 2) return undefined;
	// of another count nearby it may be just right
	if (wholes.some(one => one !== whole && isPossible(frame.quantity, magnitude(one.quantity)))) return undefined;
	return { kind: 'possibleShare', claim: 'suggested', whole: whole.quantity, share: frame.quantity };
}

/** What a clause that begins with 占 is said of: the figure before it, over the changes of that figure: 1.32万个，增长3.9%，占…. */
export function readSubject(frame: Frame, frames: readonly Frame[]): Frame | undefined {
	if (!frame.before.includes('占') || !SAID_OF_BEFORE.test(frame.before)) return undefined;
	const first = Math.max(0, frame.index - MOST_BETWEEN);
	let index = frame.index - 1;
	// 工业用水96亿吨（其中冷却水48亿吨），占…: what a bracket says in passing is not the subject
	while (first <= index && frames[index].sentence === frame.sentence && (frame.depth < frames[index].depth || isBeforeSubject(frames[index]))) index -= 1;
	return first <= index && frames[index].sentence === frame.sentence && !frames[index].isChange ? frames[index] : undefined;
}
/** Of no subject more is said in a row. */
const MOST_BETWEEN = 12;

/** What has a share, by 占, of what is named or not: 求助2,157件，占其中的31%. Undefined where each has a whole of its own. */
export function readOpenShare(frame: Frame, frames: readonly Frame[]): { readonly part: Frame; readonly name: string } | undefined {
	if (!isPlainRatio(frame) || mayHold(frame.traits, TRAIT.hedged) || !SAID_OF_BEFORE.test(frame.before)) return undefined;
	const name = OCCUPIES.exec(frame.before)?.[1];
	const part = name === undefined || TARGET.test(name) ? undefined : readSubject(frame, frames);
	return part !== undefined && isCountable(part.quantity) && !isAverage(part) && part.quantity.hedge === undefined ? { part, name: name! } : undefined;
}
/** A change of the subject, or another share that it has: 138万元，占预算的104%，占总收入的48%. */
const isBeforeSubject = (one: Frame): boolean => (one.isChange ? isOwnChange(one.before) : isRatio(one) && SAID_OF_BEFORE.test(one.before));
const SAID_OF_BEFORE = /^\s?(?:大?约|近)?占/;

/** Whether some whole number of so many things makes the share. */
function isPossible(share: Quantity, count: number): boolean {
	const part = Math.round((magnitude(share) * count) / 100);
	return Math.abs((100 * part) / count - magnitude(share)) < lastPlace(share);
}

/** 占比72%, 占总支出的46.9%: the part is the figure before, the whole the one that is named. */
function readOccupied(frame: Frame, frames: readonly Frame[], { text, told }: Context): Relation | undefined {
	const found = frame.before.includes('占') ? OCCUPIES.exec(frame.before) : null;
	return found === null ? undefined : readOccupier(frame, frames, found[1], text, told);
}

function readOccupier(frame: Frame, frames: readonly Frame[], name: string, text: string, told: readonly Relation[]): Relation | undefined {
	if (TARGET.test(name)) return undefined;
	const part = readSubject(frame, frames);
	if (part === undefined || !isCountable(part.quantity)) return undefined;
	// what has a share of the same whole is another part of it
	const isPart = (one: Frame): boolean => frames[one.index + 1] !== part && frames[one.index + 1].quantity.unit.dimension === 'ratio' && SAID_OF_BEFORE.test(frames[one.index + 1].before) && OCCUPIES.exec(frames[one.index + 1].before)?.[1] === name;
	const candidates = frames.slice(Math.max(0, part.index - 12), part.index).filter(one => canHold(one, part) && !isAverage(one) && (name === '' || !isPart(one))).reverse();
	// 占总场次的66%: what is counted names every whole of it
	const isBare = isBareName(name, part.quantity);
	const named = isBare ? candidates : candidates.filter(one => speaksOf(wordsOf(one), name));
	const holding = named.filter(one => isShareOf([part.quantity], [one.quantity], frame.quantity));
	if (holding.length !== 0) return share('stated', [part.quantity], [(holding.find(one => !hasShare(one, frames)) ?? holding[0]).quantity], frame.quantity);
	const short = frames.slice(Math.max(0, part.index - 2), part.index).findLast(one => one.sentence === part.sentence && WHOLE_WORD.test(one.before) && !hasShare(one, frames) && isCountable(one.quantity) && unitsAgree(one.quantity.unit, part.quantity.unit) && magnitude(one.quantity) < magnitude(part.quantity));
	if (isBare && named.length === 0 && short !== undefined) return share('stated', [part.quantity], [short.quantity], frame.quantity);
	// 中央资金3.84亿元，占30%；省级资金2.56亿元，占20%；…: what the shares before are of
	const sibling = isBare ? named.find(one => one.sentence === part.sentence && told.filter(other => other.kind === 'share' && other.wholes[0] === one.quantity && isShareOf(other.parts, other.wholes, other.share)).length !== 0 && isListed(part, frames)) : undefined;
	if (sibling !== undefined) return share('stated', [part.quantity], [sibling.quantity], frame.quantity);
	const nearest = isBare ? named[0] : named.find(one => isSameName(one.before, name) && isOfScope(one, name));
	// 常住人口18,642人，其中老年人5,034人，占27%: 其中 names the whole
	const isOfWhich = nearest !== undefined && nearest.sentence === part.sentence && /其中/.test(text.slice(nearest.quantity.span.end, part.quantity.span.start)) && !frames.slice(nearest.index + 1, part.index).some(one => isRatio(one) || unitsAgree(one.quantity.unit, part.quantity.unit) && !isAverage(one));
	// 民警1,286人…；35岁以下民警418人，占32.5%: the part's name says of what, if a slip alone keeps it from being so
	const spoken = isBare ? named.find(one => one.sentence === part.sentence && isNamedIn(one, part) && isSlip(expectShare(part.quantity, one.quantity, frame.quantity), 5)) : undefined;
	if (spoken !== undefined) return share('stated', [part.quantity], [spoken.quantity], frame.quantity);
	// 走访1,842户，有老人的513户，占27.9%: one figure before is all that it can be of, if a slip alone keeps it from being so
	const within = name === '' ? named.filter(one => one.sentence === part.sentence) : [];
	if (within.length === 1 && frames.slice(within[0].index + 1, part.index).every(one => !isRatio(one) && !one.isChange) && isSlip(expectShare(part.quantity, within[0].quantity, frame.quantity), 4)) return share('stated', [part.quantity], [within[0].quantity], frame.quantity);
	// 电话3,218件，占51.6%，微信2,140件，占34.3%: what has such a share itself is a part beside it
	if (isBare && nearest !== undefined && !isOfWhich && hasShare(nearest, frames)) return undefined;
	if (nearest === undefined || (isBare && !WHOLE_WORD.test(nearest.before) && !isOfWhich && !isAmong(nearest, text))) return undefined;
	// a whole of another sentence may be of another scope: then only a slip of the hand is told
	const isWithin = part.sentence - nearest.sentence === 1 && name !== '' && OF_WHICH.test(text.slice(part.sentenceStart, part.quantity.span.start));
	const isAnew = isBare && part.segment !== nearest.segment && STARTS_ANEW.test(part.before);
	const isNear = isWithin || (frame.sentence === nearest.sentence && frame.clause - nearest.clause <= 4 && !isAnew);
	if (!isNear && !isSlip(expectShare(part.quantity, nearest.quantity, frame.quantity))) return undefined;
	return share('stated', [part.quantity], [nearest.quantity], frame.quantity);
}
/** Whether a name of a whole says no more than what is counted: 占总数, 占总人次, 占全部的. */
export function isBareName(name: string, { unit }: Quantity): boolean {
	const key = keyOf(name);
	return key === '' || key === unit.name;
}
/** 占全省申请总数: 13个市州新收申请… are not of all the province. */
function isOfScope({ before }: Frame, name: string): boolean {
	const scope = ALL_OF.exec(name)?.[0];
	return scope === undefined || before.includes(scope) || !PLACES.test(before);
}
const ALL_OF = /[全本我]?[国省市县区镇](?:内|级)?/;
const PLACES = /[省市州县区镇乡村]/;
/** Whether a figure is followed by a share of its own: a part, like the one behind it. */
const hasShare = ({ index }: Frame, frames: readonly Frame[]): boolean => index + 1 < frames.length && isRatio(frames[index + 1]) && SAID_OF_BEFORE.test(frames[index + 1].before);
/** Whether the name of the whole ends that of the part: 民警, 35岁以下民警. */
const isNamedIn = (whole: Frame, part: Frame): boolean => {
	const key = keyOf(whole.before.replace(HAVING, ''));
	return 2 <= key.length && part.before.endsWith(key) && key.length < part.before.trim().length;
};
/** 36.8万名站长中，…: what follows is of these. */
const isAmong = ({ after, afterEnd }: Frame, text: string): boolean => after.trimEnd().endsWith('中') && '，,'.includes(text.charAt(afterEnd));
const HAVING = /^.*(?:现有|拥有|登记|在册|辖区|配备)/;
/** Parts of one list: each a name, its figure and its share. */
const isListed = (part: Frame, frames: readonly Frame[]): boolean => isRatio(frames[part.index - 1] ?? part) && frames[part.index - 1].before.includes('占') && !STARTS_ANEW.test(part.before);
const STARTS_ANEW = /其中|共|总|全年|累计/;
const OF_WHICH = /^\s*(?:其中|当中|of which|of these)/i;
/** 占预算数的96%: each thing has a target of its own, which is seldom printed. */
export const TARGET = /(?:预|决)算数|调整(?:后)?的?预算|预算调整|年初预算|变动预算|计划|任务|目标|去年|上年|同期|指标/;
const IN_ALL = /共|总|合计|应|total/;
const WHOLE_WORD = /共|总|合计|全部|total/;

/** "42 of the 60 sites (70%)", "42 out of 60, or 70%". */
function readOfPhrase(frame: Frame, frames: readonly Frame[], { text }: Context): Relation | undefined {
	const whole = frames[frame.index - 1];
	const part = frames[frame.index - 2];
	if (part === undefined || part.sentence !== frame.sentence || !mayHold(whole.cues, CUE.letter)) return undefined;
	if (!OF.test(text.slice(part.quantity.span.end, whole.quantity.span.start)) || !BETWEEN.test(text.slice(whole.quantity.span.end, frame.quantity.span.start))) return undefined;
	const isShort = magnitude(whole.quantity) < magnitude(part.quantity);
	if (isShort && !(DIRECTLY_OF.test(text.slice(part.quantity.span.end, whole.quantity.span.start)) && whole.quantity.unit.dimension === 'count' && magnitude(frame.quantity) <= 100)) return undefined;
	return share('stated', [part.quantity], [whole.quantity], frame.quantity);
}
const OF = /^[^.;。；]{0,40}?(?:out of|\bof)(?: the| all| our| its| these)?\s*$/;
/** "398 of the 409 sites": nothing stands between. */
const DIRECTLY_OF = /^ (?:out )?of (?:the |all |our |its |these )*$/;
const BETWEEN = /^[^.;。；]{0,40}?(?:\(|（|, or |, i\.e\. |, that is )(?:about |some |roughly )?$/;

const share = (claim: Share['claim'], parts: readonly Quantity[], wholes: readonly Quantity[], rate: Quantity): Share => ({ kind: 'share', claim, parts, wholes, share: rate });

const readers: readonly FrameReader<Context, Relation>[] = [
	on(readOfPhrase, { all: TRAIT.follows }),
	on(readBracketed),
	on(readOfBehind, { around: CUE.letter }),
	on(readOfTarget),
	on(readOfPlan),
	on(readOccupied),
	on(readByName),
];
