import type { Block, Format } from './blocks.ts';
import type { Section } from './outline.ts';
import type { Quantity } from './quantities.ts';
import type { Relation } from './relations.ts';
import type { Finding, JudgedRelation, Rule } from './rule.ts';
import type { Settings } from './settings.ts';

/** All that is known of one text. Spans count from the document's start; lists are in the order of the text. */
export interface Analysis {
	readonly text: string;
	readonly blocks: readonly Block[];
	/** Whether the text looks like a report: two or more numbered headings. */
	readonly isReport: boolean;
	readonly sections: readonly Section[];
	readonly quantities: readonly Quantity[];
	/** Judged when first asked for. */
	readonly relations: readonly JudgedRelation[];
	readonly findings: readonly Finding[];
}

/** Analyses a text. Never fails, on any text. */
export type Analyzer = (text: string, format: Format, settings: Settings) => Analysis;

/** An analyzer remembers what blocks told, for the texts it is given one after another: one analyzer a document. */
export declare function createAnalyzer(rules: readonly Rule[]): Analyzer;

export type { Relation };
