import type { Finding } from './rule.ts';
import type { Span } from './span.ts';

/**
 * Names findings so that the name survives edits elsewhere: by rule, the clause where it stands and the figures that
 * belong to it, never by place. Equal ones are told apart by their order. To be given all that is found in a text, shown or not.
 */
export function nameFindings(text: string, findings: readonly Finding[]): ReadonlyMap<Finding, string> {
	const seen = new Map<string, number>();
	const names = new Map<Finding, string>();
	for (const finding of findings.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
		const evidence = [clauseAround(text, finding.span), ...finding.related.map(({ span }) => text.slice(span.start, span.end))];
		const name = hash([finding.rule, ...evidence.map(one => one.replace(SPACE, ''))].join('\n'));
		const count = (seen.get(name) ?? 0) + 1;
		seen.set(name, count);
		names.set(finding, count === 1 ? name : `${name}:${count}`);
	}
	return names;
}
const SPACE = /\s+/g;

/** What such a name looks like. */
export const FINGERPRINT = /^[0-9a-f]{16}(?::\d{1,6})?$/;

/** The words around a span, up to the next mark: "（四）便民服务". What is wrong may be as small as a blank, of which there are many. */
function clauseAround(text: string, { start, end }: Span): string {
	let [from, to] = [start, end];
	while (0 < from && start - from < FARTHEST && !MARKS.has(text[from - 1])) from -= 1;
	while (to < text.length && to - end < FARTHEST && !MARKS.has(text[to])) to += 1;
	return text.slice(from, to);
}
const FARTHEST = 24;
const MARKS: ReadonlySet<string> = new Set('，。；：！？、,;:!?|\t\r\n');

/** Sixteen hexadecimal digits: two runs of FNV-1a from different starts. Good enough to tell findings of one file apart. */
function hash(text: string): string {
	let [a, b] = [0x811c9dc5, 0x9e3779b9];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		a = Math.imul(a ^ code, 0x01000193);
		b = Math.imul(b ^ (code + at), 0x01000193);
	}
	return [a, b].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
