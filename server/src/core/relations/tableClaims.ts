import { CLASS, CLAUSE_END } from '../chars.ts';
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

const isSentenceEnd = (text: string, at: number): boolean => '。！？!?\n'.includes(text.charAt(at)) || (text.charAt(at) === '.' && !/[0-9A-Za-z]/.test(text.charAt(at + 1)));

function readSentence(sentence: Sentence, surroundings: Surroundings, subject: RowName | undefined): { readonly relations: Relation[]; readonly subject: RowName | undefined } {
	const mentions = surroundings.findRowNames(sentence.text, sentence.start, sentence.end);
	const { rows, groups } = assignRows(sentence.frames, mentions, sentence.text);
	const row = rowOfValues(sentence, surroundings);
	const relations: Relation[] = [];
	const cited: Cited[] = [];
	for (const frame of sentence.frames) {
		const said = shiftQuantity(frame.quantity, sentence.offset);
		if (said.upper !== undefined) continue;
		const named = rows.get(frame);
		const told = named === undefined ? citeByValue(frame, said, row, surroundings, subject) : cite(frame, said, named, surroundings, 'name');
		const judged = told.map(one => ({ one, columns: columnsBeside(frame, sentence, one.place.table) }));
		const best = judged.find(({ one, columns }) => columns.includes(one.place.column)) ?? judged[0];
		if (best === undefined) {
			const missed = named === undefined ? undefined : readMiss(frame, said, named, sentence, surroundings);
			if (missed !== undefined) relations.push(missed);
			continue;
		}
		const swapped = best.columns.length === 1 && !best.columns.includes(best.one.place.column) ? readSwap(best.one, best.columns[0], sentence, surroundings) : undefined;
		if (swapped !== undefined) {
			relations.push(swapped);
			continue;
		}
		cited.push(best.one);
		const isNamed = best.columns.includes(best.one.place.column);
		relations.push(repeatOf(best.one.said, best.one.cell, best.one.place, isNamed && best.one.by !== 'value' ? 'stated' : 'inferred'));
	}
	for (const group of [...groups, ...readProvinceGroups(sentence)]) {
		const sum = readTogether(group, sentence, surroundings);
		if (sum !== undefined) relations.push(sum);
	}
	relations.push(...readExtremes(cited, sentence));
	return { relations, subject: mentions.length === 0 ? undefined : mentions.every(({ name }) => name === mentions[0].name) ? mentions[0] : undefined };
}

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

/** The row that each figure is said of: "A和B分别为1和2" in pairs, else the last one named before it. One figure of several rows is theirs together. */
function assignRows(frames: readonly Frame[], mentions: readonly RowName[], text: string): { readonly rows: Map<Frame, string>; readonly groups: readonly Group[] } {
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
function cite(frame: Frame, said: Quantity, name: string, { byRow, near }: Pick<Surroundings, 'byRow' | 'near'>, by: Cited['by']): Cited[] {
	const found: Cited[] = [];
	const bearers = byRow.get(name) ?? [];
	const ordered = bearers.length < 2 ? bearers : [...bearers.filter(table => near.includes(table)), ...bearers.filter(table => !near.includes(table)).slice(0, MOST_BEARERS)];
	for (const table of ordered) {
		const row = table.rows.get(name)!;
		for (const column of table.columns) {
			const printed = table.table.rows[row].cells[column].figure;
			const cell = printed === undefined ? undefined : table.figureAt(row, column);
			if (cell === undefined) continue;
			const isLike = maySay(said, cell);
			const measure = isLike ? undefined : measureOf(said, cell);
			if (isLike || measure !== undefined) found.push({ frame, said, place: { table, row, column }, cell: withMeasure(cell, measure), by, measure });
		}
	}
	return found;
}
/** "$60.9 thousand" of a cell that prints 60.9 and no unit anywhere: then the column is in thousands of dollars. */
function measureOf({ value, scale, unit }: Quantity, cell: Quantity): Measure | undefined {
	const isBare = cell.unit === noUnit && cell.scale === 0 && scale !== 0 && value.exponent - scale === cell.value.exponent && value.coefficient === cell.value.coefficient;
	return isBare && 3 <= digitsOf(cell) ? { unit, scale } : undefined;
}

/** Of tables elsewhere that bear the name, so many are asked. */
const MOST_BEARERS = 12;

/** No row is named: the row of all the sentence's figures, that of the sentence before, or the only cell of the section that prints the figure. */
function citeByValue(frame: Frame, said: Quantity, row: Pick<Place, 'table' | 'row'> | undefined, surroundings: Surroundings, subject: RowName | undefined): Cited[] {
	if (row !== undefined) {
		for (const column of row.table.columns) {
			const cell = row.table.figureAt(row.row, column);
			if (cell !== undefined && maySay(said, cell)) return [{ frame, said, place: { ...row, column }, cell, by: 'name' }];
		}
	}
	const carried = subject === undefined || digitsOf(said) < 2 ? [] : cite(frame, said, subject.name, surroundings, 'subject').filter(({ place }) => surroundings.near.includes(place.table));
	if (0 < carried.length) return carried;
	if (digitsOf(said) < 3 || said.hedge !== undefined) return [];
	const places = surroundings.near.flatMap(table => (table.values().get(magnitude(said)) ?? []).map((place): Place => ({ ...place, table })));
	if (places.length !== 1) return [];
	const [place] = places;
	const cell = place.table.figureAt(place.row, place.column)!;
	return countsAlike(said, cell) && digitsOf(said) === digitsOf(cell) ? [{ frame, said, place, cell, by: 'value' }] : [];
}

/** The one row that prints three or more figures of a sentence: chance does not do that. */
function rowOfValues({ frames, offset }: Sentence, { near }: Surroundings): Pick<Place, 'table' | 'row'> | undefined {
	if (near.length === 0 || frames.length < 3) return undefined;
	const columns = new Map<string, { readonly place: Place; readonly seen: Set<number> }>();
	for (const { quantity } of frames) {
		const said = shiftQuantity(quantity, offset);
		if (digitsOf(said) < 2) continue;
		for (const table of near) {
			for (const place of table.values().get(magnitude(said)) ?? []) {
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
function yearColumn(words: string, { table, columns }: PlacedTable): number | undefined {
	const years = new Map<string, number>();
	for (const column of columns) if (YEAR_HEAD.test(table.columns[column].name)) years.set(table.columns[column].name.slice(0, 4), column);
	if (years.size < 2) return undefined;
	const named = words.match(YEARS) ?? [];
	return years.get(named[named.length - 1] ?? '') ?? -1;
}
const YEAR_HEAD = /^(?:19|20)[0-9]{2}年?$/;
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
	return found.filter(one => !found.some(other => other !== one && one.weight < other.weight && other.start <= one.end && one.start <= other.end));
}

function findHead(words: string, tokens: readonly string[]): Omit<Named, 'column'> | undefined {
	if (tokens.length === 0) return undefined;
	let start = -1;
	let at = 0;
	let weight = 0;
	for (const token of tokens) {
		const found = words.indexOf(token, at);
		const isWhole = 0 <= found && (!LATIN.test(token) || !LATIN.test(words.charAt(found - 1)));
		if (!isWhole) return undefined;
		if (start < 0) start = found;
		at = found + token.length;
		if (LATIN.test(token) && words.charAt(at) === 's') at += 1;
		weight += token.length;
	}
	return { start, end: at, weight };
}
const LATIN = /^[a-z]/;

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
function readMiss(frame: Frame, said: Quantity, name: string, sentence: Sentence, { near }: Surroundings): Relation | undefined {
	const segment = sentence.text.slice(Math.max(sentence.start, sentence.text.lastIndexOf('；', frame.quantity.span.start)), frame.quantity.span.start);
	if (said.hedge !== undefined || OF_ANOTHER_TIME.test(sentence.text.slice(sentence.start, sentence.end)) || OF_ANOTHER.test(segment) || PARTED.test(segment)) return undefined;
	for (const table of near) {
		const row = table.rows.get(name);
		const [column, ...others] = columnsBeside(frame, sentence, table);
		if (row === undefined || column === undefined || 0 < others.length) continue;
		const cell = table.figureAt(row, column);
		if (cell === undefined || !countsAlike(said, cell) || !isSlip(said, cell)) continue;
		return repeatOf(said, cell, { table, row, column }, 'stated');
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
function readTogether({ frame, names, end }: Group, sentence: Sentence, { near }: Surroundings): Relation | undefined {
	const said = shiftQuantity(frame.quantity, sentence.offset);
	const between = sentence.text.slice(end, frame.quantity.span.start);
	if (said.upper !== undefined || said.unit.dimension === 'ratio' || EACH.test(between)) return undefined;
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
			if (addsUp(sum.parts, said) || (said.hedge !== undefined && Math.abs(ratio - 1) < APPROXIMATELY)) return isSure ? { ...sum, claim: 'stated' } : sum;
			if (isSure && 0.5 < ratio && ratio < 2) return { ...sum, claim: 'stated' };
		}
	}
	return undefined;
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
