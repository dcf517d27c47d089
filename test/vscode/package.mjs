// The package that users install: made as `npm run package` makes it, and unpacked for hosts that do not install.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import jszip from 'jszip';

export const vsix = resolve('dist/tieout.vsix');

/** Builds and packs. */
export function pack() {
	execFileSync('npm', ['run', '-s', 'package'], { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
}

/** Unpacks the package into a folder that goes away with this process. */
export async function unpack() {
	const place = mkdtempSync(join(tmpdir(), 'tieout-extension-'));
	process.on('exit', () => rmSync(place, { recursive: true, force: true }));
	const { files } = await jszip.loadAsync(readFileSync(vsix));
	for (const { name, dir } of Object.values(files)) {
		if (dir) continue;
		const path = join(place, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, await files[name].async('nodebuffer'));
	}
	return join(place, 'extension');
}
