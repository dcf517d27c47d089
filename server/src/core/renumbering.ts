import type { Analysis } from './analysis.ts';
import { isBlankAt, isLatinAt, skipBlanks } from './chars.ts';
import { type NewNumber, printReference, readCrossReferences } from './crossReferences.ts';
import { applyEdits } from './edits.ts';
import { type Enumerator, type EnumeratorStyle, STYLES, isDecimal, printLabel, readPrefix } from './enumerators.ts';
import type { Message } from './message.ts';
import type { Section } from './outline.ts';
import { readLone } from './nextNumber.ts';
import type { Edit, Fix } from './rule.ts';
import { type Run, readRuns } from './runs.ts';
import { lookOf, printsAlike } from './sequences.ts';

/** A change of a number, or of words that point to it; `unsure` where they may point elsewhere or would read oddly. */
export interface Change extends Edit {
	readonly of: 'number' | 'reference' | 'unsure' | 'text';
}

/** Which numbers are to count on: all of them, those of one level below one kind of heading, those of one run. */
export type Scope = 'document' | 'level' | 'run';

export interface Renumbering {
	readonly scope: Scope;
	/** Where in the text the run stands. */
	readonly at: number;
	/** The style to be used; without one, that of the document. */
	readonly style?: EnumeratorStyle;
	/** Instead of a style: one for each level, for the whole document. */
	readonly scheme?: Scheme;
}

/** The styles of the levels, from the highest down. */
export const SCHEMES = {
	official: ['一、', '（一）', '1.', '（1）', '①'],
	parts: ['第一部分', '一、', '（一）', '1.', '（1）', '①'],
	chapters: ['第一章', '第一节', '一、', '（一）', '1.', '（1）'],
	decimal: ['1', '1.1', '1.1.1', '1.1.1'],
	arabic: ['1.', '（1）', '①'],
	latin: ['I.', 'A.', '1.', 'a.'],
} as const satisfies Readonly<Record<string, readonly EnumeratorStyle[]>>;
export type Scheme = keyof typeof SCHEMES;

/** A section on its way to a number. Rows stand in the order of the text as it is to be. */
export interface Row {
	readonly section: Section;
	readonly parent: Row | undefined;
	readonly level: number;
	/** What its number is to look like; undefined if it keeps its own. */
	readonly like: Pick<Enumerator, 'label' | 'style'> | undefined;
	/** What it counts on in, among its siblings, and from where. */
	readonly run: object | undefined;
	readonly start: number;
}

/** Sets the numbers right, and whatever points to them. Numbers and references change, nothing else. */
export function renumber(analysis: Analysis, renumbering: Renumbering, analyze: (text: string) => Analysis): readonly Change[] | Message {
	const rows = toRows(analysis, renumbering);
	if ('zh' in rows) return rows;
	const numbers = countRows(rows);
	if ('zh' in numbers) return numbers;
	let settled = verify(analysis, rows, numbers, analyze);
	if (renumbering.scope !== 'document') return settled.changes;
	// Numbers that are in order may make one run of what was two, which then has numbers to be set right.
	for (let pass = 1; pass < MOST_PASSES && settled.after !== undefined; pass += 1) {
		const next = toRows(settled.after, { scope: 'document', at: 0 });
		const counted = 'zh' in next ? next : countRows(next);
		if ('zh' in next || 'zh' in counted) break;
		const isDone = !toChanges(settled.after, counted).some(({ of }) => of === 'number');
		if (isDone) break;
		settled = verify(analysis, rows, new Map(rows.flatMap(({ section }, index): [Section, NewNumber][] => {
			const number = counted.get(next[index].section);
			return number === undefined ? [] : [[section, number]];
		})), analyze);
	}
	return settled.changes;
}
const MOST_PASSES = 5;

function toRows(analysis: Analysis, renumbering: Renumbering): readonly Row[] | Message {
	const { runs } = readRuns(analysis.blocks, analysis.sections);
	const chosen = chooseRuns(runs, analysis, renumbering);
	return 'zh' in chosen ? chosen : createRows(analysis.sections, runs, chosen);
}

/** Changes that lead to some numbers, and the report as it is read afterwards; a message if it is read otherwise than meant. */
function verify(analysis: Analysis, rows: readonly Row[], numbers: Numbers, analyze: (text: string) => Analysis, arrange = (changes: readonly Change[]) => changes): { readonly changes: readonly Change[] | Message; readonly after?: Analysis } {
	const changes = arrange(toChanges(analysis, numbers)).toSorted((a, b) => a.start - b.start || a.end - b.end);
	if (changes.length === 0) return { changes };
	const after = analyze(applyEdits(analysis.text, changes.filter(({ of }) => of !== 'unsure')));
	return isReadAs(after, rows, numbers) ? { changes, after } : { changes: MISREAD };
}

/** How many numbers are not what renumbering would make them. */
export function countMisnumbered(analysis: Analysis, renumbering: Renumbering): number {
	const rows = toRows(analysis, renumbering);
	const numbers = 'zh' in rows ? rows : countRows(rows);
	return 'zh' in numbers ? 0 : toChanges(analysis, numbers).filter(({ of }) => of === 'number').length;
}

/** The styles, or for the whole document the schemes, that the numbers of a scope can be given. */
export function stylesFor(analysis: Analysis, scope: Scope, at: number, analyze: (text: string) => Analysis): { readonly style?: EnumeratorStyle; readonly scheme?: Scheme }[] {
	const { runs } = readRuns(analysis.blocks, analysis.sections);
	const target = findNumbered(runs, at)?.sections[0];
	if (scope !== 'document' && target === undefined) return [];
	const names = Object.keys(STYLES) as EnumeratorStyle[];
	const isFitting = (style: EnumeratorStyle) => style !== '附件1' && style !== '首先，' && style !== '1.1.1' && (isPoint(target!) ? 'runIn' in STYLES[style] || POINT_STYLES.has(style) : !('runIn' in STYLES[style]));
	const choices = scope === 'document' ? (Object.keys(SCHEMES) as Scheme[]).map(scheme => ({ scheme })) : names.filter(isFitting).map(style => ({ style }));
	// In a long text that would take too long: what cannot be is told once it is chosen.
	if (LONGEST_TRIED < analysis.text.length) return choices;
	return choices.filter(choice => {
		const changes = renumber(analysis, { scope, at, ...choice }, analyze);
		return !('zh' in changes) && 0 < changes.length;
	});
}
const POINT_STYLES: ReadonlySet<EnumeratorStyle> = new Set(['①', '（1）', '（一）']);
const LONGEST_TRIED = 200_000;

/** The numbers of the rows and the references to them as changes, put in order by `arrange`, if the report is read as meant afterwards. */
export function settle(analysis: Analysis, rows: readonly Row[], analyze: (text: string) => Analysis, arrange = (changes: readonly Change[]) => changes): readonly Change[] | Message {
	const numbers = countRows(rows);
	if ('zh' in numbers) return numbers;
	return verify(analysis, rows, numbers, analyze, arrange).changes;
}
const MISREAD: Message = { zh: '改后提纲会读成别的样子，所以没有改动', en: 'The outline would be read differently afterwards, so nothing was changed' };

/** How the members of a run are to be printed, by run. */
type Choice = ReadonlyMap<Run, (section: Section, depth: number) => Pick<Enumerator, 'label' | 'style'> | undefined>;

function chooseRuns(runs: readonly Run[], { sections }: Pick<Analysis, 'sections'>, { scope, at, style, scheme }: Renumbering): Choice | Message {
	const looks = countLooks(runs);
	// A lone number that is no 1 may be no number at all.
	const countable = runs.filter(run => (1 < run.sections.length || run.sections[0].enumerator.ordinal === 1) && run.sections.every(({ enumerator }) => enumerator.style !== '首先，'));
	if (scope === 'document') {
		const likeOf = (run: Run) => (scheme === undefined ? () => run.model : (section: Section, depth: number) => (isRestyled(section) ? modelOf(SCHEMES[scheme][depth - 1], looks) : undefined));
		return new Map(countable.map(run => [run, likeOf(run)]));
	}
	const target = findNumbered(runs.filter(run => run.sections.every(({ enumerator }) => enumerator.style !== '首先，')), at);
	if (target === undefined) return { zh: '光标不在有序号的标题或要点之下', en: 'The cursor is not below a numbered heading or point' };
	if (style !== undefined && isAnnex(target.sections[0])) return { zh: '附件的序号只有一种样式', en: 'The numbers of annexes have one style only' };
	if (scope === 'run') {
		const like = style === undefined ? target.model : modelOf(style, looks);
		return new Map([[target, () => like]]);
	}
	const depths = depthsOf(sections);
	const isAlike = (run: Run) => depths.get(run.sections[0]) === depths.get(target.sections[0]) && run.parent?.enumerator?.style === target.parent?.enumerator?.style && isPoint(run.sections[0]) === isPoint(target.sections[0]);
	const level = runs.filter(run => run === target || (isAlike(run) && countable.includes(run)));
	const like = style === undefined ? mostUsual(level.flatMap(run => run.sections.map(({ enumerator }) => enumerator))) : modelOf(style, looks);
	return new Map(level.map(run => [run, () => like]));
}

export const isPoint = ({ enumerator }: Section): boolean => enumerator !== undefined && 'runIn' in STYLES[enumerator.style];
export const isAnnex = ({ enumerator }: Section): boolean => enumerator?.style === '附件1';
/** Annexes keep their name, and points in a paragraph theirs. */
const isRestyled = (section: Section): boolean => !isPoint(section) && !isAnnex(section);

/** The run in which the innermost numbered section around an offset stands. */
function findNumbered(runs: readonly Run[], at: number): Run | undefined {
	let found: Run | undefined;
	for (const run of runs) {
		for (const { span } of run.sections) {
			const isInner = span.start <= at && at <= span.end && (found === undefined || found.sections.some(outer => outer.span.start <= span.start && span.end <= outer.span.end));
			if (isInner) found = run;
		}
	}
	return found;
}

/** How many numbered sections stand around each, itself included; an annex begins anew. */
function depthsOf(sections: readonly Section[]): ReadonlyMap<Section, number> {
	const depths = new Map<Section, number>();
	const visit = (list: readonly Section[], depth: number) => {
		for (const section of list) {
			const own = isAnnex(section) ? 0 : depth + (section.enumerator === undefined ? 0 : 1);
			depths.set(section, own);
			visit(section.children, own);
		}
	};
	visit(sections, 0);
	return depths;
}

/** The looks that the document's numbers have, the most usual first. */
function countLooks(runs: readonly Run[]): readonly Enumerator[] {
	const counts = new Map<string, { readonly model: Enumerator; count: number }>();
	for (const { sections } of runs) {
		for (const { enumerator } of sections) {
			const known = counts.get(lookOf(enumerator));
			if (known === undefined) counts.set(lookOf(enumerator), { model: enumerator, count: 1 });
			else known.count += 1;
		}
	}
	return [...counts.values()].sort((a, b) => b.count - a.count).map(({ model }) => model);
}

const mostUsual = (enumerators: readonly Enumerator[]): Enumerator => {
	const countOf = (one: Enumerator) => enumerators.filter(other => lookOf(other) === lookOf(one)).length;
	return enumerators.reduce((best, one) => (countOf(best) < countOf(one) ? one : best));
};

/** A style in the look that the document gives it; else as the standard prints it, which is the style's own name. */
function modelOf(style: EnumeratorStyle | undefined, looks: readonly Enumerator[]): Pick<Enumerator, 'label' | 'style'> | undefined {
	return style && (looks.find(one => one.style === style) ?? { style, label: style });
}

/** All sections but the title, in order; those of the chosen runs count on. */
function createRows(sections: readonly Section[], runs: readonly Run[], chosen: Choice): Row[] {
	const runOf = new Map<Section, Run>(runs.flatMap(run => run.sections.map((section): [Section, Run] => [section, run])));
	const depths = depthsOf(sections);
	const rows: Row[] = [];
	const visit = (list: readonly Section[], parent: Row | undefined) => {
		for (const section of list) {
			const run = runOf.get(section);
			const like = run && chosen.get(run)?.(section, depths.get(section)!);
			const row: Row = { section, parent, level: section.level, like, run, start: run === undefined || run.continued ? NaN : 1 };
			if (section.level !== 0) rows.push(row);
			visit(section.children, section.level === 0 ? undefined : row);
		}
	};
	visit(sections, undefined);
	return rows;
}

/** The new number of each row that has one. */
export type Numbers = ReadonlyMap<Section, NewNumber>;

/** Counts the rows. A run that goes on from another (its start is none) starts behind the last number of its style. */
function countRows(rows: readonly Row[]): Numbers | Message {
	const numbers = new Map<Section, NewNumber>();
	const counters = new Map<object, Map<object, number>>();
	const last = new Map<EnumeratorStyle, number>();
	/** The ordinals of a row and of those above it, as they are to be and as they were. */
	const paths = new Map<Row, { readonly now: readonly number[]; readonly before: readonly number[] }>();
	for (const row of rows) {
		const { section, parent, like, run, start } = row;
		const { enumerator } = section;
		const above = (parent && paths.get(parent)) ?? { now: [], before: [] };
		if (enumerator === undefined || isAnnex(section)) {
			paths.set(row, isAnnex(section) ? { now: [], before: [] } : above);
			if (enumerator === undefined || like === undefined) continue;
		}
		let ordinal = enumerator.ordinal;
		if (like !== undefined && run !== undefined) {
			const group = counters.get(run) ?? new Map<object, number>();
			counters.set(run, group);
			const key = parent?.section ?? TOP;
			const first = 0 < group.size ? 1 : Number.isNaN(start) ? (last.get(like.style) ?? enumerator.ordinal - 1) + 1 : start;
			ordinal = group.has(key) ? group.get(key)! + 1 : first;
			group.set(key, ordinal);
		}
		const style = like?.style ?? enumerator.style;
		const prefix = isDecimal(style) ? toPrefix(enumerator, above.now, above.before) : '';
		const label = printNumber(ordinal, like ?? enumerator, prefix);
		if (label === undefined) return { zh: `${(like ?? enumerator).label}这种样式没有第${ordinal}个`, en: `There is no number ${ordinal} like ${(like ?? enumerator).label}` };
		const parts = label.split('.').filter(part => part !== '').length;
		numbers.set(section, { label, ordinal, style: isDecimal(style) && 2 < parts ? '1.1.1' : style });
		last.set(style, ordinal);
		if (!isAnnex(section)) paths.set(row, { now: [...above.now, ordinal], before: [...above.before, enumerator.ordinal] });
	}
	return numbers;
}
const TOP = {};

/** What stands before the last part of a decimal number: the numbers above it, if they stood there before or it had none. */
function toPrefix(enumerator: Enumerator, now: readonly number[], before: readonly number[]): string {
	const own = readPrefix(enumerator);
	const depth = own === '' ? now.length : own.split('.').length - 1;
	if (now.length < depth || now.length === 0) return own;
	const follows = own === '' || own === `${before.slice(-depth).join('.')}.` || depth === now.length;
	return follows ? `${now.slice(-depth).join('.')}.` : own;
}

function printNumber(ordinal: number, like: Pick<Enumerator, 'label' | 'style'>, prefix: string): string | undefined {
	if (isDecimal(like.style)) return prefix === '' ? undefined : `${prefix}${ordinal}${/[.．]$/.test(like.label) ? '.' : ''}`;
	return printLabel(ordinal, like);
}

function toChanges({ text, blocks, sections }: Report, numbers: Numbers): Change[] {
	const changes: Change[] = [];
	const changed = new Set<Section>();
	for (const [section, number] of numbers) {
		const enumerator = section.enumerator!;
		if (number.label === enumerator.label || printsAlike(enumerator.label, number.label)) continue;
		changed.add(section);
		changes.push({ ...toEdit(text, enumerator, number), of: 'number' });
	}
	if (changed.size === 0) return changes;
	for (const reference of readCrossReferences(blocks, sections)) {
		if (!changed.has(reference.target)) continue;
		const printed = printReference(reference, numbers.get(reference.target)!);
		const isSame = printed === undefined || printed.text === text.slice(reference.span.start, reference.span.end);
		if (!isSame) changes.push({ ...reference.span, text: printed.text, of: reference.sure && printed.sure ? 'reference' : 'unsure' });
	}
	return changes;
}

/** What of a report tells where its numbers stand and what points to them. */
type Report = Pick<Analysis, 'text' | 'blocks' | 'sections'>;

/** A fix that gives sections other numbers, and what points to them with it. Where that may point elsewhere, the fix is not safe. */
export function followNumbers(report: Report, fix: Fix): Fix {
	const given = new Map(fix.edits.map(edit => [edit.start, edit]));
	const changes = toChanges(report, readNumbers(report.sections, given)).filter(({ start }) => !given.has(start));
	const isSure = changes.every(({ of }) => of !== 'unsure');
	return changes.length === 0 ? fix : { ...fix, safe: fix.safe && isSure, edits: [...fix.edits, ...changes.filter(({ of }) => of !== 'unsure').map(({ start, end, text }) => ({ start, end, text }))] };
}

/** The numbers that edits give to sections, by where those stand, and to the decimal numbers below them: 3.1 below 3. */
function readNumbers(sections: readonly Section[], given: ReadonlyMap<number, Edit>): Numbers {
	const numbers = new Map<Section, NewNumber>();
	const visit = (list: readonly Section[], before: readonly number[], now: readonly number[]) => {
		for (const section of list) {
			const { enumerator, children } = section;
			const number = enumerator && readNumber(enumerator, given.get(enumerator.span.start), before, now);
			if (number !== undefined) numbers.set(section, number);
			if (enumerator === undefined) visit(children, before, now);
			else visit(children, [...before, enumerator.ordinal], [...now, number?.ordinal ?? enumerator.ordinal]);
		}
	};
	visit(sections, [], []);
	return numbers;
}

function readNumber(enumerator: Enumerator, edit: Edit | undefined, before: readonly number[], now: readonly number[]): NewNumber | undefined {
	const { span, style, ordinal } = enumerator;
	if (edit !== undefined && edit.end === span.end) {
		const read = readLone(edit.text).enumerator;
		return read && { label: edit.text, style: read.style, ordinal: read.ordinal };
	}
	const prefix = readPrefix(enumerator);
	const depth = prefix.split('.').length - 1;
	const follows = prefix !== '' && prefix === `${before.slice(-depth).join('.')}.`;
	const label = follows ? printNumber(ordinal, enumerator, `${now.slice(-depth).join('.')}.`) : undefined;
	return label === undefined || label === enumerator.label ? undefined : { label, style, ordinal };
}

/** A new number in the place of the old one. A style that stands apart from the title takes a space, one that does not takes it away. */
function toEdit(text: string, { span, style, label }: Enumerator, number: NewNumber): Edit {
	if (number.style === style || HAS_OWN_SPACE.has(style) === HAS_OWN_SPACE.has(number.style)) return { ...span, text: number.label };
	const behind = skipBlanks(text, span.end);
	const isAtEnd = behind === text.length || text.slice(span.end, behind).includes('\n');
	if (isAtEnd) return { ...span, text: number.label };
	if (HAS_OWN_SPACE.has(number.style)) return { ...span, text: isBlankAt(text, span.end) ? number.label : `${number.label} ` };
	return isLatinAt(text, behind) || label === '' ? { ...span, text: number.label } : { start: span.start, end: behind, text: number.label };
}
const HAS_OWN_SPACE: ReadonlySet<EnumeratorStyle> = new Set(['第一部分', '第一章', '第一节', '第一条', '1', '1.1', '1.1.1', 'I.', 'A.', 'a.', 'a）']);

/** Whether a report is read as the rows and their numbers have it. */
function isReadAs({ sections }: Analysis, rows: readonly Row[], numbers: Numbers): boolean {
	const read: string[] = [];
	const visit = (list: readonly Section[]) => {
		for (const section of list) {
			if (section.level !== 0) read.push(printRow(section.level, section.label, section.title));
			visit(section.children);
		}
	};
	visit(sections);
	return read.length === rows.length && rows.every(({ section, level }, index) => {
		const label = numbers.get(section)?.label ?? section.label;
		return read[index] === printRow(level, printsAlike(section.label, label) ? section.label : label, section.title);
	});
}

/** Numbers in a title may change with what it points to. */
const printRow = (level: number, label: string, title: string): string => `${level} ${label} ${title.replace(NUMERALS, '')}`;
const NUMERALS = /[0-9０-９一二三四五六七八九十第部分章节条（）().]/g;
