// What the arithmetic of core/ is tried with.
import '../decimal.test.ts';
import '../calendar.test.ts';
import '../intervals.test.ts';
import '../changes.test.ts';
import '../slips.test.ts';
import '../edges.test.ts';
import '../judging.test.ts';
import '../numerals.test.ts';
import '../roundings.test.ts';
import '../figures.test.ts';
