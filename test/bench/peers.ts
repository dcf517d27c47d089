import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** Linters of prose to stand beside. They are no dependencies of the project: the bench fetches them into a folder of its own. */
const PEERS = ['autocorrect-node@2.14.0', 'markdownlint@0.42.1'];
const FOLDER = resolve('.bench');

export interface Peer {
	readonly name: string;
	readonly lint: (text: string) => unknown;
}

export function peerNames(): string[] {
	fetchPeers();
	return PEERS.map(peer => peer.slice(0, peer.indexOf('@')));
}

/** Lints a text in process. */
export async function loadPeers(): Promise<Peer[]> {
	fetchPeers();
	const { lintFor } = createRequire(`${FOLDER}/`)('autocorrect-node');
	const { lint } = await import(createRequire(`${FOLDER}/`).resolve('markdownlint/sync'));
	return [
		{ name: 'autocorrect-node', lint: text => lintFor(text, 'report.md') },
		{ name: 'markdownlint', lint: text => lint({ strings: { report: text } }) },
	];
}

/** The arguments to Node that lint files as a process of its own. */
export function autocorrectCommand(): string[] {
	fetchPeers();
	return [`${FOLDER}/node_modules/autocorrect-node/cli.js`, '--lint'];
}

function fetchPeers(): void {
	const done = `${FOLDER}/${PEERS.join('+').replaceAll('/', '-')}`;
	if (existsSync(done)) return;
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(`${FOLDER}/package.json`, '{ "private": true }\n');
	execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...PEERS], { cwd: FOLDER, stdio: 'inherit' });
	writeFileSync(done, '');
}
