import { runBundle } from './codeCache.ts';

/** Runs the language server. */
export function runServer(): void {
	runBundle('server.js', 'lsp', () => FLAGS.forEach((require('node:v8') as typeof import('node:v8')).setFlagsFromString));
}

const FLAGS = [
	// It stands beside an editor all day: what it holds beyond what it needs is to be half of that, not four times.
	'--heap-growing-percent=50',
	// What is new has one megabyte, as at the start, not sixteen twice: little outlives a key, and that little is soon moved to the rest.
	'--semi-space-growth-factor=1',
	// To interpret an expression once and to compile it then takes longer than to compile it at once.
	'--no-regexp-tier-up',
];
