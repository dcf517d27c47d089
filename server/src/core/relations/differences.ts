import { isComparedWith } from '../comparisons.ts';
import { CUE, END, mayHold } from '../cues.ts';
import { type Frame, leadOf } from '../frames.ts';
import { addsUp, isShareOf, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Difference, Relation } from '../relations.ts';
import { expectSum, isSlip } from '../slips.ts';
import { TRAIT } from '../traits.ts';
import { unitsAgree, unitsMayAgree } from '../units.ts';
import { type FrameReader, on, readFirst } from './frameReaders.ts';
import type { BlockReader } from './readers.ts';

/**
 * Differences that words claim: 应 − 实 = 缺, 总 − 已 = 剩余, 收 − 支 = 结余, and "比 X 少 d" behind a figure: the figure,
 * what it is compared with, and how far apart they are.
 */
export const readDifferences: BlockReader = ({ frames, text }) => {
	const relations: Relation[] = [];
	for (const frame of frames) {
		const relation = readFirst(readers, frame, frames, text);
		if (relation !== undefined) relations.push(relation);
		else if (mayHold(frame.cues, CUE.gap) && frame.quantity.unit.dimension !== 'ratio') relations.push(...readAbove(frame, frames, text));
	}
	return relations;
};

const NOT_PLAIN = TRAIT.range | TRAIT.multiple | TRAIT.ratioPart;
const isPlain = ({ traits }: Frame): boolean => !mayHold(traits, NOT_PLAIN);
/** 每10股1.50元: nothing is left of so much for each. */
const isWhole = (frame: Frame): boolean => isPlain(frame) && !mayHold(frame.traits, TRAIT.mean);
const agree = (a: Frame, b: Frame): boolean => unitsAgree(a.quantity.unit, b.quantity.unit);

/**
 * Balances that general knowledge defines: 净增 = 新登记 − 注销, 毛利 = 收入 − 成本, surplus = raised − spent. All three figures
 * are named so in one sentence; what is carried over from before is another account.
 */
function readBalance(gap: Frame, frames: readonly Frame[], text: string): Difference | undefined {
	if (!mayHold(cuesOf(gap, frames), CUE.rest | CUE.rate | CUE.letter)) return undefined;
	const lead = leadOf(gap, frames);
	const rows = lead.includes('净') || lead.includes('毛利') || lead.includes('自然') || lead.includes('顺差') || lead.includes('逆差') ? BALANCES : lead.includes(' of ') ? ENGLISH_BALANCES : lead.includes('余') ? YEARLY_BALANCES : [];
	const row = rows.find(([name]) => name.test(lead));
	if (row === undefined) return undefined;
	const [, from, less] = row;
	const isNear = (one: Frame): boolean => isPlain(one) && (rows === ENGLISH_BALANCES ? unitsMayAgree(one.quantity.unit, gap.quantity.unit) : agree(one, gap));
	if (rows === YEARLY_BALANCES && CARRIED.test(text.slice(Math.max(0, gap.sentenceStart - 60), gap.afterEnd + 24))) return undefined;
	const named = rows !== BALANCES ? readNamedBalance(gap, frames.slice(Math.max(0, gap.index - 9), gap.index).filter(one => gap.sentence - one.sentence <= 1 && isNear(one)), row, text) : undefined;
	if (named !== undefined || rows === YEARLY_BALANCES) return named;
	const near = frames.slice(Math.max(0, gap.index - 6), gap.index).filter(one => one.sentence === gap.sentence && isNear(one));
	const [first, second] = near.slice(-2);
	if (second === undefined || CARRIED.test(text.slice(Math.max(0, first.sentenceStart - 60), gap.afterEnd + 24))) return undefined;
	const isNamed = (one: Frame, words: RegExp): boolean => words.test(leadOf(one, frames)) || (ENGLISH.test(one.after) && words.test(one.after));
	const [start, end] = isNamed(first, from) && isNamed(second, less) ? [first, second] : isNamed(second, from) && isNamed(first, less) ? [second, first] : isPair(first, second, from, less, text) ? [first, second] : [];
	if (start === undefined || end === undefined) return undefined;
	const isCrossed = frames.slice(first.index + 1, gap.index).some(one => one !== second && agree(one, gap) && !isChangeOf(one));
	if (isCrossed) return undefined;
	// 自然增长率为-1.71‰: more died than were born
	const isBelow = magnitude(start.quantity) < magnitude(end.quantity) && '-－−'.includes(text.charAt(gap.quantity.span.start - 1));
	return isBelow ? difference('stated', end, start, gap) : difference('stated', start, end, gap);
}
/** Total income rose … to $1.21 million. Expenditure was $1,142,900, comprising …, leaving a surplus of $67,100: both are named in their clauses. Taken where it holds, or one slip explains it. */
function readNamedBalance(gap: Frame, near: readonly Frame[], [, from, less]: (typeof BALANCES)[number], text: string): Difference | undefined {
	const wordsOf = (one: Frame): string => text.slice(one.clauseStart, one.quantity.span.start);
	const [starts, ends] = [from, less].map(words => near.filter(one => words.test(wordsOf(one)) && !isComparedWith(one.before)));
	const pairs = starts.flatMap(start => ends.filter(end => end !== start && magnitude(end.quantity) <= magnitude(start.quantity)).map(end => difference('stated', start, end, gap)));
	const holding = pairs.find(({ minuend, subtrahend }) => addsUp([subtrahend, gap.quantity], minuend));
	if (holding !== undefined) return holding;
	// of several named so the largest are the totals, the others their parts
	const total = pairs.reduce<Difference | undefined>((most, one) => (most === undefined || magnitude(most.minuend) + magnitude(most.subtrahend) < magnitude(one.minuend) + magnitude(one.subtrahend) ? one : most), undefined);
	return total !== undefined && isSlip(expectSum([total.subtrahend, gap.quantity], total.minuend), 2) ? total : undefined;
}
const BALANCES: readonly (readonly [name: RegExp, from: RegExp, less: RegExp])[] = [
	[/净(?:增|增加|增长|减|减少)(?:了|人口|户数|约|\s)*$/, /新增|新进|引进|进人|新登记|新设|新开|新办|新入|流入|迁入|出生|入职|招聘|招录|调入|转入|吸纳/, /注销|退出|流出|迁出|死亡|离职|辞职|退休|调出|转出|关闭|吊销|减少|流失|撤并|撤销|合并|摘牌/],
	[/自然增长率(?:为|达|约|是|[-－−\s])*$/, /出生率/, /死亡率/],
	[/净(?:迁入|迁出)(?:人口)?$/, /迁入/, /迁出/],
	[/净(?:流入|流出)$/, /流入/, /流出/],
	[/净(?:调入|调出)$/, /调入/, /调出/],
	[/净出口(?:额)?$/, /出口/, /进口/],
	[/毛利(?:润|额)?(?:为|达|约|\s)*$/, /收入|销售额/, /成本/],
	[/顺差(?:为|达|约|\s)*$/, /出口/, /进口/],
	[/逆差(?:为|达|约|\s)*$/, /进口/, /出口/],
	[/净资产(?:为|达|总额|约|\s)*$/, /(?:^|[^净])资产/, /负债/],
];
/** 全年收入…，其中…；支出…，其中…，年末结余…: lists may stand between. */
const YEARLY_BALANCES: typeof BALANCES = [
	[/(?:结余|盈余|节余)(?:为|约|\s)*$/, /^[^预计划]*(?:^|[^入])(?:收入|总收入)(?:合计|共计|总计|为|共)?$/, /(?:支出|总支出)(?:合计|共计|总计|为|共)?$/],
];
const ENGLISH_BALANCES: typeof BALANCES = [
	[/(?:surplus|deficit|shortfall|net income|net loss|balance) of (?:about )?$/i, /income|revenue|raised|received|earned|collected|receipts/i, /spent|spending|expens|cost|expenditure|paid/i],
	[/net (?:gain|increase|growth|addition) of (?:about )?$/i, /\b(?:hired|recruited|joined|gained|opened|added|appointed|admitted)\b/i, /\b(?:lost|left|closed|resigned|retired|departed|lapsed|discharged)\b/i],
];
const ENGLISH = /[a-z]/;
const isChangeOf = ({ before }: Frame): boolean => /(?:增长|增加|下降|减少)了?$/.test(before);

/** Income and expenses were A and B respectively. */
const isPair = (first: Frame, second: Frame, from: RegExp, less: RegExp, text: string): boolean => {
	const words = text.slice(first.sentenceStart, first.quantity.span.start);
	const [one, other] = [from.exec(words)?.index ?? -1, less.exec(words)?.index ?? -1];
	return 0 <= one && one < other && /^[^，,。；;]{0,4}(?:和|与|、|\band\b)/.test(text.slice(first.quantity.span.end, second.quantity.span.start).trimStart());
};

const cuesOf = (frame: Frame, frames: readonly Frame[]): number => (frame.before === '' && 0 < frame.index ? frames[frame.index - 1].cues : frame.cues);

/**
 * 增长6.3%，比全市（4.9%）和全省（4.2%）分别高1.4、2.1个百分点: how far a percentage is from those in brackets. Told where one of
 * them holds; another one that does not, and one that stands alone, if a slip explains it or the others are right.
 */
function readAbove(first: Frame, frames: readonly Frame[], text: string): Difference[] {
	const found = ABOVE.exec(first.before);
	if (found === null) return [];
	const gaps = [first];
	for (let index = first.index + 1; index < frames.length && gaps.length < MOST_ABOVE && first.clause === frames[index].clause && AND.test(frames[index].before); index += 1) gaps.push(frames[index]);
	const { unit } = gaps[gaps.length - 1].quantity;
	const from = first.index - gaps.length;
	const bases = frames.slice(Math.max(0, from), first.index);
	const current = frames.slice(Math.max(0, from - MOST_ABOVE), Math.max(0, from)).findLast(one => one.sentence === first.sentence && one.depth === first.depth && one.quantity.unit.dimension === 'ratio');
	const isAlone = ({ quantity: { span, unit: { dimension } } }: Frame): boolean => dimension === 'ratio' && '（('.includes(text.charAt(span.start - 1)) && '）)'.includes(text.charAt(span.end));
	if (current === undefined || unit.dimension !== 'points' || bases.length !== gaps.length || !bases.every(one => first.clauseStart <= one.quantity.span.start && isAlone(one)) || frames[from - 1]?.clause === first.clause) return [];
	const isMore = '高快多'.includes(found[1]);
	const differences = gaps.map(({ quantity }, index): Difference => {
		const [minuend, subtrahend] = isMore ? [current, bases[index]] : [bases[index], current];
		return { kind: 'difference', claim: 'stated', minuend: minuend.quantity, subtrahend: subtrahend.quantity, difference: { ...quantity, unit } };
	});
	const holds = ({ minuend, subtrahend, difference: gap }: Difference): boolean => addsUp([subtrahend, gap], minuend);
	const isSure = differences.some(holds);
	return differences.filter(one => isSure || isSlip(expectSum([one.subtrahend, one.difference], one.minuend)));
}
const ABOVE = /(?:比|较)[^，。；]*?(?:分别)?(高|快|多|低|慢|少)(?:出|了|于)?$/;
const AND = /^(?:和|与|及|以及)?$/;
const MOST_ABOVE = 4;

/** 甲班86.5分，乙班83.2分，相差3.3分: how far apart the two figures right before are. */
function readApart(gap: Frame, frames: readonly Frame[]): Difference | undefined {
	if (!gap.before.includes('差')) return undefined;
	const [first, second] = frames.slice(Math.max(0, gap.index - 2), gap.index);
	if (second === undefined || !APART.test(gap.before) || gap.quantity.unit.dimension === 'ratio') return undefined;
	const isSame = [first, second].every(one => one.sentence === gap.sentence && isPlain(one) && (agree(one, gap) || (one.quantity.unit.dimension === 'ratio' && gap.quantity.unit.dimension === 'points')) && one.depth === gap.depth);
	if (!isSame || 2 < gap.clause - first.clause) return undefined;
	return magnitude(second.quantity) <= magnitude(first.quantity) ? difference('stated', first, second, gap) : difference('stated', second, first, gap);
}
const APART = /^\s?(?:两者|二者|两地|两班|两校|两村|两组|两项|前后|彼此|高低|最大)*(?:相差|差距(?:为|达|是)?|差额(?:为|达|是)?|差值(?:为|达|是)?|落差(?:为|达|是)?)$/;

/** "$96,000, $12,000 more than last year's $84,000": the figure, the gap, and what it is compared with. */
function readMoreThan(gap: Frame, frames: readonly Frame[], text: string): Difference | undefined {
	const [current, base] = [frames[gap.index - 1], frames[gap.index + 1]];
	if (current === undefined || base === undefined || [current, base].some(one => one.sentence !== gap.sentence || !isPlain(one) || !unitsMayAgree(one.quantity.unit, gap.quantity.unit))) return undefined;
	const found = MORE_THAN.exec(text.slice(gap.quantity.span.end, base.quantity.span.start));
	if (found === null || !/^[^.;]{0,30}[,(]\s?(?:or |that is )?$/.test(text.slice(current.quantity.span.end, gap.quantity.span.start))) return undefined;
	return /more|higher|greater|above/.test(found[1]) ? difference('stated', current, base, gap) : difference('stated', base, current, gap);
}
const MORE_THAN = /^\s?(?:[a-z]+ )?(more|higher|greater|above|less|lower|fewer|below)(?: than)?(?: (?:the|last year's|the previous year's|the prior year's|a year earlier's|the target of|the budgeted|the budget of|budgeted|in [0-9]{4}))*\s?$/;

/** 排查2,316个 … 已整改2,254个，整改率97.3%，剩余62个: the rate between them says what the part is of. */
function readRated(rest: Frame, frames: readonly Frame[]): Difference | undefined {
	const [part, rate] = [frames[rest.index - 2], frames[rest.index - 1]];
	const isBehind = part !== undefined && rate.quantity.unit.dimension === 'ratio' && !rate.isChange && part.sentence === rest.sentence && rest.clause - rate.clause <= 1 && rate.clause - part.clause <= 1;
	if (!isBehind || !isWhole(part) || part.quantity.unit.name !== rest.quantity.unit.name || !SHORT.test(rest.before)) return undefined;
	const whole = frames.slice(Math.max(0, part.index - MOST_WHOLES), part.index).findLast(one => rest.sentence - one.sentence <= 1 && isWhole(one) && one.quantity.unit.name === part.quantity.unit.name && magnitude(part.quantity) < magnitude(one.quantity) && isShareOf([part.quantity], [one.quantity], rate.quantity));
	return whole && difference('stated', whole, part, rest);
}
/** So many figures before a part may be its whole. */
const MOST_WHOLES = 6;

/** 应配87人，实配78人，缺9人; 共…户，已签…户，剩余…户 (the sum reader takes closed pairs behind a whole). */
function readShortfall(frame: Frame, frames: readonly Frame[], text: string): Difference | undefined {
	const lead = leadOf(frame, frames);
	if (!mayHold(cuesOf(frame, frames), CUE.rest) || !(SHORT.test(lead) || (STILL.test(lead) && UNDONE.test(frame.after)))) return undefined;
	const before = frames.slice(Math.max(0, frame.index - 3), frame.index).filter(one => frame.sentence - one.sentence <= (BALANCE.test(lead) ? 2 : 0) && isWhole(one) && one.quantity.unit.dimension !== 'ratio').reverse();
	// 在册215户623人，已脱贫203户591人，剩余12户32人: households with households, persons with persons
	const [actual, due] = before[0] !== undefined && before[1] !== undefined && agree(before[0], before[1]) ? before : frames.slice(Math.max(0, frame.index - 6), frame.index).filter(one => one.sentence === frame.sentence && isWhole(one) && one.quantity.unit.name === frame.quantity.unit.name).reverse();
	if (due === undefined || !agree(actual, due) || !agree(frame, actual)) return undefined;
	if (!DUE.test(leadOf(due, frames)) && !BALANCE.test(lead)) return undefined;
	// what is left of much less than was taken is left of something else
	if (12 * magnitude(due.quantity) < magnitude(actual.quantity)) return undefined;
	const holds = addsUp([actual.quantity, frame.quantity], due.quantity);
	// income less spending is the balance of this year only where nothing is carried over, or what is stands before the total that holds it
	const from = SUM_OF_ALL.test(due.before) ? due.quantity.span.end : Math.max(0, due.sentenceStart - 60);
	const isPlainBalance = /收|入|拨款|经费|预算|安排/.test(due.before) && /支|用|花/.test(actual.before) && !CARRIED.test(text.slice(from, frame.afterEnd + 24));
	const isBalance = BALANCE.test(lead);
	if (!holds && isBalance && !isPlainBalance) return undefined;
	const isBalanced = isBalance && isSlip(expectSum([actual.quantity, frame.quantity], due.quantity), 400);
	const isClaimed = isBalanced || ((ACTUAL.test(leadOf(actual, frames)) || isBalance) && frame.segment === due.segment);
	if (!holds && !isClaimed) return undefined;
	return difference(holds || isClaimed ? 'stated' : 'suggested', due, actual, frame);
}
const SHORT = /(?:缺|缺口|缺编|缺配|缺额|空缺|空格|空编|空置|差|尚差|欠|欠收|结余|节余|盈余|剩余|剩|余|请假|缺席|缺勤|未[\u4e00-\u9fff]{1,4}|尚未[\u4e00-\u9fff]{1,4})(?:人员|岗位|名额|资金)?(?:共|为|有|达|约|：)*\s*$/;
/** 尚有13名未落实: what is still to be done. */
const STILL = /(?:尚有|仍有|还有|尚余|还剩)(?:约)?$/;
const UNDONE = /^[^，。；]{0,6}(?:未|没有|待|正在|有待|需)/;
const DUE = /应|编制|核定|计划|定额|总|共|现有|目标|任务|收入|收到|发现|排查|摸排|受理|登记|接到|立案|在册|建档|名单/;
const ACTUAL = /实|现|已|在岗|在编|到位|完成|支出|网格员/;
const CARRIED = /期初|年初|上年结余|上年结转|结转|滚存|累计结余|上期|动用/;
const SUM_OF_ALL = /收入?总[数计额]|总收入|总财力/;
const BALANCE = /结余|节余|盈余/;

/** "…846亿元，比计划的800亿元多46亿元": the figure before, what it is compared with, the gap. */
function readCompared(frame: Frame, frames: readonly Frame[]): Difference | undefined {
	const base = frames[frame.index - 1];
	if (frame.clause !== base.clause || !isPlain(base) || !mayHold(base.cues, CUE.compared) || !COMPARED.test(base.before)) return undefined;
	const gap = GAP.exec(frame.before);
	if (gap === null) return undefined;
	const isMore = MORE.test(gap[1]);
	const own = frames.slice(Math.max(0, base.index - 4), base.index).reverse().filter(one => isPlain(one) && agree(one, base) && base.sentence - one.sentence <= 1);
	const points = frame.quantity.unit.dimension === 'points' && base.quantity.unit.dimension === 'ratio';
	if (!points && !agree(frame, base)) return undefined;
	const reading = (current: Frame): Difference => (isMore ? difference('stated', current, base, frame) : difference('stated', base, current, frame));
	const holding = own.find(current => isDifference(reading(current)));
	if (holding !== undefined) return reading(holding);
	const nearest = own.find(one => one.quantity.unit.name === base.quantity.unit.name);
	const isNear = nearest !== undefined && nearest.sentence === base.sentence && frames.slice(nearest.index + 1, base.index).every(({ quantity }) => quantity.unit.dimension === 'ratio');
	if (!isNear || nearest.quantity.hedge !== undefined) return undefined;
	return reading(nearest);
}
const readers: readonly FrameReader<string, Difference>[] = [
	on(readCompared, { all: TRAIT.follows, none: NOT_PLAIN, cues: CUE.gap, ends: END.gap }),
	on(readBalance, { none: NOT_PLAIN }),
	on(readRated, { all: TRAIT.follows, none: NOT_PLAIN | TRAIT.ratio, cues: CUE.rest }),
	on(readShortfall, { none: NOT_PLAIN }),
	on(readApart, { none: NOT_PLAIN, cues: CUE.gap }),
	on(readMoreThan, { around: CUE.letter }),
];
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
