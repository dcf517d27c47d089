import type { Format } from '../server/src/core/blocks.ts';
import { breakFigure, claims, writeReport } from './generator.ts';
import type { Random } from './random.ts';

/** A report with wrong figures, jumps in its numbering and odd pieces in it. */
export function writeDraft(random: Random, format: Format): string {
	let text = writeReport(random, random.int(100, 900), format);
	for (let count = random.int(0, 4); 0 < count; count -= 1) text = `${text}\n${breakFigure(random.pick(claims).write(random), random).text}`;
	for (let count = random.int(0, 3); 0 < count; count -= 1) text = editAtRandom(text, random);
	return text;
}

export function editAtRandom(text: string, random: Random): string {
	const start = random.int(0, text.length);
	const end = random.chance(0.5) ? start : Math.min(text.length, start + (random.chance(0.9) ? random.int(1, 6) : random.int(7, 300)));
	return text.slice(0, start) + (random.chance(0.2) ? '' : random.pick(PIECES)) + text.slice(end);
}

/** What an edit may leave behind: what readers look for, and what they should survive. */
export const PIECES = [
	'1', '0', '9', '.', ',', '，', '、', '；', '：', '。', '%', '％', '万', '亿', '元', '户', '个百分点', '（', '）', '(', ')', '\n', '\n\n', '\r\n', '\r', ' ', '\t', '　',
	'共', '其中', '率', '占', '由', '到', '增长', '分别', '等', '约', '余', '合计', '剩余', 'of the ', ' and ', 'total ', 'from 3 to ', '一是', '二是', '第一，', '首先，', '再次，', '然后，', '见第二部分', '一、', '（二）', '3. ', '①', '# ', '## ',
	'2024年', '2月30日', '星期八', '99.15%', '12,345', '１２３', '三分之二', '〇', '１', '|', '| a | 1 |\n', '|---|---|\n', '```\n', '- ', '> ', '[bookmark: x]', '\u0000', '\u200b', '\ufeff', '\ud800', '\udc00', '😀', '𠀀',
];
