import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type Analysis, type Analyzer, createAnalyzer } from '../server/src/core/analysis.ts';
import type { Format } from '../server/src/core/blocks.ts';
import { applyEdits, chooseFixes } from '../server/src/core/edits.ts';
import type { Profile } from '../server/src/core/profiles.ts';
import { type Settings, defaultSettings } from '../server/src/core/settings.ts';
import { placesOf } from '../server/src/core/shift.ts';
import { type Span, overlaps } from '../server/src/core/span.ts';
import { pointersOf, referenceAt } from '../server/src/features/pointers.ts';
import { rules } from '../server/src/rules/registry.ts';
import { contentsOf, wholeOf } from './contents.ts';
import { PIECES, editAtRandom, writeDraft } from './drafts.ts';
import { writeReport } from './generator.ts';
import { type Random, createRandom } from './random.ts';
import { checkSpans } from './spans.ts';

// A landing runs few; continuous integration runs many; the same ones each time, unless a seed is given: `SEED=7 CI=1 npx mocha -g revisions`.
const THOROUGHNESS = process.env.CI === undefined ? 1 : 5;
const SEED = Number(process.env.SEED ?? 1);
/** What the drafts hold is asked for and ruled out: 年度工作报告 of chapters and sections named after tasks. */
const PROFILE: Profile = {
	name: '体例',
	others: false,
	sections: [
		{ title: '问题', skeleton: '其一。\n其二。' },
		{ title: '人员培训', minLength: 500, sections: [{ title: '台账' }, { title: '随机抽查', need: 'may', minLength: 100 }, { title: '整改' }] },
		{ title: '反馈', need: 'mustNot' },
		{ title: '日常巡查', aliases: ['流程'] },
		{ title: '打算', sections: [{ title: '目标' }] },
	],
};
const settings: Settings = { ...defaultSettings, profile: PROFILE, terms: [{ preferred: '巡查', variants: ['日常巡查'] }, { preferred: '台账', variants: ['台帐', '台账制度'] }, { preferred: 'total of', variants: ['total'] }, { preferred: '补齐短板', variants: [] }] };
const analyse = (analyzer: Analyzer, text: string, format: Format) => analyzer(text, format, settings);
const analyseAfresh = (text: string, format: Format) => analyse(createAnalyzer(rules), text, format);
const forSeeds = (numRuns: number, check: (random: Random, format: Format) => void) =>
	fc.assert(fc.property(fc.nat(), fc.constantFrom<Format>('text', 'markdown'), (seed, format) => check(createRandom(seed), format)), { numRuns: numRuns * THOROUGHNESS, seed: SEED });

/** Texts, one written over the other, that were told otherwise than afresh once: the fuzzer found them, and made them this small. */
const DIFFERED: readonly (readonly string[])[] = [
	['低保金2186元', '新增养老床位520张低保金2186万元。新增养老床位250张低保金2816万元'],
];

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

	test('nor does that of a long report, however its lines come, go and move', () => forSeeds(4, (random, format) => {
		const analyzer = createAnalyzer(rules);
		let text = writeReport(random, 6_000, format);
		for (let revision = 0; revision < 10; revision += 1) {
			assert.deepEqual(contentsOf(analyse(analyzer, text, format)), contentsOf(analyseAfresh(text, format)), JSON.stringify(text));
			text = random.chance(0.5) ? editAtRandom(text, random) : editLines(text, random);
		}
	}));

	test('nor does what names and years tie together', () => forSeeds(10, (random, format) => {
		const analyzer = createAnalyzer(rules);
		let text = writeYears(random);
		for (let revision = 0; revision < 12; revision += 1) {
			assert.deepEqual(contentsOf(analyse(analyzer, text, format)), contentsOf(analyseAfresh(text, format)), JSON.stringify(text));
			text = random.chance(0.3) ? editAtRandom(text, random) : editLines(text, random);
		}
	}));

	test('what is told around a place is what the whole tells there', () => forSeeds(12, (random, format) => {
		const analyzer = createAnalyzer(rules);
		let text = random.pick([writeDraft, writeYears, (one: Random) => writeReport(one, 3_000, format)])(random, format);
		for (let revision = 0; revision < 4; revision += 1) {
			const analysis = analyse(analyzer, text, format);
			const start = random.int(0, text.length);
			checkAround(analysis, { start, end: random.chance(0.5) ? start : random.int(start, text.length) });
			text = random.chance(0.5) ? editAtRandom(text, random) : editLines(text, random);
		}
	}));

	for (const texts of DIFFERED) {
		test(`nor do ${JSON.stringify(texts.at(-1))}`, () => {
			const analyzer = createAnalyzer(rules);
			for (const text of texts) assert.deepEqual(contentsOf(analyse(analyzer, text, 'text')), contentsOf(analyseAfresh(text, 'text')));
		});
	}

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

suite('profiles', function () {
	this.timeout(300_000);

	test('a missing section that is put in is there, with the number that follows', () => forSeeds(60, (random, format) => {
		const text = writeDraft(random, format).replaceAll('\n', random.pick(['\n', '\n\n', '\r\n']));
		const missing = ({ findings }: Analysis) => findings.filter(({ rule }) => rule === 'missing-section').map(({ message }) => message.zh);
		const before = analyseAfresh(text, format);
		for (const { fixes, message } of before.findings.filter(({ rule }) => rule === 'missing-section')) {
			for (const { edits } of fixes) {
				const fixed = applyEdits(text, edits);
				const after = analyseAfresh(fixed, format);
				assert.ok(!missing(after).includes(message.zh), JSON.stringify([text, edits]));
				const faults = (analysis: Analysis) => analysis.findings.filter(({ rule }) => rule.startsWith('numbering-')).length;
				assert.ok(faults(after) <= faults(before), JSON.stringify([text, edits]));
				if (text.includes('\r\n')) assert.ok(!/[^\r]\n/.test(edits[0].text));
			}
		}
	}));

	test('settings are an argument: what was asked before leaves nothing behind', () => forSeeds(20, (random, format) => {
		const text = writeDraft(random, format);
		const analyzer = createAnalyzer(rules);
		const others: Settings[] = [settings, defaultSettings, { ...settings, terms: [{ preferred: '台帐', variants: ['台账'] }] }, { ...defaultSettings, terms: settings.terms }];
		for (let round = 0; round < 6; round += 1) {
			const chosen = random.pick(others);
			assert.deepEqual(contentsOf(analyzer(text, format, chosen)), contentsOf(createAnalyzer(rules)(text, format, chosen)));
		}
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
				for (const { span } of analysis.quantities.filter((_, index) => index % 40 === 0)) checkAround(analysis, span);
				text = editAtRandom(text, random);
			}
		});
	}
});

/** What is told of some blocks is what the whole tells that has to do with them. */
function checkAround(analysis: Analysis, span: Span): void {
	const { text, blocks, quantities, indicators, relations, claims, around, findFigures } = analysis;
	for (let offset = Math.max(0, span.start - 40); offset < span.start + 40; offset += 1) assert.deepEqual(referenceAt(analysis, offset), pointersOf(analysis).find(one => one.span.start <= offset && offset <= one.span.end));
	const first = blocks.findIndex(({ start, text: own }) => span.start <= start + own.length);
	const last = blocks.findLastIndex(({ start }) => start <= span.end);
	// What stands between two blocks belongs to the first.
	const isThere = (place: number) => 0 <= first && first <= last && blocks[first].start <= place && place < (blocks[last + 1]?.start ?? Infinity);
	const excerpt = around(span);
	const figures = quantities.filter(one => isThere(one.span.start));
	assert.deepEqual(excerpt.quantities, figures, JSON.stringify([text, span]));
	assert.deepEqual([...excerpt.indicators], [...indicators].filter(([start]) => isThere(start)));
	assert.deepEqual(excerpt.claims.map(wholeOf), claims.map(wholeOf).filter(({ relation }) => placesOf(relation).some(isThere)));
	assert.deepEqual(excerpt.relations.map(wholeOf), relations.map(wholeOf).filter(({ relation }) => placesOf(relation).some(isThere)), JSON.stringify([text, span]));
	for (const { unit } of figures.slice(0, 3)) assert.deepEqual(findFigures(one => one.unit.name === unit.name), quantities.filter(one => one.unit.name === unit.name));
}

/** Two years of the same things, each under a heading of its own, and how they grew. */
function writeYears(random: Random): string {
	const things = ['受理案件', '监管货物', '在校学生', '门票收入', '设备支出'].slice(0, random.int(2, 5)).map(name => ({ name, from: random.int(1_000, 90_000), to: random.int(1_000, 90_000) }));
	const rate = (from: number, to: number): string => `${to < from ? '下降' : '增长'}${(Math.abs(to / from - 1) * 100).toFixed(2)}%`;
	const earlier = things.map(({ name, from }) => `${name}${from}件，占全年受理案件的${random.int(10, 99)}.${random.int(10, 99)}%。`);
	const later = things.map(({ name, from, to }) => (random.chance(0.5) ? `${name}${to}件，比上年${rate(from, to)}；` : `${name}${to}件，${rate(from, to)}。\n`));
	const rates = ['结案率', '就业率'].map(name => [name, random.int(3_000, 9_000) / 100, random.int(3_000, 9_000) / 100] as const);
	earlier.push(rates.map(([name, from]) => `${name}为${from.toFixed(2)}%。`).join(''));
	later.push(rates.map(([name, from, to]) => `${name}为${to.toFixed(2)}%，比上年${to < from ? '下降' : '提高'}${Math.abs(to - from).toFixed(2)}个百分点。`).join(''));
	return ['一、2023年的工作', ...earlier, '二、2024年的工作', later.join(''), `同2023年比较，${things.map(({ name, from, to }) => `${name}${rate(from, to + random.int(0, 1) * 100)}`).join('，')}。`].join('\n');
}

/** Takes out, doubles or moves a line, or types into one. */
function editLines(text: string, random: Random): string {
	const lines = text.split('\n');
	const [at, to] = [random.int(0, lines.length - 1), random.int(0, lines.length - 1)];
	const typed = random.pick(['7', '。', '：', '一、', '（二）', '|', '# ', '```', '合计', '2023年', '其中', '（', ',']);
	const place = random.int(0, lines[at].length);
	const edit = random.pick(['take', 'double', 'move', 'type', 'type', 'join']);
	if (edit === 'type') lines[at] = lines[at].slice(0, place) + typed + lines[at].slice(place);
	else if (edit === 'join') lines.splice(at, 2, lines[at] + (lines[at + 1] ?? ''));
	else if (edit === 'double') lines.splice(to, 0, lines[at]);
	else {
		const [line] = lines.splice(at, 1);
		if (edit === 'move') lines.splice(to, 0, line);
	}
	return lines.join('\n');
}

const fixSafely = (text: string, format: Format) => applyEdits(text, chooseFixes(analyseAfresh(text, format).findings, ({ safe }) => safe).flatMap(({ edits }) => edits));
