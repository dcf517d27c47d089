import type { Analysis } from '../core/analysis.ts';
import type { Coverage } from '../core/coverage.ts';
import { nameFindings } from '../core/fingerprint.ts';
import { createPlaces } from '../core/lines.ts';
import type { Language, Message } from '../core/message.ts';
import type { Category, Finding } from '../core/rule.ts';
import type { Severity } from '../core/settings.ts';

/** What `check` tells of one file. Plain data in one language, so that any format can be printed from it. */
export interface Report {
	readonly file: string;
	readonly findings: readonly ReportedFinding[];
	/** What the configuration lets stand: it is counted, not listed. */
	readonly ignored: readonly ReportedFinding[];
	/** How the findings stand to those of a baseline, if one was named: `findings` are then those that it does not hold. */
	readonly compared?: Compared;
	readonly coverage: Coverage | undefined;
}

export interface ReportedFinding {
	readonly rule: string;
	readonly category: Category;
	readonly severity: Severity;
	readonly message: string;
	/** The message for where the text is not in sight: with what it speaks of, if it does not say so itself. */
	readonly sentence: string;
	readonly start: number;
	readonly end: number;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	/** The working, or "" if the message holds it. */
	readonly working: string;
	readonly fingerprint: string;
	readonly related: readonly { readonly start: number; readonly end: number; readonly line: number; readonly column: number; readonly quote: string; readonly message: string }[];
	readonly fixes: readonly { readonly title: string; readonly safe: boolean; readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[] }[];
}

export interface Compared {
	/** Findings that the baseline holds. */
	readonly known: readonly ReportedFinding[];
	/** What the baseline holds and is found no more. */
	readonly gone: readonly { readonly rule: string; readonly finding: string }[];
}

export function toReport(file: string, analysis: Analysis, language: Language, withCoverage: boolean): Report {
	const { findings, ignored, silenced } = analysis;
	const coverage = withCoverage ? analysis.coverage : undefined;
	if (findings.length === 0 && ignored.length === 0) return { file, findings: [], ignored: [], coverage };
	const placeOf = createPlaces(analysis.text);
	const names = nameFindings(analysis.text, [...findings, ...ignored, ...silenced]);
	const quote = (start: number, end: number) => shorten(analysis.text.slice(start, end));

	const toReported = (finding: Finding): ReportedFinding => {
		const { rule, category, severity, span: { start, end }, related, fixes } = finding;
		const message = finding.message[language];
		const quoted = quote(start, end);
		const isWorkingTold = message.replace(SPACE, '').includes(finding.working.replace(SPACE, ''));
		const { line: endLine, column: endColumn } = placeOf(end);
		return {
			rule, category, severity, message, start, end, ...placeOf(start), endLine, endColumn,
			sentence: quoted.trim() === '' || message.includes(quoted) ? message : `${quoted}${COLON[language]}${message}`,
			working: isWorkingTold ? '' : finding.working,
			fingerprint: names.get(finding)!,
			related: related.map(one => ({ ...one.span, ...placeOf(one.span.start), quote: quote(one.span.start, one.span.end), message: one.message[language] })),
			fixes: fixes.map(({ title, safe, edits }) => ({ title: title[language], safe, edits: edits.map(edit => ({ start: edit.start, end: edit.end, text: edit.text })) })),
		};
	};
	return { file, findings: findings.map(toReported), ignored: ignored.map(toReported), coverage };
}

export const COLON: Message = { zh: '：', en: ': ' };
const SPACE = /\s+/g;

/** One line of at most forty characters; what cannot be seen is shown by its code point. */
export function shorten(text: string): string {
	const line = text.replace(LINE_BREAKS, ' ').replace(INVISIBLE, one => `<U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`);
	const characters = [...line];
	return characters.length <= LONGEST_QUOTE ? line : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}
const LONGEST_QUOTE = 40;
const LINE_BREAKS = /[\r\n]+/g;
/** Control and format characters: among them those that move a terminal's cursor or turn its text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
