import { type PlacedContent, findBlock } from '../content.ts';
import { STYLES } from '../enumerators.ts';
import type { Section } from '../outline.ts';
import { type Profile, type ProfileSection, createNaming, simplify } from '../profiles.ts';
import type { Requirement } from '../relations.ts';
import type { Span } from '../span.ts';
import { insertSection } from './insertions.ts';

/** Requirements: what the profile asks of the sections of a report, one for each section that it names or does not know. */
export function readRequirements(profile: Profile, contents: readonly PlacedContent[], sections: readonly Section[], lineBreak: string): Requirement[] {
	if (contents.length === 0) return [];
	const [first] = sections;
	const hasTitle = first !== undefined && first.level === 0;
	const title = hasTitle ? first.heading : firstLine(contents);
	const { block } = contents[contents.length - 1];
	const parent = { siblings: hasTitle ? first.children : sections, span: { start: hasTitle ? title.end : 0, end: block.start + block.text.length }, heading: title, parent: undefined };
	return readLevel(profile, profile.sections, parent, contents, lineBreak);
}

/** Sections under one heading, and where it stands. */
export interface Level {
	readonly siblings: readonly Section[];
	readonly span: Span;
	readonly heading: Span;
	/** None of the first level. */
	readonly parent: Section | undefined;
}

function readLevel(profile: Profile, asked: readonly ProfileSection[], whole: Level, contents: readonly PlacedContent[], lineBreak: string): Requirement[] {
	const level = { ...whole, siblings: whole.siblings.filter(isSection) };
	/** Which of the sections that are asked for each heading names. */
	const namings = asked.map(createNaming);
	const named = level.siblings.map(({ title }) => findNames(simplify(title), namings));
	const words = createWords(level, contents);
	const misplacements = profile.ordered ?? true ? findMisplaced(level.siblings, named, asked) : new Map<Section, NonNullable<Requirement['misplaced']>>();

	const requirements = asked.flatMap((one, index): Requirement[] => {
		const { need = 'must', minLength = 0 } = one;
		const own = level.siblings.filter((_section, at) => named[at].includes(index));
		// A heading that names two sections says nothing of either's place and length.
		const sole = own.length === 1 && named[level.siblings.indexOf(own[0])].length === 1 ? own[0] : undefined;
		const alone = own.filter(section => named[level.siblings.indexOf(section)].length === 1);
		const isFound = 0 < own.length || (need === 'must' && words().some(namings[index]));
		const base = { kind: 'requirement', claim: 'stated', profile: profile.name, title: one.title, need, isUnknown: false, isFound, length: 0, leastLength: 0, misplaced: undefined, places: [], heading: '' } as const;
		if (!isFound) {
			const { span, places, heading } = need === 'must' ? insertSection(asked, index, named, level, contents, lineBreak) : { span: level.heading, places: [], heading: '' };
			return [{ ...base, span, places, heading }];
		}
		if (own.length === 0) return [{ ...base, span: level.heading }];
		if (need === 'mustNot') return alone.map(section => ({ ...base, span: section.heading }));
		const length = 0 < minLength && alone.length === own.length ? own.reduce((sum, section) => sum + measure(section, contents), 0) : minLength;
		const misplaced = sole === undefined ? undefined : misplacements.get(sole);
		const nested = sole === undefined || one.sections === undefined ? [] : readLevel(profile, one.sections, { siblings: sole.children, span: sole.span, heading: sole.heading, parent: sole }, contents, lineBreak);
		return [{ ...base, span: own[0].heading, length, leastLength: minLength, misplaced }, ...nested];
	});
	if (profile.others ?? true) return requirements;
	const unknown = level.siblings.filter((_section, at) => named[at].length === 0);
	return [...requirements, ...unknown.map(({ title, heading }): Requirement => ({
		kind: 'requirement', claim: 'stated', profile: profile.name, title, need: 'mustNot', isUnknown: true, isFound: true, span: heading, length: 0, leastLength: 0, misplaced: undefined, places: [], heading: '',
	}))];
}

const findNames = (words: string, namings: readonly ((words: string) => boolean)[]): number[] => namings.flatMap((names, index) => (names(words) ? [index] : []));

/** Points inside a paragraph and annexes are no sections of a profile. */
const isSection = ({ enumerator, level }: Section): boolean => level !== 0 && (enumerator === undefined || !('runIn' in STYLES[enumerator.style] || enumerator.style === '附件1'));

/** The first line, or what there is of it. */
function firstLine([{ block }]: readonly PlacedContent[]): Span {
	const newline = block.text.indexOf('\n');
	return { start: block.start, end: block.start + (newline < 0 ? block.text.length : newline) };
}

/**
 * What may stand for a heading: those of the sections below, and how paragraphs open, up to their first mark: 会议时间：… .
 * Who writes no heading has written the section all the same.
 */
function createWords({ siblings, span }: Level, contents: readonly PlacedContent[]): () => readonly string[] {
	let words: string[] | undefined;
	const read = () => {
		const found = siblings.flatMap(({ children }) => children.map(({ title }) => simplify(title)));
		for (let index = Math.max(0, findBlock(contents, span.start)); index < contents.length && contents[index].block.start < span.end; index += 1) {
			const { block: { text }, content: { kind } } = contents[index];
			if (kind === 'table' || kind === 'code') continue;
			const opening = text.slice(0, LONGEST_OPENING).trim();
			const mark = opening.search(MARK);
			if (0 <= mark || text.trim().length < LONGEST_OPENING) found.push(simplify(mark < 0 ? opening : opening.slice(0, mark)));
		}
		return found;
	};
	return () => (words ??= read());
}
const LONGEST_OPENING = 32;
const MARK = /[：:，,。；;]/;

/**
 * What stands on the wrong side of another: as few as there can be, with the nearest of those that stand right. Only a
 * heading that names one section, and is the only one to name it, has a place.
 */
function findMisplaced(siblings: readonly Section[], named: readonly (readonly number[])[], asked: readonly ProfileSection[]): ReadonlyMap<Section, NonNullable<Requirement['misplaced']>> {
	const times = new Map<number, number>();
	for (const one of named.flat()) times.set(one, (times.get(one) ?? 0) + 1);
	const placed = siblings.flatMap((section, at) => (named[at].length === 1 && times.get(named[at][0]) === 1 ? [{ section, index: named[at][0] }] : []));
	const right = new Set(findLongestRise(placed.map(({ index }) => index)));
	const misplaced = new Map<Section, NonNullable<Requirement['misplaced']>>();
	placed.forEach(({ section, index }, at) => {
		if (right.has(at)) return;
		const before = placed.find((other, place) => right.has(place) && place < at && index < other.index);
		const behind = placed.findLast((other, place) => right.has(place) && at < place && other.index < index);
		const other = before ?? behind;
		if (other !== undefined) misplaced.set(section, { side: before === undefined ? 'behind' : 'before', title: asked[other.index].title, span: other.section.heading });
	});
	return misplaced;
}

/** The places of the most numbers that rise from first to last. */
function findLongestRise(numbers: readonly number[]): number[] {
	let longest: readonly number[] = [];
	const rises: (readonly number[])[] = [];
	numbers.forEach((number, at) => {
		let best: readonly number[] = [];
		for (let before = 0; before < at; before += 1) if (numbers[before] < number && best.length < rises[before].length) best = rises[before];
		rises.push([...best, at]);
		if (longest.length < rises[at].length) longest = rises[at];
	});
	return [...longest];
}

/** The characters under a heading, blanks apart; of a Latin text too. */
function measure({ heading, span }: Section, contents: readonly PlacedContent[]): number {
	let length = 0;
	for (let index = findBlock(contents, heading.start); index < contents.length && contents[index].block.start < span.end; index += 1) {
		const { start, text } = contents[index].block;
		length += text.slice(Math.max(0, heading.end - start), Math.max(0, span.end - start)).replace(BLANKS, '').length;
	}
	return length;
}
const BLANKS = /\s+/g;
