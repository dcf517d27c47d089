import type { Rule } from '../core/rule.ts';

/** Every rule, in the order of the documentation: numbers, structure, wording, punctuation. */
export const rules: readonly Rule[] = [];
