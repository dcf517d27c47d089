/**
 * Remembers `read(key)` for two generations: what one revision does not ask for is gone after the next.
 * No sizes, no timers, no invalidation: the key is the whole input.
 */
export interface Memo<V> {
	(key: string): V;
	/** Starts a new generation: to be called once a revision, before its first question. */
	readonly nextRevision: () => void;
}

export function memoByText<V>(read: (text: string) => V): Memo<V> {
	let young = new Map<string, V>();
	let old = new Map<string, V>();
	const ask = (key: string): V => {
		const known = young.get(key);
		if (known !== undefined) return known;
		const value = old.get(key) ?? read(key);
		young.set(key, value);
		return value;
	};
	const nextRevision = () => {
		old = young;
		young = new Map();
	};
	return Object.assign(ask, { nextRevision });
}
