// Changes the arithmetic and the rules in small ways, one at a time, and looks whether a test notices. `npm run mutate [GROUP…] [FILE…]`
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What is mutated together, and the tests that it is tried with: a file beside this one, and of the pages those of the rules. */
const groups = {
	arithmetic: lot('arithmetic', 'server/src/core/', 'decimal intervals magnitude slips print plausibility calendar changes verdicts hedgedClaims'),
	reading: lot('reading', 'server/src/core/', 'numerals hedges scales dates years'),
	shares: rules('share-mismatch share-impossible share-total-mismatch sum-mismatch part-exceeds-whole difference-mismatch inconsistent-repeat'),
	changes: rules('growth-mismatch decline-impossible direction-mismatch percent-for-points points-for-percent degree-mismatch'),
	counts: rules('average-mismatch bound-mismatch count-mismatch equation-mismatch extreme-mismatch'),
	dates: rules('duration-mismatch date-span-mismatch impossible-date weekday-mismatch stale-year year-form'),
	numbering: rules('form numbering-gap numbering-order numbering-repeat numbering-style renumber enumerator-mark heading-depth heading-mark level-order level-style missing-reference'),
	sections: rules('broken-promise empty-section lone-subsection missing-section missing-title repeated-title section-order section-too-short unexpected-section'),
	forms: rules('bracket-width doubled-word mark-width number-form redundant-hedge repeated-mark residue sentence-end stray-space term unpaired-bracket'),
};
const VERSION = '9.6.1';
const packages = [`@stryker-mutator/core@${VERSION}`, `@stryker-mutator/mocha-runner@${VERSION}`, 'mocha@11'];
const folder = 'test-results/mutation';

const asked = process.argv.slice(2);
const isAsked = (name, file) => asked.length === 0 || asked.includes(name) || asked.includes(file);
const chosen = Object.entries(groups).map(([name, group]) => [name, { ...group, files: group.files.filter(file => isAsked(name, file)) }]).filter(([, { files }]) => 0 < files.length);

mkdirSync(folder, { recursive: true });
const total = { killed: 0, all: 0 };
for (const [name, { files, tests, grep }] of chosen) {
	const config = `${folder}/${name}.config.json`;
	writeFileSync(config, JSON.stringify({
		mutate: files,
		buildCommand: `node test/mutation/build.mjs ${tests}`,
		testRunner: 'mocha',
		mochaOptions: { 'no-config': true, ui: 'tdd', grep, spec: ['dist/test/mutation.js'] },
		coverageAnalysis: 'perTest',
		// Tables and names are made once, before any test: to mutate one takes a process of its own. See README.md.
		ignoreStatic: true,
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

function rules(names) {
	const pages = names.split(' ').join('|');
	return { ...lot('rules', 'server/src/rules/', names), grep: `^(?!test/(?!rules/(?:${pages})\\.md))` };
}

function lot(tests, folder, names) {
	return { tests, grep: '', files: names.split(' ').map(name => `${folder}${name}.ts`) };
}

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
