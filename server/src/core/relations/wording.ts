import type { Form } from '../relations.ts';
import type { BlockReader } from './readers.ts';

/** Wordings that are wrong or say a thing twice wherever they stand: 约五十人左右, 二零二四年; spaces inside Chinese. */
export const readWordings: BlockReader = ({ text, kind }) => {
	if (kind === 'code' || kind === 'table') return [];
	const forms: Form[] = [];
	for (const { of, needs, pattern, mend } of WORDINGS) {
		if (!needs.some(word => text.includes(word))) continue;
		pattern.lastIndex = 0;
		for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
			const [printed] = found;
			const expected = mend(found, text);
			if (expected === printed) continue;
			const span = { start: found.index, end: found.index + printed.length };
			forms.push({ kind: 'form', claim: 'stated', of, span, text: printed, expected, places: [{ ...span, text: expected }], others: [] });
		}
	}
	return forms;
};

interface Wording {
	readonly of: Form['of'];
	/** Without one of these the pattern need not be asked. */
	readonly needs: readonly string[];
	readonly pattern: RegExp;
	/** What should stand there: the printed text if nothing is wrong. */
	readonly mend: (found: RegExpExecArray, text: string) => string;
}

const WORDINGS: readonly Wording[] = [
	{
		// 约50人左右: one of the two is enough. 达…以上 is usual and right.
		of: 'redundantHedge',
		needs: ['左右', '上下', '之多', '以上', '以下'],
		pattern: /(?:(?<![节合签契制预公履违条续特相简集失守隐依])大?约|(?<![最附邻靠就临相远亲新贴逼])(?:将近|接近|近)|不足|不到|超过|突破|至少|最多)([0-9][0-9.,]*[万亿]?(?:[余多])?[^0-9，。；、：（）“”\\s]{0,3}?)(?:左右|上下|之多|以上|以下)/g,
		mend: found => found[0].replace(HEDGE_BEHIND, ''),
	},
	{
		// 二零二四年, 二○二四年, 二0二四年: years in Chinese numerals take 〇.
		of: 'yearForm',
		needs: ['零', '〇', '○', 'Ｏ', 'O', '0'],
		pattern: /[一二][一二三四五六七八九零〇○ＯO0]{3}年/g,
		mend: ([printed]) => printed.replace(ZEROS, '〇'),
	},
	{
		// A space inside a running sentence, between Chinese characters.
		of: 'straySpace',
		needs: [' ', '\u3000'],
		pattern: /(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])/g,
		mend: ({ 0: printed, index }, text) => (standsInSentence(text, index, index + printed.length) ? '' : printed),
	},
];
const HEDGE_BEHIND = /(?:左右|上下|之多|以上|以下)$/;
const ZEROS = /[零○ＯO0]/g;

/**
 * Whether a space stands inside a running sentence: enough Chinese without spaces on both sides. Names set apart (省长 李某),
 * lists, signatures, captions and book titles keep theirs.
 */
function standsInSentence(text: string, start: number, end: number): boolean {
	const before = BEFORE.exec(text.slice(Math.max(0, start - REACH), start));
	const after = AFTER.exec(text.slice(end, end + REACH));
	const isQuoted = text.lastIndexOf('”', start) < text.lastIndexOf('“', start) || text.lastIndexOf('》', start) < text.lastIndexOf('《', start);
	return before !== null && after !== null && !isQuoted && text.includes('。');
}
const REACH = 12;
const BEFORE = /[\u4e00-\u9fff，。；：、“”]{12}$/;
const AFTER = /^[\u4e00-\u9fff，。；：、“”]{12}/;
