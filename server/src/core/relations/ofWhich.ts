import { isComparedWith } from '../comparisons.ts';
import { CUE, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { addsUp, countAddingUp, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { PartWhole, Sum } from '../relations.ts';
import { expectSum, isSlip } from '../slips.ts';
import { unitsAgree, unitsMayAgree } from '../units.ts';
import { closesList, exhaust } from '../words.ts';
import { type Context, LIKELY, LINK, MOST_PARTS, MOST_WHOLES, OF_WHICH, TRAILS_OFF, areCounts, isAmount, last, nameOf, quantityOf, sum } from './addends.ts';
import { mayBeDisjoint } from './shareTotals.ts';

/** A whole, then 其中 / 包括 / ： / （ and its parts. */
export function readOfWhich(whole: Frame, frames: readonly Frame[], { text }: Context): Sum | PartWhole | undefined {
	let cues = 0;
	for (let index = whole.index + 1; index <= whole.index + REACH && index < frames.length; index += 1) cues |= frames[index].cuesSince;
	return mayHold(cues, CUE.within | CUE.colon | CUE.bracket) ? readParts(whole, frames, text) : undefined;
}
/** Among so many figures behind a whole is its first part. */
const REACH = 4;

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
	const areEven = (mark: string): boolean => parts.slice(1).every(part => part.mark === mark);
	const isTotal = isWholeList && (including || colon) && (TOTALLED.test(whole.before) || (colon && /[A-Za-z]\s?$/.test(whole.before))) && (including || ENDS_LIST.test(text.slice(parts[parts.length - 1].quantity.span.end - 60, parts[parts.length - 1].quantity.span.start)) || areEven('、') || (areEven('，') && names.every(name => NAME.test(name))));
	// 惠及3,174户，分别是…: each of all
	const isEach = isWholeList && including && EACH_OF.test(between);
	// 获表彰8项：一等奖2项、二等奖3项、三等奖4项: of ranks nothing is in two, so that they are no more than all
	const isRanked = isWholeList && colon && 2 <= parts.length && names.every(name => RANKED.test(name)) && magnitude(whole.quantity) < quantities.reduce((sofar, one) => sofar + magnitude(one), 0);
	if (cue === null && (CLOSED.test(between) || isTotal || isRanked) && !isOpen && 2 <= parts.length) {
		const total = quantities.reduce((sofar, one) => sofar + magnitude(one), 0) / magnitude(whole.quantity);
		// of three sorts or more that are named to the end, with no 等, seldom one is left out
		const areAll = (isTotal || isEach) && 3 <= parts.length && mayBeDisjoint(names) && parts.every(({ quantity: { unit } }) => unit.name === whole.quantity.unit.name);
		const isSure = including && !(isTotal && COMPOSED.test(between)) ? 1 < total || isSlip(expectSum(quantities, whole.quantity), areAll ? 4 : 20) : 0.4 < total;
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

/** Another figure of the paragraph that makes up for what the parts lack: 另上缴…, 也包括在内. */
function readMissing(parts: readonly Quantity[], whole: Frame, frames: readonly Frame[]): Frame | undefined {
	if (parts.length < 2) return undefined;
	const missing = magnitude(whole.quantity) - parts.reduce((total, part) => total + magnitude(part), 0);
	if (missing <= 0) return undefined;
	const near = frames.slice(Math.max(0, whole.index - MOST_PARTS), whole.index + 2 * MOST_PARTS);
	return near.find(frame => frame !== whole && !parts.includes(frame.quantity) && isAmount(frame) && unitsAgree(frame.quantity.unit, whole.quantity.unit) && addsUp([...parts, frame.quantity], whole.quantity));
}
/** Persons, firms and projects may be of several sorts at once: 规上企业, 高新技术企业. */
const isOfOneSort = ({ before, after, quantity }: Frame, names: readonly string[]): boolean => !'人名户家口员'.includes(quantity.unit.name) && ![before, after, ...names].some(words => SEVERAL_SORTS.test(words));
const SEVERAL_SORTS = /企业|公司|单位|机构|社会组织|党组织|学校|项目|产品|基地|人员|学生|教师|职工|级/;
/** 户籍人口、流动人口: of those who live there, if a slip alone says otherwise. */
const isPopulation = (names: readonly string[]): boolean => names.length === 2 && names.some(name => name.includes('户籍') && !name.includes('非户籍')) && names.some(name => /流动|外来|暂住|非户籍/.test(name));
const UNLIKELY = 80;
/** What the text compares with is no whole of what follows: 比预算数…. */
const COMPARED = /(?:比|较|同|与|于)[^，。；]{0,10}(?:预算|决算|计划|上年|去年|同期|年)[^，。；]{0,6}$/;
/** 48 clinics, 12 of which …: the part itself. */
const PART_OF = /^\s?of (?:which|whom|these|those|them)\b/;
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
const NAME = /^[，,]?[\u4e00-\u9fff]{2,8}$/;
const EACH_OF = /分别[是为有]/;
const RANKED = /(?:等奖|等次|国家级|省级|市级|县级|区级|校级|院级|厅级)$/;
const BRACKET = /^[^，,。；;]{0,8}[（(](?:其中[：:，,]?|包括|含)?[^（(）)]{0,20}$/;
const CLOSED = /由|分为|包括|包含|均|全部|分别|comprising|consisting of|made up of|composed of|split between|namely/;
/** What a thing is composed of is all of it; what it includes need not be. */
const COMPOSED = /comprising|consisting of|made up of|composed of|split between/;
const OPEN_LIST = /主要|如[：:，]|不乏|特别是|尤其|之一|such as|mainly|including/;
const STOP = /\b(?:leaving|averag)|合计|共计|总计|累计|人均|户均|平均|每|预算数|比上年|较上年|同比|去年|上年/;
/** What came and went is no kind of what there is. */
const MOVED = /^(?:今年|本年|当年|全年|新)*(?:新增|新开|新设|注销|净增|退出|关闭|增加|减少)/;
const RANK = /每|人均|户均|增速|排名|突破|倍/;
