import { codeAt, isAnyAt, isAt, isLatinAt } from './chars.ts';

/** A word that multiplies: 万, 亿, 万亿, million. */
export interface Scale {
	readonly end: number;
	/** The power of ten. */
	readonly scale: number;
}

/** The scale at `from`, a blank before it allowed. 千 and 百 only where they do not begin a unit (千瓦, 百分). */
export function readScale(text: string, from: number): Scale | undefined {
	const at = skipSpace(text, from);
	const code = codeAt(text, at);
	if (code === 0x4e07) {
		if (isAt(text, at + 1, '亿')) return { end: at + 2, scale: 12 };
		return isAnyAt(text, at + 1, '里一分') ? undefined : { end: at + 1, scale: 4 };
	}
	if (code === 0x4ebf) return { end: at + 1, scale: 8 };
	if (code === 0x5343 && from === at) return isAnyAt(text, at + 1, '瓦米克伏卡帕') ? undefined : isAt(text, at + 1, '万') ? { end: at + 2, scale: 7 } : { end: at + 1, scale: 3 };
	if (code === 0x767e && from === at) return isAt(text, at + 1, '万') ? { end: at + 2, scale: 6 } : isAt(text, at + 1, '分') ? undefined : { end: at + 1, scale: 2 };
	if (!isLatinAt(text, at)) return undefined;
	const word = SCALE_WORD.exec(text.slice(at, at + 9));
	if (word === null) return undefined;
	const scale = SCALES[word[0]];
	if (scale === undefined || (at !== from && word[0].length < 2)) return undefined;
	return { end: at + word[0].length, scale };
}
const SCALE_WORD = /^(?:hundred|thousand|million|billion|trillion|lakh|crore|bn|mn|tn|MM|[kKMBT])(?![A-Za-z0-9])/;
const SCALES: Readonly<Record<string, number>> = { hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12, lakh: 5, crore: 7, bn: 9, mn: 6, tn: 12, MM: 6, k: 3, K: 3, M: 6, B: 9, T: 12 };

/** Where a scale at `at` ends, or `at`. */
export const skipScale = (text: string, at: number): number => readScale(text, at)?.end ?? at;

/** Past one blank, if there is one. */
export const skipSpace = (text: string, at: number): number => (isAnyAt(text, at, ' \u00a0') ? at + 1 : at);
