import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnnotatedTextEdit, ChangeAnnotation, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import { applyEdits } from '../core/edits.ts';
import { type Rational, addRational, rational, multiplyRational, toRational } from '../core/decimal.ts';
import { valueOf } from '../core/intervals.ts';
import type { Message } from '../core/message.ts';
import { printLike } from '../core/print.ts';
import { type Quantity, readFigures } from '../core/quantities.ts';
import type { Edit, Finding } from '../core/rule.ts';
import type { Reader } from './client.ts';
import { toWorkspaceEdit } from './codeActions.ts';
import { figureAt, lookalikesOf, sayingsOf } from './figures.ts';
import { toRange } from './ranges.ts';

export interface Renaming {
	readonly range: Range;
	readonly placeholder: string;
	/** What would change with it, in words: the protocol has no place for it, so that editors that do not know it pass over it. */
	readonly follows?: string;
}

/** The figure at an offset, to be given another value, with what would follow. */
export function prepareRename(document: TextDocument, analysis: Analysis, { language }: Reader, offset: number, analyze: (text: string) => Analysis): Renaming | undefined {
	const figure = figureAt(analysis, offset);
	if (figure === undefined) return undefined;
	const follows = tellFollowers(analysis, figure, analyze)?.[language];
	return { range: toRange(document, figure.span), placeholder: figure.text, ...(follows === undefined ? {} : { follows }) };
}

/** Tries the next value that could be printed and tells what changes: which figures those are depends little on the value. */
function tellFollowers(analysis: Analysis, figure: Quantity, analyze: (text: string) => Analysis): Message | undefined {
	const place = multiplyRational(toRational({ ...figure.value, coefficient: 1n }), rational(figure.unit.numerator, figure.unit.denominator));
	const value = addRational(valueOf(figure), place);
	const numeral = printLike(figure, value);
	if (numeral === undefined) return undefined;
	const { same, alike, following } = changesOf(analysis, figure, { ...figure.numeral, text: numeral }, value, analyze);
	const quote = (edits: readonly Edit[], separator: string) => edits.map(edit => figureAt(analysis, edit.start)?.text ?? analysis.text.slice(edit.start, edit.end)).join(separator);
	const groups: Message[] = [];
	if (1 < same.length) groups.push({ zh: `同一数据 ${same.length} 处一并改`, en: `the same figure changes in ${same.length} places` });
	if (0 < following.length) groups.push({ zh: `可随之改：${quote(following, '、')}`, en: `may follow: ${quote(following, ', ')}` });
	if (0 < alike.length) groups.push({ zh: `数值相同、待确认 ${alike.length} 处`, en: `equal figures to confirm: ${alike.length}` });
	if (groups.length === 0) return { zh: '没有随之变动的数据', en: 'no figure follows' };
	return { zh: groups.map(({ zh }) => zh).join('；'), en: groups.map(({ en }) => en).join('; ') };
}

/**
 * Gives a figure another value wherever it is said. What is computed from it follows: that, and figures that only look
 * the same, the writer is asked to confirm. Undefined where there is no figure, a message where the new name is none.
 */
export function rename(document: TextDocument, analysis: Analysis, reader: Reader, offset: number, newName: string, analyze: (text: string) => Analysis): WorkspaceEdit | Message | undefined {
	const figure = figureAt(analysis, offset);
	if (figure === undefined) return undefined;
	const renamed = readName(figure, newName.trim());
	if (renamed === undefined) {
		const example = figure.text;
		return { zh: `“${newName}”不是可以替换“${example}”的数：请输入一个数，单位相同或不写`, en: `"${newName}" cannot stand for "${example}": enter a number, with the same unit or none` };
	}
	const own: Edit = { ...figure.span, text: renamed.text };
	if (!reader.confirmsEdits) return toWorkspaceEdit(document, sameOf(analysis, figure, own, valueOf(renamed)), reader);

	const { same, alike, following } = changesOf(analysis, figure, own, valueOf(renamed), analyze);
	const toEdits = (edits: readonly Edit[], annotationId: string) => edits.map((edit): AnnotatedTextEdit => ({ range: toRange(document, edit), newText: edit.text, annotationId }));
	const groups = Object.entries({ same, alike, following }).filter(([, edits]) => 0 < edits.length);
	return {
		documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: groups.flatMap(([id, edits]) => toEdits(edits, id)) }],
		changeAnnotations: Object.fromEntries(groups.map(([id]): [string, ChangeAnnotation] => [id, { label: LABELS[id][reader.language], needsConfirmation: id !== 'same' }])),
	};
}

interface Changes {
	readonly same: readonly Edit[];
	readonly alike: readonly Edit[];
	readonly following: readonly Edit[];
}

function changesOf(analysis: Analysis, figure: Quantity, own: Edit, value: Rational, analyze: (text: string) => Analysis): Changes {
	const same = sameOf(analysis, figure, own, value);
	const alike = lookalikesOf(analysis, figure).flatMap(other => rewrite(other, value));
	return { same, alike, following: follow(analysis, [...same, ...alike], analyze) };
}

const sameOf = (analysis: Analysis, figure: Quantity, own: Edit, value: Rational): readonly Edit[] =>
	[own, ...sayingsOf(analysis, figure).filter(other => other.span.start !== figure.span.start).flatMap(other => rewrite(other, value))];

function rewrite(other: Quantity, value: Rational): Edit[] {
	const numeral = printLike(other, value);
	return numeral === undefined ? [] : [{ ...other.numeral, text: numeral }];
}

const LABELS: Readonly<Record<string, Message>> = {
	same: { zh: '同一数据', en: 'The same figure' },
	alike: { zh: '数值相同，可能是同一数据', en: 'Equal figures, maybe the same' },
	following: { zh: '随之变动的数据', en: 'Figures computed from it' },
};

/** What is typed, read as the figure it is to be: "702" and "702户" for 701户; undefined if it is none. */
function readName(figure: Quantity, typed: string): Quantity | undefined {
	const { text, span, numeral } = figure;
	const bare = text.slice(0, numeral.start - span.start) + typed + text.slice(numeral.end - span.start);
	for (const name of [bare, typed]) {
		const [read, ...others] = readFigures(name).quantities;
		const isWhole = read !== undefined && others.length === 0 && read.span.start === 0 && read.span.end === name.length;
		if (isWhole && read.unit.dimension === figure.unit.dimension && read.unit.name === figure.unit.name && read.upper === undefined) return read;
	}
	return undefined;
}

/**
 * What must change after some edits: the text is analysed as it would be, and where a claim broke that held, its result is
 * put right, one after the other, until nothing is broken that was not before. What stands behind the renamed figure goes
 * first: of 共707户、已整改701户、剩余6户 the remainder is computed, not the total.
 */
function follow(analysis: Analysis, edits: readonly Edit[], analyze: (text: string) => Analysis): Edit[] {
	const followers: Edit[] = [];
	while (followers.length < MOST_FOLLOWERS) {
		const all = [...edits, ...followers].sort((a, b) => a.start - b.start);
		const broken = analyze(applyEdits(analysis.text, all)).findings.flatMap(finding => toFollower(finding, all, analysis) ?? []);
		const next = broken.find(({ start }) => edits[0].start < start) ?? broken[0];
		if (next === undefined) break;
		followers.push(next);
	}
	return followers;
}
const MOST_FOLLOWERS = 32;

/** The edit of the original text that puts a finding's own figure right, unless it was broken before or is being written already. */
function toFollower({ rule, span, fixes }: Finding, edits: readonly Edit[], { findings }: Analysis): Edit | undefined {
	const edit = fixes.map(fix => fix.edits).find(([one, ...rest]) => rest.length === 0 && span.start <= one.start && one.end <= span.end)?.[0];
	const [at, start, end] = [span.start, edit?.start, edit?.end].map(offset => (offset === undefined ? undefined : toOriginal(edits, offset)));
	if (edit === undefined || at === undefined || start === undefined || end === undefined) return undefined;
	const wasBroken = findings.some(finding => finding.rule === rule && finding.span.start === at);
	const isTaken = edits.some(one => one.start < end && start < one.end);
	return wasBroken || isTaken ? undefined : { start, end, text: edit.text };
}

/** Where an offset of the edited text stands in the original; undefined inside what an edit wrote. */
function toOriginal(sorted: readonly Edit[], offset: number): number | undefined {
	let moved = 0;
	for (const { start, end, text } of sorted) {
		if (offset <= start + moved) break;
		if (offset < start + moved + text.length) return undefined;
		moved += text.length - (end - start);
	}
	return offset - moved;
}
