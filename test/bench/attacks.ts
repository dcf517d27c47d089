import { once } from 'node:events';
import { Worker, parentPort } from 'node:worker_threads';
import { createAnalyzer } from '../../server/src/core/analysis.ts';
import type { Format } from '../../server/src/core/blocks.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { attacks, writeAttack } from '../attacks.ts';

/** A text made to hurt. */
interface Attack {
	readonly name: string;
	readonly length: number;
	readonly format: Format;
}

/**
 * Texts made to hurt, at three lengths. The goal: the time per character stays within three times. One that takes longer than a
 * minute of the processor's time, or far longer than it should, has failed, and is not waited for. Tells how many have failed.
 */
export async function benchAttacks(): Promise<number> {
	console.log('texts made to hurt: nanoseconds a character at 10,000, 100,000 and 1,000,000 characters');
	let [worst, failed] = [0, 0];
	for (const name of Object.keys(attacks)) {
		for (const format of ['text', 'markdown'] as const) {
			let times: readonly number[] = [];
			let ratio = Infinity;
			// Times are noisy: too slow is what is so three times.
			for (let tries = 0; tries < 3 && MOST_RATIO < ratio; tries += 1) {
				times = await timeAll(name, format);
				ratio = times.length < LENGTHS.length ? Infinity : Math.max(...times) / times[0];
				if (times.length < LENGTHS.length) break;
			}
			worst = Math.max(worst, ratio);
			if (ratio <= MOST_RATIO) continue;
			failed += 1;
			console.log(`    ${name} (${format}): ${times.map(time => time.toFixed(0)).join(', ')}${ratio === Infinity ? ', then too long' : `: ${ratio.toFixed(1)} times`}`);
		}
	}
	worker?.removeAllListeners();
	await worker?.terminate();
	console.log(`    ${Object.keys(attacks).length} texts in two formats: at most ${worst.toFixed(1)} times, ${failed} above ${MOST_RATIO} times\n`);
	return failed;
}
const LENGTHS = [10_000, 100_000, 1_000_000];
const MOST_RATIO = 3;
const LIMIT_MILLISECONDS = 60_000;
const SHORTEST_LIMIT = 5000;

/** Nanoseconds a character, for each length up to the first that takes too long. */
async function timeAll(name: string, format: Format): Promise<number[]> {
	const times: number[] = [];
	for (const length of LENGTHS) {
		// twice what is too slow is waited for: how much slower it would be tells nothing more
		const limit = Math.min(LIMIT_MILLISECONDS, Math.max(SHORTEST_LIMIT, 2 * MOST_RATIO * Math.min(...times) * length / 1e6));
		const time = await timeWithin({ name, length, format }, limit);
		if (time === undefined) break;
		times.push(time / length * 1e6);
	}
	return times;
}

/** What is read without end cannot be stopped but with the thread that reads it. */
let worker: Worker | undefined;

async function timeWithin(attack: Attack, limit: number): Promise<number | undefined> {
	worker ??= new Worker(new URL(import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 4096 } });
	const before = process.cpuUsage();
	const timer = setInterval(() => {
		const { user, system } = process.cpuUsage(before);
		if (limit < (user + system) / 1000) void worker?.terminate();
	}, 500);
	worker.postMessage(attack);
	const asked = new AbortController();
	const answer = await Promise.race([once(worker, 'message', asked), once(worker, 'exit', asked)].map(one => one.catch(() => [])));
	asked.abort();
	clearInterval(timer);
	const [told] = answer as [unknown] as [{ readonly milliseconds: number } | number | undefined];
	if (typeof told === 'object') return told.milliseconds;
	worker = undefined;
	return undefined;
}

/** Answers, in a thread of its own, how long texts take. */
export function timeAttacks(): void {
	parentPort!.on('message', ({ name, length, format }: Attack) => {
		parentPort!.postMessage({ milliseconds: leastTimeOf(writeAttack(name, length), format) });
	});
}

/** Of a few runs, if they are short: what takes long is measured well enough by one. */
function leastTimeOf(text: string, format: Format): number {
	const first = timeOf(text, format);
	return first < SHORT ? Math.min(first, timeOf(text, format), timeOf(text, format)) : first;
}
const SHORT = 200;

function timeOf(text: string, format: Format): number {
	const before = process.cpuUsage();
	const { relations, quantities } = createAnalyzer(rules)(text, format, defaultSettings);
	if (relations.length + quantities.length < 0) throw new Error('never');
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
