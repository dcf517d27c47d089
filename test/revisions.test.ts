import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type Analysis, type Analyzer, createAnalyzer } from '../server/src/core/analysis.ts';
import type { Format } from '../server/src/core/blocks.ts';
import { applyEdits, chooseFixes } from '../server/src/core/edits.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { overlaps } from '../server/src/core/span.ts';
import { rules } from '../server/src/rules/registry.ts';
import { PIECES, editAtRandom, writeDraft } from './drafts.ts';
import { type Random, createRandom } from './random.ts';
import { checkSpans } from './spans.ts';

// A landing runs few; continuous integration runs many; the same ones each time, unless a seed is given: `SEED=7 CI=1 npx mocha -g revisions`.
const THOROUGHNESS = process.env.CI === undefined ? 1 : 5;
const SEED = Number(process.env.SEED ?? 1);
const analyse = (analyzer: Analyzer, text: string, format: Format) => analyzer(text, format, defaultSettings);
const analyseAfresh = (text: string, format: Format) => analyse(createAnalyzer(rules), text, format);
const forSeeds = (numRuns: number, check: (random: Random, format: Format) => void) =>
	fc.assert(fc.property(fc.nat(), fc.constantFrom<Format>('text', 'markdown'), (seed, format) => check(createRandom(seed), format)), { numRuns: numRuns * THOROUGHNESS, seed: SEED });

suite('revisions', function () {
	this.timeout(300_000);

	test('an analysis does not depend on how the document came to be', () => forSeeds(40, (random, format) => {
		const analyzer = createAnalyzer(rules);
		let text = writeDraft(random, format);
		for (let revision = 0; revision < 6; revision += 1) {
			assert.deepEqual(contentsOf(analyse(analyzer, text, format)), contentsOf(analyseAfresh(text, format)), JSON.stringify(text));
			text = editAtRandom(text, random);
		}
	}));

	test('every span lies in the text, and quotes it', () => forSeeds(60, (random, format) => {
		let text = writeDraft(random, format);
		for (let revision = 0; revision < 3; revision += 1) {
			checkSpans(analyseAfresh(text, format));
			text = editAtRandom(text, random);
		}
	}));

	test('no text is too odd', () => {
		const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ maxLength: 8 })), { maxLength: 40 });
		fc.assert(fc.property(text, fc.constantFrom<Format>('text', 'markdown'), (pieces, format) => checkSpans(analyseAfresh(pieces.join(''), format))), { numRuns: 200 * THOROUGHNESS, seed: SEED });
	});

	test('a fix removes its finding', () => forSeeds(40, (random, format) => {
		const text = writeDraft(random, format);
		for (const finding of analyseAfresh(text, format).findings) {
			for (const { edits } of finding.fixes) {
				const moved = edits.filter(({ end }) => end <= finding.span.start).reduce((by, edit) => by + edit.text.length - (edit.end - edit.start), 0);
				const left = analyseAfresh(applyEdits(text, edits), format).findings;
				const stays = left.filter(({ rule, span, message }) => rule === finding.rule && span.start === finding.span.start + moved && message.zh === finding.message.zh);
				assert.deepEqual(stays, [], JSON.stringify([text, edits]));
			}
		}
	}));

	test('safe fixes come to an end', () => forSeeds(40, (random, format) => {
		let text = writeDraft(random, format);
		for (let round = 0; round < 4; round += 1) text = fixSafely(text, format);
		assert.equal(fixSafely(text, format), text);
	}));

	test('no safe fix touches a figure', () => forSeeds(40, (random, format) => {
		const { text, findings, quantities } = analyseAfresh(writeDraft(random, format), format);
		const edits = findings.flatMap(({ fixes }) => fixes.filter(({ safe }) => safe).flatMap(fix => fix.edits));
		for (const edit of edits) assert.ok(!quantities.some(({ numeral }) => overlaps(numeral, edit)), JSON.stringify([text, edit]));
	}));
});

suite('labelled reports', () => {
	const folder = '../shared/corpus/reports';
	const names = existsSync(folder) ? readdirSync(folder) : [];
	if (names.length === 0) test.skip('not at hand');
	for (const name of names) {
		test(name, () => {
			const [random, format, analyzer] = [createRandom(name.length), name.endsWith('.md') ? 'markdown' : 'text', createAnalyzer(rules)] as const;
			let text = readFileSync(`${folder}/${name}`, 'utf8');
			for (let revision = 0; revision < 3; revision += 1) {
				const analysis = analyse(analyzer, text, format);
				assert.deepEqual(contentsOf(analysis), contentsOf(analyseAfresh(text, format)));
				checkSpans(analysis);
				text = editAtRandom(text, random);
			}
		});
	}
});

const fixSafely = (text: string, format: Format) => applyEdits(text, chooseFixes(analyseAfresh(text, format).findings, ({ safe }) => safe).flatMap(({ edits }) => edits));
const contentsOf = ({ blocks, sections, quantities, relations, findings, isReport }: Analysis) => ({ blocks, sections, quantities, relations, findings, isReport });
