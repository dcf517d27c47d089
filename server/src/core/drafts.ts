import type { Enumerator } from './enumerators.ts';
import type { Heading } from './headings.ts';
import { type Span, shiftSpan } from './span.ts';

/** A section while it is being built. Spans count from the document's start. */
export interface Draft {
	readonly enumerator: Enumerator | undefined;
	readonly title: string;
	readonly runIn: boolean;
	readonly start: number;
	readonly heading: Span;
	end: number;
	readonly children: Draft[];
}

export function createDraft(base: number, { span, title, runIn }: Heading, enumerator: Enumerator | undefined): Draft {
	const heading = shiftSpan(span, base);
	return { enumerator, title, runIn, start: heading.start, heading, end: heading.end, children: [] };
}
