import { type Field, type Grid, type Grids, isFigure, isOfWhich, isTotal } from '../grids.ts';
import type { Quantity } from '../quantities.ts';
import type { Relation } from '../relations.ts';

/**
 * Columns that are worked out of others: a share of another column, or of its total; growth from one to the other, or
 * from row to row; a sum or difference. No head is trusted with the formula: it is the one that holds in row after row.
 * Four rows that hold make it the table's own, and a row that does not hold is then wrong; heads that say 占比, 增长, 率
 * need fewer. A table on its side is read likewise.
 */
export const readTableRates = ({ columns, rows }: Grids): Relation[] => [...readGrid(columns), ...(rows.fields.length <= MOST_FIELDS ? readGrid(rows) : [])];
/** Formulas are sought among so many columns. */
const MOST_FIELDS = 14;

function readGrid(grid: Grid): Relation[] {
	const isSmall = grid.items.length < 2 || grid.fields.length < 2;
	if (isSmall || MOST_FIELDS < grid.fields.length) return [];
	const ratios = grid.fields.filter(isRatio);
	const amounts = grid.fields.filter(field => !ratios.includes(field) && field.figures.some(isFigure));
	return [...ratios.flatMap(ratio => readRate(ratio, amounts, grid)), ...readMeans(amounts, grid), ...readBalances(amounts, grid), ...readRuns(amounts, grid)];
}

function isRatio({ kinds }: Field): boolean {
	const printed = kinds.filter(kind => kind !== '').length;
	return kinds.filter(kind => kind === 'ratio').length * 2 > printed;
}

/** What a formula says of the items. It is asked by rough arithmetic first; relations are made of what it turns out to tell. */
interface Formula {
	/** How far the printed figure lies from the computed one, in units that its printing and the others' rounding explain: less than 1 holds. NaN where a figure is missing. */
	readonly distance: (item: number) => number;
	/** The figure that is computed. */
	readonly result: Field;
	readonly relation: (item: number) => Relation;
	/** How many rows must hold before others are called wrong, and how many may be wrong for each that holds. */
	readonly needed: number;
	readonly tolerance: number;
}

/**
 * The items where a formula holds, and those where it does not, if it is the table's own. Items that are off by a last
 * digit or two speak for the formula as well: whoever computed them did so, if with other roundings.
 */
function settleFormula({ distance, result, relation, needed, tolerance }: Formula, count: number): Settled | undefined {
	const items: number[] = [];
	let holding = 0;
	let telling = 0;
	let near = 0;
	let far = 0;
	for (let item = 0; item < count; item += 1) {
		const off = distance(item);
		if (Number.isNaN(off)) continue;
		items.push(item);
		if (off < 1) holding += 1;
		if (off < NEARLY) {
			telling += isTelling(result, item) ? 1 : 0;
			near += isTrivial(result, item) ? 0 : 1;
		} else far += 1;
		const isHopeless = 3 < far && items.length < far * 2;
		if (isHopeless) return undefined;
	}
	const isOwn = needed <= telling && far <= near * tolerance && items.length - far <= holding * FEWEST;
	if (isOwn) return { relations: items.map(relation), holding };
	// a formula that holds throughout a short table is told, but licenses nothing
	return holding === items.length && 2 <= telling ? { relations: items.map(item => ({ ...relation(item), claim: 'inferred' })), holding } : undefined;
}
/** What a formula tells, and how many of it hold: of two formulas that fits which holds more often. */
interface Settled {
	readonly relations: readonly Relation[];
	readonly holding: number;
}
const NEARLY = 2.5;
/** Of so many items that speak for a formula one must hold. */
const FEWEST = 5;

/** Printed so that chance would hardly meet it: neither nothing nor all, and with two digits or more. */
const isTelling = (field: Field, item: number): boolean => !isTrivial(field, item) && 10 <= Math.abs(field.values[item]) / (field.places[item] || 1);
const isTrivial = ({ values, kinds }: Field, item: number): boolean => values[item] === 0 || (kinds[item] === 'ratio' && Math.abs(values[item]) === 100);

/** Names that say what a column of percentages is. */
const SHARE = /占|比重|比例|份额|构成|率|share|percent|proportion|rate|[%％]/i;
const GROWTH = /增长|增幅|增速|同比|环比|变化|变动|增减|涨幅|降幅|比上年|较上年|growth|change|increase|yoy|y\/y|[+±]/i;
/**
 * Statistics whose growth is told at comparable prices, of a comparable sample or on a revised base: none of the printed
 * values. A table that holds one of them holds others that do not say so.
 */
const REAL = /实际|可比|不变价|同口径|调整|重述|生产总值|GDP|增加值|总产值|第[一二三]产业|规模以上|规上|限额以上|限上|固定资产投资|零售总额|可支配收入|\breal\b|constant|organic|restated|adjusted/i;

function readRate(rate: Field, amounts: readonly Field[], grid: Grid): readonly Relation[] {
	const saysGrowth = GROWTH.test(rate.name);
	const saysShare = SHARE.test(rate.name) && !saysGrowth;
	const heads = RATE_HEADS.filter(([name]) => name.test(rate.name));
	const formulas: Formula[] = [];
	for (const part of amounts) {
		for (const whole of amounts) {
			if (part === whole) continue;
			if (!saysGrowth) formulas.push(shareOf(rate, part, whole, isNamedFor(heads, part, whole) ? 1 : saysShare ? 3 : 4));
			if (!saysShare) formulas.push(growthOf(rate, part, whole, 0, grid, saysGrowth));
		}
		if (!saysGrowth) {
			const total = grid.items.findIndex((name, item) => isTotal(name) && isFigure(part.figures[item]));
			if (0 <= total) formulas.push(shareOfTotal(rate, part, total, grid, saysShare));
			formulas.push(...shareOfHidden(rate, part));
		}
		if (!saysShare && grid.isSeries) formulas.push(growthOf(rate, part, part, 1, grid, saysGrowth), growthOf(rate, part, part, -1, grid, saysGrowth));
	}
	let best: Settled | undefined;
	for (const formula of formulas) {
		const told = settleFormula(formula, grid.items.length);
		if (told !== undefined && (best === undefined || best.holding < told.holding || (best.holding === told.holding && best.relations.length < told.relations.length))) best = told;
	}
	if (best !== undefined || !OF_ALL.test(rate.name)) return best?.relations ?? [];
	for (const part of amounts) {
		const stale = readStale(rate, part);
		if (stale !== undefined) return [stale];
	}
	return [];
}
/** Columns of means, if there are any. */
function readMeans(amounts: readonly Field[], grid: Grid): readonly Relation[] {
	if (amounts.length < 3) return [];
	const means = new Set(amounts.filter(({ name }) => MEAN.test(name)));
	const others = amounts.filter(field => !means.has(field));
	return [...means].flatMap(mean => readMean(mean, others, grid));
}

/** A column of means: so much for each of another column's. Three rows that hold make it so. */
function readMean(mean: Field, others: readonly Field[], grid: Grid): readonly Relation[] {
	let best: Settled | undefined;
	for (const total of others) {
		for (const count of others) {
			const told = total === count ? undefined : settleFormula(meanOf(mean, total, count), grid.items.length);
			if (told !== undefined && (best === undefined || best.holding < told.holding)) best = told;
		}
	}
	return best?.relations ?? [];
}
const MEAN = /[人户班校村社场次日月年件亩]均|平均|^每|\bper\b|average|mean/i;

function meanOf(mean: Field, total: Field, count: Field): Formula {
	return {
		result: mean, needed: 3, tolerance: 1 / 4,
		distance: item => {
			const isAsked = mean.kinds[item] !== '' && total.kinds[item] !== '' && count.kinds[item] !== '' && ![mean, total, count].some(({ kinds }) => kinds[item] === 'ratio') && 0 < count.values[item];
			if (!isAsked) return NaN;
			const value = total.values[item] / count.values[item];
			return distanceOf(mean, item, value, value * (looseness(total, item) + looseness(count, item)) + (lastPlaceOf(mean, item)) / 2);
		},
		relation: item => ({ kind: 'average', claim: 'stated', total: figureOf(total, item), count: figureOf(count, item), average: figureOf(mean, item) }),
	};
}
/** A mean of counts is rounded, though counts are not. */
const lastPlaceOf = ({ places, figures }: Field, item: number): number => places[item] || 10 ** ((figures[item] as Quantity).value.exponent);

/** 计划 | 完成 | 完成率; planned | completed | completion rate: the heads say what is divided by what. */
const isNamedFor = (heads: readonly RateHeads[], part: Field, whole: Field): boolean => heads.some(([, of, by]) => of.test(part.name) && by.test(whole.name) && !of.test(whole.name));
type RateHeads = readonly [rate: RegExp, part: RegExp, whole: RegExp];
const RATE_HEADS: readonly RateHeads[] = [
	[/完成率|完成比例|完成进度/, /完成|实际/, /计划|任务|目标|应完成|指标/],
	[/整改率/, /已?整改|已完成/, /发现|排查|隐患|问题/],
	[/办结率|结案率/, /办结|结案|审结/, /受理|收案|收到|交办/],
	[/执行率|支出率|支出进度/, /支出|执行|已用/, /预算|指标|安排|下达/],
	[/出勤率|到会率|参训率/, /实到|出勤|到会|参训/, /应到|应参|应训|总数/],
	[/合格率|达标率|通过率|及格率/, /合格|达标|通过|及格/, /抽检|检查|检测|参加|报名|应考|总数|人数/],
	[/completion/i, /completed|done|actual/i, /planned|target|assigned|total|enrolled/i],
	[/(?:pass|success|approval|response) rate/i, /pass|success|approved|response|answered/i, /tested|attempt|applications|sent|total|taken|received/i],
];
/** Heads of shares of what all rows are part of. */
const OF_ALL = /占比|比重|份额|占.{0,6}比例|^percentage|share of/i;

/**
 * Shares that stand in the order of their amounts and come near to one whole, but do not come to it: copied from a table of
 * other amounts, such as last year's. One row is told, the one that is off most.
 */
function readStale(rate: Field, part: Field): Relation | undefined {
	const items = rate.kinds.flatMap((kind, item) => (kind === 'ratio' && part.kinds[item] !== '' && part.kinds[item] !== 'ratio' && 0 < part.values[item] && 0 < rate.values[item] ? [item] : []));
	const isOfOne = MANY <= items.length && items.reduce((sum, item) => sum + rate.values[item], 0) < 100.5;
	if (!isOfOne) return undefined;
	const ranked = items.toSorted((a, b) => part.values[b] - part.values[a]);
	const isOrdered = ranked.every((item, index) => index === 0 || rate.values[item] <= rate.values[ranked[index - 1]]);
	const [reference] = ranked;
	const wholes = items.map(item => part.values[item] / rate.values[item]);
	const isNear = Math.max(...wholes) < Math.min(...wholes) * 1.3;
	if (!isOrdered || !isNear) return undefined;
	const formula = shareOfReference(rate, part, reference);
	const failing = ranked.filter(item => NEARLY <= formula.distance(item));
	const worst = failing.toSorted((a, b) => formula.distance(b) - formula.distance(a))[0];
	return failing.length * 2 < items.length || worst === undefined ? undefined : formula.relation(worst);
}
const MANY = 8;

/** Every figure of a formula is there, and of a kind. */
const areAlike = (a: Field, b: Field, item: number, other = item): boolean => a.kinds[item] !== '' && a.kinds[item] === b.kinds[other] && a.kinds[item] !== 'ratio';

/** How far a printed figure lies from a computed one, which the rounding of its operands makes uncertain by `slack`. */
const distanceOf = (result: Field, item: number, computed: number, slack: number): number =>
	Math.abs(result.values[item] - computed) / ((result.places[item] + slack) * (1 + 1e-9) + 1e-9 * Math.abs(computed));

/** Half a unit of the last place, as a part of the figure. */
const looseness = ({ values, places }: Field, item: number): number => places[item] / 2 / Math.abs(values[item] || 1);

const figureOf = ({ figures }: Field, item: number): Quantity => figures[item] as Quantity;

function shareOf(rate: Field, part: Field, whole: Field, needed: number): Formula {
	return {
		result: rate, needed, tolerance: needed === 1 ? 1 : 1 / 4,
		distance: item => {
			if (rate.kinds[item] !== 'ratio' || !areAlike(part, whole, item) || whole.values[item] <= 0) return NaN;
			const share = (100 * part.values[item]) / whole.values[item];
			return distanceOf(rate, item, share, share * (looseness(part, item) + looseness(whole, item)));
		},
		relation: item => ({ kind: 'share', claim: 'stated', parts: [figureOf(part, item)], wholes: [figureOf(whole, item)], share: figureOf(rate, item) }),
	};
}

/** The whole is the figure of the total's row. */
function shareOfTotal(rate: Field, part: Field, total: number, { items }: Grid, saysShare: boolean): Formula {
	// a total whose own share is printed as 100 % says what the shares are of
	const isClosed = saysShare && Math.abs(rate.values[total] - 100) < 0.5;
	// where the amounts do not add up, one of them is wrong, and told as such
	const sum = part.values.reduce((sofar, value, item) => (isTotal(items[item]) || isOfWhich(items[item]) || Number.isNaN(value) ? sofar : sofar + value), 0);
	const addsUp = Math.abs(sum - part.values[total]) <= part.places.reduce((slack, place) => slack + place, 1e-9 * sum);
	return {
		result: rate, needed: isClosed ? 1 : saysShare ? 2 : 4, tolerance: isClosed ? 1 : 1 / 4,
		distance: item => {
			if (item === total || rate.kinds[item] !== 'ratio' || !areAlike(part, part, item, total) || part.values[total] <= 0) return NaN;
			const share = (100 * part.values[item]) / part.values[total];
			// shares that were made to add up to 100 % may be off by one
			const off = distanceOf(rate, item, share, share * (looseness(part, item) + looseness(part, total)) + (isClosed ? rate.places[item] : 0));
			return 1 <= off && !addsUp ? NaN : off;
		},
		relation: item => ({ kind: 'share', claim: 'stated', parts: [figureOf(part, item)], wholes: [figureOf(part, total)], share: figureOf(rate, item), balancing: isClosed }),
	};
}

/** The whole is not printed, but all rows share it: each part is to the largest one as its share is to that one's. */
function shareOfHidden(rate: Field, part: Field): Formula[] {
	const items = rate.kinds.flatMap((kind, item) => (kind === 'ratio' && part.kinds[item] !== '' && 0 < part.values[item] ? [item] : []));
	if (items.length < 5) return [];
	// the largest row may be the wrong one: the next is asked then
	const largest = items.toSorted((a, b) => rate.values[b] - rate.values[a]).slice(0, 3);
	const formula = largest.map(reference => shareOfReference(rate, part, reference)).find(({ distance }) => items.filter(item => distance(item) < 1).length * 4 > (items.length - 1) * 3);
	return formula === undefined ? [] : [formula];
}

/** Each part is to that of a row as its share is to that row's. */
function shareOfReference(rate: Field, part: Field, reference: number): Formula {
	return {
		result: rate, needed: 4, tolerance: 1 / 4,
		distance: item => {
			if (item === reference || rate.kinds[item] !== 'ratio' || !areAlike(part, part, item, reference)) return NaN;
			const share = (part.values[item] / part.values[reference]) * rate.values[reference];
			return distanceOf(rate, item, share, share * (looseness(part, item) + looseness(part, reference) + looseness(rate, reference)));
		},
		relation: item => ({ kind: 'share', claim: 'stated', parts: [figureOf(part, item)], wholes: [figureOf(part, reference)], share: figureOf(rate, item), wholeShare: figureOf(rate, reference) }),
	};
}

/** Growth from one column to another, or from the row before (or behind, in a table that goes back in time). */
function growthOf(rate: Field, current: Field, base: Field, step: 0 | 1 | -1, { items, fields }: Grid, saysGrowth: boolean): Formula {
	const isReal = items.some(name => REAL.test(name)) || fields.some(({ name }) => REAL.test(name));
	return {
		result: rate, needed: saysGrowth ? 2 : 4, tolerance: 1 / 4,
		distance: item => {
			const from = item - step;
			if (rate.kinds[item] !== 'ratio' || from < 0 || items.length <= from || !areAlike(current, base, item, from) || base.values[from] <= 0 || current.values[item] < 0) return NaN;
			const factor = (100 * current.values[item]) / base.values[from];
			const off = distanceOf(rate, item, factor - 100, factor * (looseness(current, item) + looseness(base, from)));
			return 1 <= off && isReal ? NaN : off;
		},
		relation: item => ({ kind: 'change', claim: 'stated', base: figureOf(base, item - step), current: figureOf(current, item), rate: figureOf(rate, item), direction: 'up' }),
	};
}

/** 年初 | 收入 | 支出 | 年末; opening | income | spending | closing; revenue | cost of sales | gross profit: the heads say what comes in and what goes out. */
function readBalances(amounts: readonly Field[], { items }: Grid): readonly Relation[] {
	return BALANCES.flatMap(({ result, parts, isDefined }) => {
		const [closing, ...others] = [result, ...parts.map(([name]) => name)].map(name => onlyOne(amounts.filter(field => name.test(field.name.trim()))));
		const isWhole = closing !== undefined && others.every(field => field !== undefined) && new Set([closing, ...others]).size === 1 + others.length;
		// a line between, such as what was discontinued, is part of the account too
		if (!isWhole || (isDefined && amounts.indexOf(closing) !== amounts.indexOf(others[others.length - 1]!) + 1)) return [];
		const trust = isDefined ? { needed: 1, tolerance: 1 } : { needed: 2, tolerance: 1 / 2 };
		return settleFormula({ ...balanceOf(closing, others as Field[], parts.map(([, sign]) => sign)), ...trust }, items.length)?.relations ?? [];
	});
}
const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** What a balance is made of, by the heads. One that accounting defines needs but one item that holds, and stands right behind its parts. */
interface Balance {
	readonly result: RegExp;
	readonly parts: readonly (readonly [head: RegExp, sign: 1 | -1])[];
	readonly isDefined: boolean;
}
const INCOME_BEFORE_TAX = /^(?:(?:net )?(?:income|profit|earnings)(?: \(loss\))? before (?:provision for )?(?:income )?tax(?:es|ation)?|税前利润|利润总额)$/i;
const GROSS_PROFIT = /^(?:gross (?:profit|margin)|毛利润?|营业毛利)$/i;
const BALANCES: readonly Balance[] = [
	{ result: /^(?:年末|期末|结余|余额|未结|年末结余|期末余额|库存)/, parts: [[/^(?:年初|期初|上年|上期|旧存|年初结转|上年结转)/, 1], [/收入|增加|新增|新收|转入|入库/, 1], [/支出|减少|注销|办结|转出|出库|使用/, -1]], isDefined: false },
	{ result: /^(?:closing|end|carried forward|balance)/i, parts: [[/^(?:opening|start|brought forward|beginning)/i, 1], [/income|received|receipts|added|additions|in$/i, 1], [/spending|spent|expenditure|paid|payments|used|disposals|out$/i, -1]], isDefined: false },
	{ result: GROSS_PROFIT, parts: [[/^(?:total )?(?:net )?(?:revenues?|sales|turnover)$|^营业收入$/i, 1], [/^(?:total )?cost of (?:goods sold|revenues?|(?:goods and )?sales)$|^营业成本$/i, -1]], isDefined: true },
	{ result: /^(?:operating (?:income|profit)|(?:income|profit)(?: \(loss\))? from operations)(?: \(loss\))?$/i, parts: [[GROSS_PROFIT, 1], [/^total operating (?:expenses|costs)$/i, -1]], isDefined: true },
	{ result: /^(?:net (?:income|profit|earnings)(?: \(loss\))?|净利润)$/i, parts: [[INCOME_BEFORE_TAX, 1], [/^(?:provision for )?income tax(?:es)?(?: expense| provision)?$|^所得税(?:费用)?$/i, -1]], isDefined: true },
];

function balanceOf(closing: Field, parts: readonly Field[], signs: readonly (1 | -1)[]): Omit<Formula, 'needed' | 'tolerance'> {
	// what goes out is printed with its sign, or in brackets, or without
	const signsOf = (item: number): readonly (1 | -1)[] => signs.map((sign, index) => (parts[index].values[item] < 0 ? 1 : sign));
	return {
		result: closing,
		distance: item => {
			if (closing.kinds[item] === '' || closing.kinds[item] === 'ratio' || parts.some(({ kinds }) => kinds[item] !== closing.kinds[item])) return NaN;
			const signed = signsOf(item);
			return distanceOf(closing, item, parts.reduce((sum, { values }, index) => sum + signed[index] * values[item], 0), parts.reduce((slack, { places }) => slack + places[item] / 2, 0));
		},
		relation: item => ({ kind: 'sum', claim: 'stated', whole: figureOf(closing, item), parts: parts.map(part => figureOf(part, item)), signs: signsOf(item) }),
	};
}

/** A column that is the sum of neighbours: 总数 | 男 | 女; 上年 | 本年 | 增减. */
function readRuns(amounts: readonly Field[], grid: Grid): Relation[] {
	if (grid.items.length < 3) return [];
	const relations: Relation[] = [];
	const taken = new Set<Field>();
	// totals by name are read by their heads
	const plain = amounts.filter(({ name }) => !isTotal(name));
	for (const whole of plain) {
		let best: { readonly told: Settled; readonly parts: readonly Field[] } | undefined;
		const others = plain.filter(field => field !== whole);
		for (let from = 0; from < others.length - 1; from += 1) {
			for (let to = from + 2; to <= others.length && !taken.has(others[to - 1]) && !taken.has(others[from]); to += 1) {
				const parts = others.slice(from, to);
				const told = settleFormula(sumOf(whole, parts), grid.items.length);
				if (told !== undefined && (best === undefined || best.told.holding < told.holding)) best = { told, parts };
			}
		}
		if (best === undefined) continue;
		taken.add(whole);
		relations.push(...best.told.relations);
	}
	return relations;
}

/** 上年 | 本年 | 增减额: the head says that it is the difference of the two before. */
const DIFFERENCE = /^(?:比上年|较上年|同比)?(?:增减|增加|增减变动|变动|差)额?$|^(?:change|difference|increase|variance)$/i;
function sumOf(whole: Field, parts: readonly Field[]): Formula {
	const isDifference = parts.length === 2 && DIFFERENCE.test(parts[1].name);
	return {
		result: whole, needed: isDifference ? 2 : 4, tolerance: isDifference ? 1 / 2 : 1 / 4,
		distance: item => {
			if (whole.kinds[item] === '' || whole.kinds[item] === 'ratio') return NaN;
			let sum = 0;
			let slack = 0;
			let figures = 0;
			for (const { values, places, kinds } of parts) {
				sum += values[item];
				slack += places[item] / 2;
				if (values[item] === 0) continue;
				if (kinds[item] !== whole.kinds[item]) return NaN;
				figures += 1;
			}
			// one part and nothing else says that two columns are alike, not that they add up
			return figures < 2 ? NaN : distanceOf(whole, item, sum, slack);
		},
		relation: item => isDifference && isFigure(parts[0].figures[item]) && isFigure(parts[1].figures[item]) ? { kind: 'difference', claim: 'stated', minuend: figureOf(whole, item), subtrahend: figureOf(parts[0], item), difference: figureOf(parts[1], item) } : ({ kind: 'sum', claim: 'stated', whole: figureOf(whole, item), parts: parts.map(({ figures }) => figures[item]).filter(isFigure) }),
	};
}
