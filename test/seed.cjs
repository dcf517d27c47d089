// Properties run from one seed, so that a tree passes or fails alike wherever it is tested; SEED=N looks elsewhere, and `npm run fuzz` far and wide.
require('fast-check').configureGlobal({ seed: Number(process.env.SEED ?? 20251122) });
