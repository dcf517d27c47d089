import type { Block } from './blocks.ts';
import { type EnumeratorStyle, isDecimal, readEnumerator } from './enumerators.ts';
import { isContentsLine } from './heads.ts';
import { cleanTitle } from './headings.ts';
import { standsElsewhere } from './mentions.ts';
import { printOrdinal, readChinese, readRoman } from './ordinals.ts';
import type { Section } from './outline.ts';
import type { Span } from './span.ts';

/** Words that point to a numbered part of the report itself: 见第三部分（二）, 附件2, see Section 4.1. */
export interface CrossReference {
	/** What of it changes with the part's number: "三部分", "（二）", "4.1". */
	readonly span: Span;
	readonly target: Section;
	/** The words around say that a part of this very report is meant, and only one is of that number. */
	readonly sure: boolean;
	readonly written: Written;
}

/** How a reference names its part: by its ordinal and a noun, by its label, or by its decimal number. */
type Written =
	| { readonly as: 'part'; readonly numeral: string; readonly noun: string }
	| { readonly as: 'label'; readonly label: string }
	| { readonly as: 'number'; readonly numeral: string };

/** A number that a part is to have. */
export interface NewNumber {
	readonly label: string;
	readonly style: EnumeratorStyle;
	readonly ordinal: number;
}

/** What a reference should read once its part has another number; `sure` is false where the words around it may no longer fit. */
export function printReference({ written, target }: CrossReference, to: NewNumber): { readonly text: string; readonly sure: boolean } | undefined {
	const bare = to.label.replace(FINAL_MARK, '');
	const isOwnStyle = target.enumerator?.style === to.style;
	switch (written.as) {
		case 'part': {
			const numeral = printLike(to.ordinal, written.numeral);
			if (numeral === undefined) return undefined;
			const noun = isOwnStyle ? written.noun : NOUNS[to.style] ?? (written.noun === '' ? '' : '部分');
			return { text: numeral + noun, sure: isOwnStyle || to.style in NOUNS || !LOWER_NOUNS.has(written.noun) };
		}
		case 'label': {
			if (!isOwnStyle) return { text: bare, sure: BRACKETED.test(bare) };
			const inner = printLike(to.ordinal, written.label.slice(1, -1));
			return inner === undefined ? undefined : { text: written.label[0] + inner + written.label[written.label.length - 1], sure: true };
		}
		case 'number':
			return { text: isDecimal(to.style) || to.style === '1' ? bare : String(to.ordinal), sure: isDecimal(to.style) || to.style === '1' };
	}
}
/** What these name stands too low to be called a part. */
const LOWER_NOUNS: ReadonlySet<string> = new Set(['节', '条']);
const FINAL_MARK = /[、.．，,：:]$/;
const BRACKETED = /^[（(]|^[①-⑳]$/;
const NOUNS: Partial<Readonly<Record<EnumeratorStyle, string>>> = { 第一部分: '部分', 第一章: '章', 第一节: '节', 第一条: '条' };

/** An ordinal in the alphabet of another numeral. */
function printLike(ordinal: number, numeral: string): string | undefined {
	const first = numeral[0];
	if ('0' <= first && first <= '9') return printOrdinal(ordinal, 'ascii');
	if ('０' <= first && first <= '９') return printOrdinal(ordinal, 'fullWidth');
	if (readRoman(numeral) !== undefined) return printOrdinal(ordinal, 'upperRoman');
	if ('A' <= first && first <= 'Z') return printOrdinal(ordinal, 'upperLatin');
	return printOrdinal(ordinal, 'chinese');
}

/** The references of a report to its own parts. What points to a part that is not there, or into another text, is none. */
export function readCrossReferences(blocks: readonly Block[], sections: readonly Section[]): CrossReference[] {
	const index = indexParts(sections);
	const references: CrossReference[] = [];
	for (const block of blocks) {
		if (block.kind === 'code' || !MAY_POINT.test(block.text)) continue;
		const add = (start: number, end: number, found: Found | undefined, sure: boolean, written: Written) => {
			if (found === undefined) return;
			const span = { start: block.start + start, end: block.start + end };
			if (!index.isLabel(span)) references.push({ span, target: found.section, sure: sure && found.isOnly, written });
		};
		if (isContentsLine(block.text)) {
			readContentsLine(block, index, add);
			continue;
		}
		readChineseParts(block, index, add);
		readLabels(block, index, add);
		readNumbers(block, index, add);
		readEnglishParts(block, index, add);
	}
	const sorted = references.sort((a, b) => a.span.start - b.span.start);
	return sorted.filter(({ span }, at) => at === 0 || sorted[at - 1].span.end <= span.start);
}
const MAY_POINT = /[第见述附]|[A-Z][a-z]+s? |[Ss]ee |\.\.\.|…|···|\t/;

type Add = (start: number, end: number, found: Found | undefined, sure: boolean, written: Written) => void;

/** Words before a number by which a text points into itself. */
const CUE = /(?:(?<![意常罕可偏])见|参阅|参照|本报告|本文|本方案|[上前后下]文|[前上]述|如)(?:的|中|中的|之)?[“（(]?\s?$/;
const CUE_AFTER = /^(?:（[^）]{1,6}）)?(?:所述|所列|已述)/;
/** 《……》第三章 and 某条例第三章 point into another text. */
const FOREIGN = /(?:》(?:（[^）]*）)?的?|条例|办法|规定|法|章程|意见|通知|规划|纲要|方案)(?:的|中|中的)?$/;
const OWN = /本(?:条例|办法|规定|章程|意见|通知|规划|纲要|方案)(?:的|中|中的)?$/;
const standsForeign = (before: string): boolean => FOREIGN.test(before) && !OWN.test(before);

/** 第三部分, 第2章第一节, 第三部分（二）. */
function readChineseParts({ text, start: base }: Block, index: Parts, add: Add): void {
	let chapter: { readonly end: number; readonly section: Section; readonly sure: boolean } | undefined;
	for (const match of text.matchAll(PART)) {
		const { number, noun, inner } = match.groups!;
		const at = match.index;
		const before = text.slice(Math.max(0, at - 16), at);
		const follows = chapter !== undefined && chapter.end === at;
		if (!follows && standsForeign(before)) continue;
		const sure = follows ? chapter!.sure : CUE.test(before) || CUE_AFTER.test(text.slice(at + match[0].length));
		const found = index.findPart(noun, readOrdinal(number), base + at, follows ? chapter!.section : undefined);
		const from = at + 1;
		const to = from + number.length + noun.length;
		add(from, to, found, sure, { as: 'part', numeral: number, noun });
		chapter = found === undefined ? undefined : { end: to, section: found.section, sure };
		if (inner === undefined || found === undefined) continue;
		const open = text.indexOf(inner, to) - 1;
		const child = index.findWithin(found.section, readOrdinal(inner));
		add(open, open + inner.length + 2, child && { section: child, isOnly: found.isOnly }, sure, { as: 'label', label: text.slice(open, open + inner.length + 2) });
	}
	for (const match of text.matchAll(ANNEX)) {
		const before = text.slice(Math.max(0, match.index - 16), match.index);
		if (/[《》]$/.test(before) || standsForeign(before)) continue;
		const from = match.index + match[0].length - match[1].length;
		add(from, from + match[1].length, index.findStyle('附件1', readOrdinal(match[1])), true, { as: 'part', numeral: match[1], noun: '' });
	}
}
const PART = /第(?<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?<noun>部分|[章节篇编条])(?:第?[（(](?<inner>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)])?/g;
const ANNEX = /附[件录]([0-9]{1,2}(?![0-9年月个份])|[一二三四五六七八九十]{1,2}|[A-Z](?![A-Za-z]))/g;

/** 见（二）, 上述（3）: a sibling, or a part of one of the sections around. */
function readLabels({ text, start: base }: Block, index: Parts, add: Add): void {
	for (const match of text.matchAll(LABEL)) {
		const label = match[1];
		const at = match.index + match[0].length - label.length;
		add(at, at + label.length, index.findLabel(label, base + at), /见第?$/.test(text.slice(0, at)), { as: 'label', label });
	}
}
const LABEL = /(?:(?<![意常罕可偏])见|[前上]述)第?([（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)])(?![，,]?[0-9])/g;

/** 见1.2.3, 第3.2节. */
function readNumbers({ text }: Block, index: Parts, add: Add): void {
	for (const match of text.matchAll(NUMBER)) {
		const number = match[1];
		const at = match.index + match[0].indexOf(number);
		add(at, at + number.length, index.findNumber(number), true, { as: 'number', numeral: number });
	}
}
const NUMBER = /(?:(?<![意常罕可偏])见|参阅|第|\b[Ss]ee )\s?([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?![0-9.]?[0-9%％万亿])/g;

/** Section 4, Section 4.2, Chapter 3, Part II, Annex B. */
function readEnglishParts({ text, start: base }: Block, index: Parts, add: Add): void {
	for (const match of text.matchAll(ENGLISH)) {
		const [whole, noun, number] = match;
		const behind = text.slice(match.index + whole.length, match.index + whole.length + 24);
		if (standsElsewhere(text, match.index + whole.length)) continue;
		const from = match.index + whole.length - number.length;
		const sure = ENGLISH_CUE.test(text.slice(Math.max(0, match.index - 12), match.index)) || OWN_BEHIND.test(behind);
		const written: Written = number.includes('.') ? { as: 'number', numeral: number } : { as: 'part', numeral: number, noun: '' };
		const found = number.includes('.') ? index.findNumber(number) : index.findPart(noun, readOrdinal(number), base + from, undefined);
		add(from, from + number.length, found, sure, written);
	}
}
const ENGLISH = /\b(Section|Chapter|Part|Appendix|Annex) ([0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5}|[A-Z])(?![A-Za-z0-9]|\.[0-9])/g;
const ENGLISH_CUE = /\b(?:[Ss]ee|in|under|and|to|by|of|from)\s$|\($/;
const OWN_BEHIND = /^ (?:of this|above|below)\b/;

/** 一、总体情况……3: a line of the table of contents names the part by number and title. */
function readContentsLine({ text }: Block, index: Parts, add: Add): void {
	const enumerator = readEnumerator(text);
	if (enumerator === undefined) return;
	const title = cleanTitle(text.slice(enumerator.span.end).replace(LEADERS, ''));
	const found = index.findTitle(enumerator.label, title);
	add(enumerator.span.start, enumerator.span.end, found, true, { as: 'label', label: enumerator.label });
}
const LEADERS = /(?:\.{3,}|…+|·{3,}|\t)[\s.…·]*[0-9]{1,3}\s*$/;

const readOrdinal = (numeral: string): number => {
	const plain = numeral.normalize('NFKC');
	return /^[0-9]/.test(plain) ? Number(plain) : readChinese(plain, 0, plain.length) ?? readRoman(plain) ?? plain.charCodeAt(0) - 64;
};

interface Found {
	readonly section: Section;
	readonly isOnly: boolean;
}

/** The numbered parts of a report, by what may point to them. */
type Parts = ReturnType<typeof indexParts>;

function indexParts(sections: readonly Section[]) {
	const top = sections[0]?.level === 0 ? sections[0].children : sections;
	const all: { readonly section: Section; readonly parent: Section | undefined }[] = [];
	const visit = (list: readonly Section[], parent: Section | undefined) => {
		for (const section of list) {
			all.push({ section, parent });
			visit(section.children, section);
		}
	};
	visit(sections, undefined);
	const labels = all.flatMap(({ section }) => section.enumerator?.span ?? []).sort((a, b) => a.start - b.start);
	const choose = (candidates: readonly Section[]): Found | undefined => (candidates.length === 0 ? undefined : { section: candidates[0], isOnly: candidates.length === 1 });
	const where = (is: (section: Section) => boolean): Section[] => all.filter(({ section }) => is(section)).map(({ section }) => section);
	const hasStyle = (style: EnumeratorStyle) => all.some(({ section }) => section.enumerator?.style === style);
	const findStyle = (style: EnumeratorStyle, ordinal: number, within?: Section): Found | undefined => choose(where(section =>
		section.enumerator?.style === style && section.enumerator.ordinal === ordinal && (within === undefined || (within.span.start <= section.span.start && section.span.end <= within.span.end))));
	const findTop = (ordinal: number, is: (style: EnumeratorStyle) => boolean): Found | undefined =>
		choose(top.filter(({ enumerator }) => enumerator !== undefined && enumerator.style !== '附件1' && is(enumerator.style) && enumerator.ordinal === ordinal));

	return {
		findStyle,
		isLabel: (span: Span): boolean => labels.some(label => label.start < span.end && span.start < label.end),
		findPart(noun: string, ordinal: number, at: number, within: Section | undefined): Found | undefined {
			const style = STYLES_OF[noun];
			if (noun === '节' && hasStyle('第一节')) {
				const chapter = within ?? where(({ enumerator, span }) => enumerator?.style === '第一章' && span.start <= at && at <= span.end)[0];
				return findStyle('第一节', ordinal, chapter);
			}
			if (hasStyle(style)) return findStyle(style, ordinal, within);
			if (noun === '部分' || noun === '篇' || noun === 'Section') return findTop(ordinal, one => !(one in NOUNS));
			return noun === '章' || noun === 'Chapter' ? findTop(ordinal, one => one === '1' || one === '1.') : undefined;
		},
		findWithin: (section: Section, ordinal: number): Section | undefined => section.children.find(({ enumerator }) => enumerator?.ordinal === ordinal && (enumerator.style === '（一）' || enumerator.style === '（1）')),
		findLabel(label: string, at: number): Found | undefined {
			const inner = label.slice(1, -1);
			const style = /[0-9]/.test(inner) ? '（1）' : '（一）';
			const same = all.filter(({ section: { enumerator } }) => enumerator?.style === style && enumerator.ordinal === readOrdinal(inner));
			const around = same.filter(({ parent }) => parent === undefined || (parent.span.start <= at && at <= parent.span.end));
			const found = around[around.length - 1] ?? same[0];
			return found && { section: found.section, isOnly: same.length === 1 };
		},
		findNumber: (number: string): Found | undefined => choose(where(({ enumerator }) => enumerator !== undefined && isDecimal(enumerator.style) && enumerator.label.replace(FINAL_MARK, '') === number)),
		findTitle: (label: string, title: string): Found | undefined => choose(where(section => section.label === label && section.title === title)),
	};
}
const STYLES_OF: Readonly<Record<string, EnumeratorStyle>> = { 部分: '第一部分', 篇: '第一部分', 编: '第一部分', 章: '第一章', 节: '第一节', 条: '第一条', Section: 'Section 1', Chapter: 'Chapter 1', Part: 'Part I', Appendix: '附件1', Annex: '附件1' };
