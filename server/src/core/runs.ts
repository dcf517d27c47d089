import type { Block } from './blocks.ts';
import { type Enumerator, type EnumeratorStyle, LAST, isMixable, isRunIn, readPrefix } from './enumerators.ts';
import type { Section } from './outline.ts';
import { firstFrom } from './search.ts';
import { lookOf } from './sequences.ts';

/** A section with a number. */
export interface Numbered extends Section {
	readonly enumerator: Enumerator;
}

/** Siblings of the outline that count on. */
export interface Run {
	readonly parent: Section | undefined;
	readonly sections: readonly Numbered[];
	/** It counts on from the run before, under another heading: articles through chapters, （四） after the （三） of 一、. */
	readonly continued: boolean;
	/** The sibling whose look the others should have. */
	readonly model: Enumerator;
}

/** How often the runs under a style of parent, uniform in look, have each look. */
export type Habits = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * The runs of an outline. A list that starts again is a new run, so is one behind a lead that ends in a colon;
 * 首先 … 最后 are words of a closed set and are counted only where other words are mixed in.
 */
export function readRuns(blocks: readonly Block[], sections: readonly Section[]): { readonly runs: readonly Run[]; readonly habits: Habits } {
	const drafts: { parent: Section | undefined; sections: Numbered[] }[] = [];
	collectRuns(sections, undefined, blocks, drafts);
	const habits = countHabits(drafts);
	const continued = findContinued(drafts);
	const runs = drafts.map((draft): Run => ({ parent: draft.parent, sections: draft.sections, continued: continued.has(draft.sections[0]), model: chooseModel(draft, habits) }));
	return { runs, habits };
}

function collectRuns(children: readonly Section[], parent: Section | undefined, blocks: readonly Block[], drafts: { parent: Section | undefined; sections: Numbered[] }[]): void {
	let run: Numbered[] | undefined;
	for (const [index, section] of children.entries()) {
		if (!isCounted(section, children[index - 1], children[index + 1])) continue;
		if (run === undefined || !continues(run, section.enumerator, blocks)) {
			run = [];
			drafts.push({ parent, sections: run });
		}
		run.push(section);
	}
	for (const section of children) if (0 < section.children.length) collectRuns(section.children, section, blocks, drafts);
}

function isCounted(section: Section, before: Section | undefined, after: Section | undefined): section is Numbered {
	const { enumerator } = section;
	if (enumerator?.style !== '首先，') return enumerator !== undefined;
	return mixesWords(before?.enumerator, enumerator) || mixesWords(enumerator, after?.enumerator);
}

/** 首先 with 第二 behind it, 第一 with 其次. */
const mixesWords = (one: Enumerator | undefined, next: Enumerator | undefined): boolean =>
	one !== undefined && next !== undefined && one.style !== next.style && isRunIn(one.style) && isRunIn(next.style) && one.ordinal + 1 === next.ordinal && next.ordinal !== LAST;

/** The first sections of the runs that count on from the run of their style before. */
function findContinued(runs: readonly Pick<Run, 'sections'>[]): ReadonlySet<Section> {
	const continued = new Set<Section>();
	const last = new Map<EnumeratorStyle, number>();
	for (const { sections } of runs.toSorted((a, b) => a.sections[0].span.start - b.sections[0].span.start)) {
		const { style, ordinal } = sections[0].enumerator;
		if (1 < ordinal && last.get(style) === ordinal - 1) continued.add(sections[0]);
		last.set(style, sections[sections.length - 1].enumerator.ordinal);
	}
	return continued;
}

function continues(run: readonly Numbered[], next: Enumerator, blocks: readonly Block[]): boolean {
	const last = run[run.length - 1].enumerator;
	const isOwn = run.some(({ enumerator }) => enumerator.style === next.style);
	const repeats = next.ordinal === last.ordinal && 1 < next.ordinal && run.length < next.ordinal + 1 && last.style !== next.style;
	const mixes = (isMixable(last.style) && isMixable(next.style) && (next.ordinal === last.ordinal + 1 || repeats)) || mixesWords(last, next);
	if (!(isOwn || mixes) || readPrefix(last) !== readPrefix(next)) return false;
	const startsAgain = next.ordinal === 1 && (1 < last.ordinal || STARTS_OFTEN.has(next.style) || followsLead(next, blocks));
	return !startsAgain;
}

/** Of these a lone 1 is usual: a list of one item, then another list. */
const STARTS_OFTEN: ReadonlySet<EnumeratorStyle> = new Set(['1.', '1、', '1）', '①', 'A.', 'a.', 'a）', '（a）', 'I.', '（i）', '一是', '一要', '第一，', '其一，', '附件1']);

/** Whether the paragraph before a number announces a list: "主要改进如下：". */
function followsLead({ span }: Enumerator, blocks: readonly Block[]): boolean {
	const before = blocks[findBlockAt(blocks, span.start) - 1];
	return before !== undefined && announcesList(before.text);
}
export const announcesList = (text: string): boolean => LEAD.test(text.slice(-12));
const LEAD = /[：:]\s*$/;

/** The index of the block in which an offset stands, or of the last one before it; -1 before the first. */
export function findBlockAt(blocks: readonly Block[], offset: number): number {
	return firstFrom(blocks, offset + 1, block => block.start) - 1;
}

const parentStyleOf = ({ parent }: Pick<Run, 'parent'>): string => parent?.enumerator?.style ?? '';
export const habitOf = (run: Pick<Run, 'parent'>, habits: Habits): ReadonlyMap<string, number> | undefined => habits.get(parentStyleOf(run));

function countHabits(runs: readonly Pick<Run, 'parent' | 'sections'>[]): Habits {
	const habits = new Map<string, Map<string, number>>();
	for (const run of runs) {
		if (!isUniform(run)) continue;
		const look = lookOf(run.sections[0].enumerator);
		const habit = habits.get(parentStyleOf(run)) ?? new Map<string, number>();
		habit.set(look, (habit.get(look) ?? 0) + run.sections.length);
		habits.set(parentStyleOf(run), habit);
	}
	return habits;
}

function isUniform({ sections }: Pick<Run, 'sections'>): boolean {
	const look = lookOf(sections[0].enumerator);
	return sections.every(({ enumerator }) => lookOf(enumerator) === look);
}

/** The model is the look that the document gives such siblings elsewhere, else the one of the standard, else the most usual here. */
function chooseModel(run: Pick<Run, 'parent' | 'sections'>, habits: Habits): Enumerator {
	if (isUniform(run)) return run.sections[0].enumerator;
	const looks = new Map<string, number>();
	for (const { enumerator } of run.sections) looks.set(lookOf(enumerator), (looks.get(lookOf(enumerator)) ?? 0) + 1);
	let model = run.sections[0].enumerator;
	const habit = habitOf(run, habits);
	const parentStyle = run.parent?.enumerator?.style;
	const standard = parentStyle === undefined ? '一、' : NEXT_STYLE[parentStyle];
	const score = (one: Enumerator) => 1e6 * (habit?.get(lookOf(one)) ?? 0) + (one.style === standard ? 1e3 : 0) + looks.get(lookOf(one))!;
	for (const { enumerator } of run.sections) if (score(model) < score(enumerator)) model = enumerator;
	return model;
}

/** GB/T 9704 7.3.3: 一、 （一） 1. （1）. */
export const NEXT_STYLE: Partial<Readonly<Record<EnumeratorStyle, EnumeratorStyle>>> = { '第一部分': '一、', '第一章': '一、', '一、': '（一）', '（一）': '1.', '1.': '（1）', '1、': '（1）', '（1）': '①', '1）': '①' };
