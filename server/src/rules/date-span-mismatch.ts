import { dayNumber, isDay } from '../core/calendar.ts';
import { divideRational, isLess, rational } from '../core/decimal.ts';
import { isLoose, valueOf } from '../core/intervals.ts';
import type { Quantity } from '../core/quantities.ts';
import type { DateSpan, Day } from '../core/relations.ts';
import type { Rule, Verdict } from '../core/rule.ts';
import { label, notAssessable, settle } from '../core/verdicts.ts';

export const dateSpanMismatch: Rule<'dateSpan'> = {
	id: 'date-span-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'dateSpan',
	title: { zh: '起止日期不颠倒，天数、月数相符', en: 'A span of dates runs forwards and is as long as it says' },
	judge: relation => {
		const { from, to, duration } = relation;
		if (order(from) === undefined || order(to) === undefined) return notAssessable;
		const isBackwards = order(to)! < order(from)!;
		const working = `${printDay(from)} – ${printDay(to)}`;
		if (isBackwards) return settle(false, true, () => working, () => ({
			span: to,
			message: { zh: `起止颠倒：${to.text}在${from.text}之前`, en: `The span runs backwards: ${to.text} is before ${from.text}` },
			related: label([{ span: from }], '起', 'from'),
			fixes: [],
		}));
		return duration === undefined ? { status: 'holds', working } : judgeLength(relation, duration);
	},
};

/** Both ends may count or one of them; months may be counted from day to day or as they are named. */
function judgeLength({ from, to }: DateSpan, duration: Quantity): Verdict {
	const claimed = valueOf(duration);
	const isInMonths = duration.unit.dimension === 'months';
	const isMeasurable = isInMonths ? from.month !== 0 : from.day !== 0 && to.day !== 0;
	if (!isMeasurable) return notAssessable;
	const length = isInMonths ? (to.year - from.year) * 12 + to.month - from.month : dayNumber(to.year || LEAP, to.month, to.day) - dayNumber(from.year || LEAP, from.month, from.day);
	// without a year the 29th of February may or may not lie between
	const least = isInMonths ? length - 1 : length - (from.year === 0 ? 1 : 0);
	const inUnits = isInMonths ? claimed : divideRational(claimed, rational(DAY));
	const fits = !isLess(inUnits, rational(least)) && !isLess(rational(length + 1), inUnits);
	const [zh, en] = isInMonths ? ['个月', 'months'] : ['天', 'days'];
	return settle(fits, !isLoose(duration), () => `${printDay(from)} – ${printDay(to)}: ${length}–${length + 1}`, () => ({
		span: duration.span,
		message: { zh: `${from.text}至${to.text}是${length}${zh}（首尾都算${length + 1}${zh}），不是${duration.text}`, en: `${from.text} to ${to.text} makes ${length} ${en} (${length + 1} with both ends), not ${duration.text}` },
		related: [...label([{ span: from }], '起', 'from'), ...label([{ span: to }], '止', 'to')],
		fixes: [],
	}));
}
/** A day in base units of time. */
const DAY = 86400;
/** For dates without a year. */
const LEAP = 2024;

/** A number that grows with time; of a year without months its first day, of a month its first. Undefined for days that do not exist. */
function order({ year, month, day }: Day): number | undefined {
	if (month === 0) return year === 0 ? undefined : dayNumber(year, 1, 1);
	const isKnown = 1 <= month && month <= 12 && (day === 0 || isDay(year || LEAP, month, day));
	return isKnown ? dayNumber(year || LEAP, month, day || 1) : undefined;
}

const printDay = ({ year, month, day }: Day): string => [year, month, day].filter(part => part !== 0).join('-');
