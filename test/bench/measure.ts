/** Something to be timed: does its work, once or some times, and tells how long each took, in milliseconds. */
export interface Contender {
	readonly name: string;
	readonly run: () => number | Promise<number | readonly Sample[]>;
}

/** How long work took, and how long a piece of work that is always the same took on the same core, before or after: whichever was slower. */
export interface Sample {
	readonly time: number;
	readonly core: number;
}

export interface Timing {
	readonly name: string;
	/** In milliseconds. */
	readonly p50: number;
	readonly p95: number;
	/** The first contender's time ÷ this one's, the median over the rounds. */
	readonly ratio: number;
	/** How often it was timed; how often it had its core for itself then, where that is told, and the median of those. */
	readonly times: number;
	readonly undisturbed: { readonly times: number; readonly p50: number };
}

/** Times contenders in turn, round by round, so that whatever else the machine does meets them all. The first is ours. */
export async function timePaired(contenders: readonly Contender[], rounds: number, warmUps: number): Promise<Timing[]> {
	const turns = contenders.map(() => [] as (readonly Sample[])[]);
	for (let round = -warmUps; round < rounds; round += 1) {
		for (const [index, { run }] of contenders.entries()) {
			const told = await run();
			if (0 <= round) turns[index].push(typeof told === 'number' ? [{ time: told, core: Infinity }] : told);
		}
	}
	const most = SHARED * Math.min(...turns.flat(2).map(({ core }) => core));
	const medians = turns.map(of => of.map(samples => quantile(timesOf(samples), 0.5)));
	return contenders.map(({ name }, index) => {
		const samples = turns[index].flat();
		return {
			name,
			undisturbed: summarise(timesOf(samples.filter(({ core }) => core <= most && core < Infinity))),
			times: samples.length,
			p50: quantile(timesOf(samples), 0.5),
			p95: quantile(timesOf(samples), 0.95),
			ratio: quantile(medians[0].map((ours, round) => ours / medians[index][round]), 0.5),
		};
	});
}

const timesOf = (samples: readonly Sample[]) => samples.map(({ time }) => time);
const summarise = (times: readonly number[]) => ({ times: times.length, p50: quantile(times, 0.5) });

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

/** Times work, and what else is done on its core. */
export function sample(work: () => unknown): Sample {
	const before = timeSync(fillCore);
	const time = timeSync(work);
	return { time, core: Math.max(before, timeSync(fillCore)) };
}

export function timeSync(work: () => unknown): number {
	const started = performance.now();
	work();
	return performance.now() - started;
}

function quantile(values: readonly number[], at: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))];
}
