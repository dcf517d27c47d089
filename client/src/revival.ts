import { type Disposable, window, workspace } from 'vscode';
import type { BaseLanguageClient, CloseAction, ErrorAction, ErrorHandler } from 'vscode-languageclient';
import { say } from './say.ts';

/** Keeps the language server alive. It holds nothing but what the editor tells it again, so that its death costs nobody a word. */
export interface Revival {
	readonly errorHandler: ErrorHandler;
	/** From then on a server that does not answer any more is started again too. */
	readonly watch: (client: BaseLanguageClient, subscriptions: Disposable[]) => void;
}

/**
 * A server that dies is started again. One that dies again and again would only do so for ever: it is left alone, and that is
 * told once, with a way on.
 */
export function createRevival(): Revival {
	let client: BaseLanguageClient | undefined;
	let deaths: number[] = [];
	const mayLive = (): boolean => {
		const now = Date.now();
		deaths = [...deaths.filter(at => now - at < WINDOW), now];
		return deaths.length <= MOST_DEATHS;
	};
	const giveUp = (): string => {
		deaths = [];
		void offerRestart(client);
		return TOLD();
	};

	return {
		errorHandler: {
			// What one message does wrong concerns that message.
			error: () => ({ action: CONTINUE, handled: true }),
			closed: () => (mayLive()
				? { action: RESTART, handled: true, message: say('语言服务器已退出，正在重新启动。', 'The language server has ended; it is started again.') }
				: { action: DO_NOT_RESTART, handled: true, message: giveUp() }),
		},
		watch(watched, subscriptions) {
			client = watched;
			let calm: ReturnType<typeof setTimeout> | undefined;
			let late: ReturnType<typeof setTimeout> | undefined;
			const ask = async () => {
				if (late !== undefined || !watched.isRunning()) return;
				late = setTimeout(() => void restart(watched).catch(() => mayLive() || giveUp()), PATIENCE);
				await watched.sendRequest('tieout/status', { textDocument: { uri: '' } }).catch(() => undefined);
				clearTimeout(late);
				late = undefined;
			};
			subscriptions.push(
				// A worker that was ended from outside tells nobody, and neither does a server that reads without end.
				workspace.onDidChangeTextDocument(() => {
					clearTimeout(calm);
					calm = setTimeout(() => void ask(), CALM);
				}),
				{ dispose: () => [calm, late].forEach(clearTimeout) },
			);
		},
	};
}
const WINDOW = 3 * 60_000;
const MOST_DEATHS = 4;
const CALM = 1000;
const PATIENCE = 15_000;
// As numbers, for the module that names them is loaded only with the server.
const CONTINUE: ErrorAction.Continue = 1;
const DO_NOT_RESTART: CloseAction.DoNotRestart = 1;
const RESTART: CloseAction.Restart = 2;

const TOLD = () => say(
	`语言服务器三分钟内退出了 ${MOST_DEATHS + 1} 次，不再自动重启，暂不核校。文稿没有改动。`,
	`The language server ended ${MOST_DEATHS + 1} times within three minutes and is not started again: nothing is checked. Your text is as it was.`,
);

async function offerRestart(client: BaseLanguageClient | undefined): Promise<void> {
	const [again, log] = [say('重新启动', 'Start Again'), say('查看日志', 'Show Log')];
	const chosen = await window.showErrorMessage(TOLD(), again, log);
	if (chosen === log) client?.outputChannel.show();
	if (chosen === again && client !== undefined) await restart(client);
}

/** Whatever state it is in. */
export async function restart(client: BaseLanguageClient): Promise<void> {
	// One that does not answer does not say goodbye either.
	await client.stop().catch(() => undefined);
	await client.start();
}
