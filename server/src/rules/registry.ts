import type { Rule } from '../core/rule.ts';
import { countMismatch } from './count-mismatch.ts';
import { differenceMismatch } from './difference-mismatch.ts';
import { numberingGap } from './numbering-gap.ts';
import { numberingOrder } from './numbering-order.ts';
import { numberingRepeat } from './numbering-repeat.ts';
import { numberingStyle } from './numbering-style.ts';
import { partExceedsWhole } from './part-exceeds-whole.ts';
import { residue } from './residue.ts';
import { shareImpossible } from './share-impossible.ts';
import { shareMismatch } from './share-mismatch.ts';
import { shareTotalMismatch } from './share-total-mismatch.ts';
import { sumMismatch } from './sum-mismatch.ts';

/** Every rule, in the order of the documentation: numbers, structure, wording, punctuation. */
export const rules: readonly Rule[] = [
	sumMismatch,
	partExceedsWhole,
	shareMismatch,
	shareImpossible,
	shareTotalMismatch,
	differenceMismatch,
	countMismatch,
	numberingGap,
	numberingRepeat,
	numberingOrder,
	numberingStyle,
	residue,
];
