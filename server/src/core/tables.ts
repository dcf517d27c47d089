import { type CellContent, readCell } from './cells.ts';
import { isBlankAt, skipBlanks, trimBlanks } from './chars.ts';
import type { DateMark } from './dates.ts';
import { scaleDecimal } from './decimal.ts';
import { type Measure, readMeasure, readMeasuredName } from './measures.ts';
import { type Quantity, readFigures } from './quantities.ts';
import { shiftQuantity } from './shift.ts';
import { type Span, shiftSpan } from './span.ts';
import { noUnit, plainCount } from './units.ts';

/** A table that holds figures, as rows and columns. Spans count from the block's start. */
export interface Table {
	readonly columns: readonly Column[];
	/** The rows below the head. */
	readonly rows: readonly Row[];
}

export interface Column {
	/** The head without its measure, blanks made one: "营业收入". */
	readonly name: string;
	readonly role: ColumnRole;
	readonly measure: Measure | undefined;
	/** The words of the head that tell, in lower case, without 数 and plural endings: "读者 -> 作者" → 贡献者, 提交者. */
	readonly words: readonly string[];
}

/** What stands in a column: words that name rows, places in an order, years, figures, or other words. */
export type ColumnRole = 'label' | 'rank' | 'period' | 'figure' | 'words';

export interface Row {
	/** What the row is about, without its number: "江苏"; "" if no cell says. */
	readonly name: string;
	/** How deep the row's number or indent puts it: 一、 above （一） above 1.; 0 if it has none. */
	readonly depth: number;
	/** The cell that names it. */
	readonly head: Span | undefined;
	/** One for each column. */
	readonly cells: readonly Cell[];
}

export interface Cell {
	readonly span: Span;
	readonly text: string;
	/** Of a column of figures: the figure, with the unit that it, its row or its column gives. */
	readonly figure: Quantity | undefined;
	/** The printed cell is empty or says so (—, N/A), or the row is too short to have it. */
	readonly isEmpty: boolean;
}

/** Reads a table block; undefined if it has no figures in columns. */
export function readTable(text: string): Table | undefined {
	const lines = readLines(text);
	if (lines.rows.length < 2) return undefined;
	const contents = lines.rows.map(cells => cells.map(({ start, end }) => readCell(text, start, end)));
	const headRows = lines.headRows ?? countHeadRows(contents);
	const body = contents.slice(headRows).filter(row => row.some(({ isEmpty }) => !isEmpty));
	const heads = readHeads(contents.slice(0, headRows), contents.reduce((most, row) => Math.max(most, row.length), 0));
	const roles = heads.map((head, column) => roleOf(head, column, body));
	if (!roles.includes('figure')) return undefined;
	const columns = heads.map((head, column) => readColumn(head, roles[column], column, body));
	const asides = columns.flatMap(({ role }, column) => (role === 'figure' && hasAsides(body, column) ? [column] : []));
	const layout: Layout = {
		columns, asides,
		shares: columns.map(({ name, measure }) => measure?.unit.dimension === 'ratio' || SHARE_HEAD.test(name)),
		naming: [columns.findIndex(({ role }) => role === 'label'), columns.findIndex(({ role }) => role === 'period')].find(index => 0 <= index) ?? -1,
		units: heads.findIndex(head => UNIT_HEAD.test(head)),
	};
	return {
		columns: [...columns, ...asides.map((of): Column => ({ name: `${columns[of].name}%`, role: 'figure', measure: undefined, words: [] }))],
		rows: body.map(row => readRow(row, layout)),
	};
}

function readColumn(head: string, role: ColumnRole, column: number, body: readonly (readonly CellContent[])[]): Column {
	const { name, measure } = readMeasuredName(head);
	const words = readHeadWords(name);
	if (role !== 'figure') return { name, role, words, measure };
	const figures = body.flatMap(row => row[column]?.figure ?? []);
	const isWrongCount = measure?.unit === plainCount && figures.some(({ value }) => value.exponent < 0);
	return { name, role, words, measure: isWrongCount ? undefined : (measure ?? readMeasureOfCells(name, figures)) };
}

/** The unit of a column whose first figure alone prints it ("$1,204", 312, 45); of rates without their sign, per cent. */
function readMeasureOfCells(head: string, figures: readonly Quantity[]): Measure | undefined {
	const [first] = figures;
	if (first === undefined) return undefined;
	const isSpoken = first.unit !== noUnit && first.scale === 0 && figures.every(({ unit }) => unit === noUnit || unit.name === first.unit.name) && figures.some(({ unit }) => unit === noUnit);
	if (isSpoken) return { unit: first.unit, scale: 0 };
	// a rate is in per cent if it can be no fraction of one
	const isPlain = RATE_HEAD.test(head) && figures.every(({ unit }) => unit === noUnit) && figures.some(({ value }) => 1 < Math.abs(Number(value.coefficient) * 10 ** value.exponent));
	return isPlain ? readMeasure('%') : undefined;
}
const RATE_HEAD = /(?:占比|比重|比例|百分比|份额|率|增速|增幅|涨幅|降幅)$|percentage|percent|share$|\brate$/i;

const readHeadWords = (head: string): string[] =>
	head.toLowerCase().split(BETWEEN_WORDS).map(part => part.replace(WORD_ENDING, '')).filter(part => 2 <= part.length && !FILLERS.has(part));
const BETWEEN_WORDS = /[\s→＞>\-–—/／（）()：:、，,]+/;
const WORD_ENDING = /(?:人数|数量|总数|总量|个数|数|额|量|(?<=[a-z]{3})s)$/;
const FILLERS = new Set('number of the total in by per and amount count no. num annual'.split(' '));

/** Which columns do what. */
interface Layout {
	readonly columns: readonly Column[];
	/** Whether a column is in per cent, or without unit, whatever its rows are in. */
	readonly shares: readonly boolean[];
	/** Columns whose figures have shares in brackets behind them: these make columns of their own, behind all others. */
	readonly asides: readonly number[];
	/** The column that names the rows, and the one that gives their units, or -1. */
	readonly naming: number;
	readonly units: number;
}

/** The heads of the columns. Of two rows of heads the upper one spans what stands empty beside it. */
function readHeads(rows: readonly (readonly CellContent[])[], width: number): string[] {
	const heads: string[] = [];
	const spanning: string[] = [];
	for (let column = 0; column < width; column += 1) {
		const parts = rows.map((row, index) => {
			const own = cleanName(row[column]?.text ?? '');
			const isLast = index === rows.length - 1;
			if (own !== '' || isLast || column === 0) spanning[index] = own;
			return isLast ? own : spanning[index];
		});
		heads.push(parts.filter((part, index) => part !== '' && part !== parts[index - 1]).join(' '));
	}
	return heads;
}

const UNIT_HEAD = /^(?:计量)?单位$|^units?$/i;

/** Words without marks of Markdown, links, notes and blanks that only make room. */
export function cleanName(words: string): string {
	if (!MAY_BE_UNCLEAN.test(words)) return words.trim();
	const plain = words.includes('[') || words.includes('<') ? words.replace(LINK, '$1').replace(TAG, ' ') : words;
	return plain.replace(MARKS, '').replace(BLANKS, ' ').replace(HAN_BLANK, '$1').trim();
}
/** Anything but words between which one blank stands, or none if they are Chinese. */
const MAY_BE_UNCLEAN = /[[<*_`\\\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]| (?=[ \u4e00-\u9fff])/;
const LINK = /\[([^[\]]*)\]\([^()]*\)/g;
const TAG = /<[^<>]{1,40}>/g;
const MARKS = /\*\*|__|`|\\/g;
const BLANKS = /[\s\u3000\u00a0]+/g;
/** 合 计, 总　计: a blank that pulls two characters apart. */
const HAN_BLANK = /([\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g;

/** The cells of each row, without the row of dashes; the rows above that are heads. */
function readLines(text: string): { readonly rows: readonly Span[][]; readonly headRows: number | undefined } {
	const rows: Span[][] = [];
	const isTabbed = !text.includes('|');
	let headRows: number | undefined;
	let isWrapped = false;
	let open: Span[] | undefined;
	for (let start = 0; start <= text.length; ) {
		const feed = text.indexOf('\n', start);
		const lineEnd = feed < 0 ? text.length : feed;
		const from = skipBlanks(text, start, lineEnd);
		const end = trimBlanks(text, from, lineEnd);
		if (isTabbed) rows.push(splitCells(text, start, lineEnd, '\t'));
		start = lineEnd + 1;
		if (isTabbed) continue;
		if (from === end) continue;
		if (isDelimiterRow(text, from, end)) {
			headRows ??= rows.length;
			continue;
		}
		const opens = text.charAt(from) === '|';
		const closes = text.charAt(end - 1) === '|' && text.charAt(end - 2) !== '\\';
		const cells = splitCells(text, opens ? from + 1 : from, closes ? end - 1 : end, '|');
		if (rows.length === 0 && headRows === undefined) isWrapped = !opens && closes;
		if (!isWrapped || headRows !== undefined) {
			rows.push(cells);
			continue;
		}
		// rows that end with a pipe but do not begin with one go on over lines until they end
		if (open === undefined) open = cells;
		else {
			open[open.length - 1] = { start: open[open.length - 1].start, end: cells[0].end };
			open.push(...cells.slice(1));
		}
		if (closes) {
			rows.push(open);
			open = undefined;
		}
	}
	if (open !== undefined) rows.push(open);
	return { rows, headRows: headRows === 0 ? undefined : headRows };
}

function splitCells(text: string, start: number, end: number, mark: string): Span[] {
	const cells: Span[] = [];
	let from = start;
	for (let at = text.indexOf(mark, start); 0 <= at && at < end; at = text.indexOf(mark, at + 1)) {
		if (mark === '|' && text.charAt(at - 1) === '\\') continue;
		cells.push({ start: from, end: at });
		from = at + 1;
	}
	cells.push({ start: from, end: Math.max(from, end) });
	return cells;
}

function isDelimiterRow(text: string, start: number, end: number): boolean {
	let dashes = 0;
	for (let at = start; at < end; at += 1) {
		const character = text.charAt(at);
		if (character === '-') dashes += 1;
		else if (character !== '|' && character !== ':' && !isBlankAt(text, at)) return false;
	}
	return 1 < dashes;
}

/** Rows before the first one that holds a figure beside its first cell; the first row alone if none of that kind is known. */
function countHeadRows(rows: readonly (readonly CellContent[])[]): number {
	const isBody = (row: readonly CellContent[]) => row.slice(1).some(({ figure, isYear }) => figure !== undefined && !isYear);
	const first = rows.findIndex(isBody);
	return first <= 0 ? 1 : Math.min(first, MOST_HEAD_ROWS);
}
const MOST_HEAD_ROWS = 3;

function roleOf(head: string, column: number, body: readonly (readonly CellContent[])[]): ColumnRole {
	let figures = 0;
	let years = 0;
	let filled = 0;
	let isCounting = true;
	let previous = 0;
	for (const row of body) {
		const cell = row[column];
		if (cell === undefined || cell.isEmpty) continue;
		filled += 1;
		if (cell.figure === undefined) {
			if (PERIOD_CELL.test(cell.text)) years += 1;
			continue;
		}
		figures += 1;
		if (cell.isYear) years += 1;
		const { value, unit } = cell.figure;
		const next = value.exponent === 0 && unit === noUnit ? Number(value.coefficient) : -1;
		if (next !== previous && next !== previous + 1) isCounting = false;
		previous = next;
	}
	if (filled === 0) return 'words';
	if (RANK_HEAD.test(squeeze(head)) || (isCounting && 2 <= figures && COUNTING_HEAD.test(head))) return 'rank';
	if (filled < figures * 2 && NOTE_HEAD.test(head)) return 'rank';
	if (filled * 0.8 <= years && (PERIOD_HEAD.test(head) || column === 0)) return 'period';
	const isFirst = column === 0 && isCounting && 3 <= figures && filled * 0.8 <= figures;
	if (isFirst) return 'rank';
	if (filled * 0.5 < figures) return 'figure';
	return UNIT_HEAD.test(head) ? 'words' : figures * 5 <= filled && isFirstWords(column, body) ? 'label' : 'words';
}
const squeeze = (words: string): string => words.replace(BLANKS, '');
const RANK_HEAD = /^(?:排名|名次|位次|排序|序号|编号|序|次序|行次|行号|栏次|代码|编码|代号|学号|工号|邮编|电话|联系电话|ranks?|rankings?|id|code|phone)$/i;
/** Heads of numbers of notes, if numbers stand below. */
const NOTE_HEAD = /^(?:附注|注释|注|notes?|refs?)$/i;
/** Heads of ranks if what stands below counts up. */
const COUNTING_HEAD = /^(?:no\.?|#|number|num|position|编?号|№)$/i;
const PERIOD_HEAD = /年|月|季|时间|日期|year|month|quarter|date|period/i;
const PERIOD_CELL = /^(?:(?:19|20)[0-9]{2}(?:年度?|财年)?(?:[0-9一二三四上下]{1,2}(?:月|季度|半年))?|[0-9]{1,2}月(?:份)?|(?:第?[一二三四])季度|[上下]半年|(?:FY|Q[1-4]) ?[0-9]{0,4})$/;

/** Whether the column is the first of words, so that it names the rows. */
function isFirstWords(column: number, body: readonly (readonly CellContent[])[]): boolean {
	for (let before = 0; before < column; before += 1) {
		if (body.some(row => row[before] !== undefined && !row[before].isEmpty && row[before].figure === undefined)) return false;
	}
	return true;
}

const hasAsides = (body: readonly (readonly CellContent[])[], column: number): boolean => body.filter(row => row[column]?.aside !== undefined).length * 2 > body.length;

function readRow(row: readonly CellContent[], { columns, shares, asides, naming, units }: Layout): Row {
	const isWords = (cell: CellContent | undefined) => cell !== undefined && !cell.isEmpty && cell.figure === undefined;
	const named = isWords(row[naming]) || (0 <= naming && columns[naming].role === 'period') ? naming : row.findIndex(isWords);
	const { name, measure } = row[named] === undefined ? NAMELESS : readMeasuredName(cleanName(row[named].text));
	const number = MAY_BE_NUMBERED.test(name) ? NUMBERS.findIndex(form => form.test(name)) : -1;
	const rowMeasure = (0 <= units && row[units] !== undefined ? readMeasure(row[units].text) : undefined) ?? measure;
	const cells: Cell[] = [];
	for (let index = 0; index < columns.length; index += 1) {
		const cell = row[index];
		const { role, measure: own } = columns[index];
		const figure = role === 'figure' ? cell?.figure : undefined;
		if (cell === undefined) cells.push(MISSING);
		else cells.push({ span: cell.span, text: cell.text, figure: figure && applyMeasure(figure, shares[index], own, rowMeasure), isEmpty: cell.isEmpty });
	}
	for (const index of asides) {
		const aside = row[index]?.aside;
		cells.push(aside === undefined ? MISSING : { span: aside.span, text: aside.text, figure: aside, isEmpty: false });
	}
	return { name: 0 <= number ? name.replace(NUMBERS[number], '') : name, depth: number + 1, head: row[named]?.span, cells };
}
const MAY_BE_NUMBERED = /^[一二三四五六七八九十0-9（(①-⑳]/;
/** Numbers before the names of rows, the highest level first. */
const NUMBERS: readonly RegExp[] = [/^[一二三四五六七八九十]{1,3}、\s*/, /^[（(][一二三四五六七八九十]{1,3}[）)]\s*/, /^[0-9]{1,2}(?:、|\.(?![0-9])|．)\s*/, /^(?:[（(][0-9]{1,2}[）)]|[①-⑳])\s*/];
const NAMELESS = { name: '', measure: undefined };
const MISSING: Cell = { span: { start: 0, end: 0 }, text: '', figure: undefined, isEmpty: true };

/** A share of the column is in per cent whatever the row is in; else the row's own unit goes before the column's. */
function applyMeasure(figure: Quantity, isShare: boolean, column: Measure | undefined, row: Measure | undefined): Quantity {
	if (isShare) return withMeasure(figure, column);
	return withMeasure(figure, row?.unit.dimension === 'count' && column !== undefined ? column : (row ?? column));
}
/** Heads of columns that are in per cent, or without unit, whatever their rows are in. */
const SHARE_HEAD = /占比|比重|比例|百分比|构成|份额|增长|增幅|增速|同比|环比|涨幅|降幅|变动率|变化率|完成率|率$|percent|share|growth|change|%|％/i;

/** The figure in a unit that its surroundings give, if it prints none. */
export function withMeasure(figure: Quantity, measure: Measure | undefined): Quantity {
	if (measure === undefined) return figure;
	const { unit, scale } = measure;
	if (figure.unit === noUnit) return scale === 0 || figure.scale !== 0 ? { ...figure, unit } : { ...figure, unit, scale, value: scaleDecimal(figure.value, scale) };
	// "$1,205" under "$ millions"
	const isSigned = figure.unit.dimension === unit.dimension && figure.scale === 0 && scale !== 0 && CURRENCY_SIGN.test(figure.text);
	return isSigned ? { ...figure, scale, value: scaleDecimal(figure.value, scale) } : figure;
}

const CURRENCY_SIGN = /^-?[$€£￥¥]/;

/** The figures and dates of a table block: those in columns with their units, those in words as prose has them. */
export function readTableFigures({ columns, rows }: Table): { readonly quantities: Quantity[]; readonly dates: DateMark[] } {
	const quantities: Quantity[] = [];
	const dates: DateMark[] = [];
	for (const { cells } of rows) {
		cells.forEach(({ span, text: words, figure }, index) => {
			const { role } = columns[index];
			if (figure !== undefined) quantities.push(figure);
			if (figure !== undefined || role === 'rank' || words.length < 2) return;
			const found = readFigures(words);
			for (const quantity of found.quantities) quantities.push(shiftQuantity(quantity, span.start));
			for (const date of found.dates) dates.push({ ...date, span: shiftSpan(date.span, span.start) });
		});
	}
	return { quantities, dates };
}
