import { once } from 'node:events';
import { fstatSync, writeSync } from 'node:fs';
import type { Language, Message } from '../core/message.ts';
import { tellSystemError } from '../node/systemErrors.ts';
import type { InputProblem } from './inputs.ts';

/** Writes to standard output no faster than it is read, so that long output is not held. */
export async function print(output: string | Buffer): Promise<void> {
	try {
		const left = writeAtOnce(1, output);
		if (left.length === 0) return;
		if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', endWithout);
		if (!process.stdout.write(left)) await once(process.stdout, 'drain');
	} catch (error) {
		endWithout(error as NodeJS.ErrnoException);
	}
}

/** A reader of the output that leaves early, such as `head`, is no error; output that is cut off is no answer. */
function endWithout(error: NodeJS.ErrnoException): never {
	if (error.code === 'EPIPE') process.exit();
	const language = readLanguage(process.env);
	tell(`tieout: ${STANDARD_OUTPUT[language]}: ${tellSystemError(error)[language]}`);
	process.exit(2);
}
const STANDARD_OUTPUT: Message = { zh: '标准输出', en: 'standard output' };

/** Ends, at once if nothing is still on its way: Node would take its time. */
export function end(code: number): void {
	process.exitCode = code;
	if (streamed.size === 0) process.exit();
}

/**
 * Writes what can be written at once, and tells what is left for Node's streams. To load them would take a part of the time
 * that a report takes to be checked; but only they know how to write to a console of Windows, or to what must be waited for.
 */
function writeAtOnce(output: 1 | 2, text: string | Buffer): Buffer {
	let left = Buffer.from(text as string);
	if (process.platform === 'win32') streamed.add(output);
	try {
		while (0 < left.length && !streamed.has(output)) left = left.subarray(writeSync(output, left));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
		streamed.add(output);
	}
	return left;
}
const streamed = new Set<1 | 2>();

/** A path for a terminal: a name may hold what would command it. */
export const printPath = (path: string): string => path.replace(CONTROL, one => JSON.stringify(one).slice(1, -1).replace(/^[^\\]$/, `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`));
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Tells people something that is not the output. */
export function tell(text: string): void {
	try {
		const left = writeAtOnce(2, `${text}\n`);
		if (0 < left.length) process.stderr.write(left);
	} catch {
		// Nobody listens.
	}
}

/** Whether the output is shown on a screen. */
export const isTerminal = (): boolean => (process.platform === 'win32' ? process.stdout.isTTY === true : fstatSync(1).isCharacterDevice());

export const tellProblem = ({ path, told }: Pick<InputProblem, 'path' | 'told'>, language: Language): void => tell(`tieout: ${path === '-' ? STANDARD_INPUT[language] : printPath(path)}: ${told[language]}`);
const STANDARD_INPUT: Message = { zh: '标准输入', en: 'standard input' };

/**
 * The language that the environment asks for; where it says nothing, as on Windows, the system's. That question costs
 * tens of milliseconds, so it comes last.
 */
export function readLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
	const asked = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find(one => (one ?? '') !== '');
	const locale = asked ?? (process.platform === 'linux' ? 'C' : Intl.DateTimeFormat().resolvedOptions().locale);
	return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
