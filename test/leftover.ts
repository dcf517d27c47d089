// Prints how many bytes are left of analyses that nobody has any more, once the engine has looked through what is new, and how many
// they take while they are held. `node --jitless --expose-gc dist/test/leftover.js`
import { type Analysis, createAnalyzer } from '../server/src/core/analysis.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { rules } from '../server/src/rules/registry.ts';
import { writeReport } from './generator.ts';
import { createRandom } from './random.ts';

declare const gc: (how?: { readonly type: 'minor' }) => void;

const text = writeReport(createRandom(3), 2_000, 'markdown');
const analyse = () => createAnalyzer(rules)(text, 'markdown', defaultSettings);

function measure(keep: (analysis: Analysis) => void): number {
	gc();
	const before = process.memoryUsage().heapUsed;
	for (let time = 0; time < 40; time += 1) keep(analyse());
	// What survives twice is old.
	gc({ type: 'minor' });
	gc({ type: 'minor' });
	return process.memoryUsage().heapUsed - before;
}

analyse();
const left = measure(() => {});
const kept: Analysis[] = [];
const held = measure(analysis => kept.push(analysis));
console.log(JSON.stringify({ left, held, kept: kept.length }));
