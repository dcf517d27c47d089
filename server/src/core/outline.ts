import { trimBlanks } from './chars.ts';
import { type BlockContent, type PlacedContent, findBlock } from './content.ts';
import { type Draft, createDraft } from './drafts.ts';
import { type Enumerator, type EnumeratorStyle, STYLES, isMixable, readPrefix, standsAbove } from './enumerators.ts';
import { type Head, describeHeads, describeNumber, readHeading, readHeads } from './heads.ts';
import { type Revision, replace, toText } from './places.ts';
import { addPoints, closeRuns, createRuns } from './points.ts';
import { readTitleYear } from './reportYear.ts';
import { moveEnumerator, moveSpan, shiftEnumerator } from './shift.ts';
import { FAR, type Span, shiftSpan } from './span.ts';
import { TITLE_WITHIN, findTitle } from './titles.ts';

/** A heading with what stands under it. Spans count from the document's start. */
export interface Section {
	/** 0 for the document's title, 1 for 一、, 2 for （一） …: the depth that the document's own use gives. */
	readonly level: number;
	readonly enumerator: Enumerator | undefined;
	/** "（二）" as printed, or "". */
	readonly label: string;
	/** The heading's words, without number, marks of Markdown and final 。. */
	readonly title: string;
	/** The heading is the head of a paragraph that goes on. */
	readonly runIn: boolean;
	/** From the heading to the end of all that stands under it. */
	readonly span: Span;
	/** The heading itself: "（二）强化源头治理。" */
	readonly heading: Span;
	readonly children: readonly Section[];
}

/** A heading as it reads: "（二）抓整改", "2. Results". */
export const printHeading = ({ label, title }: Pick<Section, 'label' | 'title'>): string => (LATIN_AFTER.test(label) && LATIN_BEFORE.test(title) ? `${label} ${title}` : label + title);
const LATIN_AFTER = /[!-~]$/;
const LATIN_BEFORE = /^[!-~]/;

/** The outline of one revision. */
export interface Outline {
	readonly sections: readonly Section[];
	/** Another with each outline in which numbers, places or years are others, and not only further words of headings. */
	readonly numbers: object;
}

/**
 * Builds the outline of one revision after another, again only if what it is built of has changed. It stands in fixed
 * places; a section that lasts to the end of a block ends right before the place of the next one.
 */
export function createOutline(): (revision: Revision<PlacedContent>) => Outline {
	let outline: Outline = { sections: [], numbers: {} };
	return ({ contents, first, last, removed, isFresh }) => {
		const changed = isFresh || last - first !== removed.length ? undefined : removed.map((old, at) => compareForOutline(old, contents, first + at));
		if (changed === undefined || changed.includes('other')) {
			const sections = buildOutline(contents);
			outline = { sections, numbers: sections };
		} else if (changed.includes('words')) {
			const { numbers } = outline;
			const sections = changed.reduce((all, one, at) => (one === 'words' ? retitle(all, contents[first + at]) : all), outline.sections);
			outline = { sections, numbers };
		}
		return outline;
	};
}

/** What a change of a block is to the outline: nothing, other words of its one heading, or anything else. */
function compareForOutline(old: PlacedContent, contents: readonly PlacedContent[], index: number): 'same' | 'words' | 'other' {
	const now = contents[index];
	const mayBeTitle = index < TITLE_WITHIN;
	// 附件1 on a line of its own is named by the next one, whatever that is.
	const namesAnnex = contents[index - 1]?.content.enumerator?.style === '附件1';
	if (mayBeTitle || namesAnnex || old.block.start !== now.block.start || old.block.kind !== now.block.kind) return 'other';
	if (describeHeads(old.content) === describeHeads(now.content)) return 'same';
	const number = describeNumber(now.content);
	return number !== undefined && number === describeNumber(old.content) && yearOf(old.content) === yearOf(now.content) ? 'words' : 'other';
}

const yearOf = (content: BlockContent): number | undefined => readTitleYear(readHeading(content, content.enumerator!).title);

/** The outline with the words of a heading as its block has them now. All that does not stand around it is the same as before. */
function retitle(sections: readonly Section[], changed: PlacedContent): readonly Section[] {
	const { block, content } = changed;
	const place = block.start + content.enumerator!.span.start;
	let at = sections.length - 1;
	while (0 < at && place < sections[at].span.start) at -= 1;
	const section = sections[at];
	if (section === undefined) return sections;
	if (section.enumerator?.span.start !== place) return replace(sections, at, at + 1, [{ ...section, children: retitle(section.children, changed) }]);
	const { span, title, runIn } = readHeading(content, content.enumerator!);
	return replace(sections, at, at + 1, [{ ...section, title, runIn, heading: shiftSpan(span, block.start) }]);
}

/** Sections as they stand in the text. */
export function placeSections(sections: readonly Section[], { contents, starts }: Pick<Revision<PlacedContent>, 'contents' | 'starts'>): Section[] {
	const move = toText({ contents, starts });
	const moveEnd = (end: number) => {
		const index = findBlock(contents, end);
		if (index < 0) return move(end);
		const { start, text } = contents[index].block;
		return start + text.length < end ? starts[index] + trimBlanks(text, 0, text.length) : move(end);
	};
	const place = (section: Section): Section => ({
		...section,
		enumerator: section.enumerator && moveEnumerator(section.enumerator, move),
		span: { start: move(section.span.start), end: moveEnd(section.span.end) },
		heading: moveSpan(section.heading, move),
		children: section.children.map(place),
	});
	return sections.map(place);
}

/**
 * Builds the outline of a document from its blocks' contents. A number's level comes of the document's own use: a style
 * met again is a sibling of the last of its kind, a new one opens a level below what is open, 一、 above （一） above 1.
 */
function buildOutline(contents: readonly PlacedContent[]): Section[] {
	const heads = readHeads(contents);
	const title = findTitle(contents, heads);
	const roots: Draft[] = [];
	const open: Open[] = [];
	let runs = createRuns();
	/** The last number of each style, wherever it stood. */
	const last = new Map<EnumeratorStyle, number>();
	/** Styles that were met below lower ones, with those. */
	const turned = new Map<EnumeratorStyle, EnumeratorStyle>();
	/** Where the text of each block so far ends. */
	const ends: number[] = [];
	const childrenOfTop = () => (open.length === 0 ? roots : open[open.length - 1].draft.children);
	const closeTo = (length: number, end: number) => {
		for (const point of closeRuns(runs, ends)) childrenOfTop().push(point);
		runs = createRuns();
		for (; length < open.length; open.pop()) open[open.length - 1].draft.span.end = end;
	};

	contents.forEach(({ block, content }, index) => {
		const end = trimBlanks(block.text, 0, block.text.length);
		const fixedEnd = endOf(contents, index);
		const endBefore = ends[index - 1] ?? 0;
		if (title === undefined || title.last < index) {
			const own = heads[index];
			for (const [at, head] of own.entries()) {
				const { enumerator, depth, heading } = head;
				const place = enumerator === undefined || 0 < depth ? { length: findDepth(open, depth), deviates: false } : findPlace(open, enumerator, heads, index, last.get(enumerator.style), turned);
				if (enumerator !== undefined) last.set(enumerator.style, enumerator.ordinal);
				const sibling = open[place.length];
				closeTo(place.length, at === 0 ? endBefore : block.start + heading.span.start);
				const draft = createDraft(block.start, heading, enumerator && shiftEnumerator(enumerator, block.start));
				childrenOfTop().push(draft);
				open.push({ draft, depth, styles: stylesOf(sibling, enumerator?.style, place.deviates), ordinal: enumerator?.ordinal ?? 0 });
				const next = own[at + 1]?.heading.span.start;
				addPoints(content.text, head.points, block.start, next ?? end, next === undefined ? fixedEnd : block.start + next, runs, ends);
			}
			if (own.length === 0) addPoints(content.text, open.length === 0 ? content.points.filter(isRunIn) : content.points, block.start, end, fixedEnd, runs, ends);
		}
		ends.push(fixedEnd);
	});
	const end = ends[ends.length - 1] ?? 0;
	closeTo(0, end);

	setLevels(roots, 1);
	if (title === undefined) return roots;
	const draft = createDraft(contents[title.first].block.start, title.heading, undefined);
	draft.span.end = end;
	for (const root of roots) draft.children.push(root);
	return [draft];
}

/** Where what lasts to the end of a block ends, however long the block is: right before the place of the next one. */
const endOf = (contents: readonly PlacedContent[], index: number): number => (index + 1 < contents.length ? contents[index + 1].block.start - 1 : FAR);

const isRunIn = ({ style }: Enumerator): boolean => 'runIn' in STYLES[style];

function setLevels(drafts: readonly Draft[], level: number): void {
	for (const draft of drafts) {
		draft.level = level;
		setLevels(draft.children, level + 1);
	}
}

/** A section that is open while its successors are placed. */
interface Open {
	readonly draft: Draft;
	readonly depth: number;
	/** The styles that its level has used; the first is the level's own. */
	readonly styles: readonly EnumeratorStyle[];
	readonly ordinal: number;
}

interface Place {
	/** How many open sections stay open. */
	readonly length: number;
	/** The number continues a level of another style: （2） after （一）. */
	readonly deviates: boolean;
}

/** A sibling inherits what its level has used, and adds what it uses itself. */
function stylesOf(sibling: Open | undefined, style: EnumeratorStyle | undefined, deviates: boolean): readonly EnumeratorStyle[] {
	if (style === undefined) return [];
	if (sibling === undefined) return [style];
	if (sibling.styles.includes(style)) return sibling.styles;
	return deviates ? [...sibling.styles, style] : [style];
}

/** A heading of Markdown closes all of its depth and deeper; a heading without # and number closes all but those with #. */
function findDepth(open: readonly Open[], depth: number): number {
	const limit = depth === 0 ? 7 : depth;
	let length = 0;
	while (length < open.length && 0 < open[length].depth && open[length].depth < limit) length += 1;
	return length;
}

/** `last` is the number of its style before, wherever it stood: what counts on from it, under another heading, is no slip. */
function findPlace(open: readonly Open[], enumerator: Enumerator, heads: readonly (readonly Head[])[], index: number, last: number | undefined, turned: Map<EnumeratorStyle, EnumeratorStyle>): Place {
	const base = findDepth(open, 0);
	const { style, ordinal } = enumerator;
	const prefix = readPrefix(enumerator);
	const own = findLast(open, base, ({ styles, draft }) => styles.includes(style) && (prefix === '' || draft.enumerator === undefined || readPrefix(draft.enumerator) === prefix));
	const goesOn = (at: number) => 0 <= at && open[at].ordinal + 1 === ordinal;
	if (goesOn(own)) return { length: own, deviates: false };
	if (ordinal === 1) {
		const primary = findLast(open, base, ({ styles }) => styles[0] === style);
		const isPrimary = 0 <= primary && prefix === '';
		const outer = findLast(open, base, ({ styles: [own] }, at) => primary < at && standsAbove(style, own) && ((!isPrimary && turned.get(style) === own) || isResumed(open, at, style, heads, index)));
		if (0 <= outer) turned.set(style, open[outer].styles[0]);
		return { length: 0 <= outer ? outer + 1 : isPrimary ? primary : findNewLevel(open, base, style), deviates: false };
	}
	// （2） between （二） and （四） is the third, with the wrong number too.
	const repeats = (at: number) => own < 0 && open[at].ordinal === ordinal && findNext(open[at].styles[0], heads, index)?.ordinal === ordinal + 2;
	const fitting = isMixable(style) && last !== ordinal - 1 ? findLast(open, base, (one, at) => one.draft.enumerator !== undefined && isMixable(one.styles[0]) && (goesOn(at) || repeats(at))) : -1;
	const mayDeviate = 0 <= fitting && fitsBetween(open[fitting].styles[0], ordinal, own < 0, heads, index);
	if (mayDeviate) return { length: fitting, deviates: true };
	if (0 <= own) return { length: own, deviates: false };
	return { length: findNewLevel(open, base, style), deviates: false };
}

/**
 * Whether a number may stand for one of another style: the next one of that style must leave room for it. Where its own
 * style is open too, it must be the very one after.
 */
function fitsBetween(style: EnumeratorStyle, ordinal: number, isOnly: boolean, heads: readonly (readonly Head[])[], index: number): boolean {
	const next = findNext(style, heads, index);
	if (next === undefined) return isOnly;
	return isOnly ? next.ordinal === 1 || ordinal < next.ordinal : next.ordinal === ordinal + 1;
}

/**
 * Levels turned round: 一、 and 二、 stand between 1. and 2., so that they are below 1., whatever the order of the standard. Not so
 * where 三、 comes behind 2.: then numbers go on through the parts.
 */
function isResumed(open: readonly Open[], at: number, style: EnumeratorStyle, heads: readonly (readonly Head[])[], index: number): boolean {
	const { styles: [outer], ordinal: before } = open[at];
	const above = new Set(open.slice(0, at).flatMap(({ styles }) => styles));
	let ordinal = 1;
	let isBack = false;
	for (let next = index + 1; next < heads.length && next <= index + LOOK_AHEAD; next += 1) {
		const enumerator = heads[next][0]?.enumerator;
		if (enumerator === undefined) continue;
		if (enumerator.style !== style && above.has(enumerator.style)) break;
		if (enumerator.style === outer) {
			if (!isBack && (enumerator.ordinal !== before + 1 || ordinal === 1)) return false;
			isBack = true;
		} else if (enumerator.style === style) {
			if (isBack) return enumerator.ordinal !== ordinal + 1;
			if (enumerator.ordinal !== ordinal + 1) return false;
			ordinal += 1;
		}
	}
	return isBack;
}

/** The next number of a style, if it is not far. */
function findNext(style: EnumeratorStyle, heads: readonly (readonly Head[])[], index: number): Enumerator | undefined {
	for (let at = index + 1; at < heads.length && at <= index + LOOK_AHEAD; at += 1) {
		const enumerator = heads[at][0]?.enumerator;
		if (enumerator?.style === style) return enumerator;
	}
	return undefined;
}
const LOOK_AHEAD = 50;

/** A style that is not open closes the first of its rank or lower; one without a rank (a. I.) stands below all. */
function findNewLevel(open: readonly Open[], base: number, style: EnumeratorStyle): number {
	const rank = rankOf(style);
	for (let at = base; at < open.length; at += 1) if (rank <= rankOf(open[at].styles[0])) return at;
	return open.length;
}

function rankOf(style: EnumeratorStyle | undefined): number {
	const facts: { readonly rank?: number } = style === undefined ? { rank: 0 } : STYLES[style];
	return facts.rank ?? NaN;
}

function findLast(open: readonly Open[], base: number, is: (one: Open, at: number) => boolean): number {
	for (let at = open.length - 1; base <= at; at -= 1) if (is(open[at], at)) return at;
	return -1;
}
