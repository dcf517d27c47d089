import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnnotatedTextEdit, ChangeAnnotation, CodeAction, Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import { applyEdits } from '../core/edits.ts';
import { STYLES, printLabel } from '../core/enumerators.ts';
import type { Message } from '../core/message.ts';
import type { Section } from '../core/outline.ts';
import { type Width, normaliseWidth } from '../core/punctuationWidth.ts';
import { type Change, type Renumbering, SCHEMES, type Scope, countMisnumbered, renumber, stylesFor } from '../core/renumbering.ts';
import { MOVES, type Move, canMove, moveSection } from '../core/sectionMoves.ts';
import type { Span } from '../core/span.ts';
import type { Reader } from './client.ts';
import { isWanted, toWorkspaceEdit } from './codeActions.ts';
import { CodeActionKind } from './kinds.ts';
import { toRange } from './ranges.ts';

/** The command by which clients ask for a restructuring: `[{ textDocument, range, …}]`. */
export const RESTRUCTURE = 'tieout.restructure';

/** What is to be done to the text, at a range. */
export type Restructuring =
	| { readonly does: 'renumber' } & Omit<Renumbering, 'at'>
	| { readonly does: Move }
	| { readonly does: 'normalise'; readonly width: Width };

export interface Restructured {
	readonly edit: WorkspaceEdit;
	/** Where the section that was moved stands afterwards. */
	readonly position?: Position;
	/** What was left alone since it is not sure, for clients that cannot ask. */
	readonly left: Message | undefined;
}

/** Restructures a report, as an edit that the client can show and undo. A message where there is nothing to do, or it cannot be done. */
export function restructure(document: TextDocument, analysis: Analysis, reader: Reader, span: Span, asked: Restructuring, analyze: (text: string) => Analysis): Restructured | Message {
	const changes = changeBy(analysis, span, asked, analyze);
	if ('zh' in changes) return changes;
	if (changes.length === 0) return asked.does === 'normalise' ? NO_MARKS : IN_ORDER;
	const unsure = changes.filter(({ of }) => of === 'unsure');
	const position = asked.does === 'up' || asked.does === 'down' ? { position: toMovedPosition(document, changes) } : {};
	if (reader.confirmsEdits) return { edit: toAnnotatedEdit(document, changes, reader), left: undefined, ...position };
	const sure = changes.filter(({ of }) => of !== 'unsure');
	return { edit: toWorkspaceEdit(document, sure, reader), left: unsure.length === 0 ? undefined : tellLeft(document, unsure), ...position };
}
const IN_ORDER: Message = { zh: '序号都对，没有要改的', en: 'The numbers are right: there is nothing to change' };
const NO_MARKS: Message = { zh: '没有要改的标点', en: 'There are no marks to change' };

function changeBy(analysis: Analysis, span: Span, asked: Restructuring, analyze: (text: string) => Analysis): readonly Change[] | Message {
	if (asked.does === 'renumber') return renumber(analysis, { ...asked, at: span.start }, analyze);
	if (asked.does !== 'normalise') return moveSection(analysis, span.start, asked.does, analyze);
	const all = span.start === span.end ? { start: 0, end: analysis.text.length } : span;
	return normaliseWidth(analysis.blocks, all, asked.width).map(edit => ({ ...edit, of: 'text' }));
}

/** What a client sent, if it is a restructuring. */
export function readRestructuring(value: unknown): Restructuring | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { does, scope, style, scheme, width } = value as Record<string, unknown>;
	if (does === 'normalise') return { does, width: width === 'half' ? 'half' : 'full' };
	const move = MOVES.find(one => one === does);
	if (move !== undefined) return { does: move };
	if (does !== 'renumber') return undefined;
	return {
		does,
		scope: scope === 'level' || scope === 'run' ? scope : 'document',
		...(isKeyOf(STYLES, style) ? { style } : {}),
		...(isKeyOf(SCHEMES, scheme) ? { scheme } : {}),
	};
}
const isKeyOf = <T extends object>(table: T, key: unknown): key is keyof T => typeof key === 'string' && Object.hasOwn(table, key);

function toAnnotatedEdit(document: TextDocument, changes: readonly Change[], { language }: Reader): WorkspaceEdit {
	const edits = changes.map((change): AnnotatedTextEdit => ({ range: toRange(document, change), newText: change.text, annotationId: change.of }));
	const kinds = [...new Set(changes.map(({ of }) => of))];
	return {
		documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }],
		changeAnnotations: Object.fromEntries(kinds.map((of): [string, ChangeAnnotation] => [of, { label: LABELS[of][language], needsConfirmation: of === 'unsure' }])),
	};
}
const LABELS: Readonly<Record<Change['of'], Message>> = {
	number: { zh: '序号', en: 'Numbers' },
	reference: { zh: '对各部分的引用', en: 'References to the parts' },
	unsure: { zh: '可能是引用，请核对', en: 'Perhaps references: please check' },
	text: { zh: '正文', en: 'Text' },
};

function tellLeft(document: TextDocument, unsure: readonly Change[]): Message {
	const lines = [...new Set(unsure.map(({ start }) => document.positionAt(start).line + 1))];
	return { zh: `另有${unsure.length}处可能是引用，没有改动：第${lines.join('、')}行`, en: `${unsure.length} more may be references and were left: line ${lines.join(', ')}` };
}

/** The line of the heading that was carried elsewhere. */
function toMovedPosition(document: TextDocument, changes: readonly Change[]): Position {
	const sure = changes.filter(({ of }) => of !== 'unsure');
	const carried = sure.find(({ of, text }) => of === 'text' && text !== '')!;
	const before = applyEdits(document.getText().slice(0, carried.start), sure.filter(change => change !== carried && change.end <= carried.start));
	const breaks = (before + /^[\r\n]*/.exec(carried.text)![0]).match(/\r\n|\n|\r/g)?.length ?? 0;
	return { line: breaks, character: 0 };
}

/** The actions at a span: what the section there can be made, and numbers that are not in order. What they change is worked out when one is chosen. */
export function toRestructuringActions(document: TextDocument, analysis: Analysis, reader: Reader, span: Span, only: readonly string[] | undefined): CodeAction[] {
	const actions: CodeAction[] = [];
	const add = (kind: string, title: Message, asked: Restructuring) => {
		if (!isWanted(kind, only)) return;
		const data = { textDocument: { uri: document.uri }, range: toRange(document, span), ...asked };
		actions.push({ title: title[reader.language], kind, ...(reader.resolvesActions ? { data } : { command: { title: title[reader.language], command: RESTRUCTURE, arguments: [data] } }) });
	};
	const heading = findHeading(analysis.sections, span);
	if (heading !== undefined) {
		for (const move of MOVES) if (canMove(analysis, heading.heading.start, move)) add(move === 'up' || move === 'down' ? CodeActionKind.RefactorMove : CodeActionKind.RefactorRewrite, MOVE_TITLES[move], { does: move });
		let known = 0;
		for (const scope of SCOPES) {
			const count = countMisnumbered(analysis, { scope, at: heading.heading.start });
			if (known < count) add(CodeActionKind.RefactorRewrite, SCOPE_TITLES[scope], { does: 'renumber', scope });
			known = Math.max(known, count);
		}
	}
	if (span.start < span.end) {
		for (const width of ['full', 'half'] as const) if (0 < normaliseWidth(analysis.blocks, span, width).length) add(CodeActionKind.RefactorRewrite, WIDTH_TITLES[width], { does: 'normalise', width });
	}
	return actions;
}
const SCOPES: readonly Scope[] = ['run', 'level', 'document'];
const MOVE_TITLES: Readonly<Record<Move, Message>> = {
	promote: { zh: '升一级（连同其下各级）', en: 'Promote, with its subsections' },
	demote: { zh: '降一级（连同其下各级）', en: 'Demote, with its subsections' },
	up: { zh: '移到前一部分之前', en: 'Move before the section above' },
	down: { zh: '移到后一部分之后', en: 'Move behind the section below' },
};
const SCOPE_TITLES: Readonly<Record<Scope, Message>> = {
	run: { zh: '重新编号：这一组', en: 'Renumber this run' },
	level: { zh: '重新编号：这一级', en: 'Renumber this level' },
	document: { zh: '重新编号：全文', en: 'Renumber the document' },
};
const WIDTH_TITLES: Readonly<Record<Width, Message>> = {
	full: { zh: '选区标点改为全角', en: 'Make punctuation full-width' },
	half: { zh: '选区标点改为半角', en: 'Make punctuation half-width' },
};

/** The section whose heading a span touches, innermost. */
function findHeading(sections: readonly Section[], span: Span): Section | undefined {
	for (const section of sections) {
		if (span.end < section.span.start || section.span.end < span.start) continue;
		const inner = findHeading(section.children, span);
		if (inner !== undefined) return inner;
		if (section.level !== 0 && section.heading.start <= span.end && span.start <= section.heading.end) return section;
	}
	return undefined;
}

/** A style that can be chosen, as a list shows it. */
export interface StyleChoice {
	readonly style?: string;
	readonly scheme?: string;
	/** "（一）（二）（三）" */
	readonly label: string;
	readonly detail: string;
}

/** The styles that the numbers of a scope can be given so that the report is still read as it is meant. */
export function toStyleChoices(analysis: Analysis, reader: Reader, scope: Scope, at: number, analyze: (text: string) => Analysis): StyleChoice[] {
	return stylesFor(analysis, scope, at, analyze).map(({ style, scheme }) => {
		if (scheme !== undefined) return { scheme, label: SCHEMES[scheme].slice(0, SHOWN_LEVELS).join('　'), detail: SCHEME_TITLES[scheme][reader.language] };
		const like = { label: style!, style: style! };
		return { style, label: style === '1.1' ? '1.1　1.2　1.3' : [1, 2, 3].map(ordinal => printLabel(ordinal, like) ?? '').join('　'), detail: '' };
	});
}
const SHOWN_LEVELS = 4;
const SCHEME_TITLES: Readonly<Record<keyof typeof SCHEMES, Message>> = {
	official: { zh: '公文（GB/T 9704）', en: 'Official documents (GB/T 9704)' },
	parts: { zh: '分部分', en: 'Parts' },
	chapters: { zh: '分章节', en: 'Chapters' },
	decimal: { zh: '多级数字', en: 'Decimal' },
	arabic: { zh: '阿拉伯数字', en: 'Arabic' },
	latin: { zh: '英文报告', en: 'Roman and Latin' },
};
