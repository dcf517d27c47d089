// What the rules are tried with; of the pages, those of the rules.
import '../judging.test.ts';
import '../roundings.test.ts';
import '../pages.test.ts';
