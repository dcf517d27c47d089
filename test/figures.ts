import assert from 'node:assert/strict';
import { type Quantity, readFigures } from '../server/src/core/quantities.ts';
import { shiftQuantity } from '../server/src/core/shift.ts';

/** The one figure of a short text ("约120.5亿元"), as the product reads it; "-3亿元" is below nothing. */
export function figure(text: string, at = 0): Quantity {
	const { quantities: [read, ...more] } = readFigures(text);
	assert.ok(read !== undefined && more.length === 0, `one figure in ${text}`);
	const isNegative = text.startsWith('-') && 0n < read.value.coefficient;
	return shiftQuantity(isNegative ? { ...read, value: { ...read.value, coefficient: -read.value.coefficient } } : read, at);
}

/** Figures one after another, so that their spans differ. */
export const figures = (...texts: readonly string[]): Quantity[] => texts.map((text, index) => figure(text, index * 100));
