import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createBlockReader, readBlocks } from '../server/src/core/analysis.ts';
import { type Format, splitBlocks } from '../server/src/core/blocks.ts';
import type { BlockContent } from '../server/src/core/content.ts';
import { ALL_CUES } from '../server/src/core/cues.ts';
import { blockReaders, isOf } from '../server/src/core/relations/readers.ts';
import { attacks } from './attacks.ts';
import { writeReport } from './generator.ts';
import { createRandom } from './random.ts';

// Readers look only where cues may stand. Looked at everywhere, no text may tell more.
const readEverywhere = createBlockReader(() => ALL_CUES, blocks => blocks.map(block => blockReaders.flatMap(reader => (isOf(block, reader) ? reader.read(block) : []))));

function assertNothingIsMissed(text: string, format: Format): void {
	const blocks = splitBlocks(text, format);
	const everywhere = readEverywhere(blocks);
	readBlocks(blocks).forEach((content, index) => assert.deepEqual(withoutCues(content), withoutCues(everywhere[index]), content.text));
}

const withoutCues = (content: BlockContent): unknown => JSON.parse(JSON.stringify(content, (key, value: unknown) => (key.startsWith('cues') || key === 'ends' ? undefined : typeof value === 'bigint' ? `${value}` : value)));

const filesOf = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter(name => /\.(?:md|txt)$/.test(name)).map(name => readFileSync(join(folder, name), 'utf8')) : []);

suite('cues', () => {
	for (const format of ['text', 'markdown'] as const) {
		test(`nothing is missed in the pages (${format})`, () => {
			for (const page of [...filesOf('test/rules'), ...filesOf('test/features')]) assertNothingIsMissed(page, format);
		});

		test(`nothing is missed in written reports (${format})`, () => {
			for (let seed = 0; seed < 10; seed += 1) assertNothingIsMissed(writeReport(createRandom(seed), 10_000, format), format);
		});

		test(`nothing is missed in texts made to hurt (${format})`, () => {
			for (const piece of Object.values(attacks)) assertNothingIsMissed(piece.repeat(12), format);
		});

		test(`nothing is missed in published reports, if they are at hand (${format})`, () => {
			for (const report of filesOf('../shared/corpus/reports')) assertNothingIsMissed(report, format);
		}).timeout(60_000);
	}
});
