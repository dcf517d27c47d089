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
}

/** Times contenders in turn, round by round, so that whatever else the machine does meets them all. The first is ours. */
export async function timePaired(contenders: readonly Contender[], rounds: number, warmUps: number): Promise<Timing[]> {
	const times = contenders.map(() => [] as number[]);
	for (let round = -warmUps; round < rounds; round += 1) {
		for (const [index, { run }] of contenders.entries()) {
			const time = await run();
			if (0 <= round) times[index].push(time);
		}
	}
	return contenders.map(({ name }, index) => ({
		name,
		p50: quantile(times[index], 0.5),
		p95: quantile(times[index], 0.95),
		ratio: quantile(times[0].map((ours, round) => ours / times[index][round]), 0.5),
	}));
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
