import assert from 'node:assert/strict';
import { SIMPLE, type Session, type Start, startSession } from './session.ts';

const URI = 'file:///annual%20report.txt';

/** Runs a session and ends it, whatever happens in between. */
async function within(start: Start, run: (session: Session) => Promise<void>): Promise<void> {
	const session = await startSession(start);
	try {
		await run(session);
	} finally {
		assert.equal(await session.end(), 0);
	}
}

suite('the built server over stdio', () => {
	test('says what it can, and pulls diagnostics of who can be asked', () => within({}, async ({ initialized: { capabilities, serverInfo } }) => {
		assert.equal(serverInfo.name, 'tieout');
		assert.match(serverInfo.version, /^\d+\.\d+\.\d+$/);
		assert.equal(capabilities.textDocumentSync, 2);
		assert.equal(capabilities.diagnosticProvider.identifier, 'tieout');
	}));

	test('offers no pull to who cannot', () => within({ capabilities: SIMPLE }, async ({ initialized: { capabilities } }) => {
		assert.equal(capabilities.diagnosticProvider, undefined);
	}));

	test('answers with nothing where there is nothing: unknown, closed, empty documents', () => within({}, async session => {
		assert.equal(await session.ask('hover', URI, { position: { line: 0, character: 0 } }), null);
		await session.open(URI, '');
		assert.equal(await session.ask('hover', URI, { position: { line: 0, character: 0 } }), null);
		assert.deepEqual((await session.ask('diagnostic', URI)).items, []);
		await session.close(URI);
		assert.equal(await session.ask('documentSymbol', URI), null);
		assert.deepEqual((await session.ask('diagnostic', URI)).items, []);
	}));

	test('a malformed request or change does not end the session', () => within({}, async session => {
		await session.open(URI, '共有学校120所。');
		await assert.doesNotReject(session.connection.sendRequest('textDocument/hover', {}));
		await assert.doesNotReject(session.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position: 'here' }));
		await assert.rejects(session.connection.sendRequest('textDocument/unheardOf', {}));
		await session.connection.sendNotification('textDocument/didChange', { textDocument: { uri: 'file:///never-opened', version: 9 }, contentChanges: [{ text: 'x' }] });
		await session.connection.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: [{ range: { start: { line: 99, character: 0 }, end: { line: 3, character: 7 } }, text: '' }] });
		const hover = await session.ask('hover', URI, { position: session.at(URI, '120') });
		assert.match(hover.contents.value, /120所/);
	}));

	test('hover tells a figure exactly, in the language of the client', async () => {
		for (const [locale, word] of [['zh-cn', '概数'], ['en', 'approximate']]) {
			await within({ locale }, async session => {
				await session.open(URI, '全年营业收入约120.5亿元。');
				const { contents, range } = await session.ask('hover', URI, { position: session.at(URI, '20.5') });
				assert.equal(contents.kind, 'markdown');
				assert.match(contents.value, /12,050,000,000 元/);
				assert.match(contents.value, new RegExp(word));
				assert.deepEqual(range, session.rangeOf(URI, '120.5亿元'));
			});
		}
	});

	test('a text that does not look like a report is left alone unless the settings say otherwise', async () => {
		const note = 'Buy 3 apples.';
		await within({}, async session => {
			await session.open(URI, note, 'plaintext');
			assert.equal(await session.ask('hover', URI, { position: session.at(URI, '3') }), null);
		});
		await within({ settings: { enable: 'always' } }, async session => {
			await session.open(URI, note, 'plaintext');
			assert.notEqual(await session.ask('hover', URI, { position: session.at(URI, '3') }), null);
		});
		await within({ settings: { enable: 'never' } }, async session => {
			await session.open(URI, note, 'report');
			assert.equal(await session.ask('hover', URI, { position: session.at(URI, '3') }), null);
		});
	});

	test('selection grows from figure to clause, sentence, paragraph and document', () => within({}, async session => {
		await session.open(URI, '开头。\n全市有学校120所，其中小学70所。另有3所在建。\n结尾。');
		const [selection] = await session.ask('selectionRange', URI, { positions: [session.at(URI, '20所')] });
		const grown: unknown[] = [];
		for (let one = selection; one !== undefined; one = one.parent) grown.push(one.range);
		const text = session.textOf(URI);
		assert.deepEqual(grown, ['120所', '全市有学校120所', '全市有学校120所，其中小学70所。', '全市有学校120所，其中小学70所。另有3所在建。', text].map(one => session.rangeOf(URI, one)));
	}));

	test('the command line starts the same server', () => within({ command: ['dist/cli.js', 'lsp', '--stdio'] }, async session => {
		await session.open(URI, '共有学校120所。');
		assert.notEqual(await session.ask('hover', URI, { position: session.at(URI, '120') }), null);
	}));

	test('an exit without shutdown is told by the exit code', async () => {
		const session = await startSession();
		const exited = new Promise(resolve => session.process.once('exit', resolve));
		await session.connection.sendNotification('exit');
		assert.equal(await exited, 1);
		session.connection.dispose();
	});
});
