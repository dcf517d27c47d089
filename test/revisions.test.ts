import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type Analysis, type Analyzer, createAnalyzer } from '../server/src/core/analysis.ts';
import type { Format } from '../server/src/core/blocks.ts';
import { applyEdits, chooseFixes } from '../server/src/core/edits.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import type { Span } from '../server/src/core/span.ts';
import { rules } from '../server/src/rules/registry.ts';
import { breakFigure, claims, writeReport } from './generator.ts';
import { type Random, createRandom } from './random.ts';

// A landing runs few; continuous integration runs many.
const THOROUGHNESS = process.env.CI === undefined ? 1 : 10;
const analyse = (analyzer: Analyzer, text: string, format: Format) => analyzer(text, format, defaultSettings);
const analyseAfresh = (text: string, format: Format) => analyse(createAnalyzer(rules), text, format);
const forSeeds = (numRuns: number, check: (random: Random, format: Format) => void) =>
	fc.assert(fc.property(fc.nat(), fc.constantFrom<Format>('text', 'markdown'), (seed, format) => check(createRandom(seed), format)), { numRuns: numRuns * THOROUGHNESS });

suite('revisions', () => {
	test('an analysis does not depend on how the document came to be', () => forSeeds(100, (random, format) => {
		const analyzer = createAnalyzer(rules);
		let text = writeDraft(random, format);
		for (let revision = 0; revision < 6; revision += 1) {
			assert.deepEqual(contentsOf(analyse(analyzer, text, format)), contentsOf(analyseAfresh(text, format)), JSON.stringify(text));
			text = editAtRandom(text, random);
		}
	}));

	test('every span lies in the text, and quotes it', () => forSeeds(150, (random, format) => {
		let text = writeDraft(random, format);
		for (let revision = 0; revision < 3; revision += 1) {
			checkSpans(analyseAfresh(text, format));
			text = editAtRandom(text, random);
		}
	}));

	test('no text is too odd', () => {
		const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ maxLength: 8 })), { maxLength: 40 });
		fc.assert(fc.property(text, fc.constantFrom<Format>('text', 'markdown'), (pieces, format) => checkSpans(analyseAfresh(pieces.join(''), format))), { numRuns: 400 * THOROUGHNESS });
	});

	test('a fix removes its finding', () => forSeeds(100, (random, format) => {
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

	test('safe fixes leave nothing for a second time', () => forSeeds(100, (random, format) => {
		const fixSafely = (text: string) => applyEdits(text, chooseFixes(analyseAfresh(text, format).findings, ({ safe }) => safe).flatMap(({ edits }) => edits));
		const once = fixSafely(writeDraft(random, format));
		assert.equal(fixSafely(once), once);
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

const contentsOf = ({ blocks, sections, quantities, relations, findings, isReport }: Analysis) => ({ blocks, sections, quantities, relations, findings, isReport });

/** Checks whatever looks like a span, however deep, and what quotes the text. */
function checkSpans({ text, ...analysis }: Analysis): void {
	let last = 0;
	for (const block of analysis.blocks) {
		if (block.start < last || !text.startsWith(block.text, block.start)) assert.fail(JSON.stringify([text, block]));
		last = block.start + block.text.length;
	}
	for (const quantity of analysis.quantities) assert.equal(quantity.text, text.slice(quantity.span.start, quantity.span.end));
	for (const { fixes } of analysis.findings) {
		for (const { edits } of fixes) {
			const sorted = edits.toSorted((a, b) => a.start - b.start);
			if (sorted.some((edit, index) => 0 < index && edit.start < sorted[index - 1].end)) assert.fail(JSON.stringify([text, edits]));
		}
	}
	visitSpans([analysis.quantities, analysis.relations, analysis.findings, analysis.sections], span => {
		const isInside = 0 <= span.start && span.start <= span.end && span.end <= text.length;
		if (!isInside) assert.fail(JSON.stringify([text, span]));
	});
}

function visitSpans(value: unknown, visit: (span: Span) => void): void {
	if (typeof value !== 'object' || value === null) return;
	if ('start' in value && 'end' in value) visit(value as Span);
	for (const inner of Object.values(value)) visitSpans(inner, visit);
}

/** A report with wrong figures, jumps in its numbering and odd pieces in it. */
function writeDraft(random: Random, format: Format): string {
	let text = writeReport(random, random.int(100, 900), format);
	for (let count = random.int(0, 4); 0 < count; count -= 1) text = `${text}\n${breakFigure(random.pick(claims).write(random), random).text}`;
	for (let count = random.int(0, 3); 0 < count; count -= 1) text = editAtRandom(text, random);
	return text;
}

function editAtRandom(text: string, random: Random): string {
	const start = random.int(0, text.length);
	const end = random.chance(0.5) ? start : Math.min(text.length, start + (random.chance(0.9) ? random.int(1, 6) : random.int(7, 300)));
	return text.slice(0, start) + (random.chance(0.2) ? '' : random.pick(PIECES)) + text.slice(end);
}

const PIECES = [
	'1', '0', '9', '.', ',', '，', '、', '；', '：', '。', '%', '％', '万', '亿', '元', '户', '个百分点', '（', '）', '(', ')', '\n', '\n\n', '\r\n', '\r', ' ', '\t', '　',
	'共', '其中', '率', '占', '由', '到', '增长', '分别', '等', '约', '余', '合计', '剩余', 'of the ', ' and ', 'total ', 'from 3 to ', '一是', '二是', '第一，', '一、', '（二）', '3. ', '①', '# ', '## ',
	'2024年', '2月30日', '星期八', '99.15%', '12,345', '１２３', '三分之二', '〇', '１', '|', '| a | 1 |\n', '|---|---|\n', '```\n', '- ', '> ', '[bookmark: x]', '\u0000', '\u200b', '\ufeff', '\ud800', '\udc00', '😀', '𠀀',
];
