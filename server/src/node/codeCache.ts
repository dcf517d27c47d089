import { transcode } from 'node:buffer';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { replaceFile } from './replaceFile.ts';

/**
 * Runs a bundle that lies beside this one, for a use of which it needs but a part. Compiling that takes longer than checking
 * a report with it, so what the engine made of it is kept in the user's cache folder for the next time: of this very bundle,
 * this engine, this user. A cache that can be neither read nor written is no fault. What does not end tells what to do once
 * nothing is left to be kept: whoever sets flags of the engine does so then, for this cache and Node's own modules, which have
 * one too, are made for one set of flags.
 */
export function runBundle(name: string, use: string, whenKept?: () => void): void {
	const path = join(__dirname, name);
	const cache = isWanted() ? findCache(path, use) : undefined;
	const cachedData = cache === undefined ? undefined : readOwn(cache);
	const script = new Script(readModule(path), { filename: path, cachedData });
	const module = { exports: {} };
	script.runInThisContext()(module.exports, require, module, path, __dirname);
	if (cache !== undefined && script.cachedDataRejected !== false) keepLater(cache, () => script.createCachedData(), whenKept);
	else if (whenKept !== undefined) setImmediate(whenKept);
}

/**
 * A bundle as the function that Node makes of a file, in one piece: the engine would copy what is put together. To transcode is
 * several times as fast as to read as UTF-8.
 */
const readModule = (path: string): string => transcode(Buffer.concat([HEAD, readFileSync(path), TAIL]), 'utf8', 'utf16le').toString('utf16le');
const [HEAD, TAIL] = ['(function (exports, require, module, __filename, __dirname) {', '\n})'].map(text => Buffer.from(text));

/** Unless the user has told Node to go without. */
const isWanted = (): boolean => (process.env.NODE_DISABLE_COMPILE_CACHE ?? '') === '';

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
	const folder = process.platform === 'win32' ? LOCALAPPDATA : process.platform === 'darwin' ? join(home(), 'Library/Caches') : XDG_CACHE_HOME;
	return join(folder || join(home(), '.cache'), 'tieout');
}

const home = (): string => process.env.HOME || (require('node:os') as typeof import('node:os')).homedir();

/**
 * What somebody else wrote is nothing to run, and the engine does not look at what is damaged before it runs it. So the data stand
 * there twice: to compare them takes a tenth of the time that a checksum does, for which Node would have to load its streams.
 */
function readOwn(cache: string): Buffer | undefined {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(cache, 'r');
		const isOwn = process.getuid === undefined || process.getuid() === fstatSync(descriptor).uid;
		if (!isOwn) return undefined;
		const bytes = readFileSync(descriptor);
		const data = bytes.subarray(0, bytes.length / 2);
		return 0 < data.length && data.equals(bytes.subarray(data.length)) ? data : undefined;
	} catch {
		return undefined;
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

/** At the end all that ran is compiled; what does not end is waited for no longer than this. */
function keepLater(cache: string, make: () => Buffer, whenKept: (() => void) | undefined): void {
	let isKept = false;
	const keep = () => {
		if (!isKept) write(cache, make);
		isKept = true;
	};
	process.once('exit', keep);
	if (whenKept === undefined) return;
	setTimeout(() => {
		keep();
		whenKept();
	}, LATER).unref();
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
		replaceFile(cache, Buffer.concat([data, data]));
		for (const old of readdirSync(folder).map(name => join(folder, name))) if (statSync(old).mtimeMs < Date.now() - KEPT) rmSync(old);
	} catch {
		// The next run compiles again.
	}
}
/** What an older version left is gone after a month. */
const KEPT = 30 * 24 * 3600 * 1000;
