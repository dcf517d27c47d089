/** A sentence for the writer, in both languages; which one is shown is decided at the rim. */
export interface Message {
	readonly zh: string;
	readonly en: string;
}

export type Language = keyof Message;
