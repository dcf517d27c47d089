import { runBundle } from './codeCache.ts';

/** Runs the language server. */
export function runServer(): void {
	runBundle('server.js', 'lsp', () => FLAGS.forEach((require('node:v8') as typeof import('node:v8')).setFlagsFromString));
}

const FLAGS = [
	// It stands beside an editor all day: what it holds beyond what it needs is to be half of that, not four times.
	'--heap-growing-percent=50',
	// An expression is interpreted once, then compiled: to improve what is interpreted takes longer than it saves.
	'--no-regexp-peephole-optimization',
];
