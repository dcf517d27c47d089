import type { Analysis } from './analysis.ts';
import type { Block } from './blocks.ts';
import { skipBlanks, trimBlanks } from './chars.ts';
import { type Enumerator, type EnumeratorStyle, STYLES, isDecimal, printLabel, readEnumerator, readPoints, readPrefix } from './enumerators.ts';
import type { Section } from './outline.ts';
import type { Edit } from './rule.ts';
import { findBlockAt } from './runs.ts';
import { shiftEnumerator } from './shift.ts';

/**
 * What a new line behind a numbered one begins with, once Enter was pressed: the next number, unless that stands below
 * already; where headings of this level have numbered parts of their own, the first of those. On a line that holds nothing
 * but a number Enter takes the number away. `at` is in the new line.
 */
export function continueNumber(analysis: Analysis, at: number): readonly Edit[] {
	const { text } = analysis;
	const start = startOfLine(text, at);
	const isNew = skipBlanks(text, start, endOfLine(text, start)) === endOfLine(text, start) && 0 < start;
	if (!isNew) return [];
	const endBefore = start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
	const startBefore = startOfLine(text, endBefore);
	const line = text.slice(startBefore, endBefore);
	if (isLone(analysis, line, startBefore)) return [{ start: startBefore, end: start, text: '' }];

	const block = analysis.blocks[findBlockAt(analysis.blocks, endBefore)];
	if (block === undefined || block.kind !== 'paragraph' || block.start + trimBlanks(block.text, 0, block.text.length) !== startBefore + trimBlanks(line, 0, line.length)) return [];
	const head = readHead(analysis, block);
	if (head === undefined || SELDOM_NEXT.has(head.enumerator.style)) return [];
	const next = chooseNext(analysis, block, head);
	if (next === undefined) return [];
	const indent = text.slice(block.start, skipBlanks(text, block.start));
	const typed = text.slice(start, endOfLine(text, start));
	return [{ start: start + typed.length, end: start + typed.length, text: (typed === '' ? indent : '') + next }];
}

const startOfLine = (text: string, at: number): number => Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
function endOfLine(text: string, at: number): number {
	let end = at;
	while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
	return end;
}

/** Much is written under them before the next one comes. */
const SELDOM_NEXT: ReadonlySet<EnumeratorStyle> = new Set(['附件1', '第一部分', '第一章', '第一节', 'Part I', 'Chapter 1', 'Section 1', '首先，']);

/** A number that nothing stands behind, and that goes on from one before it. */
function isLone({ sections, blocks }: Analysis, line: string, start: number): boolean {
	const bare = line.slice(skipBlanks(line, 0), trimBlanks(line, 0, line.length));
	const { enumerator, isWhole } = readLone(bare);
	if (enumerator === undefined || !isWhole || SELDOM_NEXT.has(enumerator.style)) return false;
	const kind = blocks[findBlockAt(blocks, start)]?.kind;
	if (kind === 'code' || kind === 'table') return false;
	const { style, ordinal } = enumerator;
	const goesOn = (other: Enumerator | undefined) => other?.style === style && other.ordinal === ordinal - 1 && readPrefix(other) === readPrefix(enumerator);
	const isFirst = ordinal === 1 && blocks.some((block, index) => block.start + block.text.length <= start && blocks[index + 1]?.start >= start && readEnumerator(block.text) !== undefined);
	return isFirst || enumeratorsOf(sections).some(other => other.span.start < start && goesOn(other)) || blocks.some(block => block.start < start && goesOn(readEnumerator(block.text) ?? readPoints(block.text)[0]));
}

/** A number that stands by itself. */
export function readLone(bare: string): { readonly enumerator: Enumerator | undefined; readonly isWhole: boolean } {
	// With a word behind it: a number alone may be a figure.
	const enumerator = readEnumerator(`${bare} 甲`) ?? readPoints(`${bare}甲`)[0];
	return { enumerator, isWhole: enumerator?.label === bare };
}

const enumeratorsOf = (sections: readonly Section[]): Enumerator[] => sections.flatMap(({ enumerator, children }) => [...enumerator === undefined ? [] : [enumerator], ...enumeratorsOf(children)]);

interface Head {
	readonly enumerator: Enumerator;
	/** Undefined for a point that is the first of its run: the outline does not have it yet. */
	readonly section: Section | undefined;
	readonly elders: readonly Section[];
}

/** The number that a paragraph begins with; the last one, if several siblings share the paragraph. None if it holds a run of points. */
function readHead({ sections }: Analysis, block: Block): Head | undefined {
	const first = skipBlanks(block.text, 0) + block.start;
	const end = block.start + block.text.length;
	let head: Head | undefined;
	const visit = (list: readonly Section[]) => {
		for (const [index, section] of list.entries()) {
			const { enumerator, span, children } = section;
			if (end <= span.start || span.end < first) continue;
			const continuesHead = head === undefined ? enumerator?.span.start === first : enumerator?.style === head.enumerator.style;
			if (enumerator !== undefined && first <= enumerator.span.start && enumerator.span.start < end && continuesHead) head = { enumerator, section, elders: list.slice(0, index) };
			visit(children);
		}
	};
	visit(sections);
	const points = readPoints(block.text);
	if (1 < points.length && head !== undefined && 'runIn' in STYLES[head.enumerator.style]) return undefined;
	if (head !== undefined || points.length !== 1 || points[0].span.start + block.start !== first) return head;
	return { enumerator: shiftEnumerator(points[0], block.start), section: undefined, elders: [] };
}

function chooseNext({ text, blocks }: Analysis, block: Block, { enumerator, section, elders }: Head): string | undefined {
	const isTitle = section !== undefined && !section.runIn && !ENDS_SENTENCE.test(block.text.trimEnd());
	const elder = isTitle ? elders.findLast(one => one.enumerator?.style === enumerator.style && !one.runIn) : undefined;
	if (elder !== undefined) {
		const below = blocks[findBlockAt(blocks, elder.heading.start) + 1];
		const [child] = elder.children;
		const begins = (one: Section | undefined) => one?.enumerator !== undefined && below !== undefined && below.start <= one.span.start && one.span.start < below.start + below.text.length;
		if (begins(child)) return child.enumerator!.style === '首先，' ? undefined : print(text, 1, child.enumerator!, enumerator);
		if (!begins(elders[elders.indexOf(elder) + 1] ?? section)) return undefined;
	}
	const following = blocks.slice(blocks.indexOf(block) + 1, blocks.indexOf(block) + 1 + LOOK_AHEAD).map(one => readEnumerator(one.text) ?? readPoints(one.text)[0]).find(one => one?.style === enumerator.style);
	if (following?.ordinal === enumerator.ordinal + 1) return undefined;
	return print(text, enumerator.ordinal + 1, enumerator, undefined);
}
const ENDS_SENTENCE = /[。；！？.;!?]$/;
const LOOK_AHEAD = 500;

/** A number with the space that stands behind its like; decimal numbers stand below `parent`. */
function print(text: string, ordinal: number, like: Enumerator, parent: Enumerator | undefined): string | undefined {
	const label = isDecimal(like.style) && parent !== undefined ? `${isDecimal(parent.style) ? parent.label.replace(/\.$/, '') : parent.ordinal}.${ordinal}` : printLabel(ordinal, like);
	const space = text.slice(like.span.end, skipBlanks(text, like.span.end, endOfLine(text, like.span.end)));
	return label === undefined ? undefined : label + space;
}
