import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Language, Message } from '../core/message.ts';
import { RELATION_NAMES, STATUS_NAMES, STATUS_SIGNS, printIndicator } from '../core/names.ts';
import { printPeriod } from '../core/periods.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Reader } from './client.ts';
import { type Standing, figureAt, isSame, lookalikesOf, sayingsOf, standingsOf } from './figures.ts';
import { MarkupKind } from './kinds.ts';
import { printOtherUnits } from './otherUnits.ts';
import { type Pointer, printHeading, referenceAt } from './pointers.ts';
import { toRange } from './ranges.ts';

/**
 * Of a figure: what is measured, its exact value and other units, the relations that it stands in with their working,
 * where else it is said. Of a reference: what it points to.
 */
export function toHover(document: TextDocument, analysis: Analysis, reader: Reader, offset: number): Hover | undefined {
	const paper = reader.showsMarkdown ? markdown : plain;
	const page: Page = { document, analysis, reader, paper };
	const figure = figureAt(analysis, offset);
	const reference = figure === undefined ? referenceAt(analysis, offset) : undefined;
	const span = (figure ?? reference)?.span;
	if (span === undefined) return undefined;
	const parts = figure === undefined ? [printReference(page, reference!)] : printFigure(page, figure);
	return { contents: { kind: reader.showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: parts.filter(part => part !== '').join('\n\n') }, range: toRange(document, span) };
}

interface Page {
	readonly document: TextDocument;
	readonly analysis: Analysis;
	readonly reader: Reader;
	readonly paper: Paper;
}

/** How to write words and links. */
interface Paper {
	readonly bold: (text: string) => string;
	readonly words: (text: string) => string;
	readonly link: (text: string, address: string) => string;
	readonly bullet: string;
}
const markdown: Paper = { bold: text => `**${escapeMarkdown(text)}**`, words: escapeMarkdown, link: (text, address) => `[${escapeMarkdown(text)}](${address.replace(BRACKETS, encodeURIComponent).replaceAll('(', '%28').replaceAll(')', '%29')})`, bullet: '- ' };
const plain: Paper = { bold: text => text, words: text => text, link: text => text, bullet: '' };
const BRACKETS = /[<>\s]/g;

function escapeMarkdown(text: string): string {
	return text.replace(MARKDOWN_SIGNS, '\\$&');
}
const MARKDOWN_SIGNS = /[\\`*_{}[\]()#+\-.!|<>~&]/g;

function printFigure(page: Page, figure: Quantity): string[] {
	const { analysis, paper } = page;
	const sayings = sayingsOf(analysis, figure).filter(one => !isSame(one.span, figure.span));
	const said = new Set(sayings.map(({ span }) => span.start));
	// That the same stands elsewhere is told below, where it stands.
	const isTold = ({ relation, status, roles }: Standing) => !(relation.kind === 'repeat' && status === 'holds' && roles.some(({ quantity }) => said.has(quantity.span.start)));
	const standings = standingsOf(analysis, figure).filter(isTold).map(standing => `${paper.bullet}${printStanding(page, figure, standing)}`);
	return [
		printHead(page, figure),
		standings.join('\n'),
		printPlaces(page, ELSEWHERE, sayings),
		printPlaces(page, LOOKALIKES, lookalikesOf(analysis, figure)),
	];
}
const ELSEWHERE: Message = { zh: '另见：', en: 'Also said: ' };
const LOOKALIKES: Message = { zh: '数值相同：', en: 'Equal figures: ' };

/** "**营业收入** 约120.5亿元 = 12,050,000,000 元" */
function printHead({ analysis: { text, around }, reader: { language }, paper }: Page, figure: Quantity): string {
	const { span, hedge } = figure;
	const printed = text.slice(span.start, span.end);
	const { name, qualifiers, period } = around(span).indicators.get(span.start) ?? NOTHING;
	const named = printIndicator(name, qualifiers)[language];
	const details = [
		...printOtherUnits(figure),
		hedge === undefined ? '' : HEDGES[language] + hedge.word,
		period === undefined ? '' : printPeriod(period)[language],
	].filter(detail => detail !== '');
	return [named === '' ? paper.bold(printed) : `${paper.bold(named)} ${paper.words(printed)}`, ...details.map(paper.words)].join('　');
}
const NOTHING = { name: '', qualifiers: [], period: undefined };
const HEDGES = { zh: '概数：', en: 'approximate: ' };

/** "✓ 比率：178 ÷ 180 = 98.888…% → 98.9%", and the figures that stand in other lines. */
function printStanding(page: Page, { span }: Quantity, { relation, status, working, roles }: Standing): string {
	const { document, reader: { language }, paper } = page;
	const line = document.positionAt(span.start).line;
	const others = roles.map(({ quantity }) => quantity).filter(one => !isSame(one.span, span));
	const shown = working === '' ? others : others.filter(one => document.positionAt(one.span.start).line !== line);
	const isTold = status === 'holds' || status === 'violated';
	const verdict = isTold ? '' : ` (${STATUS_NAMES[status][language]})`;
	const words = [paper.words(working), printList(page, shown, line)].filter(part => part !== '').join(' · ');
	return `${STATUS_SIGNS[status]} ${RELATION_NAMES[relation.kind][language]}${words === '' ? '' : COLONS[language]}${words}${paper.words(verdict)}`;
}
const COLONS = { zh: '：', en: ': ' };

/** "另见：第 8 行 12.8亿元" */
function printPlaces(page: Page, title: Message, figures: readonly Quantity[]): string {
	return figures.length === 0 ? '' : page.paper.words(title[page.reader.language]) + printList(page, figures, undefined);
}

/** Figures with their lines, but for those in the line that is looked at. */
function printList({ document, reader: { language }, paper }: Page, figures: readonly Quantity[], here: number | undefined): string {
	const rows = figures.slice(0, MOST_LISTED).map(({ span, text }) => {
		const { line } = document.positionAt(span.start);
		return line === here ? paper.words(text) : `${printLine(document, line, language, paper)} ${paper.words(text)}`;
	});
	const more: Message = { zh: `等 ${figures.length} 处`, en: ` and ${figures.length - MOST_LISTED} more` };
	return rows.join(language === 'zh' ? '、' : ', ') + (MOST_LISTED < figures.length ? more[language] : '');
}
const MOST_LISTED = 6;

/** "第 8 行", to be followed where the editor can. */
function printLine(document: TextDocument, line: number, language: Language, paper: Paper): string {
	return paper.link(language === 'zh' ? `第 ${line + 1} 行` : `line ${line + 1}`, `${document.uri}#L${line + 1}`);
}

/** "第三部分 → 三、存在的问题（第 9 行）" */
function printReference({ document, analysis: { text }, reader: { language }, paper }: Page, { span, target }: Pointer): string {
	const { line } = document.positionAt(target.start);
	return `${paper.words(text.slice(span.start, span.end))} → ${paper.bold(printHeading(text, target))} (${printLine(document, line, language, paper)})`;
}
