import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import { chooseFixes } from '../core/edits.ts';
import { continueNumber } from '../core/nextNumber.ts';
import type { Edit, Fix } from '../core/rule.ts';
import type { Span } from '../core/span.ts';
import { toRange } from './ranges.ts';

/** Marks and spaces of a range put right, as the safe fixes of the findings there have it. Words and figures are never touched. */
export function formatRange(document: TextDocument, { text, findings }: Analysis, span: Span): TextEdit[] {
	const isWithin = (edit: Edit) => span.start <= edit.start && edit.end <= span.end;
	const keepsWords = ({ safe, edits }: Fix) => safe && edits.every(edit => toWords(text.slice(edit.start, edit.end)) === toWords(edit.text));
	const fixes = chooseFixes(findings, keepsWords);
	return toTextEdits(document, fixes.flatMap(({ edits }) => edits).filter(isWithin));
}

/** Letters, characters and digits, with the point and comma inside a figure. */
const toWords = (text: string): string => text.replace(NO_WORD, '');
const NO_WORD = /[^\p{L}\p{N}.%％‰]/gu;

/** What a line break behind a numbered line brings: the next number, or the end of the list. */
export const formatOnType = (document: TextDocument, analysis: Analysis, at: number): TextEdit[] => toTextEdits(document, continueNumber(analysis, at));

/** After which characters a client asks. */
export const formatTrigger = '\n';

const toTextEdits = (document: TextDocument, edits: readonly Edit[]): TextEdit[] => edits.map(edit => ({ range: toRange(document, edit), newText: edit.text }));
