import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes beside the file and renames: whatever happens, the file is whole, as it was or as it should be. Throws what the system says. */
export function replaceFile(file: string, content: Uint8Array | string): void {
	const known = statSync(file, { throwIfNoEntry: false });
	// What is no file, such as a pipe or /dev/null, cannot be replaced.
	if (known !== undefined && !known.isFile()) return writeFileSync(file, content);
	const target = known === undefined ? file : realpathSync(file);
	// A name that no other thread, process or crash has left, and short, however long the file's own.
	const temporary = join(dirname(target), `.tieout-${Math.random().toString(36).slice(2)}.tmp`);
	const descriptor = openSync(temporary, 'wx', known?.mode);
	try {
		try {
			writeFileSync(descriptor, content);
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
		renameSync(temporary, target);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}
