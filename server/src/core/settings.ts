import type { Language } from './message.ts';
import type { Profile } from './profiles.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What a writer or an office may choose. An argument of everything that depends on it, never state. */
export interface Settings {
	/** The language of messages. */
	readonly language: Language;
	/** Severity per rule id, instead of the rule's own; `off` silences it. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	/** What somebody has looked at and lets stand: it is counted, not shown. */
	readonly ignore: readonly Ignored[];
	/** What a report of this kind is made of; none unless somebody chose one. */
	readonly profile?: Profile;
	/** Expressions that an office has fixed. */
	readonly terms: readonly Term[];
}

/** An expression and what is written for it by mistake. Without variants it is a word in which nothing is to be changed. */
export interface Term {
	readonly preferred: string;
	readonly variants: readonly string[];
	readonly note?: string;
}

/** Findings that are not to be shown: those of a rule, one finding by its fingerprint, or, where neither is named, all. */
export interface Ignored {
	readonly rule?: string;
	readonly finding?: string;
}

export const defaultSettings: Settings = { language: 'zh', rules: {}, ignore: [], terms: [] };
