import { isAt, isHanAt, trimBlanks } from '../chars.ts';
import { type PlacedContent, findBlock } from '../content.ts';
import { type Enumerator, type EnumeratorStyle, STYLES, isRunIn } from '../enumerators.ts';
import type { Section } from '../outline.ts';
import type { Form } from '../relations.ts';
import type { Gathered } from '../gathering.ts';
import { defineReader } from '../joins.ts';
import { FAR } from '../span.ts';

/** What the outline tells of sections: an empty one among full ones, a title used twice, a number of another depth; a last sentence without its mark. */
export const readSectionForms = defineReader({
	collect: () => undefined,
	follows: ['sections'],
	open: () => (_gathering, { contents, sections }) => {
		const isMarkdown = contents.some(({ block }) => block.kind === 'heading');
		const depths = isMarkdown ? [...readDepths(sections), ...readJumps(contents, sections)] : [];
		return [...readForms(sections, contents), ...depths, ...readHeadingMarks(contents, sections), ...readStaleYears(sections)];
	},
});

/** Read once for as long as the outline has the same siblings: where the words of one heading are others, few lists are. */
function readForms(siblings: readonly Section[], contents: readonly PlacedContent[]): readonly Form[] {
	const known = formsOf.get(siblings);
	if (known !== undefined) return known;
	const forms: Form[] = [];
	formsOf.set(siblings, forms);
	let full = 0;
	for (const section of siblings) if (holdsText(section, contents)) full += 1;
	const titles = new Map<string, Section>();
	siblings.forEach((section, index) => {
		const { title, heading, children, enumerator, level } = section;
		const isPoint = enumerator !== undefined && isRunIn(enumerator.style);
		if (level !== 0 && !isPoint) {
			// One among siblings that all have a text; a list of short lines has none at all.
			const isEmpty = 1 < full && full < siblings.length && siblings.length - full <= full / 2 && index < siblings.length - 1 && !ITEM_STYLES.has(enumerator?.style) && !hasBody(section, contents);
			if (isEmpty) forms.push({ kind: 'form', claim: 'stated', of: 'emptySection', span: heading, text: title, expected: undefined, places: [], others: [] });
			if (enumerator?.ordinal === 1) titles.clear(); // another list
			const lone = enumerator !== undefined && children.length === 1 ? children[0] : undefined;
			const isLone = lone?.enumerator?.ordinal === 1 && PARTS_LEVELS.has(lone.enumerator.style);
			if (isLone) forms.push({ kind: 'form', claim: 'stated', of: 'loneSection', span: lone.heading, text: lone.label, expected: undefined, places: [], others: [heading] });
			const twin = titles.get(title);
			if (twin !== undefined && SHORTEST_TITLE <= title.length) forms.push({ kind: 'form', claim: 'stated', of: 'repeatedTitle', span: heading, text: title, expected: undefined, places: [], others: [twin.heading] });
			else titles.set(title, section);
		}
		if (0 < children.length) forms.push(...readForms(children, contents));
	});
	return forms;
}
const formsOf = new WeakMap<readonly Section[], readonly Form[]>();
/** Items of lists, of which each says as much as it likes. */
const ITEM_STYLES: ReadonlySet<EnumeratorStyle | undefined> = new Set(['1）', '①', 'a）', '（a）', '（i）']);
const SHORTEST_TITLE = 4;
/** A level of parts; a list of one item, 1. or ①, is nothing odd. */
const PARTS_LEVELS: ReadonlySet<EnumeratorStyle> = new Set(['一、', '（一）', '第一节', '1.1']);

const holdsText = ({ heading, span, runIn, children }: Section, contents: readonly PlacedContent[]): boolean => runIn || 0 < children.length || goesOn({ heading, span }, contents);

/** A text under the heading, or a heading that is a sentence and says all. */
function hasBody(section: Section, contents: readonly PlacedContent[]): boolean {
	if (holdsText(section, contents)) return true;
	const { heading } = section;
	const { block } = contents[findBlock(contents, heading.start)];
	return LONGEST_TITLE < heading.end - heading.start || SENTENCE_MARKS.includes(block.text[heading.end - 1 - block.start]);
}
/** Whether a section holds more than its heading: what lasts to the end of a block ends before the next one's place. */
function goesOn({ heading, span }: Pick<Section, 'heading' | 'span'>, contents: readonly PlacedContent[]): boolean {
	const index = findBlock(contents, heading.start);
	const { start, text } = contents[index].block;
	if (span.end <= start + text.length) return heading.end < span.end;
	const next = contents[index + 1];
	return (next !== undefined && next.block.start <= span.end) || heading.end < start + trimBlanks(text, 0, text.length);
}
const LONGEST_TITLE = 40;
const SENTENCE_MARKS = '。.；;！!？?';

/** Decimal numbers of so many parts stand on one level of the outline, as the most of them do. */
function readDepths(sections: readonly Section[]): Form[] {
	const numbered: { readonly section: Section; readonly enumerator: Enumerator; readonly parts: number }[] = [];
	const counts = new Map<string, number>();
	const collect = (siblings: readonly Section[]) => {
		for (const section of siblings) {
			const { enumerator, heading, level, children } = section;
			const isMarkdown = enumerator !== undefined && heading.start < enumerator.span.start;
			if (isMarkdown && DECIMAL.test(enumerator.label)) {
				const parts = enumerator.label.split('.').filter(part => part !== '').length;
				numbered.push({ section, enumerator, parts });
				counts.set(`${parts}/${level}`, (counts.get(`${parts}/${level}`) ?? 0) + 1);
			}
			collect(children);
		}
	};
	collect(sections);
	const forms: Form[] = [];
	for (const { section, enumerator, parts } of numbered) {
		const own = counts.get(`${parts}/${section.level}`)!;
		const usual = [...counts].filter(([key]) => key.startsWith(`${parts}/`)).reduce((best, one) => (best[1] < one[1] ? one : best));
		const level = Number(usual[0].slice(usual[0].indexOf('/') + 1));
		if (level === section.level || usual[1] < 3 || usual[1] < own * 4) continue;
		const { start } = section.heading;
		const difference = level - section.level;
		const place = 0 < difference ? { start, end: start, text: '#'.repeat(difference) } : { start, end: start - difference, text: '' };
		forms.push({ kind: 'form', claim: 'stated', of: 'headingDepth', span: enumerator.span, text: enumerator.label, expected: String(level), places: [place], others: [] });
	}
	return forms;
}
/** A heading of Markdown that is two deeper than the one above it, where few are: a level is left out. */
function readJumps(contents: readonly PlacedContent[], sections: readonly Section[]): Form[] {
	const steps: { readonly heading: Section['heading']; readonly from: number; readonly to: number }[] = [];
	const collect = (siblings: readonly Section[], above: number) => {
		for (const { heading, children } of siblings) {
			const { block: { start, text, kind } } = contents[findBlock(contents, heading.start)];
			const hashes = kind === 'heading' ? HASHES.exec(text) : null;
			const depth = hashes !== null && heading.start <= start + hashes.index + hashes[0].length ? hashes[0].trim().length : 0;
			if (0 < depth && 0 < above) steps.push({ heading, from: above, to: depth });
			collect(children, depth);
		}
	};
	collect(sections, 0);
	const jumps = steps.filter(({ from, to }) => from + 1 < to);
	if (steps.length < jumps.length * 4) return [];
	return jumps.map(({ heading, from, to }): Form => ({ kind: 'form', claim: 'stated', of: 'headingDepth', span: { start: heading.start, end: heading.start + to }, text: '#'.repeat(to), expected: '#'.repeat(from + 1), places: [], others: [] }));
}
const HASHES = /^ {0,3}#+/;

const DECIMAL = /^[0-9]+(?:\.[0-9]+)+\.?$/;

/** A paragraph of several sentences whose last one has no mark. What breaks off before a scrap of a line was broken in copying. */
export const readSentenceEnds = defineReader({
	collect: ({ text, kind }) => {
		const end = trimBlanks(text, 0, text.length);
		if (kind !== 'paragraph' || end < SHORTEST_PARAGRAPH || !isHanAt(text, end - 1) || !text.includes('。')) return undefined;
		const lastSentence = end - 1 - text.lastIndexOf('。', end);
		return lastSentence < SHORTEST_SENTENCE || SIGNATURE.test(text.slice(end - 4, end)) ? undefined : end;
	},
	reach: { behind: 1 },
	each: true,
	read: ([{ place: { block: { start, text } }, item: end }], { contents }) => {
		const next = contents[findBlock(contents, start) + 1]?.content.text;
		const isBroken = next !== undefined && next.length <= 6;
		const at = start + end;
		const printed = text.slice(end - 1, end);
		return isBroken ? [] : [{ kind: 'form', claim: 'stated', of: 'sentenceEnd', span: { start: at - 1, end: at }, text: printed, expected: `${printed}。`, places: [{ start: at, end: at, text: '。' }], others: [] }];
	},
});
const SHORTEST_PARAGRAPH = 40;
const SHORTEST_SENTENCE = 8;
// A photographer's or reporter's name under a picture.
const SIGNATURE = /摄|记者|编辑|来源/;

/** What the lead announces (现将工作、问题和打算报告如下), as far as it names parts that every report of the sort has under a heading. */
export const readPromises = defineReader({
	collect: ({ text }) => (text.includes('如下') ? (LEAD.exec(text) ?? undefined) : undefined),
	follows: ['sections'],
	read: (items, { sections }) => readLeads(items, sections),
});

function readLeads(items: readonly Gathered<RegExpExecArray>[], sections: readonly Section[]): Form[] {
	const top = sections[0]?.level === 0 ? sections[0].children : sections;
	if (top.length < 2) return [];
	const isAnywhere = (named: RegExp) => top.some(({ title, children }) => named.test(title) || children.some(child => named.test(child.title)));
	const forms: Form[] = [];
	for (const { place: { block }, item: lead } of items) {
		if (top[0].span.start <= block.start) break;
		for (const { name, named } of PARTS) {
			const found = name.exec(lead[1]);
			if (found === null || isAnywhere(named)) continue;
			const start = block.start + lead.index + lead[0].indexOf(lead[1]) + found.index;
			forms.push({ kind: 'form', claim: 'suggested', of: 'promise', span: { start, end: start + found[0].length }, text: found[0], expected: undefined, places: [], others: [] });
		}
	}
	return forms;
}
const LEAD = /现?将([^。；]{4,80}?)(?:汇报|报告|总结|通报|说明)?如下/;
const PARTS: readonly { readonly name: RegExp; readonly named: RegExp }[] = [
	{ name: /(?:存在|主要|突出)?(?:的)?(?:问题|困难|不足|短板)/, named: /问题|困难|不足|短板|挑战|差距|困境|薄弱|瓶颈/ },
	{ name: /(?:下一?步|今后|明年|20[0-9]{2}年)?(?:工作)?(?:计划|打算|安排|思路)/, named: /计划|打算|安排|思路|下一?步|今后|明年|展望|目标|任务|举措/ },
];

/** Headings on lines of their own end alike on their level: with 。 or, as the standard has it, without. */
function readHeadingMarks(contents: readonly PlacedContent[], sections: readonly Section[]): Form[] {
	const levels = new Map<string, HeadingMark[]>();
	const collect = (siblings: readonly Section[]) => {
		for (const section of siblings) {
			const { key, mark } = readHeadingMark(section, contents);
			const headings = levels.get(key);
			if (mark !== undefined && headings === undefined) levels.set(key, [mark]);
			else if (mark !== undefined) headings!.push(mark);
			collect(section.children);
		}
	};
	collect(sections);
	const forms: Form[] = [];
	for (const headings of levels.values()) {
		const marked = headings.filter(heading => heading.marked);
		const bare = headings.filter(heading => !heading.marked);
		const [few, many] = marked.length <= bare.length ? [marked, bare] : [bare, marked];
		if (few.length === 0 || many.length < FEWEST_ALIKE || many.length < few.length * 3) continue;
		for (const { end, marked: isMarked } of few) {
			const span = { start: end - 1, end };
			const place = isMarked ? { ...span, text: '' } : { start: end, end, text: '。' };
			forms.push({ kind: 'form', claim: 'stated', of: 'headingMark', span, text: isMarked ? '。' : '', expected: isMarked ? '' : '。', places: [place], others: [] });
		}
	}
	return forms;
}
const FEWEST_ALIKE = 3;

/** Where a heading ends, and whether with 。. */
interface HeadingMark {
	readonly end: number;
	readonly marked: boolean;
}

/** How a heading on a line of its own ends, and what it is to be like. Read once a section. */
function readHeadingMark(section: Section, contents: readonly PlacedContent[]): { readonly key: string; readonly mark: HeadingMark | undefined } {
	const known = marksOf.get(section);
	if (known !== undefined) return known;
	const { enumerator, runIn, heading, level } = section;
	const standsAlone = enumerator !== undefined && !('runIn' in STYLES[enumerator.style]) && !runIn && goesOn(section, contents);
	let mark: HeadingMark | undefined;
	if (standsAlone) {
		const { block } = contents[findBlock(contents, heading.start)];
		const at = heading.end - 1 - block.start;
		const marked = isAt(block.text, at, '。');
		if (marked || isHanAt(block.text, at)) mark = { end: heading.end, marked };
	}
	const read = { key: mark === undefined ? '' : `${level} ${enumerator!.style}`, mark };
	marksOf.set(section, read);
	return read;
}
const marksOf = new WeakMap<Section, ReturnType<typeof readHeadingMark>>();

/** A summary of one year whose plans are of the same year or an earlier one, or whose review is of an earlier one: left from last year's. */
function readStaleYears(sections: readonly Section[]): Form[] {
	const [title] = sections;
	const year = title?.level === 0 && SUMMARY.test(title.title) ? readYear(title.title) : undefined;
	if (year === undefined || title === undefined) return [];
	const forms: Form[] = [];
	for (const { title: words, heading } of title.children) {
		const own = readYear(words);
		if (own === undefined) continue;
		const isPlan = PLAN.test(words) && !REVIEW.test(words);
		const isReview = REVIEW.test(words) && !PLAN.test(words);
		const isStale = (isPlan && own <= year) || (isReview && own < year);
		if (isStale) forms.push({ kind: 'form', claim: 'suggested', of: 'staleYear', span: heading, text: `${own}年`, expected: `${isPlan ? year + 1 : year}年`, places: [], others: [title.heading] });
	}
	return forms;
}
const SUMMARY = /(?:年度?|全年)[^，。]{0,40}(?:总结|述职)/;
const PLAN = /计划|打算|安排|思路|展望|目标任务|要点|方案|预算|规划/;
const REVIEW = /回顾|总结|完成情况|开展情况|成效/;

/**
 * The text calls an earlier year this one: 今年（2023年） in a report of 2024, 现将2023年工作总结如下. What is reported in the
 * year after may call that one 今年, so that only years before are told.
 */
export const readStaleWords = defineReader({
	collect: ({ text, kind, dates }): StaleWords | undefined => {
		if (dates.length === 0 || kind === 'table' || kind === 'code') return undefined;
		const words = [...text.matchAll(NAMED_YEAR)].map(found => ({ at: found.index + found[0].length - YEAR_LENGTH, year: Number(found[2]), offset: OFFSETS[found[1]] }));
		const lead = REPORTED_YEAR.exec(text);
		if (lead === null) return words.length === 0 ? undefined : { words, lead: [] };
		return { words, lead: [{ at: lead.index + lead[0].length - YEAR_LENGTH, year: Number(lead[1]), offset: 0 }] };
	},
	follows: ['numbers'],
	read: (items, { sections: [title] }) => {
		const year = title?.level === 0 && TELLS_OF_YEAR.test(title.title) && !PLAN.test(title.title) ? readYear(title.title) : undefined;
		if (year === undefined || title === undefined) return [];
		const firstPart = title.children[0]?.heading.start ?? FAR;
		return items.flatMap(({ place: { block: { start } }, item: { words, lead } }) => {
			if (start < title.heading.end) return [];
			const isLead = start < firstPart && SUMMARY.test(title.title);
			return [...words, ...(isLead ? lead : [])].filter(one => one.year < year + one.offset).map((one): Form => ({
				kind: 'form', claim: 'suggested', of: 'staleYear', span: { start: start + one.at, end: start + one.at + YEAR_LENGTH }, text: `${one.year}年`, expected: `${year + one.offset}年`, places: [], others: [title.heading],
			}));
		});
	},
});

/** Years that the text calls this one, the one before, the next; and the one that its lead reports on. */
interface StaleWords {
	readonly words: readonly NamedYear[];
	readonly lead: readonly NamedYear[];
}

interface NamedYear {
	readonly at: number;
	readonly year: number;
	/** From the year of the report. */
	readonly offset: number;
}
/** What is planned or proposed for a year may be written in the one before. */
const TELLS_OF_YEAR = /总结|述职|汇报|报告|情况|通报/;
const NAMED_YEAR = /(今年|本年度?|去年|上年度?|明年|来年)[（(，,即]{0,2}((?:19|20)[0-9]{2})年/g;
const OFFSETS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 本年度: 0, 去年: -1, 上年: -1, 上年度: -1, 明年: 1, 来年: 1 };
const REPORTED_YEAR = /现?将((?:19|20)[0-9]{2})年(?=[^，。；]{0,20}如下)/;
const YEAR_LENGTH = 5;

/** A report that opens with its lead, without a line that names it. Texts that open with a heading may be excerpts. */
export const readMissingTitle = defineReader({
	collect: ({ text, kind, points }) => {
		const end = trimBlanks(text, 0, text.length);
		return kind === 'paragraph' && points.length === 0 && SHORTEST_LEAD <= end && LEAD_TO_REPORT.test(text.slice(-SHORTEST_LEAD)) ? true : undefined;
	},
	follows: ['numbers'],
	read: ([lead], { contents, sections: [first, second] }) => {
		const isUntitled = first !== undefined && second !== undefined && first.level !== 0 && first.enumerator?.ordinal === 1;
		if (lead === undefined || lead.place !== contents[0] || !isUntitled || first.heading.start <= lead.place.block.start) return [];
		const { start } = lead.place.block;
		return [{ kind: 'form', claim: 'stated', of: 'missingTitle', span: { start, end: start + SHORTEST_LEAD }, text: '', expected: undefined, places: [], others: [] }];
	},
});
const SHORTEST_LEAD = 20;
const LEAD_TO_REPORT = /如下[：:。]?\s*$/;

/** The one year that some words name, in digits. */
function readYear(words: string): number | undefined {
	const years = SPAN_OF_YEARS.test(words) ? null : words.match(YEARS);
	return years?.length === 1 ? Number(years[0].slice(0, 4)) : undefined;
}
const YEARS = /(?:19|20)[0-9]{2}年/g;
const SPAN_OF_YEARS = /[0-9]{4}年?[-—–~～至到][0-9]{2}/;
