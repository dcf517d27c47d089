import assert from 'node:assert/strict';
import { type Analysis, createAnalyzer } from '../../server/src/core/analysis.ts';
import type { Format } from '../../server/src/core/blocks.ts';
import { applyEdits, chooseFixes } from '../../server/src/core/edits.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { attacks } from '../attacks.ts';
import { PIECES } from '../drafts.ts';
import { breakFigure, claims, traps } from '../generator.ts';
import { readPages } from '../pages.ts';
import { type Random, createRandom } from '../random.ts';
import { checkSpans } from '../spans.ts';
import { type Target, shrinkText } from './target.ts';

/** A text, and what stood there before. */
interface Input {
	readonly format: Format;
	readonly before: string;
	readonly text: string;
}

/** Any text: no fault, in time, spans that lie in it, the same whether read at once or after another text, safe fixes that come to an end. */
export const analysisTarget: Target<Input> = {
	name: 'analysis',
	seeds: () => [
		...readPages().flatMap(({ cases }) => cases).filter(({ text }) => text.length < 400).map(({ format, text }) => ({ format, before: '', text })),
		...[...claims, ...traps].map(({ format, write }, seed) => ({ format, before: '', text: write(createRandom(seed)).text })),
	],
	mutate({ format, text }, random, corpus) {
		let changed = text;
		for (let count = random.int(1, 4); 0 < count; count -= 1) changed = edit(changed, random, corpus);
		return { format: random.chance(0.9) ? format : random.pick(['text', 'markdown']), before: text, text: changed.slice(0, random.chance(0.9) ? 200 : random.chance(0.99) ? 600 : 60_000) };
	},
	run({ format, before, text }) {
		const fresh = inTime(text.length, () => createAnalyzer(rules)(text, format, defaultSettings));
		const told = contentsOf(fresh);
		// The analyzer goes on from one input to the next, as in an editor; what it tells wrongly is tried again from what stood there before.
		if (!isSame(contentsOf(analyzer(text, format, defaultSettings)), told)) {
			analyzer = createAnalyzer(rules);
			analyzer(before, format, defaultSettings);
			assert.deepEqual(contentsOf(analyzer(text, format, defaultSettings)), told);
			assert.fail('an analysis depends on texts of long ago');
		}
		checkSpans(fresh);
		checkSafeFixes(fresh, format);
		return 1;
	},
	*shrink({ format, before, text }) {
		for (const less of ['', ...shrinkText(before)]) if (less !== before) yield { format, before: less, text };
		for (const less of shrinkText(text)) yield { format, before, text: less };
	},
};

let analyzer = createAnalyzer(rules);
const WORDS = [...PIECES, ...Object.values(attacks)];

function edit(text: string, random: Random, corpus: readonly Input[]): string {
	const start = random.int(0, text.length);
	const end = Math.min(text.length, start + random.int(0, random.chance(0.8) ? 4 : 80));
	const put = (piece: string, to = end) => text.slice(0, start) + piece + text.slice(to);
	switch (random.int(0, 9)) {
		case 0: return put('');
		case 1: return put(text.slice(start, end).repeat(random.int(2, 3)));
		case 2: return put(random.pick(corpus).text);
		case 3: return random.pick(corpus).text.slice(0, random.int(0, 60)) + text.slice(start);
		case 4: return put(breakFigure(random.pick(claims).write(random), random).text, start);
		case 5: return put(String(random.int(0, 10 ** random.int(1, 12))));
		case 6: return put(random.pick(WORDS).repeat(random.chance(0.99) ? random.int(1, 5) : random.int(6, 2000)));
		case 7: return text.replace(/[0-9]/, String(random.int(0, 9)));
		default: return put(random.pick(WORDS), random.chance(0.7) ? start : end);
	}
}

const contentsOf = ({ blocks, sections, quantities, relations, findings, isReport }: Analysis) => ({ blocks, sections, quantities, relations, findings, isReport });

/** Whether two values are alike, all the way down: the library's comparison takes longer than an analysis. */
function isSame(a: unknown, b: unknown): boolean {
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
	const keys = Object.keys(a) as (keyof typeof a)[];
	return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/** Fixes that may be made without asking come to an end within the passes that `tieout fix` makes, and leave none behind. */
function checkSafeFixes({ text, findings }: Analysis, format: Format): void {
	const isSafe = ({ safe }: { readonly safe: boolean }) => safe;
	for (let pass = 0; pass < MOST_PASSES; pass += 1) {
		const fixes = chooseFixes(findings, isSafe);
		if (fixes.length === 0) return;
		text = applyEdits(text, fixes.flatMap(({ edits }) => edits));
		findings = createAnalyzer(rules)(text, format, defaultSettings).findings;
	}
	assert.deepEqual(chooseFixes(findings, isSafe), [], `safe fixes do not come to an end: ${JSON.stringify(text)}`);
}
const MOST_PASSES = 8;

/** The time of the processor is counted, for others may be at work; too slow is what is so three times. */
export function inTime<T>(length: number, run: () => T): T {
	const most = 100 + length * 0.05;
	for (let tries = 1;; tries += 1) {
		const before = process.cpuUsage();
		const result = run();
		const { user, system } = process.cpuUsage(before);
		const took = (user + system) / 1000;
		if (took < most) return result;
		if (tries === 3) throw new Error(`${length} characters took ${took.toFixed(0)} ms`);
	}
}
