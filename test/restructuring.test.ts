import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type Analysis, createAnalyzer } from '../server/src/core/analysis.ts';
import type { Format } from '../server/src/core/blocks.ts';
import { printDecimal } from '../server/src/core/decimal.ts';
import { applyEdits } from '../server/src/core/edits.ts';
import type { Message } from '../server/src/core/message.ts';
import { continueNumber } from '../server/src/core/nextNumber.ts';
import { normaliseWidth } from '../server/src/core/punctuationWidth.ts';
import { type Change, type Renumbering, SCHEMES, type Scheme, renumber } from '../server/src/core/renumbering.ts';
import { MOVES, moveSection } from '../server/src/core/sectionMoves.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { shippedProfiles } from '../server/src/profiles/registry.ts';
import { writeTemplate } from '../server/src/profiles/templates.ts';
import { rules } from '../server/src/rules/registry.ts';

const NUMBERING: ReadonlySet<string> = new Set(['numbering-gap', 'numbering-repeat', 'numbering-order', 'numbering-style']);
const analyzerFor = (format: Format, checked = rules) => {
	const analyzer = createAnalyzer(checked);
	return (text: string): Analysis => analyzer(text, format, defaultSettings);
};

const sure = (changes: readonly Change[]) => changes.filter(({ of }) => of !== 'unsure');
const isMessage = (answer: readonly Change[] | Message): answer is Message => 'zh' in answer;

/** The text without numbers at heads, numbers of points, and numbers that references hold. */
const wordsOf = (text: string) => text.replaceAll(/[#\s　]/g, '').replaceAll(/第?[0-9一二三四五六七八九十IVXA-Fa-f（）()、.①-⑳]+(?:部分|[章节条是])?/g, '');

const line = fc.constantFrom(
	'一、甲', '二、乙', '三、丙', '三、丁', '五、戊', '（一）己。正文', '（二）庚', '(三)辛', '（2）壬', '（四）癸', '1.子', '2、丑', '3.寅', '（1）卯', '①辰', '一是巳。二是午。四是未。', '二是申', '第一章 酉', '第三章 戌', '第一节 亥',
	'1.1 天', '1.3 地', '2.1 人', '详见第三部分。', '第三部分另说。', '见第三章第一节，附件2。', '见（二）。', '正文如下：', '正文。', '附件1', '附件3', '', '## 一、山', '## 三、水', '### （一）火', '### 1.2 土',
);
const document = fc.tuple(fc.array(line, { maxLength: 24 }), fc.constantFrom<Format>('text', 'markdown'));

/** Reports whose numbers are in order: sections of three levels, some with a text, some with references. */
const leaf = fc.constantFrom('正文。', '见第一部分。', '第二部分另说。', '一是甲。二是乙。', '');
const outlined = fc.tuple(
	fc.array(fc.tuple(leaf, fc.array(fc.tuple(leaf, fc.array(leaf, { maxLength: 3 })), { maxLength: 3 })), { minLength: 1, maxLength: 4 }),
	fc.constantFrom<Format>('text', 'markdown'),
).map(([parts, format]) => {
	const mark = (depth: number) => (format === 'markdown' ? `${'#'.repeat(depth)} ` : '');
	const names = '山水日月风云江河湖海花草树木'.repeat(4);
	let name = 0;
	const rows = parts.flatMap(([text, children], i) => [`${mark(2)}${HAN[i]}、${names[name += 1]}`, text, ...children.flatMap(([inner, leaves], j) => [
		`${mark(3)}（${HAN[j]}）${names[name += 1]}`, inner, ...leaves.flatMap((last, k) => [`${mark(4)}${k + 1}.${names[name += 1]}`, last]),
	])]);
	return { text: rows.join('\n'), format };
});
const HAN = '一二三四五六';

suite('renumbering', () => {
	test('changes numbers and references and nothing else; twice is once; the rules of numbering are silent', () => {
		let [done, refused] = [0, 0];
		const own = rules.filter(({ id }) => NUMBERING.has(id));
		fc.assert(fc.property(document, ([lines, format]) => {
			const text = lines.join('\n');
			const analyze = analyzerFor(format, own);
			const changes = renumber(analyze(text), { scope: 'document', at: 0 }, analyze);
			if (isMessage(changes)) {
				refused += 1;
				return;
			}
			if (0 < changes.length) done += 1;
			const after = applyEdits(text, sure(changes));
			assert.equal(wordsOf(after), wordsOf(text));
			const again = renumber(analyze(after), { scope: 'document', at: 0 }, analyze);
			assert.deepEqual(isMessage(again) ? again : sure(again), [], `${text}\n---\n${after}`);
			assert.deepEqual(analyze(after).findings.map(({ rule, message }) => `${rule} ${message.zh}`), [], `${text}\n---\n${after}`);
		}), { numRuns: 600 });
		assert.ok(refused * 3 < done, `${done} renumbered, ${refused} refused`);
	});

	test('of one run or level, in any style, changes numbers and references only, and what it does is done', () => {
		const styles = ['一、', '（一）', '1.', '（1）', '①', '第一章', '1.1', 'A.', '第一条'] as const;
		const choice = fc.record({ scope: fc.constantFrom<Renumbering['scope']>('run', 'level'), style: fc.constantFrom(undefined, ...styles) });
		fc.assert(fc.property(document, choice, fc.double({ min: 0, max: 1, noNaN: true }), ([lines, format], { scope, style }, where) => {
			const text = lines.join('\n');
			const analyze = analyzerFor(format, []);
			const asked = { scope, at: Math.floor(where * text.length), ...(style === undefined ? {} : { style }) };
			const changes = renumber(analyze(text), asked, analyze);
			if (isMessage(changes)) return;
			const after = applyEdits(text, sure(changes));
			assert.equal(wordsOf(after), wordsOf(text));
		}), { numRuns: 600 });
	});

	test('a report goes through all schemes and comes back as it was', () => {
		const text = '某镇年度报告\n一、主要工作\n（一）抓学习\n1.集中学\n2.个人学\n（二）抓队伍\n二、存在的问题\n见第一部分（二）。\n三、下一步打算\n';
		const analyze = analyzerFor('text', []);
		for (const scheme of Object.keys(SCHEMES) as Scheme[]) {
			const there = renumber(analyze(text), { scope: 'document', at: 0, scheme }, analyze);
			if (scheme === 'official') {
				assert.deepEqual(there, []);
				continue;
			}
			assert.ok(!isMessage(there) && 5 <= there.length, scheme);
			const changed = applyEdits(text, there);
			const back = renumber(analyze(changed), { scope: 'document', at: 0, scheme: 'official' }, analyze);
			assert.ok(!isMessage(back), scheme);
			const withoutReference = (one: string) => one.replace(/见.*。/, '');
			assert.equal(withoutReference(applyEdits(changed, sure(back))), withoutReference(text), scheme);
		}
	});

	test('a published report whose numbers are in order is left as it is, and stays so', function () {
		const folder = '../shared/corpus/reports';
		if (!existsSync(folder)) this.skip();
		this.timeout(120_000);
		for (const name of readdirSync(folder).slice(0, 12)) {
			const text = readFileSync(`${folder}/${name}`, 'utf8');
			const analyze = analyzerFor(name.endsWith('.md') ? 'markdown' : 'text', []);
			const changes = renumber(analyze(text), { scope: 'document', at: 0 }, analyze);
			if (isMessage(changes)) continue;
			const after = applyEdits(text, sure(changes));
			const again = renumber(analyze(after), { scope: 'document', at: 0 }, analyze);
			assert.deepEqual(isMessage(again) ? again : sure(again), [], name);
		}
	});
});

suite('sections', () => {
	test('promoting, demoting and moving change numbers, references, # and places; no word is lost', () => {
		const done: Record<string, number> = {};
		const sorted = (text: string) => [...wordsOf(text)].sort().join('');
		const own = rules.filter(({ id }) => NUMBERING.has(id));
		fc.assert(fc.property(outlined, fc.constantFrom(...MOVES), fc.nat(), ({ text, format }, move, where) => {
			const analyze = analyzerFor(format, own);
			const heads = text.split('\n').flatMap((_, index, all) => [all.slice(0, index).join('\n').length + 1]);
			const changes = moveSection(analyze(text), heads[where % heads.length], move, analyze);
			if (isMessage(changes)) return;
			done[move] = (done[move] ?? 0) + 1;
			const after = applyEdits(text, sure(changes));
			assert.equal(sorted(after), sorted(text), `${text}\n---\n${after}`);
			if (move === 'promote' || move === 'demote') assert.equal(wordsOf(after), wordsOf(text));
			assert.equal(after.split('\n').length, text.split('\n').length);
			assert.deepEqual(analyze(after).findings.map(({ rule, message }) => `${rule} ${message.zh}`), [], `${move}\n${text}\n---\n${after}`);
		}), { numRuns: 800 });
		for (const move of MOVES) assert.ok(60 < (done[move] ?? 0), JSON.stringify(done));
	});

	test('up and down again is where it was', () => {
		const text = '某镇报告\n一、甲\n正文甲。\n\n二、乙\n（一）丙。见第三部分。\n（二）丁。\n\n三、戊\n见第二部分（一）。\n四、己';
		const analyze = analyzerFor('text', []);
		const at = text.indexOf('二、乙');
		const up = moveSection(analyze(text), at, 'up', analyze);
		assert.ok(!isMessage(up));
		const moved = applyEdits(text, sure(up));
		assert.equal(moved, '某镇报告\n一、乙\n（一）丙。见第三部分。\n（二）丁。\n\n二、甲\n正文甲。\n\n三、戊\n见第一部分（一）。\n四、己');
		const down = moveSection(analyze(moved), moved.indexOf('一、乙'), 'down', analyze);
		assert.ok(!isMessage(down));
		assert.equal(applyEdits(moved, sure(down)), text);
	});
});

const piece = fc.constantFrom('全市', '共', '120', '1,234.5', '8:30', '3:2', 'PM2.5', ',', ';', ':', '?', '!', '(', ')', '（', '）', '，', '；', '：', '？', '！', '。', '.', '见', 'https://a.cn/b,c?d=(1)', '`x,(y)`', 'Hello, world', '“', '”', '亿元', '%', ' ', '\n', '[1]', '一、', '(二)', '| a,b |', '<b>');
const prose = fc.array(piece, { maxLength: 30 }).map(pieces => pieces.join(''));
const figuresOf = ({ quantities }: Analysis) => quantities.map(({ value, unit }) => `${printDecimal(value)} ${unit.name}`);

suite('punctuation in one width', () => {
	test('only marks change; twice is once; either way leads back; figures are the same', () => {
		fc.assert(fc.property(prose, fc.constantFrom<Format>('text', 'markdown'), (text, format) => {
			const analyze = analyzerFor(format, []);
			const normalise = (one: string, width: 'full' | 'half') => applyEdits(one, normaliseWidth(analyze(one).blocks, { start: 0, end: one.length }, width));
			const full = normalise(text, 'full');
			const half = normalise(full, 'half');
			const plain = (one: string) => one.normalize('NFKC').replaceAll(/[.。]/g, '.');
			assert.equal(plain(full), plain(text));
			assert.equal(plain(half), plain(text));
			assert.equal(normalise(full, 'full'), full);
			assert.equal(normalise(half, 'half'), half);
			assert.equal(normalise(half, 'full'), full);
			for (const kept of ['https://a.cn/b,c?d=(1)', '`x,(y)`', 'Hello, world', '1,234.5', '8:30', '3:2']) assert.equal(full.split(kept).length, text.split(kept).length, text);
		}), { numRuns: 1500 });
	});

	test('a note in brackets behind brackets does not become a link', () => {
		const text = '全市[1]（全市）设点（含分点）。';
		assert.equal(applyEdits(text, normaliseWidth(analyzerFor('markdown', [])(text).blocks, { start: 0, end: text.length }, 'half')), '全市[1]（全市）设点(含分点)。');
	});

	test('the rules of width are silent afterwards, and figures are the same', () => {
		const widths = rules.filter(({ id }) => id === 'mark-width' || id === 'bracket-width');
		const clause = fc.constantFrom('全市有学校120所', '其中民办15所', '占12.5%', '资金1,234.5万元', '会议于8:30开始', '比分3:2', '详见附件1');
		const mark = fc.constantFrom(',', ';', ':', '，', '；', '：', '!', '？', '。\n', '(含)', '（略）');
		fc.assert(fc.property(fc.array(fc.tuple(clause, mark), { minLength: 1, maxLength: 12 }), clauses => {
			const text = clauses.flat().join('');
			const analyze = analyzerFor('text', widths);
			const full = applyEdits(text, normaliseWidth(analyze(text).blocks, { start: 0, end: text.length }, 'full'));
			assert.deepEqual(analyze(full).findings.map(({ rule, message }) => `${rule} ${message.zh}`), [], full);
			assert.deepEqual(figuresOf(analyze(full)), figuresOf(analyze(text)));
		}), { numRuns: 300 });
	});
});

suite('typing', () => {
	test('Enter adds a number on the new line or takes one away from the line before; nothing else changes', () => {
		fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.nat(), (lines, where) => {
			const index = where % lines.length;
			const text = lines.toSpliced(index + 1, 0, '').join('\n');
			const at = lines.slice(0, index + 1).join('\n').length + 1;
			const edits = continueNumber(analyzerFor('text', [])(text), at);
			assert.ok(edits.length <= 1);
			for (const edit of edits) {
				if (edit.start < edit.end) assert.equal(wordsOf(text.slice(edit.start, edit.end)), '');
				else {
					assert.equal(edit.start, at);
					assert.equal(wordsOf(edit.text), '');
					assert.doesNotMatch(edit.text, /\n/);
				}
			}
		}), { numRuns: 1000 });
	});
});

suite('templates', () => {
	/** A snippet filled in with the words that stand in it, and a date. */
	const fill = (snippet: string) => snippet.replaceAll(/\$\{CURRENT_(?:MONTH|DATE)[^}]*\}|\$\{CURRENT_MONTH_NAME\}/g, '1').replaceAll('${CURRENT_YEAR}', '2025').replaceAll(/\$\{[0-9]+:([^}]*)\}/g, '$1').replaceAll(/\$[0-9]+/g, '');

	for (const profile of shippedProfiles.values()) {
		test(`${profile.name}: its own profile and the rules of numbering find nothing`, () => {
			const text = fill(writeTemplate(profile));
			assert.doesNotMatch(text, /[${}]/);
			const { findings, sections } = createAnalyzer(rules)(text, 'text', { ...defaultSettings, profile });
			const told = findings.filter(({ category }) => category === 'structure').map(({ rule, message }) => `${rule} ${message.zh}`);
			assert.deepEqual(told, [], text);
			const top = sections[0].level === 0 ? sections[0].children : sections;
			for (const { title, need } of profile.sections) if (need !== 'may' && need !== 'mustNot') assert.ok(top.some(one => one.title === title), `${title}\n${text}`);
		});
	}

	test('an office’s own profile makes one too', () => {
		const text = writeTemplate({ name: '社区月报', sections: [{ title: '本月工作', sections: [{ title: '党建' }, { title: '民生' }] }, { title: '旧事', need: 'mustNot' }, { title: '下月安排', skeleton: '安排如下：{$}。' }] });
		assert.equal(fill(text), '××单位2025年社区月报\n\n　　……，现将有关情况报告如下。\n\n一、本月工作\n（一）党建。\n（二）民生。\n\n二、下月安排\n安排如下：\\$。\n\n　　　　　　　　　　　　　　　　××单位\n　　　　　　　　　　　　　　　　2025年1月1日\n');
	});
});
