import { trimBlanks } from './chars.ts';
import type { PlacedContent } from './content.ts';
import { type Enumerator, type EnumeratorStyle, LAST, STYLES, readPrefix, skipToNumber } from './enumerators.ts';
import { type Heading, cleanTitle, readDepth, readMarkdownHeading, readNumberedHeading } from './headings.ts';
import { shiftEnumerator } from './shift.ts';
import { type Span, shiftSpan } from './span.ts';

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

/**
 * Builds the outline of a document from its blocks' contents. A number's level comes of the document's own use: a style
 * met again is a sibling of the last of its kind, a new one opens a level below what is open, 一、 above （一） above 1.
 */
export function buildOutline(contents: readonly PlacedContent[]): Section[] {
	const heads = readHeads(contents);
	const titleIndex = findTitle(contents, heads);
	const root: Draft = { ...EMPTY, start: titleIndex < 0 ? 0 : contents[titleIndex].block.start };
	const open: Open[] = [];
	let runs: PointRuns = { open: [], closed: [] };
	/** Where the text of each block so far ends. */
	const ends: number[] = [];
	const top = () => (open.length === 0 ? root : open[open.length - 1].draft);
	const closeTo = (length: number) => {
		while (0 < runs.open.length) closeFirstRun(runs, ends);
		for (const draft of runs.closed) top().children.push(draft);
		runs = { open: [], closed: [] };
		for (; length < open.length; open.pop()) open[open.length - 1].draft.end = ends[ends.length - 1];
	};

	contents.forEach(({ block, content }, index) => {
		const head = heads[index];
		const isBody = titleIndex < index;
		if (head !== undefined && isBody) {
			const { depth, enumerator } = head;
			const place = enumerator === undefined || 0 < depth ? { length: findDepth(open, depth), deviates: false } : findPlace(open, enumerator, heads, index);
			const sibling = open[place.length];
			closeTo(place.length);
			const draft = createDraft(block.start, head.heading, enumerator && shiftEnumerator(enumerator, block.start));
			top().children.push(draft);
			const style = enumerator?.style;
			const isSibling = sibling !== undefined && style !== undefined && (place.deviates || sibling.styles.includes(style));
			const styles = isSibling ? (sibling.styles.includes(style) ? sibling.styles : [...sibling.styles, style]) : style === undefined ? [] : [style];
			open.push({ draft, depth, styles, ordinal: enumerator?.ordinal ?? 0, label: enumerator?.label ?? '' });
		}
		const points = open.length === 0 ? content.points.filter(({ style }) => 'runIn' in STYLES[style]) : content.points;
		if (0 < points.length && isBody) readPointDrafts(content.text, points, block.start, head?.enumerator, runs, ends);
		ends.push(block.start + trimBlanks(block.text, 0, block.text.length));
	});
	closeTo(0);

	if (titleIndex < 0) return root.children.map(draft => toSection(draft, 1));
	const { text, start } = contents[titleIndex].block;
	const heading = heads[titleIndex]?.heading ?? readTitle(text);
	return [toSection({ ...createDraft(start, heading, undefined), children: root.children, end: ends[ends.length - 1] }, 0)];
}

/** A section while it is being built. */
interface Draft {
	enumerator: Enumerator | undefined;
	title: string;
	runIn: boolean;
	start: number;
	heading: Span;
	end: number;
	children: Draft[];
}
const EMPTY = { enumerator: undefined, title: '', runIn: false, start: 0, heading: { start: 0, end: 0 }, end: 0, get children(): Draft[] { return []; } };

function createDraft(base: number, { span, title, runIn }: Heading, enumerator: Enumerator | undefined): Draft {
	const heading = shiftSpan(span, base);
	return { enumerator, title, runIn, start: heading.start, heading, end: heading.end, children: [] };
}

function toSection({ enumerator, title, runIn, start, end, heading, children }: Draft, level: number): Section {
	return { level, enumerator, label: enumerator?.label ?? '', title, runIn, span: { start, end }, heading, children: children.map(child => toSection(child, level + 1)) };
}

/** What opens a section: a numbered paragraph, a heading of Markdown, one of the few names that need no number (名词解释). */
interface Head {
	readonly enumerator: Enumerator | undefined;
	/** How many # it has; 0 in plain text. */
	readonly depth: number;
	readonly heading: Heading;
}

function readHeads(contents: readonly PlacedContent[]): readonly (Head | undefined)[] {
	const accepted = acceptDoubtful(contents);
	return contents.map(({ content: { kind, text, points } }, index): Head | undefined => {
		const enumerator = accepted[index];
		if (kind === 'heading') {
			const heading = readMarkdownHeading(text, enumerator);
			return heading.title === '' ? undefined : { enumerator, depth: readDepth(text), heading };
		}
		if (kind !== 'paragraph') return undefined;
		const isPoint = enumerator !== undefined && points.length !== 0 && points[0].span.start === enumerator.span.start;
		if (enumerator !== undefined && !isPoint) {
			const isAnnex = enumerator.style === '附件1';
			const next = contents[index + 1];
			// 附件1 on a line of its own is named by the next one.
			const named = isAnnex && enumerator.span.end === text.length && next !== undefined && isShort(next.content.text) ? cleanTitle(next.content.text) : undefined;
			const limit = 0 < points.length ? points[0].span.start : text.length;
			const heading = readNumberedHeading(text, enumerator, limit);
			return { enumerator, depth: 0, heading: named === undefined ? heading : { ...heading, title: named } };
		}
		const namesAnnex = accepted[index - 1]?.style === '附件1';
		return enumerator === undefined && !namesAnnex && text.length < 20 && UNNUMBERED.test(cleanTitle(text)) ? { enumerator: undefined, depth: 0, heading: readTitle(text) } : undefined;
	});
}
const UNNUMBERED = /^(?:名词解释|名词注释|专业名词解释|注释|附注|附录|附表|参考文献|结语|结束语|前言|引言|摘要|致谢)$/;

/** A doubtful number counts where it goes on from the number of its style before, or where the next of its style goes on from it. */
function acceptDoubtful(contents: readonly PlacedContent[]): readonly (Enumerator | undefined)[] {
	const last = new Map<EnumeratorStyle, { ordinal: number; prefix: string }>();
	const accepted: (Enumerator | undefined)[] = contents.map(({ content: { enumerator } }) => (enumerator?.doubtful ? undefined : enumerator));
	const waiting = new Map<EnumeratorStyle, number>();
	contents.forEach(({ content: { enumerator } }, index) => {
		if (enumerator === undefined) return;
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
	});
	return accepted;
}

/** A section that is open while its successors are placed. */
interface Open {
	readonly draft: Draft;
	readonly depth: number;
	/** The styles that its level has used; the first is the level's own. */
	readonly styles: readonly EnumeratorStyle[];
	readonly ordinal: number;
	readonly label: string;
}

interface Place {
	/** How many open sections stay open. */
	readonly length: number;
	/** The number continues a level of another style: （2） after （一）. */
	readonly deviates: boolean;
}

/** A heading of Markdown closes all of its depth and deeper; a heading without # and number closes all but those with #. */
function findDepth(open: readonly Open[], depth: number): number {
	const limit = depth === 0 ? 7 : depth;
	let length = 0;
	while (length < open.length && 0 < open[length].depth && open[length].depth < limit) length += 1;
	return length;
}

function findPlace(open: readonly Open[], enumerator: Enumerator, heads: readonly (Head | undefined)[], index: number): Place {
	const base = findDepth(open, 0);
	const { style, ordinal } = enumerator;
	const prefix = readPrefix(enumerator);
	const own = findLast(open, base, ({ styles, draft }) => styles.includes(style) && (prefix === '' || draft.enumerator === undefined || readPrefix(draft.enumerator) === prefix));
	const goesOn = (at: number) => 0 <= at && open[at].ordinal + 1 === ordinal;
	if (goesOn(own)) return { length: own, deviates: false };
	if (ordinal === 1) {
		const primary = findLast(open, base, ({ styles }) => styles[0] === style);
		if (0 <= primary && prefix === '') return { length: primary, deviates: false };
		return { length: findNewLevel(open, base, enumerator), deviates: false };
	}
	const fitting = prefix !== '' || style === '附件1' ? -1 : findLast(open, base, (one, at) => one.draft.enumerator !== undefined && one.styles[0] !== '附件1' && goesOn(at));
	const mayDeviate = 0 <= fitting && (own < 0 || isConfirmed(open[fitting].styles[0], ordinal, heads, index));
	if (mayDeviate) return { length: fitting, deviates: true };
	if (0 <= own) return { length: own, deviates: false };
	return { length: findNewLevel(open, base, enumerator), deviates: false };
}

/** Whether the next number of a style is the one after `ordinal`, so that what stands here in another style is one of them. */
function isConfirmed(style: EnumeratorStyle, ordinal: number, heads: readonly (Head | undefined)[], index: number): boolean {
	for (let at = index + 1; at < heads.length && at <= index + 50; at += 1) {
		const enumerator = heads[at]?.enumerator;
		if (enumerator?.style === style) return enumerator.ordinal === ordinal + 1;
	}
	return false;
}

/** A style that is not open stands below all that rank above it; one without a rank below all. */
function findNewLevel(open: readonly Open[], base: number, { style, label }: Enumerator): number {
	const rank = rankOf(style);
	let length = open.length;
	while (base < length) {
		const { styles, label: above } = open[length - 1];
		const isPartOf = label.startsWith(above.replace(FINAL_DOT, '') + '.');
		if (isPartOf || !(rank <= rankOf(styles[0]))) break;
		length -= 1;
	}
	return length;
}
const FINAL_DOT = /[.．]$/;

function rankOf(style: EnumeratorStyle | undefined): number {
	const facts: { readonly rank?: number } = style === undefined ? { rank: 0 } : STYLES[style];
	return facts.rank ?? NaN;
}

function findLast(open: readonly Open[], base: number, is: (one: Open, at: number) => boolean): number {
	for (let at = open.length - 1; base <= at; at -= 1) if (is(open[at], at)) return at;
	return -1;
}

/** A point while its run is open. */
interface PointDraft extends Draft {
	/** The block in which it starts. */
	readonly block: number;
	/** It opens its paragraph and nothing else in it follows, so that the paragraphs up to the next point are its own. */
	readonly isOpen: boolean;
}

/** Points that count on: 一是 … 二是 …. A run within a run is nested if the outer one is resumed after it. */
interface PointRun {
	readonly style: EnumeratorStyle;
	last: number;
	readonly drafts: PointDraft[];
	/** The point of the run below in which this one began. */
	readonly within: Draft | undefined;
}

interface PointRuns {
	/** The last one within the one before it, if that is resumed. */
	readonly open: PointRun[];
	readonly closed: Draft[];
}

function readPointDrafts(text: string, points: readonly Enumerator[], base: number, head: Enumerator | undefined, runs: PointRuns, ends: readonly number[]): void {
	const textEnd = trimBlanks(text, 0, text.length);
	const start = skipToNumber(text);
	points.forEach((point, index) => {
		if (point.span.start === head?.span.start) return;
		const isLast = index === points.length - 1;
		const limit = isLast ? textEnd : points[index + 1].span.start;
		const heading = readNumberedHeading(text, point, limit);
		const draft = { ...createDraft(base, heading, shiftEnumerator(point, base)), end: base + limit, block: ends.length, isOpen: isLast && point.span.start <= start };
		placePoint(draft, point, runs, ends);
	});
}

function placePoint(draft: PointDraft, { style, ordinal }: Enumerator, runs: PointRuns, ends: readonly number[]): void {
	const { open } = runs;
	let at = open.findLastIndex(run => run.style === style && (run.last + 1 === ordinal || (ordinal === LAST && run.last !== LAST)));
	if (at < 0) {
		at = open.findLastIndex(run => run.style === style);
		if (ordinal === 1 || at < 0) {
			if (open.length === DEEPEST) closeFirstRun(runs, ends);
			const around = open[open.length - 1]?.drafts;
			open.push({ style, last: ordinal, drafts: [draft], within: around?.[around.length - 1] });
			return;
		}
	}
	while (at < open.length - 1) {
		const nested = open.pop()!;
		closeRun(nested, ends, ends.length);
		if (1 < nested.drafts.length) for (const one of nested.drafts) nested.within!.children.push(one);
	}
	const run = open[at];
	const before = run.drafts[run.drafts.length - 1];
	if (before.isOpen && before.block < draft.block) before.end = ends[draft.block - 1];
	run.drafts.push(draft);
	run.last = ordinal;
}

/** How many runs may wait to be resumed. */
const DEEPEST = 8;

/** The last point of a run has no more paragraphs than the longest of the others: what follows sums up. */
function closeRun({ drafts }: PointRun, ends: readonly number[], before: number): void {
	const last = drafts[drafts.length - 1];
	if (!last.isOpen || drafts.length === 1) return;
	let longest = 1;
	for (let at = 1; at < drafts.length; at += 1) longest = Math.max(longest, drafts[at].block - drafts[at - 1].block);
	last.end = Math.max(last.end, ends[Math.min(last.block + longest, before) - 1]);
}

/** A run that nothing resumed is a run beside the next one; a lone point is no run. */
function closeFirstRun({ open, closed }: PointRuns, ends: readonly number[]): void {
	const run = open.shift()!;
	closeRun(run, ends, open.length === 0 ? ends.length : open[0].drafts[0].block);
	if (1 < run.drafts.length) for (const draft of run.drafts) closed.push(draft);
}

/** The block that is the document's title, or -1: the first heading of Markdown, or the short line at the head that names a report. */
function findTitle(contents: readonly PlacedContent[], heads: readonly (Head | undefined)[]): number {
	const first = heads.findIndex(head => head !== undefined);
	const isMarkdown = 0 <= first && 0 < heads[first]!.depth;
	if (isMarkdown) return heads[first]!.enumerator === undefined && isAlone(heads, first) ? first : -1;
	const limit = Math.min(first < 0 ? contents.length : first, TITLE_WITHIN);
	let fallback = -1;
	for (let index = 0; index < limit; index += 1) {
		const { kind, text, points } = contents[index].content;
		if (kind !== 'paragraph' || 0 < points.length || !isShort(text)) continue;
		const title = readTitle(text).title;
		if (NAMES_REPORT.test(title)) return index;
		if (index === 0 && 0 <= first && title.length <= 40 && !SALUTATION.test(text)) fallback = index;
	}
	return fallback;
}
const TITLE_WITHIN = 12;
const NAMES_REPORT = /(?:报告|总结|汇报|情况|通报|纪要|方案|计划|要点|说明|讲话|意见|通知|规划|决定|分析|综述|简报|公报|述职|述廉|材料|请示|批复|预案|Report|Summary|Review|Plan|Minutes|Statement)(?:（[^）]*）|\([^)]*\))?$/i;
const SALUTATION = /[:：]\s*$/;

/** The first heading is the title if no other is as high, or if it is the only one that nothing precedes. */
function isAlone(heads: readonly (Head | undefined)[], first: number): boolean {
	const { depth } = heads[first]!;
	const noneAsHigh = heads.every((head, index) => index === first || head === undefined || head.depth === 0 || depth < head.depth);
	return noneAsHigh || depth === 1;
}

/** One sentence or less, without a mark that ends it. */
function isShort(text: string): boolean {
	return text.length <= 120 && !SENTENCE_END.test(text.trim());
}
const SENTENCE_END = /[。；，！;,]|[:：]$/;

/** An unnumbered heading: the line up to the dash that opens a second title. */
function readTitle(text: string): Heading {
	const start = text.length - text.trimStart().length;
	const dash = text.indexOf('——');
	const end = trimBlanks(text, start, start < dash ? dash : text.length);
	return { span: { start, end }, title: cleanTitle(text.slice(start, end)), runIn: false };
}
