import assert from 'node:assert/strict';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import type { Rule } from '../server/src/core/rule.ts';
import { rules } from '../server/src/rules/registry.ts';
import { readPages } from './pages.ts';
import { createPrinter } from './printers.ts';

for (const page of readPages()) {
	suite(page.path, () => {
		for (const one of page.cases) {
			test(one.name, () => {
				assert.notEqual(one.expectations.length, 0, 'a document without a block below it tests nothing');
				const print = createPrinter(one);
				for (const expectation of one.expectations) assert.equal(print(expectation), expectation.body, `${expectation.name} of: ${one.name}`);
			});
		}
		test('each verdict is one, and a violation has what shows it', () => {
			for (const one of page.cases) createAnalyzer(rules.map(watched))(one.text, one.format, one.settings);
		});
	});
}

/** The rule, whose verdicts are looked at. */
const watched = (rule: Rule): Rule => ({
	...rule,
	judge: (relation: never) => {
		const verdict = rule.judge(relation);
		assert.ok(['holds', 'violated', 'unsure', 'notAssessable'].includes(verdict.status), `${rule.id}: ${verdict.status}`);
		assert.equal(typeof verdict.working, 'string', rule.id);
		assert.equal(verdict.violation !== undefined, verdict.status === 'violated', rule.id);
		return verdict;
	},
}) as Rule;

