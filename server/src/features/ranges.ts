import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../core/span.ts';

export const toRange = (document: TextDocument, { start, end }: Span): Range => ({ start: document.positionAt(start), end: document.positionAt(end) });

export const toSpan = (document: TextDocument, { start, end }: Range): Span => ({ start: document.offsetAt(start), end: document.offsetAt(end) });

/** Whether a span has something of another, or touches it: a cursor at a figure's edge is at the figure. */
export const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
