import { isDigitAt, trimBlanks } from './chars.ts';
import type { BlockContent, PlacedContent } from './content.ts';
import { type Enumerator, type EnumeratorStyle, readPrefix, skipToNumber } from './enumerators.ts';
import { type Heading, cleanTitle, isTitleLine, readBareHeading, readDepth, readMarkdownHeading, readNumberedHeading } from './headings.ts';

/** What opens a section: a numbered paragraph, a heading of Markdown, one of the few names that need no number (名词解释). */
export interface Head {
	readonly enumerator: Enumerator | undefined;
	/** How many # it has; 0 in plain text. */
	readonly depth: number;
	readonly heading: Heading;
	/** The points of its own paragraph. */
	readonly points: readonly Enumerator[];
}

/** The heads of each block: none of most, several where a paragraph runs on: "1、摸底。2、整改。" */
export function readHeads(contents: readonly PlacedContent[]): readonly (readonly Head[])[] {
	const accepted = acceptDoubtful(contents);
	const listed = findAnnexList(contents);
	return contents.map(({ content: { kind, text, points } }, index): readonly Head[] => {
		const enumerator = accepted[index];
		if (kind === 'heading') {
			const heading = readMarkdownHeading(text, enumerator);
			return heading.title === '' ? NONE : [{ enumerator, depth: readDepth(text), heading, points }];
		}
		if (kind !== 'paragraph' || listed.has(index) || isContentsLine(text)) return NONE;
		if (enumerator === undefined) {
			const namesAnnex = accepted[index - 1]?.style === '附件1';
			const isNamed = !namesAnnex && isUnnumbered(text);
			return isNamed ? [{ enumerator, depth: 0, heading: readBareHeading(text), points }] : NONE;
		}
		if (enumerator.style === '附件1') return [{ enumerator, depth: 0, heading: readAnnexHeading(contents, index, enumerator), points }];
		return splitRunningOn(text, enumerator, points);
	});
}
/** No name that opens a section without a number is as long. */
export const LONGEST_NAME = 20;
const NONE: readonly Head[] = [];
/** "一、总体情况……3": a line of the table of contents. */
export const isContentsLine = (text: string): boolean => isDigitAt(text, trimBlanks(text, 0, text.length) - 1) && CONTENTS_LINE.test(text.slice(-TAIL));
const CONTENTS_LINE = /(?:\.{3}|…|·{3}|\t)\s*[0-9]{1,3}\s*$/;
const TAIL = 12;
const isUnnumbered = (text: string): boolean => text.length < LONGEST_NAME && UNNUMBERED.test(cleanTitle(text));
const UNNUMBERED = /^(?:名词解释|名词注释|专业名词解释|注释|附注|附录|附表|参考文献|结语|结束语|前言|引言|摘要|致谢)$/;

/**
 * All that a block's text tells the outline, if it has no title: what is equal makes the same outline, with the same heads
 * and points in the same places.
 */
export function describeHeads({ kind, text, enumerator, points }: BlockContent): string {
	if (kind === 'heading') return text;
	if (enumerator === undefined && points.length === 0) return isUnnumbered(text) ? text : '';
	const end = trimBlanks(text, 0, text.length);
	const headings = [
		...(enumerator === undefined ? [] : splitRunningOn(text, enumerator, points).map(({ heading }) => heading)),
		...points.map((point, index) => readNumberedHeading(text, point, points[index + 1]?.span.start ?? end)),
	];
	const shown = headings.map(({ span }) => text.slice(span.start, span.end));
	const lead = enumerator === undefined ? '' : text.slice(0, enumerator.span.end);
	return JSON.stringify([enumerator, points, headings, shown, lead, skipToNumber(text), isContentsLine(text)]);
}

/**
 * All that the one number of a block tells the outline, be the words behind it what they may; undefined where its heading is more
 * than that, or its block holds points.
 */
export function describeNumber({ kind, text, enumerator, points }: BlockContent): string | undefined {
	const isPlain = enumerator !== undefined && !enumerator.doubtful && enumerator.style !== '附件1' && points.length === 0;
	if (!isPlain) return undefined;
	const depth = kind === 'heading' ? readDepth(text) : 0;
	if (0 < depth && readMarkdownHeading(text, enumerator).title === '') return undefined;
	return JSON.stringify([enumerator, depth, text.slice(0, enumerator.span.end), isContentsLine(text)]);
}

/** The heading of a block that has but one, with a number. */
export const readHeading = ({ kind, text }: BlockContent, enumerator: Enumerator): Heading => (kind === 'heading' ? readMarkdownHeading(text, enumerator) : readNumberedHeading(text, enumerator));

/** 附件1 on a line of its own is named by the next one. */
function readAnnexHeading(contents: readonly PlacedContent[], index: number, enumerator: Enumerator): Heading {
	const { text } = contents[index].content;
	const heading = readNumberedHeading(text, enumerator);
	const next = contents[index + 1]?.content.text;
	const isNamedBelow = heading.title === '' && next !== undefined && isTitleLine(next);
	return isNamedBelow ? { ...heading, title: cleanTitle(next) } : heading;
}

/** A paragraph whose number goes on inside it holds a sibling at each: the line breaks between them were lost. */
function splitRunningOn(text: string, first: Enumerator, points: readonly Enumerator[]): Head[] {
	if (points.length === 0) return [{ enumerator: first, depth: 0, heading: readNumberedHeading(text, first), points }];
	const starts: { readonly enumerator: Enumerator; readonly own: Enumerator[] }[] = [{ enumerator: first, own: [] }];
	for (const point of points) {
		if (point.span.start === first.span.start) continue;
		const { enumerator, own } = starts[starts.length - 1];
		const goesOn = point.style === enumerator.style && point.ordinal === enumerator.ordinal + 1;
		if (goesOn) starts.push({ enumerator: point, own: [] });
		else own.push(point);
	}
	return starts.map(({ enumerator, own }, index) => {
		const limit = own[0]?.span.start ?? starts[index + 1]?.enumerator.span.start;
		return { enumerator, depth: 0, heading: readNumberedHeading(text, enumerator, limit), points: own };
	});
}

/** 附件：1.任务表 / 2.名单 names files; the lines of such a list are no headings. */
export function findAnnexList(contents: readonly PlacedContent[]): ReadonlySet<number> {
	const listed = new Set<number>();
	for (const [index, { content: { enumerator, text } }] of contents.entries()) {
		if (enumerator?.style !== '1.') continue;
		const opensList = ANNEX_LIST.test(text.slice(0, enumerator.span.end));
		if (opensList || listed.has(index - 1)) listed.add(index);
	}
	return listed;
}
const ANNEX_LIST = /^\s*附件[:：]/;

/** A doubtful number counts where it goes on from the number of its style before, or where the next of its style goes on from it. */
function acceptDoubtful(contents: readonly PlacedContent[]): readonly (Enumerator | undefined)[] {
	const last = new Map<EnumeratorStyle, { ordinal: number; prefix: string }>();
	const bare = findBareNumbers(contents);
	const accepted: (Enumerator | undefined)[] = contents.map(({ content: { enumerator } }, index) => (enumerator?.doubtful && !bare.has(index) ? undefined : enumerator));
	const waiting = new Map<EnumeratorStyle, number>();
	for (const [index, { content: { enumerator } }] of contents.entries()) {
		if (enumerator === undefined) continue;
		const { style, ordinal, doubtful } = enumerator;
		const prefix = readPrefix(enumerator);
		const before = last.get(style);
		const goesOn = before !== undefined && before.prefix === prefix && before.ordinal + 1 === ordinal;
		if (doubtful && goesOn) accepted[index] = enumerator;
		const first = waiting.get(style);
		if (goesOn && first !== undefined) accepted[first] = contents[first].content.enumerator;
		if (doubtful && !goesOn && ordinal === 1) waiting.set(style, index);
		else waiting.delete(style);
		if (!doubtful || goesOn || ordinal === 1) last.set(style, { ordinal, prefix });
	}
	return accepted;
}

/**
 * "## 3 Results" where a document of Markdown numbers so throughout: from the first number, which is 1, to the last all headings
 * of that depth have one, and none is far beyond what there are.
 */
function findBareNumbers(contents: readonly PlacedContent[]): ReadonlySet<number> {
	const levels = new Map<number, { readonly index: number; readonly ordinal: number }[]>();
	for (const [index, { content: { kind, text, enumerator } }] of contents.entries()) {
		if (kind !== 'heading') continue;
		const depth = readDepth(text);
		const one = { index, ordinal: enumerator?.style === '1' ? enumerator.ordinal : 0 };
		const level = levels.get(depth);
		if (level === undefined) levels.set(depth, [one]);
		else level.push(one);
	}
	const bare = new Set<number>();
	for (const level of levels.values()) {
		const numbered = level.slice(level.findIndex(({ ordinal }) => 0 < ordinal), level.findLastIndex(({ ordinal }) => 0 < ordinal) + 1);
		const isThroughout = 1 < numbered.length && numbered[0].ordinal === 1 && numbered.every(({ ordinal }) => 0 < ordinal && ordinal <= numbered.length + FEW_MISSING);
		if (isThroughout) for (const { index } of numbered) bare.add(index);
	}
	return bare;
}
const FEW_MISSING = 2;
