import type { PlacedContent } from './content.ts';
import type { Enumerator } from './enumerators.ts';
import type { Span } from './span.ts';

/** A heading with what stands under it. Spans count from the document's start. */
export interface Section {
	/** 0 for the document's title, 1 for 一、, 2 for （一） …: the depth that the document's own use gives. */
	readonly level: number;
	readonly enumerator: Enumerator | undefined;
	/** "（二）" as printed, or "". */
	readonly label: string;
	/** The heading's words, without number, marks of Markdown and final 。. */
	readonly title: string;
	/** The heading is the head of a paragraph that goes on. */
	readonly runIn: boolean;
	/** From the heading to the end of all that stands under it. */
	readonly span: Span;
	/** The heading itself: "（二）强化源头治理。" */
	readonly heading: Span;
	readonly children: readonly Section[];
}

/** Builds the outline of a document from its blocks' contents. */
export function buildOutline(_contents: readonly PlacedContent[]): Section[] {
	return [];
}
