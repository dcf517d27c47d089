import { once } from 'node:events';
import type { Language, Message } from '../core/message.ts';
import type { InputProblem } from './inputs.ts';

/** Writes to standard output no faster than it is read, so that long output is not held. */
export async function print(output: string | Buffer): Promise<void> {
	if (0 < output.length && !process.stdout.write(output)) await once(process.stdout, 'drain');
}

/** A path for a terminal: a name may hold what would command it. */
export const printPath = (path: string): string => path.replace(CONTROL, one => JSON.stringify(one).slice(1, -1).replace(/^[^\\]$/, `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`));
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Tells people something that is not the output. */
export const tell = (text: string): void => void process.stderr.write(`${text}\n`);

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
