/** Something to be timed: does its work once and tells how long that took, in milliseconds. */
export interface Contender {
	readonly name: string;
	readonly run: () => number | Promise<number>;
}

export interface Timing {
	readonly name: string;
	/** In milliseconds. */
	readonly p50: number;
	readonly p95: number;
	/** The first contender's time ÷ this one's, the median over the rounds. */
	readonly ratio: number;
	/** The rounds in which it had its core for itself: how many, and their median. */
	readonly undisturbed: { readonly rounds: number; readonly p50: number };
}

/** Times contenders in turn, round by round, so that whatever else the machine does meets them all. The first is ours. */
export async function timePaired(contenders: readonly Contender[], rounds: number, warmUps: number): Promise<Timing[]> {
	const times = contenders.map(() => [] as number[]);
	const disturbances = contenders.map(() => [] as number[]);
	for (let round = -warmUps; round < rounds; round += 1) {
		for (const [index, { run }] of contenders.entries()) {
			const before = timeSync(fillCore);
			const time = await run();
			if (0 <= round) {
				times[index].push(time);
				disturbances[index].push(Math.max(before, timeSync(fillCore)));
			}
		}
	}
	const most = SHARED * Math.min(...disturbances.flat());
	return contenders.map(({ name }, index) => ({
		name,
		undisturbed: summarise(times[index].filter((_, round) => disturbances[index][round] <= most)),
		p50: quantile(times[index], 0.5),
		p95: quantile(times[index], 0.95),
		ratio: quantile(times[0].map((ours, round) => ours / times[index][round]), 0.5),
	}));
}

const summarise = (times: readonly number[]) => ({ rounds: times.length, p50: quantile(times, 0.5) });

/**
 * Does always the same: additions that do not wait for each other and fill the ports of a core, for a third of a millisecond or so. Where
 * it takes longer than it can, somebody else has half of the core: another thread of it, on a machine that is lent to many.
 */
function fillCore(): number {
	let [a, b, c, d, e, f, g, h] = [1, 2, 3, 4, 5, 6, 7, 8];
	for (let round = 0; round < 250_000; round += 1) {
		a = (a + round) | 0;
		b = (b ^ round) | 0;
		c = (c + round) | 0;
		d = (d ^ round) | 0;
		e = (e + round) | 0;
		f = (f ^ round) | 0;
		g = (g + round) | 0;
		h = (h ^ round) | 0;
	}
	return a + b + c + d + e + f + g + h;
}
/** How many times as long that may take on a core of one's own; half a core takes 1.6 times as long. */
const SHARED = 1.15;

export function timeSync(work: () => unknown): number {
	const started = performance.now();
	work();
	return performance.now() - started;
}

function quantile(values: readonly number[], at: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))];
}
