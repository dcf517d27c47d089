import { once } from 'node:events';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '../random.ts';
import { analysisTarget } from './analysis.ts';
import { configurationTarget } from './configuration.ts';
import { startCoverage } from './coverage.ts';
import { type Failure, type Progress, explore } from './explore.ts';
import { sessionTarget, stdioTarget } from './session.ts';
import type { Target } from './target.ts';

// `npm run fuzz [-- [--minutes N] [--seed N] [analysis] [session] [stdio] [configuration]]`
// Without minutes it goes on to ten million executions: revisions analysed, messages that a server has read, configurations read.
// Round by round each part runs, and then learns for a while which inputs reach new code, which takes several times as long.

const targets: Readonly<Record<string, Target<any>>> = { analysis: analysisTarget, session: sessionTarget, stdio: stdioTarget, configuration: configurationTarget };
/** How the time is shared. */
const SHARES: Readonly<Record<string, number>> = { analysis: 0.4, session: 0.25, stdio: 0.1, configuration: 0.25 };
const LEARNING = 0.15;
const EXECUTIONS = 10_000_000;
const ROUND_MINUTES = 10;
/** An input that takes longer, of the processor's time or of any, is taken to go on for ever: others may be at work, and a server that waits takes none. */
const HANG_MILLISECONDS = 60_000;
const WAIT_MILLISECONDS = 900_000;
const LONGEST_INPUT = 4_000_000;

interface Task {
	readonly name: string;
	readonly seed: number;
	readonly minutes: number;
	readonly executions: number;
	/** What to learn from, and without which nothing is learnt but only run. */
	readonly learns: boolean;
	readonly corpus: readonly unknown[] | undefined;
	/** The input that is being tried, as JSON, so that one that never ends can be told. */
	readonly current: SharedArrayBuffer;
}

type Told = { readonly progress: Progress } | { readonly corpus: readonly unknown[] } | { readonly failure: Failure };

async function main(): Promise<void> {
	const words = process.argv.slice(2);
	const take = (option: string): number | undefined => {
		const at = words.indexOf(option);
		const value = at < 0 ? undefined : Number(words.splice(at, 2)[1]);
		if (Number.isNaN(value)) refuse(`${option} needs a number`);
		return value;
	};
	const [minutes, seed] = [take('--minutes') ?? Infinity, take('--seed') ?? Date.now() % 1e6];
	const names = words.length === 0 ? Object.keys(targets) : words;
	const unknown = names.filter(name => !Object.hasOwn(targets, name));
	if (0 < unknown.length) refuse(`There is no such part: ${unknown.join(' ')}. There are: ${Object.keys(targets).join(' ')}`);

	const shares = names.reduce((sum, name) => sum + SHARES[name], 0);
	const totals = new Map(names.map(name => [name, 0]));
	const corpora = new Map<string, readonly unknown[]>();
	const total = () => [...totals.values()].reduce((sum, one) => sum + one, 0);
	const current = new SharedArrayBuffer(4 + 2 * LONGEST_INPUT);
	const end = Date.now() + minutes * 60_000;
	console.log(`seed ${seed}`);
	for (let round = 0; Date.now() < end && total() < EXECUTIONS; round += 1) {
		const left = Math.min(ROUND_MINUTES, (end - Date.now()) / 60_000);
		for (const name of names) {
			for (const learns of [false, true]) {
				const time = left * SHARES[name] / shares * (learns ? LEARNING : 1 - LEARNING);
				const { executions, corpus } = await watch({ name, seed: seed + 2 * round + Number(learns), minutes: time, executions: EXECUTIONS - total(), learns, corpus: corpora.get(name), current });
				totals.set(name, totals.get(name)! + executions);
				corpora.set(name, corpus);
			}
		}
		console.log([...totals].map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`).join(', '));
	}
	console.log(`${total().toLocaleString('en-US')} executions without a fault`);
}

function refuse(message: string): never {
	console.error(message);
	process.exit(2);
}

/** Runs a part in a thread of its own, for a text that is read without end cannot tell so itself. */
async function watch(task: Task): Promise<{ readonly executions: number; readonly corpus: readonly unknown[] }> {
	const worker = new Worker(new URL(import.meta.url), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
	let progress: Progress = { executions: 0, corpus: 0, reached: 0 };
	let corpus = task.corpus ?? [];
	const before = process.cpuUsage();
	let [counter, since, worked, shown] = [-1, Date.now(), before, Date.now()];
	const timer = setInterval(() => {
		const now = new Int32Array(task.current, 0, 1)[0];
		if (now !== counter) [counter, since, worked] = [now, Date.now(), process.cpuUsage()];
		const { user, system } = process.cpuUsage(worked);
		const isHanging = HANG_MILLISECONDS < (user + system) / 1000 || WAIT_MILLISECONDS < Date.now() - since;
		if (isHanging) fail(task, { input: readCurrent(task.current), reason: `it takes ${((user + system) / 1e6).toFixed(0)} s of the processor, ${((Date.now() - since) / 1000).toFixed(0)} s in all` });
	}, 1000);
	worker.on('message', (told: Told) => {
		if ('failure' in told) fail(task, told.failure);
		if ('corpus' in told) corpus = told.corpus;
		else progress = told.progress;
		if (Date.now() - shown < SHOWN_MILLISECONDS) return;
		shown = Date.now();
		console.log(print(task, progress, process.cpuUsage(before)));
	});
	worker.on('error', error => fail(task, { input: readCurrent(task.current), reason: String(error) }));
	await once(worker, 'exit');
	clearInterval(timer);
	console.log(print(task, progress, process.cpuUsage(before)));
	return { executions: progress.executions, corpus };
}
const SHOWN_MILLISECONDS = 30_000;

/** The processor's time is that of this process; the servers of others have their own. */
const print = ({ name, learns }: Task, { executions, corpus, reached }: Progress, { user, system }: NodeJS.CpuUsage): string => (
	`${new Date().toISOString().slice(11, 19)} ${name}: ${executions.toLocaleString('en-US')} executions in ${((user + system) / 1e6).toFixed(0)} s of the processor, ${corpus} inputs in the corpus${learns ? `, ${reached.toLocaleString('en-US')} characters of code reached` : ''}`
);

function fail({ name, seed }: Task, { input, reason }: Failure): never {
	console.error(`${name}, seed ${seed}: ${reason}\n${typeof input === 'string' ? input : JSON.stringify(input)}`);
	process.exit(1);
}

async function work({ name, seed, minutes, executions, learns, corpus, current }: Task): Promise<void> {
	const end = Date.now() + minutes * 60_000;
	const counter = new Int32Array(current, 0, 1);
	const characters = new Uint16Array(current, 4);
	const announce = (input: unknown) => {
		const text = JSON.stringify(input).slice(0, LONGEST_INPUT - 1);
		for (let at = 0; at < text.length; at += 1) characters[at] = text.charCodeAt(at);
		characters[text.length] = 0;
		counter[0] += 1;
	};
	const goesOn = (progress: Progress) => {
		parentPort!.postMessage({ progress });
		return Date.now() < end && progress.executions < executions;
	};
	const known = [...corpus ?? targets[name].seeds()];
	const failure = await explore(targets[name], known, createRandom(seed), learns ? startCoverage(import.meta.url) : undefined, goesOn, announce);
	if (failure === undefined) parentPort!.postMessage({ corpus: known });
	else parentPort!.postMessage({ failure });
	// The servers that were tried leave nothing running, but handles of their connections may.
	if (failure === undefined) setImmediate(() => process.exit());
}

function readCurrent(current: SharedArrayBuffer): string {
	const characters = new Uint16Array(current, 4);
	const codes = [...characters.subarray(0, characters.indexOf(0))];
	return codes.map(code => String.fromCharCode(code)).join('');
}

if (isMainThread) await main();
else await work(workerData as Task);
