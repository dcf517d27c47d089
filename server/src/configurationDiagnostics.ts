import type { Diagnostic } from 'vscode-languageserver-types';
import type { FoundConfiguration } from './configurations.ts';
import type { Language } from './core/message.ts';
import { SOURCE } from './features/diagnostics.ts';
import { DiagnosticSeverity } from './features/kinds.ts';
import { toRange } from './features/ranges.ts';
import { createOpenDocument } from './openDocument.ts';

/** What could not be read of a configuration, at its place; without what the client tells itself, where it checks the schema. */
export function toConfigurationDiagnostics({ uri, text, configuration }: FoundConfiguration, language: Language, isSchemaChecked: boolean): Diagnostic[] {
	const document = createOpenDocument(uri, 'jsonc', 0, text);
	const told = configuration.problems.filter(({ isFormal }) => !isFormal || !isSchemaChecked);
	return told.map(({ span, message }) => ({ range: toRange(document, span), severity: DiagnosticSeverity.Warning, source: SOURCE, message: message[language] }));
}
