import type { Rule } from '../core/rule.ts';
import { countMismatch } from './countMismatch.ts';
import { differenceMismatch } from './differenceMismatch.ts';
import { partExceedsWhole } from './partExceedsWhole.ts';
import { shareImpossible } from './shareImpossible.ts';
import { shareMismatch } from './shareMismatch.ts';
import { shareTotalMismatch } from './shareTotalMismatch.ts';
import { sumMismatch } from './sumMismatch.ts';

/** Every rule, in the order of the documentation: numbers, structure, wording, punctuation. */
export const rules: readonly Rule[] = [
	sumMismatch,
	partExceedsWhole,
	shareMismatch,
	shareImpossible,
	shareTotalMismatch,
	differenceMismatch,
	countMismatch,
] as readonly Rule<never>[] as readonly Rule[];
