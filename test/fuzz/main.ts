import { once } from 'node:events';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '../random.ts';
import { analysisTarget } from './analysis.ts';
import { configurationTarget } from './configuration.ts';
import { startCoverage } from './coverage.ts';
import { type Failure, type Progress, explore } from './explore.ts';
import { sessionTarget } from './session.ts';
import type { Target } from './target.ts';

// `npm run fuzz [-- [--minutes N] [--seed N] [analysis] [session] [configuration]]`
// Without minutes it goes on to ten million executions: texts analysed, messages answered, configurations read.

const targets: Readonly<Record<string, Target<any>>> = { analysis: analysisTarget, session: sessionTarget, configuration: configurationTarget };
/** How the time is shared. */
const SHARES: Readonly<Record<string, number>> = { analysis: 0.6, session: 0.3, configuration: 0.1 };
const EXECUTIONS = 10_000_000;
/** An input that takes longer is taken to go on for ever. */
const HANG_MILLISECONDS = 60_000;
const LONGEST_INPUT = 4_000_000;

interface Task {
	readonly name: string;
	readonly seed: number;
	readonly minutes: number;
	readonly executions: number;
	/** The input that is being tried, as JSON, so that one that never ends can be told. */
	readonly current: SharedArrayBuffer;
}

type Told = { readonly progress: Progress } | { readonly failure: Failure };

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
	let total = 0;
	console.log(`seed ${seed}`);
	for (const name of names) total += await watch({ name, seed, minutes: minutes * SHARES[name] / shares, executions: minutes === Infinity ? EXECUTIONS * SHARES[name] / shares : Infinity, current: new SharedArrayBuffer(4 + 2 * LONGEST_INPUT) });
	console.log(`${total.toLocaleString('en-US')} executions without a fault`);
}

function refuse(message: string): never {
	console.error(message);
	process.exit(2);
}

/** Runs a part in a thread of its own, for a text that is read without end cannot tell so itself. */
async function watch(task: Task): Promise<number> {
	const worker = new Worker(new URL(import.meta.url), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
	let progress: Progress = { executions: 0, corpus: 0, reached: 0 };
	let [counter, since, shown] = [-1, Date.now(), Date.now()];
	const timer = setInterval(() => {
		const now = new Int32Array(task.current, 0, 1)[0];
		if (now !== counter) [counter, since] = [now, Date.now()];
		if (HANG_MILLISECONDS < Date.now() - since) fail(task, { input: readCurrent(task.current), reason: `it takes more than ${HANG_MILLISECONDS / 1000} s` });
	}, 1000);
	worker.on('message', (told: Told) => {
		if ('failure' in told) fail(task, told.failure);
		progress = told.progress;
		if (Date.now() - shown < 10_000) return;
		shown = Date.now();
		console.log(print(task.name, progress));
	});
	worker.on('error', error => fail(task, { input: readCurrent(task.current), reason: String(error) }));
	await once(worker, 'exit');
	clearInterval(timer);
	console.log(print(task.name, progress));
	return progress.executions;
}

const print = (name: string, { executions, corpus, reached }: Progress): string => `${name}: ${executions.toLocaleString('en-US')} executions, ${corpus} inputs in the corpus, ${reached.toLocaleString('en-US')} characters of code reached`;

function fail({ name, seed }: Task, { input, reason }: Failure): never {
	console.error(`${name}, seed ${seed}: ${reason}\n${typeof input === 'string' ? input : JSON.stringify(input)}`);
	process.exit(1);
}

async function work({ name, seed, minutes, executions, current }: Task): Promise<void> {
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
	const failure = await explore(targets[name], createRandom(seed), startCoverage(import.meta.url), goesOn, announce);
	if (failure !== undefined) parentPort!.postMessage({ failure });
	// The servers that were tried leave nothing running, but handles of their connections may.
	else setImmediate(() => process.exit());
}

function readCurrent(current: SharedArrayBuffer): string {
	const characters = new Uint16Array(current, 4);
	const codes = [...characters.subarray(0, characters.indexOf(0))];
	return codes.map(code => String.fromCharCode(code)).join('');
}

if (isMainThread) await main();
else await work(workerData as Task);
