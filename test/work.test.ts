import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, createAnalyzer, createBlockReader, readBlocks } from '../server/src/core/analysis.ts';
import { type Format, splitBlocks } from '../server/src/core/blocks.ts';
import { seeAsIs } from '../server/src/core/cues.ts';
import type { Excerpt } from '../server/src/core/excerpts.ts';
import { blockReaders, readBlockRelations } from '../server/src/core/relations/readers.ts';
import type { Rule } from '../server/src/core/rule.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import type { Span } from '../server/src/core/span.ts';
import { type PiecedText, type Text, createPieces } from '../server/src/core/text.ts';
import type { Reader } from '../server/src/features/client.ts';
import { toCompletions } from '../server/src/features/completion.ts';
import { toDocumentHighlights } from '../server/src/features/documentHighlights.ts';
import { toHover } from '../server/src/features/hover.ts';
import { toInlayHints } from '../server/src/features/inlayHints.ts';
import { toDefinition, toReferences } from '../server/src/features/references.ts';
import { toSemanticTokens } from '../server/src/features/semanticTokens.ts';
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
	const analyzer = createAnalyzer(counted, blocks => {
		count.blocks += blocks.length;
		for (const { text } of blocks) count.characters += text.length;
		return readBlocks(blocks);
	});
	return (text: Text, format: Format) => {
		Object.assign(count, { blocks: 0, characters: 0, judged: 0 });
		const analysis = analyzer(text, format, defaultSettings);
		return { ...count, analysis };
	};
}

suite('work', () => {
	// Without compiled code, which makes what it often saw survive outlive these collections.
	test('an analysis that nobody has goes when the engine next looks at what is new', () => {
		const { status, stdout, stderr } = spawnSync(process.execPath, ['--jitless', '--expose-gc', 'dist/test/leftover.js'], { encoding: 'utf8' });
		assert.equal(status, 0, stderr);
		const { left, held } = JSON.parse(stdout);
		assert.ok(left < held / 3, `${left} of ${held} bytes are left`);
	});

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

		for (const where of ['sentence', 'heading'] as const) {
			test(`what is typed into a ${where} is judged, and little else, however long the report (${format})`, () => {
				for (const size of [20_000, 80_000]) {
					const analyse = createCountedAnalyzer();
					const text = report(size);
					const all = analyse(text, format).judged;
					let at = text.indexOf('。', size / 2);
					const isHeading = () => at - text.lastIndexOf('\n', at) < 60;
					while (isHeading() !== (where === 'heading')) at = text.indexOf('。', at + 1);
					const { judged } = analyse(`${text.slice(0, at)}7${text.slice(at)}`, format);
					// Beside a heading stand others that may have the same title.
					assert.ok(judged <= (where === 'heading' ? 160 : 40) && judged < all / 4, `${judged} of ${all}`);
				}
			});
		}

		test(`a text in pieces is written out once, not at each key (${format})`, () => {
			const analyse = createCountedAnalyzer();
			let pieces = createPieces(report(20_000));
			let written = 0;
			const counted = (text: PiecedText): Text => ({
				...text,
				toString: () => {
					written += 1;
					return text.toString();
				},
			});
			analyse(counted(pieces), format);
			for (const at of [9_000, 9_001, 12_000, 300]) assert.equal(analyse(counted(pieces = pieces.replace(at, at, '7')), format).blocks, 1);
			assert.equal(written, 1);
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

		test(`each block is read once, and each of its characters (${format})`, () => {
			const text = report(50_000);
			const { blocks, characters } = createCountedAnalyzer()(text, format);
			const there = splitBlocks(text, format);
			assert.deepEqual({ blocks, characters }, { blocks: there.length, characters: there.reduce((sum, block) => sum + block.text.length, 0) });
			assert.ok(characters <= text.length);
		});

		test(`twice the text is at most twice the judging, and a little (${format})`, () => {
			const judged = [40_000, 80_000, 160_000].map(size => createCountedAnalyzer()(report(size), format).judged / size);
			assert.ok(judged[1] <= judged[0] * 1.15 + 0.001 && judged[2] <= judged[1] * 1.15 + 0.001, judged.join(' '));
		});

		test(`who asks about a place is told of little else, however long the report (${format})`, () => {
			for (const size of [20_000, 80_000]) {
				const text = report(size);
				const document = TextDocument.create('file:///report', 'report', 0, text);
				const analysis = createAnalyzer(rules)(text, format, defaultSettings);
				const { quantities } = analysis;
				const { span } = quantities[quantities.length >> 1];
				const end = analysis.blocks.find(({ start, text: own }) => span.end <= start + own.length)!;
				for (const [name, ask] of Object.entries<(counted: Analysis) => unknown>({
					hover: counted => toHover(document, counted, reader, span.start),
					'hover beside': counted => toHover(document, counted, reader, text.indexOf('。', size / 2)),
					definition: counted => toDefinition(document, counted, reader, span.start),
					references: counted => toReferences(document, counted, span.start, true),
					highlights: counted => toDocumentHighlights(document, counted, span.start),
					hints: counted => toInlayHints(document, counted, reader, span, 'always'),
					tokens: counted => toSemanticTokens(document, counted, span),
					completion: counted => toCompletions(document, counted, reader, end.start + end.text.length, undefined, one => createAnalyzer(rules)(one, format, defaultSettings)),
				})) {
					const asked = askAbout(analysis, ask);
					assert.deepEqual(asked.whole, [], name);
					assert.ok(asked.moved <= 120, `${name}: ${asked.moved} figures and relations`);
				}
			}
		});

		test(`few readers are called for a block, and few expressions run (${format})`, () => {
			const text = report(40_000);
			const count = { readers: 0, expressions: 0 };
			const counted = blockReaders.map((reader): typeof reader => ({
				...reader,
				read: block => {
					count.readers += 1;
					return reader.read(block);
				},
			}));
			const read = createBlockReader(seeAsIs, blocks => readBlockRelations(blocks, counted));
			const blocks = splitBlocks(text, format);
			const run = RegExp.prototype.exec;
			// Whatever asks an expression runs it by this method, once it is no longer the engine's own.
			RegExp.prototype.exec = function (asked) {
				count.expressions += 1;
				return run.call(this, asked);
			};
			try {
				read(blocks);
			} finally {
				RegExp.prototype.exec = run;
			}
			const { length: figures } = createAnalyzer(rules)(text, format, defaultSettings).quantities;
			assert.ok(count.readers / blocks.length < 8.5, `${count.readers / blocks.length} of ${blockReaders.length} readers a block`);
			assert.ok(count.expressions / figures < MOST_EXPRESSIONS[format], `${count.expressions / figures} expressions a figure`);
		});
	}
});

const reader: Reader = { language: 'zh', showsRelated: true, showsHierarchy: true, showsMarkdown: true, showsLabelDetails: true, linksDefinitions: true, showsLinkTooltips: true, pageOf: undefined, createsFiles: true, takesVersionedEdits: true, confirmsEdits: true, resolvesActions: true };

/** What is asked of an analysis: which of the lists that are as long as the text, and how much of what stands around places. */
function askAbout(analysis: Analysis, ask: (counted: Analysis) => unknown) {
	const whole: string[] = [];
	const asked = new Set<Excerpt>();
	const around = (span: Span) => {
		const excerpt = analysis.around(span);
		asked.add(excerpt);
		return excerpt;
	};
	const lists: ReadonlySet<string> = new Set<string>(['quantities', 'indicators', 'relations', 'claims', 'coverage']);
	ask(new Proxy(analysis, {
		get(_, name: keyof Analysis) {
			if (lists.has(name)) whole.push(name);
			return name === 'around' ? around : analysis[name];
		},
	}));
	return { whole, moved: [...asked].reduce((sum, { quantities, relations }) => sum + quantities.length + relations.length, 0) };
}

/** How many expressions may run for each figure: to be lowered where fewer do, and raised only for a reason. Markdown has tables. */
const MOST_EXPRESSIONS = { text: 11.6, markdown: 15.2 };
