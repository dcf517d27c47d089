import { transcode } from 'node:buffer';
import type { Message } from '../core/message.ts';
import type { Edit } from '../core/rule.ts';

/** A file's text with what is needed to write it back: offsets count without the byte order mark. */
export interface Decoded {
	readonly text: string;
	readonly encoding: 'utf-8' | 'gb18030';
	readonly hasMark: boolean;
}

/**
 * Reads UTF-8, else GB18030; undefined if the bytes are neither. The order matters: UTF-8 seldom is invalid GB18030,
 * while GB18030 hardly ever is valid UTF-8.
 */
export function decode(bytes: Buffer): Decoded | undefined {
	for (const [encoding, read] of [['utf-8', readUtf8], ['gb18030', readGb18030]] as const) {
		const text = read(bytes);
		if (text === undefined) continue;
		const hasMark = text.startsWith('\uFEFF');
		return { text: hasMark ? text.slice(1) : text, encoding, hasMark };
	}
	return undefined;
}

/** Why bytes are no text. */
export function tellUndecodable(bytes: Buffer): Message {
	const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	if (isUtf16) return { zh: '文件是 UTF-16 编码，请另存为 UTF-8', en: 'the file is UTF-16: save it as UTF-8' };
	return { zh: '不是文本：既不是 UTF-8，也不是 GB18030（Word 文档请另存为纯文本）', en: 'not text: neither UTF-8 nor GB18030 (save a Word document as plain text)' };
}

/** `transcode` is strict and ten times as fast on Chinese as any other decoder in Node. */
function readUtf8(bytes: Buffer): string | undefined {
	try {
		return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
	} catch {
		return undefined;
	}
}

function readGb18030(bytes: Buffer): string | undefined {
	try {
		return new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** The file's bytes after edits; outside of them no byte changes. Throws where GB18030 lacks a character of an edit. */
export function encodeEdited(bytes: Buffer, { text, encoding, hasMark }: Decoded, edits: readonly Edit[]): Buffer {
	const encode = encoding === 'utf-8' ? (part: string) => Buffer.from(part) : encodeGb18030;
	const lengthOf = encoding === 'utf-8' ? lengthOfUtf8 : lengthOfGb18030;
	const pieces: Buffer[] = [];
	let [offset, at, from] = [hasMark ? -1 : 0, 0, 0];
	const advance = (to: number) => {
		while (offset < to) {
			const length = lengthOf(bytes, at);
			offset += offset < 0 ? 1 : (text.codePointAt(offset)! < 0x10000 ? 1 : 2);
			at += length;
		}
	};
	for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
		advance(edit.start);
		pieces.push(bytes.subarray(from, at), encode(edit.text));
		advance(edit.end);
		from = at;
	}
	return Buffer.concat([...pieces, bytes.subarray(from)]);
}

function lengthOfUtf8(bytes: Buffer, at: number): number {
	const first = bytes[at];
	if (first < 0x80) return 1;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function lengthOfGb18030(bytes: Buffer, at: number): number {
	if (bytes[at] < 0x81) return 1;
	return bytes[at + 1] < 0x40 ? 4 : 2;
}

/** Node decodes GB18030 and does not encode it: the decoder, asked for every pair of bytes, gives the table. */
function encodeGb18030(text: string): Buffer {
	const pieces: Buffer[] = [];
	for (const character of text) {
		const pair = character < '\x80' ? Buffer.from(character) : pairs().get(character);
		if (pair === undefined) throw new Error(`GB18030: ${character}`);
		pieces.push(pair);
	}
	return Buffer.concat(pieces);
}

let knownPairs: Map<string, Buffer> | undefined;
function pairs(): Map<string, Buffer> {
	if (knownPairs !== undefined) return knownPairs;
	knownPairs = new Map();
	const decoder = new TextDecoder('gb18030', { fatal: true });
	for (let first = 0x81; first <= 0xfe; first += 1) {
		for (let second = 0x40; second <= 0xfe; second += 1) {
			if (second === 0x7f) continue;
			const pair = Buffer.from([first, second]);
			const character = decoder.decode(pair);
			if (!knownPairs.has(character)) knownPairs.set(character, pair);
		}
	}
	return knownPairs;
}
