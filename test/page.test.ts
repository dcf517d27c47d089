import assert from 'node:assert/strict';
import { readPage, rewritePage } from './page.ts';
import { createPrinter } from './printers.ts';

const PAGE = `# A page
A block above all documents is prose:
\`\`\`sh
npm test
\`\`\`
## One
\`\`\`report ranges
甲{乙<|>}丙
\`\`\`
\`\`\`findings en
old
\`\`\`
between
\`\`\`\`report markdown
\`\`\`js
\`\`\`
\`\`\`\`
\`\`\`fixed
\`\`\`
## Two
\`\`\`settings
{ "rules": { "share-mismatch": "off" } }
\`\`\`
\`\`\`report

\`\`\`
`;

suite('page', () => {
	const page = readPage('a.md', PAGE);

	test('a heading names its documents', () => assert.deepEqual(page.cases.map(({ name }) => name), ['One', 'One (2)', 'Two']));
	test('marks are no text', () => {
		const { text, cursor, ranges } = page.cases[0];
		assert.deepEqual({ text, cursor, ranges }, { text: '甲乙丙', cursor: 2, ranges: [{ start: 1, end: 2 }] });
	});
	test('a longer fence holds a shorter one', () => assert.deepEqual([page.cases[1].text, page.cases[1].format], ['```js\n```', 'markdown']));
	test('settings hold below their heading', () => assert.deepEqual(page.cases.map(({ settings }) => settings.rules['share-mismatch']), [undefined, undefined, 'off']));
	test('an empty document is empty', () => assert.equal(page.cases[2].text, ''));
	test('rewriting touches expectations only', () => {
		assert.equal(rewritePage(page, (_, { body }) => body), PAGE);
		assert.equal(rewritePage(page, (_, { body }) => body && 'new\n'), PAGE.replace('old', 'new'));
	});
	test('a block that is not closed is told with its line', () => assert.throws(() => readPage('a.md', '# A\n```report\n一'), /a\.md:2/));
	test('an unknown block is told with those that are known', () => {
		const [one] = page.cases;
		assert.throws(() => createPrinter(one)({ ...one.expectations[0], name: 'fidnings' }), /fidnings.*findings/);
	});
});
