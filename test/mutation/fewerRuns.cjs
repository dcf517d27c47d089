// Mutants are many: each is tried with few examples of what the properties are tested with.
require('fast-check').configureGlobal({ numRuns: 15 });
