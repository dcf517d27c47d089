import { isOwnChange } from '../comparisons.ts';
import type { DateMark } from '../dates.ts';
import { decimal } from '../decimal.ts';
import { CUE, END, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Change } from '../relations.ts';
import { TRAIT, traitsOf } from '../traits.ts';
import { readUnit, unitsAgree } from '../units.ts';
import { keyOf, longestCommon } from '../words.ts';
import { type FrameReader, on, readFirst } from './frameReaders.ts';
import type { BlockReader } from './readers.ts';

/**
 * Multiples: 由A增至B，增长n倍 (n+1 times A), 是A的n倍, 翻n番 (2ⁿ times A), doubled; falls by 倍 or by more than 100 %, which
 * cannot be; per cent where 百分点 is meant (从20%降到18%，下降2%), and 百分点 of what is no percentage.
 */
export const readMultiples: BlockReader = ({ frames, text, dates }) => {
	const relations: Change[] = [];
	const context: Context = { text, dates };
	for (const frame of frames) {
		const relation = readFirst(readers, frame, frames, context);
		if (relation !== undefined) relations.push(relation);
	}
	return relations;
};

interface Context {
	readonly text: string;
	readonly dates: readonly DateMark[];
}

const NEVER = TRAIT.range | traitsOf(['points', 'multiple', 'doubling', 'ratioPart', 'months', 'time', 'date', 'age']);
const isEnd = ({ traits }: Frame): boolean => !mayHold(traits, NEVER);

/** The multiple and the two figures it joins: the nearest pair before it that agrees in unit, the earlier named as base or the one of an earlier year. */
function readMultiple(frame: Frame, frames: readonly Frame[], { text }: Context): Change | undefined {
	const isDoubling = frame.quantity.unit.dimension === 'doubling';
	const isTimes = TIMES.test(frame.before) || (/^times\b/.test(frame.quantity.unit.name) && TIMES_EN.test(frame.after));
	const isGrowth = isDoubling ? /翻了?$/.test(frame.before) : GROWTH.test(frame.before);
	if (!isTimes && !isGrowth) return undefined;
	const ends = frames.slice(Math.max(0, frame.index - 3), frame.index).filter(one => isEnd(one) && one.sentence === frame.sentence);
	const current = ends[ends.length - 1];
	const before = ends[ends.length - 2];
	if (current === undefined || before === undefined || !unitsAgree(current.quantity.unit, before.quantity.unit)) return undefined;
	const between = text.slice(before.quantity.span.end, current.quantity.span.start);
	const lead = text.slice(Math.max(before.sentenceStart, before.quantity.span.start - 24), before.quantity.span.start);
	const tail = text.slice(current.quantity.span.end, frame.quantity.span.start);
	if (REAL.test(text.slice(before.sentenceStart, frame.quantity.span.start))) return undefined;
	// 达120亿元，是2020年40亿元的3倍: the later figure is the base
	const isInverse = isTimes && /[是为]|相当于/.test(between) && /^(?:[（(][^（）()]{0,12}[）)]|[）)])?的$/.test(tail);
	if (isInverse) return claimed(current, before, frame, 'multiple');
	const isFromTo = FROM.test(lead) && TO.test(between) && tail.length <= 16;
	if (!isFromTo) return undefined;
	return claimed(before, current, frame, isTimes ? 'multiple' : 'rate');
}
/** 是…的n倍, 增至n倍. */
const TIMES = /(?:的|(?:增加|增长|提高|扩大|上升|增|升)(?:到|至)(?:了)?(?:原来的|上年的)?|相当于|为)(?:约|近|超过|\s)*$/;
const TIMES_EN = /^\s?(?:the|that|as)\b/;
const GROWTH = /(?:增长|增加|提高|扩大|上升|上涨|增|升|涨|翻)了?(?:约|近|超过|超|逾|\s)*$/;
const FROM = /(?:由|从|from )[^，。；]{0,20}$/;
const TO = /^[^。；]{0,16}(?:到|至|为|to)(?:了|约|\s)*$/;
const REAL = /实际|可比|不变价|扣除|增加值|生产总值|GDP/;

/** 2020年40亿元，2024年120亿元，是2020年的3倍: the base is the figure of the year that is named. */
function readOfYear(frame: Frame, frames: readonly Frame[], { text, dates }: Context): Change | undefined {
	const named = dates.filter(({ span, year }) => year !== 0 && frame.clauseStart <= span.start && span.end <= frame.quantity.span.start);
	const isTimes = TIMES.test(frame.before);
	if (named.length !== 1 || !(isTimes ? IS : THAN).test(text.slice(frame.clauseStart, named[0].span.start))) return undefined;
	if (!isTimes && !GROWTH.test(frame.before) && frame.quantity.unit.dimension !== 'doubling') return undefined;
	const near = frames.slice(Math.max(0, frame.index - 6), frame.index).filter(one => isEnd(one) && frame.sentence - one.sentence <= 1 && one.quantity.unit.dimension !== 'ratio');
	const yearOf = (one: Frame): number => dates.findLast(({ span, year }) => year !== 0 && span.end <= one.quantity.span.start && one.sentenceStart <= span.start)?.year ?? 0;
	const base = near.findLast(one => yearOf(one) === named[0].year);
	const isAlike = (one: Frame | undefined): one is Frame => one !== undefined && one !== base && unitsAgree(one.quantity.unit, base!.quantity.unit) && base!.quantity.unit.name === one.quantity.unit.name;
	// 96篇，较2023年的48篇翻了一番: of the year that the report is of
	const beside = base !== undefined && base.clause === frame.clause ? frames[base.index - 1] : undefined;
	const current = base && (near.findLast(one => isAlike(one) && named[0].year < yearOf(one)) ?? (isAlike(beside) && beside.sentence === base.sentence && yearOf(beside) === 0 && isEnd(beside) ? beside : undefined));
	if (base === undefined || current === undefined || REAL.test(text.slice(base.sentenceStart, frame.quantity.span.start))) return undefined;
	const [first, second] = [base, current].map(one => keyOf(text.slice(one.clauseStart, one.quantity.span.start)).replace(RISE, ''));
	const isSame = current === beside || second.length < 3 || 2 <= longestCommon(first, second);
	return isSame ? claimed(base, current, frame, isTimes ? 'multiple' : 'rate') : undefined;
}
const IS = /(?:是|为|相当于|达到?)\s?$/;
const THAN = /(?:比|较)\s?$/;
const RISE = /[上升提高增长加到至]/g;

/** 甲区120家，乙区40家，甲区是乙区的3倍. */
function readOfName(frame: Frame, frames: readonly Frame[]): Change | undefined {
	const found = OF_NAME.exec(frame.before);
	if (found === null) return undefined;
	const near = frames.slice(Math.max(0, frame.index - 4), frame.index).filter(one => isEnd(one) && one.sentence === frame.sentence);
	const [current, base] = [found[1], found[2]].map(name => near.filter(one => one.before.includes(name)));
	const isPair = current.length === 1 && base.length === 1 && current[0] !== base[0] && unitsAgree(current[0].quantity.unit, base[0].quantity.unit);
	return isPair ? claimed(base[0], current[0], frame, 'multiple') : undefined;
}
const OF_NAME = /^\s?([^，。；是为]{2,10})(?:是|为|相当于)([^，。；是为]{2,10})的(?:约|近)?$/;

/** 城镇居民人均可支配收入38652元，农村居民人均可支配收入21470元，城乡居民收入比为1.80: the one so many times the other. */
function readIncomeRatio(ratio: Frame, frames: readonly Frame[], { text }: Context): Change | undefined {
	if (!ratio.before.includes('比') || !INCOME_RATIO.test(text.slice(ratio.clauseStart, ratio.quantity.span.start)) || ratio.quantity.value.exponent === 0) return undefined;
	const near = frames.slice(Math.max(0, ratio.index - 12), ratio.index).filter(one => ratio.sentence - one.sentence <= 2 && one.quantity.unit.name === '元' && isEnd(one) && !one.isChange);
	const [urban, rural] = [/城镇(?:常住)?居民[^，。；]*收入/, /(?:农村|农牧区)(?:常住)?居民[^，。；]*收入|农牧?民[^，。；]*收入/].map(words => near.filter(one => words.test(text.slice(one.clauseStart, one.quantity.span.start))));
	return urban.length === 1 && rural.length === 1 && urban[0] !== rural[0] ? claimed(rural[0], urban[0], ratio, 'multiple') : undefined;
}
const INCOME_RATIO = /城乡(?:居民)?(?:人均)?(?:可支配)?收入(?:之比|比值|比|倍差)(?:[（(][^（）()]*[）)])?(?:为|是|缩小[到至]|下降[到至]|降[到至为]|达到?)*$/;

/** 由40亿元增至80亿元，实现翻番; doubled from 40 to 80: the word is the figure. */
function readDoubled(current: Frame, frames: readonly Frame[], { text }: Context): Change | undefined {
	const base = frames[current.index - 1];
	if (!isEnd(base) || !unitsAgree(base.quantity.unit, current.quantity.unit)) return undefined;
	const lead = text.slice(Math.max(base.sentenceStart, base.quantity.span.start - 24), base.quantity.span.start);
	if (!FROM.test(lead) || !TO.test(text.slice(base.quantity.span.end, current.quantity.span.start))) return undefined;
	const behind = DOUBLED_BEHIND.exec(text.slice(current.quantity.span.end, current.quantity.span.end + 24));
	const ahead = DOUBLED_AHEAD.exec(lead);
	if (behind === null && ahead === null) return undefined;
	const word = behind?.[1] ?? ahead![1];
	const start = behind === null ? base.quantity.span.start - lead.length + ahead!.index : current.quantity.span.end + behind[0].length - word.length;
	const span = { start, end: start + word.length };
	const [value, unit] = word.startsWith('t') ? [3, '倍'] : word.startsWith('q') ? [2, '番'] : [1, '番'];
	const times: Quantity = { ...current.quantity, span, numeral: span, value: decimal(value), scale: 0, unit: readUnit(unit, 0, false)!, hedge: undefined, text: word };
	return { kind: 'change', claim: 'stated', base: base.quantity, current: current.quantity, [unit === '倍' ? 'multiple' : 'rate']: times, direction: 'up' };
}
const DOUBLED_BEHIND = /^[^，。；0-9]{0,6}[，,]?\s?(?:已|基本|实现|提前|成功|more than |nearly )*(翻番|翻了番|doubling|tripling|quadrupling)/;
const DOUBLED_AHEAD = /(doubled|tripled|quadrupled) (?:[a-z ]{0,12})?from $/;

function claimed(base: Frame, current: Frame, multiple: Frame, role: 'multiple' | 'rate'): Change {
	return { kind: 'change', claim: 'stated', base: base.quantity, current: current.quantity, [role]: multiple.quantity, direction: 'up' };
}

/** 成本下降2倍, 下降120%: what is less by so much would be less than nothing. Balances may be: profits, surpluses, growth. */
function readImpossible(frame: Frame, frames: readonly Frame[], { text }: Context): Change | undefined {
	const { unit } = frame.quantity;
	const isTooMuch = unit.dimension === 'multiple' ? 1 <= magnitude(frame.quantity) : unit.dimension === 'ratio' && 100 < magnitude(frame.quantity);
	if (!isTooMuch || !FALL.test(frame.before) || MAY_BE_NEGATIVE.test(subjectOf(frame, text))) return undefined;
	const ends = frames.slice(Math.max(0, frame.index - 2), frame.index).filter(one => isEnd(one) && one.sentence === frame.sentence);
	const [base, current] = ends;
	const isFromTo = current !== undefined && unitsAgree(base.quantity.unit, current.quantity.unit) && FROM.test(text.slice(Math.max(0, base.quantity.span.start - 24), base.quantity.span.start)) && magnitude(current.quantity) < magnitude(base.quantity);
	// the reader of changes takes a rate with both its ends
	if (isFromTo && unit.dimension === 'ratio') return undefined;
	return { kind: 'change', claim: 'stated', ...(isFromTo ? { base: base.quantity, current: current.quantity } : {}), rate: frame.quantity, direction: 'down' };
}
const FALL = /(?:下降|减少|降低|下滑|下跌|缩短|缩小|缩减|压减|压缩|降|减|fell by|down by|decreased by|declined by|dropped by|reduced by)了?\s?$/;
/** The words of the clause; those of the whole sentence so far where the clause only says how much. */
const subjectOf = (frame: Frame, text: string): string => text.slice(isOwnChange(frame.before) ? frame.sentenceStart : frame.clauseStart, frame.quantity.span.start);
const MAY_BE_NEGATIVE = /利润|盈利|盈余|净|收益|亏|顺差|逆差|结余|差额|余额|现金流|增速|增幅|增长率|降幅|涨幅|贡献|profit|income|earning|margin|cash|balance|surplus|growth/i;

/** 由20.8%降到18.2%，下降2.6%: the difference of two percentages, or a rate; 500人，增长5个百分点: points of what is no percentage. */
function readPercentOfPercents(frame: Frame, frames: readonly Frame[], { text }: Context): Change | undefined {
	const { unit } = frame.quantity;
	const current = frames[frame.index - 1];
	// of percentages two stand before it; points are said of a figure that none are of
	if (mayHold(frame.traits, TRAIT.ratio) && !mayHold(current.traits, TRAIT.ratio)) return undefined;
	const direction = FALL.test(frame.before) ? 'down' : GROWTH.test(frame.before) ? 'up' : undefined;
	if (direction === undefined || current.quantity.upper !== undefined) return undefined;
	if (unit.dimension === 'points') {
		const isOf = frame.clause - current.clause === 1 && COUNTED.has(current.quantity.unit.dimension) && isOwnChange(frame.before) && current.after.trim() === '';
		return isOf ? { kind: 'change', claim: 'stated', current: current.quantity, amount: frame.quantity, direction } : undefined;
	}
	const base = frames[frame.index - 2];
	if (base === undefined || base.sentence !== frame.sentence || [base, current].some(one => one.quantity.unit.dimension !== 'ratio' || one.quantity.upper !== undefined)) return undefined;
	const isFromTo = FROM.test(text.slice(Math.max(base.sentenceStart, base.quantity.span.start - 24), base.quantity.span.start)) && TO.test(text.slice(base.quantity.span.end, current.quantity.span.start)) && frame.clause - current.clause <= 1 && isOwnChange(frame.before);
	return isFromTo ? { kind: 'change', claim: 'stated', base: base.quantity, current: current.quantity, rate: frame.quantity, direction } : undefined;
}
const COUNTED = new Set(['count', 'money', 'mass', 'area', 'length', 'volume', 'energy']);

const MULTIPLE = { some: TRAIT.multiple | TRAIT.doubling, none: TRAIT.range };
const readers: readonly FrameReader<Context, Change>[] = [
	on(readMultiple, MULTIPLE),
	on(readOfYear, MULTIPLE),
	on(readOfName, MULTIPLE),
	on(readIncomeRatio, { some: TRAIT.none, none: TRAIT.hedged | TRAIT.range, cues: CUE.compared }),
	on(readDoubled, { all: TRAIT.follows, none: NEVER, since: CUE.to, ends: END.to }),
	on(readImpossible, { some: TRAIT.multiple | TRAIT.ratio, none: TRAIT.hedged | TRAIT.range, cues: CUE.fall, ends: END.change }),
	on(readPercentOfPercents, { all: TRAIT.follows, some: TRAIT.points | TRAIT.ratio, none: TRAIT.hedged | TRAIT.range, cues: CUE.fall | CUE.growth, ends: END.change }),
];
