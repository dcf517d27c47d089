// What the rules are tried with; of the pages, those of the rules that are mutated.
import '../edges.test.ts';
import '../judging.test.ts';
import '../changes.test.ts';
import '../pages.test.ts';
import '../roundings.test.ts';
