import { type Enumerator, readPrefix } from '../enumerators.ts';
import type { PlacedContent } from '../content.ts';
import { findAnnexList } from '../heads.ts';
import type { Section } from '../outline.ts';
import type { Reference } from '../relations.ts';
import { type Span, shiftSpan } from '../span.ts';
import { defineReader } from '../joins.ts';

/**
 * References to annexes, tables, figures and parts of the report itself. A sort of which the report holds none stands
 * elsewhere (annexes in files of their own, figures in pictures), so that only sorts that are here can be missed.
 */
export const referenceReader = defineReader({
	collect: ({ mentions, enumerator }) => (0 < mentions.length || enumerator?.style === '附件1' || enumerator?.style === '1.' ? true : undefined),
	reach: { before: 1 },
	follows: ['sections'],
	read: (items, { contents, sections }) => (items.some(({ place }) => 0 < place.content.mentions.length) ? readReferences(contents, sections) : []),
});

export function readReferences(contents: readonly PlacedContent[], sections: readonly Section[]): Reference[] {
	const targets: Record<Reference['to'], Map<number, Span>> = { annex: new Map(), table: new Map(), figure: new Map(), section: readParts(sections) };
	// 附件：1.甲 / 2.乙 stands for annexes in files of their own.
	const listed = findAnnexList(contents);
	contents.forEach(({ block: { start }, content: { mentions, enumerator } }, index) => {
		for (const { names, to, ordinal, ...span } of mentions) if (names) targets[to].set(ordinal, shiftSpan(span, start));
		const isAnnex = enumerator !== undefined && (enumerator.style === '附件1' || listed.has(index));
		if (isAnnex) targets.annex.set(enumerator.ordinal, shiftSpan(enumerator.span, start));
	});

	const lastOf = Object.fromEntries(Object.entries(targets).map(([to, known]) => [to, [...known.keys()].reduce((last, ordinal) => Math.max(last, ordinal), 0)]));
	const references: Reference[] = [];
	for (const { block: { start }, content: { mentions } } of contents) {
		for (const { names, to, ordinal, text, ...span } of mentions) {
			const known = targets[to];
			if (names || known.size === 0) continue;
			const last = lastOf[to];
			const isDrawn = to === 'table' || to === 'figure';
			references.push({ kind: 'reference', claim: isDrawn ? 'suggested' : 'stated', span: shiftSpan(span, start), text, to, ordinal, target: known.get(ordinal), count: known.size, last: known.get(last) });
		}
	}
	return references;
}

/** The parts of the first level by their numbers, if there are two at least: 第一部分, 一、, 1. */
function readParts(sections: readonly Section[]): Map<number, Span> {
	const parts = new Map<number, Span>();
	for (const { level, enumerator, children } of sections) {
		if (level === 0) return readParts(children);
		if (enumerator !== undefined && isPart(enumerator)) parts.set(enumerator.ordinal, enumerator.span);
	}
	return 1 < parts.size ? parts : new Map();
}

const isPart = (enumerator: Enumerator): boolean => enumerator.style !== '附件1' && readPrefix(enumerator) === '';
