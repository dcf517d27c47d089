// Prints how far the readers reach: of each way to claim something, how often it is read, and how often a broken figure is found. `npm run reach`
import { type Analysis, createAnalyzer } from '../server/src/core/analysis.ts';
import { type Severity, defaultSettings } from '../server/src/core/settings.ts';
import { rules } from '../server/src/rules/registry.ts';
import { type Way, breakFigure, claims, traps } from './generator.ts';
import { createRandom } from './random.ts';

const SEEDS = 200;
const LOUD: readonly Severity[] = ['error', 'warning'];

const percent = (count: number) => `${Math.round((count / SEEDS) * 100)}%`.padStart(5);
const analyse = (text: string, { format }: Way) => createAnalyzer(rules)(text, format, defaultSettings);
const loud = ({ findings }: Analysis) => findings.filter(({ severity }) => LOUD.includes(severity)).map(({ rule, message }) => `${message.zh} [${rule}]`);

console.log('holds  once  more  none  alarm');
for (const way of claims) {
	const count = { holds: 0, once: 0, more: 0, none: 0, alarm: 0 };
	const shown: Record<string, string> = {};
	for (let seed = 0; seed < SEEDS; seed += 1) {
		const random = createRandom(seed);
		const written = way.write(random);
		const whole = analyse(written.text, way);
		if (whole.relations.some(({ status }) => status === 'holds')) count.holds += 1;
		if (0 < loud(whole).length) {
			count.alarm += 1;
			shown.alarm ??= [written.text, ...loud(whole)].join('\n          ');
		}
		const { text } = breakFigure(written, random);
		const found = loud(analyse(text, way));
		const outcome = found.length === 0 ? 'none' : found.length === 1 ? 'once' : 'more';
		count[outcome] += 1;
		if (outcome !== 'once') shown[outcome] ??= [text, ...found].join('\n          ');
	}
	console.log(`${[count.holds, count.once, count.more, count.none, count.alarm].map(percent).join(' ')}  ${way.name}`);
	for (const [outcome, example] of Object.entries(shown)) console.log(`    ${outcome}: ${example}`);
}

console.log('\nalarms on traps');
for (const way of traps) {
	const alarms = Array.from({ length: SEEDS }, (_, seed) => way.write(createRandom(seed)).text).map(text => ({ text, found: loud(analyse(text, way)) })).filter(({ found }) => 0 < found.length);
	console.log(`${percent(alarms.length)}  ${way.name}`);
	for (const { text, found } of alarms.slice(0, 1)) console.log(`    ${[text, ...found].join('\n          ')}`);
}
