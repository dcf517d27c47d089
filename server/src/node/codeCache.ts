import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { replaceFile } from './replaceFile.ts';

/**
 * Runs a bundle that lies beside this one, for a use of which it needs but a part. Compiling that takes longer than checking
 * a report with it, so what the engine made of it is kept in the user's cache folder for the next time: of this very bundle,
 * this engine, this user. A cache that can be neither read nor written is no fault.
 */
export function runBundle(name: string, use: string): void {
	const path = join(__dirname, name);
	const cache = isWanted() ? findCache(path, use) : undefined;
	const cachedData = cache === undefined ? undefined : readOwn(cache);
	const script = new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`, { filename: path, cachedData });
	const module = { exports: {} };
	script.runInThisContext()(module.exports, require, module, path, __dirname);
	if (cache !== undefined && script.cachedDataRejected !== false) keepLater(cache, () => script.createCachedData(), use);
}

/** Unless the user has told Node to go without, or this Node cannot tell what is damaged. */
const isWanted = (): boolean => (process.env.NODE_DISABLE_COMPILE_CACHE ?? '') === '' && crc32 !== undefined;

function findCache(path: string, use: string): string | undefined {
	try {
		const { size, mtimeMs } = statSync(path);
		return join(cacheFolder(), [use, size, Math.round(mtimeMs), process.versions.v8, process.arch].join('-'));
	} catch {
		return undefined;
	}
}

function cacheFolder(): string {
	const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
	const folder = process.platform === 'win32' ? LOCALAPPDATA : process.platform === 'darwin' ? join(homedir(), 'Library/Caches') : XDG_CACHE_HOME;
	return join(folder || join(homedir(), '.cache'), 'tieout');
}

/** What somebody else wrote is nothing to run, and the engine does not look at what is damaged before it runs it. */
function readOwn(cache: string): Buffer | undefined {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(cache, 'r');
		const isOwn = process.getuid === undefined || process.getuid() === fstatSync(descriptor).uid;
		if (!isOwn) return undefined;
		const bytes = readFileSync(descriptor);
		const data = bytes.subarray(0, -4);
		return 0 < data.length && crc32(data) === bytes.readUInt32LE(data.length) ? data : undefined;
	} catch {
		return undefined;
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

/** At the end all that ran is compiled; a server, which does not end, is waited for no longer than this. */
function keepLater(cache: string, make: () => Buffer, use: string): void {
	let isKept = false;
	const keep = () => {
		if (!isKept) write(cache, make);
		isKept = true;
	};
	process.once('exit', keep);
	if (use === 'lsp') setTimeout(keep, LATER).unref();
}
const LATER = 10_000;

function write(cache: string, make: () => Buffer): void {
	const folder = dirname(cache);
	try {
		const keptAt = statSync(cache, { throwIfNoEntry: false })?.mtimeMs ?? 0;
		// What another thread or process has kept meanwhile stays: it may have run more.
		if (performance.timeOrigin < keptAt) return;
		const data = make();
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		const sum = Buffer.alloc(4);
		sum.writeUInt32LE(crc32(data));
		replaceFile(cache, Buffer.concat([data, sum]));
		for (const old of readdirSync(folder).map(name => join(folder, name))) if (statSync(old).mtimeMs < Date.now() - KEPT) rmSync(old);
	} catch {
		// The next run compiles again.
	}
}
/** What an older version left is gone after a month. */
const KEPT = 30 * 24 * 3600 * 1000;
