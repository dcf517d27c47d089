import type { Language } from './message.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What a writer or an office may choose. An argument of everything that depends on it, never state. */
export interface Settings {
	/** The language of messages. */
	readonly language: Language;
	/** Severity per rule id, instead of the rule's own; `off` silences it. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	/** What somebody has looked at and lets stand: it is counted, not shown. */
	readonly ignore: readonly Ignored[];
}

/** Findings that are not to be shown: those of a rule, one finding by its fingerprint, or, where neither is named, all. */
export interface Ignored {
	readonly rule?: string;
	readonly finding?: string;
}

export const defaultSettings: Settings = { language: 'zh', rules: {}, ignore: [] };
