import type { Analysis } from '../core/analysis.ts';
import type { Excerpt } from '../core/excerpts.ts';
import { readChinese } from '../core/ordinals.ts';
import { once } from '../core/once.ts';
import type { Section } from '../core/outline.ts';
import type { Span } from '../core/span.ts';
import { isSame } from './figures.ts';

/** Words that point to a part of the report, and the line where that begins: 见第三部分, 表2, see Section 2.1. */
export interface Pointer {
	readonly span: Span;
	readonly target: Span;
}

/** The reference at an offset, if what it points to is there. */
export function referenceAt(analysis: Analysis, offset: number): Pointer | undefined {
	const { text } = analysis;
	// No reference goes on in the next line.
	const feed = text.indexOf('\n', offset);
	const line = { start: offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1, end: feed < 0 ? text.length : feed };
	return readPointers(analysis, line, analysis.around({ start: offset, end: offset })).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** What points to the line that begins at or around an offset. */
export const pointersTo = (analysis: Analysis, offset: number): Pointer[] =>
	pointersOf(analysis).filter(({ target }) => target.start <= offset && offset <= target.end);

/** What points to the same. */
export const pointersBeside = (analysis: Analysis, pointer: Pointer): Pointer[] =>
	pointersOf(analysis).filter(({ target }) => isSame(target, pointer.target));

/** The heading or caption that is pointed to: "三、存在的问题". */
export const printHeading = (text: string, { start, end }: Span): string => text.slice(start, end).replace(HEADING_MARKS, '').trimEnd();
const HEADING_MARKS = /^[\s#>]+/;

/** Found when a feature first asks, for as long as the analysis is. */
const known = new WeakMap<Analysis, readonly Pointer[]>();

/** All of them, in the order of the text. */
export function pointersOf(analysis: Analysis): readonly Pointer[] {
	let pointers = known.get(analysis);
	if (pointers === undefined) known.set(analysis, pointers = readPointers(analysis, { start: 0, end: analysis.text.length }, analysis));
	return pointers;
}

/** Those of a stretch of the text, of which `claims` are told. */
function readPointers(analysis: Analysis, { start, end }: Span, { claims }: Excerpt): Pointer[] {
	const { text } = analysis;
	const parts = once(() => (analysis.sections[0]?.level === 0 ? analysis.sections[0].children : analysis.sections));
	const enumerators = once(() => new Set(enumeratorsOf(analysis.sections)));
	const byLabel = once(() => new Map(parts().flatMap(withChildren).toReversed().map(section => [section.label.replace(FINAL_POINT, ''), section] as const)));
	const pointers: Pointer[] = [];
	for (const found of text.slice(start, end).matchAll(MENTION)) {
		const at = start + found.index;
		const section = findSection(parts(), byLabel, found);
		if (section !== undefined && !enumerators().has(at)) pointers.push({ span: { start: at, end: at + found[0].length }, target: section.heading });
	}
	// Annexes, tables and figures are read where they are judged.
	for (const { relation } of claims) {
		if (relation.kind !== 'reference' || relation.to === 'section' || relation.target === undefined) continue;
		pointers.push({ span: relation.span, target: lineOf(text, relation.target.start) });
	}
	return pointers.sort((a, b) => a.span.start - b.span.start);
}
const MENTION = /第(?<part>[0-9一二三四五六七八九十]{1,3})(?:部分|章)(?:第?[（(](?<item>[0-9一二三四五六七八九十]{1,3})[）)])?|(?:Section|Part|Chapter) (?<path>[0-9]{1,2}(?:\.[0-9]{1,2})*)/g;

/** The section that is meant: the first-level part of that number, and the one below it that is named too, if it is there. */
function findSection(parts: readonly Section[], byLabel: () => ReadonlyMap<string, Section>, { groups }: RegExpMatchArray): Section | undefined {
	const { part, item, path } = groups!;
	const ordinals = path === undefined ? [part, item].filter(one => one !== undefined).map(readOrdinal) : path.split('.').map(Number);
	const bare = path?.includes('.') === true ? byLabel().get(path) : undefined;
	if (bare !== undefined) return bare;
	let found: Section | undefined;
	for (let level = parts; 0 < ordinals.length; level = found.children) {
		const ordinal = ordinals.shift();
		const next = level.find(({ enumerator }) => enumerator?.ordinal === ordinal);
		if (next === undefined) break;
		found = next;
	}
	return found;
}

const FINAL_POINT = /[.．]$/;

const readOrdinal = (number: string): number | undefined => ('0' <= number[0] && number[0] <= '9' ? Number(number) : readChinese(number, 0, number.length));

const withChildren = (section: Section): Section[] => [section, ...section.children.flatMap(withChildren)];

const enumeratorsOf = (sections: readonly Section[]): number[] => sections.flatMap(({ enumerator, children }) => [...(enumerator === undefined ? [] : [enumerator.span.start]), ...enumeratorsOf(children)]);

function lineOf(text: string, offset: number): Span {
	const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
	const end = text.slice(start).search(LINE_END);
	return { start, end: end < 0 ? text.length : start + end };
}
const LINE_END = /[\r\n]/;
