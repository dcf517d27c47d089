import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Reader } from './client.ts';
import { pointersOf, printHeading } from './pointers.ts';
import { toRange } from './ranges.ts';

/** Words that point to a part of the report lead there: 见第三部分, 附件3, 表2, see Section 2.1. */
export function toDocumentLinks(document: TextDocument, analysis: Analysis, { showsLinkTooltips }: Reader): DocumentLink[] {
	return pointersOf(analysis).map(({ span, target }) => ({
		range: toRange(document, span),
		target: `${document.uri}#L${document.positionAt(target.start).line + 1}`,
		...(showsLinkTooltips ? { tooltip: printHeading(analysis.text, target) } : {}),
	}));
}
