import assert from 'node:assert/strict';
import Module from 'node:module';

// What the client does about a server that dies or does not answer, without an editor: what people are told cannot be seen from inside one.

type Loader = { _load: (name: string, ...rest: unknown[]) => unknown };

suite('a server that dies, told by the client', () => {
	const { setTimeout: realTimeout } = globalThis;
	const { now: realNow } = Date;
	const loader = Module as unknown as Loader;
	const { _load: load } = loader;
	let [told, chosen, now]: [string[][], string | undefined, number] = [[], undefined, 0];
	let change = () => {};
	const vscode = {
		env: { language: 'en' },
		window: {
			showErrorMessage: async (...words: string[]) => {
				told.push(words);
				return chosen;
			},
		},
		workspace: {
			getConfiguration: () => ({ get: () => undefined }),
			onDidChangeTextDocument: (does: () => void) => {
				change = does;
				return { dispose() {} };
			},
		},
	};
	suiteSetup(() => void (loader._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest))));
	suiteTeardown(() => void (loader._load = load));
	setup(() => {
		[told, chosen, now] = [[], undefined, 1e12];
		Date.now = () => now;
		// A second takes a millisecond.
		globalThis.setTimeout = ((does: () => void, time: number) => realTimeout(does, time / 1000)) as typeof setTimeout;
	});
	teardown(() => {
		Date.now = realNow;
		globalThis.setTimeout = realTimeout;
	});
	const pause = (milliseconds: number) => new Promise(resolve => realTimeout(resolve, milliseconds));

	async function watch({ answers }: { readonly answers: boolean }) {
		const { createRevival } = await import('../client/src/revival.ts');
		const revival = createRevival();
		const done: string[] = [];
		const client = {
			isRunning: () => true,
			sendRequest: () => (answers ? Promise.resolve() : new Promise(() => {})),
			stop: async () => void done.push('stop'),
			start: async () => void done.push('start'),
			outputChannel: { show: () => void done.push('log') },
		};
		revival.watch(client as never, []);
		const die = () => (revival.errorHandler.closed() as { action: number }).action;
		return { die, done };
	}
	const [GIVE_UP, RESTART] = [1, 2];

	test('four times within three minutes it is started again; the fifth time that is told once, with two ways on', async () => {
		const { die, done } = await watch({ answers: true });
		for (let death = 0; death < 4; death += 1) assert.equal(die(), RESTART);
		assert.deepEqual(told, []);
		assert.equal(die(), GIVE_UP);
		await pause(1);
		assert.deepEqual(told, [['The language server ended 5 times within three minutes and is not started again: nothing is checked. Your text is as it was.', 'Start Again', 'Show Log']]);
		assert.deepEqual(done, []);
		assert.equal(die(), RESTART, 'once somebody has started it, it has as many lives as before');
	});

	test('what is chosen then is done', async () => {
		for (const [choice, expected] of [['Start Again', ['stop', 'start']], ['Show Log', ['log']]] as const) {
			chosen = choice;
			const { die, done } = await watch({ answers: true });
			for (let death = 0; death < 5; death += 1) die();
			await pause(5);
			assert.deepEqual(done, expected);
		}
	});

	test('one that dies now and then is always started again', async () => {
		const { die } = await watch({ answers: true });
		for (let death = 0; death < 20; death += 1, now += 46_000) assert.equal(die(), RESTART);
		assert.deepEqual(told, []);
	});

	test('one that does not answer after an edit is started again; one that does is left alone', async () => {
		for (const [answers, expected] of [[false, ['stop', 'start']], [true, []]] as const) {
			const { done } = await watch({ answers });
			change();
			await pause(60);
			assert.deepEqual(done, expected);
		}
	});
});
