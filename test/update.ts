// Rewrites what is written from something else: the expectations of the pages. The diff is the review.
import { writeFileSync } from 'node:fs';
import { readPages } from './pages.ts';
import { rewritePage } from './page.ts';
import { printExpectation } from './printers.ts';

for (const page of readPages()) {
	const text = rewritePage(page, printExpectation);
	if (text === page.text) continue;
	writeFileSync(page.path, text);
	console.log(`rewritten: ${page.path}`);
}
