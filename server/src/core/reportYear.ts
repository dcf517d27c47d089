import type { PlacedContent } from './content.ts';
import type { Quantity } from './quantities.ts';
import { shiftQuantity } from './shift.ts';
import { yearFigure } from './years.ts';

/** The year that a report speaks of. */
export interface ReportYear {
	readonly year: Quantity;
	/** Whether a title tells it. */
	readonly isSure: boolean;
}

/** The only year of the title; else the year that the report speaks of most. */
export function readReportYear(contents: readonly PlacedContent[]): ReportYear | undefined {
	for (const { block, content: { text, dates } } of contents.slice(0, TITLE_BLOCKS)) {
		const years = dates.filter(({ year }) => year !== 0);
		if (years.length === 1 && text.length < TITLE_LENGTH && years[0].lastYear === 0) return { year: shiftQuantity(yearFigure(text, years[0]), block.start), isSure: true };
	}
	const times = new Map<number, number>();
	for (const { content: { dates } } of contents) for (const { year } of dates) if (year !== 0) times.set(year, (times.get(year) ?? 0) + 1);
	const [most] = [...times].sort(([yearA, a], [yearB, b]) => b - a || yearB - yearA);
	if (most === undefined) return undefined;
	for (const { block, content: { text, dates } } of contents) {
		const first = dates.find(({ year }) => year === most[0]);
		if (first !== undefined) return { year: shiftQuantity(yearFigure(text, first), block.start), isSure: false };
	}
	return undefined;
}
const TITLE_BLOCKS = 3;
const TITLE_LENGTH = 60;
