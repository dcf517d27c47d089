import { type Comparison, compareLedgers } from '../comparison.ts';
import { createAnalyzer } from '../core/analysis.ts';
import { createPlaces } from '../core/lines.ts';
import type { Language } from '../core/message.ts';
import { type Ledger, nameOf, periodOf, toLedger } from '../ledger.ts';
import { BYTE_ORDER_MARK, type Table, printTable, toComparisonTable, toLedgerTable } from '../ledgerTable.ts';
import { rules } from '../rules/registry.ts';
import { formatOf } from './files.ts';
import { printArray } from './formats/json.ts';
import { completeSettings, createSettingsReader, decodeInput, readBytes, toProblem } from './inputs.ts';
import type { Options } from './options.ts';
import { print, tellProblem } from './terminal.ts';

/** Shows the figures of files as a ledger, or set beside those of an earlier report. Tells whether all could be read. */
export async function inspectLedgers(files: readonly string[], { format, config, against }: Options, language: Language): Promise<{ readonly isComplete: boolean }> {
	const settingsOf = createSettingsReader(config);
	const analyze = createAnalyzer(rules);
	const read = async (file: string) => {
		const { text } = decodeInput(file, await readBytes(file));
		return { ledger: toLedger(analyze(text, formatOf(file), completeSettings(language, settingsOf(file))), language), placeOf: createPlaces(text) };
	};
	const array = printArray((one: object) => one);
	const base = against === undefined ? undefined : (await read(against)).ledger;
	let isComplete = true;
	let isFirst = true;
	for (const file of files) {
		try {
			const { ledger, placeOf } = await read(file);
			const comparison = base && compareLedgers(base, ledger, language);
			const lineOf = (offset: number) => placeOf(offset).line;
			const table = () => named(file, FILE[language], comparison === undefined ? toLedgerTable(ledger, lineOf, language) : toComparisonTable(comparison, language));
			const csv = () => (isFirst ? BYTE_ORDER_MARK + printTable(table(), ',') : printTable({ ...table(), heads: [] }, ',').replace(/^\r\n/, ''));
			const text = () => `${file}\n${(comparison === undefined ? printLedger(ledger, lineOf, language) : printComparison(comparison)).map(row => `  ${row}\n`).join('')}`;
			await print(format === 'json' ? array.printReport({ file, ...(comparison === undefined ? { ledger } : { against, comparison }) }) : format === 'csv' ? csv() : text());
			isFirst = false;
		} catch (error) {
			isComplete = false;
			tellProblem(toProblem(file, error), language);
		}
	}
	if (format === 'json') await print(array.printEnd());
	return { isComplete };
}
const FILE = { zh: '文件', en: 'File' };

const named = (file: string, head: string, { name, heads, rows }: Table): Table => ({ name, heads: [head, ...heads], rows: rows.map(row => [{ text: file }, ...row]) });

function printLedger({ figures }: Ledger, lineOf: (offset: number) => number, language: Language): string[] {
	return figures.map(figure => [
		`${lineOf(figure.span.start)}`,
		`${0 < figure.findings.length ? '✗' : SIGNS[figure.status ?? 'none']}`,
		`${nameOf(figure, language) || '–'}:`,
		figure.text,
		periodOf(figure, language) === '' ? '' : `(${periodOf(figure, language)})`,
	].filter(part => part !== '').join(' '));
}
/** Where it does not hold, one figure bears the finding; the others, by which it is judged, have a mark of their own. */
const SIGNS = { holds: '✓', violated: '!', unsure: '≈', none: '·' };

function printComparison({ rows }: Comparison): string[] {
	return rows.map(({ name, baseText, currentText, change, growth }) => [
		`${name}:`,
		`${baseText || '–'} → ${currentText || '–'}`,
		change === undefined ? '' : `${change.startsWith('-') ? '' : '+'}${change}`,
		growth === undefined ? '' : `(${growth.startsWith('-') ? '' : '+'}${growth}%)`,
	].filter(part => part !== '').join(' '));
}
