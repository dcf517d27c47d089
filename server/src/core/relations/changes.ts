import { comparisonIn, isOwnChange } from '../comparisons.ts';
import { CUE, END, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { addsUp, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Change, Relation, Sum } from '../relations.ts';
import { expectAmount, expectSum, isMendedBySlip, isSlip } from '../slips.ts';
import { TRAIT, traitsOf } from '../traits.ts';
import { unitsAgree } from '../units.ts';
import { exhaust, keyOf, longestCommon, speaksOf } from '../words.ts';
import type { DateMark } from '../dates.ts';
import { readEnglishChange, readEnglishDifference } from './englishChanges.ts';
import { type FrameReader, on, readFirst } from './frameReaders.ts';
import type { BlockReader } from './readers.ts';
import { isBaseOfRate } from './shares.ts';

/**
 * Changes: 由A增加到B (、增长r), B …比上年的A增长r, B …增长d，增长r. A base that is not printed is never guessed.
 * Growth at comparable prices (GDP, 增加值, 实际增长) is not to be judged from nominal values: National Bureau of
 * Statistics, 绝对额按现价计算，增长速度按不变价格计算.
 */
export const readChanges: BlockReader = ({ frames, text, dates }) => {
	const relations: Relation[] = [];
	const taken = new Set<Frame>();
	const changed = new Set<Quantity>();
	const context: Context = { text, dates, taken, changed };
	for (const frame of frames) {
		if (taken.has(frame)) continue;
		const pairs = readRespective(frame, frames, text);
		if (0 < pairs.length) {
			for (const { current } of pairs) for (const one of frames) if (one.quantity === current) taken.add(one);
			relations.push(...pairs);
			continue;
		}
		const relation = readFirst(readers, frame, frames, context);
		if (relation === undefined) continue;
		relations.push(relation);
		for (const by of [relation.rate, relation.amount]) if (by !== undefined) changed.add(by);
	}
	readNets(frames, text, relations);
	for (const frame of frames) if (mayHold(frame.traits, TRAIT.move) && isRate(frame) && frame.before.includes('分别') && !changed.has(frame.quantity)) relations.push(...readRespectiveRates(frame, frames, text));
	return relations;
};

/** What the readers of one block share: its text, the years that it prints, figures that are told already. */
interface Context {
	readonly text: string;
	readonly dates: readonly DateMark[];
	readonly taken: Set<Frame>;
	/** The rates and amounts of the changes that are told. */
	readonly changed: ReadonlySet<Quantity>;
}

/** 比上年少花90万元，其中：办公经费…增加5万元；工程经费…减少95万元: changes of the parts make the change of the whole. */
function readNets(frames: readonly Frame[], text: string, relations: Relation[]): void {
	const changes = frames.filter(frame => isMove(frame) && isAmount(frame) && !isRate(frame));
	for (let index = 0; index + 2 < changes.length; index += 1) {
		const whole = changes[index];
		const isDown = FALL.test(whole.before);
		const candidates: Sum[] = [];
		for (let count = 2; count <= 5 && index + count < changes.length; count += 1) {
			const parts = changes.slice(index + 1, index + 1 + count);
			if (!parts.every(part => agree(part, whole)) || 1 < parts[count - 1].sentence - whole.sentence) break;
			const signs = parts.map(part => (FALL.test(part.before) === isDown ? 1 : -1));
			const quantities = parts.map(({ quantity }) => quantity);
			const names = parts.map(part => frames[part.index - 1]?.before ?? '');
			const isClosed = /其中/.test(text.slice(whole.quantity.span.end, parts[0].quantity.span.start)) && exhaust(names);
			const next = changes[index + 1 + count];
			const goesOn = next !== undefined && next.sentence === parts[count - 1].sentence && agree(next, whole);
			const holds = addsUp(quantities, whole.quantity, signs) && 99n < whole.quantity.value.coefficient;
			const sum: Sum = { kind: 'sum', claim: isClosed ? 'stated' : 'inferred', whole: whole.quantity, parts: quantities, signs };
			if (holds) candidates.unshift(sum);
			else if (isClosed && !goesOn) candidates.push(sum);
		}
		if (candidates.length !== 0) relations.push(candidates[0]);
	}
}

/** 分别从645元、4318元提高到801元、7226元: the first to the first, the second to the second. */
function readRespective(current: Frame, frames: readonly Frame[], text: string): (Change & { readonly current: Quantity })[] {
	if (!mayEndTo(current)) return NONE;
	const base = frames[current.index - 1];
	const between = undated(text.slice(base.quantity.span.end, current.quantity.span.start));
	if (!TO.test(between)) return NONE;
	const isListed = ({ mark, before }: Frame): boolean => mark === '、' || LISTED.test(before);
	let first = base.index;
	while (0 < first && base.index - first < MOST_LISTED && isListed(frames[first]) && frames[first - 1].sentence === base.sentence) first -= 1;
	let last = current.index;
	while (last + 1 < frames.length && last - current.index < MOST_LISTED && isListed(frames[last + 1]) && frames[last + 1].sentence === base.sentence) last += 1;
	const bases = frames.slice(first, base.index + 1);
	const currents = frames.slice(current.index, last + 1);
	const lead = text.slice(Math.max(frames[first].sentenceStart, frames[first].quantity.span.start - 30), frames[first].quantity.span.start);
	if (bases.length < 2 || bases.length !== currents.length || !FROM.test(lead)) return NONE;
	if (!bases.every((one, index) => isAmount(one) && isAmount(currents[index]) && agree(one, currents[index]))) return NONE;
	const direction = FALL.test(between) ? 'down' : 'up';
	return bases.map((one, index) => ({ kind: 'change', claim: 'stated', base: one.quantity, current: currents[index].quantity, direction, isPaired: true }));
}

/**
 * 86件152人，上年为164件271人，分别下降47.6%、43.9%; 86起、412人，减少12起、58人，分别下降12.2%和12.3%: each rate is of the figures at its place.
 * Told where one of them holds; another one that does not if a slip explains it.
 */
function readRespectiveRates(first: Frame, frames: readonly Frame[], text: string): Change[] {
	const rates = [first];
	for (let index = first.index + 1; index < frames.length && rates.length < MOST_LISTED && isRate(frames[index]) && frames[index].sentence === first.sentence && AND.test(frames[index].before); index += 1) rates.push(frames[index]);
	const others = frames.slice(Math.max(0, first.index - rates.length), first.index);
	const currents = frames.slice(Math.max(0, first.index - 2 * rates.length), Math.max(0, first.index - rates.length));
	const isPaired = 2 <= rates.length && currents.length === rates.length && [...currents, ...others].every(one => one.sentence === first.sentence && isAmount(one) && !isRate(one)) && others.every((one, index) => isAlike(one, currents[index]) && one.quantity.unit.name === currents[index].quantity.unit.name);
	if (!isPaired || REAL.test(text.slice(first.sentenceStart, first.quantity.span.start))) return [];
	const direction = FALL.test(first.before) ? 'down' : 'up';
	const isBy = isMove(others[0]) && FALL.test(others[0].before) === (direction === 'down');
	const areBases = !isMove(others[0]) && FORMER.test(text.slice(currents[currents.length - 1].quantity.span.end, others[0].quantity.span.start));
	if (!isBy && !areBases) return [];
	const changes = rates.map(({ quantity: rate }, index): Change => {
		const [current, other] = [currents[index].quantity, others[index].quantity];
		return isBy ? { kind: 'change', claim: 'stated', current, amount: other, rate, direction } : { kind: 'change', claim: 'stated', base: other, current, rate, direction };
	});
	const holds = ({ base, current, amount, rate }: Change): boolean => (base === undefined ? rateHolds({ kind: 'change', claim: 'stated', current, amount, rate, direction }) : growsBy(base, current!, rate!, direction));
	if (!changes.some(holds)) return [];
	return changes.filter(change => holds(change) || isMendedBySlip([change.current!, (change.base ?? change.amount)!, change.rate!], ([current, other, rate]) => holds(isBy ? { ...change, current, amount: other, rate } : { ...change, current, base: other, rate })));
}
const AND = /^(?:和|与|及|以及)?$/;
const FORMER = /(?:去年|上年|同期|[0-9]{4} ?年)[^，。；]{0,8}(?:为|是|分别为|的)\s*$/;

const NONE: (Change & { readonly current: Quantity })[] = [];
/** Whether 到 or 至 may stand between a figure and the one before it in its sentence. */
const mayEndTo = ({ traits, ends, cuesSince }: Frame): boolean => mayHold(traits, TRAIT.follows) && mayHold(ends, END.to) && mayHold(cuesSince, CUE.to);

/** Nobody lists more with 分别. */
const MOST_LISTED = 12;

/** Words that say the growth is not that of the printed values. */
const REAL = /实际|可比|不变价|同口径|扣除|生产总值|GDP|增加值|人均收入实际|real|constant|inflation|organic|like-for-like/;
const UP = /增|提高|提升|上升|上涨|升|涨|多|高|扩大|快|grew|growth|rose|increase|up|higher|more/;
const TO = /(?:增加|增长|提高|提升|上升|上涨|扩大|扩展|发展|拓展|下降|降低|减少|回落|缩短|延长|压缩|压减|降|升|增|减|调整|变|跃升|攀升|下调|上调|rose|fell|grew|increased?|decreased?|went|from)?[^，。；]{0,12}(?:到|至|为|to)(?:了|约|\s)*$/;

const isAmount = ({ traits }: Frame): boolean => !mayHold(traits, NO_AMOUNT);
const NO_AMOUNT = TRAIT.range | traitsOf(['points', 'multiple', 'ratioPart', 'doubling', 'discount', 'months', 'time', 'score', 'date']);
/** How long something takes. */
const isSpan = ({ traits }: Frame): boolean => mayHold(traits, TRAIT.months | TRAIT.time) && !mayHold(traits, TRAIT.range);
const SHORTENED = /缩短|延长|压缩|压减|减少|增加|降/;
/** Whether the words before a figure say that it is a change. */
const isMove = ({ traits }: Frame): boolean => mayHold(traits, TRAIT.move);
const isRate = ({ traits }: Frame): boolean => (traits & (TRAIT.ratio | TRAIT.range)) === TRAIT.ratio;
const agree = (a: Frame, b: Frame): boolean => unitsAgree(a.quantity.unit, b.quantity.unit);
/** 31个省 are no former number of 人. */
const isAlike = (a: Frame, b: Frame): boolean => agree(a, b) && (a.quantity.unit.dimension !== 'count' || a.quantity.unit.name === b.quantity.unit.name);
const isHedged = ({ traits }: Frame): boolean => mayHold(traits, TRAIT.hedged);

/** 由40家增至52家，增长30%; from 40 to 52. */
function readFromTo(current: Frame, frames: readonly Frame[], { text, taken }: Context): Change | undefined {
	const base = frames[current.index - 1];
	if (!(isAmount(base) || isSpan(base)) || !agree(base, current)) return undefined;
	const between = undated(text.slice(base.quantity.span.end, current.quantity.span.start));
	const lead = text.slice(Math.max(base.sentenceStart, base.quantity.span.start - 30), base.quantity.span.start);
	// 由1月到6月 are no ends of a change; 由36分钟缩短至21分钟 are
	if (isSpan(base) && !SHORTENED.test(between)) return undefined;
	if (40 < between.length || !TO.test(between) || !FROM.test(lead) || PLACE.test(between)) return undefined;
	if (base.mark === '、' || LISTED.test(base.before)) return undefined;
	if (!/[增提上扩发拓下降减回缩延压升调跃攀改变rfgidwt]/.test(between)) return undefined;
	taken.add(current);
	const subject = text.slice(Math.max(0, base.sentenceStart), current.quantity.span.end);
	const next = frames[current.index + 1];
	const direction = magnitude(base.quantity) <= magnitude(current.quantity) ? 'up' : 'down';
	const said = UP.test(between) ? 'up' : FALL.test(between) ? 'down' : direction;
	const bare: Change = { kind: 'change', claim: 'stated', base: base.quantity, current: current.quantity, direction: said };
	const added = frames[base.index - 1];
	const plain = added !== undefined && isAddedTo(added, base, current) ? { ...bare, amount: added.quantity } : bare;
	if (next === undefined || next.sentence !== current.sentence || 2 < next.clause - current.clause || !isMove(next)) return plain;
	const behind = text.slice(current.quantity.span.end, next.quantity.span.start);
	if (30 < behind.length || /[：:]|其中/.test(behind)) return plain;
	if (next.quantity.unit.dimension === 'points' || (agree(next, current) && !isRate(next))) return { ...plain, amount: next.quantity };
	if (!isRate(next) || REAL.test(subject) || REAL.test(behind) || isRate(current)) return plain;
	if (!/年均|年平均|年复合|每年|平均每年|compound|CAGR|annual/.test(behind)) return { ...plain, rate: next.quantity };
	const years = yearsBetween(text.slice(base.sentenceStart, current.quantity.span.end)) ?? namedYears(text, base, current, next);
	return years === undefined ? plain : { ...plain, rate: next.quantity, years };
}
/** 新增绿地5.2万平方米，总面积由86.4万平方米增加到91.6万平方米: what was added, if it fits or one slip keeps it from fitting. */
function isAddedTo(added: Frame, base: Frame, current: Frame): boolean {
	if (added.sentence !== base.sentence || 2 < base.clause - added.clause || !isAmount(added) || isRate(added) || isHedged(added) || !agree(added, base) || !ADDED.test(added.before)) return false;
	return addsUp([base.quantity, added.quantity], current.quantity) || isSlip(expectSum([base.quantity, added.quantity], current.quantity), 2);
}
const FROM = /(?:由|从|from )[^，。；]{0,24}$/;
const FALL = /降|减|少[收支]|回落|缩|压|跌|下调|fell|fall|drop|declin|decreas|reduc|down/;
/** 增加到2023年的: the year of the end value. */
const DATED = /(?:19|20)[0-9]{2} ?年(?:[上下]半年|末|底)?的?\s*$/;
const undated = (words: string): string => (words.includes('年') ? words.replace(DATED, '') : words);
/** The last of a list: 分别从31元、42元提高到…. */
const LISTED = /^(?:和|与|及|以及)/;
const PLACE = /[、；;。]/;

/** Years from the first to the last year printed, where the sentence prints two. */
function yearsBetween(text: string): number | undefined {
	const years = [...text.matchAll(YEAR)].map(found => Number(found[0]));
	return years.length === 2 && years[0] < years[1] ? years[1] - years[0] : undefined;
}
const YEAR = /(?:19|20)[0-9]{2}(?= ?年)/g;

/** 五年来…由A增加到B、年均增长r: the years that the paragraph speaks of, if they make the rate. */
function namedYears(text: string, base: Frame, current: Frame, rate: Frame): number | undefined {
	const ratio = magnitude(current.quantity) / magnitude(base.quantity);
	const spoken = [...text.slice(Math.max(0, current.quantity.span.start - 600), current.quantity.span.start).matchAll(SPOKEN_YEARS)].map(([all, numeral]) => (numeral === undefined || all.startsWith('“') ? 5 : HANZI.indexOf(numeral)));
	return [...new Set(spoken)].find(years => 1 < years && Math.abs(100 * Math.abs(ratio ** (1 / years) - 1) - magnitude(rate.quantity)) < 10 ** rate.quantity.value.exponent);
}
const SPOKEN_YEARS = /“十[一二三四五]五”|([二三四五六])年(?:来|间|时间)?/g;
const HANZI = '〇一二三四五六';

/** 今年420家，比去年同期的400家增加5%. */
function readCompared(rate: Frame, frames: readonly Frame[], { text }: Context): Change | undefined {
	if (!(isRate(rate) || isAmount(rate))) return undefined;
	const base = frames[rate.index - 1];
	if (isRate(base) || !isAmount(base) || !isBase(base, text)) return undefined;
	const currents = frames.slice(Math.max(0, base.index - 3), base.index).reverse().filter(one => isAmount(one) && !isBaseOfRate(one) && (COMPARED_BEHIND.test(base.after) ? isAlike(one, base) : agree(one, base)) && one.sentence === base.sentence);
	const direction = UP.test(rate.before) && !FALL.test(rate.before) ? 'up' : 'down';
	const fits = (one: Frame): boolean => (isRate(rate) ? growsBy(base.quantity, one.quantity, rate.quantity, direction) : agree(rate, base) && (direction === 'up' ? addsUp([base.quantity, rate.quantity], one.quantity) : addsUp([one.quantity, rate.quantity], base.quantity)));
	// 改造小区14个，惠及6280户，较去年的12个增加2个: of several figures the one that it fits, else the nearest in the base's own unit
	const current = currents.find(fits) ?? currents.find(one => one.quantity.unit.name === base.quantity.unit.name);
	if (current === undefined || REAL.test(text.slice(rate.sentenceStart, rate.quantity.span.start))) return undefined;
	const change = isRate(rate) ? { rate: rate.quantity } : agree(rate, base) ? { amount: rate.quantity } : undefined;
	if (change === undefined) return undefined;
	return { kind: 'change', claim: 'stated', base: base.quantity, current: current.quantity, direction, ...change };
}
/** 比上年的2,100件 is a base; 比上年增加28件 is a change from one that is not printed. */
const isBase = (frame: Frame, text: string): boolean => (BASE.test(clauseOf(frame, text)) && !MOVES.test(frame.before)) || COMPARED_BEHIND.test(frame.after);
/** 同2023年的412人相比 */
const COMPARED_BEHIND = /^\s?(?:相比|比较|相较|对比)/;
const MOVES = /增|减|多|少|升|降|涨|跌|高|低|提|扩|缩|快|慢|超|差/;
const clauseOf = (frame: Frame, text: string): string => text.slice(frame.clauseStart, frame.quantity.span.start);
const BASE = /(?:比|较|于|对比)[^，。；]{0,8}(?:去年|上年|同期|年初|上月|上季|前年|年前|[0-9]{4} ?年)[^，。；0-9０-９]{0,10}的?(?:\s)*$/;

/** 甲1181分，乙1051分，二者仅有11%的差距: of the larger, or of the smaller. */
function readApartByRate(rate: Frame, frames: readonly Frame[]): Change | undefined {
	if (rate.index < 2 || !(rate.before + rate.after).includes('差') || !(APART.test(rate.after) ? /[仅只有约]$|差|^$/.test(rate.before.trim()) : APART_BY.test(rate.before))) return undefined;
	const ends = frames.slice(Math.max(0, rate.index - 5), rate.index).filter(one => one.sentence === rate.sentence && isAmount(one) && !isRate(one) && !TIMED.has(one.quantity.unit.dimension));
	const [first, second] = ends.slice(-2);
	if (second === undefined || !agree(first, second)) return undefined;
	const [large, small] = magnitude(first.quantity) < magnitude(second.quantity) ? [second, first] : [first, second];
	const ofLarger = 100 * (1 - magnitude(small.quantity) / magnitude(large.quantity));
	const isOfLarger = Math.abs(ofLarger - magnitude(rate.quantity)) <= 10 ** rate.quantity.value.exponent;
	return isOfLarger
		? { kind: 'change', claim: 'stated', base: large.quantity, current: small.quantity, rate: rate.quantity, direction: 'down' }
		: { kind: 'change', claim: 'stated', base: small.quantity, current: large.quantity, rate: rate.quantity, direction: 'up' };
}
const APART = /^\s?的?\s?(?:差距|差异|差别|落差)/;
const APART_BY = /(?:两者|二者|彼此|之间)?(?:相差|差距(?:为|达|仅)?)(?:仅|只有|约)*$/;
const TIMED = new Set(['months', 'time', 'age', 'date']);

/** 增长966万元，即增长3.68%: amount and rate, and the figure that they brought it to. */
function readAmountAndRate(rate: Frame, frames: readonly Frame[], { text }: Context): Change | undefined {
	const amount = frames[rate.index - 1];
	if (!isMove(amount) || !isAmount(amount) || isRate(amount) || 1 < rate.clause - amount.clause) return undefined;
	if ( /[到至为]\s*$/.test(amount.before) || !RATE_OF_SAME.test(rate.before)) return undefined;
	// 比年初增加14.8亿元，同比增长8.9%: two comparisons, two bases
	const since = comparisonIn(rate.before);
	if (since !== undefined && since !== (comparisonIn(clauseOf(amount, text)) ?? since)) return undefined;
	const subject = text.slice(rate.sentenceStart, rate.quantity.span.start);
	const direction = UP.test(amount.before) && !FALL.test(amount.before) ? 'up' : 'down';
	// 同2013年的412人相比，十年共增加85人
	const previous = frames[amount.index - 1];
	const printed = previous?.quantity.unit.dimension === 'months' ? frames[amount.index - 2] : previous;
	if (printed !== undefined && printed.sentence === amount.sentence && agree(printed, amount) && isBase(printed, text)) {
		const current = frames.slice(Math.max(0, printed.index - 3), printed.index).findLast(one => isAmount(one) && !isBaseOfRate(one) && isAlike(one, printed) && one.sentence === printed.sentence);
		const ends = current === undefined ? { base: printed.quantity } : { base: printed.quantity, current: current.quantity };
		return { kind: 'change', claim: 'stated', ...ends, amount: amount.quantity, rate: rate.quantity, direction };
	}
	const reading = (current: Frame): Change => ({ kind: 'change', claim: 'stated', current: current.quantity, amount: amount.quantity, rate: rate.quantity, direction });
	const candidates = frames.slice(Math.max(0, amount.index - 8), amount.index).reverse().filter(one => isAmount(one) && !isRate(one) && !isAddition(one) && !isBase(one, text) && !isBaseOfRate(one) && agree(one, amount) && magnitude(amount.quantity) <= magnitude(one.quantity));
	const holding = candidates.find(one => rateHolds(reading(one)));
	if (holding !== undefined) return reading(holding);
	const nearest = candidates[0];
	// growth of a comparable part may hold on the printed values, but need not
	if (REAL.test(subject)) return readBesideReal(amount, rate, frames, text, candidates, reading);
	// 新增1,140户，增长17% may be the growth of what was added
	if (/新增了?$/.test(amount.before)) return undefined;
	if (nearest === undefined || isHedged(nearest) || isHedged(amount)) return undefined;
	// 警情84,216起。与上年同期相比，减少9,358起，下降10.0%: of the sentence before, if a slip alone keeps it from that
	if (amount.sentence - nearest.sentence === 1 && THEN.test(text.slice(amount.sentenceStart, amount.quantity.span.start))) {
		const alike = candidates.filter(one => amount.sentence - one.sentence === 1 && one.quantity.unit.name === amount.quantity.unit.name);
		const spoken = alike.find(one => 2 <= longestCommon(one.before + one.after, keyOf(amount.before.replace(MOVED, '')))) ?? alike[0];
		return spoken !== undefined && isSlip(expectAmount(spoken.quantity, amount.quantity, rate.quantity, direction === 'up' ? 1 : -1), 3) ? reading(spoken) : undefined;
	}
	if (nearest.sentence !== amount.sentence || 3 < amount.clause - nearest.clause) return undefined;
	return reading(nearest);
}

const MOVED = /人数|起数|件数|户数|(?:增加|减少|上升|下降)了?$/g;
/** It opens by saying what is compared with. */
const THEN = /^\s*[与同比较](?:[^，。；]{0,12})(?:年|月|期|季度)(?:同期)?(?:相比|相较|比较|同比)?[，,]/;

/** 同口径相比，收入增长…，即增长…；支出增长…，即增长…: if one of them holds on the printed values, the other is said of them too, and a slip in it is told. */
function readBesideReal(amount: Frame, rate: Frame, frames: readonly Frame[], text: string, candidates: readonly Frame[], reading: (current: Frame) => Change): Change | undefined {
	const isHeld = frames.some((other, index) => {
		const beside = frames[index - 1];
		const isPair = other !== rate && other.sentence === rate.sentence && beside !== undefined && isRate(other) && !isRate(beside) && isAmount(beside) && isMove(beside) && 99n < other.quantity.value.coefficient && RATE_OF_SAME.test(other.before);
		return isPair && frames.slice(Math.max(0, index - 9), index - 1).some(one => isAmount(one) && agree(one, beside) && rateHolds({ ...reading(one), amount: beside.quantity, rate: other.quantity }));
	});
	if (!isHeld || rate.quantity.value.coefficient <= 99n || [amount, rate].some(isHedged)) return undefined;
	const key = keyOf(clauseOf(amount, text));
	const mends = (one: Frame): boolean => isMendedBySlip([one.quantity, amount.quantity, rate.quantity], ([current, by, at]) => rateHolds({ ...reading(one), current, amount: by, rate: at }));
	const slipped = candidates.find(one => !isHedged(one) && speaksOf(clauseOf(one, text), key) && mends(one));
	return slipped && reading(slipped);
}
/** 增加85人, but not 增加到85人: how much was added, which is not what grew next. */
const isAddition = (one: Frame): boolean => isMove(one) && !/[到至为]\s*$/.test(one.before);
const RATE_OF_SAME = /^(?:[，,、（(])?\s*(?:即|也即|同比|比上年|较上年|增量|增幅|降幅|增长|下降|减少|增加|上升|提高|or )/;

/** 374件，同比下降2.6%，减少10件: the rate stands first. Both must be said of the figure right before them, by one comparison. */
function readRateAndAmount(amount: Frame, frames: readonly Frame[], { text }: Context): Change | undefined {
	const rate = frames[amount.index - 1];
	const current = frames[amount.index - 2];
	if (!rate.isChange || current === undefined || !isRate(rate) || !isAmount(current) || isRate(current) || !agree(current, amount)) return undefined;
	if (current.segment !== amount.segment || 1 < amount.clause - rate.clause || 1 < rate.clause - current.clause || [current, rate, amount].some(isHedged)) return undefined;
	if (!isOwnChange(rate.before) || !isOwnChange(amount.before)) return undefined;
	const again = comparisonIn(amount.before);
	if ((again !== undefined && again !== comparisonIn(rate.before)) || FALL.test(rate.before) !== FALL.test(amount.before)) return undefined;
	if (REAL.test(text.slice(current.sentenceStart, rate.quantity.span.start))) return undefined;
	return { kind: 'change', claim: 'stated', current: current.quantity, amount: amount.quantity, rate: rate.quantity, direction: FALL.test(rate.before) ? 'down' : 'up' };
}

/**
 * 总数达到57610个，新增7682个，增量约15%; 增设6万张，总数达到34万张，增长21%: what was added and what there is now, in either order. Taken where it holds,
 * or where 增量 says that the rate is of what was added and a slip explains why it does not.
 */
function readAdded(rate: Frame, frames: readonly Frame[], { text }: Context): Change | undefined {
	const [one, other] = frames.slice(Math.max(0, rate.index - 2), rate.index);
	const isPair = other !== undefined && [one, other].every(end => end.sentence === rate.sentence && end.depth === rate.depth && isAmount(end) && !isRate(end)) && agree(one, other);
	if (!isPair || FALL.test(rate.before) || !(isMove(rate) || INCREMENT.test(rate.before)) || REAL.test(text.slice(one.sentenceStart, rate.quantity.span.start))) return undefined;
	const [isFirst, isSecond] = [one, other].map(({ before }) => ADDED.test(before));
	if (isFirst === isSecond) return undefined;
	const [added, current] = isFirst ? [one, other] : [other, one];
	const change: Change = { kind: 'change', claim: 'stated', current: current.quantity, amount: added.quantity, rate: rate.quantity, direction: 'up' };
	if (magnitude(current.quantity) <= magnitude(added.quantity)) return undefined;
	if (rateHolds(change)) return change;
	// 增量 may also be put as a share of what there is now
	const isShare = Math.abs((100 * magnitude(added.quantity)) / magnitude(current.quantity) - magnitude(rate.quantity)) < 10 ** rate.quantity.value.exponent;
	const isOfAdded = OF_ADDED.test(rate.before) && !isShare && ![one, other].some(isHedged) && isMendedBySlip([current.quantity, added.quantity, rate.quantity], ([now, by, at]) => rateHolds({ ...change, current: now, amount: by, rate: at }));
	return isOfAdded ? change : undefined;
}
const OF_ADDED = /增量(?:为|达|约|近|\s)*$/;
const INCREMENT = /(?:增量|增幅|增速)(?:为|达|约|近|超过|\s)*$/;
const ADDED = /(?:新增|净增|增设|新建|增加|新发展|新招|新添)了?[^，。；、0-9０-９]{0,8}$/;

function rateHolds({ current, amount, rate, direction }: Change): boolean {
	const change = magnitude(amount!);
	const base = direction === 'up' ? magnitude(current!) - change : magnitude(current!) + change;
	const printed = magnitude(rate!);
	return 0 < base && Math.abs((100 * change) / base - printed) <= 10 ** rate!.value.exponent * 1.01;
}

/** 指数为100.7，上涨0.7%: an index whose base is 100. */
function readIndex(rate: Frame, frames: readonly Frame[]): Change | undefined {
	const index = frames[rate.index - 1];
	if (!mayHold(index.traits, TRAIT.none) || 2 < rate.clause - index.clause || !/指数(?:为|是|达|达到)?$/.test(index.before)) return undefined;
	const hundred: Quantity = { ...index.quantity, value: { coefficient: 100n, exponent: 0 }, unit: { ...index.quantity.unit, dimension: 'count' }, text: '100', notation: { digits: 'ascii', separator: '' } };
	const direction = UP.test(rate.before) && !FALL.test(rate.before) ? 'up' : 'down';
	return { kind: 'change', claim: 'stated', base: hundred, current: { ...index.quantity, unit: hundred.unit }, rate: rate.quantity, direction };
}

/** 1949年…是326亿元，1956年上升到583亿元，比1949年增长79%: the base is the figure of the year that is named; of other names only if it holds. */
function readDated(by: Frame, frames: readonly Frame[], { text, dates }: Context): Change | undefined {
	if (dates.length === 0) return undefined;
	const isAmountOf = !isRate(by) && mayHold(by.cues, CUE.compared) && isAmount(by);
	if (!(isRate(by) || isAmountOf) || (isAmountOf && BROUGHT_TO.test(by.before))) return undefined;
	const clause = text.slice(by.clauseStart, by.quantity.span.start);
	if (!/[比较]/.test(clause)) return undefined;
	const own = dates.filter(({ span }) => by.clauseStart <= span.start && span.end <= by.quantity.span.start);
	const year = own.length === 1 ? own[0].year : 0;
	if (year === 0) return undefined;
	const near = frames.slice(Math.max(0, by.index - 6), by.index).filter(one => isAmount(one) && !isRate(one) && by.sentence - one.sentence <= 1);
	// 较1955年增长16%；…达到191亿元: a year that the text compares with dates no figure
	const yearOf = (one: Frame): number => dates.findLast(({ span, year: printed }) => printed !== 0 && span.end <= one.quantity.span.start && one.sentenceStart <= span.start && !/[比较同与于]/.test(text.charAt(span.start - 1)))?.year ?? 0;
	const base = near.findLast(one => yearOf(one) === year && !isMove(one) && (isRate(by) || agree(one, by)));
	const current = near.findLast(one => one !== base && base !== undefined && agree(one, base) && year < yearOf(one));
	if (base === undefined || current === undefined) return undefined;
	const isReal = REAL.test(text.slice(base.sentenceStart, by.quantity.span.start));
	const baseName = keyOf(text.slice(base.clauseStart, base.quantity.span.start));
	const currentName = keyOf(text.slice(current.clauseStart, current.quantity.span.start));
	const isSame = longestCommon(baseName, currentName) >= 2 || currentName.replace(/[上升提高增长加到至]/g, '').length < 3;
	const direction = UP.test(by.before) && !FALL.test(by.before) ? 'up' : 'down';
	const ends = { kind: 'change', claim: 'stated', base: base.quantity, current: current.quantity, direction } as const;
	if (!isRate(by)) return isSame || addsUp([base.quantity, by.quantity], current.quantity, [1, direction === 'up' ? 1 : -1]) ? { ...ends, amount: by.quantity } : undefined;
	if (!isSame || (isReal && !growsBy(base.quantity, current.quantity, by.quantity, direction))) return undefined;
	return { ...ends, rate: by.quantity };
}

/** In English, by any of these orders, unless it is told already. */
function readEnglish(frame: Frame, frames: readonly Frame[], { text, dates, changed }: Context): Change | undefined {
	return changed.has(frame.quantity) ? undefined : readEnglishChange(frame, frames, text, dates) ?? (frame.quantity.unit.dimension === 'ratio' ? readEnglishDifference(frame, frames, text) : undefined);
}

const RATE = { all: TRAIT.ratio, none: TRAIT.range };
const readers: readonly FrameReader<Context, Change>[] = [
	on(readFromTo, { all: TRAIT.follows, none: NO_AMOUNT & ~(TRAIT.months | TRAIT.time), since: CUE.to, ends: END.to }),
	on(readCompared, { all: TRAIT.follows | TRAIT.move }),
	on(readEnglish, { none: TRAIT.range }),
	on(readApartByRate, { ...RATE, around: CUE.gap }),
	on(readAmountAndRate, { ...RATE, all: TRAIT.ratio | TRAIT.follows }),
	on(readRateAndAmount, { all: TRAIT.follows | TRAIT.change, none: NO_AMOUNT | TRAIT.ratio }),
	on(readAdded, { ...RATE, all: TRAIT.ratio | TRAIT.follows, cues: CUE.change, ends: END.change }),
	on(readIndex, { ...RATE, all: TRAIT.ratio | TRAIT.follows | TRAIT.move }),
	on(readDated, { all: TRAIT.move }),
];

/** 比2020年增加到: what it came to. */
const BROUGHT_TO = /[到至为]\s*$/;

const growsBy = (base: Quantity, current: Quantity, rate: Quantity, direction: 'up' | 'down'): boolean =>
	Math.abs(100 * (magnitude(current) / magnitude(base) - 1) * (direction === 'up' ? 1 : -1) - magnitude(rate)) <= 1.01 * 10 ** rate.value.exponent;
