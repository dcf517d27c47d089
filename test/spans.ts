import assert from 'node:assert/strict';
import type { Analysis } from '../server/src/core/analysis.ts';
import type { Span } from '../server/src/core/span.ts';
import { contentsOf } from './contents.ts';

/** Checks whatever looks like a span, however deep, and what quotes the text. */
export function checkSpans(analysis: Analysis): void {
	const { text } = analysis;
	const { quantities, relations, findings, sections } = contentsOf(analysis);
	let last = 0;
	for (const block of analysis.blocks) {
		if (block.start < last || !text.startsWith(block.text, block.start)) assert.fail(JSON.stringify([text, block]));
		last = block.start + block.text.length;
	}
	for (const quantity of analysis.quantities) {
		assert.equal(quantity.text, text.slice(quantity.span.start, quantity.span.end));
		assert.ok(isSmall(quantity.value.exponent), quantity.text);
	}
	for (const { fixes } of analysis.findings) {
		for (const { edits } of fixes) {
			const sorted = edits.toSorted((a, b) => a.start - b.start);
			if (sorted.some((edit, index) => 0 < index && edit.start < sorted[index - 1].end)) assert.fail(JSON.stringify([text, edits]));
		}
	}
	visitSpans([quantities, relations, findings, sections], span => {
		const isInside = 0 <= span.start && span.start <= span.end && span.end <= text.length;
		if (!isInside || !isSmall(span.start) || !isSmall(span.end)) assert.fail(JSON.stringify([text, span]));
	});
}

/** No minus zero either: one number that is not small makes an engine keep all of its kind elsewhere. */
const isSmall = (number: number): boolean => Object.is(number, number | 0);

function visitSpans(value: unknown, visit: (span: Span) => void): void {
	if (typeof value !== 'object' || value === null) return;
	if ('start' in value && 'end' in value) visit(value as Span);
	for (const inner of Object.values(value)) visitSpans(inner, visit);
}
