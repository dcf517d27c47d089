import { byCharacter, codeAt, isAnyAt } from './chars.ts';
import { CUE, END, KIND, MARK, SEEN, STOPS, type See, endAt, mayHold } from './cues.ts';
import type { Quantity } from './quantities.ts';
import { readCues } from './scan.ts';
import { firstFrom } from './search.ts';
import { TRAIT, readTraits } from './traits.ts';

/**
 * A figure with the words that frame it. Readers match frames, not characters: where the figure stands in its clause,
 * segment (；) and sentence (。), the words before it and the words after it, up to the next mark or figure.
 */
export interface Frame {
	readonly quantity: Quantity;
	/** Its place among the block's frames. */
	readonly index: number;
	/** Ordinals within the block of the clause (，), segment (；) and sentence (。) that hold it. */
	readonly clause: number;
	readonly segment: number;
	readonly sentence: number;
	/** How many round brackets are open around it. */
	readonly depth: number;
	/** The words between the mark or figure before it and itself: "已整改". */
	readonly before: string;
	/** The words between itself and the next mark or figure: "的签约工作". */
	readonly after: string;
	/** The mark right before `before`: "，" "、" "：" "（" …, "" if a figure or the block's start stands there. */
	readonly mark: string;
	/** All of the clause before the figure, figures before it included. */
	readonly clauseStart: number;
	/** Where the words after it end: at the next mark or figure. */
	readonly afterEnd: number;
	/** Where the sentence begins. */
	readonly sentenceStart: number;
	/** The cues that the words before it and after it may hold. */
	readonly cues: number;
	readonly cuesAfter: number;
	/** The cues that the text may hold from the figure before it, that included, up to itself. */
	readonly cuesSince: number;
	/** What the words before it may end in. */
	readonly ends: number;
	/** What the figure is and how it stands. */
	readonly traits: number;
	/** It states how much something changed, not how much there is: 增长5%, 降幅3%. */
	readonly isChange: boolean;
	/** 户均2.58人, 每次30人, $2,026 per pupil: neither part nor whole. */
	readonly isMean: boolean;
}

const CHANGE = /(?:(?:净增|净减|增长|增加|提高|提升|上升|上涨|下降|降低|减少|回落|扩大|缩小|缩短|延长|压减|压缩|[增减多少][收支]|下跌|下滑|多|少|快|涨|跌|降|升|grew|rose|fell|increased?|decreased?|up|down|by|(?:increase|rise|gain|growth|decrease|decline|drop|fall|reduction|cut) of)(?:了|约|近|超|超过|达|\s)*|(?:增幅|涨幅|降幅|增速|增长率|下降率|增长|下降|growth)(?:约|近|超|超过|达|达到|是|\s)*|(?:增幅|涨幅|降幅|增速|增长率|下降率)为)$/;
/** Verbs of rising and falling, and the nouns of them. */
const MOVE = /(?:比[^，。；]{1,8}[多少]|增产|减产|净增|净减|增长|增加|提高|提升|上升|上涨|增幅|涨幅|扩大|[增减多少][收支]|下降|降低|减少|回落|降幅|缩小|缩短|延长|压减|压缩|下跌|下滑|缩减|减|降|涨|增|升|grew|rose|fell|increased?|decreased?|growth|declined?|rise|fall|drop|gain|reduction|up|down)(?:幅度|比例|率)?(?:了|为|达|约|近|超过|超|到|by|of|\s)*$/;
const MEAN = /(?:[人户日月年季周场生班亩村校次件]均|平均|每[^，。；、]{0,6}|average of)[^，。；、]{0,4}$/;
const PER = /^\s?(?:per|each|apiece|a (?:day|week|month|year)) ?\b/;

const PER_INITIALS = 'pea';
/** 每10股派发1.50元: so much for each ten. */
const isForSoMany = (last: Frame | undefined, clause: number, mark: string): boolean => last !== undefined && last.clause === clause && mark === '' && last.before.endsWith('每');

/** The index of the first frame whose figure starts at a place or behind it. */
export function firstFrameFrom(frames: readonly Frame[], start: number): number {
	return firstFrom(frames, start, startOf);
}
const startOf = ({ quantity }: Frame): number => quantity.span.start;

/** The words that lead to a figure; those of the figure before where the two stand side by side: 剩余12户32人. */
export const leadOf = (frame: Frame, frames: readonly Frame[]): string =>
	frame.before === '' && frame.mark === '' && frames[frame.index - 1]?.clause === frame.clause && frames[frame.index - 1].quantity.span.end === frame.quantity.span.start ? frames[frame.index - 1].before : frame.before;

/** Frames the quantities of a block's text; ranges and figures alike, in order. Looks at each character once. */
export function readFrames(text: string, quantities: readonly Quantity[], see: See): readonly Frame[] {
	if (quantities.length === 0) return NO_FRAMES;
	const frames: Frame[] = [];
	let clauses = 0;
	let clause = 0;
	let segment = 0;
	let sentence = 0;
	// what a bracket interrupts goes on behind it: 生产总值（GDP）1228亿元
	const outer: { readonly from: number; readonly clause: number; readonly clauseStart: number; readonly mark: string }[] = [];
	let at = 0;
	let from = 0; // where the words before the next figure begin
	let isInterrupted = false; // brackets stand among them
	let cues = 0; // of these words, as far as none do
	let cuesSince = 0; // of those before them, back to the figure before
	const kinds = KIND;
	const seenOf = SEEN;
	const stopsOf = STOPS;
	let clauseStart = 0;
	let sentenceStart = 0;
	let mark = '';
	for (let index = 0; index < quantities.length; index += 1) {
		const quantity = quantities[index];
		const { start, end } = quantity.span;
		// 3M$5: a currency that the figure before has taken
		if (start < at) cuesSince = readCues(text, quantities[index - 1].span.start, start);
		for (; at < start; at += 1) {
			const kind = kinds[text.charCodeAt(at)];
			cues |= seenOf[kind];
			if ((stopsOf[kind] & MARK) === 0) continue;
			const what = markAt(text, at);
			if (what === NONE) continue;
			if (what === OPEN) outer.push({ from, clause, clauseStart, mark });
			const around = what === CLOSE ? outer.pop() : undefined;
			if (around !== undefined) {
				({ from, clause, clauseStart, mark } = around);
				isInterrupted = true;
				continue;
			}
			from = at + 1;
			isInterrupted = false;
			cuesSince |= cues;
			cues = 0;
			mark = MARKS.get(text.charCodeAt(at))!;
			if (what === ITEM) continue;
			clauses += 1;
			clause = clauses;
			clauseStart = at + 1;
			if (what === SEGMENT) segment += 1;
			else if (what === SENTENCE) {
				segment += 1;
				sentence += 1;
				if (0 < outer.length) outer.length = 0;
				sentenceStart = at + 1;
			}
		}
		cuesSince |= cues;
		const first = Math.max(from, start - 60);
		const words = text.slice(first, start);
		const before = isInterrupted ? words.replace(BRACKETED, '') : words;
		if (isInterrupted || first !== from) cues = readCues(before, 0, before.length);
		let afterEnd = Math.min(index + 1 < quantities.length ? quantities[index + 1].span.start : text.length, end + 40);
		let cuesAfter = 0;
		for (let behind = end; behind < afterEnd; behind += 1) {
			const kind = kinds[text.charCodeAt(behind)];
			if ((stopsOf[kind] & MARK) !== 0 && markAt(text, behind) !== NONE) afterEnd = behind;
			else cuesAfter |= seenOf[kind];
		}
		const after = text.slice(end, afterEnd);
		const seen = see(cues);
		const seenAfter = see(cuesAfter);
		const ends = see(endAt(before, before.length) | endAt(text, start));
		const mayChange = mayHold(seen, CUE.change) && mayHold(ends, END.change);
		const isChange = mayChange && CHANGE.test(before);
		const isMean = (mayHold(seen, CUE.mean) && MEAN.test(before)) || isForSoMany(frames[index - 1], clause, mark) || (mayHold(seenAfter, CUE.letter) && (isAnyAt(text, end, PER_INITIALS) || isAnyAt(text, end + 1, PER_INITIALS)) && PER.test(after));
		const isMove = mayChange && MOVE.test(before);
		const follows = 0 < index && frames[index - 1].sentence === sentence;
		const traits = readTraits(quantity) | (isChange ? TRAIT.change : 0) | (isMean ? TRAIT.mean : 0) | (isMove ? TRAIT.move : 0) | (follows ? TRAIT.follows : 0);
		frames.push({
			quantity, index, clause, segment, sentence, depth: outer.length, mark, clauseStart: Math.max(clauseStart, start - FARTHEST), sentenceStart: Math.max(sentenceStart, start - FARTHEST), afterEnd, before, after,
			cues: seen, cuesAfter: seenAfter, cuesSince: see(cuesSince), ends, traits, isChange, isMean,
		});
		from = end;
		isInterrupted = false;
		mark = '';
		cues = cuesAfter;
		cuesSince = readCues(text, start, end);
		at = Math.max(at, end, afterEnd);
	}
	return frames;
}
const NO_FRAMES: readonly Frame[] = [];
/** What stands farther before a figure says nothing of it, however long its sentence: readers of each figure would read all of it again. */
const FARTHEST = 1000;

const BRACKETED = /[（(][^（）()]*[）)]/g;

const NONE = 0;
const ITEM = 1;
const CLAUSE = 2;
const SEGMENT = 3;
const SENTENCE = 4;
const OPEN = 5;
const CLOSE = 6;

const MARKS_BY_KIND = [['、', ITEM], ['，,：:', CLAUSE], ['；;', SEGMENT], ['。！？!?\n|.', SENTENCE], ['（(【［[', OPEN], ['）)】］]', CLOSE], ['—', CLAUSE]] as const;
const MARKS = byCharacter(Object.fromEntries(MARKS_BY_KIND.flatMap(([marks]) => [...marks].map(mark => [mark, mark]))));
const WHAT = new Uint8Array(65536);
for (const [marks, what] of MARKS_BY_KIND) for (const mark of marks) WHAT[mark.charCodeAt(0)] = what;

/** What kind of mark stands at a place: a full stop of English ends a sentence, a point in a number does not. */
function markAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code === 0x2e) {
		const next = codeAt(text, at + 1);
		return next === 0x20 || next === 0x0a || next === -1 ? SENTENCE : NONE;
	}
	if (code === 0x0a) return isBreak(text, at) ? SENTENCE : NONE;
	return WHAT[code];
}

/** A line break inside a block joins a wrapped line, unless a list or a table goes on there. */
const isBreak = (text: string, at: number): boolean => isAnyAt(text, at + 1, '|-*\n');
