import assert from 'node:assert/strict';
import { dayNumber, daysOf, isDay, weekdayOf } from '../server/src/core/calendar.ts';

suite('calendar', () => {
	test('days follow one another, for four centuries', () => {
		const first = dayNumber(1800, 1, 1);
		for (let time = Date.UTC(1800, 0, 1), number = first; time < Date.UTC(2201, 0, 1); time += 86_400_000, number += 1) {
			const day = new Date(time);
			const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
			assert.equal(dayNumber(year, month, date), number);
			assert.equal(weekdayOf(year, month, date), day.getUTCDay());
			assert.ok(isDay(year, month, date));
		}
	});
	test('what is no day', () => {
		for (const [month, day] of [[0, 1], [13, 1], [-1, 5], [1, 0], [1, 32], [4, 31], [2, 30], [12, 32]]) assert.equal(isDay(2024, month, day), false, `${month}-${day}`);
		assert.deepEqual([isDay(undefined, 2, 29), isDay(2023, 2, 29), isDay(1900, 2, 29), isDay(2000, 2, 29), isDay(undefined, 2, 30)], [true, false, false, true, false]);
		assert.deepEqual([1, 2, 4, 12].map(month => daysOf(month, undefined)), [31, 29, 30, 31]);
	});
});
