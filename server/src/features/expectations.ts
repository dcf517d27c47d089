import type { Analysis } from '../core/analysis.ts';
import { type Rational, absoluteRational, addRational, compareRational, divideRational, isEqual, isLess, multiplyRational, normalizeDecimal, printDecimal, rational, roundRational, subtractRational, toRational } from '../core/decimal.ts';
import { valueOf } from '../core/intervals.ts';
import { printOperand, printOperands, quoteLike } from '../core/print.ts';
import type { Quantity } from '../core/quantities.ts';
import { unitsAgree } from '../core/units.ts';
import { expectCell } from './cellExpectations.ts';

/** A figure that the words before the cursor ask for, computed from those around it. */
export interface Expected {
	/** "98.9%" */
	readonly figure: string;
	/** "178 ÷ 180 ≈ 98.9%" */
	readonly working: string;
}

/** What an answer may be computed from: the figures of the sentence, and how the report prints percentages. */
interface Place {
	/** In the order of the text; those of the sentence before where this one has too few. */
	readonly before: readonly Quantity[];
	readonly after: readonly Quantity[];
	/** The words right before the cursor, and right behind it. */
	readonly lead: string;
	readonly trail: string;
	/** The words that lead to a figure. */
	readonly leadOf: (figure: Quantity) => string;
	readonly between: (a: Quantity, b: Quantity) => string;
	/** Decimals of a percentage. */
	readonly places: number;
	/** The unit that stands behind the cursor already. */
	readonly tail: string;
}

/**
 * What the words ask for: 整改率 a rate, 剩余 what is left, 共 a total, 同比增长 a change, 户均 a mean. Rules judge only what is
 * surely claimed; here the writer chooses, so that it is enough that the words and the nearest figures go together.
 */
export function expectFigures({ text, around, blocks }: Analysis, start: number, end: number, places: number, tail: string): Expected[] {
	const block = blocks.findLast(one => one.start <= start);
	if (block === undefined) return [];
	if (block.kind === 'table') return expectCell(block, start);
	const limit = block.start + block.text.length;
	const own = around({ start: block.start, end: limit }).quantities.filter(({ upper }) => upper === undefined);
	const all = own.filter(({ span }) => span.end <= start).slice(-MOST);
	const sentenceStart = block.start + endOfLast(block.text.slice(0, start - block.start), SENTENCE_END);
	const sentence = all.filter(({ span }) => sentenceStart <= span.start);
	const before = sentence.filter(isAmount).length < 2 ? all : sentence;
	const lead = text.slice(Math.max(sentenceStart, all.at(-1)?.span.end ?? 0, start - LONGEST_LEAD), start);
	const place: Place = {
		before,
		after: own.filter(({ span }) => end <= span.start).slice(0, 3),
		lead,
		trail: text.slice(end, end + LONGEST_LEAD),
		leadOf: figure => text.slice(Math.max(block.start, own[own.indexOf(figure) - 1]?.span.end ?? 0, figure.span.start - LONGEST_LEAD), figure.span.start),
		between: (a, b) => text.slice(a.span.end, b.span.start),
		places,
		tail,
	};
	return CUES.find(({ lead: words, trail }) => words.test(lead) || trail?.test(place.trail))?.expect(place) ?? [];
}
const MOST = 8;

/** Whether the words before the cursor say that something rose or fell. */
export function directionOf({ text }: Analysis, start: number): 'up' | 'down' | undefined {
	const lead = text.slice(Math.max(0, start - LONGEST_LEAD), start);
	return UP.test(lead) ? 'up' : DOWN.test(lead) ? 'down' : undefined;
}
const LONGEST_LEAD = 40;
const SENTENCE_END = /[。！？]|[.!?]\s/g;

interface Cue {
	readonly lead: RegExp;
	readonly trail?: RegExp;
	readonly expect: (place: Place) => Expected[];
}

const UP = /(?:增长|增加|上升|提高|提升|上涨|增幅|涨幅|增速|增长率)(?:了|为|达|达到|约|率为)?$|\b(?:up|grew by|rose by|increased by|growth of|an? (?:increase|rise) of|(?:growth|increase) was)\s+$/i;
const DOWN = /(?:下降|减少|降低|回落|下滑|下跌|降幅|跌幅)(?:了|为|达|达到|约)?$|\b(?:down|fell by|dropped by|decreased by|declined by|an? (?:decrease|decline|drop|fall|reduction) of)\s+$/i;

// The first that fits counts. Chinese and English side by side.
const CUES: readonly Cue[] = [
	{
		lead: UP,
		expect: place => expectChange(place, 1),
	},
	{
		lead: DOWN,
		expect: place => expectChange(place, -1),
	},
	{
		lead: /(?:[人户日月年场次件]均|平均|平均每[\u4e00-\u9fff]{1,2})(?:为|达|约)?$|\b(?:an average of|averaging|average (?:cost |grant )?(?:of|was|is))\s+$/i,
		expect: expectAverage,
	},
	{
		lead: /(?<!利|税|汇|费|效|频|速|功)率(?:为|达|达到|是|约)?$|(?:占|占比|比例|比重)(?:为|达|达到|是|约)?$|\b(?:rate|share|percentage|proportion)(?: of| was| is)?\s+$|, or\s+$/i,
		expect: expectShare,
	},
	{
		lead: /(?:剩余|剩下|还剩|尚余|尚有|仍有|还有|余|未[\u4e00-\u9fff]{1,4}|待[\u4e00-\u9fff]{1,4}|缺|差)$|\b(?:leaving|remaining|outstanding|with)\s+$/i,
		trail: /^\s*(?:remain|remained|are left|were left|are (?:still )?(?:open|pending|outstanding))\b/i,
		expect: expectRest,
	},
	{
		lead: /(?:共|共计|合计|总计|总共|一共|共有)(?:为|达)?$|\b(?:a total of|totall?ing|in total,?|altogether,?|in all,?)\s+$/i,
		expect: expectTotal,
	},
];

/** 整改率: the part and the whole are the last two; 178 of 180 names the part first; what is left is neither. */
function expectShare({ before, leadOf, between, places }: Place): Expected[] {
	const amounts = before.filter(isAmount);
	const last = amounts.at(-1);
	if (last === undefined) return expectComplement(before, places);
	const isRest = LEFT.test(leadOf(last));
	const part = isRest ? amounts.at(-2) : last;
	if (part === undefined) return expectComplement(before, places);
	const previous = amounts[amounts.indexOf(part) - 1];
	const isOf = !isRest && previous !== undefined && OF.test(between(previous, part));
	if (isOf) return isLess(valueOf(part), valueOf(previous)) ? [] : toShare(previous, part, places);
	const whole = amounts.slice(0, amounts.indexOf(part)).findLast(one => isAlike(one, part) && !isLess(valueOf(one), valueOf(part)));
	return whole === undefined ? expectComplement(before, places) : toShare(part, whole, places);
}
const LEFT = /(?:剩余|剩下|还剩|尚余|尚有|仍有|还有|未[\u4e00-\u9fff]{1,4}|缺|remaining|leaving)\s*$/i;
const OF = /^[^,.;，。；]{0,12}?\b(?:out )?of (?:the |all |our |its |these )?$/i;

function toShare(part: Quantity, whole: Quantity, places: number): Expected[] {
	if (valueOf(whole).numerator === 0n) return [];
	const share = multiplyRational(divideRational(valueOf(part), valueOf(whole)), HUNDRED);
	const [divisor, dividend] = printOperands([whole, part]);
	return [result(`${dividend} ÷ ${divisor}`, share, places, '%')];
}

/** 男性占51.2%，女性占: what is missing to 100 %. */
function expectComplement(before: readonly Quantity[], places: number): Expected[] {
	const shares = before.filter(({ unit }) => unit.dimension === 'ratio');
	if (shares.length === 0) return [];
	const rest = shares.reduce((left, one) => subtractRational(left, valueOf(one)), HUNDRED);
	const finest = Math.max(...shares.map(({ value }) => -value.exponent));
	return isLess(rational(0), rest) ? [result(['100', ...shares.map(printOperand)].join(' − '), rest, Math.max(finest, finest === 0 ? 0 : places), '%')] : [];
}

/** 剩余: the whole without the part right before, or without all parts that stand behind the whole. */
function expectRest({ before, between }: Place): Expected[] {
	const amounts = before.filter(isAmount);
	const last = amounts.at(-1);
	const previous = amounts.at(-2);
	if (last === undefined || previous === undefined) return [];
	if (OF.test(between(previous, last)) && !isLess(valueOf(last), valueOf(previous))) return toRest(last, [previous]);
	const at = amounts.slice(0, -1).findLastIndex(one => isAlike(one, last) && isLess(valueOf(last), valueOf(one)));
	if (at < 0) return [];
	const [whole, ...parts] = amounts.slice(at).filter(one => isAlike(one, last));
	return parts.length === 1 ? toRest(whole, parts) : [...toRest(whole, parts), ...toRest(whole, [last])];
}

function toRest(whole: Quantity, parts: readonly Quantity[]): Expected[] {
	const rest = parts.reduce((left, one) => subtractRational(left, valueOf(one)), valueOf(whole));
	if (rest.numerator < 0n) return [];
	return [{ figure: quoteLike(finestOf([whole, ...parts]), rest), working: `${printOperands([whole, ...parts]).join(' − ')} = ${quoteNumeral(finestOf([whole, ...parts]), rest)}` }];
}

/** 共计: the neighbours of one unit, together; in English of whatever is counted. */
function expectTotal({ before }: Place): Expected[] {
	const last = before.at(-1);
	if (last === undefined) return [];
	const isPart = (one: Quantity) => isAmount(one) && (isAlike(one, last) || (isNoun(one) && isNoun(last)));
	const from = before.findLastIndex(one => !isPart(one)) + 1;
	const parts = before.slice(from);
	if (parts.length < 2) return [];
	const sum = parts.map(valueOf).reduce(addRational);
	return [{ figure: quoteLike(finestOf(parts), sum), working: `${printOperands(parts).join(' + ')} = ${quoteNumeral(finestOf(parts), sum)}` }];
}

/** 同比增长: from the figure of the year before, or of the earlier year, to the other. */
function expectChange({ before, after, lead, trail, leadOf, places, tail }: Place, direction: 1 | -1): Expected[] {
	const comparable = before.filter(one => isAmount(one) || one.unit.dimension === 'ratio');
	const second = comparable.at(-1);
	if (second === undefined) return [];
	const behind = COMPARED_BEHIND.test(trail) ? after.find(one => isAlike(one, second)) : undefined;
	const first = behind ?? comparable.slice(0, -1).findLast(one => isAlike(one, second) && one.unit.dimension === second.unit.dimension);
	if (first === undefined) return [];
	const isTurned = behind === undefined && (isEarlier(leadOf(second)) || yearIn(leadOf(second)) < yearIn(leadOf(first)));
	const [base, current] = isTurned ? [second, first] : [first, second];
	const isCompared = behind !== undefined || isTurned || isEarlier(leadOf(base)) || FROM.test(leadOf(base)) || yearIn(leadOf(base)) < yearIn(leadOf(current));
	const difference = subtractRational(valueOf(current), valueOf(base));
	if (!isCompared || valueOf(base).numerator === 0n || compareRational(difference, rational(0)) * direction <= 0) return [];

	const size = absoluteRational(difference);
	const [from, to] = printOperands([base, current]);
	if (base.unit.dimension === 'ratio') {
		const finest = Math.max(0, ...[base, current].map(({ value }) => -value.exponent));
		const points = /[\u4e00-\u9fff]/.test(lead) ? '个百分点' : ' percentage points';
		return [result(direction < 0 ? `${from} − ${to}` : `${to} − ${from}`, size, finest, points)];
	}
	const finest = finestOf([base, current]);
	const rate = result(direction < 0 ? `1 − ${to} ÷ ${from}` : `${to} ÷ ${from} − 1`, multiplyRational(divideRational(size, absoluteRational(valueOf(base))), HUNDRED), places, '%');
	const amount = { figure: quoteLike(finest, size), working: `${direction < 0 ? `${from} − ${to}` : `${to} − ${from}`} = ${quoteNumeral(finest, size)}` };
	const isAmountFirst = AMOUNTS.test(lead) || (tail !== '' && tail !== '%');
	return isAmountFirst ? [amount, rate] : [rate, amount];
}
const AMOUNTS = /(?:增加|减少)(?:了|约)?$/;
const COMPARED_BEHIND = /^\s*(?:from|on|over|compared)\b/i;
const FROM = /(?:由|从|较|比)[^，。；]{0,16}$|\bfrom\s+$/i;
const isEarlier = (lead: string): boolean => EARLIER.test(lead);
const EARLIER = /(?:去年|上年|上期|同期|前年|年初|上季度|上月)[^，。；]{0,16}$|\b(?:last year|the previous year|a year (?:earlier|before)|the year before)[^,.;]{0,30}$/i;
const yearIn = (lead: string): number => Number(YEAR.exec(lead)?.[1] ?? Number.NaN);
const YEAR = /((?:19|20)[0-9]{2})(?![0-9])(?!.*(?:19|20)[0-9]{2})/;

/** 户均: the last measure over the last count, in a unit in which it is no fraction. */
function expectAverage({ before, tail }: Place): Expected[] {
	const count = before.findLast(one => isAmount(one) && one.unit.dimension === 'count');
	const total = before.findLast(one => one !== count && isAmount(one) && (one.unit.dimension !== 'count' || one.unit.event));
	if (count === undefined || total === undefined || valueOf(count).numerator === 0n) return [];
	const mean = divideRational(valueOf(total), valueOf(count));
	const expression = `${printOperand(total)} ÷ ${printOperand(count)}`;
	const unit = total.text.slice(total.numeral.end - total.span.start);
	const sign = total.text.slice(0, total.numeral.start - total.span.start);
	const bare = total.scale === 0 ? unit : unit.endsWith(total.unit.name) && sign === '' ? total.unit.name : '';
	const base = divideRational(mean, rational(total.unit.numerator, total.unit.denominator));
	const scaled = divideRational(base, rational(10n ** BigInt(total.scale)));
	const isSmall = isLess(scaled, rational(1)) || tail === bare;
	const [value, name, work] = total.scale !== 0 && isSmall ? [base, bare, `${printDecimal(normalizeDecimal(total.value))} ÷ ${printOperand(count)}`] : [scaled, unit, expression];
	const places = isEqual(toRational(roundRational(value, 0)), value) ? 0 : isEqual(toRational(roundRational(value, -1)), value) ? 1 : 2;
	const { figure, working } = result(work, value, places, name);
	return [{ figure: sign + figure, working }];
}

/** "701 ÷ 707 ≈ 99.15%" */
function result(expression: string, value: Rational, places: number, unit: string): Expected {
	const rounded = roundRational(value, -places);
	const figure = `${printDecimal(rounded)}${unit}`;
	return { figure, working: `${expression} ${isEqual(toRational(rounded), value) ? '=' : '≈'} ${figure.trim()}` };
}

const HUNDRED = rational(100);

const isAmount = ({ unit, hedge }: Quantity): boolean => hedge === undefined && unit.dimension !== 'ratio' && unit.dimension !== 'points' && unit.dimension !== 'multiple' && unit.dimension !== 'date';

/** In English only one of two counts may name what is counted: 178 of 180 complaints. */
const isAlike = (a: Quantity, b: Quantity): boolean =>
	unitsAgree(a.unit, b.unit) || [a, b].every(({ unit }) => unit.dimension === 'count' || unit.dimension === 'none') && [a, b].some(({ unit }) => unit.dimension === 'none');

/** 70 primary schools and 45 secondary schools: an English count has its noun for a unit. */
const isNoun = ({ unit }: Quantity): boolean => unit.dimension === 'count' && LATIN.test(unit.name);
const LATIN = /^[A-Za-z]/;

const finestOf = (figures: readonly Quantity[]): Quantity => figures.reduce((finest, one) => (one.value.exponent < finest.value.exponent ? one : finest), figures[figures.length - 1]);

const quoteNumeral = (like: Quantity, value: Rational): string => {
	const figure = quoteLike(like, value);
	return figure.slice(like.numeral.start - like.span.start, figure.length - (like.span.end - like.numeral.end)) || figure;
};

function endOfLast(text: string, end: RegExp): number {
	let last = 0;
	for (const { index, 0: mark } of text.matchAll(end)) last = index + mark.length;
	return last;
}
