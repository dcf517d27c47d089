import type { Language } from '../../core/message.ts';
import type { Rule } from '../../core/rule.ts';
import type { Report } from '../report.ts';

/** An output format of `check`: called once for each file as soon as it is checked, and once at the end. */
export interface Printer {
	readonly printReport: (report: Report) => string;
	readonly printEnd: () => string;
}

/** What a format may need beside the reports. */
export interface Context {
	readonly language: Language;
	readonly rules: readonly Rule[];
	readonly version: string;
	/** Whether colours may be used. */
	readonly isColoured: boolean;
}

export type CreatePrinter = (context: Context) => Printer;
