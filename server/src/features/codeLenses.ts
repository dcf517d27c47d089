import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeLens } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Message } from '../core/message.ts';
import type { Section } from '../core/outline.ts';
import { firstNumberFrom } from '../core/search.ts';
import type { Span } from '../core/span.ts';
import type { Reader } from './client.ts';
import { claimedIn } from './figures.ts';
import { toRange } from './ranges.ts';

/** Above the title and the headings of the first level: how many figures stand below, how many of them are tied, what was found. */
export function toCodeLenses(document: TextDocument, analysis: Analysis, { language }: Reader): CodeLens[] {
	const tied = new Set<number>();
	for (const { status, roles } of claimedIn(analysis)) {
		const isTold = status === 'holds' || status === 'violated';
		if (isTold) for (const { quantity } of roles) tied.add(quantity.span.start);
	}
	const starts = {
		figures: analysis.quantities.map(({ span }) => span.start),
		tied: [...tied].sort((a, b) => a - b),
		findings: analysis.findings.map(({ span }) => span.start),
	};
	return headed(analysis.sections).flatMap(({ span, heading }) => {
		const [figures, ties, findings] = [starts.figures, starts.tied, starts.findings].map(one => countWithin(one, span));
		if (figures === 0 && findings === 0) return [];
		return [{ range: toRange(document, heading), command: { title: print(figures, ties, findings)[language], command: '' } }];
	});
}

const headed = (sections: readonly Section[]): Section[] => sections.filter(({ level }) => level <= 1).flatMap(section => [section, ...headed(section.children)]);

const print = (figures: number, tied: number, findings: number): Message => ({
	zh: `数据 ${figures} 个，有勾稽关系 ${tied} 个${findings === 0 ? '' : `，发现 ${findings} 处`}`,
	en: `${figures} ${figures === 1 ? 'figure' : 'figures'}, ${tied} tied${findings === 0 ? '' : `, ${findings} ${findings === 1 ? 'finding' : 'findings'}`}`,
});

/** How many of some ascending offsets lie in a span. */
const countWithin = (offsets: readonly number[], { start, end }: Span): number => firstNumberFrom(offsets, end) - firstNumberFrom(offsets, start);
