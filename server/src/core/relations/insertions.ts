import { skipBlanks } from '../chars.ts';
import { type PlacedContent, findBlock } from '../content.ts';
import { type Enumerator, type EnumeratorStyle, printLabel, readEnumerator } from '../enumerators.ts';
import type { Section } from '../outline.ts';
import type { ProfileSection } from '../profiles.ts';
import type { Replacement } from '../relations.ts';
import { lookOf } from '../sequences.ts';
import type { Span } from '../span.ts';
import { NEXT_STYLE } from '../runs.ts';
import type { Level } from './requirements.ts';

/** Where a section that is missing should stand, and what puts it there. */
export interface Insertion {
	/** The heading beside which it should stand. */
	readonly span: Span;
	/** Empty where it cannot be told how. */
	readonly places: readonly Replacement[];
	readonly heading: string;
}

/**
 * Puts a section of a profile behind the last that comes before it there, with the next number in the look of its
 * siblings; the numbers behind it count on.
 */
export function insertSection(all: readonly ProfileSection[], index: number, named: readonly (readonly number[])[], level: Level, contents: readonly PlacedContent[], lineBreak: string): Insertion {
	const { siblings } = level;
	const asked = all[index];
	const mayStand = (one: number) => all[one].need !== 'mustNot';
	const before = siblings.findLastIndex((_section, at) => named[at].some(one => one < index && mayStand(one)));
	const next = siblings.findIndex((_section, at) => before < at && named[at].some(one => index < one && mayStand(one)));
	const at = 0 <= next ? next : 0 <= before ? before + 1 : siblings.length;
	const neighbour = siblings[at - 1] ?? siblings[at];
	const span = neighbour?.heading ?? level.heading;

	const look = readLook(asked, neighbour, level, contents, lineBreak);
	const place = findPlace(siblings, at, level, contents);
	if (look === undefined || place === undefined) return { span, places: [], heading: '' };
	const numbered = (from: readonly Section[]) => from.flatMap(({ enumerator }) => (enumerator !== undefined && look.model !== undefined && lookOf(enumerator) === lookOf(look.model) ? [enumerator] : []));
	const [last] = numbered(siblings.slice(0, at)).slice(-1);
	const following = numbered(siblings.slice(at));
	const ordinal = last === undefined ? 1 : last.ordinal + 1;
	const label = look.print(ordinal);
	const counted = look.model === undefined ? [] : countOn(following, ordinal);
	if (label === undefined || counted === undefined) return { span, places: [], heading: '' };

	const heading = `${label}${look.gap}${asked.title}`;
	const written = writeSection(asked, look, label, 0).join(look.isSpacedBelow ? lineBreak + lineBreak : lineBreak);
	const separation = place.needsBlankLine || isSpacedAbove(siblings[at] ?? neighbour, look, contents, lineBreak) ? lineBreak + lineBreak : lineBreak;
	const text = place.isBefore ? written + separation : separation + written;
	return { span, places: [{ start: place.offset, end: place.offset, text }, ...counted], heading };
}

/** How siblings are written: "## ", "　　" or "**" before the number, the number, what stands between it and the title. */
interface Look {
	readonly model: Enumerator | undefined;
	readonly print: (ordinal: number) => string | undefined;
	readonly prefix: string;
	readonly gap: string;
	/** What ends the heading: 。 or ** or nothing. */
	readonly suffix: string;
	/** The text goes on in the heading's own line. */
	readonly runIn: boolean;
	readonly indent: string;
	/** A blank line stands between heading and text. */
	readonly isSpacedBelow: boolean;
}

function readLook({ title }: ProfileSection, neighbour: Section | undefined, { parent, siblings }: Level, contents: readonly PlacedContent[], lineBreak: string): Look | undefined {
	const isChinese = HAN.test(title);
	const isMarkdown = contents.some(({ content: { kind } }) => kind === 'heading');
	if (neighbour === undefined) {
		// The first of its level looks as the standard has it under what stands above.
		const above = parent?.enumerator?.style;
		const first = parent === undefined ? (isChinese ? '一、' : '1.') : above === undefined ? undefined : NEXT_STYLE[above];
		const depth = parent === undefined ? 2 : countHashes(parent, contents) + 1;
		const prefix = isMarkdown ? `${'#'.repeat(depth)} ` : '';
		if (first === undefined && !isMarkdown) return undefined;
		const sample = first === undefined || isMarkdown ? undefined : readEnumerator(`${first}${isChinese ? '' : ' '}甲`);
		return { model: sample, print: ordinal => (sample === undefined ? '' : printLabel(ordinal, sample)), prefix, gap: !isChinese && sample !== undefined ? ' ' : '', suffix: '', runIn: false, indent: '', isSpacedBelow: isMarkdown };
	}
	const at = findBlock(contents, neighbour.heading.start);
	const { block } = contents[at];
	const model = neighbour.enumerator ?? siblings.find(({ enumerator }) => enumerator !== undefined)?.enumerator;
	// A number where its neighbour has none, or several sections in one paragraph: how the next is written cannot be told.
	const isMixed = model !== neighbour.enumerator;
	const start = neighbour.heading.start - block.start;
	if (isMixed || (model === undefined && contents[at].content.kind !== 'heading') || skipBlanks(block.text, 0) < start) return undefined;
	const from = model === undefined ? start : model.span.start - block.start;
	const head = model === undefined ? (HASHES.exec(block.text)?.[0] ?? '## ') : block.text.slice(0, from);
	const end = model === undefined ? start : model.span.end - block.start;
	const gap = block.text.slice(end, skipBlanks(block.text, end));
	const printed = block.text.slice(0, neighbour.heading.end - block.start);
	const isBold = head.includes('**');
	const colon = COLONS.includes(block.text.charAt(printed.length)) ? block.text.charAt(printed.length) : '。';
	const mark = isBold ? '**' : (FINAL_MARK.exec(printed)?.[0] ?? (neighbour.runIn ? colon : ''));
	const below = contents[at + 1];
	const isParagraph = below !== undefined && below.content.kind === 'paragraph' && below.content.enumerator === undefined;
	return {
		model,
		print: ordinal => (model === undefined ? '' : printLabel(ordinal, model)),
		prefix: head,
		gap: model === undefined ? '' : gap,
		suffix: mark,
		runIn: neighbour.runIn,
		indent: isParagraph ? INDENT.exec(below.block.text)![0] : '',
		isSpacedBelow: hasBlankLine(contents, at + 1, lineBreak),
	};
}
const HAN = /[\u4e00-\u9fff]/;
const HASHES = /^\s*#+ */;
const FINAL_MARK = /[。：:.]$/;
const COLONS = '：:';
const INDENT = /^[ \t\u3000]*/;

/** The # of a heading; 1 of an underlined one. */
function countHashes({ heading }: Section, contents: readonly PlacedContent[]): number {
	const { text } = contents[findBlock(contents, heading.start)].block;
	return HASHES.exec(text)?.[0].trim().length ?? 1;
}

/** Whether a blank line stands before a block. */
function hasBlankLine(contents: readonly PlacedContent[], index: number, lineBreak: string): boolean {
	if (index < 1 || contents.length <= index) return false;
	const { start, text } = contents[index - 1].block;
	return lineBreak.length < contents[index].block.start - start - text.length;
}

const isSpacedAbove = (sibling: Section | undefined, look: Look, contents: readonly PlacedContent[], lineBreak: string): boolean =>
	sibling === undefined ? look.isSpacedBelow : hasBlankLine(contents, findBlock(contents, sibling.heading.start), lineBreak);

interface Place {
	readonly offset: number;
	/** Before the first paragraph, so that the line break follows. */
	readonly isBefore: boolean;
	/** A table or a list of Markdown would go on in the next line. */
	readonly needsBlankLine: boolean;
}

/** Behind the last paragraph before the next sibling; at the end, before signature, date and list of annexes. */
function findPlace(siblings: readonly Section[], at: number, { span }: Level, contents: readonly PlacedContent[]): Place | undefined {
	const behind = (index: number): Place => {
		const { start, text, kind } = contents[index].block;
		return { offset: start + text.trimEnd().length, isBefore: false, needsBlankLine: kind !== 'paragraph' && kind !== 'heading' };
	};
	const next = siblings[at];
	if (next !== undefined) {
		const index = findBlock(contents, next.heading.start);
		const { start, text } = contents[index].block;
		const opensBlock = next.heading.start - start <= skipBlanks(text, 0);
		if (!opensBlock) return undefined;
		return 0 < index ? behind(index - 1) : { offset: start, isBefore: true, needsBlankLine: false };
	}
	const end = siblings[at - 1]?.span.end ?? span.end;
	let index = findBlock(contents, end - 1);
	const first = findBlock(contents, siblings[at - 1]?.heading.start ?? span.start);
	const text = (of: number) => contents[of].block.text.trim();
	let last = index;
	while (first < last && (CLOSING.test(text(last)) || (last < index && text(last).length <= LONGEST_NAME && !MARKS.test(text(last))))) last -= 1;
	if (contents.slice(last + 1, index + 1).some(({ block }) => CLOSING.test(block.text.trim()))) index = last;
	return behind(index);
}
/** 2025年12月1日, 附件：1.名单: what closes a report. */
const CLOSING = /^(?:[0-9〇零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日|附件[:：].*|[A-Z][a-z]+ [0-9]{1,2}, [0-9]{4}|[0-9]{1,2} [A-Z][a-z]+ [0-9]{4})$/;
const LONGEST_NAME = 30;
const MARKS = /[。，；：！？,;:!?]/;

/** The numbers behind the new one that it pushes on; undefined where one cannot be printed. */
function countOn(following: readonly Enumerator[], ordinal: number): Replacement[] | undefined {
	const places: Replacement[] = [];
	for (const [index, enumerator] of following.entries()) {
		if (enumerator.ordinal !== ordinal + index) break;
		const label = printLabel(enumerator.ordinal + 1, enumerator);
		if (label === undefined) return undefined;
		places.push({ ...enumerator.span, text: label });
	}
	return places;
}

/** The heading and what stands under it, a paragraph an element. */
function writeSection(asked: ProfileSection, look: Look, label: string, depth: number): string[] {
	const { title, skeleton, sections = [] } = asked;
	const heading = `${look.prefix}${label}${look.gap}${title}${look.suffix}`;
	const body = skeleton ?? (sections.some(isMust) ? undefined : '……');
	const paragraphs = body === undefined ? [] : body.split('\n');
	const own = look.runIn && 0 < paragraphs.length ? [`${heading}${paragraphs[0]}`, ...paragraphs.slice(1)] : [heading, ...paragraphs.map(paragraph => `${look.indent}${paragraph}`)];
	const below = nextLook(look, HAN.test(title));
	const nested = depth < DEEPEST ? sections.filter(isMust).flatMap((one, index) => writeSection(one, below, below.print(index + 1) ?? '', depth + 1)) : [];
	return [...own, ...nested];
}
const DEEPEST = 3;
const isMust = ({ need = 'must' }: ProfileSection): boolean => need === 'must';

/** The level below: as the standard has it, in Markdown with one # more. */
function nextLook(look: Look, isChinese: boolean): Look {
	// Below 1. of an English text there is no usual number.
	const style: EnumeratorStyle | undefined = look.model === undefined || !isChinese ? undefined : NEXT_STYLE[look.model.style];
	const model = style && readEnumerator(`${style}甲`);
	const prefix = look.prefix.includes('#') ? `#${look.prefix.trimStart()}` : look.prefix;
	return { ...look, model, print: ordinal => (model === undefined ? '' : printLabel(ordinal, model)), prefix, gap: '', suffix: look.suffix === '**' ? '**' : '', runIn: false };
}
