import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { tokenizer } from 'acorn';
import { build } from 'esbuild';
import { type Report, analyse } from 'scslre';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import type { Format } from '../server/src/core/blocks.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { rules } from '../server/src/rules/registry.ts';

// Texts are as others write them: a pattern that can be matched in many ways takes for ever on some of them.
suite('regular expressions', function () {
	this.timeout(120_000);
	let patterns: readonly RegExp[] = [];
	suiteSetup(async () => {
		patterns = await readPatterns();
	});

	test('are found, literal and made', () => {
		const sources = patterns.map(({ source }) => source);
		assert.ok(300 < sources.length, `${sources.length}`);
	});

	test('repeat nothing that repeats itself', () => {
		assert.deepEqual(patterns.filter(isExponential).map(String), []);
		assert.ok(isExponential(/^(?:a|[0-9][0-9,.]*)*$/));
	});

	// Many look on from each place, which takes long if the text that they look at is: those are used on clauses, cells and the like, and must be.
	test('hurt no text that is made of what they repeat', function () {
		this.timeout(900_000);
		if (process.env.CI === undefined) this.skip();
		const picks = new Set(patterns.flatMap(reportsOf).map(({ character }) => character.pick));
		assert.ok(10 < picks.size, `${picks.size}`);
		const hurt: string[] = [];
		for (const pick of picks) {
			for (const head of ['', '# ', '一、', '| ', '2024年']) {
				for (const tail of ['', '12户，增长12%。', ' 12%.']) {
					for (const format of ['text', 'markdown'] as const) {
						const timeOf = (length: number) => cpuTimeOf(head + pick.repeat(length) + tail, format);
						const isSlow = () => 150 < timeOf(16_000) && 24 * Math.max(5, timeOf(2_000)) < timeOf(16_000);
						if (isSlow() && isSlow() && isSlow()) hurt.push(`${format}: ${JSON.stringify([head, pick, tail])}`);
					}
				}
			}
		}
		assert.deepEqual(hurt, []);
	});

	test('repeat no word that others of the same choice make up', () => {
		assert.deepEqual(patterns.flatMap(findMadeUp), []);
		assert.deepEqual(findMadeUp(/^(?:共|有|共有)*$/), ['共有 in /^(?:共|有|共有)*$/']);
	});
});

const isExponential = (pattern: RegExp): boolean => reportsOf(pattern).some(({ exponential }) => exponential);

/** Where a pattern may take longer than the text is long; found out once, since it takes its time. */
function reportsOf(pattern: RegExp): readonly Report[] {
	const known = reports.get(pattern) ?? analyse(pattern).reports;
	reports.set(pattern, known);
	return known;
}
const reports = new Map<RegExp, readonly Report[]>();

function cpuTimeOf(text: string, format: Format): number {
	const before = process.cpuUsage();
	createAnalyzer(rules)(text, format, defaultSettings);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** Words that can be read in two ways wherever they are repeated: 共有 beside 共 and 有. */
function findMadeUp(pattern: RegExp): string[] {
	const found: string[] = [];
	visitRegExpAST(new RegExpParser().parseLiteral(String(pattern)), {
		onQuantifierEnter({ max, element }: AST.Quantifier) {
			const isChoice = max === Infinity && (element.type === 'Group' || element.type === 'CapturingGroup') && 1 < element.alternatives.length;
			if (!isChoice) return;
			for (const alternative of element.alternatives) {
				const word = wordOf(alternative);
				const others = element.alternatives.filter(other => other !== alternative).map(({ raw }) => raw);
				if (word !== undefined && new RegExp(`^(?:${others.join('|')})+$`, pattern.flags.replace(/[gy]/g, '')).test(word)) found.push(`${word} in ${pattern}`);
			}
		},
	});
	return found;
}

function wordOf({ elements }: AST.Alternative): string | undefined {
	const characters = elements.map(element => (element.type === 'Character' ? String.fromCodePoint(element.value) : undefined));
	return characters.includes(undefined) ? undefined : characters.join('');
}

/** All that the product matches with: what stands in its code, and what is made of tables when it is loaded. */
async function readPatterns(): Promise<RegExp[]> {
	const contents = ['languageService.ts', 'rules/registry.ts', 'configuration.ts', 'uris.ts'].map(name => `export * from './server/src/${name}';`).join('\n');
	const { outputFiles: [{ text }] } = await build({ stdin: { contents, resolveDir: '.', loader: 'ts' }, bundle: true, write: false, format: 'cjs', platform: 'node', packages: 'external', charset: 'utf8' });
	const patterns = new Map<string, RegExp>();
	for (const token of tokenizer(text, { ecmaVersion: 'latest' })) {
		if (token.type.label !== 'regexp') continue;
		const { pattern, flags } = (token as unknown as { readonly value: { readonly pattern: string; readonly flags: string } }).value;
		patterns.set(`/${pattern}/${flags}`, new RegExp(pattern, flags));
	}
	const folder = mkdtempSync(join(process.cwd(), 'dist/regexes-'));
	const Original = globalThis.RegExp;
	try {
		writeFileSync(join(folder, 'bundle.cjs'), text);
		globalThis.RegExp = new Proxy(Original, {
			construct(target, words: [string, string?]) {
				const made = new target(...words);
				patterns.set(String(made), made);
				return made;
			},
		});
		createRequire(join(folder, 'x.cjs'))('./bundle.cjs');
	} finally {
		globalThis.RegExp = Original;
		rmSync(folder, { recursive: true });
	}
	return [...patterns.values()];
}
