import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { ROLE_NAMES } from '../server/src/core/names.ts';
import { rules } from '../server/src/rules/registry.ts';
import { writtenFiles } from './documents.ts';

suite('registry', () => {
	const ids = rules.map(({ id }) => id);
	const namesIn = (folder: string, extension: string) => (existsSync(folder) ? readdirSync(folder) : []).filter(name => name.endsWith(extension)).map(name => name.slice(0, -extension.length));

	test('ids are told apart and read after "allow"', () => {
		assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
		assert.deepEqual(ids.filter(id => !/^[a-z]+(?:-[a-z]+)*$/.test(id)), []);
	});

	test('each rule has one file', () => {
		const files = namesIn('server/src/rules', '.ts');
		assert.deepEqual(ids.filter(id => !files.includes(id)), []);
	});

	test('each rule has one page, of its name', () => {
		assert.deepEqual(namesIn('test/rules', '.md').sort(), ids.toSorted());
		assert.deepEqual(ids.filter(id => !readFileSync(`test/rules/${id}.md`, 'utf8').startsWith(`# ${id}\n`)), []);
	});

	test('titles stand in both languages, in one line', () => {
		for (const { id, title } of rules) for (const text of [title.zh, title.en]) assert.match(text, /^[^\n|]+$/, id);
	});

	// Findings are linked there by line: see server.ts.
	test('the page of the package has six lines for each rule, by their ids', () => {
		const lines = readFileSync('dist/rules.md', 'utf8').split('\n');
		assert.deepEqual(ids.toSorted().map((_, index) => lines[2 + 6 * index]), ids.toSorted().map(id => `## ${id}`));
	});

	for (const { path, write } of writtenFiles) {
		test(`${path} tells of the rules as they are`, () => {
			const text = readFileSync(path, 'utf8');
			assert.equal(text, write(text), `${path} is stale: npm run update`);
		});
	}
});

suite('roles', () => {
	test('each figure of a relation has a name for what it is there', () => {
		const roles = [...readFileSync('server/src/core/relations.ts', 'utf8').matchAll(/readonly (\w+)\??: (?:readonly )?Quantity\b/g)].map(([, role]) => role);
		assert.ok(20 < roles.length);
		assert.deepEqual(roles.filter(role => !Object.hasOwn(ROLE_NAMES, role)), []);
	});
});

suite('lock file', () => {
	test('names no registry', () => {
		assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved"/);
	});
});
