import type { Message } from './message.ts';
import type { Relation } from './relations.ts';
import type { Severity } from './settings.ts';
import type { Span } from './span.ts';

export type Category = 'numbers' | 'structure' | 'wording' | 'punctuation';

/** When a claim of one kind holds; without a kind, any rule. */
export type Rule<K extends Relation['kind'] = Relation['kind']> = K extends unknown ? RuleOf<K> : never;

/** Exact, language-neutral, without text: what a message must quote, the relation carries. */
interface RuleOf<K extends Relation['kind']> {
	/** Names what is wrong and reads after "allow": `share-mismatch`. */
	readonly id: string;
	readonly category: Category;
	/** How loud a violation of a stated claim is; suggested claims are told as information. */
	readonly severity: Severity;
	/** The kind of relation that it judges. */
	readonly kind: K;
	/** One line for settings and the README: what is checked. */
	readonly title: Message;
	readonly judge: (relation: Extract<Relation, { readonly kind: K }>) => Verdict;
}

export type Status = 'holds' | 'violated' | 'unsure' | 'notAssessable';

export interface Verdict {
	readonly status: Status;
	/** "178 ÷ 180 = 98.888…% → 98.9%"; the same in both languages, or "". */
	readonly working: string;
	/** Present if and only if `violated`. */
	readonly violation?: Violation;
}

export interface Violation {
	/** Where the underline stands. */
	readonly span: Span;
	readonly message: Message;
	/** If not the rule's own. */
	readonly severity?: Severity;
	readonly related: readonly { readonly span: Span; readonly message: Message }[];
	readonly fixes: readonly Fix[];
}

export interface Fix {
	readonly title: Message;
	/** Right whatever the author meant. Changing a printed figure is never safe; renumbering is. */
	readonly safe: boolean;
	readonly edits: readonly Edit[];
	/** Sections get other numbers by it: what points to them is to follow. */
	readonly renumbers?: true;
}

/** Replaces a span of the text; an empty span inserts. */
export interface Edit extends Span {
	readonly text: string;
}

/** A claim that does not hold. Spans count from the document's start. */
export interface Finding extends Violation {
	readonly rule: string;
	readonly category: Category;
	readonly severity: Severity;
	readonly working: string;
}

/** A relation with what the rules say of it. Spans count from the document's start. */
export interface JudgedRelation {
	readonly relation: Relation;
	readonly status: Status;
	readonly working: string;
}
