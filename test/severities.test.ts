import assert from 'node:assert/strict';
import { SEVERITIES } from '../server/src/configuration.ts';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import { rules } from '../server/src/rules/registry.ts';
import { readPages } from './pages.ts';

suite('severities', () => {
	const pages = readPages();

	for (const { id, severity } of rules) {
		test(`${id}: its own, any other, off`, () => {
			const analyzer = createAnalyzer(rules);
			const cases = pages.filter(({ path }) => path === `test/rules/${id}.md`).flatMap(page => page.cases);
			const tell = (one: (typeof cases)[number], chosen: Readonly<Record<string, never>> | object) => {
				const { findings, silenced } = analyzer(one.text, one.format, { ...one.settings, rules: { ...one.settings.rules, ...chosen } });
				return { own: findings.filter(({ rule }) => rule === id), others: findings.filter(({ rule }) => rule !== id), silenced: silenced.filter(({ rule }) => rule === id) };
			};
			const told = cases.filter(one => 0 < tell(one, {}).own.length);
			assert.notEqual(told.length, 0, 'no case of its page has a finding');
			assert.ok(told.some(one => tell(one, {}).own.some(finding => finding.severity === severity)), 'none has the severity of the rule');
			for (const one of told) {
				const { own, others } = tell(one, {});
				for (const chosen of SEVERITIES) {
					const now = tell(one, { [id]: chosen });
					assert.deepEqual(now.others, others, 'other rules stay as they were');
					if (chosen === 'off') assert.deepEqual([now.own.length, now.silenced.length], [0, own.length]);
					else assert.deepEqual(now.own.map(finding => finding.severity), own.map(() => chosen));
				}
			}
		});
	}
});
