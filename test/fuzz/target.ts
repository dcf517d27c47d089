import type { Random } from '../random.ts';

/** Something to be tried with inputs that nobody would think of. Inputs are plain data, so that one can be printed and run again. */
export interface Target<Input> {
	readonly name: string;
	readonly seeds: () => readonly Input[];
	/** Another input, out of one that is known and of the corpus that it comes from. */
	readonly mutate: (input: Input, random: Random, corpus: readonly Input[]) => Input;
	/** Throws what is wrong; tells how many executions it was. */
	readonly run: (input: Input) => number | Promise<number>;
	/** Smaller inputs that may do the same, the smallest first. */
	readonly shrink: (input: Input) => Iterable<Input>;
}

/** Texts with parts left out: halves first, single characters last. */
export function* shrinkText(text: string): Iterable<string> {
	for (let length = Math.ceil(text.length / 2); 1 <= length; length = length === 1 ? 0 : Math.ceil(length / 2)) {
		for (let start = 0; start < text.length; start += length) yield text.slice(0, start) + text.slice(start + length);
	}
}

/** Lists with parts left out, likewise. */
export function* shrinkList<T>(list: readonly T[]): Iterable<T[]> {
	for (let length = Math.ceil(list.length / 2); 1 <= length; length = length === 1 ? 0 : Math.ceil(length / 2)) {
		for (let start = 0; start < list.length; start += length) yield [...list.slice(0, start), ...list.slice(start + length)];
	}
}
