/** Choices that a seed decides, so that a text can be written again. */
export interface Random {
	/** A whole number from `least` to `most`, both included. */
	readonly int: (least: number, most: number) => number;
	readonly pick: <T>(list: readonly T[]) => T;
	readonly chance: (probability: number) => boolean;
	/** Some of a list, each once, in random order. */
	readonly some: <T>(list: readonly T[], count: number) => T[];
}

/** Tommy Ettinger's Mulberry32. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	const pick = <T>(list: readonly T[]) => list[int(0, list.length - 1)];
	const some = <T>(list: readonly T[], count: number) => {
		const rest = [...list];
		return Array.from({ length: count }, () => rest.splice(int(0, rest.length - 1), 1)[0]);
	};
	return { int, pick, chance: probability => next() < probability, some };
}
