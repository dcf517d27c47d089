import { CUE, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { addsUp, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Difference, Relation } from '../relations.ts';
import { expectSum, isSlip } from '../slips.ts';
import { unitsAgree } from '../units.ts';
import type { BlockReader } from './readers.ts';

/**
 * Differences that words claim: 应 − 实 = 缺, 总 − 已 = 剩余, 收 − 支 = 结余, and "比 X 少 d" behind a figure: the figure,
 * what it is compared with, and how far apart they are.
 */
export const readDifferences: BlockReader = ({ frames, text }) => {
	const relations: Relation[] = [];
	for (const frame of frames) {
		const relation = readCompared(frame, frames) ?? readShortfall(frame, frames, text);
		if (relation !== undefined) relations.push(relation);
	}
	return relations;
};

const isPlain = ({ quantity }: Frame): boolean => quantity.upper === undefined && quantity.unit.dimension !== 'multiple' && quantity.unit.dimension !== 'ratioPart';
const agree = (a: Frame, b: Frame): boolean => unitsAgree(a.quantity.unit, b.quantity.unit);

/** 应配87人，实配78人，缺9人; 共…户，已签…户，剩余…户 (the sum reader takes closed pairs behind a whole). */
function readShortfall(frame: Frame, frames: readonly Frame[], text: string): Difference | undefined {
	if (!mayHold(frame.cues, CUE.rest) || !isPlain(frame) || !SHORT.test(frame.before)) return undefined;
	const [actual, due] = frames.slice(Math.max(0, frame.index - 3), frame.index).filter(one => frame.sentence - one.sentence <= (BALANCE.test(frame.before) ? 2 : 0) && isPlain(one) && one.quantity.unit.dimension !== 'ratio').reverse();
	if (due === undefined || !agree(actual, due) || !agree(frame, actual)) return undefined;
	if (!DUE.test(due.before) && !BALANCE.test(frame.before)) return undefined;
	const holds = addsUp([actual.quantity, frame.quantity], due.quantity);
	// income less spending is the balance of this year only where nothing is carried over
	const isPlainBalance = /收|入|拨款|经费/.test(due.before) && /支|用|花/.test(actual.before) && !CARRIED.test(text.slice(Math.max(0, due.sentenceStart - 60), frame.afterEnd + 24));
	if (!holds && BALANCE.test(frame.before) && !isPlainBalance) return undefined;
	const isBalanced = BALANCE.test(frame.before) && isSlip(expectSum([actual.quantity, frame.quantity], due.quantity), 400);
	const isClaimed = isBalanced || ((ACTUAL.test(actual.before) || BALANCE.test(frame.before)) && frame.segment === due.segment);
	if (!holds && !isClaimed) return undefined;
	return difference(holds || isClaimed ? 'stated' : 'suggested', due, actual, frame);
}
const SHORT = /(?:缺|缺口|缺编|缺配|缺额|空缺|空格|空编|空置|差|尚差|欠|欠收|结余|节余|盈余|剩余|剩|余|未[\u4e00-\u9fff]{1,4}|尚未[\u4e00-\u9fff]{1,4})(?:人员|岗位|名额|资金)?(?:共|为|有|达|约|：)*\s*$/;
const DUE = /应|编制|核定|计划|定额|总|共|现有|目标|任务|收入|收到/;
const ACTUAL = /实|现|已|在岗|在编|到位|完成|支出|网格员/;
const CARRIED = /期初|年初|上年结余|上年结转|结转|滚存|累计结余|上期|动用/;
const BALANCE = /结余|节余|盈余/;

/** "…846亿元，比计划的800亿元多46亿元": the figure before, what it is compared with, the gap. */
function readCompared(frame: Frame, frames: readonly Frame[]): Difference | undefined {
	const base = frames[frame.index - 1];
	if (!mayHold(frame.cues, CUE.gap) || base === undefined || base.sentence !== frame.sentence || !isPlain(frame) || !isPlain(base)) return undefined;
	const gap = GAP.exec(frame.before);
	if (gap === null) return undefined;
	if (!COMPARED.test(base.before) || frame.clause !== base.clause) return undefined;
	const isMore = MORE.test(gap[1]);
	const own = frames.slice(Math.max(0, base.index - 4), base.index).reverse().filter(one => isPlain(one) && agree(one, base) && base.sentence - one.sentence <= 1);
	const points = frame.quantity.unit.dimension === 'points' && base.quantity.unit.dimension === 'ratio';
	if (!points && !agree(frame, base)) return undefined;
	const reading = (current: Frame): Difference => (isMore ? difference('stated', current, base, frame) : difference('stated', base, current, frame));
	const holding = own.find(current => isDifference(reading(current)));
	if (holding !== undefined) return reading(holding);
	const nearest = own[0];
	const isNear = nearest !== undefined && nearest.sentence === base.sentence && frames.slice(nearest.index + 1, base.index).every(({ quantity }) => quantity.unit.dimension === 'ratio');
	if (!isNear || nearest.quantity.hedge !== undefined) return undefined;
	return reading(nearest);
}
const GAP = /^(?:的水平|的目标|的计划|的任务|的标准|的限额)?(多|少|高|低|超过|超出|增加|减少|只差|还差|差|相差|少支|少收|多支|多收|增长|下降|提高|降低|高出|高于|低于)(?:出|了|支|收)?\s*$/;
const MORE = /多|高$|高出|高于|超|增|提高/;
const COMPARED = /比|较|同/;

function isDifference({ minuend, subtrahend, difference: gap }: Difference): boolean {
	return magnitude(subtrahend) <= magnitude(minuend) && addsUp([subtrahend, gap], minuend);
}

/** 超过 between two figures and their gap is the cue, no hedge of the gap. */
const withoutCue = (gap: Quantity): Quantity => (gap.hedge?.side === 'above' && /^超/.test(gap.hedge.word) ? { ...gap, hedge: undefined } : gap);
const difference = (claim: Difference['claim'], minuend: Frame, subtrahend: Frame, gap: Frame): Difference => ({
	kind: 'difference', claim, minuend: minuend.quantity, subtrahend: subtrahend.quantity, difference: withoutCue(gap.quantity),
});
