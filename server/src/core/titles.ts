import type { PlacedContent } from './content.ts';
import type { Head } from './heads.ts';
import { type Heading, isTitleLine, readBareHeading } from './headings.ts';

/** The document's title: the block in which it starts, the one in which it ends, and what it says. */
export interface Title {
	readonly first: number;
	readonly last: number;
	/** Its span counts from the start of the first block. */
	readonly heading: Heading;
}

/** The first heading of Markdown, or the short line at the head that names a report, with the line before that it goes on from. */
export function findTitle(contents: readonly PlacedContent[], heads: readonly (readonly Head[])[]): Title | undefined {
	const first = heads.findIndex(own => 0 < own.length);
	const head = first < 0 ? undefined : heads[first][0];
	if (head !== undefined && 0 < head.depth) {
		return head.enumerator === undefined && isHighest(heads, first) ? { first, last: first, heading: head.heading } : undefined;
	}
	const limit = Math.min(first < 0 ? contents.length : first, TITLE_WITHIN);
	let fallback: Title | undefined;
	for (let index = 0; index < limit; index += 1) {
		const { kind, text, points } = contents[index].content;
		if (kind !== 'paragraph' || 0 < points.length || !isTitleLine(text)) continue;
		const heading = readBareHeading(text);
		if (NAMES_REPORT.test(heading.title.toLowerCase())) return joinLines(contents, index, heading);
		const mayBeTitle = index === 0 && head !== undefined && heading.title.length <= 40 && !SALUTATION.test(text);
		if (mayBeTitle) fallback = { first: index, last: index, heading };
	}
	return fallback;
}
/** How many blocks at the head may hold the title. */
export const TITLE_WITHIN = 12;
const NAMES_REPORT = /(?:报告|总结|汇报|情况|通报|纪要|方案|计划|要点|说明|讲话|意见|通知|规划|决定|分析|综述|简报|公报|述职|述廉|材料|请示|批复|预案|report|summary|review|plan|minutes|statement)(?:（[^）]*）|\([^)]*\))?$/;
const SALUTATION = /[:：]\s*$/;

/** 关于…情况的 / 调研报告: a title of two lines. */
function joinLines(contents: readonly PlacedContent[], index: number, heading: Heading): Title {
	const before = contents[index - 1]?.content;
	const isFirstHalf = before !== undefined && before.kind === 'paragraph' && isTitleLine(before.text) && FIRST_HALF.test(before.text);
	if (!isFirstHalf) return { first: index, last: index, heading };
	const upper = readBareHeading(before.text);
	const end = contents[index].block.start - contents[index - 1].block.start + heading.span.end;
	return { first: index - 1, last: index, heading: { span: { start: upper.span.start, end }, title: upper.title + heading.title, runIn: false } };
}
const FIRST_HALF = /^\s*关于(?!.*(?:报告|总结|通报|方案|意见|通知)\s*$)|(?:的|和|及|暨)\s*$/;

/** No other heading is as high, or it is of the first level and the others are chapters under it. */
function isHighest(heads: readonly (readonly Head[])[], first: number): boolean {
	const { depth } = heads[first][0];
	const noneAsHigh = heads.every((own, index) => index === first || own.length === 0 || own[0].depth === 0 || depth < own[0].depth);
	return noneAsHigh || depth === 1;
}
