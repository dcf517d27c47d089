import { type Field, type Grid, type Grids, isAdditive, isFigure, isNoPart, isOfWhich, isTotal } from '../grids.ts';
import { addsUp, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { PartWhole, Relation, Sum } from '../relations.ts';
import { expectSum, isSlip } from '../slips.ts';
import { unitsAgree } from '../units.ts';

/**
 * Totals of a table: rows and columns called 合计, 小计, Total. Which rows a total adds up is told by its figures: of all
 * runs of rows that no total has taken yet, the one that gives the most of them. Where it gives most, but not all, the rest
 * is wrong; where no run gives any, only a plain table (one total, no 其中) is asked.
 */
export const readTableSums = ({ columns, rows }: Grids): Relation[] => [...readTotals(rows, true), ...readTotals(columns, false), ...readOfWhich(rows)];

/** A run of fields that may be the parts of a total, and how well they are. */
interface Run {
	readonly parts: readonly Field[];
	readonly holding: number;
	readonly failing: number;
}

/**
 * Totals among rows, each column an item, or among columns, each row an item. Columns are of many kinds, and some are not
 * added up; what rows add up in one row they add up in the next.
 */
function readTotals(grid: Grid, areRows: boolean): Relation[] {
	const { fields } = grid;
	const totals = fields.filter(({ name }) => isTotal(name));
	if (totals.length === 0 || fields.length < 3) return [];
	const amounts = grid.items.map((_, item) => !fields.some(({ kinds }) => kinds[item] === 'ratio'));
	const isOnlyShares = !amounts.includes(true);
	const additive = grid.items.map((name, item) => (isOnlyShares ? true : amounts[item] && isAdditive(name)));
	const relations: Relation[] = [];
	/** What no total has taken yet, in order. */
	let open: Field[] = [];
	fields.forEach((field, index) => {
		const isWhole = isTotal(field.name);
		if (!isWhole) {
			if (!isOfWhich(field.name) && !isNoPart(field.name)) open.push(field);
			return;
		}
		const isFirst = open.length === 0;
		const following = isFirst ? readFollowing(fields, index) : [];
		const runs = (isFirst ? following : suffixesOf(open)).flatMap(withoutDeeper).map(parts => measure(field, parts, additive));
		const best = runs.reduce<Run | undefined>((top, run) => (top === undefined || top.holding < run.holding ? run : top), undefined);
		if (best !== undefined && 0 < best.holding && best.failing <= best.holding && (best.failing === 0 || areRows || 2 <= best.holding)) {
			relations.push(...tell(field, best.parts, additive, areRows));
			if (!isFirst) open = open.slice(0, open.indexOf(best.parts[0]));
		} else if (areRows && totals.length === 1 && !fields.some(({ name }) => isOfWhich(name)) && runs[0] !== undefined) {
			const whole = runs[0];
			const isPlain = whole.holding === 0 && 0 < whole.failing && whole.failing <= 2;
			if (isPlain) relations.push(...tell(field, whole.parts, additive, true));
		}
		if (!isFirst) open.push(field);
	});
	return relations;
}

/** Runs that end right before a total, the longest first. */
function suffixesOf(open: readonly Field[]): Field[][] {
	const runs: Field[][] = [];
	for (let from = Math.max(0, open.length - LONGEST_SEARCH); from < open.length - 1; from += 1) runs.push(open.slice(from));
	const whole = open.slice();
	return LONGEST_SEARCH < open.length ? [whole, ...runs] : runs;
}
const LONGEST_SEARCH = 60;

/** A run, and the same without the rows that its numbers put below others. */
function withoutDeeper(run: readonly Field[]): (readonly Field[])[] {
	const depth = run.reduce((least, field) => (0 < field.depth && field.depth < least ? field.depth : least), Infinity);
	const top = run.filter(field => field.depth === 0 || field.depth === depth);
	return 2 <= top.length && top.length < run.length ? [run, top] : [run];
}

/** Runs that begin right behind a total: up to the next one, all of them, and the totals of groups alone. */
function readFollowing(fields: readonly Field[], index: number): Field[][] {
	const behind = fields.slice(index + 1).filter(({ name }) => !isOfWhich(name) && !isNoPart(name));
	const next = behind.findIndex(({ name }) => isTotal(name));
	const runs = [behind.filter(({ name }) => !isTotal(name)), behind.slice(0, next < 0 ? behind.length : next), behind.filter(({ name }) => isTotal(name))];
	return runs.filter(run => 2 <= run.length);
}

function measure(whole: Field, parts: readonly Field[], additive: readonly boolean[]): Run {
	let holding = 0;
	let failing = 0;
	whole.figures.forEach((total, item) => {
		const sum = readSum(whole, parts, item, additive[item]);
		if (sum === undefined || !isFigure(total)) return;
		if (addsUp(sum.parts, total)) {
			if (0 < magnitude(total)) holding += 1;
		} else if (additive[item]) failing += 1;
	});
	return { parts, holding, failing };
}

/** The sum that an item claims; undefined where its figures are none to add. */
function readSum(whole: Field, parts: readonly Field[], item: number, additive: boolean): Sum | undefined {
	const total = whole.figures[item];
	if (!isFigure(total)) return undefined;
	const figures: Quantity[] = [];
	for (const { figures: own } of parts) {
		const part = own[item];
		if (part === undefined) return undefined;
		if (part === 'empty') continue;
		if (!unitsAgree(part.unit, total.unit)) return undefined;
		figures.push(part);
	}
	if (figures.length < 2) return undefined;
	// shares are added only up to all of them
	const { dimension } = total.unit;
	const isHundred = dimension === 'ratio' && Math.abs(magnitude(total) - 100) < 0.5;
	if (dimension === 'ratio' ? !isHundred : !additive && NEVER_ADDED.has(dimension)) return undefined;
	return { kind: 'sum', claim: 'stated', whole: total, parts: figures };
}
const NEVER_ADDED = new Set(['points', 'multiple', 'temperature', 'age', 'score', 'level', 'discount']);

function tell(whole: Field, parts: readonly Field[], additive: readonly boolean[], areRows: boolean): Sum[] {
	const sums: Sum[] = [];
	whole.figures.forEach((_, item) => {
		const sum = readSum(whole, parts, item, additive[item]);
		if (sum === undefined) return;
		const holds = addsUp(sum.parts, sum.whole);
		if (holds || (additive[item] && (!areRows || isPlausible(sum)))) sums.push(holds && !additive[item] && sum.whole.unit.dimension !== 'ratio' ? { ...sum, claim: 'inferred' } : sum);
	});
	return sums;
}

/** Parts that are nowhere near their total are parts of something else, and a total among its parts is their mean; unless one slip explains it. */
function isPlausible({ whole, parts }: Sum): boolean {
	const values = parts.map(magnitude);
	const total = magnitude(whole);
	const ratio = values.reduce((sum, value) => sum + value, 0) / total;
	const isMean = Math.min(...values) <= total && total <= Math.max(...values);
	return (0.5 < ratio && ratio < 2 && !isMean) || isSlip(expectSum(parts, whole), 2);
}

/** 其中： a row below what it is part of. */
function readOfWhich({ fields, items }: Grid): PartWhole[] {
	const relations: PartWhole[] = [];
	let whole: Field | undefined;
	for (const field of fields) {
		if (!isOfWhich(field.name)) {
			whole = field;
			continue;
		}
		field.figures.forEach((part, item) => {
			const total = whole?.figures[item];
			const isAmount = isFigure(part) && isFigure(total) && unitsAgree(part.unit, total.unit) && part.unit.dimension !== 'ratio' && isAdditive(items[item]);
			if (isAmount && 0 < magnitude(part)) relations.push({ kind: 'partWhole', claim: 'stated', whole: total, parts: [part], disjoint: false });
		});
	}
	return relations;
}
