import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const running = new Set();

/** Starts a program that ends with this one at the latest, and so do the programs that it starts. */
export function start(program, args, options) {
	const child = spawn(program, args, { ...options, detached: process.platform !== 'win32' });
	running.add(child);
	child.on('exit', () => running.delete(child));
	return child;
}

export function stop(child) {
	if (!running.delete(child)) return;
	try {
		if (process.platform === 'win32') child.kill();
		else process.kill(-child.pid, 'SIGTERM');
	} catch {
		// It has ended by itself.
	}
}

process.on('exit', () => running.forEach(stop));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** A port of this machine that nobody listens to. */
export const freePort = () => new Promise((resolve, reject) => {
	const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
		const { port } = server.address();
		server.close(() => resolve(port));
	});
});

/** Resolves once an address answers, if the program lives as long. */
export async function untilServed(address, child) {
	for (const end = Date.now() + 60_000; Date.now() < end && child.exitCode === null; await new Promise(resolve => setTimeout(resolve, 100))) {
		const response = await fetch(address).catch(() => undefined);
		if (response?.ok) return;
	}
	throw new Error(child.exitCode === null ? `nothing answers at ${address}` : `the program that should answer at ${address} ended with ${child.exitCode}`);
}
