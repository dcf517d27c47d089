import { CUE, mayHold } from './cues.ts';
import { readChinese } from './ordinals.ts';
import type { Reference } from './relations.ts';

/** Words that point to a numbered part of some document: 见附件3, 如表2, see Section 4.2; or that name one: 表2 各网格底数. */
export interface Mention {
	readonly start: number;
	readonly end: number;
	/** "附件3" */
	readonly text: string;
	readonly to: Reference['to'];
	readonly ordinal: number;
	/** It heads its block: a caption, not a reference. */
	readonly names: boolean;
}

export function readMentions(text: string, cues: number): Mention[] {
	if (!mayHold(cues, CUE.mention | CUE.part | CUE.letter) || !MAY_MENTION.test(text)) return [];
	const mentions: Mention[] = [];
	MENTION.lastIndex = 0;
	for (let found = MENTION.exec(text); found !== null; found = MENTION.exec(text)) {
		const { cue = '', annex, drawn, part, english, number } = found.groups!;
		const noun = annex ?? drawn ?? part ?? english;
		const start = found.index + cue.length;
		const ordinal = readOrdinal(number);
		const names = HEAD.test(text.slice(Math.max(0, found.index - 8), found.index)) && found.index <= 8 && cue === '';
		if (ordinal === undefined || !(names || isReference(text, found.index, cue, noun)) || (!names && english !== undefined && standsElsewhere(text, found.index + found[0].length))) continue;
		mentions.push({ start, end: found.index + found[0].length, text: text.slice(start, found.index + found[0].length), to: KINDS[noun], ordinal, names });
	}
	return mentions;
}

/** Cheaper to ask than MENTION, and nearly always answered with no. */
const MAY_MENTION = /[件录表图] ?[0-9一二三四五六七八九十]|第[0-9一二三四五六七八九十]{1,3}[部章]|(?:Table|Figure|Section|Appendix|Annex) /;
const MENTION = /(?<cue>详见|参见|见|如|附)?(?:(?<annex>附件|附录)|(?<drawn>附?[表图])|第(?=[0-9一二三四五六七八九十]{1,3}(?<part>部分|章))|(?<english>Table|Figure|Section|Appendix|Annex) ) ?(?<number>[0-9]{1,3}(?![0-9\-—年月日个项条户人家亿万%％]|[.．][0-9])|[一二三四五六七八九十]{1,3}|(?<=(?:Appendix|Annex) )[A-Z]\b)(?:部分|章)?/g;
const HEAD = /^[\s*#>!["]*$/;
const KINDS: Readonly<Record<string, Reference['to']>> = { 附件: 'annex', 附录: 'annex', 表: 'table', 图: 'figure', 附表: 'table', 附图: 'figure', 部分: 'section', 章: 'section', Table: 'table', Figure: 'figure', Section: 'section', Appendix: 'annex', Annex: 'annex' };

/** 代表3人, 附件 of a law and 第二部分 of the matter are no references: tables, figures and parts need a cue before them. */
function isReference(text: string, at: number, cue: string, noun: string): boolean {
	if (noun === '附件' || noun === '附录') return text[at - 1] !== '《' && text[at - 1] !== '》';
	if (noun < '\u2e80') return noun !== 'Section' || ENGLISH_CUE.test(text.slice(Math.max(0, at - 8), at));
	return cue !== '' && cue !== '附';
}
/** Section 3 of the Act, but not of this report. */
export const standsElsewhere = (text: string, end: number): boolean => FOREIGN_BEHIND.test(text.slice(end, end + 40));
const FOREIGN_BEHIND = /^(?: (?:and|or|to) (?:[A-Z][a-z]+ )?[0-9A-Z]{1,3})? of (?:the |its |that )?(?!this|report|present)[A-Za-z]/;
const ENGLISH_CUE = /(?:see|See|in|\() ?$/;

const readOrdinal = (number: string): number | undefined => ('0' <= number[0] && number[0] <= '9' ? Number(number) : /[A-Z]/.test(number) ? number.charCodeAt(0) - 64 : readChinese(number, 0, number.length));
