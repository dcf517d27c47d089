// Measures, beside a floor and peers that are timed in the same run. `npm run bench [cold] [keys] [start] [check] [files]`
// Ratios tell; milliseconds depend on the machine.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createAnalyzer } from '../../server/src/core/analysis.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { writeReport } from '../generator.ts';
import { createRandom } from '../random.ts';
import { type Contender, type Timing, timePaired, timeSync } from './measure.ts';
import { benchAttacks } from './attacks.ts';
import { autocorrectCommand, loadPeers } from './peers.ts';
import { environment, openSession } from './session.ts';

const parts: Readonly<Record<string, () => Promise<void>>> = { cold: benchCold, keys: benchKeys, start: benchStart, check: benchCheck, files: benchFiles, attacks: async () => benchAttacks() };

const report = (size: number) => writeReport(createRandom(1), size, 'text').slice(0, size);
const CLI = resolve('dist/cli.js');
const NUMERAL = /[0-9]+(?:\.[0-9]+)?/g;
const SERVERS = [
	{ name: 'tieout lsp', words: [CLI, 'lsp', '--stdio'] },
	{ name: 'floor: empty server', words: [resolve('dist/test/bench/emptyServer.js'), '--stdio'] },
];

const chosen = process.argv.slice(2);
const unknown = chosen.filter(name => !Object.hasOwn(parts, name));
if (0 < unknown.length) {
	console.error(`There is no such part: ${unknown.join(' ')}. There are: ${Object.keys(parts).join(' ')}`);
	process.exit(2);
}
for (const [name, bench] of Object.entries(parts)) if (chosen.length === 0 || chosen.includes(name)) await bench();
process.exit(0);

/** Analysis in process, with nothing remembered, all rules. The goal: 30 MB/s. */
async function benchCold(): Promise<void> {
	const peers = await loadPeers();
	const labelled = '../shared/corpus/reports';
	const texts: [string, string][] = [['100,000 characters', report(100_000)], ['1,000,000 characters', report(1_000_000)]];
	if (existsSync(labelled)) texts.push(['published reports', readdirSync(labelled).filter(name => name.endsWith('.txt')).map(name => readFileSync(`${labelled}/${name}`, 'utf8')).join('\n')]);
	for (const [name, text] of texts) {
		const contenders: Contender[] = [
			{ name: 'tieout', run: () => timeSync(() => createAnalyzer(rules)(text, 'text', defaultSettings)) },
			{ name: 'floor: numerals by a regex', run: () => timeSync(() => countMatches(NUMERAL, text)) },
			...(text.length < 500_000 ? peers : []).map(({ name, lint }) => ({ name, run: () => timeSync(() => lint(text)) })),
		];
		const megabytes = Buffer.byteLength(text) / 1e6;
		printTimings(`cold analysis, ${name}`, await timePaired(contenders, 9, 4), ({ p50 }) => `${(megabytes / p50 * 1000).toFixed(1)} MB/s`);
	}
}

/** One match after another: an engine may remember what all matches of a text were. */
function countMatches(pattern: RegExp, text: string): number {
	let count = 0;
	while (pattern.exec(text) !== null) count += 1;
	return count;
}

/** didChange → diagnostics over stdio. The goals: within 1.5, 2 and 3 times the empty server; under 110 MB with the longest text. */
async function benchKeys(): Promise<void> {
	for (const [size, where] of [[12_000, 'sentence'], [100_000, 'sentence'], [1_000_000, 'sentence'], [1_000_000, 'heading']] as const) {
		const sessions = await Promise.all(SERVERS.map(({ words }) => openSession(words, report(size), where)));
		const contenders = SERVERS.map(({ name }, index) => ({ name, run: sessions[index].type }));
		const memory = (name: string) => sessions[SERVERS.findIndex(server => server.name === name)].peakMemory()?.toFixed(0) ?? '?';
		const timings = await timePaired(contenders, 60, 20);
		printTimings(`one key in a ${where} of ${size.toLocaleString('en-US')} characters`, timings, ({ name, p50, p95 }) => `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ${memory(name)} MB at most`);
		await Promise.all(sessions.map(({ close }) => close()));
	}
}

/** From the start of a server's process to the first diagnostics. The goal: within 1.3 times the empty server. */
async function benchStart(): Promise<void> {
	const contenders = SERVERS.map(({ name, words }) => ({
		name,
		run: async () => {
			const { started, close } = await openSession(words, report(12_000));
			await close();
			return started;
		},
	}));
	printTimings('start of the server to the first diagnostics, 12,000 characters', await timePaired(contenders, 15, 2), ({ p50 }) => `${p50.toFixed(0)} ms`, [1.3]);
}

/** One report checked by a process of its own. The goal: within 2.1 times Node with an empty bundle. */
async function benchCheck(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const file = join(folder, 'report.md');
	writeFileSync(file, report(12_000));
	const contenders = [
		{ name: 'tieout check', run: () => timeProcess([CLI, 'check', '--fail-on', 'never', file]) },
		{ name: 'floor: empty bundle', run: () => timeProcess([resolve('dist/test/bench/empty.js')]) },
		{ name: 'autocorrect --lint', run: () => timeProcess([...autocorrectCommand(), file]) },
	];
	printTimings('one report of 12,000 characters, as a process', await timePaired(contenders, 15, 3), ({ p50 }) => `${p50.toFixed(0)} ms`, [2.1, 1]);
	rmSync(folder, { recursive: true });
}

/** An office's archive. The goal: under a third of AutoCorrect's time. */
async function benchFiles(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	mkdirSync(join(folder, 'reports'));
	for (let seed = 0; seed < 1000; seed += 1) writeFileSync(join(folder, 'reports', `report-${seed}.md`), writeReport(createRandom(seed), 12_000, 'text'));
	const contenders = [
		{ name: 'tieout check', run: () => timeProcess([CLI, 'check', '--fail-on', 'never', join(folder, 'reports')]) },
		{ name: 'autocorrect --lint', run: () => timeProcess([...autocorrectCommand(), join(folder, 'reports')]) },
	];
	printTimings('1,000 reports of 12,000 characters, as a process', await timePaired(contenders, 3, 1), ({ p50 }) => `${(p50 / 1000).toFixed(2)} s`);
	rmSync(folder, { recursive: true });
}

function timeProcess(words: readonly string[]): number {
	return timeSync(() => {
		const { error, status, stderr } = spawnSync(process.execPath, words, { env: environment(), stdio: ['ignore', 'ignore', 'pipe'] });
		const couldNotRun = error !== undefined || status === null || 1 < status;
		if (couldNotRun) throw new Error(`${words.join(' ')}: ${error ?? stderr}`);
	});
}

/** Ours first, and how it stands to the others; the goals are ratios to them, in order. */
function printTimings(what: string, timings: readonly Timing[], print: (timing: Timing) => string, goals: readonly number[] = []): void {
	console.log(what);
	for (const [index, timing] of timings.entries()) {
		const goal = goals[index - 1];
		const toGoal = goal === undefined ? '' : timing.ratio <= goal ? `, reached: at most ${goal}` : `, NOT reached: at most ${goal}`;
		const beside = index === 0 ? '' : `tieout takes ${timing.ratio.toFixed(2)} times its time${toGoal}`;
		console.log(`    ${timing.name.padEnd(28)} ${print(timing).padEnd(42)} ${beside}`.trimEnd());
	}
	console.log();
}
