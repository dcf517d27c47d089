import { type Frame, leadOf } from '../frames.ts';
import { addsUp, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { PartWhole, Relation, Sum } from '../relations.ts';
import { expectSum, isSlip } from '../slips.ts';
import { unitsAgree, unitsMayAgree } from '../units.ts';
import { closesList, exhaust } from '../words.ts';
import { type Context, LIKELY, LINK, MOST_PARTS, MOST_WHOLES, TRAILS_OFF, isAmount, last, nameOf, quantityOf, sum } from './addends.ts';

/** 立项4个，已开展2个，待结项2个: a whole and right behind it a closed pair or triple, or one part done of it. */
export function readPair(whole: Frame, frames: readonly Frame[], { nested }: Context): Relation | undefined {
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
const OWN_TOTAL = /^[，,、]?\s*(?:共|累计|合计|总)/;
const WHOLE = /共|总|合计|立项|现有|受理|收到|发现|登记|签订|计划|应/;
/** Stages of the same work: they need not be all of it, but often are. */
const STAGE = /已|完成|正在|在建|待|未|剩余|拟|办结|在办/;
const FOUND = /共|总|合计|立项|现有|现存|受理|收到|接到|发现|排查出|登记|在册|应|抽检|名单/;
const STEP = /^[、，,]?\s*(?:已|现已|目前已|均已|其中已|其中|成功|现已成功|完成|办结|整改|清理|修复|化解|在管|实际|实有|实到|合格)/;
const NEW_SUBJECT = /新增|新建|开展|组织|走访|排查/;

/** 签约701户，剩余6户 … 共计707户: a part, what is left of it, and elsewhere in the paragraph the total that they make. */
export function readRest(rest: Frame, frames: readonly Frame[]): Relation | undefined {
	if (!LEFT.test(rest.before)) return undefined;
	const part = frames[rest.index - 1];
	if ( !isAmount(rest) || !isAmount(part) || !unitsAgree(rest.quantity.unit, part.quantity.unit)) return undefined;
	const total = frames.find(one => one.sentence !== rest.sentence && WHOLE.test(one.before) && isAmount(one) && unitsAgree(one.quantity.unit, part.quantity.unit) && addsUp([part.quantity, rest.quantity], one.quantity));
	return total && sum('inferred', total, [part, rest]);
}
const LEFT = /^[，,、]?\s*(?:剩余|剩下|余下|尚有|仍有|还剩|还有|其余)/;

/** 收到线索8,443条。收到的线索中，已受理6,902条，未受理1,541条: a closed pair that makes the figure of the sentence before, or is kept from it by one slip. */
export function readParted(last: Frame, frames: readonly Frame[], { told }: Context): Sum | undefined {
	const first = frames[last.index - 1];
	const isPair = isAmount(last) && isAmount(first) && first.sentence === last.sentence && last.clause - first.clause === 1 && first.quantity.unit.name === last.quantity.unit.name && DONE.test(first.before) && (exhaust([first.before, last.before]) || OTHERS.test(last.before));
	if (!isPair || frames[last.index + 1]?.segment === last.segment || told.some(one => (one.kind === 'sum' || one.kind === 'partWhole') && one.parts.includes(last.quantity))) return undefined;
	const parts = [first, last];
	const whole = frames.slice(Math.max(0, first.index - MOST_WHOLES), first.index).findLast(one => isAmount(one) && one.quantity.unit.name === last.quantity.unit.name && one.quantity.hedge === undefined);
	const isNear = whole !== undefined && first.sentence - whole.sentence === 1;
	return isNear && (addsUp(parts.map(quantityOf), whole.quantity) || isSlip(expectSum(parts.map(quantityOf), whole.quantity), LIKELY)) ? sum('stated', whole, parts) : undefined;
}
const OTHERS = /^[，,]?其余的?$/;
const DONE = /^[，,]?(?:已|[^，。；]{0,6}已)/;

/** 处理136人。处理科级8人，股级26人，村组等其他人员102人: a list that ends in what is left, behind the figure that it makes. */
export function readClosed(rest: Frame, frames: readonly Frame[], { told, text }: Context): Sum | undefined {
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
export function readRemaining(rest: Frame, frames: readonly Frame[], { told, text }: Context): Sum | undefined {
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
const REMAINING = /^\s?(?:[Tt]he (?:remaining|other)|(?:其余|剩余|余下|剩下)的?)\s?$/;

/** "£2.4m of its £3.0m budget": a part and its whole side by side, before what remains. */
function readPartOf(rest: Frame, frames: readonly Frame[], text: string): Pick<PartWhole, 'whole' | 'parts'> | undefined {
	for (let index = rest.index - 1; 0 < index && rest.index - index <= MOST_WHOLES; index -= 1) {
		const [part, whole] = [frames[index - 1], frames[index]];
		if (isAmount(part) && isAmount(whole) && unitsMayAgree(part.quantity.unit, whole.quantity.unit) && PART_OF_WHOLE.test(text.slice(part.quantity.span.end, whole.quantity.span.start))) return { whole: whole.quantity, parts: [part.quantity] };
	}
	return undefined;
}
const PART_OF_WHOLE = /^ (?:out )?of (?:the|its|our|their|all|a total of)? ?$/;
