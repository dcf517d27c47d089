import assert from 'node:assert/strict';
import { readPages } from './pages.ts';
import { printExpectation } from './printers.ts';

for (const page of readPages()) {
	suite(page.path, () => {
		for (const one of page.cases) {
			test(one.name, () => {
				assert.notEqual(one.expectations.length, 0, 'a document without a block below it tests nothing');
				for (const expectation of one.expectations) assert.equal(printExpectation(one, expectation), expectation.body, `${expectation.name} of: ${one.name}`);
			});
		}
	});
}
