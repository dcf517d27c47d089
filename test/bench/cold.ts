import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type Analysis, createAnalyzer } from '../../server/src/core/analysis.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { type Contender, type Sample, sample, timeSync } from './measure.ts';
import { loadPeers } from './peers.ts';

/** What reads texts in a thread of its own. */
interface Task {
	readonly reads: 'cold';
	/** Undefined where it is asked how much memory our analyses hold. */
	readonly reader: string | undefined;
	readonly texts: readonly string[];
}

/** Enough time that the engine compiles hardly anything any more: there are a thousand functions, and one is compiled when it has run for a while. */
const WARM_MILLISECONDS = 20_000;
/** How long a turn takes at least: the core forgets its way through a program while it does something else. */
const TURN_MILLISECONDS = 300;
const NUMERAL = /[0-9]+(?:\.[0-9]+)?/g;

/**
 * Those that read texts, ours first, each warm and in a thread of its own: what one leaves behind is not collected in another's time,
 * and makes the engine throw away nobody else's code.
 */
export async function openReaders(names: readonly string[], texts: readonly string[]): Promise<(Contender & { readonly close: () => Promise<number> })[]> {
	const readers = [];
	for (const reader of names) {
		const task: Task = { reads: 'cold', reader, texts };
		const worker = new Worker(process.argv[1], { workerData: task });
		const run = async (): Promise<readonly Sample[]> => {
			worker.postMessage(undefined);
			return (await once(worker, 'message'))[0];
		};
		for (const started = performance.now(); performance.now() - started < WARM_MILLISECONDS; ) await run();
		readers.push({ name: reader, run, close: () => worker.terminate() });
	}
	return readers;
}

/** The bytes that the analyses of some texts hold, the texts not counted, divided by the bytes of these as UTF-8. */
export async function readMemory(texts: readonly string[]): Promise<number> {
	const task: Task = { reads: 'cold', reader: undefined, texts };
	const worker = new Worker(process.argv[1], { workerData: task });
	const [held] = await once(worker, 'message');
	await worker.terminate();
	return held / texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** With what is made once, whatever is read, there before. */
function measureMemory(texts: readonly string[]): number {
	setFlagsFromString('--expose-gc');
	const collect: () => void = runInNewContext('gc');
	const heldAfter = (work: () => void): number => {
		work();
		collect();
		return process.memoryUsage().heapUsed;
	};
	const analyse = (text: string) => createAnalyzer(rules)(text, 'text', defaultSettings);
	const before = heldAfter(() => texts.forEach(analyse));
	const analyses: Analysis[] = [];
	const held = heldAfter(() => texts.forEach(text => analyses.push(analyse(text)))) - before;
	// they are there until now
	return analyses.length === texts.length ? held : NaN;
}

/** In a thread that reads: does so whenever it is asked. */
export async function readWhenAsked(): Promise<void> {
	const { reader, texts }: Task = workerData;
	if (reader === undefined) return parentPort!.postMessage(measureMemory(texts));
	const read = await findReader(reader);
	parentPort!.on('message', () => {
		const samples: Sample[] = [];
		for (const started = performance.now(); performance.now() - started < TURN_MILLISECONDS; ) samples.push(sample(() => texts.forEach(text => read(text))));
		parentPort!.postMessage(samples);
	});
}

export const isReading = (): boolean => !isMainThread && workerData?.reads === 'cold';

async function findReader(name: string): Promise<(text: string) => unknown> {
	if (name === OURS) return text => createAnalyzer(rules)(text, 'text', defaultSettings);
	if (name === FLOOR) return countNumerals;
	return (await loadPeers()).find(peer => peer.name === name)!.lint;
}
export const OURS = 'tieout';
export const FLOOR = 'floor: numerals by a regex';

/** One match after another: an engine may remember what all matches of a text were. */
function countNumerals(text: string): number {
	let count = 0;
	while (NUMERAL.exec(text) !== null) count += 1;
	return count;
}

/** Milliseconds. */
export const timeOnce = (text: string): number => timeSync(() => createAnalyzer(rules)(text, 'text', defaultSettings));
