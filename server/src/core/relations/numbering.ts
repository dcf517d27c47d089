import { type PlacedContent, findBlock } from '../content.ts';
import { type Enumerator, type EnumeratorStyle, LAST, isMixable, isRunIn, readPrefix } from '../enumerators.ts';
import type { Section } from '../outline.ts';
import type { Form, Numbering, Relation } from '../relations.ts';
import { lookOf } from '../sequences.ts';
import { defineReader } from '../joins.ts';

/**
 * Numbering: siblings of the outline that count on. A list that starts again is a new run, so is one behind a lead that
 * ends in a colon; 首先 … 最后 are words of a closed set and are counted only where other words are mixed in.
 */
export const readNumberings = defineReader({
	// Beside the outline, only what announces a list counts.
	collect: ({ text }) => (LEAD.test(text.slice(-12)) ? true : undefined),
	follows: ['sections'],
	read: (_items, { contents, sections }) => readAll(contents, sections),
});

function readAll(contents: readonly PlacedContent[], sections: readonly Section[]): Relation[] {
	const runs: Run[] = [];
	const visit = (children: readonly Section[], parent: Enumerator | undefined) => {
		for (const run of splitRuns(children, parent, contents)) runs.push(run);
		for (const { children: grandchildren, enumerator } of children) if (0 < grandchildren.length) visit(grandchildren, enumerator);
	};
	visit(sections, undefined);
	const habits = countHabits(runs);
	markContinued(runs);
	const long = runs.filter(({ enumerators }) => 1 < enumerators.length);
	return [...long.map(run => toNumbering(run, habits)), ...long.flatMap(run => readLevelStyle(run, habits)), ...readMarks(long)];
}

/** Siblings under one parent that count on. */
interface Run {
	readonly parent: EnumeratorStyle | undefined;
	readonly enumerators: Enumerator[];
	/** It counts on from the run before, under another heading: articles through chapters, （四） after the （三） of 一、. */
	continued: boolean;
}

function splitRuns(children: readonly Section[], parent: Enumerator | undefined, contents: readonly PlacedContent[]): Run[] {
	const runs: Run[] = [];
	let run: Run | undefined;
	for (const [index, { enumerator }] of children.entries()) {
		if (enumerator === undefined) continue;
		const isWord = enumerator.style === '首先，';
		if (isWord && !mixesWords(children[index - 1]?.enumerator, enumerator) && !mixesWords(enumerator, children[index + 1]?.enumerator)) continue;
		if (run === undefined || !continues(run.enumerators, enumerator, contents)) {
			run = { parent: parent?.style, enumerators: [], continued: false };
			runs.push(run);
		}
		run.enumerators.push(enumerator);
	}
	return runs;
}

/** 首先 with 第二 behind it, 第一 with 其次. */
const mixesWords = (one: Enumerator | undefined, next: Enumerator | undefined): boolean =>
	one !== undefined && next !== undefined && one.style !== next.style && isRunIn(one.style) && isRunIn(next.style) && one.ordinal + 1 === next.ordinal && next.ordinal !== LAST;

function markContinued(runs: readonly Run[]): void {
	const last = new Map<EnumeratorStyle, number>();
	for (const run of runs.toSorted((a, b) => a.enumerators[0].span.start - b.enumerators[0].span.start)) {
		const [first] = run.enumerators;
		run.continued = 1 < first.ordinal && last.get(first.style) === first.ordinal - 1;
		last.set(first.style, run.enumerators[run.enumerators.length - 1].ordinal);
	}
}

function continues(run: readonly Enumerator[], next: Enumerator, contents: readonly PlacedContent[]): boolean {
	const last = run[run.length - 1];
	const isOwn = run.some(({ style }) => style === next.style);
	const repeats = next.ordinal === last.ordinal && 1 < next.ordinal && run.length < next.ordinal + 1 && last.style !== next.style;
	const mixes = (isMixable(last.style) && isMixable(next.style) && (next.ordinal === last.ordinal + 1 || repeats)) || mixesWords(last, next);
	if (!(isOwn || mixes) || readPrefix(last) !== readPrefix(next)) return false;
	const startsAgain = next.ordinal === 1 && (1 < last.ordinal || STARTS_OFTEN.has(next.style) || followsLead(next, contents));
	return !startsAgain;
}

/** Of these a lone 1 is usual: a list of one item, then another list. */
const STARTS_OFTEN: ReadonlySet<EnumeratorStyle> = new Set(['1.', '1、', '1）', '①', 'A.', 'a.', 'a）', '（a）', 'I.', '（i）', '一是', '一要', '第一，', '其一，', '附件1']);

/** Whether the paragraph before a number announces a list: "主要改进如下：". */
function followsLead({ span }: Enumerator, contents: readonly PlacedContent[]): boolean {
	const before = contents[findBlock(contents, span.start) - 1];
	return before !== undefined && LEAD.test(before.content.text.slice(-12));
}
const LEAD = /[：:]\s*$/;

/** How often the runs under a style of parent, uniform in look, have each look. */
function countHabits(runs: readonly Run[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
	const habits = new Map<string, Map<string, number>>();
	for (const { parent, enumerators } of runs) {
		const looks = new Set(enumerators.map(lookOf));
		if (looks.size !== 1) continue;
		const [look] = looks;
		const habit = habits.get(parent ?? '') ?? new Map<string, number>();
		habit.set(look, (habit.get(look) ?? 0) + enumerators.length);
		habits.set(parent ?? '', habit);
	}
	return habits;
}

/** The model is the look that the document gives such siblings elsewhere, else the one of the standard, else the most usual here. */
function toNumbering({ parent, enumerators, continued }: Run, habits: ReadonlyMap<string, ReadonlyMap<string, number>>): Numbering {
	const looks = new Map<string, number>();
	for (const enumerator of enumerators) looks.set(lookOf(enumerator), (looks.get(lookOf(enumerator)) ?? 0) + 1);
	let model = enumerators[0];
	if (1 < looks.size) {
		const habit = habits.get(parent ?? '');
		const standard = parent === undefined ? '一、' : NEXT_STYLE[parent];
		const score = (one: Enumerator) => 1e6 * (habit?.get(lookOf(one)) ?? 0) + (one.style === standard ? 1e3 : 0) + looks.get(lookOf(one))!;
		for (const one of enumerators) if (score(model) < score(one)) model = one;
	}
	// A run that does not start at 1 may be an excerpt.
	const claim = enumerators[0].ordinal === 1 || continued ? 'stated' : 'suggested';
	return { kind: 'numbering', claim, enumerators, model, continued };
}
/** GB/T 9704 7.3.3: 一、 （一） 1. （1）. */
export const NEXT_STYLE: Partial<Readonly<Record<EnumeratorStyle, EnumeratorStyle>>> = { '第一部分': '一、', '第一章': '一、', '一、': '（一）', '（一）': '1.', '1.': '（1）', '1、': '（1）', '（1）': '①' };

/**
 * A run whose look is another than that of all other runs under such a heading: 一、 has （一） below it, but once 1. A level
 * may be skipped in a document that skips it always.
 */
function readLevelStyle({ parent, enumerators }: Run, habits: ReadonlyMap<string, ReadonlyMap<string, number>>): Form[] {
	const [first] = enumerators;
	const habit = habits.get(parent ?? '');
	const look = lookOf(first);
	const isUniform = enumerators.every(one => lookOf(one) === look);
	if (parent === undefined || habit === undefined || !isUniform || NEXT_STYLE[parent] === undefined || NEXT_STYLE[parent] === first.style || !isMixable(first.style)) return [];
	const own = habit.get(look) ?? 0;
	const standard = [...habit].reduce((sum, [other, count]) => sum + (other.startsWith(NEXT_STYLE[parent]!) ? count : 0), 0);
	if (standard < own * 3 || own !== enumerators.length) return [];
	return [{ kind: 'form', claim: 'stated', of: 'levelStyle', span: first.span, text: first.label, expected: NEXT_STYLE[parent], places: [], others: enumerators.slice(1).map(({ span }) => span) }];
}

/** The mark behind a Chinese numeral is 、, or what the document writes instead; the few that differ are told, once a mark. */
function readMarks(runs: readonly Run[]): Form[] {
	const byMark = new Map<string, Enumerator[]>();
	for (const { enumerators } of runs) {
		for (const enumerator of enumerators) {
			const mark = enumerator.style === '一、' ? (MARK.exec(enumerator.label.normalize('NFKC'))?.[0] ?? '') : '';
			if (mark === '') continue;
			const known = byMark.get(mark);
			if (known === undefined) byMark.set(mark, [enumerator]);
			else known.push(enumerator);
		}
	}
	const all = [...byMark].sort(([a, own], [b, others]) => others.length - own.length || Number(b === '、') - Number(a === '、'));
	if (all.length < 2) return [];
	const [[usual, most], ...deviating] = all;
	const expected = most[0].label.slice(-1);
	return deviating.filter(([, few]) => usual === '、' || few.length * 2 <= most.length).map(([, few]): Form => {
		const places = few.map(({ span, label }) => ({ ...span, text: label.slice(0, -1) + expected }));
		const [first, ...others] = few;
		return { kind: 'form', claim: 'stated', of: 'enumeratorMark', span: first.span, text: first.label, expected: places[0].text, places, others: others.map(({ span }) => span) };
	});
}
const MARK = /[、.,:]$/;
