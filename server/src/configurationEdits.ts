import { type Node, type ParseError, createScanner, parseTree } from 'jsonc-parser';
import type { IgnoreEntry } from './configuration.ts';
import type { Edit } from './core/rule.ts';

// Edits of a `tieout.json` that somebody else wrote: what they do not concern stays as it is, comments above all.

/** Adds an element to `ignore`, and `ignore` if there is none. Undefined where the text is no configuration that can be added to. */
export function addIgnored(text: string, entry: Omit<IgnoreEntry, 'index'>): Edit[] | undefined {
	const printed = print(entry);
	if (text.trim() === '') return [{ start: 0, end: text.length, text: `{\n\t"ignore": [\n\t\t${printed}\n\t]\n}\n` }];
	const root = parse(text);
	if (root?.type !== 'object') return undefined;
	const list = ignoredOf(root);
	if (list !== undefined) return list.type === 'array' ? append(text, list, printed) : undefined;
	const unit = unitOf(text);
	const indent = indentOf(text, root.offset) + unit;
	return append(text, root, `"ignore": [\n${indent}${unit}${printed}\n${indent}]`);
}

/** Takes elements out of `ignore`, by their place in it, each with the comment that stands behind it. */
export function removeIgnored(text: string, indices: readonly number[]): Edit[] | undefined {
	const list = ignoredOf(parse(text));
	if (list?.type !== 'array') return undefined;
	const elements = list.children ?? [];
	const isGone = (index: number) => indices.includes(index);
	const edits = elements.flatMap((element, index) => (isGone(index) ? [removal(text, element)] : []));
	// The comma before what is gone at the end stays behind, if there is one.
	const last = elements.findLastIndex((_one, index) => !isGone(index));
	const goesToTheEnd = 0 <= last && last < elements.length - 1;
	if (goesToTheEnd && !hasCommaAfter(text, elements.at(-1)!)) edits.unshift(commaAfter(text, elements[last]));
	return edits;
}

const print = ({ files, rule, finding, about }: Omit<IgnoreEntry, 'index'>): string => {
	const members = Object.entries({ files, rule, finding, about }).filter(([, value]) => value !== undefined);
	return `{ ${members.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')} }`;
};

/** The tree of a text without faults. What is half typed is not to be edited by a machine. */
function parse(text: string): Node | undefined {
	try {
		const errors: ParseError[] = [];
		const root = parseTree(text, errors, { allowTrailingComma: true });
		return errors.length === 0 ? root : undefined;
	} catch {
		return undefined;
	}
}

/** The last, if there are several, is the one that counts. */
const ignoredOf = (root: Node | undefined): Node | undefined => root?.children?.findLast(({ children }) => children?.[0].value === 'ignore')?.children?.[1];

const endOf = ({ offset, length }: Node): number => offset + length;

/** Puts an element at the end of an array or object, on a line of its own. */
function append(text: string, list: Node, printed: string): Edit[] {
	const close = endOf(list) - 1;
	const last = list.children?.at(-1);
	const comma = last === undefined || hasCommaAfter(text, last) ? [] : [{ start: endOf(last), end: endOf(last), text: ',' }];
	const outer = indentOf(text, list.offset);
	const inner = outer + unitOf(text);
	const lineStart = text.lastIndexOf('\n', close - 1) + 1;
	const standsAlone = list.offset < lineStart && text.slice(lineStart, close).trim() === '';
	if (standsAlone) return [...comma, { start: lineStart, end: lineStart, text: `${inner}${printed}\n` }];
	const start = text.slice(0, close).trimEnd().length;
	return [...comma, { start, end: close, text: `\n${inner}${printed}\n${outer}` }];
}

/** From the lines that an element has for itself, or from what separates it. */
function removal(text: string, element: Node): Edit {
	const end = hasCommaAfter(text, element) ? commaAfter(text, element).end : endOf(element);
	const lineStart = text.lastIndexOf('\n', element.offset - 1) + 1;
	const [rest] = REST_OF_LINE.exec(text.slice(end)) ?? [''];
	const hasLines = text.slice(lineStart, element.offset).trim() === '' && 0 < lineStart && rest.endsWith('\n');
	if (hasLines) return { start: lineStart, end: end + rest.length, text: '' };
	return { start: element.offset, end: end + (BLANKS.exec(text.slice(end))?.[0].length ?? 0), text: '' };
}
/** Blanks, a comment to the end of the line, and the end of the line. */
const REST_OF_LINE = /^[ \t]*(?:\/\/[^\n]*)?\r?\n/;
const BLANKS = /^[ \t]*/;

const hasCommaAfter = (text: string, node: Node): boolean => 0 <= commaAfter(text, node).start;

/** The comma after an element, with nothing in its place; at -1 if there is none. */
function commaAfter(text: string, node: Node): Edit {
	const scanner = createScanner(text, true);
	scanner.setPosition(endOf(node));
	scanner.scan();
	const start = scanner.getTokenOffset();
	return text[start] === ',' ? { start, end: start + 1, text: '' } : { start: -1, end: -1, text: '' };
}

/** What one step is indented by: as the first line that is. */
const unitOf = (text: string): string => INDENTED.exec(text)?.[1] ?? '\t';
const INDENTED = /^(\t| +)\S/m;

/** The blanks at the head of the line on which something stands. */
function indentOf(text: string, offset: number): string {
	const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
	return BLANKS.exec(text.slice(lineStart))![0];
}
