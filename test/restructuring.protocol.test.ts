import assert from 'node:assert/strict';
import { CONFIRMING, SIMPLE, type Session, VSCODE, within } from './session.ts';

const URI = 'file:///work.report';
const REPORT = '一、基本情况\n详见第三部分。\n三、存在的问题\n第四部分另有打算。\n四、下一步打算\n（一）抓整改。\n（二）抓落实。\n';
const RENUMBERED = '一、基本情况\n详见第二部分。\n二、存在的问题\n第四部分另有打算。\n三、下一步打算\n（一）抓整改。\n（二）抓落实。\n';

/** Asks for a restructuring as an editor does; tells what the server answers and the edits that it has the editor make. */
async function restructure(session: Session, edits: any[], asked: object): Promise<any> {
	const before = edits.length;
	const answer = await session.request('workspace/executeCommand', { command: 'tieout.restructure', arguments: [{ textDocument: { uri: URI }, ...asked }] });
	return { answer, edit: edits[before]?.edit };
}

function editing(capabilities: object = VSCODE, settings: unknown = {}) {
	const edits: any[] = [];
	const answers = { 'workspace/applyEdit': (params: any) => (edits.push(params), { applied: true }) };
	return { start: { capabilities, settings, answers }, edits };
}
const at = (line: number, character = 0) => ({ start: { line, character }, end: { line, character } });

suite('restructuring over stdio', () => {
	test('is offered as a command', () => within({}, async ({ initialized: { capabilities } }) => {
		assert.ok(capabilities.executeCommandProvider.commands.includes('tieout.restructure'));
		assert.equal(capabilities.codeActionProvider.resolveProvider, true);
		for (const kind of ['refactor.rewrite', 'refactor.move']) assert.ok(capabilities.codeActionProvider.codeActionKinds.includes(kind));
	}));

	test('is one edit of the version that it was made for; what is not sure waits for a yes', async () => {
		const { start, edits } = editing(CONFIRMING);
		await within(start, async session => {
			await session.open(URI, REPORT);
			const { answer, edit } = await restructure(session, edits, { does: 'renumber', scope: 'document' });
			assert.deepEqual(answer, { applied: true });
			assert.equal(edit.documentChanges.length, 1);
			assert.deepEqual(edit.documentChanges[0].textDocument, { uri: URI, version: 1 });
			assert.deepEqual(edit.documentChanges[0].edits.map((one: any) => [one.newText, one.annotationId]), [['二部分', 'reference'], ['二、', 'number'], ['三部分', 'unsure'], ['三、', 'number']]);
			assert.deepEqual(Object.entries<any>(edit.changeAnnotations).map(([id, { needsConfirmation }]) => [id, needsConfirmation]), [['reference', false], ['number', false], ['unsure', true]]);
		});
	});

	test('leaves what is not sure where nobody can be asked, and says so', async () => {
		const { start, edits } = editing(SIMPLE);
		await within(start, async session => {
			await session.open(URI, REPORT);
			const { edit } = await restructure(session, edits, { does: 'renumber', scope: 'document' });
			assert.equal(session.apply(URI, edit), RENUMBERED);
			assert.match((await session.next('window/showMessage')).message, /第4行/);
		});
	});

	test('says why nothing is done', async () => {
		const { start, edits } = editing();
		await within(start, async session => {
			await session.open(URI, RENUMBERED);
			const { answer, edit } = await restructure(session, edits, { does: 'promote', range: at(0) });
			assert.deepEqual(answer, { applied: false });
			assert.equal(edit, undefined);
			assert.match((await session.next('window/showMessage')).message, /最高一级/);
		});
	});

	test('tells where a section has gone to', async () => {
		const { start, edits } = editing();
		await within(start, async session => {
			await session.open(URI, RENUMBERED);
			const { answer, edit } = await restructure(session, edits, { does: 'up', range: at(6) });
			assert.deepEqual(answer, { applied: true, position: { line: 5, character: 0 } });
			assert.equal(session.apply(URI, edit), RENUMBERED.replace('抓整改。\n（二）抓落实。', '抓落实。\n（二）抓整改。'));
			const down = await restructure(session, edits, { does: 'down', range: at(0) });
			assert.deepEqual(down.answer.position, { line: 2, character: 0 });
		});
	});

	test('takes no nonsense', async () => {
		const { start, edits } = editing();
		await within(start, async session => {
			await session.open(URI, REPORT);
			for (const asked of [{}, { does: 'dance' }, { textDocument: 7 }, { does: 'renumber', textDocument: { uri: 'file:///unknown' } }]) assert.deepEqual((await restructure(session, edits, asked)).answer, { applied: false });
			assert.deepEqual(await session.request('workspace/executeCommand', { command: 'tieout.restructure' }), { applied: false });
			assert.deepEqual(edits, []);
		});
	});

	test('comes as an action, worked out once it is chosen; as a command where the editor cannot ask again', async () => {
		const resolving = { ...CONFIRMING, textDocument: { ...VSCODE.textDocument, codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } } };
		const { start } = editing(resolving);
		await within(start, async session => {
			await session.open(URI, REPORT);
			const actions = await session.ask('codeAction', URI, { range: at(2), context: { diagnostics: [], only: ['refactor'] } });
			assert.deepEqual(actions.map((one: any) => [one.title, one.kind, one.edit]), [
				['降一级（连同其下各级）', 'refactor.rewrite', undefined], ['移到前一部分之前', 'refactor.move', undefined], ['移到后一部分之后', 'refactor.move', undefined], ['重新编号：这一组', 'refactor.rewrite', undefined],
			]);
			const { edit } = await session.request('codeAction/resolve', actions[3]);
			assert.equal(edit.documentChanges[0].edits.length, 4);
		});
		const simple = editing(SIMPLE);
		await within(simple.start, async session => {
			await session.open(URI, REPORT);
			const actions = await session.ask('codeAction', URI, { range: at(2), context: { diagnostics: [], only: ['refactor'] } });
			const { command } = actions[3];
			await session.request('workspace/executeCommand', { command: command.command, arguments: command.arguments });
			assert.equal(session.apply(URI, simple.edits[0].edit), RENUMBERED);
		});
	});

	test('lists the styles that fit', () => within({}, async session => {
		await session.open(URI, RENUMBERED);
		const styles = await session.request('tieout/numberingStyles', { textDocument: { uri: URI }, position: { line: 5, character: 0 }, scope: 'run' });
		assert.ok(styles.some((one: any) => one.style === '1.' && one.label === '1.　2.　3.'));
		assert.ok(!styles.some((one: any) => one.style === '一、'));
		const schemes = await session.request('tieout/numberingStyles', { textDocument: { uri: URI }, position: { line: 0, character: 0 }, scope: 'document' });
		assert.ok(schemes.some((one: any) => one.scheme === 'chapters' && one.detail === '分章节'));
	}));

	test('Enter brings the next number, unless the settings say otherwise', async () => {
		const typed = { position: { line: 7, character: 0 }, ch: '\n', options: { tabSize: 4, insertSpaces: false } };
		await within({}, async session => {
			await session.open(URI, RENUMBERED);
			assert.deepEqual(await session.ask('onTypeFormatting', URI, typed), [{ range: at(7), newText: '（三）' }]);
		});
		await within({ settings: { continueNumbering: false } }, async session => {
			await session.open(URI, RENUMBERED);
			assert.equal(await session.ask('onTypeFormatting', URI, typed), null);
		});
	});

	test('formatting is for reports alone where the editor lets it be said', async () => {
		const registered: any[] = [];
		const capabilities = { ...VSCODE, textDocument: { ...VSCODE.textDocument, rangeFormatting: { dynamicRegistration: true }, onTypeFormatting: { dynamicRegistration: true } } };
		await within({ capabilities, answers: { 'client/registerCapability': ({ registrations }) => void registered.push(...registrations) } }, async session => {
			assert.equal(session.initialized.capabilities.documentOnTypeFormattingProvider, undefined);
			await session.open(URI, '一、情况\n（一）、共有学校120所,其中小学70所，，中学50所。');
			const edits = await session.ask('rangeFormatting', URI, { range: { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }, options: { tabSize: 4, insertSpaces: false } });
			assert.equal(session.apply(URI, { changes: { [URI]: edits } }), '一、情况\n（一）共有学校120所，其中小学70所，中学50所。');
			const own = registered.filter(({ method }) => /Formatting$/.test(method));
			assert.deepEqual(own.map(({ registerOptions }) => registerOptions.documentSelector), [[{ language: 'report' }], [{ language: 'report' }]]);
		});
	});
});
