import type { Frame } from '../frames.ts';
import { lastPlace, magnitude } from '../magnitude.ts';
import type { Average } from '../relations.ts';
import { type Expectation, isSlip } from '../slips.ts';
import { unitsAgree } from '../units.ts';
import type { BlockReader } from './readers.ts';

/**
 * Ratios of persons or things that general knowledge names: 医护比1∶1.46, so many nurses for each doctor; 生师比18.5∶1. Both are
 * counted in the same sentence, each once. Taken where the ratio holds, or one slip keeps it from that: whoever counts doctors for
 * it may count otherwise elsewhere, and students are counted in equivalents as a rule.
 */
export const readRatios: BlockReader = ({ frames, text }) => {
	const relations: Average[] = [];
	for (const first of frames) {
		const second = frames[first.index + 1];
		if (first.quantity.unit.dimension !== 'ratioPart' || second?.quantity.unit.dimension !== 'ratioPart' || frames[first.index + 2]?.quantity.unit.dimension === 'ratioPart') continue;
		const row = RATIOS.find(([name]) => name.test(first.before));
		if (row === undefined || OF_OTHERS.test(text.slice(first.clauseStart, first.quantity.span.start))) continue;
		const isOneFirst = magnitude(first.quantity) === 1;
		if (!isOneFirst && magnitude(second.quantity) !== 1) continue;
		const [, one, other, odds] = row;
		const sides = [one, other].map(words => frames.slice(Math.max(0, first.index - MOST_BEFORE), first.index).filter(frame => frame.sentence === first.sentence && isCount(frame) && words.test(frame.before)));
		if (sides.some(({ length }) => length !== 1)) continue;
		const [[a], [b]] = sides;
		if (!unitsAgree(a.quantity.unit, b.quantity.unit) || a === b) continue;
		// of 1∶1.46 the second is so many for each of the first
		const [count, total, printed] = isOneFirst ? [a, b, second] : [b, a, first];
		const relation: Average = { kind: 'average', claim: 'stated', total: total.quantity, count: count.quantity, average: { ...printed.quantity, unit: total.quantity.unit } };
		if (holds(relation) || isSlip(expect(relation), odds)) relations.push(relation);
	}
	return relations;
};
const MOST_BEFORE = 6;

const RATIOS: readonly (readonly [name: RegExp, one: RegExp, other: RegExp, odds: number])[] = [
	[/医护比(?:例|为|达到|达|是|约|[：:\s])*$/, /医师|医生/, /护士|护理/, 5],
	[/床护比(?:例|为|达到|达|是|约|[：:\s])*$/, /床位|病床/, /护士|护理/, 5],
	[/师生比(?:例|为|达到|达|是|约|[：:\s])*$/, /教师|教职工|老师/, /学生|在校生|幼儿|学员/, 40],
	[/生师比(?:例|为|达到|达|是|约|[：:\s])*$/, /学生|在校生|幼儿|学员/, /教师|教职工|老师/, 40],
];
/** Of another year or place. */
const OF_OTHERS = /上年|去年|同期|全国|全省|全市|平均|标准|要求|不低于|不高于/;

const isCount = ({ quantity: { unit, upper, hedge }, isChange, isMean }: Frame): boolean => unit.dimension === 'count' && upper === undefined && hedge === undefined && !isChange && !isMean;

const ratioOf = ({ total, count }: Average): number => magnitude(total) / magnitude(count);
const holds = (relation: Average): boolean => Math.abs(ratioOf(relation) - magnitude(relation.average)) <= lastPlace(relation.average);

/** What each of the figures should be by the others. */
function expect({ total, count, average }: Average): Expectation[] {
	const [t, c, a, slack] = [magnitude(total), magnitude(count), magnitude(average), lastPlace(average) / 2];
	return [[average, t / c - slack, t / c + slack], [total, (a - slack) * c, (a + slack) * c], [count, t / (a + slack), t / Math.max(1e-9, a - slack)]];
}
