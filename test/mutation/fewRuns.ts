import fc, { type Parameters } from 'fast-check';

/** Mutants are many: each is tried with few examples of what the properties are tested with, the same ones each time. */
const FEW = 25;
const SEED = 20251122;

export default { ...fc, assert: <T>(property: fc.IProperty<T>, parameters: Parameters<T> = {}) => fc.assert(property, { ...parameters, seed: SEED, numRuns: FEW }) };
