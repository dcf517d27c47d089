import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { overlaps } from '../server/src/core/span.ts';
import { rules } from '../server/src/rules/registry.ts';

// Two labelled reports that are not part of the project: without them these tests are skipped, visibly.
const LABELS = '../shared/corpus/labels.json';
const REPORTS = '../shared/corpus/reports';

type Figure = readonly [start: number, end: number];
interface Item {
	readonly id: string;
	readonly figures: readonly Figure[];
}

suite('golden facts of published reports', () => {
	/** Relations of one community report by their labels: each figure of them counts. */
	const TIED = [1, 2, 5, 8, 9, 11, 12].map(number => `seed-fuchengao#${number}`);

	test('one figure changed is told there, and put back it is not', function () {
		if (!existsSync(LABELS)) return this.skip();
		const text = readFileSync(`${REPORTS}/seed-fuchengao.txt`, 'utf8');
		const items: readonly Item[] = JSON.parse(readFileSync(LABELS, 'utf8')).flatMap((document: { readonly items: readonly Item[] }) => document.items);
		const analyze = createAnalyzer(rules);
		const numbers = (of: string) => analyze(of, 'text', defaultSettings).findings.filter(({ category }) => category === 'numbers');
		const before = numbers(text);
		assert.deepEqual(before.map(({ rule, severity }) => [rule, severity]), [['share-impossible', 'info']]);

		const silent: string[] = [];
		for (const { id, figures } of items.filter(item => TIED.includes(item.id))) {
			for (const [start, end] of figures) {
				const changed = text.slice(0, start) + withFirstDigitChanged(text.slice(start, end)) + text.slice(end);
				const told = numbers(changed).some(({ span, related }) => [span, ...related.map(one => one.span)].some(one => figures.some(([from, to]) => overlaps(one, { start: from, end: to }))));
				if (!told) silent.push(`${id}: ${text.slice(start, end)}`);
			}
		}
		assert.deepEqual(silent, []);
		assert.deepEqual(numbers(text), before);
	}).timeout(60000);
});

/** 178 → 278, 9 → 8. */
const withFirstDigitChanged = (figure: string): string => figure.replace(/[1-9]/, digit => (digit === '9' ? '8' : String(Number(digit) + 1)));
