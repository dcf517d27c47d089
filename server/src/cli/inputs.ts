import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CONFIGURATION_FILE, type Configuration, readConfiguration, settingsFor } from '../configuration.ts';
import { createPlaces } from '../core/lines.ts';
import type { Language, Message } from '../core/message.ts';
import { type Settings, defaultSettings } from '../core/settings.ts';
import { rules } from '../rules/registry.ts';
import { type Decoded, decode } from './decoding.ts';

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
	const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	if (isUtf16) throw new InputProblem(path, { zh: '文件是 UTF-16 编码，请另存为 UTF-8', en: 'the file is UTF-16: save it as UTF-8' });
	throw new InputProblem(path, { zh: '不是文本：既不是 UTF-8，也不是 GB18030（Word 文档请另存为纯文本）', en: 'not text: neither UTF-8 nor GB18030 (save a Word document as plain text)' });
}

/** Tells the settings of each file: those of the configuration named, else of the nearest one upward from the file. */
export function createSettingsReader(named: string | undefined): (path: string) => Partial<Settings> {
	const known = new Map<string, Configuration | InputProblem>();
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
		const found = named ?? findUpward(path === '-' ? process.cwd() : dirname(resolve(path)));
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
	const [{ span, message }] = configuration.problems;
	const { line, column } = placeOf(span.start);
	throw new InputProblem(`${path}:${line}:${column}`, message);
}

function findUpward(folder: string): string | undefined {
	const path = join(folder, CONFIGURATION_FILE);
	if (existsSync(path)) return path;
	const parent = dirname(folder);
	return parent === folder ? undefined : findUpward(parent);
}

/** All that has a default, in one: what was asked for, else what the configuration says. */
export const completeSettings = (language: Language, configured: Partial<Settings>): Settings => ({ ...defaultSettings, ...configured, language });

export function tellSystemError(error: unknown): Message {
	const code = (error as NodeJS.ErrnoException).code ?? '';
	return Object.hasOwn(SYSTEM_ERRORS, code) ? SYSTEM_ERRORS[code] : { zh: String(error), en: String(error) };
}
const SYSTEM_ERRORS: Readonly<Record<string, Message>> = {
	ENOENT: { zh: '没有这个文件', en: 'no such file' },
	EACCES: { zh: '没有权限', en: 'permission denied' },
	EPERM: { zh: '不允许这样做', en: 'not permitted' },
	EROFS: { zh: '只读文件系统', en: 'the file system is read-only' },
	EISDIR: { zh: '是文件夹', en: 'is a folder' },
	ELOOP: { zh: '符号链接成环', en: 'symbolic links go in a circle' },
	ENOSPC: { zh: '磁盘已满，原文件未动', en: 'no space left on the disk; the file is as it was' },
	ERR_FS_FILE_TOO_LARGE: { zh: '文件超过 2 GB', en: 'the file is larger than 2 GB' },
};
