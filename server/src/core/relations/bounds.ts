import { CUE, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { magnitude } from '../magnitude.ts';
import type { Hedge, Quantity } from '../quantities.ts';
import type { Bound } from '../relations.ts';
import { unitsAgree } from '../units.ts';
import { longestCommon } from '../words.ts';
import type { BlockReader } from './readers.ts';

/**
 * Bounds and words for a figure with the figure itself beside them: 突破4000亿元、达4211亿元; 近七成（68.5%）; 3.6万家，超过3万家的
 * 目标; 增速高达40%以上：…增长52.8%. What stands between the two names no other thing.
 */
export const readBounds: BlockReader = ({ frames, text }) => {
	const relations: Bound[] = [];
	for (const frame of frames) {
		const next = frames[frame.index + 1];
		if (next !== undefined && next.sentence === frame.sentence && isAlike(frame.quantity, next.quantity)) {
			const relation = readRestated(frame, next, text) ?? readReached(frame, next) ?? readPassed(frame, next, frames, text);
			if (relation !== undefined) relations.push(relation);
		}
		const topic = readTopic(frame, frames, text);
		if (topic !== undefined) relations.push(topic);
	}
	return relations;
};

const isAlike = (a: Quantity, b: Quantity): boolean => a.unit.dimension === b.unit.dimension && unitsAgree(a.unit, b.unit) && a.upper === undefined && b.upper === undefined;

type Side = Bound['side'];

/** What a hedge claims of the exact figure. */
function sideOf({ word, side }: Hedge): Side {
	if (side === 'both') return 'near';
	if (side === 'below') return NEARLY.has(word) ? 'nearBelow' : 'below';
	return side;
}
const NEARLY = new Set(['近', '将近', '几近', '几乎', '接近', 'nearly', 'almost', 'close to', 'just under']);

/** 近七成受访者（68.5%）, 约120亿元（118.6亿元）, over half (52%): the exact figure alone in the bracket, or right behind as a share. */
function readRestated(rough: Frame, exact: Frame, text: string): Bound | undefined {
	const side = roughSide(rough.quantity);
	if (side === undefined || exact.quantity.hedge !== undefined || isRough(exact.quantity)) return undefined;
	const between = text.slice(rough.quantity.span.end, exact.quantity.span.start);
	const isBracket = IN_BRACKET.test(between) && BRACKET_END.test(text.slice(exact.quantity.span.end, exact.quantity.span.end + 2));
	const isBehind = isShare(rough.quantity) && SHARE_BEHIND.test(between) && ENDS.test(exact.after);
	return isBracket || isBehind ? bound(exact.quantity, rough.quantity, side) : undefined;
}
const IN_BRACKET = /^[^，,、；;：:。（）()]{0,16}[（(]\s?(?:占比?|约占|即|为|达)?\s?$/;
const BRACKET_END = /^\s?[）)，,；;]/;
const SHARE_BEHIND = /^[^，,、；;：:。（）()]{0,16}[，,](?:占比|比例|比重|占|为|达到?|即)+$/;
const ENDS = /^\s?$/;
const isShare = ({ unit }: Quantity): boolean => unit.dimension === 'ratio';

/** A figure in words or with a hedge; undefined for one that is exact itself. */
function roughSide(quantity: Quantity): Side | undefined {
	if (quantity.hedge !== undefined) return sideOf(quantity.hedge);
	return isRough(quantity) ? 'near' : undefined;
}

/** 七成, 一半, 三分之一: a share in words. */
const isRough = ({ unit, notation }: Quantity): boolean => unit.dimension === 'ratio' && (notation.digits === 'chinese' || unit.name === '成') && !EXACT_WORDS.test(unit.name);
const EXACT_WORDS = /^[百千万]分之/;

/** 突破4000亿元、达到4211亿元; 接近5万户，实际为4.9万户. */
function readReached(rough: Frame, exact: Frame): Bound | undefined {
	const side = thresholdOf(rough);
	if (side === undefined) return undefined;
	const isReached = exact.clause - rough.clause <= 1 && exact.depth === rough.depth && MARKS.has(exact.mark) && REACHED.test(exact.before) && rough.after.trim().length <= 2 && exact.quantity.hedge === undefined;
	return isReached ? bound(exact.quantity, rough.quantity, side) : undefined;
}
const MARKS = new Set(['，', ',', '、']);
const REACHED = /^\s?(?:首次|历史性地?|实际|已|共|总数|最终|全年)?(?:达到?了?|高达|实际为|实为|总数为|reaching|reached|at)\s?$/;

/** What a threshold claims: its hedge, or a verb of passing before it. */
function thresholdOf({ quantity, before, cues }: Frame): Side | undefined {
	if (quantity.hedge !== undefined && quantity.hedge.side !== 'both') return sideOf(quantity.hedge);
	return mayHold(cues, CUE.passing) && PASSING.test(before) ? 'atLeast' : undefined;
}
const PASSING = /(?:跨越|跨过|迈过|越过|迈上|站上|登上|闯过|冲破|冲上)了?$/;

/** 3.6万亿元，首次突破3万亿元大关; 11.3%，低于13%的预期目标; 3.86亿元也超过了上年全年的总额（2.72亿元）. */
function readPassed(exact: Frame, limit: Frame, frames: readonly Frame[], text: string): Bound | undefined {
	const side = thresholdOf(limit);
	const isBracketed = limit.quantity.hedge === undefined && limit.depth === exact.depth + 1;
	if (exact.quantity.hedge !== undefined || (side === undefined && !isBracketed) || EARLIER.test(text.slice(Math.max(exact.sentenceStart, exact.quantity.span.start - 24), exact.quantity.span.start))) return undefined;
	// 从380亿元，跨越400亿元、500亿元台阶，达到560亿元: what passed the limit comes behind
	const isReachedLater = frames.slice(limit.index + 1, limit.index + 3).some(one => one.sentence === limit.sentence && isAlike(one.quantity, limit.quantity) && REACHED.test(one.before));
	if (isReachedLater) return undefined;
	if (side !== undefined && limit.clause - exact.clause === 1 && limit.depth === exact.depth && exact.after.trim() === '' && MARKS.has(limit.mark) && PASSED.test(limit.before) && LIMIT.test(limit.after)) {
		return bound(exact.quantity, limit.quantity, side);
	}
	if (!isBracketed) return undefined;
	const between = text.slice(exact.quantity.span.end, limit.quantity.span.start);
	return EXCEEDS.test(between) && BRACKET_END.test(text.slice(limit.quantity.span.end, limit.quantity.span.end + 2)) ? bound(exact.quantity, limit.quantity, 'above') : undefined;
}
/** Where a change began. */
const EARLIER = /(?:从|由|原|去年|上年|往年|年初|此前|当时|目标|计划|from |last year)[^，。；]{0,20}$/;
const PASSED = /^\s?(?:首次|历史性地?|连续[^，]{1,4}年|已|均|都|再次|再|成功|率先|顺利|提前|远|大幅|大大|明显|略|也|仍|就|刚好|一举|稳定)*(?:突破|超过|超|逾|高于|大于|多于|低于|少于|小于|不足|不到|接近|将近|近|跨越|跨过|迈过|越过|迈上|站上|登上|闯过|冲破|冲上|不低于|不少于|不超过|不高于|exceeding|above|below|more than|less than|over|under|nearly)了?(?:the )?\s?$/;
const LIMIT = /^\s?(?:$|大关|关口|台阶|门槛|左右$|以上$|以下$|(?:左右|以上|以下)?的[^，。]{0,8}(?:目标|任务|要求|标准|水平|计划|红线|底线|上限|下限)|target|goal|mark)/;
/** Also with sentences between: the object of 超过 has its figure in brackets. */
const EXCEEDS = /^(?:也|又|还|均|都|已|远|大大|明显)?超过了?[^，,。；;（）()]{2,24}(?:[，,](?:甚至|还|并|更|也)超过了?[^，,。；;（）()]{2,24})?[（(]$/;

/** 投资增速高达40%以上：…同比增长52.8%: a bound that a heading or a topic announces, and the figure that bears it out. */
function readTopic(topic: Frame, frames: readonly Frame[], text: string): Bound | undefined {
	const side = topic.quantity.hedge === undefined ? undefined : sideOf(topic.quantity.hedge);
	if (side === undefined || side === 'near' || !isShare(topic.quantity) || !COLON.test(text.slice(topic.quantity.span.end, topic.quantity.span.end + 4))) return undefined;
	const name = topic.before.trim().replace(TOPIC_WORDS, '').slice(-8);
	const listed = frames.slice(topic.index + 1).filter(one => one.sentence <= topic.sentence + 1 && isAlike(one.quantity, topic.quantity) && one.quantity.hedge === undefined && !FALLS.test(one.before));
	const named = listed.find(one => isNamed(one, name, frames, text) && reaches(one.quantity, topic.quantity, side));
	return named === undefined ? undefined : bound(named.quantity, topic.quantity, side);
}
/** What of a topic is not its name. */
const TOPIC_WORDS = /(?:增速|增幅|增长|占比|比重)?(?:保持|高达|达到?|超过|为|在|约|近|超)*$/;
const COLON = /^(?:以上|以下|左右)?[：:]/;
const FALLS = /下降|减少|回落|降低/;

/** Whether the clause of a figure, or the one before it, speaks of what the topic names. */
function isNamed(frame: Frame, name: string, frames: readonly Frame[], text: string): boolean {
	const previous = frames[frame.index - 1];
	const from = previous === undefined ? frame.sentenceStart : Math.max(previous.clauseStart, frame.sentenceStart);
	return 3 <= longestCommon(name, text.slice(from, frame.quantity.span.start));
}

const reaches = (exact: Quantity, limit: Quantity, side: Side): boolean =>
	side === 'below' || side === 'atMost' || side === 'nearBelow' ? magnitude(exact) <= magnitude(limit) : magnitude(limit) <= magnitude(exact);

const bound = (quantity: Quantity, limit: Quantity, side: Side): Bound => ({ kind: 'bound', claim: 'stated', quantity, bound: limit, side });
