import { type Analysis, createAnalyzer } from '../server/src/core/analysis.ts';
import { printDecimal } from '../server/src/core/decimal.ts';
import { applyEdits, chooseFixes } from '../server/src/core/edits.ts';
import type { Indicator } from '../server/src/core/indicators.ts';
import { createPlaces } from '../server/src/core/lines.ts';
import type { Language, Message } from '../server/src/core/message.ts';
import type { Section } from '../server/src/core/outline.ts';
import type { Quantity } from '../server/src/core/quantities.ts';
import type { Relation } from '../server/src/core/relations.ts';
import type { Edit } from '../server/src/core/rule.ts';
import type { Span } from '../server/src/core/span.ts';
import { rules } from '../server/src/rules/registry.ts';
import { featurePrinters } from './featurePrinters.ts';
import type { Case, Expectation } from './page.ts';

/** A case with what is known of its document. */
export interface Told extends Case {
	readonly language: Language;
	readonly analysis: Analysis;
}

/** Prints what comes of a document, in rows; `words` are the words after the block's name. */
type Printer = (told: Told, words: readonly string[]) => readonly string[];

/** What a page may ask, by the name of the block. */
const printers: Readonly<Record<string, Printer>> = {
	findings: printFindings,
	told: printTold,
	fixed: ({ text, analysis }) => [applyEdits(text, chooseFixes(analysis.findings, () => true).flatMap(({ edits }) => edits))],
	outline: ({ analysis }) => analysis.sections.flatMap(section => printSection(section)),
	quantities: ({ text, analysis }) => analysis.quantities.map(quantity => printQuantity(text, quantity)),
	indicators: ({ text, analysis }) => analysis.quantities.map(({ span }) => printIndicator(text.slice(span.start, span.end), analysis.indicators.get(span.start))),
	relations: ({ text, analysis }) => analysis.relations.map(({ relation, status, working }) =>
		[relation.kind, relation.claim, `${status}:`, printRoles(text, relation), working === '' ? '' : `(${working})`].filter(word => word !== '').join(' ')),
	...featurePrinters,
};

/** Tells what each block of a case should hold: rows, each with its line break. The document is analysed once a language. */
export function createPrinter(one: Case): (expectation: Expectation) => string {
	const analyses = new Map<Language, Analysis>();
	return ({ name, words }) => {
		if (!Object.hasOwn(printers, name)) throw new Error(`no printer of this name: ${name}. There are: ${Object.keys(printers).join(', ')}`);
		const language = words.includes('en') ? 'en' : one.settings.language;
		const analysis = analyses.get(language) ?? createAnalyzer(rules)(one.text, one.format, { ...one.settings, language });
		analyses.set(language, analysis);
		return printers[name]({ ...one, language, analysis }, words).map(row => `${row}\n`).join('');
	};
}

function printFindings({ text, language, analysis }: Told): string[] {
	const placeOf = createPlaces(text);
	const printSpan = ({ start, end }: Span) => `${placeOf(start).line}:${placeOf(start).column} ${text.slice(start, end)}`;
	return analysis.findings.flatMap(({ span, message, rule, severity, related }) => {
		const loudness = severity === rules.find(({ id }) => id === rule)!.severity ? '' : `, ${severity}`;
		return [`${printSpan(span)}${COLON[language]}${message[language]} [${rule}${loudness}]`, ...related.map(one => `    ${printSpan(one.span)}`)];
	});
}
const COLON = { zh: '：', en: ': ' };

/** All that a finding carries, in both languages: "1:7 120所 warning …", its working, the figures beside it, its fixes; "safe" stands before one that is. */
function printTold({ text, analysis }: Told): string[] {
	const placeOf = createPlaces(text);
	const printSpan = ({ start, end }: Span) => `${placeOf(start).line}:${placeOf(start).column} ${text.slice(start, end)}`;
	const both = ({ zh, en }: Message) => `${zh} | ${en}`;
	const printEdit = ({ start, end, text: written }: Edit) => `${printSpan({ start, end })}→${written}`.replaceAll('\n', '⏎');
	return analysis.findings.flatMap(({ span, message, category, severity, working, related, fixes }) => [
		`${printSpan(span)} ${category} ${severity}${working === '' ? '' : ` (${working})`}`,
		`    ${both(message)}`,
		...related.map(one => `    ${printSpan(one.span)}: ${both(one.message)}`),
		...fixes.map(({ title, safe, edits }) => `    ${safe ? 'safe ' : ''}fix ${both(title)}: ${edits.map(printEdit).join(', ')}`),
	]);
}

/** "  （一） 治理 ¶": the pilcrow marks a heading whose paragraph goes on. */
function printSection({ label, title, runIn, children }: Section, indent = ''): string[] {
	const row = [label, title, runIn ? '¶' : ''].filter(word => word !== '').join(' ');
	return [indent + row, ...children.flatMap(child => printSection(child, `${indent}  `))];
}

/** "8%: 营业收入 + 同比增长, in 2024" */
function printIndicator(figure: string, indicator: Indicator | undefined): string {
	const { name = '', qualifiers = [], period } = indicator ?? {};
	return [`${figure}: ${[name || '–', ...qualifiers].join(' + ')}`, period && `in ${period}`].filter(part => part !== undefined).join(', ');
}

/** "120.5亿元 = 12050000000 元, 约 both" */
function printQuantity(text: string, { span, value, unit, hedge, upper }: Quantity): string {
	const range = upper === undefined ? '' : `–${printDecimal(upper)}`;
	return [
		`${text.slice(span.start, span.end)} = ${printDecimal(value)}${range} ${unit.name}`.trimEnd(),
		hedge && `${hedge.word} ${hedge.side}`,
	].filter(detail => detail !== undefined).join(', ');
}

/** "whole 120所, parts 70所 45所": whatever of the relation stands in the text. */
function printRoles(text: string, relation: Relation): string {
	const roles: string[] = [];
	for (const [role, value] of Object.entries(relation)) {
		const spans = [value].flat().map(spanOf).filter(span => span !== undefined);
		if (0 < spans.length && role !== 'cue') roles.push(`${role} ${spans.map(span => text.slice(span.start, span.end)).join(' ')}`);
	}
	return roles.join(', ') || ('span' in relation ? text.slice(relation.span.start, relation.span.end) : '');
}

function spanOf(value: unknown): Span | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	if ('span' in value) return value.span as Span;
	return 'start' in value ? value as Span : undefined;
}
