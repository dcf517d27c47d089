// Changes the arithmetic and the rules in small ways, one at a time, and looks whether a test notices. `npm run mutate [arithmetic] [rules] [FILE…]`
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What is mutated together, and so tried with the same tests: those of the group's name beside this file. */
const groups = {
	arithmetic: ['server/src/core/{decimal,intervals,magnitude,slips,print,plausibility,calendar,changes,verdicts,hedgedClaims}.ts'],
	rules: ['server/src/rules/*.ts', '!server/src/rules/registry.ts'],
};
const VERSION = '9.6.1';
const packages = [`@stryker-mutator/core@${VERSION}`, `@stryker-mutator/mocha-runner@${VERSION}`, 'mocha@11'];
const folder = 'test-results/mutation';

const asked = process.argv.slice(2);
const files = asked.filter(word => word.endsWith('.ts'));
const ofGroup = name => (files.length === 0 ? groups[name] : files.filter(file => file.startsWith('server/src/rules/') === (name === 'rules')));
const chosen = Object.keys(groups).filter(name => (asked.length === files.length || asked.includes(name)) && 0 < ofGroup(name).length);

mkdirSync(folder, { recursive: true });
const total = { killed: 0, all: 0 };
for (const name of chosen) {
	const config = `${folder}/${name}.config.json`;
	writeFileSync(config, JSON.stringify({
		mutate: ofGroup(name),
		buildCommand: `node test/mutation/build.mjs ${name}`,
		testRunner: 'mocha',
		mochaOptions: { 'no-config': true, ui: 'tdd', grep: '^(?!test/features)', spec: ['dist/test/mutation.js'] },
		coverageAnalysis: 'perTest',
		// Tables and names are made once, before any test: to mutate one takes a process of its own. See README.md.
		ignoreStatic: true,
		incremental: true,
		incrementalFile: `${folder}/${name}.incremental.json`,
		concurrency: 1,
		timeoutMS: 60_000,
		tsconfigFile: 'none.json',
		ignorePatterns: ['dist', '.vscode-test', 'test-results', 'docs', 'test/vscode', 'test/bench'],
		reporters: ['clear-text', 'progress-append-only', 'json'],
		clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
		jsonReporter: { fileName: `${folder}/${name}.json` },
	}, null, '\t'));
	const { status } = spawnSync('npx', ['--yes', ...packages.flatMap(one => ['--package', one]), '--', 'stryker', 'run', config], { stdio: 'inherit' });
	if (status !== 0) process.exit(1);
	for (const [file, { mutants }] of Object.entries(JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')).files)) tell(file, mutants);
}
console.log(`${total.killed} of ${total.all} mutants killed, ${percent(total)}`);

function tell(file, mutants) {
	const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
	const killed = count('Killed', 'Timeout');
	const all = killed + count('Survived', 'NoCoverage');
	total.killed += killed;
	total.all += all;
	console.log(`${percent({ killed, all }).padStart(6)} ${`${killed}/${all}`.padStart(9)}  ${file}`);
}

function percent({ killed, all }) {
	return `${(all === 0 ? 100 : (100 * killed) / all).toFixed(1)}%`;
}
