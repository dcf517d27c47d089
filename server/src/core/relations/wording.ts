import { isDigitAt } from '../chars.ts';
import { CUE, mayHold } from '../cues.ts';
import type { Form } from '../relations.ts';
import type { BlockReader } from './readers.ts';

/** Wordings that say a thing twice or in the wrong form wherever they stand: 约五十人左右, 二零二四年; spaces inside Chinese. */
export const readWordings: BlockReader = ({ text, cues }) => {
	const forms: Form[] = [];
	const tell = (of: Form['of'], start: number, end: number, expected: string) => {
		const span = { start, end };
		forms.push({ kind: 'form', claim: 'stated', of, span, text: text.slice(start, end), expected, places: [{ ...span, text: expected }], others: [] });
	};
	HEDGE_BEHIND.lastIndex = 0;
	while (mayHold(cues, CUE.around) && HEDGE_BEHIND.test(text)) {
		const end = HEDGE_BEHIND.lastIndex;
		if (!hasDigitBefore(text, end - 2)) continue;
		const before = text.slice(Math.max(0, end - LONGEST_FIGURE), end - 2);
		const found = HEDGED_FIGURE.exec(before);
		const start = end - 2 - before.length + (found?.index ?? 0);
		if (found !== null) tell('redundantHedge', start, end, text.slice(start, end - 2));
	}
	YEAR.lastIndex = 0;
	while (mayHold(cues, CUE.zeroYear) && YEAR.test(text)) {
		const start = YEAR.lastIndex - 5;
		const printed = text.slice(start, start + 5);
		const expected = printed.replace(ZEROS, '〇');
		if (expected !== printed) tell('yearForm', start, start + 5, expected);
	}
	SPACE.lastIndex = 0;
	for (let found = mayHold(cues, CUE.spaced) && text.includes('。') ? SPACE.exec(text) : null; found !== null; found = SPACE.exec(text)) {
		const start = found.index + 1;
		const end = found.index + found[0].length;
		if (standsInSentence(text, start, end)) tell('straySpace', start, end, '');
	}
	return forms;
};

// 约50人左右: one of the two is enough. 达…以上 is usual and right; 节约 and 最近 are other words.
const HEDGE_BEHIND = /左右|上下|之多|以[上下]/g;
const HEDGED_FIGURE = /(?:(?<![节合签契制预公履违条续特相简集失守隐依])大?约|(?<![最附邻靠就临相远亲新贴逼])(?:将近|接近|近)|不足|不到|超过|突破|至少|最多)[0-9][0-9.,]*[万亿]?[余多]?[^0-9，。；、：（）“”\s]{0,3}$/;
const LONGEST_FIGURE = 24;
/** Behind the digits of such a figure stand two characters of its scale and three of its unit, at most. */
function hasDigitBefore(text: string, end: number): boolean {
	for (let at = end - 1; 0 <= at && end - 6 <= at; at -= 1) if (isDigitAt(text, at)) return true;
	return false;
}

// 二零二四年, 二○二四年, 二0二四年: years in Chinese numerals take 〇.
const YEAR = /[一二][一二三四五六七八九零〇○ＯO0]{3}年/g;
const ZEROS = /[零○ＯO0]/g;

const SPACE = /[\u4e00-\u9fff][ \u3000]+(?=[\u4e00-\u9fff])/g;

/**
 * Whether a space stands inside a running sentence: enough Chinese without spaces on both sides. Names set apart (省长 李某),
 * lists, signatures, captions and book titles keep theirs.
 */
function standsInSentence(text: string, start: number, end: number): boolean {
	if (!BEFORE.test(text.slice(Math.max(0, start - REACH), start)) || !AFTER.test(text.slice(end, end + REACH))) return false;
	const lead = text.slice(Math.max(0, start - LONGEST_TITLE), start);
	return lead.lastIndexOf('“') <= lead.lastIndexOf('”') && lead.lastIndexOf('《') <= lead.lastIndexOf('》');
}
const REACH = 12;
/** What is quoted or named goes back no farther. */
const LONGEST_TITLE = 200;
const BEFORE = /[\u4e00-\u9fff，。；：、“”]{12}$/;
const AFTER = /^[\u4e00-\u9fff，。；：、“”]{12}/;
