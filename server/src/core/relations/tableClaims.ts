import { CLASS, CLAUSE_END, SENTENCE_END, codeAt } from '../chars.ts';
import type { Frame } from '../frames.ts';
import { addsUp, magnitude } from '../magnitude.ts';
import { type FindRowNames, type RowName, createRowNameFinder } from '../rowNames.ts';
import type { Measure } from '../measures.ts';
import { defineReader } from '../joins.ts';
import { type PlacedTable, type TableSet, countsAlike, digitsOf, isPeer, isSameKind, maySay } from '../placedTables.ts';
import { readProvinces } from '../provinces.ts';
import type { Quantity } from '../quantities.ts';
import type { Claim, Extreme, Relation, Sum } from '../relations.ts';
import { shiftQuantity } from '../shift.ts';
import { slipBetween } from '../slips.ts';
import { FAR } from '../span.ts';
import { withMeasure } from '../tables.ts';
import { noUnit } from '../units.ts';

/**
 * Text against tables. A sentence that names a row and gives one of its figures repeats that cell. Where the words beside
 * the figure name another column, as when two columns were exchanged on the way into the text, the repeat is wrong. What
 * is called the most or the least is compared with its column.
 */
export const readTableClaims = defineReader({
	collect: ({ kind, frames }) => (kind === 'table' || kind === 'heading' || frames.length === 0 ? undefined : frames),
	follows: ['tables'],
	each: true,
	read: ([{ place: { block, content }, item: frames }], { tables: set }) => {
		if (set.tables.length === 0) return [];
		const surroundings: Surroundings = { byRow: set.byRow, near: set.near(block.start), findRowNames: finderOf(set) };
		const relations: Relation[] = [];
		let subject: RowName | undefined;
		for (const sentence of readSentences(content.text, frames)) {
			const told = readSentence({ ...sentence, offset: block.start, text: content.text }, surroundings, subject);
			relations.push(...told.relations);
			subject = told.subject ?? subject;
		}
		return relations;
	},
});

/** Finds rows of tables by name; made once for a set of tables. */
function finderOf(set: TableSet): FindRowNames {
	const known = finders.get(set) ?? createRowNameFinder(set.byRow.keys());
	finders.set(set, known);
	return known;
}
const finders = new WeakMap<TableSet, FindRowNames>();

/** What sentences are held against. */
interface Surroundings {
	readonly byRow: ReadonlyMap<string, readonly PlacedTable[]>;
	/** The tables that the sentence may speak of without saying so. */
	readonly near: readonly PlacedTable[];
	readonly findRowNames: FindRowNames;
}

interface Place {
	readonly table: PlacedTable;
	readonly row: number;
	readonly column: number;
}

interface Sentence {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly frames: readonly Frame[];
	/** Where the block starts in the document. */
	readonly offset: number;
}

/** A figure of the text that is that of a cell, or should be. */
interface Cited {
	readonly frame: Frame;
	readonly said: Quantity;
	readonly place: Place;
	readonly cell: Quantity;
	/** How the row was told: by its name, by its name in a sentence before, or by the figures. */
	readonly by: 'name' | 'subject' | 'value';
	/** What the text says that the column is in, if the table does not. */
	readonly measure?: Measure;
}

function* readSentences(text: string, frames: readonly Frame[]): Generator<Omit<Sentence, 'text' | 'offset'>> {
	for (let from = 0; from < frames.length; ) {
		let to = from + 1;
		while (to < frames.length && frames[to].sentence === frames[from].sentence) to += 1;
		const { sentenceStart } = frames[from];
		let { end } = frames[to - 1].quantity.span;
		while (end < text.length && !isSentenceEnd(text, end)) end += 1;
		yield { start: sentenceStart, end, frames: frames.slice(from, to) };
		from = to;
	}
}

function isSentenceEnd(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (CLASS[code] & SENTENCE_END) !== 0 || (code === 0x2e && !WORD.test(text.charAt(at + 1)));
}
const WORD = /[0-9A-Za-z]/;

function readSentence(sentence: Sentence, surroundings: Surroundings, subject: RowName | undefined): { readonly relations: Relation[]; readonly subject: RowName | undefined } {
	const { offset } = sentence;
	const mentions = surroundings.findRowNames(sentence.text, sentence.start, sentence.end);
	const { rows, groups } = mentions.length === 0 ? NO_ROWS : assignRows(sentence.frames, mentions, sentence.text);
	const row = rowOfValues(sentence, surroundings);
	const relations: Relation[] = [];
	const cited: Cited[] = [];
	for (const frame of sentence.frames) {
		if (frame.quantity.upper !== undefined) continue;
		const named = rows.get(frame);
		const told = named === undefined ? citeByValue(frame, offset, row, surroundings, subject) : cite(frame, offset, named, surroundings, 'name');
		if (told.length === 0) {
			const missed = named === undefined ? undefined : readMiss(frame, named, sentence, surroundings);
			if (missed !== undefined) relations.push(missed);
			continue;
		}
		let [best] = told;
		let columns: readonly number[] | undefined;
		for (const one of told) {
			const beside = columnsBeside(frame, sentence, one.place.table);
			const isNamed = beside.includes(one.place.column);
			if (isNamed || columns === undefined) [best, columns] = [one, beside];
			if (isNamed) break;
		}
		const isNamed = columns!.includes(best.place.column);
		const swapped = columns!.length === 1 && !isNamed ? readSwap(best, columns![0], sentence, surroundings) : undefined;
		if (swapped !== undefined) {
			relations.push(swapped);
			continue;
		}
		cited.push(best);
		relations.push(repeatOf(best.said, best.cell, best.place, isNamed && best.by !== 'value' ? 'stated' : 'inferred'));
	}
	for (const group of groups) readTogether(group, sentence, surroundings, relations);
	for (const group of readProvinceGroups(sentence)) readTogether(group, sentence, surroundings, relations);
	if (0 < cited.length) relations.push(...readExtremes(cited, sentence));
	return { relations, subject: mentions.length === 0 ? undefined : mentions.every(({ name }) => name === mentions[0].name) ? mentions[0] : undefined };
}
const NO_ROWS: Assigned = { rows: new Map(), groups: [] };

const repeatOf = (said: Quantity, cell: Quantity, { table, row, column }: Place, claim: Claim): Relation => ({
	kind: 'repeat', claim, first: alike(cell, said), second: said, indicator: [table.table.rows[row].name, table.table.columns[column].name].join(' '),
});

/** A bare number of a table counts what the text says it counts. */
const alike = (cell: Quantity, said: Quantity): Quantity => (cell.unit.dimension === said.unit.dimension && cell.unit.name !== '' ? cell : cell.unit.dimension === 'none' || cell.unit.dimension === 'count' ? { ...cell, unit: said.unit } : cell);

/** A figure said of several rows together. */
interface Group {
	readonly frame: Frame;
	readonly names: readonly string[];
	/** Where the last of the names ends. */
	readonly end: number;
}

/** Rows by the figures that are said of them, and figures of several rows. */
interface Assigned {
	readonly rows: ReadonlyMap<Frame, string>;
	readonly groups: readonly Group[];
}

/** The row that each figure is said of: "A和B分别为1和2" in pairs, else the last one named before it. One figure of several rows is theirs together. */
function assignRows(frames: readonly Frame[], mentions: readonly RowName[], text: string): Assigned {
	const rows = new Map<Frame, string>();
	const groups: Group[] = [];
	let at = 0;
	for (let index = 0; index < frames.length; ) {
		const first = frames[index];
		const group: RowName[] = [];
		while (at < mentions.length && mentions[at].end <= first.quantity.span.start) {
			const previous = group[group.length - 1];
			const isListed = previous !== undefined && LISTED.test(text.slice(previous.end, mentions[at].start));
			if (!isListed) group.length = 0;
			group.push(mentions[at]);
			at += 1;
		}
		const next = mentions[at]?.start ?? FAR;
		let to = index + 1;
		while (to < frames.length && frames[to].quantity.span.start < next) to += 1;
		const run = frames.slice(index, to);
		index = to;
		if (group.length === 0) continue;
		const listed = run.slice(0, group.length);
		const isPaired = listed.length === group.length && listed.every((frame, place) => place === 0 || LIST_OF_FIGURES.test(text.slice(listed[place - 1].quantity.span.end, frame.quantity.span.start)));
		const names = group.map(({ name }) => name);
		if (new Set(names).size === 1) for (const frame of run) rows.set(frame, names[0]);
		else if (isPaired) listed.forEach((frame, place) => rows.set(frame, names[place]));
		else groups.push({ frame: first, names, end: group[group.length - 1].end });
	}
	return { rows, groups };
}
/** Between names of a list. */
const LISTED = /^[*_`]*(?:项目|仓库|街道|市|省|县|区|镇|乡)?[*_`]*\s*(?:、|和|与|及|以及|，|,|and|&|, and)\s*[*_`]*$/;

/** The cells of a row by name that a figure may be, those of near tables first. */
function cite(frame: Frame, offset: number, name: string, { byRow, near }: Pick<Surroundings, 'byRow' | 'near'>, by: Cited['by']): Cited[] {
	const found: Cited[] = [];
	const bearers = byRow.get(name) ?? [];
	const ordered = bearers.length < 2 ? bearers : [...bearers.filter(table => near.includes(table)), ...bearers.filter(table => !near.includes(table)).slice(0, MOST_BEARERS)];
	for (const table of ordered) {
		const row = table.rows.get(name)!;
		for (const column of table.columns) {
			const cell = table.valueAt(row, column);
			if (cell === undefined) continue;
			const isLike = maySay(frame.quantity, cell);
			const measure = isLike ? undefined : measureOf(frame.quantity, cell);
			if (isLike || measure !== undefined) found.push(citationOf(frame, offset, { table, row, column }, by, measure));
		}
	}
	return found;
}

const citationOf = (frame: Frame, offset: number, place: Place, by: Cited['by'], measure?: Measure): Cited => ({
	frame, said: shiftQuantity(frame.quantity, offset), place, cell: withMeasure(place.table.figureAt(place.row, place.column)!, measure), by, measure,
});

/** "$60.9 thousand" of a cell that prints 60.9 and no unit anywhere: then the column is in thousands of dollars. */
function measureOf({ value, scale, unit }: Quantity, cell: Quantity): Measure | undefined {
	const isBare = cell.unit === noUnit && cell.scale === 0 && scale !== 0 && value.exponent - scale === cell.value.exponent && value.coefficient === cell.value.coefficient;
	return isBare && 3 <= digitsOf(cell) ? { unit, scale } : undefined;
}

/** Of tables elsewhere that bear the name, so many are asked. */
const MOST_BEARERS = 12;

/** No row is named: the row of all the sentence's figures, that of the sentence before, or the only cell of the section that prints the figure. */
function citeByValue(frame: Frame, offset: number, row: Pick<Place, 'table' | 'row'> | undefined, surroundings: Surroundings, subject: RowName | undefined): readonly Cited[] {
	const said = frame.quantity;
	if (row !== undefined) {
		for (const column of row.table.columns) {
			const cell = row.table.valueAt(row.row, column);
			if (cell !== undefined && maySay(said, cell)) return [citationOf(frame, offset, { ...row, column }, 'name')];
		}
	}
	const digits = digitsOf(said);
	const carried = subject === undefined || digits < 2 ? NONE : cite(frame, offset, subject.name, surroundings, 'subject').filter(({ place }) => surroundings.near.includes(place.table));
	if (0 < carried.length) return carried;
	if (digits < 3 || said.hedge !== undefined) return NONE;
	const value = magnitude(said);
	let place: Place | undefined;
	for (const table of surroundings.near) {
		const cells = table.values().get(value);
		if (cells === undefined) continue;
		if (place !== undefined || 1 < cells.length) return NONE;
		place = { ...cells[0], table };
	}
	if (place === undefined) return NONE;
	const cell = place.table.valueAt(place.row, place.column)!;
	return countsAlike(said, cell) && digits === digitsOf(cell) ? [citationOf(frame, offset, place, 'value')] : NONE;
}
const NONE: readonly Cited[] = [];

/** The one row that prints three or more figures of a sentence: chance does not do that. */
function rowOfValues({ frames }: Sentence, { near }: Surroundings): Pick<Place, 'table' | 'row'> | undefined {
	if (near.length === 0 || frames.length < 3) return undefined;
	const columns = new Map<string, { readonly place: Place; readonly seen: Set<number> }>();
	for (const { quantity } of frames) {
		if (digitsOf(quantity) < 2) continue;
		const value = magnitude(quantity);
		for (const table of near) {
			for (const place of table.values().get(value) ?? []) {
				const key = `${table.index} ${place.row}`;
				const known = columns.get(key) ?? { place: { ...place, table }, seen: new Set() };
				known.seen.add(place.column);
				columns.set(key, known);
			}
		}
	}
	const [found, ...others] = [...columns.values()].filter(({ seen }) => 3 <= seen.size);
	return found === undefined || 0 < others.length ? undefined : found.place;
}

// --- Columns that the words beside a figure name

/** The columns of a table that the words right beside a figure name, the most telling only. */
function columnsBeside({ quantity: { span }, before }: Frame, { text, start, end }: Sentence, table: PlacedTable): number[] {
	const year = yearColumn(text.slice(start, span.start), table);
	if (year !== undefined) return year < 0 ? [] : [year];
	const behind = text.slice(span.end, endOfClause(text, span.end, end));
	const namedBehind = columnsIn(behind, table).filter(({ start }) => start <= NEAREST);
	const namedBefore = columnsIn(before, table).filter(({ end: stop }) => TIED.test(before.slice(stop)));
	const named = 0 < namedBehind.length ? namedBehind : namedBefore;
	const isSure = named.length === 0 || namedBefore.length === 0 || namedBehind.length === 0 || namedBefore.some(({ column }) => namedBehind.some(other => other.column === column));
	return isSure ? named.map(({ column }) => column) : [];
}
/** In a table with a column a year, the column of the last year that is named; -1 if none is, undefined in other tables. */
function yearColumn(words: string, { years }: PlacedTable): number | undefined {
	if (years === undefined) return undefined;
	const named = words.match(YEARS) ?? [];
	return years.get(named[named.length - 1] ?? '') ?? -1;
}
const YEARS = /(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9.,])/g;

/** How far behind a figure the noun that it counts may begin: "330 名贡献者". */
const NEAREST = 2;
/** Between the name of a column and its figure. */
const TIED = /^(?:人数|总数|总量|数|量|分别|达到|达|约|共|仅|只有|有|为|是|了|的|：|:|\s|was|were|is|are|of|at|with|reached|the)*$/;

function endOfClause(text: string, from: number, limit: number): number {
	let at = from;
	while (at < limit && (CLASS[text.charCodeAt(at)] & CLAUSE_END) === 0 && !'（(）)、'.includes(text.charAt(at))) at += 1;
	return at;
}

interface Named {
	readonly column: number;
	readonly start: number;
	readonly end: number;
	readonly weight: number;
}

/** The columns whose heads stand in some words: all words of a head, in order. Of heads within heads the longer one. */
function columnsIn(words: string, table: PlacedTable): Named[] {
	const lower = words.toLowerCase();
	const found: Named[] = [];
	for (const column of table.columns) {
		const named = findHead(lower, table.table.columns[column].words);
		if (named !== undefined) found.push({ column, ...named });
	}
	return found.length < 2 ? found : found.filter(one => !found.some(other => other !== one && one.weight < other.weight && other.start <= one.end && one.start <= other.end));
}

function findHead(words: string, tokens: readonly string[]): Omit<Named, 'column'> | undefined {
	if (tokens.length === 0) return undefined;
	let start = -1;
	let at = 0;
	let weight = 0;
	for (const token of tokens) {
		const found = words.indexOf(token, at);
		if (found < 0 || (isLetterAt(token, 0) && isLetterAt(words, found - 1))) return undefined;
		if (start < 0) start = found;
		at = found + token.length;
		if (isLetterAt(token, 0) && words.charAt(at) === 's') at += 1;
		weight += token.length;
	}
	return { start, end: at, weight };
}
const isLetterAt = (words: string, at: number): boolean => {
	const code = codeAt(words, at);
	return 0x61 <= code && code <= 0x7a;
};

// --- What is wrong

/** The figure stands in the row, but in another column than the words name: two columns were exchanged. */
function readSwap({ said, place: { table, row }, by }: Cited, column: number, sentence: Sentence, { byRow, near }: Surroundings): Relation | undefined {
	const right = table.figureAt(row, column);
	const isSure = by === 'name' && near.includes(table) && right !== undefined && said.hedge === undefined && 2 <= digitsOf(said) && countsAlike(said, right);
	if (!isSure || maySay(said, right) || isQualified(sentence)) return undefined;
	const name = table.table.rows[row].name.toLowerCase();
	const saysElsewhere = (byRow.get(name) ?? []).some(other => other !== table && other.columns.some(index => isSameHead(other, index, table, column) && maySayAt(said, other, other.rows.get(name)!, index)));
	return saysElsewhere ? undefined : repeatOf(said, right, { table, row, column }, 'stated');
}

const isSameHead = (a: PlacedTable, column: number, b: PlacedTable, other: number): boolean => a.table.columns[column].words.join(' ') === b.table.columns[other].words.join(' ');
const maySayAt = (said: Quantity, table: PlacedTable, row: number, column: number): boolean => {
	const cell = table.figureAt(row, column);
	return cell !== undefined && maySay(said, cell);
};

/** Words that make a figure one of another time, of a part, or of a change. */
const OF_ANOTHER = /去年|上年|前年|同期|此前|之前|原来|曾|增长|增加|减少|下降|平均|人均|累计|目标|计划|预计|第一季度|上半年|last year|previous|prior|before|average|grew|increased|decreased|by the end|target|plan|expected/i;
/** Of another time, wherever in the sentence; a comparison with it is none. */
const OF_ANOTHER_TIME = /(?<![比较])(?:去年|上年|前年|同期)|此前|之前|原来|曾|第一季度|上半年|last year|previous|prior|before|by the end/i;
const PARTED = /其中(?![，,：:])|of which/i;
const isQualified = ({ text, start, end }: Sentence): boolean => OF_ANOTHER.test(text.slice(start, end)) || OF_WHICH.test(text.slice(start, end));
const OF_WHICH = /其中|of which/i;

/** Row and column are named, but the cell says otherwise, by a digit or so: the figure was copied wrongly or is an old one. */
function readMiss(frame: Frame, name: string, sentence: Sentence, { near }: Surroundings): Relation | undefined {
	const said = frame.quantity;
	if (said.hedge !== undefined || !near.some(({ rows }) => rows.has(name))) return undefined;
	const segment = sentence.text.slice(Math.max(sentence.start, sentence.text.lastIndexOf('；', said.span.start)), said.span.start);
	if (OF_ANOTHER_TIME.test(sentence.text.slice(sentence.start, sentence.end)) || OF_ANOTHER.test(segment) || PARTED.test(segment)) return undefined;
	for (const table of near) {
		const row = table.rows.get(name);
		if (row === undefined) continue;
		const [column, ...others] = columnsBeside(frame, sentence, table);
		if (column === undefined || 0 < others.length) continue;
		const cell = table.valueAt(row, column);
		if (cell === undefined || !countsAlike(said, cell) || !isSlip(said, cell)) continue;
		return repeatOf(shiftQuantity(said, sentence.offset), table.figureAt(row, column)!, { table, row, column }, 'stated');
	}
	return undefined;
}

/** Of so few digits one is a slip of too many others. */
const isSlip = (a: Quantity, b: Quantity): boolean => 100n <= a.value.coefficient && slipBetween(a, b) !== undefined;

// --- Several rows together

/** 长三角（江浙沪皖）…: provinces by their short names, and the first figure behind them. */
function readProvinceGroups({ frames, text, start }: Sentence): Group[] {
	const [frame] = frames;
	const words = text.slice(start, frame.quantity.span.start);
	const names = readProvinces(words);
	return names.length === 0 ? [] : [{ frame, names, end: frame.quantity.span.start - words.length }];
}

/** 甲、乙两街道合计…人: the sum of the rows that are named. What no column gives is passed over, unless the words name the column. */
function readTogether({ frame, names, end }: Group, sentence: Sentence, { near }: Surroundings, relations: Relation[]): void {
	const said = shiftQuantity(frame.quantity, sentence.offset);
	const between = sentence.text.slice(end, frame.quantity.span.start);
	if (said.upper !== undefined || said.unit.dimension === 'ratio' || EACH.test(between)) return;
	const isTotal = TOGETHER.test(between);
	for (const table of near) {
		const rows = names.map(name => table.rows.get(name));
		if (rows.includes(undefined)) continue;
		const named = columnsBeside(frame, sentence, table);
		for (const column of table.columns) {
			const parts = rows.flatMap(row => table.figureAt(row!, column) ?? []);
			if (parts.length !== names.length || !parts.every(part => countsAlike(said, part))) continue;
			const sum: Sum = { kind: 'sum', claim: 'inferred', whole: said, parts: parts.map(part => alike(part, said)) };
			const ratio = parts.reduce((total, part) => total + magnitude(part), 0) / magnitude(said);
			const isSure = isTotal && said.hedge === undefined && named.length === 1 && named[0] === column && !isQualified(sentence);
			const isHeld = addsUp(sum.parts, said) || (said.hedge !== undefined && Math.abs(ratio - 1) < APPROXIMATELY);
			if (!isHeld && !(isSure && 0.5 < ratio && ratio < 2)) continue;
			relations.push(isSure ? { ...sum, claim: 'stated' } : sum);
			return;
		}
	}
}
const TOGETHER = /合计|共计|总共|一共|共有|共|总数|总量|之和|合起来|together|combined|in total|a total of/i;
/** Words that give the figure to each of the rows. */
const EACH = /均|都|各|分别|每|each|respectively|both/i;
/** 近380万 of 378.94万: what a hedge may leave out where no words say that rows are added up. */
const APPROXIMATELY = 0.02;

// --- The most and the least

const MOST = /最多|最高(?!人民|检|法院|限)|最大(?!限|程度|化|公约|努力)|居首|首位|榜首|位居第一|排名第一|\bhighest\b|\blargest\b|\bgreatest\b|\bbiggest\b|\bmost\b(?! (?:popular|important|common|active|recent|likely|of|notabl|significant|widely))/i;
const LEAST = /最少|最低(?!生活|工资|限|保障|标准)|最小(?!化)|\bfewest\b|\blowest\b|\bsmallest\b|\bleast\b/i;
/** Words that make a superlative one of something else: of a part, of several, of times, of growth. */
const NOT_OF_ALL = /之一|其次|仅次|第二|第三|除|中最|里最|内最|最近|以来|历史|历年|近[0-9一二三四五六七八九十]+年|增长最|增速|增幅|涨幅|降幅|差距|相差|至多|至少|one of|second|third|among|except|ever|growth|grow|increase|gap|difference|at most|at least|other than|top [a-z]+ /i;

/** "A的新增项目最少，为732": the figure, of a known column, is the least of it. */
function readExtremes(cited: readonly Cited[], sentence: Sentence): Extreme[] {
	const extremes: Extreme[] = [];
	cited.forEach((one, index) => {
		const { frame, said, place: { table, row, column }, cell, measure } = one;
		const { words, figureAt } = readAround(one, cited[index - 1], sentence);
		const most = MOST.exec(words);
		const least = LEAST.exec(words);
		const isSingle = (most === null) !== (least === null);
		if (!isSingle || said.hedge !== undefined || NOT_OF_ALL.test(words)) return;
		const superlative = most ?? least!;
		const [from, to] = [superlative.index, superlative.index + superlative[0].length];
		// what is the most is named before the word, or right behind it; a column named elsewhere is the figure's alone
		const named = columnsIn(words, table);
		const nearest = named.filter(found => (found.end <= from && !BREAK.test(words.slice(found.end, from))) || (to <= found.start && found.start - to <= REACH && IN_PHRASE.test(words.slice(to, found.start))));
		const isNamed = nearest.length === 0 ? named.length === 0 && isTied(words.slice(to, figureAt), table.table.rows[row].name) : nearest.every(found => found.column === column);
		if (!isNamed || (nearest.length === 0 ? !countsAlike(said, cell) : !isSameKind(said, cell))) return;
		const end = most === null ? 'least' : 'most';
		const listed = new Set(cited.filter(other => other.place.table === table && other.place.column === column && other.frame.sentence === frame.sentence && Math.abs(other.frame.index - frame.index) <= 2).map(({ place }) => place.row));
		listed.add(row);
		const others = table.table.rows.flatMap(({ name }, other) => (listed.has(other) || !isPeer(name) ? [] : table.figureAt(other, column) ?? []));
		if (others.length < 2) return;
		extremes.push({ kind: 'extreme', claim: 'stated', quantity: said, others: others.map(other => alike(withMeasure(other, measure), said)), end });
	});
	return extremes;
}

const BREAK = /[，,；;：:]/;
const REACH = 24;
/** From a superlative to the name of what it is the most of: 最高的|新增会员, "highest number of |new members". */
const IN_PHRASE = /^(?:的|是|\s|number|count|total|share|of|the|in|by|for|annual)*$/i;

/** Between a superlative and its figure, where no column is named: 最少，为|732; 最高…的是甲，达到了|1,622; "fewest new issues with |732". */
function isTied(between: string, name: string): boolean {
	if (BARE.test(between) || ENGLISH_PHRASE.test(between)) return true;
	const at = between.toLowerCase().indexOf(name.toLowerCase());
	return 0 <= at && IS.test(between.slice(0, at)) && BARE.test(between.slice(at + name.length));
}
const BARE = /^[，,：:]?\s*(?:分别|均|都|达到|达|约|共|有|仅|只有|为|是|了|：|:|\s|with|at|a total of|[0-9]|(?<=[0-9,.])[,.]|和|与|及|and|、)*$/i;
const ENGLISH_PHRASE = /^(?: [A-Za-z-]+){1,5},?(?: (?:with|at|of))? $/;
const IS = /^[^，,；;。]{0,24}(?:是|为|was|is|were|are)\s*$/i;

/** The words that speak of a figure: its clause and the one before, back to the figure before or the last semicolon. */
function readAround({ frame }: Cited, previous: Cited | undefined, { text, start, end }: Sentence): { readonly words: string; readonly figureAt: number } {
	let from = frame.quantity.span.start;
	const isListed = previous !== undefined && previous.frame.index === frame.index - 1 && LIST_OF_FIGURES.test(text.slice(previous.frame.quantity.span.end, from));
	const stop = Math.max(start, isListed ? 0 : (previous?.frame.quantity.span.end ?? 0));
	if (isListed) from = previous.frame.quantity.span.start;
	let clauses = 0;
	let at = from - 1;
	for (; stop <= at; at -= 1) {
		const character = text.charAt(at);
		if ('；;。'.includes(character)) break;
		if ('，,：:'.includes(character) && (clauses += 1) === 2) break;
	}
	const begin = Math.max(stop, at + 1);
	return { words: text.slice(begin, endOfClause(text, frame.quantity.span.end, end)), figureAt: frame.quantity.span.start - begin };
}
const LIST_OF_FIGURES = /^\s*(?:、|和|与|and|,|，)\s*$/;
