import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { InlayHint } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis.ts';
import type { Relation } from '../core/relations.ts';
import type { Span } from '../core/span.ts';
import type { Reader } from './client.ts';
import type { Finding } from '../core/rule.ts';
import { type Standing, claimedIn, resultOf } from './figures.ts';
import { RELATION_NAMES, STATUS_NAMES, STATUS_SIGNS } from '../core/names.ts';

/** Which workings are shown beside their figures: none, those of figures that do not fit, all. */
export type InlayHints = 'off' | 'onMismatch' | 'always';

/** The working beside the figure that it leads to: "99.15% ✓ 701 ÷ 707". */
export function toInlayHints(document: TextDocument, analysis: Analysis, { language }: Reader, span: Span, shown: InlayHints): InlayHint[] {
	if (shown === 'off') return [];
	const hints: InlayHint[] = [];
	const told = new Set<string>();
	const [shownFindings, quietFindings] = [placesOf(analysis.findings), placesOf([...analysis.ignored, ...analysis.silenced])];
	/** Somebody has said that it is to stand. */
	const isQuiet = ({ roles }: Standing) => roles.some(({ quantity }) => quietFindings.has(quantity.span.start)) && !roles.some(({ quantity }) => shownFindings.has(quantity.span.start));
	for (const standing of claimedIn(analysis.around(span))) {
		const { relation, status, working } = standing;
		const isShown = working !== '' && ((status === 'violated' && !isQuiet(standing)) || (status === 'holds' && shown === 'always' && COMPUTED.has(relation.kind)));
		const result = isShown ? resultOf(standing) : undefined;
		if (result === undefined || result.span.end < span.start || span.end < result.span.end) continue;
		const label = `${STATUS_SIGNS[status]} ${status === 'holds' ? shorten(working) : working}`;
		const key = `${result.span.start} ${label}`;
		if (told.has(key)) continue;
		told.add(key);
		hints.push({
			position: document.positionAt(result.span.end),
			label,
			paddingLeft: true,
			tooltip: `${RELATION_NAMES[relation.kind][language]}${language === 'zh' ? '：' : ': '}${working}（${STATUS_NAMES[status][language]}）`,
		});
	}
	return hints.sort((a, b) => a.position.line - b.position.line || a.position.character - b.position.character);
}

/** Where findings stand, and what they are judged by. */
const placesOf = (findings: readonly Finding[]): ReadonlySet<number> => new Set(findings.flatMap(({ span, related }) => [span.start, ...related.map(one => one.span.start)]));

/** Relations that lead to a figure: that a part is less than its whole, or the same said again, needs no telling. */
const COMPUTED: ReadonlySet<Relation['kind']> = new Set(['sum', 'share', 'shareTotal', 'difference', 'change', 'average', 'duration', 'dateSpan']);

/** Of a working that holds, the result stands there already: "178 ÷ 180". */
function shorten(working: string): string {
	const end = working.lastIndexOf(' = ');
	return end < 0 ? working : working.slice(0, end);
}
