import { createAnalyzer } from '../../server/src/core/analysis.ts';
import type { Format } from '../../server/src/core/blocks.ts';
import { defaultSettings } from '../../server/src/core/settings.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { attacks } from '../attacks.ts';

/** Texts made to hurt, at three lengths. The goal: the time per character stays within three times. */
export function benchAttacks(): void {
	console.log('texts made to hurt: nanoseconds a character at 10,000, 100,000 and 1,000,000 characters');
	let worst = 0;
	for (const [name, piece] of Object.entries(attacks)) {
		for (const format of ['text', 'markdown'] as const) {
			const times: number[] = [];
			for (const length of [10_000, 100_000, 1_000_000]) {
				const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
				// What is already far too slow need not be waited for.
				if (times.length === 2 && 5 * times[0] < times[1]) break;
				times.push(leastTimeOf(text, format) / length * 1e6);
			}
			const ratio = Math.max(...times.slice(1)) / times[0];
			worst = Math.max(worst, ratio);
			if (3 < ratio) console.log(`    ${name} (${format}): ${times.map(time => time.toFixed(0)).join(', ')}: ${ratio.toFixed(1)} times`);
		}
	}
	console.log(`    ${Object.keys(attacks).length} texts in two formats: at most ${worst.toFixed(1)} times\n`);
}

/** Of a few runs, if they are short: what takes long is measured well enough by one. */
function leastTimeOf(text: string, format: Format): number {
	const first = timeOf(text, format);
	return first < SHORT ? Math.min(first, timeOf(text, format), timeOf(text, format)) : first;
}
const SHORT = 100;

function timeOf(text: string, format: Format): number {
	const before = process.cpuUsage();
	const { relations, quantities } = createAnalyzer(rules)(text, format, defaultSettings);
	if (relations.length + quantities.length < 0) throw new Error('never');
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
