// Rewrites what is written from something else: the expectations of the pages, and what documents tell of the rules.
// The diff is the review.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writtenFiles } from './documents.ts';
import { readPages } from './pages.ts';
import { rewritePage } from './page.ts';
import { createPrinter } from './printers.ts';

for (const page of readPages()) replace(page.path, page.text, rewritePage(page, (one, expectation) => createPrinter(one)(expectation)));
for (const { path, write } of writtenFiles) {
	const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
	replace(path, text, write(text));
}

function replace(path: string, text: string, rewritten: string): void {
	if (rewritten === text) return;
	writeFileSync(path, rewritten);
	console.log(`rewritten: ${path}`);
}
