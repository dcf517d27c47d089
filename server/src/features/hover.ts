import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import { normalizeDecimal, printDecimal } from '../core/decimal.ts';
import { printPeriod } from '../core/periods.ts';
import type { Quantity } from '../core/quantities.ts';
import type { Reader } from './client.ts';
import { type Standing, figureAt, isSame, standingsOf } from './figures.ts';
import { MarkupKind } from './kinds.ts';
import { RELATION_NAMES, STATUS_NAMES, STATUS_SIGNS, printIndicator } from './names.ts';
import { toRange } from './ranges.ts';

/** Of a figure: what is measured, its exact value, the relations that it stands in with their working. */
export function toHover(document: TextDocument, analysis: Analysis, reader: Reader, offset: number): Hover | undefined {
	const quantity = figureAt(analysis, offset);
	if (quantity === undefined) return undefined;
	const paper = reader.showsMarkdown ? markdown : plain;
	const standings = standingsOf(analysis, quantity).map(standing => `${paper.bullet}${printStanding(document, quantity, standing, reader, paper)}`);
	const parts = [printFigure(analysis, quantity, reader, paper), standings.join('\n')].filter(part => part !== '');
	return { contents: { kind: reader.showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: parts.join('\n\n') }, range: toRange(document, quantity.span) };
}

/** How to write words and code. */
interface Paper {
	readonly bold: (text: string) => string;
	readonly words: (text: string) => string;
	readonly bullet: string;
}
const markdown: Paper = { bold: text => `**${escapeMarkdown(text)}**`, words: escapeMarkdown, bullet: '- ' };
const plain: Paper = { bold: text => text, words: text => text, bullet: '' };

function escapeMarkdown(text: string): string {
	return text.replace(MARKDOWN_SIGNS, '\\$&');
}
const MARKDOWN_SIGNS = /[\\`*_{}[\]()#+\-.!|<>~&]/g;

/** "**营业收入** 约120.5亿元 = 12,050,000,000 元" */
function printFigure({ text, indicators }: Analysis, { span, value, unit, hedge }: Quantity, { language }: Reader, paper: Paper): string {
	const printed = text.slice(span.start, span.end);
	const { name, qualifiers, period } = indicators.get(span.start) ?? NOTHING;
	const exact = `${groupThousands(printDecimal(normalizeDecimal(value)))}${unit.name === '' || unit.name === '%' ? unit.name : ` ${unit.name}`}`;
	const isPlain = exact.replaceAll(',', '').replaceAll(' ', '') === printed;
	const details = [
		isPlain ? '' : `= ${exact}`,
		hedge === undefined ? '' : HEDGES[language] + hedge.word,
		period === undefined ? '' : printPeriod(period)[language],
	].filter(detail => detail !== '');
	const named = printIndicator(name, qualifiers)[language];
	return [named === '' ? paper.bold(printed) : `${paper.bold(named)} ${paper.words(printed)}`, ...details.map(paper.words)].join('　');
}
const NOTHING = { name: '', qualifiers: [], period: undefined };
const HEDGES = { zh: '概数：', en: 'approximate: ' };

/** "✓ 比率：178 ÷ 180 = 98.888…% → 98.9%" */
function printStanding(document: TextDocument, { span }: Quantity, { relation, status, working, roles }: Standing, { language }: Reader, paper: Paper): string {
	const others = roles.filter(({ quantity }) => !isSame(quantity.span, span)).map(({ quantity }) => `${quantity.text}${printLine(document, quantity, span.start, language)}`);
	const colon = language === 'zh' ? '：' : ': ';
	const isTold = status === 'holds' || status === 'violated';
	const verdict = isTold ? '' : ` (${STATUS_NAMES[status][language]})`;
	const elsewhere = relation.kind === 'repeat' || working === '' ? others.join(', ') : '';
	const words = [working, elsewhere].filter(part => part !== '').join(' · ');
	return `${STATUS_SIGNS[status]} ${RELATION_NAMES[relation.kind][language]}${words === '' ? '' : colon}${paper.words(words)}${paper.words(verdict)}`;
}

/** Names the line of a figure that stands on another one. */
function printLine(document: TextDocument, { span }: Quantity, from: number, language: Reader['language']): string {
	const line = document.positionAt(span.start).line;
	if (line === document.positionAt(from).line) return '';
	return language === 'zh' ? `（第 ${line + 1} 行）` : ` (line ${line + 1})`;
}

/** "12,050,000,000" */
export function groupThousands(digits: string): string {
	const point = digits.indexOf('.');
	const whole = point < 0 ? digits : digits.slice(0, point);
	return whole.replace(THOUSANDS, '$&,') + digits.slice(whole.length);
}
const THOUSANDS = /\d(?=(?:\d{3})+$)/g;
