/**
 * The index of the first item that is not before what is sought, in a list that ascends by what `keyOf` tells; the list's length if all are.
 * Whole numbers are looked for behind what is sought by asking for the next one.
 */
export function firstFrom<T>(items: ArrayLike<T>, sought: number, keyOf: (item: T) => number): number {
	let [low, high] = [0, items.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (keyOf(items[middle]) < sought) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The same of numbers. */
export const firstNumberFrom = (numbers: ArrayLike<number>, sought: number): number => firstFrom(numbers, sought, itself);
const itself = (number: number): number => number;
