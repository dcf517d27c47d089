import { digitsOf, maySay } from '../placedTables.ts';
import type { Relation } from '../relations.ts';
import type { BlockReader } from './readers.ts';

/** Words in a row of a table, such as its last column of notes, that say a figure of the row again. */
export const readTableNotes: BlockReader = ({ table, quantities }) => {
	if (table === undefined) return [];
	const relations: Relation[] = [];
	let at = 0;
	for (const { name, cells } of table.rows) {
		const figures = cells.flatMap(({ figure }) => figure ?? []);
		for (const { span, figure: own } of cells) {
			while (at < quantities.length && quantities[at].span.start < span.start) at += 1;
			for (; at < quantities.length && quantities[at].span.end <= span.end; at += 1) {
				const said = quantities[at];
				if (own !== undefined || digitsOf(said) < 3) continue;
				const first = figures.find(figure => maySay(said, figure));
				if (first !== undefined) relations.push({ kind: 'repeat', claim: 'inferred', first, second: said, indicator: name });
			}
		}
	}
	return relations;
};
