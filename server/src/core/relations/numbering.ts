import { type Enumerator, type EnumeratorStyle, isMixable, printLabel, standsAbove } from '../enumerators.ts';
import { type PlacedContent, findBlock } from '../content.ts';
import { defineReader } from '../joins.ts';
import type { Section } from '../outline.ts';
import type { Form, Numbering, Relation } from '../relations.ts';
import { type Habits, NEXT_STYLE, type Run, announcesList, habitOf, readRuns } from '../runs.ts';
import { lookOf } from '../sequences.ts';

/** Numbering: siblings of the outline that count on. */
export const readNumberings = defineReader({
	// Beside the outline, only what announces a list counts.
	collect: ({ text }) => (announcesList(text) ? true : undefined),
	follows: ['numbers'],
	read(_items, { contents, sections }): Relation[] {
		const { runs, habits } = readRuns(contents.map(({ block }) => block), sections);
		const long = runs.filter(run => 1 < run.sections.length);
		return [...long.map(toNumbering), ...long.flatMap(run => readLevelStyle(run, habits)), ...readLevelOrder(long), ...readMarks(long)];
	},
});

/** 再次 behind 首先, without 其次 or another word for it. */
export const readLeftOut = defineReader({
	collect: ({ enumerator, points }) => (enumerator?.style === '首先，' || points.some(({ style }) => style === '首先，') ? true : undefined),
	follows: ['numbers', 'contents'],
	read: (items, { contents, sections }) => (items.length === 0 ? [] : findLeftOut(sections, contents)),
});
const SECOND = /(?:^|[。；！？.;\s])(?:其次|然后|接着|接下来|随后|另外|此外|第二|[Ss]econd|[Tt]hen|[Nn]ext)/;

function findLeftOut(siblings: readonly Section[], contents: readonly PlacedContent[]): Numbering[] {
	return siblings.flatMap(({ enumerator: one, children }, index): Numbering[] => {
		const next = siblings[index + 1]?.enumerator;
		const isOdd = one?.style === '首先，' && next?.style === '首先，' && one.ordinal === 1 && next.ordinal === 3 && !saysSecond(one.span.end, next.span.start, contents);
		return [...(isOdd ? [{ kind: 'numbering', claim: 'stated', enumerators: [one, next], model: one, continued: false } as const] : []), ...findLeftOut(children, contents)];
	});
}

function saysSecond(from: number, to: number, contents: readonly PlacedContent[]): boolean {
	const between = contents.slice(findBlock(contents, from), findBlock(contents, to) + 1);
	return between.some(({ block: { start, text } }) => SECOND.test(text.slice(Math.max(0, from - start), Math.max(0, to - start))));
}

function toNumbering({ sections, model, continued }: Run): Numbering {
	const enumerators = sections.map(({ enumerator }) => enumerator);
	// A run that does not start at 1 may be an excerpt.
	const claim = enumerators[0].ordinal === 1 || continued ? 'stated' : 'suggested';
	return { kind: 'numbering', claim, enumerators, model, continued };
}

/**
 * A run whose look is another than that of all other runs under such a heading: 一、 has （一） below it, but once 1. A level
 * may be skipped in a document that skips it always.
 */
function readLevelStyle(run: Run, habits: Habits): Form[] {
	const parent = run.parent?.enumerator?.style;
	const first = run.sections[0].enumerator;
	if (parent === undefined || NEXT_STYLE[parent] === undefined || NEXT_STYLE[parent] === first.style || !isMixable(first.style) || isTurned(run)) return [];
	const enumerators = run.sections.map(({ enumerator }) => enumerator);
	const habit = habitOf(run, habits);
	const look = lookOf(first);
	const isUniform = enumerators.every(one => lookOf(one) === look);
	if (habit === undefined || !isUniform) return [];
	const own = habit.get(look) ?? 0;
	const standard = [...habit].reduce((sum, [other, count]) => sum + (other.startsWith(NEXT_STYLE[parent]!) ? count : 0), 0);
	if (standard < own * 3 || own !== enumerators.length) return [];
	return [{ kind: 'form', claim: 'stated', of: 'levelStyle', span: first.span, text: first.label, expected: NEXT_STYLE[parent], places: [], others: enumerators.slice(1).map(({ span }) => span) }];
}

/** A run whose numbers stand higher in the order of the standard than that of the section around it: 一、 below 1. */
const isTurned = ({ parent, sections: [{ enumerator }] }: Run): boolean => parent?.enumerator !== undefined && standsAbove(enumerator.style, parent.enumerator.style);

/** Runs of levels that are turned round, where the document has the same two the right way elsewhere, and no less often. */
function readLevelOrder(runs: readonly Run[]): Form[] {
	const pairOf = ({ parent, sections: [{ enumerator }] }: Run): string => `${parent?.enumerator?.style} ${enumerator.style}`;
	const turned = runs.filter(isTurned);
	return turned.flatMap((run): Form[] => {
		const [{ enumerator }] = run.sections;
		const above = run.parent!.enumerator!;
		const right = runs.filter(other => pairOf(other) === `${enumerator.style} ${above.style}`);
		if (right.length < turned.filter(other => pairOf(other) === pairOf(run)).length) return [];
		const places = run.sections.every(({ children }) => children.length === 0) ? renumberBelow(above.style, run) : [];
		return [{ kind: 'form', claim: 'stated', of: 'levelOrder', span: enumerator.span, text: enumerator.label, expected: above.label, places, others: [right[0].parent!.enumerator!.span] }];
	});
}

/** The numbers of a run as the standard has them below a style: none below the lowest, none where the alphabet ends before the run. */
function renumberBelow(above: EnumeratorStyle, { sections }: Run): Form['places'] {
	const style = NEXT_STYLE[above];
	if (style === undefined || printLabel(sections.length, { style, label: style }) === undefined) return [];
	return sections.map(({ enumerator: { span } }, index) => ({ ...span, text: printLabel(index + 1, { style, label: style })! }));
}

/** The mark behind a Chinese numeral is 、, or what the document writes instead; the few that differ are told, once a mark. */
function readMarks(runs: readonly Run[]): Form[] {
	const byMark = new Map<string, Enumerator[]>();
	for (const { sections } of runs) {
		for (const { enumerator } of sections) {
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
