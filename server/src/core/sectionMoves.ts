import type { Analysis } from './analysis.ts';
import { applyEdits } from './edits.ts';
import type { Enumerator } from './enumerators.ts';
import { readDepth } from './headings.ts';
import type { Message } from './message.ts';
import type { Section } from './outline.ts';
import { type Change, type Row, isAnnex, isPoint, settle } from './renumbering.ts';
import { NEXT_STYLE, type Run, findBlockAt, readRuns } from './runs.ts';
import { lookOf } from './sequences.ts';
import type { Span } from './span.ts';

/** What can be done to a section with all that stands under it. */
export const MOVES = ['promote', 'demote', 'up', 'down'] as const;
export type Move = (typeof MOVES)[number];

/** The section at an offset, moved: numbers, references and Markdown's # with it. A message where that cannot be. */
export function moveSection(analysis: Analysis, at: number, move: Move, analyze: (text: string) => Analysis): readonly Change[] | Message {
	const place = findPlace(analysis, at, move);
	if ('zh' in place) return place;
	return move === 'up' || move === 'down' ? swap(analysis, place, move, analyze) : shift(analysis, place, move, analyze);
}

/** Whether a move is worth offering: it has somewhere to go to. */
export const canMove = (analysis: Analysis, at: number, move: Move): boolean => !('zh' in findPlace(analysis, at, move));

interface Place {
	readonly section: Section;
	readonly parent: Section | undefined;
	/** Those beside it, itself included. */
	readonly siblings: readonly Section[];
	readonly index: number;
}

/** The innermost section at an offset that is more than a point in a paragraph. */
function findPlace({ sections, text }: Analysis, at: number, move: Move): Place | Message {
	let place: Place | undefined;
	for (let siblings = sections, parent: Section | undefined; ;) {
		const index = siblings.findIndex(section => startOfLine(text, section.heading.start) <= at && at <= section.span.end && !isPoint(section) && standsApart(text, section));
		if (index < 0) break;
		const section = siblings[index];
		if (section.level !== 0) place = { section, parent: parent?.level === 0 ? undefined : parent, siblings, index };
		[siblings, parent] = [section.children, section];
	}
	if (place === undefined) return { zh: '光标不在标题之下', en: 'The cursor is not below a heading' };
	const before = place.siblings[place.index - 1];
	const isMissing = {
		promote: place.parent === undefined || isAnnex(place.parent),
		demote: before === undefined || isAnnex(place.section) || isAnnex(before),
		up: before === undefined || !standsApart(text, before),
		down: !standsApart(text, place.siblings[place.index + 1]),
	};
	return isMissing[move] ? REFUSALS[move] : place;
}
const REFUSALS: Readonly<Record<Move, Message>> = {
	promote: { zh: '已是最高一级，不能再升', en: 'It is on the highest level already' },
	demote: { zh: '前面没有同级标题，不能降到它之下', en: 'There is no heading of its level before it to go under' },
	up: { zh: '前面没有同级的部分', en: 'There is nothing of its level before it' },
	down: { zh: '后面没有同级的部分', en: 'There is nothing of its level behind it' },
};

/** A heading at the head of a line; several may share one where line breaks were lost. */
function standsApart(text: string, section: Section | undefined): boolean {
	if (section === undefined) return false;
	const start = startOfLine(text, section.heading.start);
	return HEAD_ONLY.test(text.slice(start, section.heading.start)) && !isPoint(section);
}
const HEAD_ONLY = /^[\s\u3000\u00a0#>*]*$/;

const startOfLine = (text: string, at: number): number => Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
function endOfLine(text: string, at: number): number {
	let end = at;
	while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
	return end;
}

/** Exchanges a section with the one before or behind it. What stands between them stays. */
function swap(analysis: Analysis, { parent, siblings, index }: Place, move: 'up' | 'down', analyze: (text: string) => Analysis): readonly Change[] | Message {
	const { text } = analysis;
	const at = move === 'up' ? index - 1 : index;
	const [first, second] = [siblings[at], siblings[at + 1]];
	const linesOf = ({ heading, span }: Section): Span => ({ start: startOfLine(text, heading.start), end: endOfLine(text, span.end) });
	const [upper, lower] = [linesOf(first), linesOf(second)];
	const between = text.slice(upper.end, lower.start);
	const order = siblings.toSpliced(at, 2, second, first);
	const rows = createRows(analysis, new Set(siblings), new Map(), one => (one === parent ? order : undefined));
	return settle(analysis, rows, analyze, changes => {
		const moving = move === 'up' ? lower : upper;
		const own = changes.filter(({ start, end }) => moving.start <= start && end <= moving.end);
		const edits = own.filter(({ of }) => of !== 'unsure').map(change => ({ ...change, start: change.start - moving.start, end: change.end - moving.start }));
		const moved = applyEdits(text.slice(moving.start, moving.end), edits);
		const carried: readonly Change[] = move === 'up'
			? [{ start: upper.start, end: upper.start, text: moved + between, of: 'text' }, { start: upper.end, end: lower.end, text: '', of: 'text' }]
			: [{ start: upper.start, end: lower.start, text: '', of: 'text' }, { start: lower.end, end: lower.end, text: between + moved, of: 'text' }];
		return [...carried, ...changes.filter(change => !own.includes(change))];
	});
}

/** Shifts a section and what stands under it by a level. It stays where it is; what follows it there goes under what it is now. */
function shift(analysis: Analysis, { section, parent, siblings, index }: Place, move: 'promote' | 'demote', analyze: (text: string) => Analysis): readonly Change[] | Message {
	const shifted = flatten([section]);
	const levels = new Map(shifted.map((one): [Section, number] => [one, one.level + (move === 'promote' ? -1 : 1)]));
	const marks = shiftMarks(analysis, shifted, findDelta(analysis, section, move === 'promote' ? parent! : siblings[index - 1], move));
	if ('zh' in marks) return marks;
	const target = move === 'promote' ? parent! : siblings[index - 1].children.findLast(child => !isPoint(child));
	return settle(analysis, createRows(analysis, new Set([...siblings, ...target === undefined ? [] : [target]]), levels), analyze, changes => [...changes, ...marks]);
}

const flatten = (sections: readonly Section[]): Section[] => sections.flatMap(section => [section, ...flatten(section.children)]);

/**
 * The rows of a report in which some sections have another level, or some parent's children another order. What is shifted
 * joins the run of those it comes to; the runs in which something `touched` stands count on anew.
 */
function createRows(analysis: Analysis, touched: ReadonlySet<Section>, levels: ReadonlyMap<Section, number>, reorder: (parent: Section | undefined) => readonly Section[] | undefined = () => undefined): Row[] {
	const { runs } = readRuns(analysis.blocks, analysis.sections);
	const runOf = new Map<Section, Run>(runs.flatMap(run => run.sections.map((section): [Section, Run] => [section, run])));
	const counting = new Set(runs.filter(({ sections }) => sections.some(section => touched.has(section) || levels.has(section))));
	const looks = countLevelLooks(analysis.sections);
	const [title] = analysis.sections;
	const top = title?.level === 0 ? title.children : analysis.sections;
	const inOrder = (list: readonly Section[], parent: Section | undefined): Section[] => (reorder(parent) ?? list).flatMap(section => [section, ...inOrder(section.children, section)]);

	const rows: Row[] = [];
	const open: Row[] = [];
	/** The last row that counts below each parent. */
	const before = new Map<Section | undefined, Row>();
	const sections = inOrder(top, undefined);
	for (const [index, section] of sections.entries()) {
		const level = levels.get(section) ?? section.level;
		while (0 < open.length && level <= open[open.length - 1].level) open.pop();
		const parent = open[open.length - 1];
		const { enumerator } = section;
		const run = runOf.get(section);
		const start = run?.sections[0].enumerator.ordinal ?? 1;
		let row: Row = { section, parent, level, like: run !== undefined && counting.has(run) ? enumerator : undefined, run, start };
		const isShifted = levels.has(section) && enumerator !== undefined && !isPoint(section) && !isAnnex(section);
		if (isShifted) {
			const elder = before.get(parent?.section);
			const heir = sections.slice(index + 1).find(one => !levels.has(one));
			const joins = heir !== undefined && heir.level === level && !isPoint(heir) ? runOf.get(heir) : undefined;
			const like = elder?.like ?? elder?.section.enumerator ?? (joins === undefined ? undefined : joins.model) ?? looks.get(level) ?? followStyle(parent?.like ?? parent?.section.enumerator) ?? enumerator;
			row = { ...row, like, run: elder?.run ?? joins ?? {}, start: 1 };
		}
		rows.push(row);
		open.push(row);
		if (row.run !== undefined && !isPoint(section) && !isAnnex(section)) before.set(parent?.section, row);
	}
	return rows;
}

/** The look that each level's numbers have most often. */
function countLevelLooks(sections: readonly Section[]): ReadonlyMap<number, Enumerator> {
	const counts = new Map<number, Map<string, { readonly model: Enumerator; count: number }>>();
	for (const section of flatten(sections)) {
		const { enumerator, level } = section;
		if (enumerator === undefined || isPoint(section) || isAnnex(section)) continue;
		const looks = counts.get(level) ?? new Map<string, { readonly model: Enumerator; count: number }>();
		counts.set(level, looks);
		const known = looks.get(lookOf(enumerator));
		if (known === undefined) looks.set(lookOf(enumerator), { model: enumerator, count: 1 });
		else known.count += 1;
	}
	return new Map([...counts].map(([level, looks]) => [level, [...looks.values()].reduce((best, one) => (best.count < one.count ? one : best)).model]));
}

const followStyle = (like: Pick<Enumerator, 'style'> | undefined): Pick<Enumerator, 'label' | 'style'> | undefined => {
	const style = like && NEXT_STYLE[like.style];
	return style && { style, label: style };
};

/** By how many # headings shift: as many as part a section from those it joins. */
function findDelta(analysis: Analysis, section: Section, other: Section, move: 'promote' | 'demote'): number {
	if (move === 'promote') return depthOf(analysis, other) - depthOf(analysis, section);
	const [first] = other.children.map(child => depthOf(analysis, child)).filter(depth => 0 < depth);
	return (first ?? depthOf(analysis, other) + 1) - depthOf(analysis, section);
}

function depthOf({ blocks }: Analysis, { heading }: Section): number {
	const block = blocks[findBlockAt(blocks, heading.start)];
	return block.kind === 'heading' ? readDepth(block.text) : 0;
}

/** The marks of Markdown's headings, with as many # more or less. */
function shiftMarks(analysis: Analysis, sections: readonly Section[], delta: number): Change[] | Message {
	const changes: Change[] = [];
	for (const section of sections) {
		const depth = depthOf(analysis, section);
		if (depth === 0) continue;
		const { start } = section.heading;
		const isUnderlined = analysis.text[start] !== '#';
		if (depth + delta < 1 || 6 < depth + delta || isUnderlined) return { zh: 'Markdown 的标题只有1至6级，且须以 # 开头', en: 'Headings of Markdown have 1 to 6 levels, and must begin with #' };
		changes.push(delta < 0 ? { start, end: start - delta, text: '', of: 'text' } : { start, end: start, text: '#'.repeat(delta), of: 'text' });
	}
	return changes.filter(({ start, end, text }) => start < end || text !== '');
}
