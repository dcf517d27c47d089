import assert from 'node:assert/strict';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import type { Format } from '../server/src/core/blocks.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { rules } from '../server/src/rules/registry.ts';
import { attacks } from './attacks.ts';

// A landing asks for an answer; continuous integration asks for it in time.
const isThorough = process.env.CI !== undefined;

suite('attacks', function () {
	this.timeout(300_000);

	for (const [name, piece] of Object.entries(attacks)) {
		const repeated = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

		test(name, () => {
			for (const format of ['text', 'markdown'] as const) {
				const short = cpuTimeOf(repeated(2_000), format);
				if (!isThorough) continue;
				const long = cpuTimeOf(repeated(16_000), format);
				// Eight times the text: a quadratic reader takes 64 times the time. Times are noisy, and short ones say nothing.
				assert.ok(long < Math.max(500, 24 * short), `${format}: 2,000 characters take ${short.toFixed(0)} ms, 16,000 take ${long.toFixed(0)} ms`);
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
