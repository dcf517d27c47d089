import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CONFIGURATION_FILE, type Configuration, readConfiguration, settingsFor } from '../configuration.ts';
import { createPlaces } from '../core/lines.ts';
import type { Language, Message } from '../core/message.ts';
import { type Settings, defaultSettings } from '../core/settings.ts';
import { rules } from '../rules/registry.ts';
import { type Decoded, decode, tellUndecodable } from '../node/decoding.ts';
import { tellSystemError } from '../node/systemErrors.ts';

/** Something that keeps a file from being checked: told in one line, the other files go on. */
export class InputProblem extends Error {
	readonly path: string;
	readonly told: Message;
	constructor(path: string, told: Message) {
		super(told.en);
		this.path = path;
		this.told = told;
	}
}

/** Whatever went wrong with a file keeps no other from being checked: a fault of ours, or a file that is too much for the machine. */
export function toProblem(path: string, error: unknown): InputProblem {
	if (error instanceof InputProblem) return error;
	const isOutOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
	return new InputProblem(path, isOutOfMemory ? OUT_OF_MEMORY : { zh: `没有处理，这是本程序的错误：${error}`, en: `not done, by a fault of this program: ${error}` });
}
const OUT_OF_MEMORY: Message = { zh: '没有处理：内存不足', en: 'not done: out of memory' };

/** Reads a file's bytes, or standard input's. */
export async function readBytes(path: string): Promise<Buffer> {
	if (path !== '-') {
		try {
			return readFileSync(path);
		} catch (error) {
			throw new InputProblem(path, tellSystemError(error));
		}
	}
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk);
	return Buffer.concat(chunks);
}

export function decodeInput(path: string, bytes: Buffer): Decoded {
	const decoded = decode(bytes);
	if (decoded !== undefined) return decoded;
	throw new InputProblem(path, tellUndecodable(bytes));
}

/** Tells the settings of each file: those of the configuration named, else of the nearest one upward from the file. */
export function createSettingsReader(named: string | undefined): (path: string) => Partial<Settings> {
	const known = new Map<string, Configuration | InputProblem>();
	const nearest = new Map<string, string | undefined>();
	const find = (folder: string): string | undefined => {
		if (!nearest.has(folder)) nearest.set(folder, findUpward(folder));
		return nearest.get(folder);
	};
	const load = (path: string): Configuration => {
		const before = known.get(path);
		if (before instanceof InputProblem) throw before;
		if (before !== undefined) return before;
		try {
			const configuration = readConfigurationFile(path);
			known.set(path, configuration);
			return configuration;
		} catch (error) {
			if (error instanceof InputProblem) known.set(path, error);
			throw error;
		}
	};
	return path => {
		const found = named ?? find(path === '-' ? process.cwd() : dirname(resolve(path)));
		if (found === undefined) return {};
		return settingsFor(load(found), path === '-' ? undefined : relative(dirname(resolve(found)), resolve(path)).replaceAll(sep, '/'));
	};
}

const ruleIds: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

function readConfigurationFile(path: string): Configuration {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		throw new InputProblem(path, tellSystemError(error));
	}
	const { text } = decodeInput(path, bytes);
	const configuration = readConfiguration(text, ruleIds);
	if (configuration.problems.length === 0) return configuration;
	const placeOf = createPlaces(text);
	const places = configuration.problems.map(({ span, message }) => {
		const { line, column } = placeOf(span.start);
		return { place: `${path}:${line}:${column}`, message };
	});
	const tell = (language: Language): string => places.map(({ place, message }, index) => `${index === 0 ? '' : `\ntieout: ${place}: `}${message[language]}`).join('');
	throw new InputProblem(places[0].place, { zh: tell('zh'), en: tell('en') });
}

function findUpward(folder: string): string | undefined {
	const path = join(folder, CONFIGURATION_FILE);
	if (existsSync(path)) return path;
	const parent = dirname(folder);
	return parent === folder ? undefined : findUpward(parent);
}

/** All that has a default, in one: what was asked for, else what the configuration says. */
export const completeSettings = (language: Language, configured: Partial<Settings>): Settings => ({ ...defaultSettings, ...configured, language });
