import { isAnyAt, isAt } from '../chars.ts';
import { CUE, mayHold } from '../cues.ts';
import { TRAIT } from '../traits.ts';
import type { Enumerator } from '../enumerators.ts';
import { type Frame, firstFrameFrom } from '../frames.ts';
import { magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Count, Relation } from '../relations.ts';
import type { Span } from '../span.ts';
import type { BlockReader } from './readers.ts';

/**
 * Announced numbers and the items that stand there: a list before its number (甲、乙、丙三个部门), after it (3个支部：甲，乙和丙),
 * and points (抓好五项工作：一是…五是…). 等 leaves a list open: then it may hold fewer than announced, never more.
 * 和 and 与 may join two items or stand inside a name: both countings are right.
 */
export const readCounts: BlockReader = ({ frames, text, points }) => {
	const relations: Relation[] = [];
	for (const frame of frames) {
		const english = mayHold(frame.cuesAfter, CUE.letter) ? readEnglishList(frame, text) : undefined;
		if (english !== undefined) relations.push(english);
		if (english !== undefined) continue;
		if (!announces(frame)) {
			const told = isFew(frame) ? readPointsAfter(frame, frames, points, text) : undefined;
			if (told !== undefined) relations.push(told);
			continue;
		}
		const relation = readListBefore(frame, frames, text) ?? readListAfter(frame, frames, text) ?? readParted(frame, text) ?? readPointsAfter(frame, frames, points, text);
		if (relation !== undefined) relations.push(relation);
	}
	return relations;
};

/** A small whole number of things; 12万人 or 约5个 announce no list. */
function announces({ traits, quantity: { unit, value, scale } }: Frame): boolean {
	if (!mayHold(traits, TRAIT.count) || mayHold(traits, TRAIT.hedged | TRAIT.range) || unit.event || scale !== 0 || value.exponent !== 0) return false;
	return 2n <= value.coefficient && value.coefficient <= 200n;
}

/** 开展培训三次：一是…: occasions are counted by points alone. */
const isFew = ({ quantity: { unit, value, hedge, upper, notation } }: Frame): boolean => unit.event && notation.digits === 'chinese' && hedge === undefined && upper === undefined && value.exponent === 0 && value.coefficient <= 10n;

/** "6 new offices: Ashby, Carlow and Brook": short names between commas, up to the end of the sentence; an and may stand inside a name. */
function readEnglishList(frame: Frame, text: string): Count | undefined {
	const { unit, value, hedge, upper, scale } = frame.quantity;
	const isNumber = (unit.dimension === 'count' || unit.dimension === 'none') && hedge === undefined && upper === undefined && scale === 0 && value.exponent === 0 && 1n <= value.coefficient && value.coefficient <= 20n;
	if (!isNumber || NUMBERED.test(frame.before)) return undefined;
	const { end } = frame.quantity.span;
	const lead = ENGLISH_LEAD.exec(text.slice(end, end + 60));
	if (lead === null) return undefined;
	const start = end + lead[0].length;
	const list = ENGLISH_LIST.exec(text.slice(start, start + 400))?.[0];
	if (list === undefined || ENGLISH_OPEN.test(list)) return undefined;
	const items: Span[] = [];
	let from = start;
	for (const found of list.matchAll(ENGLISH_MARK)) {
		items.push({ start: from, end: start + found.index });
		from = start + found.index + found[0].length;
	}
	items.push({ start: from, end: start + list.length });
	const names = items.map(item => text.slice(item.start, item.end).trim());
	const isOfNames = 2 <= names.length && names.every(name => /^[A-Z]/.test(name) && name.split(' ').length <= 3) || names.every(name => /^[a-z-]+$/.test(name));
	const joints = names.filter(name => name.includes(' and ')).length;
	const holds = items.length <= magnitude(frame.quantity) && magnitude(frame.quantity) <= items.length + joints;
	return (holds && 2 <= items.length) || (isOfNames && 2 <= items.length) ? count('stated', frame, items, items.length, items.length + joints) : undefined;
}
/** Section 1, Phase 2: no number of things. */
const NUMBERED = /[A-Z][a-z]* $/;
const ENGLISH_LEAD = /^(?: [a-z-]+){1,5}: (?=[A-Za-z])/;
const ENGLISH_LIST = /^[^.;:()\n0-9]{3,300}(?=\.|$)/;
const ENGLISH_OPEN = /\b(?:including|such as|others?|etc|more|various|e\.g)\b/;
const ENGLISH_MARK = /, (?:and |or )?| and (?=[^,]*$)/g;

/** 包括甲、乙、丙和丁四个部门: the list ends where its number begins. */
function readListBefore(frame: Frame, frames: readonly Frame[], text: string): Count | undefined {
	const end = trimEnd(text, frame.quantity.span.start);
	const open = text.charAt(end - 1) === '等' || text.startsWith('等', end - 1);
	const listEnd = open ? end - 1 : end;
	const start = listStart(text, listEnd);
	if (!isParted(text, start, listEnd)) return undefined;
	const items = splitItems(text, start, listEnd);
	// 收入和支出两方面 lists nothing
	const isPair = items.commas === 0 && items.joints === 1 && isHanzi(frame) && !(frame.quantity.unit.name + frame.after).includes('方面');
	if (items.commas < 2 && !isPair) return undefined;
	if (!hasNoun(frame, text)) return undefined;
	const announced = magnitude(frame.quantity);
	const { least } = items;
	const lastItem = items.spans[items.spans.length - 1];
	if (lastItem === undefined || text.slice(lastItem.start, lastItem.end).includes('等')) return undefined;
	// an item that is itself "4个支队" counts once or as many times as it says
	const within = frames.slice(firstFrameFrom(frames, start), frame.index).filter(one => one.quantity.unit.dimension === 'count');
	const inner = within.map(({ quantity }) => quantity);
	const joints = namesShareStart(items, text) ? 0 : items.joints;
	const counted = inner.map(magnitude).filter(Number.isInteger);
	const readings = sumsOfSome(counted.slice(0, MOST_INNER).map(one => one - 1)).map(more => [items.least + more, items.least + joints + more] as const);
	const most = Math.max(...readings.map(([, high]) => high));
	const first = items.spans[0];
	const lead = text.slice(Math.max(0, start - 6), start) + text.slice(first.start, Math.min(first.end, first.start + 24));
	if (open) {
		// 等 closes a list that names all of them, or leaves it open
		if ((announced < least && !OPEN_CUE.test(lead)) || most < announced) return undefined;
		return count('stated', frame, items.spans, least, Math.max(announced, most), inner);
	}
	const holding = readings.find(([low, high]) => low <= announced && announced <= high);
	const holds = holding !== undefined;
	const isStated = isHanzi(frame) || LIST_CUE.test(lead);
	// 语文、数学、英语3个学科6个课题: another number has closed the list
	const isClosed = within.some(({ quantity }) => !items.spans.some(({ start: from, end: to }) => from <= quantity.span.start && quantity.span.end <= to && text.slice(from, quantity.span.start).replace(LIST_LEAD, '').trim() === ''));
	if (!holds && (isClosed || !isStated || items.longest > 40 || items.commas < 1)) return undefined;
	// names of one kind end alike, or the words lead a list in; anything else only happens to be a list
	const endings = new Set(items.spans.map(({ end: to }) => text.charAt(to - 1)));
	if (!holds && !LIST_CUE.test(lead) && 1 < endings.size) return undefined;
	const [low, high] = holding ?? readings.toSorted((a, b) => Math.abs(a[0] - announced) - Math.abs(b[0] - announced))[0];
	return count(isStated ? 'stated' : 'inferred', frame, items.spans, low, high, inner);
}
/** Beyond so many numbers within a list there are too many ways to count it. */
const MOST_INNER = 4;

/** All sums of some of the numbers, the least first: of none, 0. */
const sumsOfSome = (numbers: readonly number[]): number[] => [...new Set(numbers.reduce<number[]>((sums, one) => [...sums, ...sums.map(sum => sum + one)], [0]))].sort((a, b) => a - b);

/** 省馆、省图书馆和省文化馆 join names, 省职工培训与服务中心 is one: where all items begin alike, what an 和 joins to one would too. */
function namesShareStart({ spans }: Items, text: string): boolean {
	const names = spans.map(({ start, end }, index) => (index === 0 ? text.slice(start, end).replace(LIST_LEAD, '') : text.slice(start, end)).trim());
	const head = names[0]?.slice(0, 2) ?? '';
	return 3 <= names.length && HANZI_START.test(head) && names.every(name => name.lastIndexOf(head) === 0);
}
const LIST_LEAD = /^.{0,24}?(?:包括|包含|分为)/;
const HANZI_START = /^[\u4e00-\u9fff]{2}/;
const LIST_CUE = /包括|包含|分为|划分为|即|选取|就|按照/;
const OPEN_CUE = /包括|包含|分为/;
const isHanzi = ({ quantity }: Frame): boolean => quantity.notation.digits === 'chinese';

/** 3个支部：甲，乙和丙。 8类事件，包括甲、乙和丙。 */
function readListAfter(frame: Frame, frames: readonly Frame[], text: string): Count | undefined {
	const lead = AFTER_CUE.exec(text.slice(frame.quantity.span.end, frame.quantity.span.end + 50));
	if (lead === null) return undefined;
	const start = frame.quantity.span.end + lead[0].length;
	let end = start;
	while (end < text.length && end - start < 400 && !'。！？；\n'.includes(text.charAt(end)) && !(text.charAt(end) === '）' || text.charAt(end) === ')')) end += 1;
	const list = text.slice(start, end);
	if (list.length < 3 || EXPLAINS.test(list)) return undefined;
	const separator = list.includes('、') ? '、' : /[，,]/.test(list) ? '，,' : '和与及';
	const items = splitItems(text, start, end, separator);
	const announced = magnitude(frame.quantity);
	const open = /等$|等[^级待]/.test(list);
	const noun = nounOf(lead[0]);
	const names = items.spans.map(({ start: from, end: to }) => text.slice(from, to).trim());
	const ofKind = 2 <= noun.length && names.every(name => name.endsWith(noun));
	// 甲支部，乙支部和丙支部: what joins two names of a kind stands behind the first of them
	const joined = ofKind ? names.reduce((sum, name) => sum + JOINTS.reduce((times, joint) => times + name.split(noun + joint).length - 1, 0), 0) : 0;
	const [least, most] = ofKind ? [items.least + joined, items.least + joined] : [items.least, items.most];
	const holds = open ? least <= announced : least <= announced && announced <= most;
	const mayList = separator === '、' || ofKind || !CLAUSES.test(list);
	if (holds && !mayList) return undefined;
	const inner = frames.slice(firstFrameFrom(frames, start), firstFrameFrom(frames, end)).filter(({ quantity }) => quantity.span.end <= end).map(({ quantity }) => quantity);
	if (holds) return count('stated', frame, items.spans, least, open ? Math.max(announced, most) : most, inner);
	const isShort = items.longest <= (LATIN.test(list) ? 48 : 24) && !CLAUSES.test(list);
	// 办好五件实事：甲、乙、丙: the words announce the list that follows the colon
	const isAnnounced = separator === '、' && ANNOUNCED.test(`${text.slice(Math.max(0, frame.quantity.span.start - 4), frame.quantity.span.start)}${frame.after}`) && /[：:]\s*$/.test(lead[0]) && !/[，,]/.test(list);
	const isList = 1 < names.length && inner.length === 0 && (ofKind || (isShort && separator === '、' && (isAnnounced || alike(names))));
	if (!isList || open) return undefined;
	return count('stated', frame, items.spans, least, most);
}
const AFTER_CUE = /^[^，,。；;：:、（()）]{0,24}(?:[：:]|[，,]\s*(包括|分别为|分别是|即|依次为)|(?:包括|分别为|分别是)|[（(](?!.{0,3}(?:见|含|其中)))\s*/;
/** What the number is of, the end of it: 支部 of 两新党支部：. */
function nounOf(lead: string): string {
	let end = 0;
	while (end < lead.length && !'，,：:（('.includes(lead.charAt(end))) end += 1;
	return lead.slice(0, end).trim().slice(-2);
}
/** What joins two items. */
const JOINTS = ['和', '与', '及', '以及'];
/** What follows explains instead of listing. */
const ANNOUNCED = /以下|下列|如下|实事$|工作$|措施$|任务$|举措$|问题$|要求$|原则$/;
const LATIN = /^[A-Za-z]/;
const EXPLAINS = /[：:]|一是|第一|首先|[。！？]/;
const CLAUSES = /[，,][^，,、]{30,}/;

/** 8个街道中，甲、乙、丙提前完成，其余丁、戊…: two lists that name all. What more is listed may belong to what is said of them, so that only missing ones are told. */
function readParted(frame: Frame, text: string): Count | undefined {
	const { end } = frame.quantity.span;
	const found = frame.after.includes('中') ? PARTED.exec(text.slice(end, end + 300)) : null;
	if (found === null || OPEN.test(found[0])) return undefined;
	const start = end + found[0].length - found[3].length;
	const lists = [splitItems(text, end + found[1].length, end + found[1].length + found[2].length), splitItems(text, start, start + found[3].length)];
	const least = lists.reduce((sum, one) => sum + one.least, 0);
	const most = lists.reduce((sum, one) => sum + one.most, 0);
	const announced = magnitude(frame.quantity);
	if (announced < least || lists.some(({ commas }) => commas < 1)) return undefined;
	return count('stated', frame, lists.flatMap(({ spans }) => spans), least, most);
}
const PARTED = /^([^，。；、]{0,14}中[，,](?:只有|仅有|有)?)([^。；，0-9]{3,120})[；，](?:其余|其他|余下)(?:的)?(?![^、]{0,10}(?:中|里|有|包括|正|已|均|都))([^。；，0-9]{3,120})(?=[。；，])/;
const OPEN = /等|各/;

/** 抓好以下五项工作：一是…五是…. The points' own run tells how many there are. */
function readPointsAfter(frame: Frame, frames: readonly Frame[], points: readonly Enumerator[], text: string): Count | undefined {
	if (points.length === 0) return undefined;
	const first = points.findIndex(point => frame.quantity.span.end <= point.span.start && point.ordinal === 1);
	if (first < 0) return undefined;
	const between = text.slice(frame.quantity.span.end, points[first].span.start);
	if (40 < between.length || !POINT_LEAD.test(between)) return undefined;
	if (frames[frame.index + 1] !== undefined && frames[frame.index + 1].quantity.span.start < points[first].span.start) return undefined;
	const run = runFrom(points, first);
	if (run.length < 2) return undefined;
	const announced = magnitude(frame.quantity);
	const off = Math.abs(announced - run.length);
	// 12个单位的经验, 针对三个短板: the points tell of them; they are no list of them
	const isOther = 0 < off && ((MOST_POINTS < announced && MOST_OFF < off) || OF_THEIRS.test(between) || AIMED.test(text.slice(frame.clauseStart, frame.quantity.span.start)));
	return isOther ? undefined : count('stated', frame, run.map(({ span }) => span), run.length, run.length);
}
/** More than so many are hardly points of one list; whoever announces so many miscounts by this much at most. */
const MOST_POINTS = 10;
const MOST_OFF = 2;
const OF_THEIRS = /(?<!方面|层面|维度|领域|角度|层次|环节)的/;
const AIMED = /针对|围绕|对照|根据|按照|依据|结合|立足|聚焦/;

/** The points that count on from one of them. */
export function runFrom(points: readonly Enumerator[], first: number): readonly Enumerator[] {
	let last = first;
	while (last + 1 < points.length && points[last + 1].style === points[first].style && points[last + 1].ordinal === points[last].ordinal + 1) last += 1;
	return points.slice(first, last + 1);
}

const POINT_LEAD = /^\s?[：:]\s*$|^[^。；，,]{0,20}(?:工作|方面|任务|措施|举措|问题|重点|行动|工程|实事|事|要求|做法|经验|体会|亮点|不足|短板|困难|差距|原因|转变|原则|关系|特点|机制|建议|意见|关键|环节|目标|件|点|项|个)[^。；，,]{0,6}[：:。]\s*$/;

interface Items {
	readonly spans: readonly Span[];
	readonly least: number;
	readonly most: number;
	readonly commas: number;
	readonly joints: number;
	readonly longest: number;
}

/** Splits a list at its separator; 和 与 及 in an item may join two. */
function splitItems(text: string, start: number, end: number, separators = '、'): Items {
	const spans: Span[] = [];
	let joints = 0;
	let from = start;
	let depth = 0;
	let longest = 0;
	const close = (to: number) => {
		if (from < to && text.slice(from, to).trim() !== '') {
			spans.push({ start: from, end: to });
			longest = Math.max(longest, to - from);
		}
	};
	for (let at = start; at < end; at += 1) {
		const sort = SORTS[text.charCodeAt(at)];
		if (sort === WORD) continue;
		if (sort === OPENS) depth += 1;
		else if (sort === CLOSES) depth = Math.max(0, depth - 1);
		if (0 < depth) continue;
		if (isAnyAt(text, at, separators) || isAt(text, at, '、')) {
			close(at);
			from = at + 1;
		} else if (sort === JOINS && from < at && at + 1 < end && !isWithinWord(text, at)) {
			joints += 1;
		}
	}
	close(end);
	const commas = Math.max(0, spans.length - 1);
	return { spans, least: spans.length, most: spans.length + joints, commas, joints, longest };
}
/** Whether a joint's character is one of a word: 不及, 普及, 及时, 共和国, 和谐, 参与. */
function isWithinWord(text: string, at: number): boolean {
	const words = WITHIN.get(text.charAt(at));
	return words !== undefined && (isAnyAt(text, at - 1, words[0]) || isAnyAt(text, at + 1, words[1]));
}
const WITHIN: ReadonlyMap<string, readonly [before: string, behind: string]> = new Map([['及', ['不普涉危遍', '时格']], ['和', ['共温饱', '谐平睦']], ['与', ['参', '会']]]);

/** What a character is in a list; nearly all are words of its items. */
const SORTS = new Uint8Array(65536);
const [WORD, OPENS, CLOSES, JOINS, PARTS, ENDS] = [0, 1, 2, 3, 4, 5];
for (const [characters, sort] of [['（(《“「【[', OPENS], ['）)》”」】]', CLOSES], ['和与及', JOINS], ['、', PARTS], ['，。；：！？,;:\n|', ENDS]] as const) {
	for (const character of characters) SORTS[character.charCodeAt(0)] = sort;
}

/** Where the list that ends at `end` begins: behind the last mark that no list holds. */
function listStart(text: string, end: number): number {
	let depth = 0;
	for (let at = end - 1; 0 <= at && end - at < 400; at -= 1) {
		const sort = SORTS[text.charCodeAt(at)];
		if (sort === CLOSES) depth += 1;
		else if (sort === OPENS) {
			if (depth === 0) return at + 1;
			depth -= 1;
		} else if (depth === 0 && sort === ENDS) return at + 1;
	}
	return Math.max(0, end - 400);
}

/** Whether anything parts or joins items there. */
function isParted(text: string, start: number, end: number): boolean {
	for (let at = start; at < end; at += 1) {
		const sort = SORTS[text.charCodeAt(at)];
		if (sort === JOINS || sort === PARTS) return true;
	}
	return false;
}

const trimEnd = (text: string, end: number): number => (text.charCodeAt(end - 1) === 0x20 ? end - 1 : end);

/** 19个内设处室: the things counted are named behind the figure, as the items are. */
function hasNoun({ after, quantity }: Frame, text: string): boolean {
	if (quantity.unit.name !== '个' && 1 < quantity.unit.name.length) return true;
	return /^[\s“]?[\u4e00-\u9fffA-Za-z]/.test(after) && !/^(?:以上|以下|左右|的)/.test(after) && text.charAt(quantity.span.end) !== '；';
}

/** Names of one kind: all but at most one share their last character with another. */
function alike(names: readonly string[]): boolean {
	const endings = new Map<string, number>();
	for (const name of names) endings.set(name.trim().slice(-1), (endings.get(name.trim().slice(-1)) ?? 0) + 1);
	let shared = 0;
	for (const times of endings.values()) if (1 < times) shared += times;
	return names.length - 1 <= shared;
}

const count = (claim: Count['claim'], frame: Frame, items: readonly Span[], least: number, most: number, beside: readonly Quantity[] = []): Count =>
	({ kind: 'count', claim, announced: frame.quantity, items, least, most, ...(beside.length === 0 ? {} : { beside }) });
