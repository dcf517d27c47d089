import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Finding } from '../core/rule.ts';
import type { Severity } from '../core/settings.ts';
import type { Reader } from './client.ts';
import { DiagnosticSeverity } from './kinds.ts';
import { toRange } from './ranges.ts';

/** What does not hold. */
export const toDiagnostics = (document: TextDocument, { findings }: Analysis, reader: Reader): Diagnostic[] =>
	findings.map(finding => toDiagnostic(document, finding, reader));

export function toDiagnostic(document: TextDocument, { span, severity, rule, message, related }: Finding, { language, showsRelated, pageOf }: Reader): Diagnostic {
	const description = pageOf === undefined ? {} : { codeDescription: { href: pageOf(rule) } };
	const diagnostic: Diagnostic = { range: toRange(document, span), severity: SEVERITIES[severity], code: rule, ...description, source: SOURCE, message: message[language] };
	if (!showsRelated || related.length === 0) return diagnostic;
	const relatedInformation = related.map(one => {
		const range = toRange(document, one.span);
		const text = document.getText(range);
		const words = one.message[language];
		return { location: { uri: document.uri, range }, message: words === '' ? text : words.includes(text) ? words : `${words}${language === 'zh' ? '：' : ': '}${text}` };
	});
	return { ...diagnostic, relatedInformation };
}

/** Who says so: shown beside the message. */
export const SOURCE = 'tieout';

const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3 | 4>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};
