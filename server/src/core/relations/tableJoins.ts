import { magnitude } from '../magnitude.ts';
import { defineReader } from '../joins.ts';
import { type PlacedTable, type TableSet, digitsOf, isSameKind, maySay } from '../placedTables.ts';
import type { Quantity } from '../quantities.ts';
import type { PartWhole, Relation, Repeat } from '../relations.ts';

/**
 * Two tables with the same rows. Columns that agree in row after row say the same thing, and a row where they do not is
 * wrong in one of them; what is new, active or female is no more than what there is.
 */
export const readTableJoins = defineReader({
	collect: () => undefined,
	follows: ['tables'],
	read: (_items, { tables: set }): Relation[] => [...readCopies(set), ...readSubsets(set.tables)],
});

interface Place {
	readonly table: number;
	readonly column: number;
}

/** Columns of two tables that print the same figures for the same rows. */
function readCopies({ tables, byRow }: TableSet): Repeat[] {
	const agreeing = new Map<string, { readonly first: Place; readonly second: Place; count: number }>();
	for (const [name, bearers] of byRow) {
		if (bearers.length < 2) continue;
		const places = new Map<number, Place[]>();
		for (const { index, table, rows, columns } of bearers) {
			const { cells } = table.rows[rows.get(name)!];
			for (const column of columns) {
				const { figure } = cells[column];
				if (figure === undefined || digitsOf(figure) < 3) continue;
				const value = magnitude(figure);
				const known = places.get(value);
				if (known === undefined) places.set(value, [{ table: index, column }]);
				else known.push({ table: index, column });
			}
		}
		for (const found of places.values()) {
			if (found.length < 2 || MOST_COPIES < found.length) continue;
			found.forEach((second, index) => {
				for (const first of found.slice(0, index)) {
					if (first.table === second.table) continue;
					const key = `${first.table} ${first.column} ${second.table} ${second.column}`;
					const pair = agreeing.get(key);
					if (pair === undefined) agreeing.set(key, { first, second, count: 1 });
					else pair.count += 1;
				}
			});
		}
	}
	return [...agreeing.values()].flatMap(({ first, second, count }) => (count < 3 ? [] : compare(tables, first, second)));
}
/** Figures that stand for one row in more tables than this are no copies of each other. */
const MOST_COPIES = 8;

function compare(tables: readonly PlacedTable[], first: Place, second: Place): Repeat[] {
	const agreeing: Repeat[] = [];
	const differing: Repeat[] = [];
	const [one, other] = [tables[first.table], tables[second.table]];
	for (const [name, row] of other.rows) {
		const a = one.rows.has(name) ? one.figureAt(one.rows.get(name)!, first.column) : undefined;
		const b = other.figureAt(row, second.column);
		if (a === undefined || b === undefined || !isSameKind(a, b)) continue;
		const indicator = [other.table.rows[row].name, other.table.columns[second.column].name].join(' ');
		(maySay(a, b) ? agreeing : differing).push({ kind: 'repeat', claim: 'stated', first: a, second: b, indicator });
	}
	return differing.length * 4 <= agreeing.length ? [...agreeing, ...differing] : agreeing;
}

/** 新增提交者 in one table or column, 提交者 in another: a part of what there is. */
function readSubsets(tables: readonly PlacedTable[]): PartWhole[] {
	const byName = new Map<string, Place[]>();
	for (const { index, table, columns } of tables) {
		for (const column of columns) {
			const name = table.columns[column].name.toLowerCase();
			const known = byName.get(name);
			if (known === undefined) byName.set(name, [{ table: index, column }]);
			else known.push({ table: index, column });
		}
	}
	const relations: PartWhole[] = [];
	for (const [name, parts] of byName) {
		const modifier = PART_OF.exec(name);
		const wholes = modifier === null ? undefined : byName.get(name.slice(modifier[0].length));
		if (wholes === undefined || MOST_COPIES < parts.length || MOST_COPIES < wholes.length) continue;
		for (const part of parts) for (const whole of wholes) relations.push(...contain(tables, whole, part));
	}
	return relations;
}
const PART_OF = /^(?:新增|活跃|女性|女|男性|男|在职|其中|已|new |active |female |male )/;

function contain(tables: readonly PlacedTable[], whole: Place, part: Place): PartWhole[] {
	const [of, from] = [tables[whole.table], tables[part.table]];
	const holding: PartWhole[] = [];
	const failing: PartWhole[] = [];
	for (const [name, row] of from.rows) {
		const larger = of.rows.has(name) ? of.figureAt(of.rows.get(name)!, whole.column) : undefined;
		const smaller = from.figureAt(row, part.column);
		if (larger === undefined || smaller === undefined || !isAmount(larger, smaller)) continue;
		const relation: PartWhole = { kind: 'partWhole', claim: 'stated', whole: larger, parts: [smaller], disjoint: false };
		(magnitude(smaller) <= magnitude(larger) ? holding : failing).push(relation);
	}
	if (holding.length < 4) return [];
	return failing.length * 4 <= holding.length ? [...holding, ...failing] : [];
}

const isAmount = (a: Quantity, b: Quantity): boolean => isSameKind(a, b) && a.unit.dimension !== 'ratio';
