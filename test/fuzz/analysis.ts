import assert from 'node:assert/strict';
import { type Analysis, createAnalyzer } from '../../server/src/core/analysis.ts';
import type { Format } from '../../server/src/core/blocks.ts';
import { applyEdits, chooseFixes } from '../../server/src/core/edits.ts';
import { type EnumeratorStyle, STYLES, printLabel } from '../../server/src/core/enumerators.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { attacks } from '../attacks.ts';
import { contentsOf } from '../contents.ts';
import { PIECES } from '../drafts.ts';
import { breakFigure, claims, traps } from '../generator.ts';
import { readPages } from '../pages.ts';
import { type Random, createRandom } from '../random.ts';
import { checkSpans } from '../spans.ts';
import { type Target, shrinkList, shrinkText } from './target.ts';

/** What is written, revision by revision. */
interface Input {
	readonly format: Format;
	readonly texts: readonly string[];
}

/**
 * Any text: no fault, in time, and in the end spans that lie in it, the same told as if it had always stood there, safe fixes that
 * come to an end. An execution is one revision analysed; the analysis with nothing remembered that it is held against is not counted.
 */
export const analysisTarget: Target<Input> = {
	name: 'analysis',
	seeds: () => [
		...readPages().flatMap(({ cases }) => cases).filter(({ text }) => text.length < 400).map(({ format, text }) => ({ format, texts: [text] })),
		...[...claims, ...traps].map(({ format, write }, seed) => ({ format, texts: [write(createRandom(seed)).text] })),
	],
	mutate({ format, texts }, random, corpus) {
		let text = random.pick(texts);
		const written = [text];
		for (let count = random.int(1, 30); 0 < count; count -= 1) {
			if (random.chance(0.04)) text = wordsOf(random.pick(corpus));
			for (let edits = random.chance(0.8) ? 1 : random.int(2, 4); 0 < edits; edits -= 1) text = edit(text, random, corpus);
			text = text.slice(0, random.chance(0.9) ? 200 : random.chance(0.99) ? 600 : 60_000);
			written.push(text);
		}
		return { format: random.chance(0.95) ? format : random.pick(['text', 'markdown']), texts: written };
	},
	run({ format, texts }) {
		const text = texts.at(-1) ?? '';
		const analyzer = createAnalyzer(rules);
		let last = analyzer('', format, defaultSettings);
		for (const one of texts) last = inTime(one.length, () => analyzer(one, format, defaultSettings));
		const fresh = inTime(text.length, () => createAnalyzer(rules)(text, format, defaultSettings));
		const isTheSame = isSame(contentsOf(last), contentsOf(fresh));
		// The library's comparison takes longer than an analysis, and says what differs.
		if (!isTheSame) assert.deepEqual(contentsOf(last), contentsOf(fresh));
		assert.ok(isTheSame);
		checkSpans(fresh);
		checkSafeFixes(fresh, format);
		return texts.length;
	},
	*shrink({ format, texts }) {
		for (const less of shrinkList(texts)) yield { format, texts: less };
		for (const [index, text] of texts.entries()) for (const less of shrinkText(text)) yield { format, texts: texts.with(index, less) };
	},
};

const WORDS = [...PIECES, ...Object.values(attacks)];

function edit(text: string, random: Random, corpus: readonly Input[]): string {
	const start = random.int(0, text.length);
	const end = Math.min(text.length, start + random.int(0, random.chance(0.8) ? 4 : 80));
	const put = (piece: string, to = end) => text.slice(0, start) + piece + text.slice(to);
	switch (random.int(0, 10)) {
		case 0: return put('');
		case 1: return put(text.slice(start, end).repeat(random.int(2, 3)));
		case 2: return put(wordsOf(random.pick(corpus)));
		case 3: return wordsOf(random.pick(corpus)).slice(0, random.int(0, 60)) + text.slice(start);
		case 4: return put(breakFigure(random.pick(claims).write(random), random).text, start);
		case 5: return put(String(random.int(0, 10 ** random.int(1, 12))));
		case 6: return put(random.pick(WORDS).repeat(random.chance(0.99) ? random.int(1, 5) : random.int(6, 2000)));
		case 7: return text.replace(/[0-9]/, String(random.int(0, 9)));
		case 8: return renumber(text, random);
		default: return put(random.pick(WORDS), random.chance(0.7) ? start : end);
	}
}

/** Numbers of one style become those of another: levels that are turned round, left out or lower than any other. */
function renumber(text: string, random: Random): string {
	const [from, to] = [random.pick(NUMBERS), random.pick(NUMBERS)];
	return from.reduce((now, label, index) => now.replaceAll(label, to[index % to.length]), text);
}
const NUMBERS: readonly (readonly string[])[] = (Object.keys(STYLES) as EnumeratorStyle[]).map(style => [1, 2, 3, 4, 5].flatMap(ordinal => printLabel(ordinal, { style, label: style }) ?? []));

const wordsOf = ({ texts }: Input): string => texts.at(-1) ?? '';

/** Whether two values are alike, all the way down. */
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

/** Asking for the processor's time takes longer than many an analysis: it is asked for only if a clock says that something may be slow. Too slow is what is so three times. */
export function inTime<T>(length: number, run: () => T): T {
	const most = 100 + length * 0.05;
	const started = performance.now();
	const first = run();
	if (performance.now() - started < most) return first;
	for (let tries = 1;; tries += 1) {
		const before = process.cpuUsage();
		const result = run();
		const { user, system } = process.cpuUsage(before);
		const took = (user + system) / 1000;
		if (took < most) return result;
		if (tries === 3) throw new Error(`${length} characters took ${took.toFixed(0)} ms`);
	}
}
