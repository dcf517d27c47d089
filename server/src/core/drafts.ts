import type { Enumerator } from './enumerators.ts';
import type { Heading } from './headings.ts';
import type { Section } from './outline.ts';
import { type Span, shiftSpan } from './span.ts';

/** A section while it is being built: where it ends, what stands in it and how deep it is comes to be known. */
export interface Draft extends Section {
	level: number;
	readonly span: Span & { end: number };
	readonly children: Draft[];
}

export function createDraft(base: number, { span, title, runIn }: Heading, enumerator: Enumerator | undefined): Draft {
	const heading = shiftSpan(span, base);
	return { level: 0, enumerator, label: enumerator === undefined ? '' : enumerator.label, title, runIn, span: { start: heading.start, end: heading.end }, heading, children: [] };
}
