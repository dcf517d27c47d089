import type { Comparison } from './comparison.ts';
import type { Language, Message } from './core/message.ts';
import { type Ledger, type LedgerFigure, periodOf } from './ledger.ts';

/** A ledger or a comparison as a spreadsheet takes it. */
export interface Table {
	/** What the sheet is called. */
	readonly name: string;
	readonly heads: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
}

/** Words, a number with all its digits, or nothing. */
export type Cell = { readonly text: string } | { readonly number: string };

/** The figures of a ledger, a row each; `only` some of them, in the order given. */
export function toLedgerTable(ledger: Ledger, lineOf: (offset: number) => number, language: Language, only?: readonly number[]): Table {
	const figures = only === undefined ? ledger.figures : only.flatMap(index => ledger.figures[index] ?? []);
	return {
		name: NAMES.ledger[language],
		heads: LEDGER_HEADS.map(head => head[language]),
		rows: figures.map(figure => [
			{ text: ledger.sections[figure.section]?.title ?? '' },
			{ text: figure.indicator },
			{ text: figure.qualifiers.join(MARKS[language]) },
			valueOf(figure),
			{ text: figure.unit },
			{ text: periodOf(figure, language) },
			{ text: figure.text },
			{ text: TIES[figure.status ?? 'none'][language] },
			{ text: figure.ties.join(MARKS[language]) },
			{ text: figure.findings.join(MARKS[language]) },
			{ number: String(lineOf(figure.span.start)) },
		]),
	};
}

/** Last year's figures beside this year's. */
export function toComparisonTable({ base, current, rows }: Comparison, language: Language): Table {
	const yearOf = ({ year }: { readonly year: number }, other: Message) => (year === 0 || base.year === current.year ? other[language] : String(year));
	return {
		name: NAMES.comparison[language],
		heads: [...COMPARISON_HEADS.slice(0, 3).map(head => head[language]), yearOf(base, BEFORE), yearOf(current, NOW), ...COMPARISON_HEADS.slice(3).map(head => head[language])],
		rows: rows.map(row => [
			{ text: row.section },
			{ text: row.name },
			{ text: row.unit },
			row.base === undefined ? NOTHING : valueOf(row.base),
			row.current === undefined ? NOTHING : valueOf(row.current),
			row.change === undefined ? NOTHING : { number: row.change },
			row.growth === undefined ? NOTHING : { number: row.growth },
		]),
	};
}

/** Lines of cells with a mark between them. With a comma it is CSV as RFC 4180 has it, with a tab what a spreadsheet takes from the clipboard. */
export const printTable = ({ heads, rows }: Table, mark: ',' | '\t'): string =>
	[heads.map(text => ({ text })), ...rows].map(row => `${row.map(cell => printCell(cell, mark)).join(mark)}\r\n`).join('');

/** By this mark at the beginning Excel knows that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Words that a spreadsheet would take for a formula are marked as words. */
function printCell(cell: Cell, mark: ',' | '\t'): string {
	if ('number' in cell) return cell.number;
	const text = FORMULA.test(cell.text) ? `'${cell.text}` : cell.text;
	if (mark === '\t') return text.replace(BREAKS, ' ');
	return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
const FORMULA = /^[=+\-@\t\r]/;
const BREAKS = /[\t\r\n]+/g;
const QUOTED = /[",\r\n]/;

const valueOf = ({ value, upper }: LedgerFigure): Cell => (upper === undefined ? { number: value } : { text: `${value}–${upper}` });
const NOTHING: Cell = { text: '' };

const MARKS: Message = { zh: '；', en: '; ' };
const NAMES: Readonly<Record<'ledger' | 'comparison', Message>> = { ledger: { zh: '数据台账', en: 'Ledger' }, comparison: { zh: '两份报告对比', en: 'Comparison' } };
const LEDGER_HEADS: readonly Message[] = [
	{ zh: '章节', en: 'Section' }, { zh: '指标', en: 'Indicator' }, { zh: '限定', en: 'Qualifiers' }, { zh: '数值', en: 'Value' }, { zh: '单位', en: 'Unit' }, { zh: '时期', en: 'Period' },
	{ zh: '原文', en: 'As printed' }, { zh: '勾稽', en: 'Tied' }, { zh: '依据', en: 'Working' }, { zh: '发现', en: 'Findings' }, { zh: '行', en: 'Line' },
];
const COMPARISON_HEADS: readonly Message[] = [{ zh: '章节', en: 'Section' }, { zh: '指标', en: 'Indicator' }, { zh: '单位', en: 'Unit' }, { zh: '增减', en: 'Change' }, { zh: '增长（%）', en: 'Growth (%)' }];
const BEFORE: Message = { zh: '上一份', en: 'Earlier' };
const NOW: Message = { zh: '本份', en: 'Current' };
const TIES: Readonly<Record<'holds' | 'violated' | 'unsure' | 'none', Message>> = {
	holds: { zh: '相符', en: 'holds' }, violated: { zh: '不符', en: 'does not hold' }, unsure: { zh: '难以断定', en: 'cannot be told' }, none: { zh: '', en: '' },
};
