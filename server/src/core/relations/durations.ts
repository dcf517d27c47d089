import type { BlockContent } from '../content.ts';
import type { Frame } from '../frames.ts';
import type { DateMark } from '../dates.ts';
import type { Quantity } from '../quantities.ts';
import type { Duration } from '../relations.ts';
import { TITLE_BLOCKS, readReportYear } from '../reportYear.ts';
import { shiftQuantity } from '../shift.ts';
import { lastYearFigure, yearFigure } from '../years.ts';
import { defineReader } from '../joins.ts';
import type { BlockReader } from './readers.ts';

/** Spans of years with both ends printed beside their length: 自2017至2023的六年间, 五年间（2018—2022）, the six years from 2017 to 2023. */
export const readDurations: BlockReader = ({ frames, dates, text }) => {
	if (!frames.some(isInYears)) return [];
	const spans = readYearSpans(dates, text);
	const relations: Duration[] = [];
	for (const frame of frames) {
		if (!isInYears(frame)) continue;
		const { start, end } = frame.quantity.span;
		const span = spans.find(one => one.end <= start && FROM_SPAN.test(text.slice(one.end, start)) && DURING.test(frame.after)) ?? spans.find(one => end <= one.start && TO_SPAN.test(text.slice(end, one.start)));
		const built = span ?? readBuilt(frame, dates, text);
		if (built !== undefined) relations.push({ kind: 'duration', claim: 'stated', from: built.from, to: built.to, duration: frame.quantity });
	}
	return relations;
};

/** 2010年开工，2013年竣工，历时3年: the beginning and the end with their verbs. */
function readBuilt(frame: Frame, dates: readonly DateMark[], text: string): YearSpan | undefined {
	if (!LASTED.test(frame.before)) return undefined;
	const own = dates.filter(({ span, year, lastYear }) => year !== 0 && lastYear === 0 && frame.sentenceStart <= span.start && span.end <= frame.quantity.span.start);
	const [from, to] = own;
	if (own.length !== 2 || from.year === to.year || !BEGUN.test(text.slice(from.span.end, to.span.start)) || !ENDED.test(text.slice(to.span.end, frame.quantity.span.start))) return undefined;
	return { from: yearFigure(text, from), to: yearFigure(text, to), start: from.span.start, end: to.span.end };
}
const LASTED = /(?:历时|用时|耗时|前后|工期|taking|took|lasting)(?:约|近|共|整整|\s)*$/;
const BEGUN = /开工|动工|启动|始建|立项|成立|开始|起步|奠基|began|begun|started|launched/;
const ENDED = /竣工|完工|建成|完成|结束|通车|投用|投产|验收|落成|completed|finished|opened|ended/;

const isInYears = ({ quantity: { unit, upper } }: Frame): boolean => unit.dimension === 'months' && upper === undefined && YEARS.test(unit.name);
const YEARS = /^(?:年|周年|个年头|years?)$/;
/** Between a span and its length. */
const FROM_SPAN = /^\s*[)）]?(?:期间|间)?[的这，,]?\s*(?:这|共|历时|为期|前后|整整|长达|a span of |over |in |约|近|过去)*\s*$/;
/** Between a length and its span. */
const TO_SPAN = /^(?:间|来|里|期间|时间|内)?的?\s*(?:[（(：:，,]|from|between)\s*(?:即|自|从|from )?\s*$/;
/** What follows the length of a span, and not the name of something else: 三年行动. */
const DURING = /^\s*(?:$|间|来|里|期间|时间|之久|内|中|的|以来|，)/;

interface YearSpan {
	readonly from: Quantity;
	readonly to: Quantity;
	readonly start: number;
	readonly end: number;
}

/** "2018—2022年", "2017年至2023年", "from 2017 to 2023". */
function readYearSpans(dates: readonly DateMark[], text: string): YearSpan[] {
	const spans: YearSpan[] = [];
	dates.forEach((date, index) => {
		if (date.year === 0) return;
		if (date.lastYear !== 0) spans.push({ from: yearFigure(text, date), to: lastYearFigure(text, date), ...date.span });
		const next = dates[index + 1];
		if (next === undefined || next.year === 0 || next.lastYear !== 0 || !UP_TO.test(text.slice(date.span.end, next.span.start))) return;
		spans.push({ from: yearFigure(text, date), to: yearFigure(text, next), start: date.span.start, end: next.span.end });
	});
	return spans;
}
const UP_TO = /^\s?(?:至|到|[-—–～~]{1,2}|to|through|and)\s?$/;

/** Spans that last until the report: 从2011年…至今已过去十几年, 1956年出生，现年68岁. The report's year is that of its title, or the year it speaks of most. */
export const readDurationsUntilNow = defineReader({
	collect: content => (content.dates.length === 0 ? undefined : readSince(content)),
	reach: { before: TITLE_BLOCKS },
	read: (items, { contents }) => {
		const candidates = items.filter(({ item }) => 0 < item.length).flatMap(({ place: { block: { start } }, item }) => item.map(({ from, duration }) => ({ from: shiftQuantity(from, start), duration: shiftQuantity(duration, start) })));
		const now = candidates.length === 0 ? undefined : readReportYear(contents, items.map(({ place }) => place));
		if (now === undefined) return [];
		return candidates.filter(({ from }) => from.span.start !== now.year.span.start).map(({ from, duration }) => ({ kind: 'duration', claim: now.isSure ? 'stated' : 'suggested', from, to: now.year, duration }));
	},
});

function readSince({ kind, text, frames, dates }: BlockContent): readonly { readonly from: Quantity; readonly duration: Quantity }[] {
	if (kind === 'table') return [];
	const found: { from: Quantity; duration: Quantity }[] = [];
	for (const frame of frames) {
		const isAge = frame.quantity.unit.dimension === 'age';
		if (!isAge && !isInYears(frame)) continue;
		const { start } = frame.quantity.span;
		const from = dates.findLast(({ span, year }) => year !== 0 && frame.sentenceStart <= span.start && span.end <= start);
		if (from === undefined || from.lastYear !== 0) continue;
		const between = text.slice(from.span.end, start);
		const lead = text.slice(Math.max(frame.sentenceStart, from.span.start - 6), from.span.start);
		const isSince = isAge ? AGE.test(between) && (BORN_AFTER.test(between) || BORN_BEFORE.test(lead)) : (SINCE.test(between) && LASTING.test(frame.after)) || (HISTORY.test(frame.after) && ALREADY.test(between));
		if (isSince && between.length < 80) found.push({ from: yearFigure(text, from), duration: frame.quantity });
	}
	return found;
}
/** Words that end at the length of what began in a year. */
const SINCE = /(?:至今|距今|迄今|以来[的这])[，,]?\s?(?:已|经|有|过去|走过|历时|整整|约|近|超过|了|\s)*$/;
/** Not 至今已有3年未发生事故, which began later. */
const LASTING = /^\s?(?:$|了|的?历史|之久|历程|光景|的时间|多|有余|余)/;
const ALREADY = /(?:已|有|走过)(?:经|有|了|着|过|具|约|近|超过|\s)*$/;
const HISTORY = /^(?:的?(?:发展)?(?:历史|历程|光景|之久))/;
const AGE = /(?:现年|今年|年龄|现已|年仅|年满)(?:为|已|约|近|有|仅|满)*$/;
const BORN_AFTER = /^(?:出生|生[，,）)人])/;
const BORN_BEFORE = /生于$/;
