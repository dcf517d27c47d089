import Mocha from 'mocha';
import { tellRun } from './told.ts';

/** What an extension host in Node runs. */
export async function run(): Promise<void> {
	const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, reporter: class {} as never });
	mocha.suite.emit('pre-require', globalThis, '', mocha);
	await import('./suites.ts');
	await tellRun(mocha.run());
}
