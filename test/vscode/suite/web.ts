import 'mocha/mocha.js';
import { tellRun } from './told.ts';

/** What an extension host in a web worker runs: one file, for there is no require. */
export async function run(): Promise<void> {
	mocha.setup({ ui: 'tdd', timeout: 30_000, reporter: class {} as never });
	await import('./suites.ts');
	await tellRun(mocha.run());
}
