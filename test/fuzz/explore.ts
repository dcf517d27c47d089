import type { Random } from '../random.ts';
import type { Coverage } from './coverage.ts';
import type { Target } from './target.ts';

export interface Progress {
	readonly executions: number;
	readonly corpus: number;
	/** Characters of code that have run; none are counted where nothing is learnt. */
	readonly reached: number;
}

/** An input on which something is wrong, as small as it could be made. */
export interface Failure {
	readonly input: unknown;
	readonly reason: string;
}

/**
 * Tries inputs for as long as it is told to. With coverage those that reach code that none reached before join the corpus, from
 * which the next ones are made. It is asked for once a batch, since that takes as long as many inputs; only a batch with news is
 * looked through, by halves. Code runs several times as fast without.
 */
export async function explore<Input>(target: Target<Input>, corpus: Input[], random: Random, coverage: Coverage | undefined, goesOn: (progress: Progress) => boolean, announce: (input: Input) => void): Promise<Failure | undefined> {
	let executions = 0;
	const run = async (input: Input): Promise<string | undefined> => {
		const told = await tryInput(target, input, announce);
		if (typeof told === 'string') return told;
		executions += told;
		return undefined;
	};
	const learn = async (inputs: readonly Input[], coverage: Coverage): Promise<void> => {
		for (const input of inputs) await tryInput(target, input, announce);
		if (coverage.news(true) === 0) return;
		if (inputs.length === 1) {
			corpus.push(inputs[0]);
			await tryInput(target, inputs[0], announce);
			coverage.news();
			return;
		}
		const middle = inputs.length >> 1;
		await learn(inputs.slice(0, middle), coverage);
		await learn(inputs.slice(middle), coverage);
	};

	for (const input of coverage === undefined ? [] : corpus) {
		if (!goesOn({ executions, corpus: corpus.length, reached: coverage?.reached() ?? 0 })) return undefined;
		const reason = await run(input);
		if (reason !== undefined) return minimise(target, input, reason, announce);
	}
	coverage?.news();
	while (goesOn({ executions, corpus: corpus.length, reached: coverage?.reached() ?? 0 })) {
		const batch: Input[] = [];
		const end = performance.now() + BATCH_MILLISECONDS;
		while (performance.now() < end) {
			const input = target.mutate(random.pick(corpus), random, corpus);
			if (coverage !== undefined) batch.push(input);
			const reason = await run(input);
			if (reason !== undefined) return minimise(target, input, reason, announce);
		}
		if (coverage !== undefined && 0 < coverage.news(true)) await learn(batch, coverage);
	}
	return undefined;
}
const BATCH_MILLISECONDS = 2000;

/** Tells how many executions it was, or what is wrong. */
async function tryInput<Input>(target: Target<Input>, input: Input, announce: (input: Input) => void): Promise<number | string> {
	announce(input);
	try {
		return await target.run(input);
	} catch (error) {
		return error instanceof Error ? error.stack ?? error.message : String(error);
	}
}

async function minimise<Input>(target: Target<Input>, input: Input, reason: string, announce: (input: Input) => void): Promise<Failure> {
	const end = performance.now() + MINIMISING_MILLISECONDS;
	for (let smaller: Input | undefined = input; smaller !== undefined && performance.now() < end;) {
		smaller = undefined;
		for (const candidate of target.shrink(input)) {
			const told = await tryInput(target, candidate, announce);
			if (end <= performance.now()) break;
			if (typeof told === 'number') continue;
			[smaller, input, reason] = [candidate, candidate, told];
			break;
		}
	}
	return { input, reason };
}
const MINIMISING_MILLISECONDS = 120_000;
