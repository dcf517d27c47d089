// What the suites use of node:assert/strict, for the worker, which has no such module.
function assert(condition: unknown, message = `${condition} is not true`): asserts condition {
	if (!condition) throw new Error(message);
}

const print = (value: unknown) => JSON.stringify(value, undefined, '  ');

export default Object.assign(assert, {
	ok: assert,
	equal(actual: unknown, expected: unknown, message = ''): void {
		if (!Object.is(actual, expected)) throw new Error(`${message}\nis:        ${print(actual)}\nshould be: ${print(expected)}`);
	},
	deepEqual(actual: unknown, expected: unknown, message = ''): void {
		if (print(actual) !== print(expected)) throw new Error(`${message}\nis:        ${print(actual)}\nshould be: ${print(expected)}`);
	},
	match(actual: string, expected: RegExp, message = ''): void {
		if (!expected.test(actual)) throw new Error(`${message}\n${print(actual)} does not match ${expected}`);
	},
});
