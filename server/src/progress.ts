import { type CancellationToken, CancellationTokenSource, type MessageConnection } from 'vscode-jsonrpc';

/** Long work that the client shows while it lasts, and may end. */
export interface Progress {
	readonly token: CancellationToken;
	readonly begin: (title: string) => void;
	readonly report: (percentage: number, message: string) => void;
	readonly done: () => void;
}

export interface ProgressTeller {
	/** Of work that the client asked for, who may want to be told. */
	readonly of: (workDoneToken: number | string | undefined, token: CancellationToken) => Progress;
	/** Of work that begins by itself. */
	readonly start: () => Promise<Progress>;
}

export function createProgressTeller(connection: MessageConnection): ProgressTeller {
	const running = new Map<number | string, CancellationTokenSource>();
	let started = 0;
	connection.onNotification('window/workDoneProgress/cancel', ({ token }: { readonly token: number | string }) => running.get(token)?.cancel());

	const tell = (place: number | string): Progress => {
		const source = new CancellationTokenSource();
		const send = (value: object) => void connection.sendNotification('$/progress', { token: place, value });
		running.set(place, source);
		return {
			token: source.token,
			begin: title => send({ kind: 'begin', title, percentage: 0, cancellable: true }),
			report: (percentage, message) => send({ kind: 'report', percentage: Math.round(percentage), message }),
			done() {
				running.delete(place);
				send({ kind: 'end' });
			},
		};
	};
	return {
		of(workDoneToken, token) {
			if (workDoneToken === undefined) return { token, begin() {}, report() {}, done() {} };
			const progress = tell(workDoneToken);
			token.onCancellationRequested(() => running.get(workDoneToken)?.cancel());
			return progress;
		},
		async start() {
			const place = `tieout/${started += 1}`;
			await connection.sendRequest('window/workDoneProgress/create', { token: place });
			return tell(place);
		},
	};
}
