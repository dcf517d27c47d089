import { type Format } from '../server/src/core/blocks.ts';
import { type Settings, defaultSettings } from '../server/src/core/settings.ts';

/** A Markdown file that explains a rule or a feature by cases: its documentation and its test. See test/README.md. */
export interface Page {
	/** "test/rules/sum-mismatch.md" */
	readonly path: string;
	readonly text: string;
	readonly cases: readonly Case[];
}

/** A document and what comes of it. */
export interface Case {
	/** The heading above it, with a number if it is not the heading's first. */
	readonly name: string;
	/** The document's text, without marks. */
	readonly text: string;
	readonly format: Format;
	/** Where `<|>` stood, if it did. */
	readonly cursor: number | undefined;
	/** Where `{` and `}` stood, of a document announced with `ranges`. */
	readonly ranges: readonly { readonly start: number; readonly end: number }[];
	readonly settings: Settings;
	readonly expectations: readonly Expectation[];
}

/** A block below a document: its first word names the printer, the others are the printer's arguments. */
export interface Expectation {
	readonly name: string;
	readonly words: readonly string[];
	readonly body: string;
	/** Where the body stands in the page: whole lines, with their line breaks. */
	readonly start: number;
	readonly end: number;
}

/** Reads a page. Throws, naming the line, where a page cannot be read as one. */
export function readPage(path: string, text: string): Page {
	const cases: Case[] = [];
	let heading = path;
	let sameHeading = 0;
	let expectations: Expectation[] | undefined;
	let settings = defaultSettings;
	for (const part of readParts(path, text)) {
		if (part.kind === 'heading') {
			[heading, sameHeading, expectations, settings] = [part.title, 0, undefined, defaultSettings];
			continue;
		}
		const [name, ...words] = part.info.split(/\s+/);
		if (name === 'settings') {
			settings = { ...defaultSettings, ...JSON.parse(part.body) };
		} else if (name === 'report') {
			expectations = [];
			sameHeading += 1;
			cases.push({
				name: sameHeading === 1 ? heading : `${heading} (${sameHeading})`,
				...readMarks(part.body.replace(/\n$/, ''), words.includes('ranges')),
				format: words.includes('markdown') ? 'markdown' : 'text',
				settings,
				expectations,
			});
		} else if (name !== '') {
			expectations?.push({ name, words, body: part.body, start: part.start, end: part.end });
		}
	}
	return { path, text, cases };
}

/** The page with other bodies in place of its expectations' own. */
export function rewritePage({ text, cases }: Page, rewrite: (one: Case, expectation: Expectation) => string): string {
	let rewritten = '';
	let from = 0;
	for (const one of cases) {
		for (const expectation of one.expectations) {
			rewritten += text.slice(from, expectation.start) + rewrite(one, expectation);
			from = expectation.end;
		}
	}
	return rewritten + text.slice(from);
}

type Part = { readonly kind: 'heading'; readonly title: string } | { readonly kind: 'fence'; readonly info: string; readonly body: string; readonly start: number; readonly end: number };

function readParts(path: string, text: string): Part[] {
	const parts: Part[] = [];
	let open: { fence: string; info: string; start: number; line: number } | undefined;
	let offset = 0;
	for (const [index, line] of text.split('\n').entries()) {
		const next = offset + line.length + 1;
		const [, fence, info] = FENCE.exec(line) ?? [];
		if (open !== undefined) {
			if (fence === open.fence && info === '') {
				parts.push({ kind: 'fence', info: open.info, body: text.slice(open.start, offset), start: open.start, end: offset });
				open = undefined;
			}
		} else if (fence !== undefined) {
			open = { fence, info: info.trim(), start: next, line: index + 1 };
		} else if (HEADING.test(line)) {
			parts.push({ kind: 'heading', title: line.replace(HEADING, '') });
		}
		offset = next;
	}
	if (open !== undefined) throw new Error(`${path}:${open.line}: the block that opens here is not closed`);
	return parts;
}
const FENCE = /^(`{3,})(.*)$/;
const HEADING = /^#{1,6} +/;

function readMarks(marked: string, withRanges: boolean): Pick<Case, 'text' | 'cursor' | 'ranges'> {
	const ranges: { start: number; end: number }[] = [];
	const open: number[] = [];
	let text = '';
	let cursor: number | undefined;
	for (const piece of marked.split(withRanges ? /(<\|>|[{}])/ : /(<\|>)/)) {
		if (piece === '<|>') cursor = text.length;
		else if (withRanges && piece === '{') open.push(text.length);
		else if (withRanges && piece === '}') ranges.push({ start: open.pop()!, end: text.length });
		else text += piece;
	}
	return { text, cursor, ranges };
}
