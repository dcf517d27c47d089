import assert from 'node:assert/strict';
import { type Quantity, readFigures } from '../server/src/core/quantities.ts';
import { shiftQuantity } from '../server/src/core/shift.ts';

/** The one figure of a short text ("约120.5亿元"), as the product reads it. */
export function figure(text: string, at = 0): Quantity {
	const { quantities } = readFigures(text);
	assert.equal(quantities.length, 1, `one figure in ${text}`);
	return shiftQuantity(quantities[0], at);
}

/** Figures one after another, so that their spans differ. */
export const figures = (...texts: readonly string[]): Quantity[] => texts.map((text, index) => figure(text, index * 100));
