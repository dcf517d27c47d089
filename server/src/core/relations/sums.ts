import { isComparedWith } from '../comparisons.ts';
import { CUE, END, mayHold } from '../cues.ts';
import { type Frame, leadOf } from '../frames.ts';
import { addsUp, countAddingUp, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { PartWhole, Relation, Sum } from '../relations.ts';
import { expectSum, isSlip } from '../slips.ts';
import { NO_PART, TRAIT } from '../traits.ts';
import { unitsAgree, unitsMayAgree } from '../units.ts';
import { closesList, exhaust } from '../words.ts';
import { isBaseOfRate } from './shares.ts';
import { mayBeDisjoint } from './shareTotals.ts';
import { type FrameReader, on, readFirst } from './frameReaders.ts';
import type { BlockReader } from './readers.ts';

/**
 * Sums within a paragraph. A whole before its parts (其中, 包括, ：, brackets) or after them (共, 合计); the parts are
 * neighbours that agree in unit. Closed lists (X/非X, 已/未, 其余, 由…组成) claim a sum, open ones only that each part
 * fits into the whole.
 */
export const readSums: BlockReader = ({ frames, text }) => {
	const relations: Relation[] = [];
	const nested = new Map<Quantity, Quantity>();
	const context: Context = { text, told: relations, nested };
	const used = new Set<Quantity>();
	/** The first parts of the sums of each whole: one is told once. */
	const firsts = new Map<Quantity, Quantity[]>();
	for (const frame of frames) {
		const relation = readFirst(ofWholes, frame, frames, context);
		if (relation === undefined || firsts.get(relation.whole)?.includes(relation.parts[0])) continue;
		relations.push(relation);
		if (relation.kind === 'sum') {
			const told = firsts.get(relation.whole);
			if (told === undefined) firsts.set(relation.whole, [relation.parts[0]]);
			else told.push(relation.parts[0]);
		}
		used.add(frame.quantity);
		for (const part of relation.parts) {
			used.add(part);
			if (relation.kind === 'sum' && relation.whole.span.start < part.span.start) nested.set(part, relation.whole);
		}
	}
	for (const frame of frames) {
		const relation = readFirst(ofPairs, frame, frames, context);
		if (relation !== undefined) relations.push(relation);
	}
	for (const frame of frames) {
		if (used.has(frame.quantity)) continue;
		for (const reader of ofOthers) {
			const relation = readFirst(reader, frame, frames, context);
			if (relation !== undefined) relations.push(relation);
		}
	}
	return relations;
};

interface Context {
	readonly text: string;
	readonly told: readonly Relation[];
	/** The parts of the sums that are told, and the whole of each before them. */
	readonly nested: ReadonlyMap<Quantity, Quantity>;
}

/** Whether a figure may be a part or a whole at all: no rate, no range, no change. */
const isAmount = ({ traits, ends, before, after }: Frame): boolean => !mayHold(traits, NO_AMOUNT) && !(mayHold(ends, END.flow) && GAP.test(before)) && !isBaseOfRate({ before, after });
const NO_AMOUNT = NO_PART | TRAIT.change | TRAIT.mean;
const GAP = /(?:少|多)(?:支|收|出)$/;

/** No list in prose is longer; a text without end must not make the reader try all of it for each figure. */
const MOST_PARTS = 40;
/** How many figures before 其中 may be the whole. */
const MOST_WHOLES = 6;

/** "A3处、B4处，共7处": a total right after a list of neighbours. */
function readTotalAfter(whole: Frame, frames: readonly Frame[], { text }: Context): Sum | undefined {
	const isEnglish = mayHold(whole.cues | whole.cuesAfter, CUE.letter) && ((whole.before.includes('total') && ENGLISH_TOTAL.test(whole.before)) || ((whole.after.includes('total') || whole.after.includes('al')) && IN_TOTAL.test(whole.after)));
	if (!isEnglish && !mayHold(whole.cues, CUE.total)) return undefined;
	const isOfYear = whole.before.includes('年') && OF_YEAR.test(whole.before);
	if (!(isEnglish || isOfYear || endsInTotal(whole)) || !isAmount(whole)) return undefined;
	const mayAgree = (part: Frame): boolean => (isEnglish ? areCounts(part.quantity, whole.quantity) || unitsMayAgree(part.quantity.unit, whole.quantity.unit) : unitsAgree(part.quantity.unit, whole.quantity.unit));
	const parts: Frame[] = [];
	// 甲146件、乙58件、丙93件，三类合计297件: how many they are stands between
	const tally = frames[whole.index - 1];
	const isTallied = tally !== undefined && whole.mark === '' && tally.clause === whole.clause && tally.quantity.span.end === whole.quantity.span.start - whole.before.length && TALLIED.has(tally.quantity.unit.name) && OF_EACH.test(tally.before);
	for (let index = whole.index - (isTallied ? 2 : 1); 0 <= index && whole.index - index < 2 * MOST_PARTS; index -= 1) {
		const frame = frames[index];
		if (frame.sentence !== whole.sentence) break;
		if (frame.depth !== whole.depth) continue;
		if (!isAmount(frame)) {
			if (SIDE.has(frame.quantity.unit.dimension)) continue;
			break;
		}
		if (!mayAgree(frame)) break;
		// three classes served 700, 450 and 300 people
		if (isEnglish && parts.length !== 0 && !ENGLISH_LINK.test(text.slice(frame.quantity.span.end, frames[index + 1].quantity.span.start))) break;
		parts.unshift(frame);
		if (addsUp(parts.map(quantityOf), whole.quantity) && 2 <= parts.length) return sum('stated', whole, parts);
		if (endsInTotal(frame)) break;
	}
	if (parts.length < 2) return undefined;
	// 加补助1,884万元，其中专项406万元，上年结余60万元，合计…: what 其中 names is no addend
	const near = parts.filter(part => part.segment === whole.segment && !WITHIN.test(text.slice(frames[part.index - 1]?.quantity.span.end ?? 0, part.quantity.span.start)));
	if (near.length < parts.length && 2 <= near.length && addsUp(near.map(quantityOf), whole.quantity)) return sum('stated', whole, near);
	// 网格142个，专职142名、兼职286名，共计428名: of several sorts those of the total's own unit
	const own = near.filter(({ quantity: { unit } }) => unit.name === whole.quantity.unit.name);
	const list = 2 <= own.length && near.at(-1) === own.at(-1) ? own : near;
	// 一季度…四季度…，全年累计招商14亿元: of nothing but all parts of the year
	if (isOfYear && !endsInTotal(whole) && !exhaust(list.map(part => nameOf(part, text)))) return undefined;
	if (isTallied && list.length !== magnitude(tally.quantity)) return undefined;
	const isList = 2 <= list.length && list.slice(1).every(part => LINK.test(text.slice(frames[part.index - 1].quantity.span.end, part.quantity.span.start)));
	// 涉及4个方面、29个单位，共计50项: in what these stand, not what they are made of
	const isWhere = list.some(({ before, quantity: { unit } }) => WHERE.test(before) && unit.name !== whole.quantity.unit.name);
	if (isWhere) return undefined;
	const closed = list[list.length - 1];
	const isNear = isList && whole.clause - closed.clause <= 2 && (isEnglish ? JOINED_EN : JOINED).test(text.slice(closed.afterEnd, whole.quantity.span.start));
	if (!isNear) return undefined;
	const ratio = list.reduce((total, part) => total + magnitude(part.quantity), 0) / magnitude(whole.quantity);
	// 修订12项，新建5项，废止3项，现行制度共计46项: a total with a subject of its own, or far off, is no sum of these
	const isBare = (list.length === parts.length || list === own) && (isEnglish || list.every(({ quantity: { unit } }) => unit.name === whole.quantity.unit.name)) && (list === own || parts[0].index === firstOfSentence(whole, frames));
	const isFar = isBare ? ratio < 0.1 || 10 < ratio : ratio < 0.65 || 1.5 < ratio;
	const hasSubject = !isEnglish && !isOfYear && 2 <= whole.before.replace(TOTAL_AT_END, '').replace(/^(?:全年|[两二三四五六七八九十]+(?:项|类|者|个?方面|部分)|以上|上述|收入|支出|各项|各类|本年|年度)+/, '').trim().length;
	const loses = list.some(({ before }) => /废止|取消|注销|撤销|减少|调出|转出|退出|去世|死亡|流失|清退/.test(before));
	if (isFar || hasSubject || loses) {
		if (!isSlip(expectSum(list.map(quantityOf), whole.quantity), 100)) return undefined;
	}
	return sum('stated', whole, list);
}
/** 三类合计, 以上三项共; 前三类 are not all. */
const OF_EACH = /^(?:以上|上述|这)?$/;
const TALLIED: ReadonlySet<string> = new Set(['项', '类', '者', '方面', '部分', '个方面', '个部分', '大类']);
const WITHIN = /[，,（(]其中/;
const WHERE = /(?:涉及|分布[在于]|覆盖|遍及|来自)[^，。；、]{0,6}$/;
const ENGLISH_LINK = /[,;]|\band\b/;
const ENGLISH_TOTAL = /(?:a total of|totall?ing|in total,?)\s*$/;
const IN_TOTAL = /^\s?(?:[a-z]+ )?(?:in total|in all|altogether|all told)\b/;
/** 50 teachers and 28 nurses, for a total of 78 people. */
const areCounts = (a: Quantity, b: Quantity): boolean => [a, b].every(({ unit }) => unit.dimension === 'none' || (unit.dimension === 'count' && LATIN.test(unit.name)));
const LATIN = /^[a-z]/;

function firstOfSentence(frame: Frame, frames: readonly Frame[]): number {
	let { index } = frame;
	while (0 < index && frames[index - 1].sentence === frame.sentence) index -= 1;
	return index;
}
const endsInTotal = ({ cues, ends, before }: Frame): boolean => mayHold(cues, CUE.total) && mayHold(ends, END.total) && TOTAL_AT_END.test(before);
const TOTAL_AT_END = /(?:^|[^公一提])(?:共|合计|共计|总计|总共|一共|共有|合计为|共为|总[数额量值](?:共)?[为达]?到?|a total of|totall?ing|in total,?)\s*$/;
const OF_YEAR = /^(?:[，,]\s?)?(?:全年|年度)(?:累计|合计|共|总共|共计)/;
const SIDE = new Set(['ratio', 'points', 'ratioPart', 'multiple']);
/** Between neighbours of a list: a mark and a few words. */
const LINK = /^[^。；;]{0,24}$/;
const JOINED_EN = /^[,(]?[^,.;]{0,24}$/;
const JOINED = /^[，,、（(；;]?[^，,。；;、]{0,10}$/;

const quantityOf = ({ quantity }: Frame): Quantity => quantity;

/** A whole, then 其中 / 包括 / ： / （ and its parts. */
function readOfWhich(whole: Frame, frames: readonly Frame[], { text }: Context): Sum | PartWhole | undefined {
	let cues = 0;
	for (let index = whole.index + 1; index <= whole.index + REACH && index < frames.length; index += 1) cues |= frames[index].cuesSince;
	return mayHold(cues, CUE.within | CUE.colon | CUE.bracket) ? readParts(whole, frames, text) : undefined;
}

function readParts(whole: Frame, frames: readonly Frame[], text: string): Sum | PartWhole | undefined {
	if (!isAmount(whole) || (mayHold(whole.cues, CUE.compared) && COMPARED.test(whole.before)) || isComparedWith(whole.before) || (whole.after.includes('of ') && PART_OF.test(whole.after))) return undefined;
	// 840 pupils: 430 girls and 410 boys
	const areKinds = mayHold(whole.cuesAfter, CUE.letter) && text.charAt(whole.afterEnd) === ':' && KINDS.test(text.slice(whole.quantity.span.end, frames[whole.index + 1]?.quantity.span.start));
	const mayAgree = (frame: Frame): boolean => unitsMayAgree(frame.quantity.unit, whole.quantity.unit) || (areKinds && areCounts(frame.quantity, whole.quantity));
	let first: Frame | undefined;
	let since = 0;
	for (let index = whole.index + 1; first === undefined && index <= whole.index + REACH && index < frames.length; index += 1) {
		const frame = frames[index];
		since |= frame.cuesSince;
		if (isAmount(frame) && mayAgree(frame) && !isComparedWith(frame.before)) first = frame;
	}
	if (first === undefined || 1 < first.sentence - whole.sentence || !mayHold(since, CUE.within | CUE.colon | CUE.bracket)) return undefined;
	const between = text.slice(whole.quantity.span.end, first.quantity.span.start);
	if (160 < between.length) return undefined;
	const found = mayHold(since, CUE.within) ? OF_WHICH.exec(between) : null;
	const cue = found !== null && found.index < 60 && NEAR.test(between.slice(found.index)) && !ANOTHER_SENTENCE.test(between.slice(0, found.index)) ? found : null;
	const colon = whole.sentence === first.sentence && mayHold(since, CUE.colon) && COLON.test(between);
	const including = whole.segment === first.segment && first.clause - whole.clause <= 1 && mayHold(since, CUE.within) && INCLUDING.test(between);
	const bracket = whole.depth < first.depth && first.index === whole.index + 1 && BRACKET.test(between);
	if (cue === null && !colon && !bracket && !including) return undefined;
	// 46 staff (38 full-time), of whom …: what a bracket says in passing is taken apart within the bracket only
	if (first.depth < whole.depth) return undefined;
	const parts: Frame[] = [];
	for (let index = first.index; index < frames.length && index - first.index < 2 * MOST_PARTS; index += 1) {
		const frame = frames[index];
		if (frame.sentence !== first.sentence || frame.depth < first.depth) break;
		if (first.depth < frame.depth || !isAmount(frame)) continue;
		const gap = index === first.index ? '' : text.slice(frames[index - 1].quantity.span.end, frame.quantity.span.start);
		// 收入120万元，其中拨款90万元、其他30万元；支出110万元: a list within a segment ends with it
		if (2 <= parts.length && whole.segment === first.segment && frame.segment !== first.segment) break;
		if (OF_WHICH.test(gap) || STOP.test(frame.before) || (including && index !== first.index && MOVED.test(frame.before))) break;
		if (!mayAgree(frame)) {
			if (parts.length === 0 || frame.segment === parts[0].segment) continue;
			break;
		}
		parts.push(frame);
	}
	if (parts.length === 0) return undefined;
	const quantities = parts.map(quantityOf);
	const names = parts.map(part => nameOf(part, text));
	const afters = parts.map(({ after }) => after);
	// parts that add up are the parts: what follows them belongs to something else
	const adding = countAddingUp(quantities, whole.quantity);
	if (0 < adding) return sum('stated', whole, parts.slice(0, adding));
	// 受理1,024件，办结1,009件，其中…: of several wholes in the sentence the one that they make is meant
	const other = frames.slice(Math.max(0, whole.index - MOST_WHOLES), whole.index).findLast(one => one.sentence === whole.sentence && one.depth === whole.depth && isAmount(one) && unitsMayAgree(one.quantity.unit, quantities[0].unit) && 1 < countAddingUp(quantities, one.quantity));
	if (other !== undefined) return sum('stated', other, parts.slice(0, countAddingUp(quantities, other.quantity)));
	const missing = readMissing(quantities, whole, frames);
	if (missing !== undefined) return sum('stated', whole, [...parts, missing]);
	if (areKinds && parts.some(({ quantity: { unit } }) => !unitsMayAgree(unit, whole.quantity.unit))) return 2 <= parts.length && isSlip(expectSum(quantities, whole.quantity), LIKELY) ? sum('stated', whole, parts) : undefined;
	const isOpen = OPEN_LIST.test(between) || TRAILS_OFF.test(text.slice(parts[parts.length - 1].quantity.span.end, parts[parts.length - 1].afterEnd));
	// 企业2,100户、个体工商户6,300户，今年新增…: a closed pair may leave out a third kind
	for (let count = Math.min(parts.length, 6); 2 <= count && !isOpen; count -= 1) {
		// 小学70所、中学45所、幼儿园4所: a closed pair closes nothing if the list goes on
		const goesOn = count < parts.length && parts[count].segment === parts[count - 1].segment && (parts[count].mark === '、' || magnitude(parts[count].quantity) + quantities.slice(0, count).reduce((sofar, one) => sofar + magnitude(one), 0) <= magnitude(whole.quantity));
		if ((!goesOn && (exhaust(names.slice(0, count)) || exhaust(afters.slice(0, count)))) || (count === parts.length && closesList(names))) return sum('stated', whole, parts.slice(0, count));
	}
	if (cue !== null && !isOpen && isNamedInFull(text.slice(whole.clauseStart, whole.quantity.span.start), whole, parts, names)) return sum('stated', whole, parts);
	// 共有学校120所，包括小学70所、中学45所; the budget totals $5.9 million: …, … and …. One list to the end of the sentence
	const isToTheEnd = !hasMoreThan(parts.length, first, frames, one => mayAgree(one) && (whole.segment !== first.segment || one.segment === first.segment));
	const isWholeList = isToTheEnd && parts.every(part => part.sentence === whole.sentence);
	const isTotal = isWholeList && (including || colon) && (TOTALLED.test(whole.before) || (colon && /[A-Za-z]\s?$/.test(whole.before))) && (including || ENDS_LIST.test(text.slice(parts[parts.length - 1].quantity.span.end - 60, parts[parts.length - 1].quantity.span.start)) || parts.slice(1).every(({ mark }) => mark === '、'));
	if (cue === null && (CLOSED.test(between) || isTotal) && !isOpen && 2 <= parts.length) {
		const total = quantities.reduce((sofar, one) => sofar + magnitude(one), 0) / magnitude(whole.quantity);
		// of three sorts or more that are named to the end, with no 等, seldom one is left out
		const areAll = isTotal && 3 <= parts.length && mayBeDisjoint(names) && parts.every(({ quantity: { unit } }) => unit.name === whole.quantity.unit.name);
		const isSure = including && !(isTotal && COMPOSED.test(between)) ? 1 < total || isSlip(expectSum(quantities, whole.quantity), areAll ? 5 : 20) : 0.4 < total;
		if (isSure && total < (isTotal ? 4 : 2.5)) return sum('stated', whole, parts);
	}
	// 纠纷36件（邻里21件、婚姻15件）: a bracket that holds nothing else
	if (bracket && cue === null && 2 <= parts.length && !isOpen && mayBeDisjoint(names) && mayBeDisjoint(afters) && isOfOneSort(whole, names) && isAllOfBracket(parts, between, text)) {
		const excess = quantities.reduce((sofar, one) => sofar + magnitude(one), 0) / magnitude(whole.quantity);
		return isSlip(expectSum(quantities, whole.quantity), 1 < excess ? 0 : 4) ? sum('stated', whole, parts) : undefined;
	}
	if (cue === null) return undefined;
	// 设施26处，其中花园12处、广场9处、停车场6处: a list to the end of its sentence that one slip keeps from making the whole
	const isRun = isToTheEnd && !isOpen && parts.every(({ quantity: { unit, hedge } }) => unit.name === whole.quantity.unit.name && hedge === undefined) && parts.slice(1).every(part => LINK.test(text.slice(frames[part.index - 1].quantity.span.end, part.quantity.span.start)));
	if (isRun && 2 <= parts.length && ((mayBeDisjoint(names) && mayBeDisjoint(afters)) || isPopulation(names))) {
		const excess = quantities.reduce((sofar, one) => sofar + magnitude(one), 0) / magnitude(whole.quantity);
		const isOver = 1 < excess && (excess < 1.1 ? 3 <= parts.length && isOfOneSort(whole, names) : whole.quantity.unit.dimension === 'money');
		if (isSlip(expectSum(quantities, whole.quantity), isOver ? 1 : UNLIKELY)) return sum('stated', whole, parts);
	}
	const sameKind = parts.filter(part => part.segment === parts[0].segment);
	// 一年级80人、二年级98人，其中…: the list is meant, not its last item
	const isLast = frames.slice(Math.max(0, whole.index - MOST_PARTS), whole.index).some(one => one.sentence === whole.sentence && unitsAgree(one.quantity.unit, whole.quantity.unit) && whole.clause - one.clause <= 2);
	if (isLast && parts.some(part => magnitude(whole.quantity) < magnitude(part.quantity))) return undefined;
	// 社区志愿者1,286人，新增186人，其中党员312人: of several wholes one that holds is meant
	const larger = frames.slice(Math.max(0, whole.index - FAR_BEFORE), whole.index).some(one => one.sentence === whole.sentence && isAmount(one) && unitsMayAgree(one.quantity.unit, quantities[0].unit) && parts.every(part => magnitude(part.quantity) <= magnitude(one.quantity)));
	if (larger && parts.some(part => magnitude(whole.quantity) < magnitude(part.quantity))) return undefined;
	const isRank = parts.some(({ before, after, quantity }) => RANK.test(before) || RANK.test(after) || quantity.hedge !== undefined);
	if (isRank || whole.quantity.unit.event !== parts[0].quantity.unit.event) return undefined;
	return { kind: 'partWhole', claim: 'stated', whole: whole.quantity, parts: sameKind.map(quantityOf), disjoint: false };
}
/** 低保金、救助金共计80万元，其中低保金50万元、救助金30万元: the words before the whole list just the parts. */
function isNamedInFull(before: string, whole: Frame, parts: readonly Frame[], names: readonly string[]): boolean {
	if (parts.length < 2 || before.split('、').length !== parts.length || new Set(names).size !== names.length || LEFT_OPEN.test(before)) return false;
	if (!names.every(name => 2 <= name.length && before.includes(name))) return false;
	const total = parts.reduce((sofar, { quantity }) => sofar + magnitude(quantity), 0) / magnitude(whole.quantity);
	return 0.5 < total && total < 2 && parts.every(({ after, quantity: { unit, hedge } }) => after.trim() === '' && unit.name === whole.quantity.unit.name && hedge === undefined);
}
const LEFT_OPEN = /等|其他|其它/;
/** Whether the parts stand alone in one bracket, each behind its name: （刑事12件、民事24件）. */
const isAllOfBracket = (parts: readonly Frame[], between: string, text: string): boolean =>
	NAMED_ONLY.test(between.slice(Math.max(between.lastIndexOf('（'), between.lastIndexOf('(')) + 1)) && /^\s*[)）]/.test(text.slice(last(parts).quantity.span.end)) && parts.slice(1).every(part => LINK_IN_BRACKET.test(text.slice(parts[parts.indexOf(part) - 1].quantity.span.end, part.quantity.span.start)));
const NAMED_ONLY = /^(?!.*(?:其中|含|包括|如|主要|比|较|增|减))[^，,、；;]{1,12}$/;
const LINK_IN_BRACKET = /^[、，,；;和及](?!.*(?:其中|含|比|较|增|减))[^，,、；;]{1,12}$/;
/** How far before a whole a larger one is looked for: few sentences hold as many figures. */
const FAR_BEFORE = 400;

/** Whether more amounts of a sort than so many stand in a sentence from a figure on. */
function hasMoreThan(most: number, first: Frame, frames: readonly Frame[], isOfThem: (frame: Frame) => boolean): boolean {
	let count = 0;
	for (let index = first.index; index < frames.length && count <= most && frames[index].sentence === first.sentence; index += 1) if (isAmount(frames[index]) && isOfThem(frames[index])) count += 1;
	return most < count;
}
/** Among so many figures behind a whole is its first part. */
const REACH = 4;
/** "Of the 95 staff, 57 are full-time and the remaining 38 are part-time": what is taken apart stands first. */
function readOfAll(whole: Frame, frames: readonly Frame[]): Sum | PartWhole | undefined {
	if (!whole.before.includes('f ') || !isAmount(whole) || !OF_ALL.test(whole.before)) return undefined;
	const parts: Frame[] = [];
	for (let index = whole.index + 1; index < frames.length && frames[index].sentence === whole.sentence && parts.length < MOST_PARTS; index += 1) {
		const frame = frames[index];
		if (frame.depth !== whole.depth || frame.quantity.unit.dimension === 'ratio') continue;
		if (!isAmount(frame) || !unitsMayAgree(frame.quantity.unit, whole.quantity.unit)) break;
		parts.push(frame);
	}
	if (parts.length === 0) return undefined;
	const quantities = parts.map(quantityOf);
	const adding = countAddingUp(quantities, whole.quantity);
	if (0 < adding) return sum('stated', whole, parts.slice(0, adding));
	const rest = parts.findIndex(({ before }) => THE_REST.test(before));
	if (0 < rest) return sum('stated', whole, parts.slice(0, rest + 1));
	if (2 <= parts.length && exhaust(parts.map(({ after }) => after))) return sum('stated', whole, parts);
	return { kind: 'partWhole', claim: 'stated', whole: whole.quantity, parts: [parts[0].quantity], disjoint: false };
}
/** "$4.61 million went to staff ($2.83 million), buildings ($0.97 million) and books ($0.81 million)": parts that stand in brackets behind their names. Taken where they add up, or one slip keeps them from it. */
function readInBrackets(whole: Frame, frames: readonly Frame[], { text }: Context): Sum | undefined {
	const next = frames[whole.index + 1];
	if (next === undefined || next.depth !== whole.depth + 1 || next.sentence !== whole.sentence || !isAmount(whole)) return undefined;
	const parts: Frame[] = [];
	for (let index = next.index; index < frames.length && parts.length < MOST_PARTS; index += 1) {
		const frame = frames[index];
		const { start, end } = frame.quantity.span;
		const isAlone = frame.sentence === whole.sentence && frame.depth === next.depth && '(（'.includes(text.charAt(start - 1)) && ')）'.includes(text.charAt(end)) && start !== 0;
		if (!isAlone || !isAmount(frame) || !unitsAgree(frame.quantity.unit, whole.quantity.unit)) break;
		parts.push(frame);
	}
	// what stands right behind the whole says the same otherwise: 4.61 million (EUR 4.2 million)
	if (parts.length < 2 || !/[^\s]{2}/.test(text.slice(whole.quantity.span.end, next.quantity.span.start - 1))) return undefined;
	const quantities = parts.map(quantityOf);
	return addsUp(quantities, whole.quantity) || isSlip(expectSum(quantities, whole.quantity), LIKELY) ? sum('stated', whole, parts) : undefined;
}
/** It opens its clause: "at a cost of $1.0 million" takes nothing apart. */
const OF_ALL = /^[\s(]*[Oo]f (?:(?:the|our|all|these|its|their|those) )?(?:total )?$/;
const THE_REST = /the (?:remaining|rest|other)\s?$/;

/** 登记社团320个，连同民非等，登记组织910个: what the first is taken together with is more than it alone. */
function readTogether(whole: Frame, frames: readonly Frame[], { text }: Context): PartWhole | undefined {
	const part = frames[whole.index - 1];
	if (mayHold(part.traits, NOT_TAKEN_TOGETHER) || part.depth !== whole.depth || part.quantity.unit.name !== whole.quantity.unit.name || part.isMean !== whole.isMean) return undefined;
	const between = text.slice(part.quantity.span.end, whole.quantity.span.start);
	return (between.includes('加上') || between.includes('连同') || between.includes('算上')) && TOGETHER.test(between) ? { kind: 'partWhole', claim: 'stated', whole: whole.quantity, parts: [part.quantity], disjoint: false } : undefined;
}
const NOT_TAKEN_TOGETHER = NO_PART | TRAIT.change | TRAIT.none;
const TOGETHER = /^[^，。；]{0,8}，(?:再)?(?:加上|连同|算上)[^，。；]{1,20}，[^，。；]{0,16}(?:共|合计|总|各类|全部|累计|达)[^，。；]{0,14}$/;

/** Another figure of the paragraph that makes up for what the parts lack: 另上缴…, 也包括在内. */
function readMissing(parts: readonly Quantity[], whole: Frame, frames: readonly Frame[]): Frame | undefined {
	if (parts.length < 2) return undefined;
	const missing = magnitude(whole.quantity) - parts.reduce((total, part) => total + magnitude(part), 0);
	if (missing <= 0) return undefined;
	const near = frames.slice(Math.max(0, whole.index - MOST_PARTS), whole.index + 2 * MOST_PARTS);
	return near.find(frame => frame !== whole && !parts.includes(frame.quantity) && isAmount(frame) && unitsAgree(frame.quantity.unit, whole.quantity.unit) && addsUp([...parts, frame.quantity], whole.quantity));
}
/** What the text compares with is no whole of what follows: 比预算数…. */
const COMPARED = /(?:比|较|同|与|于)[^，。；]{0,10}(?:预算|决算|计划|上年|去年|同期|年)[^，。；]{0,6}$/;
/** 48 clinics, 12 of which …: the part itself. */
const PART_OF = /^\s?of (?:which|whom|these|those|them)\b/;
const OF_WHICH = /其中|当中|中[，,]|[Oo]f (?:which|these|those|whom)|including/;
/** What 其中 takes apart stands in its own sentence, or ends the one before. */
const ANOTHER_SENTENCE = /(?:[。！？]|[.!?]\s)\s*[^\s]/;
/** Between 其中 and the first part: its name, no other sentence. */
const NEAR = /^[^。；;]{0,48}$/;
const KINDS = /^ [a-z]{2,20}(?: [a-z]{2,12}){0,3}: $/;
const COLON = /^(?:[^，,。；;：:]{0,12}|[A-Za-z ]{0,40})(?:如下|分别为|分别是|包括|分为)?[：:][^：:]{0,30}$/;
/** 共有场所59处，包括道路10处、桥梁28处和隧道21处. */
const INCLUDING = /^[^，。；：]{0,12}[，,]\s?(?:包括|包含|分为|分别为|分别是|由|comprising|consisting of|made up of|composed of|split between|namely)[^。；：]{0,24}$/;
const TOTALLED = /共|总|合计|[Tt]otals?\b|totall?ed|total of|altogether/;
/** The last of an English list, or one after 和. */
const ENDS_LIST = / and |和|以及/;
const BRACKET = /^[^，,。；;]{0,8}[（(](?:其中[：:，,]?|包括|含)?[^（(）)]{0,20}$/;
const CLOSED = /由|分为|包括|包含|均|全部|分别|comprising|consisting of|made up of|composed of|split between|namely/;
/** What a thing is composed of is all of it; what it includes need not be. */
const COMPOSED = /comprising|consisting of|made up of|composed of|split between/;
const OPEN_LIST = /主要|如[：:，]|不乏|特别是|尤其|之一|such as|mainly|including/;
const TRAILS_OFF = /^[^。；]{0,12}等/;
const STOP = /\b(?:leaving|averag)|合计|共计|总计|累计|人均|户均|平均|每|预算数|比上年|较上年|同比|去年|上年/;
/** What came and went is no kind of what there is. */
const MOVED = /^(?:今年|本年|当年|全年|新)*(?:新增|新开|新设|注销|净增|退出|关闭|增加|减少)/;
const RANK = /每|人均|户均|增速|排名|突破|倍/;

/** What a part is called: the words of its clause before the figure, or after it where there are none. */
function nameOf({ before, after, clauseStart, quantity }: Frame, text: string): string {
	const words = before.replace(OF_WHICH, '');
	if (1 < words.trim().length) return words;
	const clause = text.slice(Math.max(clauseStart, quantity.span.start - 24), quantity.span.start).replace(OF_WHICH, '');
	return /[\u4e00-\u9fffA-Za-z]{2}/.test(clause) ? clause : after;
}

/** 立项4个，已开展2个，待结项2个: a whole and right behind it a closed pair or triple, or one part done of it. */
function readPair(whole: Frame, frames: readonly Frame[], { nested }: Context): Relation | undefined {
	// 17个小区、213栋、1.12万户，已完工11个，在建6个: the same in other units
	let index = whole.index + 1;
	while (index - whole.index < MOST_MEASURES && frames[index]?.clause === whole.clause && frames[index].quantity.unit.name !== whole.quantity.unit.name && isAmount(frames[index])) index += 1;
	for (const next of new Set([whole.index + 1, index])) {
		// 受理62件，同比增长4%，办结58件，正在办理4件
		const first = frames[next]?.isChange && frames[next].quantity.unit.dimension === 'ratio' ? frames[next + 1] : frames[next];
		if (first === undefined || first.sentence !== whole.sentence || first.depth !== whole.depth || !unitsAgree(first.quantity.unit, whole.quantity.unit) || !isAmount(whole) || !isAmount(first)) continue;
		const relation = readPairOf(whole, first, frames, nested);
		if (relation !== undefined) return relation;
	}
	return undefined;
}
const MOST_MEASURES = 4;

function readPairOf(whole: Frame, first: Frame, frames: readonly Frame[], nested: Context['nested']): Relation | undefined {
	// 审结1148人，其中起诉1006人、不起诉142人，其余66人: what makes one of the parts is none itself
	const next = frames.slice(first.index, first.index + 8).filter(({ quantity }) => (nested.get(quantity) ?? whole.quantity) === whole.quantity).slice(0, 4);
	for (const count of [3, 2]) {
		const parts = next.slice(0, count);
		const isRun = parts.length === count && parts.every(part => isAmount(part) && part.sentence === whole.sentence && unitsAgree(part.quantity.unit, whole.quantity.unit));
		if (isRun && addsUp(parts.map(quantityOf), whole.quantity) && parts.every(({ before, after }) => STAGE.test(before) || STAGE.test(after))) return sum('stated', whole, parts);
		if (!isRun || TRAILS_OFF.test(last(parts).after) || !(exhaust(parts.map(({ before, after }) => before || after)) || closesList(parts.map(({ before }) => before)))) continue;
		const holds = addsUp(parts.map(quantityOf), whole.quantity);
		// 受理120人，共起诉193人，不起诉24人: a part that is a total itself, or more than the whole, belongs to another one
		const isOther = parts.some(part => OWN_TOTAL.test(part.before) || magnitude(whole.quantity) < magnitude(part.quantity));
		if (!holds && isOther && !isSlip(expectSum(parts.map(quantityOf), whole.quantity))) continue;
		const another = next[count];
		const goesOn = another !== undefined && another.segment === last(parts).segment && another.sentence === whole.sentence && unitsAgree(another.quantity.unit, whole.quantity.unit);
		if (goesOn && !holds) continue;
		// a closed pair behind a total claims it; behind anything else only the arithmetic can tell
		if (holds || (WHOLE.test(leadOf(whole, frames)) && last(parts).clause - whole.clause <= count + 1)) return sum('stated', whole, parts);
	}
	const isStep = first.segment === whole.segment && first.clause - whole.clause <= 1 && FOUND.test(whole.before) && STEP.test(first.before) && !NEW_SUBJECT.test(first.before) && !whole.quantity.unit.event;
	if (!isStep || whole.quantity.hedge !== undefined || first.quantity.hedge !== undefined) return undefined;
	return { kind: 'partWhole', claim: whole.quantity.unit.name === first.quantity.unit.name ? 'stated' : 'suggested', whole: whole.quantity, parts: [first.quantity], disjoint: false };
}
/** 签约701户，剩余6户 … 共计707户: a part, what is left of it, and elsewhere in the paragraph the total that they make. */
function readRest(rest: Frame, frames: readonly Frame[]): Relation | undefined {
	if (!LEFT.test(rest.before)) return undefined;
	const part = frames[rest.index - 1];
	if ( !isAmount(rest) || !isAmount(part) || !unitsAgree(rest.quantity.unit, part.quantity.unit)) return undefined;
	const total = frames.find(one => one.sentence !== rest.sentence && WHOLE.test(one.before) && isAmount(one) && unitsAgree(one.quantity.unit, part.quantity.unit) && addsUp([part.quantity, rest.quantity], one.quantity));
	return total && sum('inferred', total, [part, rest]);
}
/** 处理136人。处理科级8人，股级26人，村组等其他人员102人: a list that ends in what is left, behind the figure that it makes. */
function readClosed(rest: Frame, frames: readonly Frame[], { told, text }: Context): Sum | undefined {
	if (!rest.before.includes('其') || !closesList(['', nameOf(rest, text)]) || told.some(one => one.kind === 'sum' && one.parts.includes(rest.quantity))) return undefined;
	const parts = [rest];
	for (let index = rest.index - 1; 0 <= index && parts.length < MOST_PARTS; index -= 1) {
		const frame = frames[index];
		const isNext = frame.sentence === rest.sentence && frame.depth === rest.depth && LINK.test(text.slice(frame.quantity.span.end, parts[0].quantity.span.start));
		if (!isNext || !isAmount(frame) || frame.quantity.unit.name !== rest.quantity.unit.name) break;
		parts.unshift(frame);
	}
	if (parts.length < 3) return undefined;
	const [first, ...others] = parts;
	if (addsUp(others.map(quantityOf), first.quantity)) return sum('stated', first, others);
	const quantities = parts.map(quantityOf);
	const before = frames.slice(Math.max(0, first.index - MOST_PARTS), first.index).reverse().filter(one => isAmount(one) && one.depth === rest.depth && one.quantity.hedge === undefined && one.quantity.unit.name === rest.quantity.unit.name);
	const holding = before.find(one => addsUp(quantities, one.quantity));
	if (holding !== undefined) return sum('stated', holding, parts);
	const [nearest] = before;
	const isMissed = nearest !== undefined && rest.sentence - nearest.sentence <= 1 && isSlip(expectSum(quantities, nearest.quantity), LIKELY);
	return isMissed ? sum('stated', nearest, parts) : undefined;
}
/** 1,236 calls, of which 1,112 were resolved. The remaining 124 …; 受理312件，其中办结305件。其余7件…: what the part leaves of the whole. */
function readRemaining(rest: Frame, frames: readonly Frame[], { told, text }: Context): Sum | undefined {
	if (20 < rest.before.length || !REMAINING.test(rest.before) || !isAmount(rest)) return undefined;
	const frameOf = (quantity: Quantity): Frame | undefined => frames.slice(Math.max(0, rest.index - 8), rest.index).find(one => one.quantity === quantity);
	const relation = told.findLast((one): one is PartWhole => one.kind === 'partWhole' && frameOf(one.whole) !== undefined && one.parts.every(part => frameOf(part) !== undefined)) ?? readPartOf(rest, frames, text);
	if (relation === undefined) return undefined;
	const whole = frameOf(relation.whole)!;
	const parts = [...relation.parts, rest.quantity];
	if (1 < rest.sentence - whole.sentence || !unitsMayAgree(rest.quantity.unit, whole.quantity.unit)) return undefined;
	// other figures may have taken their share between them
	const isTold = addsUp(parts, relation.whole) || (relation.parts.length === 1 && isSlip(expectSum(parts, relation.whole), LIKELY));
	return isTold ? { kind: 'sum', claim: 'stated', whole: relation.whole, parts } : undefined;
}
/** "£2.4m of its £3.0m budget": a part and its whole side by side, before what remains. */
function readPartOf(rest: Frame, frames: readonly Frame[], text: string): Pick<PartWhole, 'whole' | 'parts'> | undefined {
	for (let index = rest.index - 1; 0 < index && rest.index - index <= MOST_WHOLES; index -= 1) {
		const [part, whole] = [frames[index - 1], frames[index]];
		if (isAmount(part) && isAmount(whole) && unitsMayAgree(part.quantity.unit, whole.quantity.unit) && PART_OF_WHOLE.test(text.slice(part.quantity.span.end, whole.quantity.span.start))) return { whole: whole.quantity, parts: [part.quantity] };
	}
	return undefined;
}
const PART_OF_WHOLE = /^ (?:out )?of (?:the|its|our|their|all|a total of)? ?$/;
/** Persons, firms and projects may be of several sorts at once: 规上企业, 高新技术企业. */
const isOfOneSort = ({ before, after, quantity }: Frame, names: readonly string[]): boolean => !'人名户家口员'.includes(quantity.unit.name) && ![before, after, ...names].some(words => SEVERAL_SORTS.test(words));
const SEVERAL_SORTS = /企业|公司|单位|机构|社会组织|党组织|学校|项目|产品|基地|人员|学生|教师|职工|级/;
/** 户籍人口、流动人口: of those who live there, if a slip alone says otherwise. */
const isPopulation = (names: readonly string[]): boolean => names.length === 2 && names.some(name => name.includes('户籍') && !name.includes('非户籍')) && names.some(name => /流动|外来|暂住|非户籍/.test(name));
/** The odds of chance against a sum that words all but claim, and against one that they only suggest. */
const LIKELY = 10;
const UNLIKELY = 80;
const REMAINING = /^\s?(?:[Tt]he (?:remaining|other)|(?:其余|剩余|余下|剩下)的?)\s?$/;
const OWN_TOTAL = /^[，,、]?\s*(?:共|累计|合计|总)/;
const LEFT = /^[，,、]?\s*(?:剩余|剩下|余下|尚有|仍有|还剩|还有|其余)/;
const WHOLE = /共|总|合计|立项|现有|受理|收到|发现|登记|签订|计划|应/;
/** Stages of the same work: they need not be all of it, but often are. */
const STAGE = /已|完成|正在|在建|待|未|剩余|拟|办结|在办/;
const FOUND = /共|总|合计|立项|现有|现存|受理|收到|接到|发现|排查出|登记|在册|应|抽检|名单/;
const STEP = /^[、，,]?\s*(?:已|现已|目前已|均已|其中已|其中|成功|现已成功|完成|办结|整改|清理|修复|化解|在管|实际|实有|实到|合格)/;
const NEW_SUBJECT = /新增|新建|开展|组织|走访|排查/;
const last = <T>(list: readonly T[]): T => list[list.length - 1];

const sum = (claim: Sum['claim'], whole: Frame, parts: readonly Frame[]): Sum => ({ kind: 'sum', claim, whole: whole.quantity, parts: parts.map(quantityOf) });

const ofWholes: readonly FrameReader<Context, Sum | PartWhole>[] = [
	on(readTotalAfter, { none: NO_AMOUNT, around: CUE.total }),
	on(readOfWhich, { none: NO_AMOUNT }),
	on(readOfAll, { none: NO_AMOUNT, cues: CUE.letter }),
	on(readInBrackets, { none: NO_AMOUNT }),
];
const ofPairs: readonly FrameReader<Context, PartWhole>[] = [on(readTogether, { all: TRAIT.follows, none: NOT_TAKEN_TOGETHER })];
/** What is claimed of figures that are no part and no whole of another claim; each may tell something. */
const ofOthers: readonly (readonly FrameReader<Context, Relation>[])[] = [
	[on(readPair, { none: NO_AMOUNT | TRAIT.none })],
	[on(readClosed, { all: TRAIT.follows, none: NO_AMOUNT | TRAIT.none })],
	[on(readRest, { all: TRAIT.follows, none: NO_AMOUNT, cues: CUE.rest })],
	[on(readRemaining, { none: NO_AMOUNT, cues: CUE.rest | CUE.letter })],
];
