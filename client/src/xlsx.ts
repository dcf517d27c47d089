// Of the two parts of this package the one that runs in a worker runs in Node too.
import { strToU8, zipSync } from 'fflate/browser';
import type { TableCells } from './requests.ts';

/** Writes a table as the bytes of an .xlsx (ECMA-376): digits as numbers, the head bold, always in sight, with filters. */
export function writeSpreadsheet(table: TableCells): Uint8Array {
	const parts = Object.entries({ ...FIXED, 'xl/workbook.xml': printWorkbook(table.name), 'xl/worksheets/sheet1.xml': printSheet(table) });
	return zipSync(Object.fromEntries(parts.map(([path, xml]) => [path, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)])), { level: 6 });
}

type Cell = TableCells['rows'][number][number];

function printSheet({ heads, rows }: TableCells): string {
	const last = `${columnAt(heads.length - 1)}${rows.length + 1}`;
	const widths = heads.map((head, column) => Math.min(48, rows.reduce((most, row) => Math.max(most, widthOf(row[column])), widthOf({ text: head })) + 2));
	const columns = widths.map((width, column) => `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`).join('');
	const head = heads.map((text, column) => printCell({ text }, `${columnAt(column)}1`, HEAD)).join('');
	const body = rows.map((row, index) => `<row r="${index + 2}">${row.map((cell, column) => printCell(cell, `${columnAt(column)}${index + 2}`, BODY)).join('')}</row>`).join('');
	return `<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/>`
		+ '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
		+ `<cols>${columns}</cols><sheetData><row r="1">${head}</row>${body}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

/** A spreadsheet keeps fifteen digits; what has more stays as it is written. */
function printCell(cell: Cell, place: string, style: number): string {
	if ('number' in cell && cell.number.replace(NO_DIGIT, '').length <= 15) return `<c r="${place}" s="${style}"><v>${cell.number}</v></c>`;
	const text = 'number' in cell ? cell.number : cell.text;
	return text === '' ? '' : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}
const NO_DIGIT = /[^0-9]/g;
/** Formats by their places in styles.xml. */
const BODY = 0;
const HEAD = 1;

/** "A" … "Z", "AA" …: a table has few columns. */
const columnAt = (index: number): string => (index < 26 ? '' : String.fromCharCode(64 + Math.floor(index / 26))) + String.fromCharCode(65 + (index % 26));

/** A Chinese character is as wide as two digits. */
const widthOf = (cell: Cell): number => [...'number' in cell ? cell.number : cell.text].reduce((sum, character) => sum + (character < '\u2e80' ? 1 : 2), 0);

/** Control characters have no place in XML, however they are written. */
const escapeXml = (text: string): string => text.replace(CONTROL, '').replace(SIGNS, sign => NAMES[sign]);
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const SIGNS = /[&<>"]/g;
const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const printWorkbook = (name: string): string => `<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** The parts that are the same in each file. */
const FIXED: Readonly<Record<string, string>> = {
	'[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
		+ `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
	'_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATED}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATED}/styles" Target="styles.xml"/></Relationships>`,
	'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>`
		+ '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
		+ '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
		+ '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
		+ '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
};
