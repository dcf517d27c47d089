// What the readers of numerals, hedges and dates are tried with.
import '../dates.test.ts';
import '../figures.test.ts';
import '../numerals.test.ts';
import '../roundings.test.ts';
