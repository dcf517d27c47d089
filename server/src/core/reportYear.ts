import type { PlacedContent } from './content.ts';
import type { Quantity } from './quantities.ts';
import { shiftQuantity } from './shift.ts';
import { yearFigure } from './years.ts';

/** The year that a report speaks of. */
export interface ReportYear {
	readonly year: Quantity;
	/** Whether a title tells it. */
	readonly isSure: boolean;
	/** A title tells it, or the report speaks of it twice as often as of any other. */
	readonly isClear: boolean;
}

/** The only year of the title; else the year that the report speaks of most. `dated` are the blocks with dates, if they are known. */
export function readReportYear(contents: readonly PlacedContent[], dated = contents): ReportYear | undefined {
	for (const { block, content: { text, dates } } of contents.slice(0, TITLE_BLOCKS)) {
		const years = dates.filter(({ year }) => year !== 0);
		if (years.length === 1 && text.length < TITLE_LENGTH && years[0].lastYear === 0) return { year: shiftQuantity(yearFigure(text, years[0]), block.start), isSure: true, isClear: true };
	}
	const times = new Map<number, number>();
	for (const { content: { dates } } of dated) for (const { year } of dates) if (year !== 0) times.set(year, (times.get(year) ?? 0) + 1);
	const [most, next] = [...times].sort(([yearA, a], [yearB, b]) => b - a || yearB - yearA);
	if (most === undefined) return undefined;
	for (const { block, content: { text, dates } } of dated) {
		const first = dates.find(({ year }) => year === most[0]);
		if (first !== undefined) return { year: shiftQuantity(yearFigure(text, first), block.start), isSure: false, isClear: 2 * (next?.[1] ?? 0) <= most[1] };
	}
	return undefined;
}

/** The only year that the words of a title tell. */
export function readTitleYear(title: string): number | undefined {
	const years = title.match(YEARS);
	return years !== null && years.every(year => year === years[0]) ? Number(years[0]) : undefined;
}
const YEARS = /(?<![0-9])(?:19|20)[0-9]{2}(?=[年\s]|$)/g;
/** How many blocks at the head may tell the year in a title. */
export const TITLE_BLOCKS = 3;
const TITLE_LENGTH = 60;
