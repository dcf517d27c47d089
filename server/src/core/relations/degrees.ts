import { CUE, END, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import type { Degree } from '../relations.ts';
import { TRAIT } from '../traits.ts';
import type { BlockReader } from './readers.ts';

/** Words for the size of a change with its rate beside them: 略有下降，同比下降3.2%; 大幅增长45%; 与上年基本持平，增长0.3%; rose slightly, by 2%. */
export const readDegrees: BlockReader = ({ frames, text }) => {
	if (!DEGREE.test(text)) return [];
	const relations: Degree[] = [];
	for (const frame of frames) {
		if (!mayHold(frame.traits, TRAIT.ratio | TRAIT.points) || mayHold(frame.traits, TRAIT.range) || !mayHold(frame.ends, END.change) || !mayHold(frame.cues, CUE.change) || !CHANGE.test(frame.before)) continue;
		const from = leadOf(frame, frames, text);
		const words = text.slice(from, frame.quantity.span.start);
		for (const [degree, pattern] of DEGREES) {
			const found = pattern.exec(words);
			if (found === null || TURNS.test(words.slice(found.index)) || (VERBS.test(found[1]) && isFall(found[1]) !== isFall(frame.before)) || haveOtherBases(words.slice(0, found.index + found[1].length), frame.before)) continue;
			const start = from + found.index;
			relations.push({ kind: 'degree', claim: 'stated', quantity: frame.quantity, word: { start, end: start + found[1].length }, text: found[1], degree });
			break;
		}
	}
	return relations;
};

/** The clause of the figure; also the one before, where this one only says how much. */
function leadOf(frame: Frame, frames: readonly Frame[], text: string): number {
	const previous = frames[frame.index - 1];
	const limit = previous !== undefined && previous.sentence === frame.sentence ? previous.quantity.span.end : frame.sentenceStart;
	if (!ONLY_CHANGE.test(frame.before)) return frame.quantity.span.start - frame.before.length;
	const comma = text.slice(frame.sentenceStart, Math.max(frame.sentenceStart, frame.clauseStart - 1)).lastIndexOf('，');
	return Math.max(limit, frame.sentenceStart + comma + 1);
}

/** 由略有下降转为增长27% */
const TURNS = /转|变|扭|除|外/;
const isFall = (words: string): boolean => /降|减|落|滑|跌|缩|窄|down|fell|decreas|declin/.test(words);

/** 环比略有下降，同比下降27%: two changes. */
function haveOtherBases(said: string, measured: string): boolean {
	const isBefore = (words: string) => LAST_PERIOD.test(words);
	const isYearly = (words: string) => LAST_YEAR.test(words);
	return (isBefore(said) && isYearly(measured)) || (isYearly(said) && isBefore(measured));
}
const LAST_PERIOD = /环比|上月|上季|上周|上期|年初|月初|previous|last month|last quarter/;
const LAST_YEAR = /同比|上年|去年|同期|year/;

const VERB = '(?:增长|增加|提高|提升|上升|上涨|扩大|回升|升|涨|增|下降|降低|减少|回落|下滑|下跌|缩小|收窄|减|降|跌)';
const VERBS = new RegExp(VERB);
const DEGREES: readonly (readonly [Degree['degree'], RegExp])[] = [
	['slight', new RegExp(`((?:略微|略有|略|小幅|微幅|稍有|稍微|轻微)${VERB}|slightly|marginally|modestly)`)],
	['strong', new RegExp(`((?:大幅度?|大幅度地?|显著|急剧|迅猛|飞速)${VERB}|sharply|dramatically)`)],
	['level', /((?:基本|大体|总体|大致)?持平|unchanged|no change)/],
];
const DEGREE = /略|小幅|微幅|稍|轻微|大幅|显著|急剧|迅猛|飞速|持平|slightly|marginally|modestly|unchanged|no change|sharply|dramatically/;
const CHANGE = new RegExp(`(?:${VERB}|增幅|降幅|涨幅|增速|减幅|by|up|down)(?:了|为|达|约|仅|只|\\s)*$`);
const ONLY_CHANGE = new RegExp(`^\\s?(?:同比|环比|比上年|较上年|比去年|较去年|比同期|较同期|比上年同期|较上年同期|其)?(?:${VERB}|增幅|降幅|涨幅|增速|减幅|by|up|down)(?:了|为|达|约|仅|只|\\s)*$`);
