import { isAt } from '../chars.ts';
import type { Enumerator } from '../enumerators.ts';
import { type Frame, firstFrameFrom } from '../frames.ts';
import { addsUp, magnitude } from '../magnitude.ts';
import { readHanzi } from '../numerals.ts';
import type { Quantity } from '../quantities.ts';
import type { Count, Relation } from '../relations.ts';
import { isMendedBySlip } from '../slips.ts';
import type { Span } from '../span.ts';
import { noUnit } from '../units.ts';
import { runFrom } from './counts.ts';
import type { BlockReader } from './readers.ts';

/** A tally and what it tallies: 八大类价格“四升三降一平”; “一减两稳”（“一减”：A；“两稳”：B、C）; “两升一降”（A、B上升；C下降）. */
export const readTallies: BlockReader = ({ frames, text, points }) => {
	const relations: Relation[] = [];
	TALLY.lastIndex = 0;
	for (let found = TALLY.exec(text); found !== null; found = TALLY.exec(text)) {
		const start = found.index + 1;
		const parts = readPairs(text, start, found[1]);
		const whole = frames[firstFrameFrom(frames, start) - 1]?.quantity;
		const isWhole = whole !== undefined && whole.unit.dimension === 'count' && NEAR.test(text.slice(whole.span.end, start));
		if (isWhole) relations.push({ kind: 'sum', claim: addsUp(parts, whole) ? 'stated' : 'suggested', whole, parts });
		relations.push(...readLists(text, start + found[1].length, parts, found[1].split(NUMERAL).slice(1)));
	}
	for (const frame of frames) if (isAt(text, frame.quantity.span.start - 1, '“')) relations.push(...readSame(frame, frames, text));
	return points.length < 2 ? relations : [...relations, ...readQuoted(points, text)];
};

/** “3个100万”：A100万、B100万、C100万: so many figures of one size. One that is not of it makes the number wrong. */
function readSame(announced: Frame, frames: readonly Frame[], text: string): Relation[] {
	const { quantity: { span, unit, value, upper, hedge } } = announced;
	const size = frames[announced.index + 1];
	if (unit.name !== '个' || upper !== undefined || hedge !== undefined || size === undefined || size.quantity.span.start !== span.end || text.charAt(size.quantity.span.end) !== '”') return [];
	const number = Number(value.coefficient) * 10 ** value.exponent;
	const listed = frames.slice(size.index + 1, size.index + 1 + 12).filter(one => one.sentence === size.sentence && one.quantity.scale === size.quantity.scale && one.quantity.upper === undefined);
	const same = listed.filter(one => magnitude(one.quantity) === magnitude(size.quantity));
	const [first, ...others] = listed;
	// so many figures of one size, and one slip away from the size that is announced
	const isMisnamed = listed.length === number && 2 <= number && same.length === 0 && others.every(one => magnitude(one.quantity) === magnitude(first.quantity)) && isMendedBySlip([size.quantity], ([mended]) => magnitude(mended) === magnitude(first.quantity));
	if (isMisnamed) return [{ kind: 'repeat', claim: 'stated', first: size.quantity, second: first.quantity, indicator: text.slice(span.start, size.quantity.span.end) }];
	const isAll = same.length === listed.length ? 2 <= same.length : listed.length === number && same.length === number - 1;
	if (!isAll || number < 2) return [];
	return [{ kind: 'count', claim: 'stated', announced: announced.quantity, items: same.map(one => one.quantity.span), least: same.length, most: same.length, beside: [size.quantity, ...same.map(one => one.quantity)] }];
}
const PAIR = '[一二两三四五六七八九十]{1,3}(?:增长|收窄|扩大|回落|上升|下降|持平|改善|好转|提高|提升|下滑|增加|减少|升|降|平|增|减|稳|涨|跌)';
const TALLY = new RegExp(`“((?:${PAIR}){2,4})”`, 'g');
const NUMERAL = /[一二两三四五六七八九十]{1,3}/g;
const NEAR = /^[^，。；、]{0,16}“$/;

const readPairs = (text: string, start: number, tally: string): Quantity[] => [...tally.matchAll(NUMERAL)].map(found => figureAt(text, start + found.index)).filter(figure => figure !== undefined);

/** 办好“十件实事”：（1）…（10）…: a name is no figure, but what it names is counted out. One more paragraph may go on with it, so that many missing are not told; behind a full stop the points may be others. */
function readQuoted(points: readonly Enumerator[], text: string): Count[] {
	return points.flatMap(({ ordinal, span }, first): Count[] => {
		const found = ordinal === 1 ? QUOTED.exec(text.slice(Math.max(0, span.start - 30), span.start)) : null;
		const numeral = found === null ? undefined : figureAt(text, span.start - found[0].length + 1);
		if (numeral === undefined) return [];
		const end = numeral.span.end + 1;
		const announced = { ...numeral, span: { start: numeral.span.start, end }, text: text.slice(numeral.span.start, end) };
		const run = runFrom(points, first);
		const number = magnitude(announced);
		return number === run.length || (3 <= run.length && /[：:]\s*$/.test(found![0]) && Math.abs(number - run.length) <= 2) ? [{ kind: 'count', claim: 'stated', announced, items: run.map(one => one.span), least: run.length, most: run.length }] : [];
	});
}
const QUOTED = /“[二三四五六七八九十]{1,3}(?:件|项|个|大)[^“”，。；、]{1,10}”[^，。；：“”]{0,6}[：:。]\s*$/;
/** The figure of a name that is none: 四 of “四升三降”. */
function figureAt(text: string, start: number): Quantity | undefined {
	const numeral = readHanzi(text, start);
	if (numeral === undefined) return undefined;
	const span = { start, end: numeral.end };
	return { span, numeral: span, value: numeral.value, scale: 0, unit: noUnit, hedge: undefined, notation: numeral.notation, upper: undefined, text: text.slice(start, numeral.end) };
}

/** The lists in the bracket behind a tally: a segment for each of its pairs, or one list whose items say 升 or 降 themselves. */
function readLists(text: string, from: number, parts: readonly Quantity[], verbs: readonly string[]): Count[] {
	const bracket = BRACKET.exec(text.slice(from, from + 400));
	if (bracket === null) return [];
	const start = from + bracket[0].length - 1 - bracket[1].length;
	const segments = splitAt(text, { start, end: start + bracket[1].length }, SEGMENT);
	if (segments.length === 1) {
		const items = splitAt(text, segments[0], ITEM);
		const saying = verbs.map(verb => items.filter(item => text.slice(item.start, item.end).includes(verb)));
		const isParted = saying.reduce((sum, { length }) => sum + length, 0) === items.length;
		return isParted ? parts.map((announced, index) => count(announced, saying[index], text, parts)) : [];
	}
	if (segments.length !== parts.length) return [];
	const heads = segments.map(({ start: at, end }) => NAMED.exec(text.slice(at, end)));
	const announced = heads.map((head, index) => (head === null ? parts[index] : (figureAt(text, segments[index].start + 1) ?? parts[index])));
	return segments.map((segment, index) => count(announced[index], splitAt(text, { start: segment.start + (heads[index]?.[0].length ?? 0), end: segment.end }, ITEM), text, announced));
}

function count(announced: Quantity, items: readonly Span[], text: string, parts: readonly Quantity[]): Count {
	const most = items.reduce((sum, { start, end }) => sum + [...text.slice(start, end).matchAll(AND)].length, items.length);
	return { kind: 'count', claim: isBetween(announced, items.length, most) ? 'stated' : 'suggested', announced, items, least: items.length, most, beside: parts.filter(part => part !== announced) };
}
const BRACKET = /^”(?:的)?(?:特点|格局|态势|特征|局面|走势)?（([^（）]{4,380})）/;
const SEGMENT = /；/g;
const ITEM = /、/g;
/** May stand inside a name or part two. */
const AND = /和|与|及/g;
const NAMED = new RegExp(`^“${PAIR}”[：:，]?`);

const isBetween = ({ value }: Quantity, least: number, most: number): boolean => {
	const number = Number(value.coefficient) * 10 ** value.exponent;
	return least <= number && number <= most;
};

function splitAt(text: string, { start, end }: Span, mark: RegExp): Span[] {
	const spans: Span[] = [];
	let from = start;
	for (const found of text.slice(start, end).matchAll(mark)) {
		spans.push({ start: from, end: start + found.index });
		from = start + found.index + 1;
	}
	return [...spans, { start: from, end }];
}
