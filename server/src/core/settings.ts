import type { Language } from './message.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What a writer or an office may choose. An argument of everything that depends on it, never state. */
export interface Settings {
	/** The language of messages. */
	readonly language: Language;
	/** Severity per rule id, instead of the rule's own; `off` silences it. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const defaultSettings: Settings = { language: 'zh', rules: {} };
