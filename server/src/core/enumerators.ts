import type { Span } from './span.ts';

/** The look of a number at the head of a heading, item or point: one string a style, as in the lexicon of GB/T 9704 7.3.3. */
export type EnumeratorStyle =
	| '一、' | '（一）' | '1.' | '1、' | '（1）' | '1）' | '①' | '一是' | '第一，' | '首先，' | '其一，'
	| '第一章' | '第一节' | '第一条' | '第一部分' | '1.1' | '1.1.1' | '#' | 'A.' | 'a.' | 'a）' | '（a）' | 'I.' | '（i）' | 'Part I' | 'Section 1' | '•';

/** A number that orders: 一、 （二） 3. 四是. */
export interface Enumerator {
	/** "（二）": the number with its brackets and mark. */
	readonly span: Span;
	/** The label as printed: "（二）". */
	readonly label: string;
	readonly style: EnumeratorStyle;
	/** The brackets and digits are half-width: "(一)". */
	readonly halfWidth: boolean;
	/** 2 for （二）; of 1.2.3 the last, 3. */
	readonly ordinal: number;
}

/** The number at the head of a block's text, or undefined. */
export function readEnumerator(_text: string): Enumerator | undefined {
	return undefined;
}

/** The numbers of the points inside a paragraph: 一是 … 二是 …. In order. */
export function readPoints(_text: string): Enumerator[] {
	return [];
}
