import type { Finding } from './rule.ts';

/**
 * Names findings so that the name survives edits elsewhere: by rule and evidence, never by place. Equal ones are told
 * apart by their order.
 */
export function createFingerprints(text: string): (finding: Finding) => string {
	const seen = new Map<string, number>();
	return ({ rule, span, related }) => {
		const evidence = [span, ...related.map(one => one.span)].map(({ start, end }) => text.slice(start, end).replace(SPACE, ''));
		const name = hash([rule, ...evidence].join('\n'));
		const before = seen.get(name) ?? 0;
		seen.set(name, before + 1);
		return before === 0 ? name : `${name}:${before + 1}`;
	};
}
const SPACE = /\s+/g;

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
