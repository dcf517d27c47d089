/** Ends the language server as nobody asked it to, its process or its worker, and waits until another is there, if one is expected. */
export async function killServer({ another }: { readonly another: boolean }): Promise<void> {
	const before = await findServer();
	if (before === undefined) throw new Error('there is no server');
	before.kill();
	for (const end = Date.now() + 20_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 20))) {
		const now = await findServer();
		const isAsExpected = another ? now !== undefined && now.id !== before.id : now === undefined;
		if (isAsExpected) return;
	}
	throw new Error(another ? 'no other server came' : 'the server did not end');
}

interface Server {
	readonly id: number;
	readonly kill: () => void;
}

const findServer = async (): Promise<Server | undefined> => (typeof process === 'object' && process.versions?.node !== undefined ? findProcess() : workers.at(-1));

/** A child of the extension host. */
async function findProcess(): Promise<Server | undefined> {
	const { readFileSync, readdirSync } = await import('node:fs');
	const read = (path: string) => {
		try {
			return readFileSync(path, 'utf8');
		} catch {
			return '';
		}
	};
	const children = readdirSync('/proc/self/task').flatMap(task => read(`/proc/self/task/${task}/children`).split(' ').filter(Boolean));
	const id = children.find(child => /tieout[^\0]*dist\/process\.js/.test(read(`/proc/${child}/cmdline`)));
	return id === undefined ? undefined : { id: Number(id), kill: () => process.kill(Number(id), 'SIGKILL') };
}

/** Workers are seen as they are made. */
const workers: Server[] = [];
if (typeof Worker === 'function') {
	const Original = Worker;
	globalThis.Worker = class extends Original {
		constructor(url: string | URL, options?: WorkerOptions) {
			super(url, options);
			const isServer = /\/dist\/server\.js/.test(String(url));
			if (!isServer) return;
			const server = {
				id: performance.now(),
				kill: () => {
					workers.splice(workers.indexOf(server), 1);
					this.terminate();
					this.dispatchEvent(new Event('error'));
				},
			};
			workers.push(server);
		}
	};
}
