import { type Field, type Grid, gridsOf, isFigure, isTotal } from '../grids.ts';
import { addsUp, isShareOf, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Relation } from '../relations.ts';
import type { BlockReader } from './readers.ts';

/**
 * Columns that are worked out of others: a share of another column, or of its total; growth from one to the other, or
 * from row to row; a sum or difference. No head is trusted with the formula: it is the one that holds in row after row.
 * Four rows that hold make it the table's own, and a row that does not hold is then wrong; heads that say 占比, 增长, 率
 * need fewer. A table on its side is read likewise.
 */
export const readTableRates: BlockReader = ({ table }) => {
	if (table === undefined || MOST_ROWS < table.rows.length) return [];
	const { columns, rows } = gridsOf(table);
	return [...readGrid(columns), ...(rows.fields.length <= MOST_FIELDS ? readGrid(rows) : [])];
};
const MOST_ROWS = 2000;
/** Formulas are sought among so many columns. */
const MOST_FIELDS = 14;

function readGrid(grid: Grid): Relation[] {
	if (grid.fields.length < 2 || MOST_FIELDS < grid.fields.length) return [];
	const ratios = grid.fields.filter(field => isOf(field, 'ratio'));
	const amounts = grid.fields.filter(field => !ratios.includes(field) && field.figures.some(isFigure));
	return [...ratios.flatMap(ratio => readRate(ratio, amounts, grid)), ...readRuns(amounts, grid)];
}

function isOf({ figures }: Field, dimension: string): boolean {
	const printed = figures.filter(isFigure);
	return 0 < printed.length && printed.filter(({ unit }) => unit.dimension === dimension).length * 2 > printed.length;
}

/** What a formula says of one item; undefined where a figure of it is missing. */
type Formula = (item: number) => { readonly relation: Relation; readonly holds: boolean; readonly tells: boolean } | undefined;

/** The items where a formula holds, and those where it does not, if it is the table's own. */
function settleFormula(formula: Formula, count: number, needed: number, tolerance = 1 / 4): Relation[] | undefined {
	const holding: Relation[] = [];
	const failing: Relation[] = [];
	let telling = 0;
	for (let item = 0; item < count; item += 1) {
		const told = formula(item);
		if (told === undefined) continue;
		if (told.holds) {
			holding.push(told.relation);
			if (told.tells) telling += 1;
		} else failing.push(told.relation);
		const isHopeless = 3 < failing.length && holding.length < failing.length;
		if (isHopeless) return undefined;
	}
	if (telling < needed || telling * tolerance < failing.length) {
		// a formula that holds throughout a short table is told, but licenses nothing
		return failing.length === 0 && 2 <= telling ? holding.map(relation => ({ ...relation, claim: 'inferred' })) : undefined;
	}
	return [...holding, ...failing];
}

/** Names that say what a column of percentages is. */
const SHARE = /占|比重|比例|份额|构成|率|share|percent|proportion|rate|[%％]/i;
const GROWTH = /增长|增幅|增速|同比|环比|变化|变动|增减|涨幅|降幅|比上年|较上年|growth|change|increase|yoy|y\/y|[+±]/i;
/** Growth of what is told at comparable prices is none of the printed values. */
const REAL = /实际|可比|不变价|同口径|生产总值|GDP|增加值|\breal\b|constant|organic/i;

function readRate(rate: Field, amounts: readonly Field[], grid: Grid): Relation[] {
	const saysGrowth = GROWTH.test(rate.name);
	const saysShare = SHARE.test(rate.name) && !saysGrowth;
	const formulas: { readonly formula: Formula; readonly needed: number; readonly tolerance?: number }[] = [];
	for (const part of amounts) {
		for (const whole of amounts) {
			if (part === whole) continue;
			if (!saysGrowth) formulas.push({ formula: shareOf(rate, part, whole), needed: saysShare ? 3 : 4 });
			if (!saysShare) formulas.push({ formula: growthFrom(rate, whole, part, grid.items), needed: saysGrowth ? 2 : 4 });
		}
		if (!saysGrowth) {
			const total = grid.items.findIndex((name, item) => isTotal(name) && isFigure(part.figures[item]));
			const all = rate.figures[total];
			// a total whose own share is printed as 100 % says what the shares are of
			const isClosed = saysShare && isFigure(all) && Math.abs(magnitude(all) - 100) < 0.5;
			if (0 <= total) formulas.push({ formula: shareOfTotal(rate, part, total), needed: saysShare ? 2 : 4, tolerance: isClosed ? 1 / 2 : undefined });
			formulas.push({ formula: shareOfHidden(rate, part), needed: 4 });
		}
		if (!saysShare && grid.isSeries) {
			formulas.push({ formula: growthInSeries(rate, part, 1, grid.items), needed: saysGrowth ? 2 : 4 }, { formula: growthInSeries(rate, part, -1, grid.items), needed: saysGrowth ? 2 : 4 });
		}
	}
	let best: Relation[] = [];
	for (const { formula, needed, tolerance } of formulas) {
		const told = settleFormula(formula, grid.items.length, needed, tolerance);
		if (told !== undefined && best.length < told.length) best = told;
	}
	return best;
}

/** Printed so that chance would hardly meet it: neither nothing nor all, and with two digits or more. */
const isTelling = (rate: Quantity): boolean => {
	const size = Math.abs(magnitude(rate));
	return size !== 0 && size !== 100 && 10 <= size / lastPlace(rate);
};

function shareOf(rate: Field, part: Field, whole: Field): Formula {
	return item => {
		const [share, numerator, denominator] = [rate.figures[item], part.figures[item], whole.figures[item]];
		if (!isFigure(share) || !isFigure(numerator) || !isFigure(denominator) || magnitude(denominator) <= 0 || !isAmountLike(numerator, denominator)) return undefined;
		return { relation: { kind: 'share', claim: 'stated', parts: [numerator], wholes: [denominator], share }, holds: isShareOf([numerator], [denominator], share), tells: isTelling(share) };
	};
}

const isAmountLike = (a: Quantity, b: Quantity): boolean => {
	const kinds = new Set([a, b].map(({ unit }) => (unit.dimension === 'none' ? 'count' : unit.dimension)));
	return kinds.size === 1 && !kinds.has('ratio');
};

/** The whole is the figure of the total's row. */
function shareOfTotal(rate: Field, part: Field, total: number): Formula {
	const whole = part.figures[total];
	return item => {
		const [share, numerator] = [rate.figures[item], part.figures[item]];
		if (item === total || !isFigure(share) || !isFigure(numerator) || !isFigure(whole) || magnitude(whole) <= 0 || !isAmountLike(numerator, whole)) return undefined;
		return { relation: { kind: 'share', claim: 'stated', parts: [numerator], wholes: [whole], share }, holds: isShareOf([numerator], [whole], share), tells: isTelling(share) };
	};
}

/** The whole is not printed, but all rows share it: each part is to the largest one as its share is to that one's. */
function shareOfHidden(rate: Field, part: Field): Formula {
	const items = rate.figures.flatMap((share, item) => (isFigure(share) && isFigure(part.figures[item]) ? [item] : []));
	const largest = items.reduce((top, item) => (magnitude(rate.figures[top] as Quantity) < magnitude(rate.figures[item] as Quantity) ? item : top), items[0]);
	const known = (): number | undefined => {
		// the largest row may be the wrong one: the next is asked then
		const ranked = items.toSorted((a, b) => magnitude(rate.figures[b] as Quantity) - magnitude(rate.figures[a] as Quantity)).slice(0, 3);
		return ranked.find(item => items.filter(other => isProportional(other, item)).length * 4 > items.length * 3);
	};
	const isProportional = (item: number, to: number): boolean => {
		const [share, whole, wholeShare] = [rate.figures[item] as Quantity, part.figures[to] as Quantity, rate.figures[to] as Quantity];
		const scaled = (magnitude(part.figures[item] as Quantity) / magnitude(whole)) * magnitude(wholeShare);
		const slack = lastPlace(share) + (scaled / magnitude(wholeShare)) * lastPlace(wholeShare) * 0.5;
		return Math.abs(scaled - magnitude(share)) < slack;
	};
	const reference = largest === undefined || items.length < 4 ? undefined : known();
	return item => {
		if (reference === undefined || item === reference || !items.includes(item)) return undefined;
		const [share, numerator, whole, wholeShare] = [rate.figures[item] as Quantity, part.figures[item] as Quantity, part.figures[reference] as Quantity, rate.figures[reference] as Quantity];
		if (!isAmountLike(numerator, whole) || magnitude(whole) <= 0) return undefined;
		return { relation: { kind: 'share', claim: 'stated', parts: [numerator], wholes: [whole], share, wholeShare }, holds: isProportional(item, reference), tells: isTelling(share) };
	};
}

function growthFrom(rate: Field, base: Field, current: Field, items: readonly string[]): Formula {
	return item => readGrowth(rate.figures[item], base.figures[item], current.figures[item], `${items[item]} ${rate.name} ${current.name}`);
}

/** Growth from the row before, or from the row behind in a table that goes back in time. */
function growthInSeries(rate: Field, amount: Field, step: 1 | -1, items: readonly string[]): Formula {
	return item => readGrowth(rate.figures[item], amount.figures[item - step], amount.figures[item], `${items[item]} ${rate.name} ${amount.name}`);
}

function readGrowth(rate: Field['figures'][number], base: Field['figures'][number], current: Field['figures'][number], words: string): ReturnType<Formula> {
	if (!isFigure(rate) || !isFigure(base) || !isFigure(current) || magnitude(base) <= 0 || magnitude(current) < 0 || !isAmountLike(base, current)) return undefined;
	const [low, high] = [growthOf(base, current, -1), growthOf(base, current, 1)];
	const holds = low - lastPlace(rate) < magnitude(rate) && magnitude(rate) < high + lastPlace(rate);
	if (!holds && REAL.test(words)) return undefined;
	return { relation: { kind: 'change', claim: 'stated', base, current, rate, direction: 'up' }, holds, tells: isTelling(rate) };
}

/** The growth in per cent, lowest or highest within the roundings of both ends. */
function growthOf(base: Quantity, current: Quantity, sign: 1 | -1): number {
	const half = (figure: Quantity) => (figure.unit.dimension === 'count' && figure.value.exponent === 0 ? 0 : lastPlace(figure) / 2);
	return 100 * ((magnitude(current) + sign * half(current)) / Math.max(magnitude(base) - sign * half(base), 1e-30) - 1);
}

/** A column that is the sum of neighbours: 总数 | 男 | 女; 上年 | 本年 | 增减. */
function readRuns(amounts: readonly Field[], grid: Grid): Relation[] {
	const relations: Relation[] = [];
	const taken = new Set<Field>();
	for (const whole of amounts) {
		// totals by name are read by their heads
		if (isTotal(whole.name)) continue;
		let best: { readonly relations: readonly Relation[]; readonly parts: readonly Field[] } | undefined;
		const others = amounts.filter(field => field !== whole && !isTotal(field.name));
		for (let from = 0; from < others.length - 1; from += 1) {
			for (let to = from + 2; to <= others.length; to += 1) {
				const parts = others.slice(from, to);
				if (parts.some(part => taken.has(part))) break;
				const told = settleFormula(sumOf(whole, parts), grid.items.length, 4);
				if (told !== undefined && (best === undefined || best.relations.length < told.length)) best = { relations: told, parts };
			}
		}
		if (best === undefined) continue;
		taken.add(whole);
		relations.push(...best.relations);
	}
	return relations;
}

function sumOf(whole: Field, parts: readonly Field[]): Formula {
	return item => {
		const total = whole.figures[item];
		if (!isFigure(total)) return undefined;
		const figures: Quantity[] = [];
		for (const { figures: own } of parts) {
			const part = own[item];
			if (part === undefined) return undefined;
			if (part !== 'empty') figures.push(part);
		}
		if (figures.length < 2 || figures.some(figure => !isAmountLike(figure, total))) return undefined;
		const tells = 2 <= figures.filter(figure => 10 <= Math.abs(magnitude(figure)) / lastPlace(figure)).length;
		return { relation: { kind: 'sum', claim: 'stated', whole: total, parts: figures }, holds: addsUp(figures, total), tells };
	};
}
