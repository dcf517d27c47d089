import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import { overlaps } from '../server/src/core/span.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { rules } from '../server/src/rules/registry.ts';
import { type Way, breakFigure, claims, traps } from './generator.ts';
import { createRandom } from './random.ts';

const loudFindings = (text: string, { format }: Way) =>
	createAnalyzer(rules)(text, format, defaultSettings).findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
const told = (text: string, way: Way) => loudFindings(text, way).map(({ message }) => message.zh);
const forSeeds = (check: (seed: number) => void, numRuns = 60) => fc.assert(fc.property(fc.nat(), check), { numRuns });

suite('what holds is silent', () => {
	for (const way of claims) {
		test(way.name, () => forSeeds(seed => {
			const { text } = way.write(createRandom(seed));
			assert.deepEqual(told(text, way), [], text);
		}));
	}
});

suite('a broken figure is found, once', () => {
	for (const way of claims) {
		(way.reach === 'found' ? test : test.skip)(way.name, () => forSeeds(seed => {
			const random = createRandom(seed);
			const { text, broken } = breakFigure(way.write(random), random);
			const findings = loudFindings(text, way);
			assert.equal(findings.length, 1, `${text}\n${told(text, way).join('\n')}`);
			assert.ok([findings[0].span, ...findings[0].related.map(({ span }) => span)].some(span => overlaps(span, broken)), text);
		}));
	}
});

suite('traps are silent', () => {
	for (const way of traps) {
		test(way.name, () => forSeeds(seed => {
			const { text } = way.write(createRandom(seed));
			assert.deepEqual(told(text, way), [], text);
		}));
	}
});
