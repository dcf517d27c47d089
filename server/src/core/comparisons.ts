/**
 * What a change says of itself: 同比增长, 比上年减少. A change that names nothing of its own is one of the figure before it.
 */

/** Whether the words before a figure make it a change and name nothing: 同比增长, 减收, up. */
export const isOwnChange = (before: string): boolean => OWN_CHANGE.test(before);
const OWN_CHANGE = /^\s?(?:同比|环比|[比较](?:去年|上年|上月|上季度?|年初)?(?:同期|末)?|共|累计|,|and|a )*(?:增长|增加|上升|上涨|提高|扩大|[增减多少][收支]|下降|减少|降低|回落|下跌|下滑|缩小|[升增降减]|up|down|rise|fall)了?(?:约|近| by)?\s?$/;

/** What a change is told against, as far as words say: the year before, the start of the year, the month or the quarter before. */
export const comparisonIn = (words: string): string | undefined => COMPARISONS.find(([pattern]) => pattern.test(words))?.[1];
const COMPARISONS: readonly (readonly [RegExp, string])[] = [[/年初|年末|年底/, 'start'], [/环比|上月|月初/, 'month'], [/季度/, 'quarter'], [/同比|上年|去年|同期/, 'year']];

/** "up 12% from 4,300", "more than the 4,300 of last year": what a figure is compared with, no whole of what follows. */
export const isComparedWith = (before: string): boolean => before.endsWith(' ') && COMPARED_WITH.test(before);
const COMPARED_WITH = /\b(?:from|than|against|versus|compared (?:with|to))\s(?:the |a |about |some |a total of )*$/i;
