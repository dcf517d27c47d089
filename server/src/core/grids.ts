import { isExact, lastPlace, magnitude } from './magnitude.ts';
import type { Quantity } from './quantities.ts';
import type { Table } from './tables.ts';

/**
 * The figures of a table along one axis: a field is a column and an item a row, or the other way round. What holds of a
 * table's columns (合计 = 甲 + 乙, 占比, 增长) holds of its rows in a table that lies on its side, so readers are given both.
 */
export interface Grid {
	readonly fields: readonly Field[];
	/** What the items are called: the rows' names if fields are columns. */
	readonly items: readonly string[];
	/** The items follow each other in time: 2021, 2022, 2023. */
	readonly isSeries: boolean;
}

export interface Field {
	readonly name: string;
	/** Of a row, how deep its number puts it. */
	readonly depth: number;
	/** One for each item: a figure, "empty" where nothing is printed, or undefined where something else is. */
	readonly figures: readonly (Quantity | 'empty' | undefined)[];
	/** The figures' magnitudes; 0 where nothing is printed, NaN where something else is. */
	readonly values: readonly number[];
	/** What one in the last printed place is worth; 0 if nothing was rounded. */
	readonly places: readonly number[];
	/** What the figures measure; bare numbers count. "" where there is none. */
	readonly kinds: readonly string[];
}

/** A table's grids: that of its columns and that of its rows. */
export interface Grids {
	readonly columns: Grid;
	readonly rows: Grid;
}

export function gridsOf({ columns, rows }: Table): Grids {
	const indices = columns.flatMap(({ role }, index) => (role === 'figure' ? [index] : []));
	const names = indices.map(index => columns[index].name);
	const byRow = rows.map(({ name, depth }) => createField(name, depth));
	const byColumn = names.map(name => createField(name, 0));
	for (let row = 0; row < rows.length; row += 1) {
		for (let at = 0; at < indices.length; at += 1) {
			const { figure, isEmpty } = rows[row].cells[indices[at]];
			const value = figure === undefined ? (isEmpty ? 0 : NaN) : magnitude(figure);
			const place = figure === undefined || isExact(figure) ? 0 : lastPlace(figure);
			const kind = figure === undefined ? '' : figure.unit.dimension === 'none' ? 'count' : figure.unit.dimension;
			const printed = figure ?? (isEmpty ? 'empty' : undefined);
			put(byRow[row], printed, value, place, kind);
			put(byColumn[at], printed, value, place, kind);
		}
	}
	return {
		columns: { fields: byColumn, items: rows.map(({ name }) => name), isSeries: columns.some(({ role }) => role === 'period') },
		rows: { fields: byRow, items: names, isSeries: names.every(name => YEAR.test(name)) },
	};
}

/** A field that waits for its figures. */
interface OpenField extends Field {
	readonly figures: (Quantity | 'empty' | undefined)[];
	readonly values: number[];
	readonly places: number[];
	readonly kinds: string[];
}

const createField = (name: string, depth: number): OpenField => ({ name, depth, figures: [], values: [], places: [], kinds: [] });
function put({ figures, values, places, kinds }: OpenField, figure: Field['figures'][number], value: number, place: number, kind: string): void {
	figures.push(figure);
	values.push(value);
	places.push(place);
	kinds.push(kind);
}
const YEAR = /^(?:19|20)[0-9]{2}/;

export const isFigure = (value: Quantity | 'empty' | undefined): value is Quantity => typeof value === 'object';

/** Names of totals, of groups' totals, and of what is no part of a total. Chinese and English. */
const TOTAL = /^(?:合计|总计|共计|总和|总数|总量|总额|全部|汇总|累计)(?:数|额|值)?$|^.{1,10}(?:合计|总计)$|^(?:grand )?totals?(?: .{1,40})?$|^sum$|^overall$|^all(?: .{1,30})?$|^全[国省市区县镇校院]$|^.{1,30} totals?$/i;
const SUBTOTAL = /^(?:.{0,10}小计|sub-?totals?.*)$/i;
const OF_WHICH = /^(?:其中|#|＃|of which|including|thereof)/i;
const NO_PART = /^(?:平均|均值|人均|中位|最大|最小|最高|最低|标准差|同比|环比|增长|增幅|增速|增减|比上年|较上年|占比|比重|比例|(?:上年|去年|上期)(?!结转|结余|末|初)|差额|差异|变化|变动|结余|average|mean|median|minimum|maximum|min|max|growth|change|variance|difference|previous|prior|share|percent)/i;
/** Names of what is not added up: rates, averages, prices, indices. */
const NOT_ADDED = /率|均|[^对]比$|增速|增幅|增长|同比|环比|涨幅|降幅|单价|价格|指数|排名|得分|评分|系数|倍|密度|每|占比|比重|比例|份额|年龄|\brate|average|\bmean\b|median|price|index|\bper\b|ratio|score|growth|change|share|percent|[%％]/i;

export const isTotal = (name: string): boolean => TOTAL.test(name) || SUBTOTAL.test(name);
export const isOfWhich = (name: string): boolean => OF_WHICH.test(name);
export const isNoPart = (name: string): boolean => NO_PART.test(name);
export const isAdditive = (name: string): boolean => !NOT_ADDED.test(name);
