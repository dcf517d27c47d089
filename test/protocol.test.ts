import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIRMING, SIMPLE, VSCODE, startSession, within } from './session.ts';

const URI = 'file:///annual%20report.txt';

/** Two sums: the first holds, the second does not. */
const REPORT = '一、基本情况\n全市共有学校120所，包括小学70所、中学50所。\n二、教师队伍\n共有教师900人，包括小学教师400人、中学教师450人。\n';

const OUTLINED = '青山镇工作总结\n一、基本情况\n（一）规模。全市有学校120所。\n其中小学70所。\n\n（二）队伍。有教师900人。\n\n二、主要工作\n一切顺利。\n\n';

interface Range {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}
const isBefore = (a: Range['start'], b: Range['start']) => a.line < b.line || (a.line === b.line && a.character <= b.character);
const contains = (outer: Range, inner: Range) => isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);

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
		assert.equal(await session.connection.sendRequest('workspace/executeCommand', { command: 'tieout.restructure', arguments: null }), null);
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

	test('a wrong figure is told with what it rests on; put right it goes, broken again it comes', () => within({}, async session => {
		await session.open(URI, REPORT);
		const told = await session.ask('diagnostic', URI);
		assert.deepEqual(told.items.map((item: any) => [item.code, item.source, item.range]), [['sum-mismatch', 'tieout', session.rangeOf(URI, '900人')]]);
		assert.deepEqual(told.items[0].relatedInformation.map((one: any) => one.location), ['400人', '450人'].map(text => ({ uri: URI, range: session.rangeOf(URI, text) })));

		await session.edit(URI, '900人', '850人');
		assert.deepEqual((await session.ask('diagnostic', URI)).items, []);
		await session.edit(URI, '70所', '71所');
		assert.deepEqual((await session.ask('diagnostic', URI)).items.map((item: any) => item.range), [session.rangeOf(URI, '120所')]);
		await session.edit(URI, '71所', '70所');
		assert.deepEqual((await session.ask('diagnostic', URI)).items, []);
	}));

	test('what has not changed is not sent again', () => within({}, async session => {
		await session.open(URI, REPORT);
		const { resultId, kind } = await session.ask('diagnostic', URI);
		assert.equal(kind, 'full');
		await session.edit(URI, '二、教师队伍', '二、教师队伍建设');
		assert.deepEqual(await session.ask('diagnostic', URI, { previousResultId: resultId }), { kind: 'unchanged', resultId });
		await session.edit(URI, '二、', '\n二、');
		assert.equal((await session.ask('diagnostic', URI, { previousResultId: resultId })).kind, 'full');
	}));

	test('who can pull is never pushed to', () => within({}, async session => {
		await session.open(URI, REPORT);
		await session.edit(URI, '70所', '71所');
		await session.ask('diagnostic', URI);
		await session.close(URI);
		await session.ask('diagnostic', URI);
		assert.deepEqual(session.notifications.filter(({ method }) => method === 'textDocument/publishDiagnostics'), []);
	}));

	test('who cannot pull is pushed to: once a change, and emptied at the end', () => within({ capabilities: SIMPLE }, async session => {
		const next = () => session.next('textDocument/publishDiagnostics');
		await session.open(URI, REPORT);
		const first = await next();
		assert.deepEqual([first.uri, first.version, first.diagnostics.length], [URI, 1, 1]);
		assert.equal(first.diagnostics[0].relatedInformation, undefined);
		await session.edit(URI, '二、教师队伍', '二、教师队伍建设');
		await session.edit(URI, '900人', '850人');
		assert.deepEqual(await next(), { uri: URI, version: 3, diagnostics: [] });
		await session.edit(URI, '850人', '900人');
		assert.equal((await next()).diagnostics.length, 1);
		await session.close(URI);
		assert.deepEqual(await next(), { uri: URI, diagnostics: [] });
	}));

	test('settings reach who asks for them and who is sent them', async () => {
		const off = { rules: { 'sum-mismatch': 'off' } };
		await within({ settings: off }, async session => {
			await session.open(URI, REPORT);
			assert.deepEqual((await session.ask('diagnostic', URI)).items, []);
		});
		await within({ capabilities: SIMPLE, initializationOptions: { tieout: off } }, async session => {
			await session.open(URI, REPORT);
			assert.deepEqual((await session.next('textDocument/publishDiagnostics')).diagnostics, []);
			await session.connection.sendNotification('workspace/didChangeConfiguration', { settings: { tieout: { rules: { 'sum-mismatch': 'hint' } } } });
			assert.deepEqual((await session.next('textDocument/publishDiagnostics')).diagnostics.map((one: any) => one.severity), [4]);
		});
		for (const nonsense of [null, 7, { rules: [], enable: 3, language: {} }, { rules: { 'sum-mismatch': 'shout' } }]) {
			await within({ settings: nonsense }, async session => {
				await session.open(URI, REPORT);
				assert.equal((await session.ask('diagnostic', URI)).items.length, 1);
			});
		}
	});

	test('each way to put a figure right is offered, none of them as the one to prefer, and applying it removes the finding', () => within({}, async session => {
		await session.open(URI, REPORT);
		const actions = await session.ask('codeAction', URI, { range: session.rangeOf(URI, '900人'), context: { diagnostics: [], only: ['quickfix'] } });
		assert.deepEqual(actions.map((action: any) => [action.kind, action.isPreferred]), actions.map(() => ['quickfix', undefined]));
		for (const [index, expected] of ['共有教师850人', '小学教师450人、', '中学教师500人'].entries()) {
			const { title, edit, diagnostics } = actions[index];
			assert.ok(session.apply(URI, edit).includes(expected), title);
			assert.equal(edit.documentChanges[0].textDocument.version, 1);
			assert.equal(diagnostics[0].code, 'sum-mismatch');
			const fixed = `file:///fixed-${index}`;
			await session.open(fixed, session.apply(URI, edit));
			assert.deepEqual((await session.ask('diagnostic', fixed)).items, []);
		}
		const elsewhere = { range: session.rangeOf(URI, '120所'), context: { diagnostics: [] } };
		assert.deepEqual(await session.ask('codeAction', URI, elsewhere), []);
		assert.deepEqual(await session.ask('codeAction', URI, { range: session.rangeOf(URI, '900人'), context: { diagnostics: [], only: ['refactor'] } }), []);
	}));

	test('safe fixes are preferred, and come in bulk: of a rule, or of the document', () => within({}, async session => {
		const gaps = '一、基本情况\n略。\n三、主要工作\n（一）治理。略。\n（三）服务。略。\n四、存在问题\n共有教师900人，包括小学教师400人、中学教师450人。\n';
		const fixed = gaps.replace('三、主要', '二、主要').replace('（三）', '（二）').replace('四、', '三、');
		await session.open(URI, gaps);
		const at = { range: session.rangeOf(URI, '三、'), context: { diagnostics: [] } };
		const actions = (await session.ask('codeAction', URI, at)).filter(({ kind }: any) => !kind.startsWith('refactor'));
		assert.deepEqual(actions.map((action: any) => [action.kind, action.isPreferred]), [['quickfix', true], ['quickfix', undefined], ['source.fixAll.tieout', undefined]]);
		for (const bulk of actions.slice(1)) assert.equal(session.apply(URI, bulk.edit), fixed, bulk.title);
		for (const only of ['source', 'source.fixAll', 'source.fixAll.tieout']) {
			const [all, ...rest] = await session.ask('codeAction', URI, { range: session.rangeOf(URI, gaps), context: { diagnostics: [], only: [only] } });
			assert.deepEqual([session.apply(URI, all.edit), rest], [fixed, []]);
		}
		const others = await session.ask('codeAction', URI, { range: session.rangeOf(URI, gaps), context: { diagnostics: [], only: ['source.fixAll.eslint'] } });
		assert.deepEqual(others, []);
	}));

	test('hover shows the working of what holds and of what does not', () => within({}, async session => {
		await session.open(URI, REPORT);
		const hover = async (text: string) => (await session.ask('hover', URI, { position: session.at(URI, text) })).contents.value.replaceAll('\\', '');
		assert.match(await hover('120所'), /✓ 合计：70 \+ 50 = 120/);
		assert.match(await hover('400人'), /✗ 合计：400 \+ 450 = 850/);
	}));

	test('the outline: words as names, numbers as details, what stands below inside', () => within({}, async session => {
		await session.open(URI, OUTLINED);
		const symbols = await session.ask('documentSymbol', URI);
		const print = ({ name, detail, children }: any): string => `${detail}|${name}${children.length === 0 ? '' : `(${children.map(print).join(' ')})`}`;
		assert.equal(symbols.map(print).join(' '), '|青山镇工作总结(一、|基本情况(（一）|规模 （二）|队伍) 二、|主要工作)');
		const check = (symbol: any) => {
			assert.ok(contains(symbol.range, symbol.selectionRange), symbol.name);
			for (const child of symbol.children) {
				assert.ok(contains(symbol.range, child.range), child.name);
				check(child);
			}
		};
		symbols.forEach(check);
	}));

	test('the outline, flat, for who knows no trees', () => within({ capabilities: SIMPLE }, async session => {
		await session.open(URI, OUTLINED);
		const symbols = await session.ask('documentSymbol', URI);
		assert.deepEqual(symbols.map((one: any) => [one.name, one.containerName]), [['青山镇工作总结', undefined], ['一、基本情况', '青山镇工作总结'], ['（一）规模', '基本情况'], ['（二）队伍', '基本情况'], ['二、主要工作', '青山镇工作总结']]);
	}));

	test('sections fold, down to the last line on which something stands', () => within({}, async session => {
		await session.open(URI, OUTLINED);
		const ranges = await session.ask('foldingRange', URI);
		assert.deepEqual(ranges.map((one: any) => [one.startLine, one.endLine]), [[0, 8], [1, 5], [2, 3], [7, 8]]);
	}));

	test('a text of any kind is a report once it has two numbered headings', () => within({}, async session => {
		await session.open(URI, OUTLINED, 'plaintext');
		assert.notEqual(await session.ask('documentSymbol', URI), null);
		await session.edit(URI, '二、', '');
		await session.edit(URI, '（一）', '');
		await session.edit(URI, '（二）', '');
		assert.equal(await session.ask('documentSymbol', URI), null);
	}));

	test('a figure lights up with those that it is tied to', () => within({}, async session => {
		await session.open(URI, REPORT);
		const highlights = await session.ask('documentHighlight', URI, { position: session.at(URI, '70所') });
		assert.deepEqual(highlights.map((one: any) => one.range), ['120所', '70所', '50所'].map(text => session.rangeOf(URI, text)));
	}));

	test('a rename changes what says the same and offers what follows, for the editor to confirm', () => within({ capabilities: CONFIRMING }, async session => {
		await session.open(URI, REPORT);
		const position = session.at(URI, '70所');
		assert.deepEqual(await session.ask('prepareRename', URI, { position }), { range: session.rangeOf(URI, '70所'), placeholder: '70所', follows: '可随之改：120所' });
		const edit = await session.ask('rename', URI, { position, newName: '80' });
		assert.equal(session.apply(URI, edit), REPORT.replace('70所', '80所').replace('120所', '130所'));
		const annotated = edit.documentChanges[0].edits.map((one: any) => [one.newText, edit.changeAnnotations[one.annotationId].needsConfirmation]);
		assert.deepEqual(annotated, [['80所', false], ['130', true]]);
	}));

	test('who cannot confirm gets only what is sure', () => within({}, async session => {
		await session.open(URI, REPORT);
		const edit = await session.ask('rename', URI, { position: session.at(URI, '70所'), newName: '80' });
		assert.equal(session.apply(URI, edit), REPORT.replace('70所', '80所'));
	}));

	test('a name that is no number is refused with the reason, in the language of the client', () => within({ locale: 'en' }, async session => {
		await session.open(URI, REPORT);
		const refused = await session.ask('rename', URI, { position: session.at(URI, '70所'), newName: 'many' }).catch(error => error);
		assert.match(refused.message, /"many" cannot stand for "70所"/);
		assert.equal(await session.ask('prepareRename', URI, { position: session.at(URI, '基本') }), null);
		assert.equal(await session.ask('rename', URI, { position: session.at(URI, '基本'), newName: '8' }), null);
	}));

	test('completion does the sum, and replaces what is typed of it', () => within({}, async session => {
		await session.open(URI, '全镇共排查隐患房屋180栋，已整改178栋，整改率9。');
		const { line, character } = session.at(URI, '9。');
		const [item, ...others] = await session.ask('completion', URI, { position: { line, character: character + 1 } });
		assert.deepEqual(others, []);
		assert.equal(item.label, '98.9%');
		assert.match(item.detail, /178 ÷ 180/);
		// Nothing that an input method types takes it unasked.
		assert.deepEqual([item.preselect, item.commitCharacters], [undefined, undefined]);
		assert.deepEqual(item.textEdit, { range: { start: { line, character }, end: { line, character: character + 1 } }, newText: '98.9%' });
		const { triggerCharacters } = session.initialized.capabilities.completionProvider;
		assert.ok(triggerCharacters.includes('率'));
		assert.deepEqual(['，', '。', '、', '；', '：', '“', '）'].filter(mark => triggerCharacters.includes(mark)), []);
	}));

	test('completion shows its working beside each item where the editor can, and a space asks only behind words that do', () => {
		const capabilities = { ...VSCODE, textDocument: { ...VSCODE.textDocument, completion: { completionItem: { labelDetailsSupport: true } } } };
		return within({ capabilities, locale: 'en' }, async session => {
			await session.open(URI, 'Inspectors visited 180 sites and closed 178, a rate of \nand 12 more ');
			const ask = (text: string) => {
				const { line, character } = session.at(URI, text);
				return session.ask('completion', URI, { position: { line, character: character + text.length }, context: { triggerKind: 2, triggerCharacter: ' ' } });
			};
			const [item] = await ask('rate of ');
			assert.deepEqual([item.label, item.detail, item.labelDetails], ['98.9%', undefined, { description: '178 ÷ 180 ≈ 98.9%' }]);
			assert.deepEqual(await ask('more '), []);
		});
	});

	test('completion knows the next number, past the bracket that the editor closed', () => within({}, async session => {
		await session.open(URI, `${OUTLINED}（）`);
		const position = { line: session.at(URI, '（）').line, character: 1 };
		const [item] = await session.ask('completion', URI, { position });
		assert.equal(TextDocument.applyEdits(TextDocument.create(URI, '', 1, session.textOf(URI)), [item.textEdit]), `${OUTLINED}（一）`);
		assert.equal(item.detail, '如（一）规模');
	}));

	test('hints, lenses, tokens and definitions come over the wire', async () => {
		await within({ settings: { inlayHints: 'always', codeLens: true } }, async session => {
			await session.open(URI, REPORT);
			const range = session.rangeOf(URI, REPORT.trimEnd());
			assert.deepEqual((await session.ask('inlayHint', URI, { range })).map((hint: any) => hint.label), ['✓ 70 + 50', '✗ 400 + 450 = 850']);
			assert.deepEqual(await session.ask('inlayHint', URI, { range: session.rangeOf(URI, '一、') }), []);
			assert.equal((await session.ask('codeLens', URI)).length, 2);
			assert.equal((await session.ask('semanticTokens/full', URI)).data.length, 8 * 5);
			assert.equal((await session.ask('semanticTokens/range', URI, { range: session.rangeOf(URI, '900人') })).data.length, 5);
			const parts = await session.ask('definition', URI, { position: session.at(URI, '900人') });
			assert.deepEqual(parts.map((one: any) => one.range), [session.rangeOf(URI, '400人'), session.rangeOf(URI, '450人')]);
			const uses = await session.ask('references', URI, { position: session.at(URI, '400人'), context: { includeDeclaration: false } });
			assert.deepEqual(uses.map((one: any) => one.range), [session.rangeOf(URI, '900人')]);
		});
		await within({}, async session => {
			await session.open(URI, REPORT);
			assert.deepEqual(await session.ask('codeLens', URI), []);
			assert.deepEqual((await session.ask('inlayHint', URI, { range: session.rangeOf(URI, REPORT.trimEnd()) })).map((hint: any) => hint.label), ['✗ 400 + 450 = 850']);
		});
	});

	test('a reference leads to its heading, by the words that it is made of', async () => {
		const text = '一、基本情况\n详见第二部分。\n二、教师队伍\n共有教师900人。\n';
		await within({ capabilities: { ...VSCODE, textDocument: { ...VSCODE.textDocument, definition: { linkSupport: true } } } }, async session => {
			await session.open(URI, text);
			const [link, ...others] = await session.ask('definition', URI, { position: session.at(URI, '二部分') });
			const heading = session.rangeOf(URI, '二、教师队伍');
			assert.deepEqual(others, []);
			assert.deepEqual(link, { originSelectionRange: session.rangeOf(URI, '第二部分'), targetUri: URI, targetRange: heading, targetSelectionRange: heading });
			assert.match((await session.ask('hover', URI, { position: session.at(URI, '二部分') })).contents.value, /教师队伍.*\[第 3 行\]\(file:.*#L3\)/);
			const references = await session.ask('references', URI, { position: session.at(URI, '教师队伍'), context: { includeDeclaration: false } });
			assert.deepEqual(references.map((one: any) => one.range), [session.rangeOf(URI, '第二部分')]);
		});
	});

	test('what points to a part is a link to it', () => within({}, async session => {
		await session.open(URI, '一、情况\n详见第二部分。\n二、问题\n缺2人。\n');
		assert.deepEqual(await session.ask('documentLink', URI), [{ range: session.rangeOf(URI, '第二部分'), target: `${URI}#L3` }]);
	}));

	test('the rule of a finding is linked to what it says, for who follows such links', async () => {
		const describing = { ...VSCODE, textDocument: { ...VSCODE.textDocument, publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true } } };
		await within({ capabilities: describing }, async session => {
			await session.open(URI, REPORT);
			const { items: [{ codeDescription: { href } }] } = await session.ask('diagnostic', URI);
			const [, page, line] = /^(.*)#L(\d+)$/.exec(href) ?? [];
			assert.equal(readFileSync(fileURLToPath(page), 'utf8').split('\n')[Number(line) - 1], '## sum-mismatch');
		});
		await within({}, async session => {
			await session.open(URI, REPORT);
			assert.equal((await session.ask('diagnostic', URI)).items[0].codeDescription, undefined);
		});
	});

	test('what belongs to a finding is told with its value', () => within({}, async session => {
		await session.open(URI, REPORT);
		const [{ relatedInformation }] = (await session.ask('diagnostic', URI)).items;
		assert.deepEqual(relatedInformation.map((one: any) => one.message), ['分项：400人', '分项：450人']);
	}));

	test('documents that are edited in turn do not disturb each other', () => within({}, async session => {
		const other = 'untitled:Untitled-1';
		await session.open(URI, REPORT);
		await session.open(other, REPORT.replace('900人', '850人'));
		for (let turn = 0; turn < 5; turn += 1) {
			await session.edit(URI, '900人', '850人');
			await session.edit(other, '850人', '900人');
			const [mine, others] = await Promise.all([session.ask('diagnostic', URI), session.ask('diagnostic', other)]);
			assert.deepEqual([mine.items.length, others.items.length], [0, 1]);
			await session.edit(URI, '850人', '900人');
			await session.edit(other, '900人', '850人');
		}
	}));

	test('a cancelled request is answered, and the next one too', () => within({}, async session => {
		await session.open(URI, REPORT.repeat(200));
		const source = new CancellationTokenSource();
		const cancelled = session.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } }, source.token).catch(error => error);
		source.cancel();
		await cancelled;
		assert.equal((await session.ask('diagnostic', URI)).items.length, 200);
	}));

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
