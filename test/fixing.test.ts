import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import type { Format } from '../server/src/core/blocks.ts';
import { applyEdits, composeEdits, fixAll } from '../server/src/core/edits.ts';
import { printDecimal } from '../server/src/core/decimal.ts';
import type { Edit, Fix } from '../server/src/core/rule.ts';
import { type Settings, defaultSettings } from '../server/src/core/settings.ts';
import { formatOnType, formatRange } from '../server/src/features/formatting.ts';
import { rules } from '../server/src/rules/registry.ts';
import { writeDraft } from './drafts.ts';
import { readPages } from './pages.ts';
import { createRandom } from './random.ts';

const isSafe = ({ safe }: Fix) => safe;
const settings: Settings = { ...defaultSettings, terms: [{ preferred: '网格员', variants: ['网格长'] }] };
const analyzerFor = (format: Format, own = settings) => {
	const analyzer = createAnalyzer(rules);
	return (text: string) => analyzer(text, format, own);
};

/** Lines of which neighbours go wrong together: numbers, references, marks and words that touch. */
const line = fc.constantFrom(
	'一、甲', '二、乙', '三、丙', '四、丁', '（一）戊。正文', '（二）己', '(三)庚', '（2）辛', '（一）、壬', '（二）、癸', '1.子', '2、丑', '4.寅', '一是卯。二是辰。四是巳。', '一是，午', '首先，未。再次，申。', '正文如下：', '正文,内容。',
	'附件1', '[bookmark: x]四、酉\u200b戌', '见第三部分。', '第四部分另说,,', '见（二）,网格长到场', '包括包括。。', '二零二四年,约5人左右', '说明（一）:见下表', '(含)', '', '## 1 a', '## 3 c', '### 3.1 d', '### 3.3 e', 'See Section 3.3.',
);
const document = fc.tuple(fc.array(line, { maxLength: 20 }).map(lines => lines.join('\n')), fc.constantFrom<Format>('text', 'markdown'));

/** What is left of a text between edits stands in the other one too, in order, and nothing else but what they put in. */
function checkUntouched(text: string, edits: readonly Edit[], fixed: string): void {
	let [from, at] = [0, 0];
	for (const { start, end, text: put } of edits) {
		assert.ok(from <= start && start <= end, 'edits stand in order and apart');
		assert.equal(fixed.slice(at, at + start - from), text.slice(from, start));
		at += start - from;
		assert.equal(fixed.slice(at, at + put.length), put);
		at += put.length;
		from = end;
	}
	assert.equal(fixed.slice(at), text.slice(from));
}

suite('all safe fixes', function () {
	this.timeout(60_000);

	/** Whether anything was to be fixed. */
	const check = (text: string, format: Format, own = settings): boolean => {
		const analyze = analyzerFor(format, own);
		const { edits, count } = fixAll(text, analyze, isSafe);
		const fixed = applyEdits(text, edits);
		checkUntouched(text, edits, fixed);
		assert.equal(count === 0, edits.length === 0);
		assert.deepEqual(fixAll(fixed, analyze, isSafe).edits, [], JSON.stringify([text, fixed]));
		for (const { rule, fixes } of analyze(fixed).findings) assert.ok(!fixes.some(isSafe), `${rule} is still told: ${JSON.stringify(fixed)}`);
		return 0 < count;
	};

	test('twice are once, in every document of every page', () => {
		const fixed = readPages().flatMap(({ cases }) => cases).filter(one => check(one.text, one.format, one.settings));
		assert.ok(30 < fixed.length, `${fixed.length} had something to be fixed`);
	});

	test('twice are once, in drafts', () => {
		for (let seed = 0; seed < 60; seed += 1) for (const format of ['text', 'markdown'] as const) check(writeDraft(createRandom(seed), format), format);
	});

	test('twice are once, where much goes wrong together', () => {
		fc.assert(fc.property(document, ([text, format]) => void check(text, format)), { numRuns: 400 });
	});

	test('of one rule alone leave none of it that could be fixed', () => {
		fc.assert(fc.property(document, fc.constantFrom(...rules.map(({ id }) => id)), ([text, format], rule) => {
			const analyze = analyzerFor(format, { ...settings, rules: Object.fromEntries(rules.filter(({ id }) => id !== rule).map(({ id }) => [id, 'off'])) });
			const fixed = applyEdits(text, fixAll(text, analyze, isSafe).edits);
			assert.deepEqual(analyze(fixed).findings.filter(({ fixes }) => fixes.some(isSafe)), [], JSON.stringify([text, fixed]));
		}), { numRuns: 300 });
	});
});

suite('a fix of numbers', () => {
	const fixOf = (text: string) => {
		const [{ fixes: [fix] }] = analyzerFor('text')(text).findings.filter(({ rule }) => rule === 'numbering-gap');
		return { safe: fix.safe, fixed: applyEdits(text, fix.edits) };
	};
	const report = (reference: string) => `一、甲\n${reference}\n三、乙\n正文。\n四、丙\n正文。`;

	test('has what points to them follow', () => {
		assert.deepEqual(fixOf(report('详见第三部分。')), { safe: true, fixed: '一、甲\n详见第二部分。\n二、乙\n正文。\n三、丙\n正文。' });
	});

	test('is not safe where something may point elsewhere, and leaves that', () => {
		assert.deepEqual(fixOf(report('第三部分另有说明，详见第四部分。')), { safe: false, fixed: '一、甲\n第三部分另有说明，详见第三部分。\n二、乙\n正文。\n三、丙\n正文。' });
	});

	test('leaves what points into another text', () => {
		assert.deepEqual(fixOf(report('按照《方案》第三部分执行。')), { safe: true, fixed: '一、甲\n按照《方案》第三部分执行。\n二、乙\n正文。\n三、丙\n正文。' });
	});
});

suite('edits one after the other', () => {
	const edit = fc.tuple(fc.nat(12), fc.nat(4), fc.constantFrom('', 'x', 'yz', '一、')).map(([start, length, text]): Edit => ({ start, end: start + length, text }));
	/** Those that lie within a text and apart from each other. */
	const fit = (edits: readonly Edit[], { length }: string): Edit[] => {
		const fitting: Edit[] = [];
		for (const one of edits) if (one.end <= length && fitting.every(other => one.end < other.start || other.end < one.start)) fitting.push(one);
		return fitting;
	};

	test('are done at once by what they are composed to', () => {
		fc.assert(fc.property(fc.string({ minLength: 6, maxLength: 16 }), fc.array(edit, { maxLength: 5 }), fc.array(edit, { maxLength: 5 }), (text, one, other) => {
			const first = fit(one, text);
			const between = applyEdits(text, first);
			const second = fit(other, between);
			const composed = composeEdits(first, second);
			const after = applyEdits(between, second);
			assert.equal(applyEdits(text, composed), after);
			checkUntouched(text, composed, after);
		}), { numRuns: 3000 });
	});
});

suite('formatting', function () {
	this.timeout(60_000);
	const figuresOf = (text: string, format: Format) => analyzerFor(format)(text).quantities.map(({ value, numeral }) => `${printDecimal(value)} ${text.slice(numeral.start, numeral.end).normalize('NFKC')}`);
	const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.join('') ?? '';
	const figures = fc.constantFrom('全年完成1,234.5万元,占12.5%;', '8:30开会,比分3:2。', '共5-10户 ,,约3千人', '２０２４年 完成,其中(含甲)7处', '第3、4次 会议', 'PM2.5为35,同比 下降', '一、1,200户', '（一）、3户');
	const text = fc.oneof(
		fc.array(fc.oneof(figures, line), { maxLength: 12 }).map(lines => ['全年走访，登记，核对；办结（含转办），反馈，回访。', ...lines].join('\n')),
		fc.nat(60).map(seed => writeDraft(createRandom(seed), 'text')),
	);

	test('of any range changes marks and blanks in it, and never words or figures', () => {
		const part = fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
		let changed = 0;
		fc.assert(fc.property(text, fc.constantFrom<Format>('text', 'markdown'), part, part, (before, format, from, to) => {
			const [start, end] = [from, to].map(one => Math.round(one * before.length)).sort((a, b) => a - b);
			const document = TextDocument.create('file:///a.report', 'report', 1, before);
			const edits = formatRange(document, analyzerFor(format)(before), { start, end });
			const after = TextDocument.applyEdits(document, edits);
			if (0 < edits.length) changed += 1;
			assert.equal(after.slice(0, start), before.slice(0, start));
			assert.ok(after.endsWith(before.slice(end)));
			assert.equal(wordsOf(after), wordsOf(before));
			assert.deepEqual(figuresOf(after, format), figuresOf(before, format), JSON.stringify([before, after]));
		}), { numRuns: 200 });
		assert.ok(20 < changed, `${changed} changed`);
	});

	test('on Enter adds a number in the new line, or takes away one that stands alone, and nothing else', () => {
		let changed = 0;
		fc.assert(fc.property(text, fc.nat(), (before, where) => {
			const lines = before.split('\n');
			const at = where % lines.length;
			const typed = lines.toSpliced(at + 1, 0, '');
			const document = TextDocument.create('file:///a.report', 'report', 1, typed.join('\n'));
			const edits = formatOnType(document, analyzerFor('text')(document.getText()), document.offsetAt({ line: at + 1, character: 0 }));
			if (edits.length === 0) return;
			changed += 1;
			const after = TextDocument.applyEdits(document, edits).split('\n');
			const isEnded = after.length < typed.length;
			assert.deepEqual([...after.slice(0, at), ...after.slice(isEnded ? at + 1 : at + 2)], [...typed.slice(0, at), ...typed.slice(at + 2)]);
			if (isEnded) assert.match(wordsOf(typed[at]), /^[一二三四五六七八九十0-9A-Za-z]{0,4}[是要]?$/);
			else {
				assert.equal(after[at], typed[at]);
				assert.match(wordsOf(after[at + 1]), /^第?[一二三四五六七八九十0-9A-Za-z]{1,4}[是要条]?$/);
			}
		}), { numRuns: 300 });
		assert.ok(20 < changed, `${changed} changed`);
	});
});
