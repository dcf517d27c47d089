import type { DateMark } from '../dates.ts';
import { type Frame, firstFrameFrom } from '../frames.ts';
import type { DateSpan, Day } from '../relations.ts';
import type { BlockReader } from './readers.ts';

/** Spans between two printed dates that run backwards, and those with their length in days, weeks or months: 3月1日至15日，为期15天. */
export const readDateSpans: BlockReader = ({ dates, frames, text }) => {
	const relations: DateSpan[] = [];
	dates.forEach((from, index) => {
		const next = dates[index + 1];
		const isSpan = from.lastYear === 0 && next !== undefined && next.lastYear === 0 && UP_TO.test(text.slice(from.span.end, next.span.start));
		const to = isSpan ? next : readLastDay(text, from);
		if (to === undefined) return;
		const span = { from: dayOf(text, from), to: dayOf(text, to) };
		const duration = findLength(frames, text, to.span.end);
		// a year that is left out is that of the other date, or the next
		const isDated = (from.year !== 0 && to.year !== 0 && (from.month === 0) === (to.month === 0)) || (duration !== undefined && (from.year === 0) === (to.year === 0) && from.day !== 0 && to.day !== 0 && from.month <= to.month);
		const isSafe = duration === undefined && orderOf(from) <= orderOf(to);
		if (isDated && !isSafe) relations.push({ kind: 'dateSpan', claim: 'stated', ...span, ...(duration === undefined ? {} : { duration: duration.quantity }) });
	});
	return relations;
};

/** "15日" of "3月1日至15日". */
function readLastDay(text: string, from: DateMark): DateMark | undefined {
	const found = from.day === 0 ? null : LAST_DAY.exec(text.slice(from.span.end, from.span.end + 6));
	if (found === null) return undefined;
	const end = from.span.end + found[0].length;
	return { ...from, span: { start: end - found[1].length - 1, end }, day: Number(found[1]) };
}
const LAST_DAY = /^(?:至|到|[-—–～])([0-9]{1,2})日/;
const UP_TO = /^\s?(?:至|到|[-—–～~]{1,2}|to|through)\s?$/;
/** The length of a span that ends at `end`, which stands right behind it. */
function findLength(frames: readonly Frame[], text: string, end: number): Frame | undefined {
	for (let index = firstFrameFrom(frames, end); index < frames.length && frames[index].quantity.span.start - end < FARTHEST; index += 1) {
		const frame = frames[index];
		if (isLength(frame) && LENGTH.test(text.slice(end, frame.quantity.span.start))) return frame;
	}
	return undefined;
}
const FARTHEST = 40;
/** Between a span and its length: what it is called, or only how long it was. */
const LENGTH = /^(?:[）)])?[，,]?\s?(?:为期|历时|共计?|前后|用时|耗时|持续|长达|lasting |, )(?:了|约|近|\s)*$/;
const LENGTHS = new Set(['time', 'months']);
const isLength = ({ quantity: { unit, upper, value } }: Frame): boolean => LENGTHS.has(unit.dimension) && upper === undefined && 0 <= value.exponent && /天|日|周|月|day|week|month/.test(unit.name);

const orderOf = ({ year, month, day }: DateMark): number => (year * 16 + month) * 32 + day;
const dayOf = (text: string, { span, year, month, day }: DateMark): Day => ({ ...span, text: text.slice(span.start, span.end), year, month, day });
