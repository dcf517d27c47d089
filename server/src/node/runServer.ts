import { setFlagsFromString } from 'node:v8';
import { runBundle } from './codeCache.ts';

/** Runs the language server. It stands beside an editor all day: what it holds beyond what it needs is to be half of that, not four times. */
export function runServer(): void {
	setFlagsFromString('--heap-growing-percent=50');
	runBundle('server.js', 'lsp');
}
