/** What a UTF-16 code unit may begin, as bits: one table look-up a character feeds all readers. */
export const DIGIT = 1;
export const HANZI_NUMERAL = 2;
export const LATIN = 4;
/** Begins something to be skipped whole: a tag, inline code, a bracketed note. */
export const OPENER = 8;
/** Ends a clause, or the whole line. */
export const CLAUSE_END = 16;
export const SENTENCE_END = 32;
export const SPACE = 64;

export const CLASS = new Uint8Array(65536);

const put = (characters: string, bit: number): void => {
	for (let i = 0; i < characters.length; i += 1) CLASS[characters.charCodeAt(i)] |= bit;
};
put('0123456789０１２３４５６７８９', DIGIT);
put('〇零一二两三四五六七八九十百千万亿半几数廿卅', HANZI_NUMERAL);
for (let code = 0x41; code <= 0x5a; code += 1) CLASS[code] = CLASS[code + 0x20] = LATIN;
// full-width letters name things too: Ｍ２, ＧＤＰ
for (let code = 0xff21; code <= 0xff3a; code += 1) CLASS[code] = CLASS[code + 0x20] = LATIN;
put('<`[', OPENER);
put('，,；;：:。！？!?\n', CLAUSE_END);
put('。！？!?\n', SENTENCE_END);
put(' \t\u00a0\u3000\u2009\u202f', SPACE);

export const classAt = (text: string, at: number): number => CLASS[text.charCodeAt(at)] ?? 0;
export const isDigitAt = (text: string, at: number): boolean => (classAt(text, at) & DIGIT) !== 0;
export const isLatinAt = (text: string, at: number): boolean => (classAt(text, at) & LATIN) !== 0;
export const isSpaceAt = (text: string, at: number): boolean => (classAt(text, at) & SPACE) !== 0;
export const isHanAt = (text: string, at: number): boolean => {
	const code = text.charCodeAt(at);
	return 0x4e00 <= code && code <= 0x9fff;
};
