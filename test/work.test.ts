import assert from 'node:assert/strict';
import { createAnalyzer, readBlock } from '../server/src/core/analysis.ts';
import type { Format } from '../server/src/core/blocks.ts';
import type { Rule } from '../server/src/core/rule.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { rules } from '../server/src/rules/registry.ts';
import { writeReport } from './generator.ts';
import { createRandom } from './random.ts';

// Work is counted, since times are noisy: what is read, and what is judged.
function createCountedAnalyzer() {
	const count = { blocks: 0, characters: 0, judged: 0 };
	const counted = rules.map(rule => ({
		...rule,
		judge: (relation: never) => {
			count.judged += 1;
			return rule.judge(relation);
		},
	}) as Rule);
	const analyzer = createAnalyzer(counted, (kind, text) => {
		count.blocks += 1;
		count.characters += text.length;
		return readBlock(kind, text);
	});
	return (text: string, format: Format) => {
		Object.assign(count, { blocks: 0, characters: 0, judged: 0 });
		const analysis = analyzer(text, format, defaultSettings);
		return { ...count, analysis };
	};
}

suite('work', () => {
	for (const format of ['text', 'markdown'] as const) {
		const report = (size: number) => writeReport(createRandom(3), size, format);

		test(`one block typed in is one block read (${format})`, () => {
			const analyse = createCountedAnalyzer();
			const text = report(20_000);
			analyse(text, format);
			for (const at of [text.indexOf('。'), text.indexOf('。', 10_000), text.lastIndexOf('。')]) {
				const typed = `${text.slice(0, at)}好${text.slice(at)}`;
				const { blocks, characters, analysis } = analyse(typed, format);
				const block = analysis.blocks.findLast(({ start }) => start <= at)!;
				assert.deepEqual({ blocks, characters }, { blocks: 1, characters: block.text.length });
				assert.equal(analyse(text, format).blocks, 1, 'so is taking it back');
			}
		});

		test(`a text that stays is not read again (${format})`, () => {
			const analyse = createCountedAnalyzer();
			const text = report(5_000);
			analyse(text, format);
			assert.equal(analyse(text, format).blocks, 0);
		});

		test(`a line above shifts, and reads nothing but itself (${format})`, () => {
			const analyse = createCountedAnalyzer();
			const text = report(5_000);
			analyse(text, format);
			assert.equal(analyse(`新的一行。\n\n${text}`, format).blocks, 1);
		});

		test(`no character is read twice (${format})`, () => {
			const text = report(50_000);
			assert.ok(createCountedAnalyzer()(text, format).characters <= text.length);
		});

		test(`twice the text is at most twice the judging, and a little (${format})`, () => {
			const judged = [40_000, 80_000, 160_000].map(size => createCountedAnalyzer()(report(size), format).judged / size);
			assert.ok(judged[1] <= judged[0] * 1.15 + 0.001 && judged[2] <= judged[1] * 1.15 + 0.001, judged.join(' '));
		});
	}
});
