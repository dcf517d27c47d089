import assert from 'node:assert/strict';
import { readConfiguration, settingsFor } from '../../server/src/configuration.ts';
import { addIgnored, removeIgnored } from '../../server/src/configurationEdits.ts';
import { createAnalyzer } from '../../server/src/core/analysis.ts';
import { applyEdits } from '../../server/src/core/edits.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Random } from '../random.ts';
import { inTime } from './analysis.ts';
import { type Target, shrinkText } from './target.ts';

/** A `tieout.json`, and the path of a report below its folder. */
interface Input {
	readonly text: string;
	readonly path: string;
}

/** Any configuration: no fault, in time, faults told at a place in it; what can be edited can be read again. An execution is one that was read. */
export const configurationTarget: Target<Input> = {
	name: 'configuration',
	seeds: () => [
		'', '{}', '[]', 'null', '{ "language": "zh" }', '{ "rules": { "sum-mismatch": "off", "residue": "error" } }',
		'{ "ignore": [{ "files": "2025/**" }, { "rule": "residue", "files": "*.txt" }] }',
		'{\n\t// 按要求\n\t"ignore": [\n\t\t{ "finding": "1b5f24c07e3a9d68", "about": "口径不同" }, // 习惯\n\t],\n}\n',
		'{ "__proto__": { "language": "zh" }, "constructor": 1 }', '{ "ignore": [{ "files": "*a*b*c*d*e*f" }] }', '{ "ignore": [{ "files": "{a,{b,c}*}?" }] }',
		'{ "terms": [{ "preferred": "网格员", "variants": ["网格管理员", "网格长"], "note": "通知" }] }',
		'{ "profiles": { "月报": { "sections": [{ "title": "下月安排", "aliases": ["下步安排"] }], "others": false, "ordered": true } }, "files": { "*.txt": "月报", "2025/**": "年度工作总结" } }',
	].map(text => ({ text, path: '2025/总结(终稿).txt' })),
	mutate({ text, path }, random, corpus) {
		let changed = text;
		for (let count = random.int(1, 4); 0 < count; count -= 1) changed = edit(changed, random, corpus);
		const other = random.chance(0.5) ? path : Array.from({ length: random.int(1, 6) }, () => random.pick(NAMES).repeat(random.int(1, 20))).join('').slice(0, 255);
		return { text: changed.slice(0, random.chance(0.9) ? 300 : random.chance(0.99) ? 1000 : 100_000), path: other };
	},
	run({ text, path }) {
		const configuration = inTime(text.length, () => readConfiguration(text, ruleIds));
		for (const { span: { start, end } } of configuration.problems) assert.ok(0 <= start && start <= end && end <= text.length, 'a fault stands outside of the text');
		assert.deepEqual(Object.keys(configuration.rules).filter(id => !ruleIds.has(id)), []);
		assert.equal(({} as { language?: unknown }).language, undefined, 'every object has got a language');
		const settings = inTime(text.length + path.length, () => settingsFor(configuration, path));
		// That takes longer than all the rest.
		if (text.length % 16 === 0) createAnalyzer(rules)('一、共12个，其中3个。', 'text', { ...defaultSettings, ...settings });

		const entry = { files: 'a.txt', rule: 'residue' };
		const added = addIgnored(text, entry);
		if (added === undefined || 0 < configuration.problems.length) return 1;
		const after = readConfiguration(applyEdits(text, added), ruleIds);
		assert.deepEqual(after.problems, []);
		assert.deepEqual(after.ignore, [...configuration.ignore, { ...entry, index: configuration.ignore.length }]);
		const taken = removeIgnored(text, configuration.ignore.map(({ index }) => index));
		if (taken !== undefined) assert.deepEqual(readConfiguration(applyEdits(text, taken), ruleIds).ignore, []);
		return 1;
	},
	*shrink({ text, path }) {
		for (const less of shrinkText(text)) yield { text: less, path };
		for (const less of shrinkText(path)) yield { text, path: less };
	},
};

const ruleIds: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

function edit(text: string, random: Random, corpus: readonly Input[]): string {
	const start = random.int(0, text.length);
	const end = Math.min(text.length, start + random.int(0, random.chance(0.8) ? 4 : 40));
	const put = (piece: string) => text.slice(0, start) + piece + text.slice(end);
	switch (random.int(0, 5)) {
		case 0: return put('');
		case 1: return put(text.slice(start, end).repeat(random.int(2, 3)));
		case 2: return put(random.pick(corpus).text);
		case 3: return put(random.pick(PIECES).repeat(random.chance(0.99) ? random.int(1, 4) : random.int(5, 5000)));
		default: return text.slice(0, start) + random.pick(PIECES) + text.slice(start);
	}
}

const PIECES = [
	'{', '}', '[', ']', ',', ':', '"', '\\', '/', '//', '/*', '*/', '\n', '\t', ' ', '"ignore": [', '{ "files": "', '"rule": "residue"', '"rules": {', '"terms": [{ "preferred": "', '"variants": ["', '"profiles": {', '"sections": [{ "title": "', '"aliases": ["', '"files": {', '"ordered": false', '"language": "en"', '"finding": "0000000000000000"', '"about": ""',
	'"__proto__": ', '"constructor": ', '"toString": ', 'null', 'true', '1e999', '-', '"\\u0000"', '\ufeff', '\ud800', '*', '**', '**/', '?', '{a,b}', '{1..9}', '*a', '(a|b)', '[a-z]', '!', '+(a)', '@(a)', '../', './', '总结', '\\\\', '\\*',
];
const NAMES = ['a', 'b', '/', '.', '*', '(', ')', '[', '{', '}', '\\', '总结', '2025/', '.txt', ' ', '\ud83d\ude00', '!', '?', '+'];
