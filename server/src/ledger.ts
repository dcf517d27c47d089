import type { Analysis } from './core/analysis.ts';
import { normalizeDecimal, printDecimal } from './core/decimal.ts';
import type { Language } from './core/message.ts';
import type { Section } from './core/outline.ts';
import { printPeriod } from './core/periods.ts';
import { readTitleYear } from './core/reportYear.ts';
import type { Status } from './core/rule.ts';
import type { Span } from './core/span.ts';
import { standingsOf } from './features/figures.ts';
import { RELATION_NAMES, printIndicator } from './core/names.ts';

/** Every figure of a report, with what is known of it: its 数据台账. */
export interface Ledger {
	readonly title: string;
	/** The year that the report speaks of, 0 if it does not say. */
	readonly year: number;
	/** Its headings, those above before those below, in the order of the text. */
	readonly sections: readonly LedgerSection[];
	/** In the order of the text. */
	readonly figures: readonly LedgerFigure[];
}

export interface LedgerSection {
	/** "（二）环境整治" */
	readonly title: string;
	readonly level: number;
	/** The index of the heading above, -1 if there is none. */
	readonly parent: number;
	readonly span: Span;
}

export interface LedgerFigure {
	readonly span: Span;
	/** As printed: "约120.5亿元". */
	readonly text: string;
	/** What is measured, "" if no words say; and what sets it apart from others of the name. */
	readonly indicator: string;
	readonly qualifiers: readonly string[];
	/** Exact, in base units: "12050000000"; of a range, the lower end. */
	readonly value: string;
	/** The upper end of a range. */
	readonly upper: string | undefined;
	readonly unit: string;
	/** After ISO 8601: "2024", "2024-H1". */
	readonly period: string | undefined;
	/** The index of the section in which it stands, -1 before the first heading. */
	readonly section: number;
	/** What the text ties it to: `holds`, `violated`, `unsure`; undefined if it is tied to nothing. */
	readonly status: Exclude<Status, 'notAssessable'> | undefined;
	/** The claims that it stands in, with their working: "比率：178 ÷ 180 = 98.9%". */
	readonly ties: readonly string[];
	/** What is found there, and what is found of another figure that it is judged by. */
	readonly findings: readonly string[];
	readonly involved: readonly string[];
	/** The clause around it. */
	readonly context: string;
}

/** Tells all figures of an analysis. Numbers of headings are none. */
export function toLedger(analysis: Analysis, language: Language): Ledger {
	const { text, quantities, indicators, findings } = analysis;
	const sections = flatten(analysis.sections, -1, []);
	const numbers = new Set(numbersOf(analysis.sections));
	const [standing, involving] = [new Map<number, string[]>(), new Map<number, string[]>()];
	for (const { category, span, message, related } of findings) {
		// How a figure is written is another matter.
		if (category !== 'numbers') continue;
		add(standing, span.start, message[language]);
		for (const start of new Set(related.map(one => one.span.start))) if (start !== span.start) add(involving, start, message[language]);
	}
	let at = -1;
	const figures: LedgerFigure[] = [];
	for (const quantity of quantities) {
		const { span, value, upper, unit } = quantity;
		const indicator = indicators.get(span.start);
		if (indicator === undefined || numbers.has(span.start)) continue;
		while (at + 1 < sections.length && sections[at + 1].span.start <= span.start) at += 1;
		const standings = standingsOf(analysis, quantity).filter(({ relation }) => relation.claim !== 'inferred');
		figures.push({
			span, text: text.slice(span.start, span.end),
			indicator: indicator.name, qualifiers: indicator.qualifiers,
			value: printDecimal(normalizeDecimal(value)), upper: upper && printDecimal(normalizeDecimal(upper)), unit: unit.name,
			period: indicator.period,
			section: at,
			status: (['violated', 'holds', 'unsure'] as const).find(status => standings.some(one => one.status === status)),
			ties: [...new Set(standings.map(({ relation, working }) => [RELATION_NAMES[relation.kind][language], working].filter(part => part !== '').join(COLON[language])))],
			findings: standing.get(span.start) ?? [],
			involved: involving.get(span.start) ?? [],
			context: clauseAround(text, span),
		});
	}
	const title = analysis.sections.find(({ level }) => level === 0)?.title ?? '';
	return { title, year: readTitleYear(title) ?? mostTold(figures), sections, figures };
}
const COLON = { zh: '：', en: ': ' };

function add(lists: Map<number, string[]>, key: number, message: string): void {
	const known = lists.get(key);
	if (known === undefined) lists.set(key, [message]);
	else known.push(message);
}

/** "整改（同比增长）", "" if nothing is known. */
export const nameOf = ({ indicator, qualifiers }: LedgerFigure, language: Language): string => printIndicator(indicator, qualifiers)[language];

export const periodOf = ({ period }: LedgerFigure, language: Language): string => (period === undefined ? '' : printPeriod(period)[language]);

function flatten(sections: readonly Section[], parent: number, found: LedgerSection[]): LedgerSection[] {
	for (const { label, title, level, heading, span, children } of sections) {
		found.push({ title: `${label}${title}`, level, parent, span: { start: heading.start, end: span.end } });
		flatten(children, found.length - 1, found);
	}
	return found;
}

const numbersOf = (sections: readonly Section[]): number[] => sections.flatMap(({ enumerator, children }) => [...(enumerator === undefined ? [] : [enumerator.span.start]), ...numbersOf(children)]);

/** The year of most figures, 0 if none has one. */
function mostTold(figures: readonly LedgerFigure[]): number {
	const times = new Map<number, number>();
	for (const { period } of figures) {
		const year = Number(period?.slice(0, 4));
		if (1900 <= year) times.set(year, (times.get(year) ?? 0) + 1);
	}
	return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** The words between the marks around a figure, on its line. */
function clauseAround(text: string, { start, end }: Span): string {
	let from = start;
	while (0 < from && start - from < LONGEST && !MARKS.includes(text.charAt(from - 1))) from -= 1;
	let to = end;
	while (to < text.length && to - end < LONGEST && !MARKS.includes(text.charAt(to))) to += 1;
	return text.slice(from, to).trim();
}
const MARKS = '，。；！？;!?\n\r|\t';
const LONGEST = 40;
