import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createAnalyzer } from '../core/analysis.ts';
import type { Language, Message } from '../core/message.ts';
import { rules } from '../rules/registry.ts';
import { formatOf } from './files.ts';
import { InputProblem, completeSettings, createSettingsReader, decodeInput, readBytes } from './inputs.ts';
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
	const threads = Math.min(availableParallelism(), Math.floor(files.length / FEWEST));
	if (1 < threads) return yield* checkInThreads(files, checking, threads);
	const checkFile = createFileCheck(checking);
	for (const file of files) yield await checkFile(file);
}

/** A thread takes as long to start as these files take to be checked. */
const FEWEST = 16;
/** How many files a thread is handed at a time. */
const BATCH = 4;
/** How many batches a thread may be ahead of what is printed. */
const AHEAD = 8;

function createFileCheck({ config, language, withCoverage }: Checking): (file: string) => Promise<Checked> {
	const settingsOf = createSettingsReader(config);
	return async file => {
		try {
			const settings = completeSettings(language, settingsOf(file));
			const { text } = decodeInput(file, await readBytes(file));
			// Nothing is remembered of one file for the next.
			return { report: toReport(file, createAnalyzer(rules)(text, formatOf(file), settings), language, withCoverage) };
		} catch (error) {
			if (!(error instanceof InputProblem)) throw error;
			return { problem: { path: error.path, told: error.told } };
		}
	};
}

interface Batch {
	readonly index: number;
	readonly files: readonly string[];
}

interface Done {
	readonly index: number;
	readonly checked: readonly Checked[];
}

async function* checkInThreads(files: readonly string[], checking: Checking, threads: number): AsyncGenerator<Checked> {
	const count = Math.ceil(files.length / BATCH);
	const done = new Map<number, readonly Checked[]>();
	let [handedOut, printed] = [0, 0];
	let wake = () => {};
	let fault: unknown;
	const idle = new Set<Worker>();
	const handOut = () => {
		for (const worker of idle) {
			if (count <= handedOut || printed + threads * AHEAD <= handedOut) return;
			const batch: Batch = { index: handedOut, files: files.slice(handedOut * BATCH, (handedOut + 1) * BATCH) };
			handedOut += 1;
			idle.delete(worker);
			worker.postMessage(batch);
		}
	};
	const workers = Array.from({ length: threads }, () => {
		const worker = new Worker(join(__dirname, 'cli.js'), { argv: ['check'], workerData: checking });
		worker.on('message', ({ index, checked }: Done) => {
			done.set(index, checked);
			idle.add(worker);
			handOut();
			wake();
		});
		worker.on('error', error => {
			fault = error;
			wake();
		});
		idle.add(worker);
		return worker;
	});
	try {
		for (handOut(); printed < count; printed += 1) {
			while (!done.has(printed) && fault === undefined) await new Promise<void>(resolve => (wake = resolve));
			if (fault !== undefined) throw fault;
			yield* done.get(printed)!;
			done.delete(printed);
			handOut();
		}
	} finally {
		await Promise.all(workers.map(worker => worker.terminate()));
	}
}

/** Whether this is a thread of such a check: then it does what it is handed. */
export function isThread(): boolean {
	if (isMainThread || parentPort === null) return false;
	const port = parentPort;
	const checkFile = createFileCheck(workerData as Checking);
	port.on('message', async ({ index, files }: Batch) => {
		const checked: Checked[] = [];
		for (const file of files) checked.push(await checkFile(file));
		port.postMessage({ index, checked } satisfies Done);
	});
	return true;
}
