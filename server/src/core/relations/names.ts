import { comparisonIn } from '../comparisons.ts';
import { CUE, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { fit } from '../lists.ts';
import { magnitude } from '../magnitude.ts';
import type { DateMark } from '../dates.ts';
import type { Quantity } from '../quantities.ts';
import { NOT_NAMED } from '../units.ts';
import { keyOf } from '../words.ts';
import { nameOf } from './groups.ts';
import { readSubject } from './shares.ts';

/** What a block tells by name, for the document to tie together: its amounts, and the claims that name a figure elsewhere. */
export interface Names {
	readonly amounts: readonly NamedAmount[];
	readonly shares: readonly NamedShare[];
	readonly growths: readonly NamedGrowth[];
	readonly gaps: readonly NamedGap[];
	/** What rates and shares stood at, by their names: 结案率93.0%, 国防支出占22.15%. */
	readonly levels: readonly NamedAmount[];
	readonly shifts: readonly NamedShift[];
}

/** An amount of three telling digits or more. */
export interface NamedAmount {
	readonly frame: Frame;
	/** The key of its name: 固定资产投资. */
	readonly key: string;
	/** The words that lead to it. */
	readonly words: string;
	/** The year that its block tells for it, 0 if none: not one that something is compared with. */
	readonly year: number;
	readonly magnitude: number;
	/** A total by its words: 合计, 共, 总. */
	readonly isTotal: boolean;
	/** Of another scope than the plain name: 扣除…的部分. */
	readonly isPartial: boolean;
}

/** 占本年支出的46.89%. */
export interface NamedShare {
	readonly frame: Frame;
	/** What the sentence says before 占. */
	readonly subject: string;
	/** The whole's name, and its key. */
	readonly whole: string;
	readonly key: string;
	/** The amount right before, if the clause has no subject of its own. */
	readonly adjacent: Frame | undefined;
	readonly year: number;
}

/** 比1955年增长14.26%, 为1955年的98.88%. */
export interface NamedGrowth {
	readonly frame: Frame;
	readonly direction: 'up' | 'down';
	/** The figure is a ratio to the base, not a change of it. */
	readonly isRatio: boolean;
	/** The key of what grew, as far as the clause itself says. */
	readonly key: string;
	/** The clause as it is printed, without the comparison and the change: 本年收入. */
	readonly name: string;
	/** The amount right before in the same sentence. */
	readonly current: Frame | undefined;
	/** The year that its block tells for it, 0 if none. */
	readonly year: number;
	/** The year that it is compared with: one that is printed, LAST_YEAR, 0 where no words say, ELSE what is no year. */
	readonly base: number;
	/** No words compare it: 收入5,380万元，增长6.2%. */
	readonly isBare: boolean;
}

/** 比上年, 同比: the year before the figure's own. */
export const LAST_YEAR = -1;
/** 比年初, 环比. */
export const ELSE = -2;

/** 比计划3,856亿斤超过133亿斤: a base, a gap, and a third figure elsewhere. */
export interface NamedGap {
	readonly frame: Frame;
	readonly rises: boolean;
	readonly bases: readonly Frame[];
	/** 完成预算的96.98%，比预算数…少…: the rate of the same third figure and base. */
	readonly rate: Frame | undefined;
}

/** 比重为19.98%，比1955年…比重下降2.17%: from the level right before to one that stands elsewhere. */
export interface NamedShift {
	readonly frame: Frame;
	readonly rises: boolean;
	/** The level right before. */
	readonly current: Frame;
	readonly year: number;
	readonly base: number;
}

export const NO_NAMES: Names = { amounts: [], shares: [], growths: [], gaps: [], levels: [], shifts: [] };

/** Reads what a block's frames tell by name. */
export function readNames(frames: readonly Frame[], dates: readonly DateMark[], text: string): Names {
	if (frames.length === 0) return NO_NAMES;
	const amounts: NamedAmount[] = [];
	const shares: NamedShare[] = [];
	const growths: NamedGrowth[] = [];
	const gaps: NamedGap[] = [];
	const levels: NamedAmount[] = [];
	const shifts: NamedShift[] = [];
	const years = dates.filter(({ year }) => year !== 0);
	const ownYears = years.filter(date => !isCompared(date, text));
	const yearAt = (at: number): number => toYear(ownYears.findLast(({ span }) => span.end <= at));
	/** Words that stand anywhere in the block; asked for when the first frame needs to know. */
	let mayBeRespective: boolean | undefined;
	let mayBePartial: boolean | undefined;
	for (const frame of frames) {
		const { quantity } = frame;
		if (quantity.upper !== undefined) continue;
		const isRatio = quantity.unit.dimension === 'ratio';
		const rates = isRatio && (mayBeRespective ??= text.includes('分别') || text.includes('respectively')) ? respectiveRates(frame, frames) : undefined;
		const change = (rates?.[0] ?? frame).isChange;
		if (isRatio) {
			const share = change ? undefined : readShare(frame, frames, text, yearAt);
			if (share !== undefined) shares.push(share);
			const growth = readGrowth(frame, rates ?? [frame], frames, text, change, years, yearAt);
			if (growth !== undefined) growths.push(growth);
			const level = change ? undefined : readLevel(frame, text, share?.subject);
			if (level !== undefined) levels.push({ frame, ...level, year: yearAt(quantity.span.start), magnitude: magnitude(quantity), isTotal: false, isPartial: false });
		} else if (!change && isTelling(quantity) && isAmount(quantity)) {
			const words = text.slice(Math.max(frame.sentenceStart, quantity.span.start - 24), quantity.span.start);
			const name = nameOf(frame, text);
			const key = withoutStating(keyOf(name));
			amounts.push({ frame, key, words, year: yearAt(quantity.span.start), magnitude: magnitude(quantity), isTotal: TOTAL.test(name), isPartial: (mayBePartial ??= PARTIAL.test(text)) && PARTIAL.test(text.slice(frame.clauseStart, quantity.span.start)) });
		}
		const current = frames[frame.index - 1];
		const isShift = frame.isChange && levels.length !== 0 && levels[levels.length - 1].frame === current && current.sentence === frame.sentence && (quantity.unit.dimension === 'points' || isRatio && isOfRate(frame));
		if (isShift && holdsOne(frame.before, COMPARING)) shifts.push({ frame, rises: !holdsOne(frame.before, FALLING), current, year: yearAt(quantity.span.start), base: readBaseYear(frame, frame, text, years) });
		const gap = readGap(frame, frames);
		if (gap !== undefined) gaps.push(gap);
	}
	return { amounts: fit(amounts), shares: fit(shares), growths: fit(growths), gaps: fit(gaps), levels: fit(levels), shifts: fit(shifts) };
}

/** The words and the key of a rate or a share that is told as it stands. */
function readLevel(frame: Frame, text: string, subject: string | undefined): Pick<NamedAmount, 'key' | 'words'> | undefined {
	const { clauseStart, quantity } = frame;
	if (quantity.hedge !== undefined || (subject === undefined && !isOfRate(frame)) || quantity.value.coefficient < 100n) return undefined;
	const words = (subject ?? text.slice(Math.max(clauseStart, quantity.span.start - 30), quantity.span.start)).slice(-24);
	const key = keyOf(words);
	return key.length < 2 ? undefined : { key, words };
}
const isOfRate = ({ cues, before }: Frame): boolean => mayHold(cues, CUE.rate) && holdsOne(before, OF_RATE);
const OF_RATE = ['率', '比重', '占比', '比例', '份额'];

const isAmount = ({ unit, hedge }: Quantity): boolean => !NOT_NAMED.has(unit.dimension) && (hedge === undefined || hedge.side === 'both');
/** Digits that tell something: 1228, 96.5, 140; not 500 or 12. */
export const isTelling = ({ value }: Quantity): boolean => {
	const digits = Number(value.coefficient);
	if (digits < 100) return false;
	// printed to the last yuan: the zeros are told too
	if (100000 <= digits) return true;
	return digits % (digits < 10000 ? 100 : 1000) !== 0;
};
/** 国家预算规定教育支出, 产量将要: no part of what is measured. */
const withoutStating = (key: string): string => (key.includes('规定') || key.includes('安排') || key.includes('预计') || key.includes('将') ? key.replace(STATING, '') : key);
const STATING = /^(?:国家)?(?:预算|决算)?(?:规定|安排|预计)|(?:将要?|预计)$/g;
const TOTAL = /共|合计|总/;
const PARTIAL = /扣除|不含|不包括|剔除/;

function readShare(frame: Frame, frames: readonly Frame[], text: string, yearAt: (at: number) => number): NamedShare | undefined {
	if (frame.quantity.hedge !== undefined || !mayHold(frame.cues, CUE.rate) || !frame.before.includes('占')) return undefined;
	const { start } = frame.quantity.span;
	const words = text.slice(Math.max(frame.sentenceStart, start - 60), start);
	const verb = words.lastIndexOf('占');
	const whole = OCCUPIED.exec(words.slice(verb + 1))?.[1];
	if (whole === undefined || TARGET.test(whole)) return undefined;
	const subject = words.slice(Math.max(words.lastIndexOf('。', verb), words.lastIndexOf('；', verb)) + 1, verb);
	const key = keyOf(whole);
	if (key.length < 1) return undefined;
	const adjacent = readSubject(frame, frames);
	return { frame, subject, whole, key, adjacent: adjacent !== undefined && isAmount(adjacent.quantity) ? adjacent : undefined, year: yearAt(start) };
}
const OCCUPIED = /^([^占，。；]{2,24}?)(?:的)?(?:比重|比例|份额)?(?:为|达|达到|约)*$/;
const TARGET = /预算数|决算数|计划|任务|目标|去年|上年|同期|指标/;

function readGrowth(frame: Frame, rates: readonly Frame[], frames: readonly Frame[], text: string, change: boolean, years: readonly DateMark[], yearAt: (at: number) => number): NamedGrowth | undefined {
	const isRatio = !change && frame.before.endsWith('的') && RATIO.test(frame.before);
	if (!change && !isRatio) return undefined;
	const clause = text.slice(frame.clauseStart, frame.quantity.span.start);
	const sentence = text.slice(Math.max(frame.sentenceStart, frame.quantity.span.start - 120), frame.quantity.span.start);
	if (REAL.test(clause)) return undefined;
	const isBare = !holdsOne(sentence, COMPARING);
	if (isBare && frame.clause - (frames[frame.index - 1]?.clause ?? -1) !== 1) return undefined;
	const amounts = frames.slice(Math.max(0, frame.index - 8), frame.index).filter(one => one.sentence === frame.sentence && isAmount(one.quantity) && isTelling(one.quantity) && !one.isChange);
	const current = rates.length === 1 ? amounts.findLast(one => frame.index - 4 <= one.index) : amounts.slice(-rates.length)[rates.length <= amounts.length ? rates.indexOf(frame) : -1];
	const direction = isRatio ? (magnitude(frame.quantity) < 100 ? 'down' : 'up') : holdsOne(rates[0].before, FALLING) ? 'down' : 'up';
	if (isBare && current?.index !== frame.index - 1) return undefined;
	// a bare one is of the amount before it
	const name = isBare ? '' : clause.replace(COMPARISON, '').replace(CHANGED, '');
	const base = isBare ? LAST_YEAR : readBaseYear(frame, rates[0], text, years);
	return { frame, direction, isRatio, key: keyOf(name), name, current, year: yearAt(frame.quantity.span.start), base, isBare };
}

const COMPARING = ['比', '较', '同', '与', '为'];
const FALLING = ['降', '减', '少', '回落'];
/** Of whatever says since when, one of these is a character. */
const SINCE = ['年', '月', '季', '环', '同'];
const holdsOne = (words: string, sought: readonly string[]): boolean => sought.some(one => words.includes(one));

/** The year that a change is counted from. */
function readBaseYear(frame: Frame, first: Frame, text: string, years: readonly DateMark[]): number {
	const since = holdsOne(first.before, SINCE) ? comparisonIn(first.before) : undefined;
	if ((since !== undefined && since !== 'year') || first.before.includes('前年')) return ELSE;
	const { start } = frame.quantity.span;
	const date = years.findLast(one => one.span.end <= start && frame.sentenceStart <= one.span.start && isCompared(one, text));
	if (since === 'year' && (date === undefined || date.span.end < first.clauseStart)) return LAST_YEAR;
	if (date !== undefined) return toYear(date) || ELSE;
	const words = text.slice(Math.max(frame.sentenceStart, start - 60), start);
	return (words.includes('上年') || words.includes('去年')) && OF_LAST_YEAR.test(words) ? LAST_YEAR : 0;
}
const OF_LAST_YEAR = /(?:比|较|同|与|为|是|相当于)(?:上年|去年)/;
/** Words of what was to be: 预算数, 计划, 目标. */
export const PLAN = /预算数|预算的|年初预算|调整预算|计划|目标|任务|指标|力争/;

const toYear = (date: DateMark | undefined): number => (date === undefined || date.lastYear !== 0 ? 0 : date.year);

/** 比1955年, 同1955年决算比较, 由1954年的97个, 为1955年的98.88%: a year that is not the figure's own. */
function isCompared({ span: { start } }: DateMark, text: string): boolean {
	if (COMPARES.includes(text.charAt(start - 1)) && 0 < start) return true;
	const words = text.slice(Math.max(0, start - 10), start);
	return (words.includes('比') || words.includes('较') || words.includes('过') || words.includes('当于')) && COMPARED_YEAR.test(words);
}
const COMPARES = '比较同与由从为占';
const COMPARED_YEAR = /(?:超过|相当于|[比较][^，。；：]{1,8})$/;

/** The rates of 分别增长3%、5%和2%, of which one is given: each belongs to the figure at its place. */
function respectiveRates(frame: Frame, frames: readonly Frame[]): readonly Frame[] | undefined {
	const isNext = (one: Frame | undefined): boolean => one !== undefined && one.sentence === frame.sentence && one.quantity.unit.dimension === 'ratio' && (one.mark === '、' || NEXT.test(one.before));
	let first = frame.index;
	while (isNext(frames[first]) && frame.index - first < MOST_RATES) first -= 1;
	if (first < 0 || frames[first].sentence !== frame.sentence || !RESPECTIVELY.test(frames[first].before)) return undefined;
	let last = frame.index;
	while (isNext(frames[last + 1]) && last - first < MOST_RATES) last += 1;
	return frames.slice(first, last + 1);
}
const RESPECTIVELY = /分别|respectively/;
const NEXT = /^\s*(?:和|与|及|以及|and)\s*$/;
/** Nobody lists more with 分别. */
const MOST_RATES = 8;

const RATIO = /(?:为|相当于|是)[^，。；]{0,8}(?:年|上年|去年|计划|预算)[^，。；]{0,4}的$/;
const REAL = /实际|可比|不变价|同口径/;
const COMPARISON = /(?:比|较|同|与)[^，。；]*$/;
const CHANGED = /(?:预计|将|实现|增长|下降|减少|增加|提高|了|约)+$/;

function readGap(frame: Frame, frames: readonly Frame[]): NamedGap | undefined {
	const { dimension } = frame.quantity.unit;
	if (dimension === 'ratio' || dimension === 'none' || !mayHold(frame.cues, CUE.gap)) return undefined;
	const gap = GAP.exec(frame.before);
	if (gap === null || frame.quantity.value.coefficient < 10n) return undefined;
	const bases = frames.slice(Math.max(0, frame.index - 3), frame.index).filter(one => one.sentence === frame.sentence && one.quantity.unit.dimension === dimension && one.quantity.upper === undefined && !one.isChange && isTelling(one.quantity)).reverse();
	if (bases.length === 0) return undefined;
	const rate = frames[bases[0].index - 1];
	const isRate = rate !== undefined && rate.quantity.unit.dimension === 'ratio' && rate.sentence === frame.sentence && OF_TARGET.test(rate.before) && COMPARED.test(bases[0].before);
	return { frame, rises: /多|高|增|超/.test(gap[1]), bases, rate: isRate ? rate : undefined };
}
const GAP = /(多|少|高|低|增加|减少|增长|下降|超过|超|结余|节余|差)(?:了|支|收|出|约)?\s*$/;
const OF_TARGET = /(?:完成|占|为)[^，。；]{0,6}(?:预算|计划|任务|目标)(?:数)?的$/;
const COMPARED = /比|较|同/;
