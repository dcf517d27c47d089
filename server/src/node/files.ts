import { readFile } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../files.ts';
import { createGlob } from '../globs.ts';
import { joinUri } from '../uris.ts';
import { decode, tellUndecodable } from './decoding.ts';
import { tellSystemError } from './systemErrors.ts';
import { walk } from './walk.ts';

/** The files of this machine. */
export const files: Files = {
	async read(uri) {
		try {
			const bytes = await readBytes(fileURLToPath(uri));
			const decoded = decode(bytes);
			return decoded ?? { problem: tellUndecodable(bytes) };
		} catch (error) {
			return MISSING.has((error as NodeJS.ErrnoException).code ?? '') ? undefined : { problem: tellSystemError(error) };
		}
	},
	async *find(folder, glob, token) {
		const root = fileURLToPath(folder);
		const toPath = (path: string) => relative(root, path).replaceAll(sep, '/');
		const matches = createGlob(glob);
		for await (const path of walk(root, (_name, file) => matches(toPath(file)))) {
			if (token.isCancellationRequested) return;
			yield joinUri(folder, toPath(path));
		}
	},
};
/** Node's own promises of files take longer to load than a report takes to be read. */
const readBytes = (path: string): Promise<Buffer> => new Promise((resolve, reject) => readFile(path, (error, bytes) => (error === null ? resolve(bytes) : reject(error))));

/** A URI that is no path here names nothing here. */
const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ERR_INVALID_FILE_URL_PATH', 'ERR_INVALID_FILE_URL_HOST', 'ERR_INVALID_ARG_VALUE', 'ERR_INVALID_URL']);
