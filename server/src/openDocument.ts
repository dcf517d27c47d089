import { firstNumberFrom } from './core/search.ts';
import type { Position, Range, TextDocument, TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type PiecedText, createPieces } from './core/text.ts';

/** A document that an editor has open, or one that is read as if it were. */
export interface OpenDocument extends TextDocument {
	/** Its text as it stands: another with each change, and the same as long as there is none. */
	readonly text: PiecedText;
	/** Follows the editor; what was asked of it before is told of the new text from then on. */
	readonly change: (changes: readonly TextDocumentContentChangeEvent[], version: number) => void;
}

export function createOpenDocument(uri: string, languageId: string, version: number, content: string): OpenDocument {
	let text = createPieces(content);
	/** Where each line starts, once somebody asks. */
	let known: number[] | undefined;
	const linesOf = (): number[] => (known ??= findLines(text.toString()));
	const offsetAt = ({ line, character }: Position): number => {
		const lines = linesOf();
		if (line < 0) return 0;
		if (lines.length <= line) return text.length;
		const start = lines[line];
		return beforeBreak(start, Math.max(start, Math.min(start + character, line + 1 < lines.length ? lines[line + 1] : text.length)));
	};
	/** No place is behind the break that ends its line. */
	const beforeBreak = (start: number, offset: number): number => {
		while (start < offset && isBreak(text.slice(offset - 1, offset))) offset -= 1;
		return offset;
	};
	/** Where the words of a line end. */
	const endOf = (line: number): number => beforeBreak(linesOf()[line], linesOf()[line + 1] ?? text.length);
	const replace = (range: Range, by: string): void => {
		const [one, other] = [offsetAt(range.start), offsetAt(range.end)];
		const [start, end] = [Math.min(one, other), Math.max(one, other)];
		const lines = linesOf();
		text = text.replace(start, end, by);
		const behind = start + by.length;
		// A break of two characters may be made of the end of one text and the beginning of another.
		const isJoined = [start, behind].some(at => 0 < at && text.slice(at - 1, at + 1) === '\r\n');
		if (isJoined) {
			known = undefined;
			return;
		}
		const first = firstNumberFrom(lines, start + 1);
		const last = firstNumberFrom(lines, end + 1);
		const added = findLines(by).slice(1).map(line => start + line);
		const moved = by.length - (end - start);
		if (added.length === last - first) for (let index = 0; index < added.length; index += 1) lines[first + index] = added[index];
		else known = [...lines.slice(0, first), ...added, ...lines.slice(last)];
		if (moved !== 0) for (let line = first + added.length; line < known!.length; line += 1) known![line] += moved;
	};
	return {
		uri, languageId,
		get version() {
			return version;
		},
		get text() {
			return text;
		},
		get lineCount() {
			return linesOf().length;
		},
		getLineRange: line => ({ start: { line, character: 0 }, end: { line, character: endOf(line) - linesOf()[line] } }),
		getEOLCharacters: line => text.slice(endOf(line), linesOf()[line + 1] ?? text.length),
		getText: range => (range === undefined ? text.toString() : text.slice(offsetAt(range.start), offsetAt(range.end))),
		positionAt: asked => {
			const lines = linesOf();
			const offset = Math.max(0, Math.min(asked, text.length));
			const line = firstNumberFrom(lines, offset + 1) - 1;
			return { line, character: beforeBreak(lines[line], offset) - lines[line] };
		},
		offsetAt,
		change: (changes, changed) => {
			for (const change of changes) {
				const range = 'range' in change ? change.range : undefined;
				if (range !== undefined) replace(range, change.text);
				else {
					text = createPieces(change.text);
					known = undefined;
				}
			}
			version = changed;
		},
	};
}

/** Where lines start: behind each break, which is LF, CRLF or CR. */
function findLines(text: string): number[] {
	const lines = [0];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === FEED || (code === RETURN && text.charCodeAt(at + 1) !== FEED)) lines.push(at + 1);
	}
	return lines;
}
const FEED = 10;
const RETURN = 13;

const isBreak = (character: string): boolean => character === '\n' || character === '\r';
