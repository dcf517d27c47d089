// Measures, beside a floor and peers that are timed in the same run. `npm run bench [cold] [keys] [start] [check] [files] [attacks]`
// Ratios tell; milliseconds depend on the machine. With `--small` it takes a minute, asks for no peers, and fails where a ratio is
// far from what it should be: whoever breaks the speed is told, and nobody whose machine is busy.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { writeReport } from '../generator.ts';
import { createRandom } from '../random.ts';
import { benchAttacks, timeAttacks } from './attacks.ts';
import { FLOOR, OURS, isReading, openReaders, readMemory, readWhenAsked, timeOnce } from './cold.ts';
import { type Timing, timePaired, timeSync } from './measure.ts';
import { autocorrectCommand, peerNames } from './peers.ts';
import { environment, openSession } from './session.ts';

const chosen = process.argv.slice(2).filter(word => word !== '--small');
const isSmall = process.argv.includes('--small');
let isBroken = false;
/** How many times a goal fails in a small run: a machine that is busy with something else makes ratios up to three times as high. */
const FAR_OFF = 5;
/** Enough that the machine has a core to itself in some. */
const ROUNDS = 30;

const parts: Readonly<Record<string, () => Promise<void>>> = { cold: benchCold, keys: benchKeys, start: benchStart, check: benchCheck, files: benchFiles, attacks: async () => void (!isSmall && 0 < await benchAttacks() && (isBroken = true)) };

const report = (size: number) => writeReport(createRandom(1), size, 'text').slice(0, size);
const CLI = resolve('dist/cli.js');
const SERVERS = [
	{ name: 'tieout lsp', words: [CLI, 'lsp', '--stdio'] },
	{ name: 'floor: empty server', words: [resolve('dist/test/bench/emptyServer.js'), '--stdio'] },
];

if (isMainThread) await main();
else if (isReading()) await readWhenAsked();
else timeAttacks();

async function main(): Promise<void> {
	const unknown = chosen.filter(name => !Object.hasOwn(parts, name));
	if (0 < unknown.length) {
		console.error(`There is no such part: ${unknown.join(' ')}. There are: ${Object.keys(parts).join(' ')}`);
		process.exit(2);
	}
	for (const [name, bench] of Object.entries(parts)) if (chosen.length === 0 || chosen.includes(name)) await bench();
	process.exit(isBroken ? 1 : 0);
}

/** Analysis in process, with nothing remembered of the text, all rules, in an engine that has compiled what is to run: a server has read other reports before. The goals: 15 MB/s, then 30. */
async function benchCold(): Promise<void> {
	if (isSmall) {
		// Twice the text takes twice the time.
		const [short, long] = [report(50_000), report(100_000)];
		const timings = await timePaired([long, short].map(text => ({ name: `${text.length.toLocaleString('en-US')} characters`, run: () => timeOnce(text) })), 7, 3);
		printTimings('cold analysis', timings, ({ p50 }) => `${p50.toFixed(0)} ms`);
		gate('twice the text', timings[1].ratio, 3.5);
		return;
	}
	const labelled = '../shared/corpus/reports';
	const texts: [string, readonly string[]][] = [['100,000 characters', [report(100_000)]], ['1,000,000 characters', [report(1_000_000)]]];
	if (existsSync(labelled)) texts.push(['published reports, one after another', readdirSync(labelled).filter(name => name.endsWith('.txt')).map(name => readFileSync(`${labelled}/${name}`, 'utf8'))]);
	for (const [name, reports] of texts) {
		const length = reports.reduce((sum, text) => sum + text.length, 0);
		const readers = await openReaders([OURS, FLOOR, ...(length < 500_000 ? peerNames() : [])], reports);
		const megabytes = reports.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
		const speed = (time: number) => `${(megabytes / time * 1000).toFixed(1)} MB/s`;
		printTimings(`cold analysis, ${name}`, await timePaired(readers, ROUNDS, 1), ({ p50, times, undisturbed }) => `${speed(p50)}, ${0 < undisturbed.times ? speed(undisturbed.p50) : '?'} in ${undisturbed.times} of ${times} times with a core`);
		for (const { close } of readers) await close();
		printGoals([['bytes held by the analysis for each of the text', await readMemory(reports), 10]]);
	}
}

/** didChange → diagnostics over stdio. The goals: within 1.5, 2 and 3 times the empty server, p95 at most twice p50 and under 110 MB with the longest text; what is asked after a key under 5 ms. */
async function benchKeys(): Promise<void> {
	const all = [[12_000, 'sentence', 1.5], [100_000, 'sentence', 2], [1_000_000, 'sentence', 3], [1_000_000, 'heading', 3], [100_000, 'cell', undefined]] as const;
	for (const [size, where, goal] of isSmall ? all.slice(0, 2) : all) {
		const sessions = await Promise.all(SERVERS.map(({ words }) => openSession(words, report(size), where)));
		const contenders = SERVERS.map(({ name }, index) => ({ name, run: sessions[index].type }));
		const memory = (name: string) => sessions[SERVERS.findIndex(server => server.name === name)].peakMemory()?.toFixed(0) ?? '?';
		const timings = await timePaired(contenders, isSmall ? 20 : 60, 20);
		printTimings(`one key in a ${where} of ${size.toLocaleString('en-US')} characters`, timings, ({ name, p50, p95 }) => `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, ${memory(name)} MB at most`, goal === undefined ? [] : [goal]);
		if (size === 1_000_000) printGoals([['p95 beside p50', timings[0].p95 / timings[0].p50, 2], ['MB', sessions[0].peakMemory(), 110]]);
		await Promise.all(sessions.map(({ close }) => close()));
	}
	const { ask, close } = await openSession(SERVERS[0].words, report(100_000));
	const features = ['documentSymbol', 'foldingRange', 'hover', 'completion', 'documentHighlight', 'inlayHint', 'semanticTokens/range', 'semanticTokens/full'];
	for (const feature of isSmall ? features.slice(0, 4) : features) {
		const timings = await timePaired([{ name: 'tieout lsp', run: () => ask(`textDocument/${feature}`) }], 40, 20);
		printTimings(`${feature} after a key in 100,000 characters`, timings, ({ p50, p95 }) => `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`);
		printGoals([['ms', timings[0].p50, 5]]);
	}
	await close();
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
	printTimings('start of the server to the first diagnostics, 12,000 characters', await timePaired(contenders, isSmall ? 3 : 15, 2), ({ p50 }) => `${p50.toFixed(0)} ms`, [1.3]);
}

/** One report checked by a process of its own. The goal: within 2.1 times Node with an empty bundle. */
async function benchCheck(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const file = join(folder, 'report.md');
	writeFileSync(file, report(12_000));
	const contenders = [
		{ name: 'tieout check', run: () => timeProcess([CLI, 'check', '--fail-on', 'never', file]) },
		{ name: 'floor: empty bundle', run: () => timeProcess([resolve('dist/test/bench/empty.js')]) },
		...(isSmall ? [] : [{ name: 'autocorrect --lint', run: () => timeProcess([...autocorrectCommand(), file]) }]),
	];
	printTimings('one report of 12,000 characters, as a process', await timePaired(contenders, isSmall ? 5 : 15, 3), ({ p50 }) => `${p50.toFixed(0)} ms`, [2.1, 1]);
	rmSync(folder, { recursive: true });
}

/** An office's archive. The goals: under a third of AutoCorrect's time, all cores at work, and no more memory for more files. */
async function benchFiles(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const counts = isSmall ? [48, 144] : [100, 1000, 3000];
	const files = Array.from({ length: counts.at(-1)! }, (_, seed) => join(folder, `report-${seed}.md`));
	const usage = join(folder, 'usage');
	for (const [seed, file] of files.entries()) writeFileSync(file, writeReport(createRandom(seed), 12_000, 'text'));
	const check = (count: number) => timeProcess([CLI, 'check', '--fail-on', 'never', ...files.slice(0, count)], usage);
	if (!isSmall) {
		const contenders = [
			{ name: 'tieout check', run: () => check(1000) },
			{ name: 'autocorrect --lint', run: () => timeProcess([...autocorrectCommand(), ...files.slice(0, 1000)]) },
		];
		printTimings('1,000 reports of 12,000 characters, as a process', await timePaired(contenders, 3, 1), ({ p50 }) => `${(p50 / 1000).toFixed(2)} s`, [0.33]);
	}
	console.log(`many reports of 12,000 characters, on ${availableParallelism()} cores`);
	const used = counts.map(count => {
		const time = check(count);
		const { cpu, memory } = JSON.parse(readFileSync(usage, 'utf8'));
		console.log(`    ${`${count.toLocaleString('en-US')} files`.padEnd(28)} ${(time / 1000).toFixed(2)} s, ${(cpu / time).toFixed(2)} cores at work, ${memory.toFixed(0)} MB at most`);
		return memory as number;
	});
	gate('memory for many files beside a few', used.at(-1)! / used[0], 1.8);
	console.log();
	rmSync(folder, { recursive: true });
}

/** `usage` is a file into which the process writes at its end what it took. */
function timeProcess(words: readonly string[], usage?: string): number {
	const told = usage === undefined ? {} : { NODE_OPTIONS: `--require=${resolve('test/bench/usage.cjs')}`, BENCH_USAGE: usage };
	return timeSync(() => {
		const { error, status, stderr } = spawnSync(process.execPath, words, { env: { ...environment(), ...told }, stdio: ['ignore', 'ignore', 'pipe'] });
		const couldNotRun = error !== undefined || status === null || 1 < status;
		if (couldNotRun) throw new Error(`${words.slice(0, 4).join(' ')}: ${error ?? stderr}`);
	});
}

/** Ours first, and how it stands to the others; the goals are ratios to them, in order. */
function printTimings(what: string, timings: readonly Timing[], print: (timing: Timing) => string, goals: readonly number[] = []): void {
	console.log(what);
	for (const [index, timing] of timings.entries()) {
		const goal = goals[index - 1];
		const toGoal = goal === undefined ? '' : timing.ratio <= goal ? `, reached: at most ${goal}` : `, NOT reached: at most ${goal}`;
		const beside = index === 0 ? '' : `tieout takes ${timing.ratio.toFixed(2)} times its time${toGoal}`;
		console.log(`    ${timing.name.padEnd(28)} ${print(timing).padEnd(52)} ${beside}`.trimEnd());
	}
	for (const [index, goal] of goals.entries()) gate(what, timings[index + 1]?.ratio ?? 0, FAR_OFF * goal);
	console.log();
}

/** What is no ratio to something else. */
function printGoals(goals: readonly (readonly [what: string, value: number | undefined, most: number])[]): void {
	for (const [what, value = NaN, most] of goals) console.log(`    ${value.toFixed(1)} ${what}, ${value <= most ? 'reached' : 'NOT reached'}: at most ${most}`);
	console.log();
}

/** In a small run a ratio that is far too high fails. */
function gate(what: string, ratio: number, most: number): void {
	if (!isSmall || ratio <= most) return;
	isBroken = true;
	console.log(`    too much: ${what}: ${ratio.toFixed(2)} times, at most ${most}`);
}
