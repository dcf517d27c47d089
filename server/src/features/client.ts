import type { Language } from '../core/message.ts';

/** What the client can show, as far as a feature's answer depends on it. */
export interface Client {
	readonly showsRelated: boolean;
	readonly showsHierarchy: boolean;
	readonly showsMarkdown: boolean;
	/** Shows words beside each completion, not only beside the one that is chosen. */
	readonly showsLabelDetails: boolean;
	/** Shows which words lead to a definition. */
	readonly linksDefinitions: boolean;
	/** Shows words when a link is pointed at. */
	readonly showsLinkTooltips: boolean;
	/** Where a rule is told of, if the client follows what the rule of a finding is linked to. */
	readonly pageOf: ((rule: string) => string) | undefined;
	/** Takes edits with the version that they are meant for, so that stale ones are refused. */
	readonly takesVersionedEdits: boolean;
	/** Makes files as part of an edit. */
	readonly createsFiles: boolean;
	/** Shows edits before they are made and lets some of them out. */
	readonly confirmsEdits: boolean;
	/** Asks what an action changes when it is chosen, not before. */
	readonly resolvesActions: boolean;
}

/** Whom a feature answers, and in which language. */
export interface Reader extends Client {
	readonly language: Language;
}
