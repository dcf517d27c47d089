// The colours of the language, told by the engine of the very VS Code that shows them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { nodeHost } from '../hosts.mjs';

const cases = [
	['一、主要工作情况', ['一、', 'punctuation.definition.heading'], ['主要工作情况', 'markup.heading.1']],
	['（一）党建引领。全年开展活动36次。', ['（一）', 'punctuation.definition.heading'], ['党建引领', 'markup.heading.2'], ['36', 'constant.numeric'], ['次', 'keyword.other.unit']],
	['（2）定标准。', ['（2）', 'punctuation.definition.heading'], ['定标准', 'markup.heading.4']],
	['1.全年排查隐患180处，整改178处，其余2处正在整改。', ['1.', 'markup.heading.enumerator'], ['180', 'constant.numeric']],
	['1.5亿元投入到位', ['1.5', 'constant.numeric'], ['亿', 'keyword.other.unit.scale']],
	['第三章 附则', ['第三章', 'punctuation.definition.heading'], ['附则', 'markup.heading.1']],
	['Section 3 Findings', ['Section 3', 'punctuation.definition.heading'], ['Findings', 'markup.heading.1']],
	['整改率９８.９％，投入1,205.6万元', ['９８.９', 'constant.numeric.percentage'], ['％', 'keyword.other.unit.percentage'], ['1,205.6', 'constant.numeric'], ['万', 'keyword.other.unit.scale'], ['元', 'keyword.other.unit']],
	['做法：一是宣传；二是培训。首先，', ['一是', 'markup.heading.enumerator'], ['二是', 'markup.heading.enumerator'], ['首先，', 'markup.heading.enumerator']],
	['2025年3月8日《工作方案》印发“双减”', ['2025年3月8日', 'constant.other.date'], ['《工作方案》', 'string.other.title'], ['“双减”', 'meta.quoted']],
	['开通5G基站12个，拨打12345热线', ['12', 'constant.numeric'], ['5G', 'text.report'], ['12345', 'text.report']],
	['正文[bookmark: 书签1]正文', ['[bookmark: 书签1]', 'invalid.illegal.residue']],
];

suite('colours', () => {
	let grammar;

	suiteSetup(async () => {
		const require = createRequire(join(nodeHost.vscode, 'package.json'));
		const { OnigScanner, OnigString, loadWASM } = require('vscode-oniguruma');
		const { Registry, parseRawGrammar } = require('vscode-textmate');
		await loadWASM(readFileSync(join(require.resolve('vscode-oniguruma'), '../onig.wasm')));
		const path = 'syntaxes/report.tmLanguage.json';
		const registry = new Registry({
			onigLib: Promise.resolve({ createOnigScanner: patterns => new OnigScanner(patterns), createOnigString: text => new OnigString(text) }),
			loadGrammar: async () => parseRawGrammar(readFileSync(path, 'utf8'), path),
		});
		grammar = await registry.loadGrammar('text.report');
	});

	/** As a line below the first. */
	const tokensOf = line => grammar.tokenizeLine(line, grammar.tokenizeLine('', null).ruleStack).tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes: scopes.join(' ') }));

	for (const [line, ...colours] of cases) {
		test(line, () => {
			const tokens = tokensOf(line);
			for (const [text, scope] of colours) {
				const token = tokens.find(one => one.text === text) ?? tokens.find(one => one.text.includes(text) && one.scopes === scope);
				assert.ok(token?.scopes.includes(scope), `${text} is not ${scope}:\n${tokens.map(one => `${one.text}  ${one.scopes}`).join('\n')}`);
				if (scope === 'text.report') assert.equal(token.scopes, scope, text);
			}
		});
	}

	test('the first line is the title', () => {
		const [{ scopes }] = grammar.tokenizeLine('青石桥社区2025年工作总结', null).tokens;
		assert.ok(scopes.includes('markup.heading.0.report'), scopes.join(' '));
		assert.ok(!tokensOf('青石桥社区2025年工作总结')[0].scopes.includes('markup.heading'));
	});

	test('a long line takes time in proportion', () => {
		const milliseconds = times => {
			const line = '（一）全年完成签约1,205.6万元，一是排查180处；“摸底”《方案》2025年3月'.repeat(times);
			const started = performance.now();
			tokensOf(line);
			return performance.now() - started;
		};
		milliseconds(50);
		const [short, long] = [milliseconds(50), milliseconds(400)];
		assert.ok(long < 40 * short, `${short.toFixed(0)} ms, eight times as long: ${long.toFixed(0)} ms`);
	});
});
