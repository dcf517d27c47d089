import { type Rows, byFirst, codeAt, isAnyAt, isAt, isDigitAt, isWordAt } from './chars.ts';
import type { Hedge } from './quantities.ts';

type Side = Hedge['side'];

// Words right before a numeral, right after its unit, and between numeral and unit. Chinese and English.
const BEFORE: readonly (readonly [Side, string])[] = [
	['both', '约 大约 大概 约为 约合 折合 约占 约有 接近 估算 估计'],
	['both', 'about|around|approximately|roughly|some|circa|an estimated|estimated'],
	['below', '近 将近 几近 几乎 不足 不到 未达 未达到 未到 不满 低于 少于 小于'],
	['below', 'nearly|almost|close to|just under|under|less than|fewer than|below'],
	['above', '超 超过 逾 突破 高于 多于 大于'],
	['above', 'over|more than|above|exceeding|upwards of|just over'],
	['atLeast', '至少 不少于 不低于 不小于 不下 不下于 起码'],
	['atLeast', 'at least|no fewer than|no less than|a minimum of'],
	['atMost', '不超过 不超 不高于 不多于 不大于 至多 最多 顶多'],
	['atMost', 'up to|at most|no more than|as many as|a maximum of|within'],
];
const AFTER: readonly (readonly [Side, string])[] = [
	['both', '左右 上下 许'],
	['both', 'or so'],
	['above', '有余 出头 开外 多 余'],
	['above', '-odd'],
	['atLeast', '以上 及以上 之多 +'],
	['atLeast', 'or more|-plus|plus'],
	['atMost', '以下 及以下 以内 之内'],
	['atMost', 'or less|or fewer'],
];

/** Chinese words stand between blanks, English ones may hold some. */
const split = (words: string): string[] => words.split(/[a-z]/.test(words) ? '|' : ' ');

/** A hedge as it may stand: "over" and "Over". */
interface Spelling {
	readonly spelled: string;
	readonly hedge: Hedge;
}

/** Hedges by the last code unit (before) or the first (after), the longest word first. */
function table(rows: readonly (readonly [Side, string])[], key: (word: string) => number): Rows<readonly Spelling[]> {
	const found: Spelling[] = [];
	for (const [side, words] of rows) {
		for (const word of split(words)) {
			const hedge = { word, side };
			found.push({ spelled: word, hedge });
			const capital = word.charAt(0).toUpperCase();
			if (capital !== word.charAt(0)) found.push({ spelled: capital + word.slice(1), hedge });
		}
	}
	return byFirst(found, ({ spelled }) => key(spelled), ({ spelled }) => spelled);
}
const before = table(BEFORE, word => word.charCodeAt(word.length - 1));
const after = table(AFTER, word => word.charCodeAt(0));

/** The hedge that ends at `end`, a blank between them allowed: 约|120. */
export function readHedgeBefore(text: string, end: number): Hedge | undefined {
	let at = isAt(text, end - 1, ' ') ? end - 1 : end;
	// 突破了4000亿元
	if (isAt(text, at - 1, '了')) at -= 1;
	const list = before.get(codeAt(text, at - 1));
	if (list === undefined) return undefined;
	for (const { spelled, hedge } of list) {
		const start = at - spelled.length;
		if (isWordAt(text, start, spelled) && !isPartOfWord(text, start, hedge.word)) return hedge;
	}
	return undefined;
}

/** The hedge that begins at `start`: 120人|以上. */
export function readHedgeAfter(text: string, start: number): Hedge | undefined {
	const at = isAt(text, start, ' ') ? start + 1 : start;
	const list = after.get(codeAt(text, at));
	if (list === undefined) return undefined;
	for (const { spelled, hedge } of list) {
		if (!isWordAt(text, at, spelled)) continue;
		const next = at + hedge.word.length;
		if (hedge.word === '+' && isDigitAt(text, at + 1)) continue;
		if (hedge.word === '多' && isAnyAt(text, next, NOT_AFTER_MORE)) continue;
		if (hedge.word === '许' && isAnyAt(text, next, '可多久昌下诺愿')) continue;
		if (hedge.word === '余' && isAnyAt(text, next, '额款热粮缺')) continue;
		return hedge;
	}
	return undefined;
}
const NOT_AFTER_MORE = '年次种元样功能层媒边方';

/** 附近, 最近 are words; so are lovers of "hover". */
function isPartOfWord(text: string, start: number, word: string): boolean {
	const previous = codeAt(text, start - 1);
	if (word.charCodeAt(0) < 0x80) return (0x41 <= previous && previous <= 0x5a) || (0x61 <= previous && previous <= 0x7a);
	return word === '近' ? isAnyAt(text, start - 1, '附最邻临靠接') : word === '超' ? isAnyAt(text, start - 1, '商赶反高中') : word === '约' ? isAnyAt(text, start - 1, '节公合签契条预') : false;
}
