import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { createAnalyzer } from '../core/analysis.ts';
import type { Language, Message } from '../core/message.ts';
import { rules } from '../rules/registry.ts';
import { formatOf } from './files.ts';
import { completeSettings, createSettingsReader, decodeInput, readBytes, toProblem } from './inputs.ts';
import { type Report, toReport } from './report.ts';

/** How files are to be checked. Plain data, for it is sent to other threads. */
export interface Checking {
	readonly config: string | undefined;
	readonly language: Language;
	readonly withCoverage: boolean;
}

/** What came of a file: a report, or why there is none. */
export type Checked = { readonly report: Report } | { readonly problem: { readonly path: string; readonly told: Message } };

/** Checks files, in order: many of them on all cores, of which each holds a few files at a time. */
export async function* checkFiles(files: readonly string[], checking: Checking): AsyncGenerator<Checked> {
	const isWorthIt = 2 * FEWEST <= files.length;
	// What is piped in comes to this thread.
	const threads = isWorthIt && !files.includes('-') ? Math.min(loadCores().availableParallelism(), Math.floor(files.length / FEWEST)) : 1;
	if (1 < threads) return yield* checkInThreads(files, checking, threads);
	if (isShort(files)) goUnoptimised();
	const checkFile = createFileCheck(checking);
	for (const file of files) yield await checkFile(file);
}

/**
 * One short report is checked before what the engine would optimise meanwhile is ready, and Node would wait for that at its end.
 * To interpret an expression once and to compile it then takes longer than to compile it at once.
 * What is kept of the compiled code is made for the flags that Node starts with.
 */
function goUnoptimised(): void {
	const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
	for (const name of FLAGS) setFlagsFromString(`--no-${name}`);
	process.prependOnceListener('exit', () => FLAGS.forEach(name => setFlagsFromString(`--${name}`)));
}
const FLAGS = ['opt', 'regexp-tier-up'];

function isShort([file, ...others]: readonly string[]): boolean {
	if (file === undefined || 0 < others.length) return false;
	try {
		return statSync(file).size < SHORT;
	} catch {
		// What is wrong with it is told where it is read.
		return false;
	}
}
/** In bytes: a report of 12,000 Chinese characters, with some to spare. */
const SHORT = 40_000;

// What only many files need is loaded for them alone: it would be a part of the time that one takes.
const loadCores = () => require('node:os') as typeof import('node:os');
const loadThreads = () => require('node:worker_threads') as typeof import('node:worker_threads');

/** A thread takes as long to start as these files take to be checked. */
const FEWEST = 16;
/** How many files a thread holds, so that it never waits for the next one. */
const HELD = 4;
/** How many files a thread may be ahead of what is printed. */
const AHEAD = 32;

function createFileCheck({ config, language, withCoverage }: Checking): (file: string) => Promise<Checked> {
	const settingsOf = createSettingsReader(config);
	return async file => {
		try {
			const settings = completeSettings(language, settingsOf(file));
			const { text } = decodeInput(file, await readBytes(file));
			// Nothing is remembered of one file for the next.
			return { report: toReport(file, createAnalyzer(rules)(text, formatOf(file), settings), language, withCoverage) };
		} catch (error) {
			const { path, told } = toProblem(file, error);
			return { problem: { path, told } };
		}
	};
}

/** A file's place in the list. */
interface Task {
	readonly index: number;
	readonly file: string;
}

interface Done {
	readonly index: number;
	readonly checked: Checked;
}

interface Thread {
	readonly worker: Worker;
	/** What it was handed and has not answered: it is at the first. */
	readonly held: Task[];
	/** Whether it is up and listens. */
	isReady: boolean;
}

async function* checkInThreads(files: readonly string[], checking: Checking, count: number): AsyncGenerator<Checked> {
	const done = new Map<number, Checked>();
	const returned: Task[] = [];
	const threads = new Set<Thread>();
	let [next, printed, isOver] = [0, 0, false];
	let wake = () => {};
	const takeNext = (): Task | undefined => {
		if (0 < returned.length) return returned.shift();
		const isFarAhead = printed + count * AHEAD <= next;
		return isFarAhead || files.length <= next ? undefined : { index: next, file: files[next++] };
	};
	const handOut = () => {
		for (const { worker, held, isReady } of threads) {
			while (isReady && held.length < HELD) {
				const task = takeNext();
				if (task === undefined) return;
				held.push(task);
				worker.postMessage(task);
			}
		}
	};
	const { Worker } = loadThreads();
	const start = () => {
		const thread: Thread = { worker: new Worker(join(__dirname, 'cli.js'), { argv: [THREAD], workerData: checking }), held: [], isReady: false };
		const { worker, held } = thread;
		let fault: unknown = 'exit';
		worker.on('message', (answer: Done | typeof READY) => {
			thread.isReady = true;
			if (answer !== READY) {
				held.shift();
				done.set(answer.index, answer.checked);
			}
			handOut();
			wake();
		});
		worker.once('error', error => (fault = error));
		worker.once('exit', () => {
			threads.delete(thread);
			if (isOver) return;
			// What it was at has ended it, and would end the next one. One that ended before it had anything is not replaced.
			const [culprit, ...others] = held;
			returned.push(...others);
			if (culprit !== undefined) {
				const { path, told } = toProblem(culprit.file, fault);
				done.set(culprit.index, { problem: { path, told } });
				start();
			}
			handOut();
			wake();
		});
		threads.add(thread);
	};
	for (let number = 0; number < count; number += 1) start();
	const checkHere = createFileCheck(checking);
	try {
		for (; printed < files.length; printed += 1) {
			while (!done.has(printed) && 0 < threads.size) await new Promise<void>(resolve => (wake = resolve));
			yield done.get(printed) ?? await checkHere(files[printed]);
			done.delete(printed);
			handOut();
		}
	} finally {
		isOver = true;
		await end([...threads]);
	}
}

/** One of them ends by itself, and so keeps what it has compiled. */
async function end([first, ...others]: readonly Thread[]): Promise<void> {
	for (const { worker } of others) void worker.terminate();
	if (first === undefined) return;
	first.worker.postMessage(END);
	await new Promise(resolve => first.worker.once('exit', resolve));
}

const THREAD = 'thread';
const READY = 'ready';
const END = 'end';

/** Whether this is a thread of such a check: then it does what it is handed. */
export function isThread(): boolean {
	if (process.argv[2] !== THREAD) return false;
	const { parentPort: port, workerData } = loadThreads();
	if (port === null) return false;
	const checkFile = createFileCheck(workerData as Checking);
	port.on('message', async (task: Task | typeof END) => {
		if (task === END) port.close();
		else port.postMessage({ index: task.index, checked: await checkFile(task.file) } satisfies Done);
	});
	port.postMessage(READY);
	return true;
}
