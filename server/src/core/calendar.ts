/** The days of a month, none if there is no such month; of a February without a year, as many as it may have. */
export function daysOf(month: number, year: number | undefined): number {
	if (month !== 2) return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
	return year === undefined || isLeap(year) ? 29 : 28;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** 0 for Sunday … 6 for Saturday, in the Gregorian calendar, by Sakamoto's way: January and February count with the year before. */
export function weekdayOf(year: number, month: number, day: number): number {
	const y = month < 3 ? year - 1 : year;
	return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + MONTH_SHIFTS[month - 1] + day) % 7;
}
const MONTH_SHIFTS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/** Whether there is such a day. */
export const isDay = (year: number | undefined, month: number, day: number): boolean => 1 <= day && day <= daysOf(month, year);

/** Days since a day long ago, so that the days between two dates can be counted; after Howard Hinnant's days_from_civil. */
export function dayNumber(year: number, month: number, day: number): number {
	const y = month < 3 ? year - 1 : year;
	const ofYear = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + day - 1;
	return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + ofYear;
}

/** Names, in the order of the calendar. */
export const MONTH_NAMES: readonly string[] = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
