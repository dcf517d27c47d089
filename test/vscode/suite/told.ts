/** Mocha's run, as far as it is listened to here; the library for Node and the one for browsers have different types. */
interface Run {
	on(event: 'pass' | 'pending', listener: (test: Test) => void): Run;
	on(event: 'fail', listener: (test: Test, error: Error) => void): Run;
	on(event: 'end', listener: () => void): Run;
}

interface Test {
	readonly duration?: number;
	fullTitle(): string;
}

/** Prints a line a test and the total; fails if a test fails, or if there is none. */
export function tellRun(run: Run): Promise<void> {
	const total = { passed: 0, failed: 0, skipped: 0 };
	return new Promise((resolve, reject) => {
		run
			.on('pass', test => {
				total.passed += 1;
				console.log(`✓ ${test.fullTitle()} (${test.duration} ms)`);
			})
			.on('fail', (test, error) => {
				total.failed += 1;
				console.log(`✗ ${test.fullTitle()}\n${error.stack ?? error}`);
			})
			.on('pending', test => {
				total.skipped += 1;
				console.log(`- ${test.fullTitle()}`);
			})
			.on('end', () => {
				console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
				if (total.failed === 0 && 0 < total.passed) resolve();
				else reject(new Error(`${total.failed} tests failed`));
			});
	});
}
