import assert from 'node:assert/strict';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import type { Format } from '../server/src/core/blocks.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { rules } from '../server/src/rules/registry.ts';
import { attacks, writeAttack } from './attacks.ts';

// A landing asks for an answer; continuous integration asks for it in time.
const isThorough = process.env.CI !== undefined;

suite('attacks', function () {
	this.timeout(300_000);

	for (const name of Object.keys(attacks)) {
		test(name, () => {
			for (const format of ['text', 'markdown'] as const) {
				const short = cpuTimeOf(writeAttack(name, 2_000), format);
				if (!isThorough) continue;
				const long = cpuTimeOf(writeAttack(name, 32_000), format);
				// Sixteen times the text: a quadratic reader takes 256 times the time. Times are noisy, and short ones say nothing.
				assert.ok(long < Math.max(400, 48 * short), `${format}: 2,000 characters take ${short.toFixed(0)} ms, 32,000 take ${long.toFixed(0)} ms`);
			}
		});
	}
});

function cpuTimeOf(text: string, format: Format): number {
	const before = process.cpuUsage();
	const analysis = createAnalyzer(rules)(text, format, defaultSettings);
	assert.ok(0 <= analysis.relations.length + analysis.quantities.length);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
