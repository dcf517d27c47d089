import type { CreatePrinter } from './format.ts';

/** One array; an element a file, with no more than the contract names. */
export const createJsonPrinter: CreatePrinter = () => printArray(({ file, findings }) => ({
	file,
	findings: findings.map(({ rule, category, severity, message, start, end, line, column, related, fixes }) => ({
		rule, category, severity, message, start, end, line, column, related: related.map(one => ({ start: one.start, end: one.end })), fixes,
	})),
}));

/** Prints a JSON array as its elements come, so that no more than one is held. */
export function printArray<T>(toJson: (element: T) => unknown): { readonly printReport: (element: T) => string; readonly printEnd: () => string } {
	let count = 0;
	return {
		printReport: element => `${(count += 1) === 1 ? '[\n' : ',\n'}${JSON.stringify(toJson(element))}`,
		printEnd: () => (count === 0 ? '[]\n' : '\n]\n'),
	};
}
