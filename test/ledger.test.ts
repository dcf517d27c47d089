import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import jszip from 'jszip';
import { writeSpreadsheet } from '../client/src/xlsx.ts';
import { compareLedgers } from '../server/src/comparison.ts';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { toLedger } from '../server/src/ledger.ts';
import { printTable, toLedgerTable } from '../server/src/ledgerTable.ts';
import { rules } from '../server/src/rules/registry.ts';
import { within } from './session.ts';

const BEFORE = '石桥镇2024年工作总结\n一、安全\n排查老旧楼栋165栋，已整改150栋，整改率90.9%。\n二、收入\n集体收入400万元，同比下降2%。修路3公里。\n';
const NOW = '石桥镇2025年工作总结\n一、安全\n排查老旧楼栋180栋，已整改178栋，整改率96.9%。\n二、收入\n集体收入460万元，同比增长15%。植树20株。\n';

const ledgerOf = (text: string) => toLedger(createAnalyzer(rules)(text, 'text', defaultSettings), 'zh');

suite('ledger', () => {
	test('has every figure by section, with what it measures and whether it is tied', () => {
		const { title, year, sections, figures } = ledgerOf(NOW);
		assert.deepEqual([title, year], ['石桥镇2025年工作总结', 2025]);
		assert.deepEqual(sections.map(({ title: own, parent }) => [own, parent]), [['石桥镇2025年工作总结', -1], ['一、安全', 0], ['二、收入', 0]]);
		assert.deepEqual(figures.map(({ text, indicator, value, unit, period, section, status, findings, involved }) => [text, indicator, value, unit, period, section, status, findings.length, involved.length]), [
			['180栋', '老旧楼栋', '180', '栋', '2025', 1, 'violated', 0, 1],
			['178栋', '整改', '178', '栋', '2025', 1, 'violated', 0, 1],
			['96.9%', '整改率', '96.9', '%', '2025', 1, 'violated', 1, 0],
			['460万元', '集体收入', '4600000', '元', '2025', 2, undefined, 0, 0],
			['15%', '集体收入', '15', '%', '2025', 2, undefined, 0, 0],
			['20株', '植树', '20', '株', '2025', 2, undefined, 0, 0],
		]);
	});

	test('the numbers of headings are no figures', () => {
		const { figures } = ledgerOf('1. Overview\nThe town has 1,240 households.\n2. Results\nWe closed 624 requests.\n');
		assert.deepEqual(figures.map(({ text, indicator }) => [text, indicator]), [['1,240', 'households'], ['624', 'requests closed']]);
	});

	test('an earlier report is set beside it by indicator', () => {
		const { rows } = compareLedgers(ledgerOf(BEFORE), ledgerOf(NOW), 'zh');
		assert.deepEqual(rows.map(({ name, baseText, currentText, change, growth }) => [name, baseText, currentText, change, growth]), [
			['老旧楼栋', '165栋', '180栋', '15', '9.1'],
			['整改', '150栋', '178栋', '28', '18.7'],
			['整改率', '90.9%', '96.9%', '6', undefined],
			['集体收入', '400万元', '460万元', '600000', '15.0'],
			['集体收入（同比增长）', '−2%', '15%', '17', undefined],
			['植树', '', '20株', undefined, undefined],
			['修路', '3公里', '', undefined, undefined],
		]);
	});

	test('figures of one name are paired by their places, or not at all', () => {
		const before = '甲镇2024年总结\n一、消防\n检查30次。\n二、食品\n检查50次。\n';
		const now = '甲镇2025年总结\n一、食品\n检查60次。\n二、消防\n检查33次。\n';
		const pairsOf = (one: string, other: string) => compareLedgers(ledgerOf(one), ledgerOf(other), 'zh').rows.filter(({ base, current }) => base !== undefined && current !== undefined).map(({ baseText, currentText }) => [baseText, currentText]);
		assert.deepEqual(pairsOf(before, now), [['50次', '60次'], ['30次', '33次']]);
		assert.deepEqual(pairsOf(before, now.replace('食品', '市场').replace('消防', '道路')), []);
	});

	test('a spreadsheet gets digits as digits, and no formula', () => {
		const table = { name: '', heads: ['a', 'b'], rows: [[{ text: '=1+1' }, { number: '-2.50' }], [{ text: '引"号，\n行' }, { text: 'x,y' }]] };
		assert.equal(printTable(table, ','), 'a,b\r\n\'=1+1,-2.50\r\n"引""号，\n行","x,y"\r\n');
		assert.equal(printTable(table, '\t'), 'a\tb\r\n\'=1+1\t-2.50\r\n引"号， 行\tx,y\r\n');
		const { heads, rows } = toLedgerTable(ledgerOf(NOW), () => 3, 'zh', [3, 0]);
		assert.deepEqual(heads, ['章节', '指标', '限定', '数值', '单位', '时期', '原文', '勾稽', '依据', '发现', '行']);
		assert.deepEqual(rows.map(row => Object.values(row[3])[0]), ['4600000', '180']);
	});
});

suite('spreadsheets', () => {
	test('hold digits as numbers, words as words, and nothing that XML does not', async () => {
		const bytes = writeSpreadsheet({ name: '台账', heads: ['章节', '数值'], rows: [[{ text: '一 <&> "x"\u0001' }, { number: '-2.50' }], [{ text: '' }, { number: '1234567890123456' }]] });
		const { files } = await jszip.loadAsync(bytes);
		const sheet = await files['xl/worksheets/sheet1.xml'].async('string');
		assert.match(sheet, /<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">一 &lt;&amp;&gt; &quot;x&quot;<\/t><\/is><\/c><c r="B2" s="0"><v>-2\.50<\/v><\/c><\/row>/);
		assert.match(sheet, /<row r="3"><c r="B3" s="0" t="inlineStr"><is><t xml:space="preserve">1234567890123456</);
		assert.match(await files['xl/workbook.xml'].async('string'), /<sheet name="台账" /);
		const types = await files['[Content_Types].xml'].async('string');
		for (const [, path] of types.matchAll(/PartName="\/([^"]+)"/g)) assert.ok(path in files, path);
	});
});

suite('the built server: ledger', () => {
	let folder = '';
	setup(() => void (folder = mkdtempSync(join(tmpdir(), 'tieout-'))));
	teardown(() => rmSync(folder, { recursive: true, force: true }));
	const write = (name: string, text: string) => {
		writeFileSync(join(folder, name), text);
		return pathToFileURL(join(folder, name)).href;
	};

	test('answers with figures, a comparison and tables', () => within({}, async session => {
		const [base, uri] = [write('去年.txt', BEFORE), write('今年.txt', NOW)];
		await session.open(uri, NOW, 'plaintext');
		const ledger = await session.request('tieout/ledger', { textDocument: { uri: uri } });
		const [figure] = ledger.figures;
		assert.deepEqual([ledger.version, figure.name, figure.periodName, figure.status], [1, '老旧楼栋', '2025年', 'violated']);
		assert.deepEqual(figure.range, session.rangeOf(uri, '180栋'));

		const { rows } = await session.request('tieout/comparison', { textDocument: { uri: uri }, base });
		assert.deepEqual([rows[0].base, rows[0].current, rows.at(-1).current], [{ start: { line: 2, character: 6 }, end: { line: 2, character: 10 } }, figure.range, null]);

		const { text } = await session.request('tieout/ledgerTable', { textDocument: { uri: uri }, figures: [1], format: 'csv' });
		assert.match(text, /^\ufeff章节,.*\r\n一、安全,整改,,178,栋,2025年,178栋,不符,比率：178 ÷ 180 = .*\r\n$/);
		const cells = await session.request('tieout/ledgerTable', { textDocument: { uri: uri }, base, format: 'cells' });
		assert.deepEqual(cells.heads, ['章节', '指标', '单位', '2024', '2025', '增减', '增长（%）']);
		assert.deepEqual(cells.rows[0], [{ text: '一、安全' }, { text: '老旧楼栋' }, { text: '栋' }, { number: '165' }, { number: '180' }, { number: '15' }, { number: '9.1' }]);
	}));

	test('says which report cannot be read, and nothing of what is none', () => within({}, async session => {
		const uri = write('今年.txt', NOW);
		await session.open(uri, NOW, 'plaintext');
		await assert.rejects(session.request('tieout/comparison', { textDocument: { uri: uri }, base: pathToFileURL(join(folder, '没有.txt')).href }), /无法读取 没有\.txt/);
		await session.open('untitled:a', '买3斤苹果。', 'plaintext');
		assert.equal(await session.request('tieout/ledger', { textDocument: { uri: 'untitled:a' } }), null);
	}));

	test('the command line prints it too', () => {
		write('去年.txt', BEFORE);
		write('今年.txt', NOW);
		const run = (...words: string[]) => execFileSync(process.execPath, [resolve('dist/cli.js'), 'inspect', 'ledger', '--lang', 'zh', ...words], { cwd: folder, encoding: 'utf8' });
		assert.match(run('今年.txt'), /^今年\.txt\n {2}3 ! 老旧楼栋: 180栋 \(2025年\)\n {2}3 ! 整改: 178栋 .*\n {2}3 ✗ 整改率: 96\.9% /);
		const [head, first] = run('--format', 'csv', '今年.txt', '去年.txt').split('\r\n');
		assert.deepEqual([head.slice(0, 6), first.split(',').slice(0, 4)], ['\ufeff文件,章节', ['今年.txt', '一、安全', '老旧楼栋', '']]);
		assert.match(run('--against', '去年.txt', '今年.txt'), / {2}整改: 150栋 → 178栋 \+28 \(\+18\.7%\)\n/);
		const [{ file, comparison }] = JSON.parse(run('--against', '去年.txt', '--format', 'json', '今年.txt'));
		assert.deepEqual([file, comparison.rows.length], ['今年.txt', 7]);
	});
});
