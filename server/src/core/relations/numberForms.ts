import { isAt, isHanAt, trimBlanks } from '../chars.ts';
import type { BlockContent } from '../content.ts';
import { mayHold } from '../cues.ts';
import type { Form } from '../relations.ts';
import { TRAIT } from '../traits.ts';
import type { BlockReader } from './readers.ts';

/** Figures whose form leaves something open, or mixes two: 5-10万元 for 5万-10万元, 4.5-5% for 4.5%-5%, 3千余人 for 3000余人. */
export const readNumberForms: BlockReader = ({ text, frames }) => {
	const forms: Form[] = [];
	for (const { traits, quantity: { span, text: printed } } of frames) {
		const expected = expand(printed, mayHold(traits, TRAIT.range));
		// In English 5-10% is usual and right.
		const isInChinese = isHanAt(text, trimBlanks(text, 0, span.start) - 1) || isHanAt(text, span.end) || isHanAt(printed, printed.length - 1);
		if (expected === undefined || !isInChinese) continue;
		forms.push({ kind: 'form', claim: 'stated', of: 'numberForm', span, text: printed, expected, places: [{ ...span, text: expected }], others: [] });
	}
	return forms;
};

/** 3、4个, 四十五、六岁: about three or four. GB/T 15835 writes two adjacent numerals for that, in Chinese and without a mark. */
export function readApproximations({ text, frames }: Pick<BlockContent, 'text' | 'frames'>): Form[] {
	const forms: Form[] = [];
	for (const { quantity: { span: { start }, text: printed } } of frames) {
		const form = isAt(text, start - 1, '、') ? readApproximation(text, start, printed) : undefined;
		if (form !== undefined) forms.push(form);
	}
	return forms;
}

function readApproximation(text: string, at: number, printed: string): Form | undefined {
	const start = at - 2;
	const first = valueOf(text.charAt(start));
	const isAdjacent = first !== 0 && first + 1 === valueOf(printed.charAt(0)) && COUNTED.test(printed.slice(1)) && !printed.slice(1).includes('、');
	if (!isAdjacent || !isHanAt(text, start - 1) || NAMED.test(text.charAt(start - 1)) || NAMES_BEHIND.test(text.slice(at + 1, at + 6)) || text.startsWith('、', at + printed.length) || APART.test(text.slice(Math.max(0, start - 16), start))) return undefined;
	const isArabic = text.charCodeAt(start) < 0x80;
	// 三、4个 and 二十3、4个 are slips of another kind.
	if (isArabic !== printed.charCodeAt(0) < 0x80 || (isArabic && TENS.test(text.charAt(start - 1)))) return undefined;
	const span = { start, end: at + printed.length };
	const expected = (isArabic ? SPOKEN[first] + SPOKEN[first + 1] : text[start] + printed[0]) + printed.slice(1);
	return { kind: 'form', claim: 'stated', of: 'numberForm', span, text: text.slice(start, span.end), expected, places: [{ ...span, text: expected }], others: [] };
}
const SPOKEN = '零一两三四五六七八九';
const valueOf = (digit: string): number => (digit === '' ? 0 : Math.max(0, '0123456789'.indexOf(digit), SPOKEN.indexOf(digit), digit === '二' ? 2 : 0));
/** What is counted by these is no name of one: 3、4号楼, 3、4月, 三、四季度. */
const COUNTED = /^[十百千万亿]{0,2}(?:[个人家户次件天岁倍元]|年(?!级)|公里|千米|小时|分钟)/;
const NAMES_BEHIND = /^(?:人[间组]|次会|年[级期度生]|[天年次]级|个(?:百分点|专班))/;
/** 第3、4次, 表3、4. */
const NAMED = /[第表图件录号条款项章节页版类档级期和与及]/;
const TENS = /[一二三四五六七八九十]/;
/** 分别3、4个: one and the other. */
const APART = /第|分别|各|依次|排名|名列|年内/;

function expand(printed: string, isRange: boolean): string | undefined {
	const range = isRange ? RANGE.exec(printed) : null;
	if (range !== null) return printed.replace(RANGE, '$1$4$2$3$4');
	return printed.includes('千') && THOUSANDS.test(printed) ? printed.replace(THOUSANDS, '$1000') : undefined;
}
/** The first figure lacks what the second has: 万, 亿, %. */
const RANGE = /^([0-9]+(?:\.[0-9]+)?)([-—–~～－]{1,2})([0-9]+(?:\.[0-9]+)?)([%％]|[万亿](?!分))/;
/** GB/T 15835 lets 万 and 亿 stand behind digits, not 千; 千米 and 千瓦 are units. */
const THOUSANDS = /^([0-9]{1,3})千(?=[余多]?(?:[万亿]|[人户件个名家册亩次份元]))/;
