/** How a document is to be split: Markdown joins wrapped lines into paragraphs, plain text has a paragraph a line. */
export type Format = 'text' | 'markdown';

/**
 * A stretch of a document that is read by itself: a paragraph, a heading, a table, a fence of code. Blocks are whole
 * lines, in order, without overlap; blank lines belong to none.
 */
export interface Block {
	readonly kind: 'paragraph' | 'heading' | 'table' | 'code';
	/** Where the block's text starts in the document. */
	readonly start: number;
	/** The block's lines without the last line break. */
	readonly text: string;
}
