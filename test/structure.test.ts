import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import { splitBlocks } from '../server/src/core/blocks.ts';
import { applyEdits, chooseFixes } from '../server/src/core/edits.ts';
import { printLabel, readEnumerator, readPoints } from '../server/src/core/enumerators.ts';
import type { Section } from '../server/src/core/outline.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { rules } from '../server/src/rules/registry.ts';

suite('blocks', () => {
	const kinds = (text: string, format: 'text' | 'markdown') => splitBlocks(text, format).map(({ kind, text: block }) => `${kind} ${block}`);

	test('plain text has a paragraph a line, whatever ends lines', () => {
		for (const lineEnd of ['\n', '\r\n', '\r']) {
			const text = ['一、甲', '', '  正文。', '\u3000', '二、乙'].join(lineEnd);
			const blocks = splitBlocks(text, 'text');
			assert.deepEqual(blocks.map(({ text: block }) => block), ['一、甲', '  正文。', '二、乙']);
			for (const { start, text: block } of blocks) assert.equal(text.slice(start, start + block.length), block);
		}
	});

	test('lines of cells parted by tabs are one table', () => {
		assert.deepEqual(kinds('表1\n项目\t金额\n人员\t12\n合计\t12\n完', 'text'), ['paragraph 表1', 'table 项目\t金额\n人员\t12\n合计\t12', 'paragraph 完']);
		assert.deepEqual(kinds('甲\t乙', 'text'), ['paragraph 甲\t乙']);
		assert.deepEqual(kinds('甲\t乙\n丙', 'text'), ['paragraph 甲\t乙', 'paragraph 丙']);
	});

	test('English wrapped by hand is joined, a list of names is not', () => {
		assert.equal(splitBlocks('The programme reached nine of the ten or so\nschools in the first year of the plan.\n', 'text').length, 1);
		assert.equal(splitBlocks('North\nsouth\n', 'text').length, 2);
	});

	test('Markdown joins wrapped lines and parts headings, items, tables, code and comments', () => {
		const text = '---\ntitle: x\n---\n# Report\nOne line\nand another.\n- item\n  goes on\n1. first\n2. second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nA | B | C |\n1 | 2 | 3 |\n\n```\n# code\n```\n<!-- 1\n2 -->\nTitle\n===\nend';
		assert.deepEqual(kinds(text, 'markdown'), [
			'code ---\ntitle: x\n---', 'heading # Report', 'paragraph One line\nand another.', 'item - item\n  goes on', 'item 1. first', 'item 2. second',
			'table | a | b |\n|---|---|\n| 1 | 2 |', 'table A | B | C |\n1 | 2 | 3 |', 'code ```\n# code\n```', 'code <!-- 1\n2 -->', 'heading Title\n===', 'paragraph end',
		]);
	});

	test('numbered lines of Markdown start blocks without a blank line before', () => {
		assert.deepEqual(kinds('一、主要工作\n（一）抓学习。全年集中学习十次。\n（二）抓队伍。\n正文', 'markdown').length, 4);
	});

	test('blocks are whole lines in order, without overlap, and hold all ink', () => {
		const line = fc.constantFrom('', ' ', '一、甲', '# t', '- a', '1. b', '| a | b |', '|--|--|', 'a\tb', '```', '---', '===', '<!--', '-->', '<div>', 'wrapped line of some length that ends within,', 'goes on');
		fc.assert(fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('text' as const, 'markdown' as const), (lines, lineEnd, format) => {
			const text = lines.join(lineEnd);
			let end = 0;
			let ink = '';
			for (const block of splitBlocks(text, format)) {
				assert.ok(end <= block.start);
				assert.equal(text.slice(block.start, block.start + block.text.length), block.text);
				end = block.start + block.text.length;
				assert.ok(end === text.length || text[end] === '\n' || text[end] === '\r');
				ink += block.text;
			}
			const dropped = format === 'markdown' ? /[\s=]/g : /\s/g;
			assert.equal(ink.replace(dropped, ''), text.replace(dropped, ''));
		}), { numRuns: 300 });
	});
});

suite('enumerators', () => {
	const styleOf = (text: string) => {
		const enumerator = readEnumerator(text);
		return enumerator === undefined ? undefined : `${enumerator.label} ${enumerator.style} ${enumerator.ordinal}${enumerator.doubtful ? '?' : ''}`;
	};

	test('every style of the standard, in either width', () => {
		const expected: Readonly<Record<string, string>> = {
			'一、总体情况': '一、 一、 1', '十二、其他': '十二、 一、 12', '（二）抓整改': '（二） （一） 2', '(三)抓长效': '(三) （一） 3', '3.开展排查': '3. 1. 3', '３．开展排查': '３． 1. 3', '4、完善制度': '4、 1、 4',
			'（5）入户': '（5） （1） 5', '(6)归档': '(6) （1） 6', '7）收件': '7） 1） 7', '8)收件': '8) 1） 8', '②税费': '② ① 2', '⑶摸底': '⑶ （1） 3', '⒋摸底': '⒋ 1. 4', '㈤机构': '㈤ （一） 5',
			'第一章 总则': '第一章 第一章 1', '第二节　范围': '第二节 第一节 2', '第三部分：附表': '第三部分： 第一部分 3', '第四条 本办法': '第四条 第一条 4', '## 二、下一步': '二、 一、 2', '### 1.2.3 Title': '1.2.3 1.1.1 3', '**3、分布**': '3、 1、 3',
			'一．回顾': '一． 一、 1', '二. 概述': '二. 一、 2', '（一）、党建': '（一）、 （一） 1', 'Section 3: Results': 'Section 3: Section 1 3', 'Part II. Results': 'Part II. Part I 2', '附件2': '附件2 附件1 2',
			'[bookmark: _Toc1]（四）抓作风': '（四） （一） 4', '\u00a0\u3000（四）抓作风': '（四） （一） 4', '附件：1.任务表': '1. 1. 1', 'II. Findings': 'II. I. 2?', 'b) apply': 'b) a） 2?', '(c) eligible': '(c) （a） 3?', '(iv) late': '(iv) （i） 4?', '1.1 数据来源': '1.1 1.1 1?',
		};
		for (const [text, told] of Object.entries(expected)) assert.equal(styleOf(text), told, text);
	});

	test('what only looks like a number is none, or is told as doubtful', () => {
		for (const text of ['1.5亿元资金', '2024.1.5会议', '10.', '（2024）12号', '（甲方）', '第一，统一台账', '一是摸底', '一个社区', '2024年', '0.9.1 changes', '', '、', '十', '第', '(', '（一', '#', '# ', '[bookmark: x]']) assert.equal(styleOf(text), undefined, text);
		for (const text of ['一、二级响应启动', '三、四季度', '1、2月份', '3.5 倍', 'A. Smith']) assert.match(styleOf(text) ?? '?', /\?$/, text);
	});

	test('points inside a paragraph', () => {
		const labels = (text: string) => readPoints(text).map(({ label }) => label).join(' ');
		assert.equal(labels('一是摸底数。二是建台账；三是抓整改，四是促提升。'), '一是 二是 三是 四是');
		assert.equal(labels('统一是前提，万一是例外，唯一是他，第一是安全，一是一、二是二。'), '');
		assert.equal(labels('首先，核对。其次，登记。最后，归档。'), '首先， 其次， 最后，');
		assert.equal(labels('第一，摸底。第二，整改。位居第一，很好。'), '第一， 第二，');
		assert.equal(labels('重点是第一、第三产业。'), '');
		assert.equal(labels('收入12元。①税收10元。②其他2元。'), '① ②');
		assert.equal(labels('见式（1）和式（2）。'), '');
		assert.equal(labels('分三步：（1）摸底；（2）整改；（3）验收。'), '（1） （2） （3）');
		assert.equal(labels('First, count. Second, check. Finally, report.'), 'First, Second, Finally,');
	});

	test('a label is printed in the alphabet of its model', () => {
		const cases: readonly (readonly [string, number, string])[] = [
			['（一）甲', 12, '（十二）'], ['(1)甲', 3, '(3)'], ['１、甲', 10, '１０、'], ['①甲', 4, '④'], ['第一章 甲', 20, '第二十章'], ['1.2.3 甲', 4, '1.2.4'], ['附件1', 2, '附件2'], ['一、甲', 101, '一百零一、'], ['Section 3: a', 4, 'Section 4:'], ['II. a', 9, 'IX.'], ['b) a', 4, 'd)'],
		];
		for (const [text, ordinal, label] of cases) assert.equal(printLabel(ordinal, readEnumerator(text)!), label, text);
		assert.equal(printLabel(21, readEnumerator('①甲')!), undefined);
		fc.assert(fc.property(fc.constantFrom('一、', '（一）', '1.', '（1）', '第一章 ', '１、'), fc.integer({ min: 1, max: 60 }), (head, ordinal) => {
			const printed = printLabel(ordinal, readEnumerator(`${head}甲`)!)!;
			assert.equal(readEnumerator(`${printed} 甲`)!.ordinal, ordinal);
		}));
	});

	test('never fails, on any text', () => {
		const scraps = fc.constantFrom('一', '十', '、', '（', '）', '(', ')', '1', '.', '第', '章', '是', '首先', '，', '①', '#', ' ', '[bookmark:', ']', 'A', 'Part I', '附件', '\u0000', '\ud800', '**', '。');
		fc.assert(fc.property(fc.array(scraps, { maxLength: 12 }), parts => {
			const text = parts.join('');
			for (const { span, label } of [readEnumerator(text), ...readPoints(text)].filter(found => found !== undefined)) assert.equal(text.slice(span.start, span.end), label);
		}), { numRuns: 1000 });
	});
});

const outlineOf = (text: string, format: 'text' | 'markdown' = 'text') => createAnalyzer([])(text, format, defaultSettings).sections;
const printOutline = (sections: readonly Section[]): string[] => sections.flatMap(({ level, label, title, runIn, children }) => [`${level} ${label}${title}${runIn ? ' ¶' : ''}`, ...printOutline(children).map(row => `  ${row}`)]);

suite('outline', () => {
	test('levels come of the use that the document makes', () => {
		const text = '某社区2024年工作总结\n一、主要工作\n（一）抓学习。全年学习十次。一是建制度。二是抓落实。\n（2）抓队伍\n（3）抓作风\n1.建章立制\n2.严格考核\n二、下一步打算\n1.学\n2.干';
		assert.deepEqual(printOutline(outlineOf(text)), [
			'0 某社区2024年工作总结', '  1 一、主要工作', '    2 （一）抓学习 ¶', '      3 一是建制度 ¶', '      3 二是抓落实', '    2 （2）抓队伍', '    2 （3）抓作风', '      3 1.建章立制', '      3 2.严格考核', '  1 二、下一步打算', '    2 1.学', '    2 2.干',
		]);
	});

	test('a section reaches to the end of all under it', () => {
		const text = '一、甲\n正文。\n（一）乙。正文。\n再一段。\n二、丙\n末段。\n';
		const [first, second] = outlineOf(text);
		assert.equal(text.slice(first.span.start, first.span.end), '一、甲\n正文。\n（一）乙。正文。\n再一段。');
		assert.equal(text.slice(first.children[0].heading.start, first.children[0].heading.end), '（一）乙。');
		assert.equal(text.slice(second.span.start, second.span.end), '二、丙\n末段。');
	});

	test('a run of points within a point is nested if the outer one goes on', () => {
		const text = '一、甲\n一是摸底。要求如下：一是准，二是全。二是整改。三是验收。';
		assert.deepEqual(printOutline(outlineOf(text)), ['1 一、甲', '  2 一是摸底 ¶', '    3 一是准 ¶', '    3 二是全 ¶', '  2 二是整改 ¶', '  2 三是验收']);
	});

	test('Markdown: the # gives the level, the number is read too', () => {
		assert.deepEqual(printOutline(outlineOf('# 年报\n\n## 一. 概述\n\n### 1.1 数据\n\n### 1.2 方法\n\n## 二. 结论\n\n1. 甲\n2. 乙\n', 'markdown')), [
			'0 年报', '  1 一.概述', '    2 1.1数据', '    2 1.2方法', '  1 二.结论',
		]);
	});

	test('figures, years and names at the head of a line open no section', () => {
		assert.deepEqual(printOutline(outlineOf('一、甲\n1.5亿元已到位。\n2024年全年无事故。\n3.2 million people.\nA. Smith said so.\n二、乙')), ['1 一、甲', '1 二、乙']);
	});

	test('sections lie within their parents, in order', () => {
		const line = fc.constantFrom('一、甲', '二、乙。正文', '（一）丙', '（2）丁', '1.戊', '（1）己', '一是庚。二是辛。', '一是壬', '二是癸', '正文。', '', '附件1', '名词解释', '# x', '1.1 y', 'A. z', 'B. z');
		fc.assert(fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('text' as const, 'markdown' as const), (lines, format) => {
			const text = lines.join('\n');
			const check = (sections: readonly Section[], start: number, end: number) => {
				for (const section of sections) {
					assert.ok(start <= section.span.start && section.span.end <= end, text);
					assert.ok(section.span.start <= section.heading.start && section.heading.end <= section.span.end, text);
					check(section.children, section.span.start, section.span.end);
					start = section.span.start;
				}
			};
			check(outlineOf(text, format), 0, text.length);
		}), { numRuns: 500 });
	});
});

suite('outlines of published reports', () => {
	const folder = '../shared/corpus/reports';
	const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
	const count = (sections: readonly Section[], level: number): number => sections.reduce((sum, section) => sum + (section.level === level ? 1 : 0) + count(section.children, level), 0);

	test('a community report of seven chapters', function () {
		if (!existsSync(folder)) this.skip();
		const sections = outlineOf(read('seed-fuchengao.txt'));
		assert.deepEqual([count(sections, 0), count(sections, 1), count(sections, 2)], [0, 7, 35]);
		assert.equal(count(sections, 3), 52);
	});

	test('a community report with a title and siblings of two styles', function () {
		if (!existsSync(folder)) this.skip();
		const [title] = outlineOf(read('seed-nantian.txt'));
		assert.equal(title.level, 0);
		assert.deepEqual(title.children.map(({ label, children }) => [label, ...children.map(child => child.label)]), [['一、', '（一）', '（2）', '（3）', '（4）', '（5）'], ['二、', '（一）', '（二）', '（三）']]);
		assert.deepEqual(title.children[0].children[0].children.map(({ label }) => label), ['一是', '二是', '三是', '四是']);
	});
	test('numbering, references and brackets of the published reports: what stands there and nothing else', function () {
		if (!existsSync(folder)) this.skip();
		const analyze = createAnalyzer(rules);
		const told: Record<string, number> = {};
		for (const name of readdirSync(folder)) {
			const { findings } = analyze(read(name), name.endsWith('.md') ? 'markdown' : 'text', defaultSettings);
			for (const { rule, category, severity } of findings) {
				const isLoud = severity === 'error' || severity === 'warning';
				const key = `${name} ${rule}`;
				if (category !== 'numbers' && isLoud) told[key] = (told[key] ?? 0) + 1;
			}
		}
		assert.deepEqual(told, {
			'oss-cn-2023-commercialization.md doubled-word': 1,
			'oss-cn-2023-commercialization.md repeated-mark': 2,
			'oss-cn-2023-commercialization.md unpaired-bracket': 2,
			'oss-cn-2023-data.md doubled-word': 1,
			'oss-cn-2023-data.md numbering-repeat': 1,
			'seed-nantian.txt doubled-word': 1,
			'seed-nantian.txt numbering-style': 1,
			'seed-nantian.txt residue': 2,
		});
	});
});

suite('numbering', () => {
	const ids = new Set(['numbering-gap', 'numbering-repeat', 'numbering-order', 'numbering-style', 'residue']);
	const own = rules.filter(({ id }) => ids.has(id));
	const analyze = (text: string) => createAnalyzer(own)(text, 'text', defaultSettings);
	/** Fixes that touch each other are applied one after the other. */
	const fixAll = (text: string): string => {
		for (let pass = 0; pass < 8; pass += 1) text = applyEdits(text, chooseFixes(analyze(text).findings, ({ safe }) => safe).flatMap(({ edits }) => edits));
		return text;
	};
	const line = fc.constantFrom('一、甲', '二、乙', '三、丙', '四、丁', '（一）戊。正文', '（二）己', '(三)庚', '（2）辛', '（3）壬', '1.癸', '2、子', '3.丑', '一是寅。二是卯。四是辰。', '二是巳', '正文如下：', '正文。', '附件1', '[bookmark: x]四、午\u200b未');

	test('a run has one finding at most', () => {
		fc.assert(fc.property(fc.array(line, { maxLength: 25 }), lines => {
			const { findings, relations } = analyze(lines.join('\n'));
			assert.ok(findings.filter(({ rule }) => rule !== 'residue').length <= relations.filter(({ relation }) => relation.kind === 'numbering').length);
		}), { numRuns: 300 });
	});

	test('safe fixes change numbers only, and once is enough', () => {
		const words = (text: string) => text.replace(/\[bookmark: x\]|\u200b/g, '').replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+[.、]|[一二三四五六七八九十]+是)|(?<=。)[一二三四五六七八九十]+是/gm, '');
		fc.assert(fc.property(fc.array(line, { maxLength: 25 }), lines => {
			const text = lines.join('\n');
			const fixed = fixAll(text);
			assert.equal(words(fixed), words(text));
			assert.deepEqual(chooseFixes(analyze(fixed).findings, ({ safe }) => safe), [], text);
		}), { numRuns: 300 });
	});
});
