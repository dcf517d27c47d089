import { gridsOf } from '../grids.ts';
import type { BlockReader } from './readers.ts';
import { readTableRates } from './tableRates.ts';
import { readTableSums } from './tableSums.ts';

/** What the figures of a table claim of each other: totals, and columns that are worked out of others. */
export const readTableFigures: BlockReader = ({ table }) => {
	if (table === undefined || MOST_ROWS < table.rows.length) return [];
	const grids = gridsOf(table);
	return [...readTableSums(grids), ...readTableRates(grids)];
};
/** Tables longer than this are data, not reports. */
const MOST_ROWS = 2000;
