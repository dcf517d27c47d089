import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { ComparedFigure, Comparison } from './comparison.ts';
import type { Language } from './core/message.ts';
import { toRange } from './features/ranges.ts';
import { type Ledger, type LedgerFigure, type LedgerSection, nameOf, periodOf } from './ledger.ts';
import { BYTE_ORDER_MARK, type Table, printTable } from './ledgerTable.ts';

/** A ledger as editors are told of it: with ranges, and with names in the language of messages. */
export interface LedgerAnswer extends Omit<Ledger, 'sections' | 'figures'> {
	readonly version: number;
	readonly sections: readonly Ranged<LedgerSection>[];
	readonly figures: readonly ShownFigure[];
}

export interface ComparisonAnswer extends Omit<Comparison, 'rows'> {
	readonly rows: readonly (Omit<ComparedFigure, 'base' | 'current'> & { readonly base: Range | null; readonly current: Range | null })[];
}

/** A table as text for a file or the clipboard, or as cells for who writes a spreadsheet. */
export type TableAnswer = { readonly name: string; readonly text: string } | Table;
export type TableFormat = 'csv' | 'tsv' | 'cells';

type Ranged<T> = Omit<T, 'span'> & { readonly range: Range };
type ShownFigure = Ranged<LedgerFigure> & { readonly name: string; readonly periodName: string };

export function toLedgerAnswer(document: TextDocument, { title, year, sections, figures }: Ledger, language: Language): LedgerAnswer {
	const ranged = <T extends LedgerSection | LedgerFigure>({ span, ...rest }: T) => ({ ...rest, range: toRange(document, span) });
	return {
		version: document.version, title, year,
		sections: sections.map(ranged),
		figures: figures.map(figure => ({ ...ranged(figure), name: nameOf(figure, language), periodName: periodOf(figure, language) })),
	};
}

export function toComparisonAnswer(base: TextDocument, current: TextDocument, comparison: Comparison): ComparisonAnswer {
	const rangeIn = (document: TextDocument, figure: LedgerFigure | undefined) => (figure === undefined ? null : toRange(document, figure.span));
	return { ...comparison, rows: comparison.rows.map(row => ({ ...row, base: rangeIn(base, row.base), current: rangeIn(current, row.current) })) };
}

export function toTableAnswer(table: Table, format: TableFormat): TableAnswer {
	if (format === 'cells') return table;
	return { name: table.name, text: format === 'csv' ? BYTE_ORDER_MARK + printTable(table, ',') : printTable(table, '\t') };
}
