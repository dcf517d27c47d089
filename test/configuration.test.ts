import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { CancellationTokenSource, ProgressType } from 'vscode-jsonrpc/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readConfiguration, settingsFor } from '../server/src/configuration.ts';
import { addIgnored, removeIgnored } from '../server/src/configurationEdits.ts';
import { createAnalyzer } from '../server/src/core/analysis.ts';
import type { Edit } from '../server/src/core/rule.ts';
import { defaultSettings } from '../server/src/core/settings.ts';
import { createGlob, quoteGlob } from '../server/src/globs.ts';
import { shippedProfiles } from '../server/src/profiles/registry.ts';
import { rules } from '../server/src/rules/registry.ts';
import { joinUri, nameOf, parentOf, pathWithin } from '../server/src/uris.ts';
import { FULL, SIMPLE, type Session, type Start, VSCODE, within } from './session.ts';

/** Two sums: the first holds, the second does not. */
const REPORT = '一、基本情况\n全市共有学校120所，包括小学70所、中学50所。\n二、教师队伍\n共有教师900人，包括小学教师400人、中学教师450人。\n';

let folder = '';
setup(() => void (folder = realpathSync(mkdtempSync(join(tmpdir(), 'tieout-')))));
teardown(() => rmSync(folder, { recursive: true, force: true }));

const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;

function write(name: string, content: string): string {
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	writeFileSync(join(folder, name), content);
	return uriOf(name);
}

/** A session in the test's folder. */
const inFolder = (run: (session: Session) => Promise<void>, start: Start = {}) => within({ capabilities: FULL, folders: [uriOf('').replace(/\/$/, '')], ...start }, run);

const codes = async (session: Session, uri: string) => (await session.ask('diagnostic', uri)).items.map((item: any) => item.code);
const messages = async (session: Session, uri: string) => (await session.ask('diagnostic', uri)).items.map((item: any) => item.message);

suite('URIs', () => {
	test('have folders, names and paths between them', () => {
		const upward = (uri: string): string[] => {
			const parent = parentOf(uri);
			return parent === undefined ? [] : [joinUri(parent, 'a b.json'), ...upward(parent)];
		};
		assert.deepEqual(upward('file:///x/y%20z/报告.txt'), ['file:///x/y%20z/a%20b.json', 'file:///x/a%20b.json', 'file:///a%20b.json']);
		assert.deepEqual(upward('vscode-vfs://github/r/a.txt'), ['vscode-vfs://github/r/a%20b.json', 'vscode-vfs://github/a%20b.json']);
		assert.deepEqual(upward('untitled:Untitled-1'), []);
		assert.equal(pathWithin('file:///c%3A/甲/', 'file:///c:/%E7%94%B2/1/a(b).txt'), '1/a(b).txt');
		assert.equal(pathWithin('file:///x', 'file:///xy/a.txt'), undefined);
		assert.equal(nameOf('file:///x/%E7%94%B2.txt'), '甲.txt');
		for (const uri of ['', 'a', 'file:', 'file:///', '%', 'file:///%E7']) assert.doesNotThrow(() => [parentOf(uri), nameOf(uri), pathWithin(uri, uri)]);
	});
});

suite('tieout.json in the server', () => {
	test('offers whole reports: of its own profiles first, then of those that are shipped', () => {
		const own = '{ "profiles": { "社区月报": { "sections": [{ "title": "本月工作", "sections": [{ "title": "走访" }] }, { "title": "人事", "need": "mustNot" }, { "title": "下月安排", "skeleton": "安排如下：……。" }] }, "会议纪要": { "sections": [{ "title": "议定事项" }] } } }';
		write('tieout.json', own);
		write('街道/tieout.json', '{ "profiles": { "街道周报": { "sections": [{ "title": "本周工作" }] } } }');
		return inFolder(async session => {
			const ask = async (uri: string | null) => (await session.request('tieout/templates', { uri })) as any[];
			const shipped = [...shippedProfiles.keys()];
			// A new report has no file yet: then the folder that is open counts.
			for (const uri of [null, uriOf('一月.txt')]) {
				const templates = await ask(uri);
				assert.deepEqual(templates.map(({ name, isOwn }) => [name, isOwn]), [['社区月报', true], ['会议纪要', true], ...shipped.filter(name => name !== '会议纪要').map(name => [name, false])]);
				assert.deepEqual(templates[0].sections, ['本月工作', '下月安排']);
				assert.deepEqual(templates[0].template.split('\n').slice(0, 9), ['${1:××单位}${CURRENT_YEAR}年社区月报', '', '　　${2:……}，现将有关情况报告如下。', '', '一、本月工作', '（一）走访。$3', '', '二、下月安排', '安排如下：……。']);
				assert.match(templates[1].template, /一、议定事项/);
			}
			assert.deepEqual((await ask(uriOf('街道/一周.txt'))).map(({ name }) => name), ['街道周报', ...shipped]);
			session.changed(write('tieout.json', own.replace('下月安排', '下月打算')));
			assert.match((await ask(null))[0].template, /二、下月打算/);
			write('tieout.json', '{ "profiles": [] }');
			session.changed(uriOf('tieout.json'));
			assert.deepEqual((await ask(null)).map(({ name }) => name), shipped);
		});
	});

	test('the nearest one upward counts, alone, above what the editor is set to', () => {
		write('tieout.json', '{ "rules": { "sum-mismatch": "off" } }');
		write('b/tieout.json', '{ "language": "en" }');
		const [a, b] = [write('a/一.txt', REPORT), write('b/二.txt', REPORT)];
		return inFolder(async session => {
			await session.open(a, REPORT);
			await session.open(b, REPORT);
			assert.deepEqual(await messages(session, a), []);
			assert.match((await messages(session, b))[0], /^The parts make 400 \+ 450/);
			assert.deepEqual((await session.ask('diagnostic', b)).items.map((item: any) => item.severity), [1]);
		}, { settings: { rules: { 'sum-mismatch': 'error' } } });
	});

	test('it is found above the folder that is open, as by the command line', () => {
		write('tieout.json', '{ "rules": { "sum-mismatch": "off" } }');
		const uri = write('inner/report.txt', REPORT);
		return inFolder(async session => {
			await session.open(uri, REPORT);
			assert.deepEqual(await codes(session, uri), []);
		}, { folders: [uriOf('inner')] });
	});

	test('changes take effect at once: made, changed and deleted on the disk', () => {
		const uri = write('report.txt', REPORT);
		return inFolder(async session => {
			await session.open(uri, REPORT);
			assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
			for (const [text, expected] of [['{ "rules": { "sum-mismatch": "off" } }', []], ['{}', ['sum-mismatch']], ['{ "ignore": [{ "files": "*.txt" }] }', []]] as const) {
				await session.changed(write('tieout.json', text));
				assert.deepEqual(await codes(session, uri), expected, text);
			}
			rmSync(join(folder, 'tieout.json'));
			await session.changed(uriOf('tieout.json'));
			assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
		});
	});

	test('one that is open counts as it stands there, saved or not', () => {
		const configuration = write('tieout.json', '{}');
		const uri = write('report.txt', REPORT);
		return inFolder(async session => {
			await session.open(uri, REPORT);
			// Editors write one URI in more than one way.
			const other = configuration.replace('tieout', '%74ieout');
			await session.open(other, '{}', 'jsonc');
			assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
			await session.edit(other, '{}', '{ "rules": { "sum-mismatch": "off" } }');
			assert.deepEqual(await codes(session, uri), []);
			assert.equal(await session.ask('hover', other, { position: { line: 0, character: 3 } }), null);
			await session.close(other);
			assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
			// One that is deleted counts no more, though some editors hold on to its text.
			await session.open(configuration, '{ "rules": { "sum-mismatch": "off" } }', 'jsonc');
			assert.deepEqual(await codes(session, uri), []);
			rmSync(join(folder, 'tieout.json'));
			await session.deleted(configuration);
			assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
			await session.edit(configuration, 'off', 'hint');
			assert.deepEqual((await session.ask('diagnostic', uri)).items.map((item: any) => item.severity), [4]);
		});
	});

	test('what is wrong in one is told in it, at its place, open or not', () => {
		const wrong = '{\n\t"rulez": {},\n\t"ignore": [{ "files": "../x", "rule": "residue" }]\n}';
		const configuration = write('tieout.json', wrong);
		const uri = write('report.txt', REPORT);
		return inFolder(async session => {
			await session.open(uri, REPORT);
			assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
			const pushed = await session.next('textDocument/publishDiagnostics');
			assert.equal(pushed.uri, configuration);
			assert.deepEqual(pushed.diagnostics.map((one: any) => [one.range.start, one.message.slice(0, 16)]), [[{ line: 1, character: 1 }, '没有“rulez”这一项；可用的'], [{ line: 2, character: 23 }, '应只含文件夹名和文件名，不用 .']]);
			await session.open(configuration, wrong, 'jsonc');
			assert.deepEqual(await session.next('textDocument/publishDiagnostics'), { uri: configuration, diagnostics: [] });
			assert.equal((await messages(session, configuration)).length, 2);
			await session.edit(configuration, 'rulez', 'rules');
			assert.equal((await messages(session, configuration)).length, 1);
		});
	});

	test('what is wrong in one stands in it, closed or not', () => {
		const ids = new Set(rules.map(({ id }) => id));
		for (const text of ['/*', '{ /* a', '"', '{ "rules', '{ "rules": "', '[', '{', '{ "ignore": [{ "files": "\\u12']) {
			const { problems } = readConfiguration(text, ids);
			assert.notDeepEqual(problems, [], text);
			for (const { span: { start, end } } of problems) assert.ok(0 <= start && start <= end && end <= text.length, text);
		}
	});

	test('an editor that checks the schema is told only what a schema cannot tell', () => {
		const wrong = '{ "rulez": {}, "ignore": [{ "files": "../x" }] }';
		const configuration = write('tieout.json', wrong);
		return inFolder(async session => {
			await session.open(configuration, wrong, 'jsonc');
			assert.equal((await messages(session, configuration)).length, 1);
		}, { capabilities: { ...FULL, experimental: { tieout: { checksSchema: true } } } });
	});

	test('it is open to editors that can only be pushed to, and to those that cannot watch', () => {
		const configuration = write('tieout.json', '{ "rulez": {} }');
		const uri = write('report.txt', REPORT);
		return inFolder(async session => {
			const next = () => session.next('textDocument/publishDiagnostics');
			await session.open(uri, REPORT);
			const told = [await next(), await next()];
			assert.deepEqual(told.map(one => [one.uri, one.diagnostics.length]).sort(), [[configuration, 1], [uri, 1]].sort());
			write('tieout.json', '{ "rules": { "sum-mismatch": "off" } }');
			await session.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
			const later = [await next(), await next()];
			assert.deepEqual(later.map(one => [one.uri, one.diagnostics.length]).sort(), [[configuration, 0], [uri, 0]].sort());
		}, { capabilities: SIMPLE });
	});

	test('where there is no file system, the editor reads it', () => {
		const root = 'vscode-vfs://github/office/reports';
		const stored: Record<string, string> = { [`${root}/tieout.json`]: '{ "rules": { "sum-mismatch": "off" } }', 'vscode-vfs://github/office/tieout.json': '{}' };
		const asked: string[] = [];
		const answers = { 'tieout/readFile': ({ uri }: { uri: string }) => (asked.push(uri), stored[uri] ?? null) };
		return inFolder(async session => {
			const uri = `${root}/2025/%E6%80%BB%E7%BB%93.txt`;
			await session.open(uri, REPORT);
			assert.deepEqual(await codes(session, uri), []);
			assert.deepEqual(asked, [`${root}/2025/tieout.json`, `${root}/tieout.json`]);
			delete stored[`${root}/tieout.json`];
			await session.changed(`${root}/tieout.json`);
			assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
			assert.ok(!asked.includes('vscode-vfs://github/office/tieout.json'), 'nothing is asked for above the folder that is open');
		}, { folders: [root], answers, capabilities: { ...FULL, experimental: { tieout: { files: true } } } });
	});

	test('without an editor that reads, nothing is asked', () => inFolder(async session => {
		const uri = 'vscode-vfs://github/office/reports/a.txt';
		await session.open(uri, REPORT);
		assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
	}, { folders: ['vscode-vfs://github/office/reports'] }));
});

suite('what a tieout.json may say', () => {
	const ids = new Set(rules.map(({ id }) => id));
	const told = (text: string) => readConfiguration(text, ids).problems.map(({ span, message: { zh, en }, isFormal }) => [text.slice(span.start, span.end), zh, en, isFormal] as const);
	/** Of each problem the place and the start of what is said. */
	const places = (text: string) => told(text).map(([place, zh]) => `${place} ${zh.slice(0, 12)}`);

	test('profiles, files and terms are read as they stand', () => {
		const { profiles, files, terms } = {
			profiles: { 月报: { others: false, ordered: false, sections: [{ title: '本月工作', aliases: ['工作'], need: 'may', minLength: 200, skeleton: '……', sections: [{ title: '走访' }] }] } },
			files: { '**/*月报*.txt': '月报', '**/*总结*.txt': '年度工作总结' },
			terms: [{ preferred: '网格员', variants: ['网格长'], note: '街道' }, { preferred: '网格长手册' }],
		};
		const configuration = readConfiguration(`${JSON.stringify({ profiles, files, terms })} // 注`, ids);
		assert.deepEqual(configuration.problems, []);
		const profileOf = (path: string | undefined) => settingsFor(configuration, path).profile;
		assert.deepEqual(profileOf('5/五月月报.txt'), { name: '月报', ...profiles.月报 });
		assert.equal(profileOf('5/月报总结.txt')?.name, '月报', 'the first that matches counts');
		assert.equal(profileOf('总结.txt')?.name, '年度工作总结');
		assert.equal(profileOf('总结.md'), undefined);
		assert.equal(profileOf(undefined), undefined);
		assert.deepEqual(settingsFor(configuration, undefined).terms, [terms[0], { preferred: '网格长手册', variants: [] }]);
	});

	test('no profile holds unless files say so', () => {
		assert.equal(settingsFor(readConfiguration('{ "profiles": { "月报": { "sections": [] } } }', ids), '月报.txt').profile, undefined);
		assert.ok(!('profile' in defaultSettings));
	});

	test('a profile of one’s own stands above a shipped one of its name', () => {
		const configuration = readConfiguration('{ "files": { "*": "会议纪要" }, "profiles": { "会议纪要": { "sections": [{ "title": "决议" }] } } }', ids);
		assert.deepEqual(settingsFor(configuration, 'a.txt').profile?.sections, [{ title: '决议' }]);
	});

	test('what is wrong is told at its place', () => {
		assert.deepEqual(places('{ "files": { "/a": "会议纪要", "b": "会议记要", "c": 1, "d": "" } }'), ['"/a" 应为相对路径：从本文件所', '"会议记要" 没有名为“会议记要”的体', '1 应为字符串', '"" 不应为空']);
		assert.deepEqual(places('{ "files": [] }'), ['[] 应为一个对象，如 { "']);
		assert.deepEqual(places('{ "profiles": { "甲": {}, "乙": { "sections": [{ "titel": "x" }, { "title": "y", "need": "always", "minLength": -1, "aliases": "z", "skeleton": "" }], "others": "no" }, "丙": 1 } }'), [
			'{} 缺 sections：这', '"titel" 没有“titel”这一项', '{ "titel": "x" } 缺 title：这一部分', '"always" 应为下列之一：must、', '-1 应为整数，如 200', '"z" 应为一个数组，如 ["打', '"" 不应为空', '"no" 应为 true 或 fa', '1 应为一个对象，如 { "',
		]);
		assert.deepEqual(places('{ "terms": [{ "variants": ["a"] }, { "preferred": "b", "variants": ["c", "d", ""] }, { "preferred": "d", "variants": ["c"] }, "e"] }'), ['{ "variants": ["a"] } 缺 preferred：', '"d" “d”不能既是规范写法，', '"" 不应为空', '"c" “c”已列在“b”之下', '"e" 应为一个对象，如 { "']);
		assert.deepEqual(told('{ "files": { "a": "minutes" } }').map(([, , en, isFormal]) => [en.slice(0, 34), isFormal]), [['there is no profile named "minutes', false]]);
	});

	test('of what is written twice the last counts, and the others are told', () => {
		const twice = '{ "rules": { "residue": "off", "residue": "error" }, "ignore": [{ "rule": "residue" }], "ignore": [] }';
		assert.deepEqual(places(twice), ['"residue" “residue”后面又', '"ignore" “ignore”后面又写']);
		const { rules: severities, ignore } = readConfiguration(twice, ids);
		assert.deepEqual([severities, ignore], [{ residue: 'error' }, []]);
		const [{ start, end, text }] = addIgnored(twice, { files: 'a.txt' })!;
		assert.deepEqual(readConfiguration(twice.slice(0, start) + text + twice.slice(end), ids).ignore, [{ files: 'a.txt', index: 0 }]);
	});

	test('what is half wrong counts for nothing', () => {
		const configuration = readConfiguration('{ "files": { "*": "月报" }, "profiles": { "月报": { "sections": [{ "title": "a" }, {}] } }, "terms": [{ "preferred": "b", "variants": ["x"] }, { "preferred": "c", "variants": ["x", "y"] }] }', ids);
		assert.equal(settingsFor(configuration, 'a.txt').profile, undefined);
		assert.deepEqual(configuration.terms, [{ preferred: 'b', variants: [] }, { preferred: 'c', variants: ['y'] }]);
	});

	test('what the documentation shows is read without a fault', () => {
		for (const path of ['README.md', 'README.zh-CN.md', 'docs/tieout-json.md']) {
			const shown = [...readFileSync(path, 'utf8').matchAll(/```jsonc\n([^`]*)```/g)].map(([, text]) => text);
			assert.ok(0 < shown.length, path);
			for (const text of shown) assert.deepEqual(told(text), [], path);
		}
	});

	test('shipped profiles are as one would write them', () => {
		const written = JSON.stringify({ profiles: Object.fromEntries([...shippedProfiles].map(([key, { name, ...profile }]) => (assert.equal(key, name), [key, profile]))) });
		assert.deepEqual(told(written), []);
	});

	test('what is not formal is told in English too, and nothing that is typed fails', () => {
		const value: fc.Arbitrary<unknown> = fc.letrec(tie => ({
			value: fc.oneof({ depthSize: 'small' }, fc.constantFrom<unknown>(null, true, 1, -1, 0.5, '', ' ', 'a', '网格员', '会议纪要', 'must', '**'), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('files', 'profiles', 'terms', 'sections', 'title', 'aliases', 'need', 'minLength', 'preferred', 'variants', 'note', '__proto__', 'constructor', 'x'), tie('value'), { maxKeys: 4 })),
		})).value;
		fc.assert(fc.property(value, one => {
			const text = JSON.stringify(one);
			for (const [, zh, en] of told(text)) assert.ok(zh !== '' && en !== '');
			const settings = settingsFor(readConfiguration(text, ids), 'a.txt');
			assert.doesNotThrow(() => createAnalyzer(rules)(REPORT, 'text', { ...defaultSettings, ...settings }));
		}), { numRuns: 300 });
	});
});

suite('ignoring', () => {
	const ignoring = async (session: Session, uri: string, text: string, only?: string[]) => {
		const actions = await session.ask('codeAction', uri, { range: session.rangeOf(uri, text), context: { diagnostics: [], only } });
		return actions.filter(({ title }: any) => title.includes('不再提示'));
	};
	/** What the edit of a configuration makes of it. */
	const applied = (text: string, { documentChanges }: any): string => {
		const edits = documentChanges.flatMap((change: any) => change.edits ?? []);
		return TextDocument.applyEdits(TextDocument.create('a:b', 'jsonc', 1, text), edits);
	};

	test('this finding, this rule in this report, this rule in this folder: each is written down and obeyed', () => {
		const uri = write('2025/总结(终稿)[1].txt', REPORT);
		return inFolder(async session => {
			await session.open(uri, REPORT);
			const actions = await ignoring(session, uri, '900人');
			assert.deepEqual(actions.map(({ title }: any) => title), ['不再提示这一处：900人（sum-mismatch）', '本报告不再提示 sum-mismatch', '此文件夹中的报告都不再提示 sum-mismatch']);
			for (const { kind, edit, diagnostics } of actions) {
				assert.equal(kind, 'quickfix');
				assert.equal(diagnostics.length, 1);
				assert.deepEqual(edit.documentChanges[0], { kind: 'create', uri: uriOf('tieout.json'), options: { ignoreIfExists: true } });
				await session.changed(write('tieout.json', applied('', edit)));
				assert.deepEqual(await codes(session, uri), [], readFileSync(join(folder, 'tieout.json'), 'utf8'));
				rmSync(join(folder, 'tieout.json'));
				await session.changed(uriOf('tieout.json'));
				assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
			}
			const files = actions.map(({ edit }: any) => JSON.parse(applied('', edit)).ignore[0].files);
			assert.deepEqual(files, ['2025/总结(终稿)[1].txt', '2025/总结(终稿)[1].txt', '2025/**']);
			assert.deepEqual(await ignoring(session, uri, '120所'), []);
			assert.deepEqual(await ignoring(session, uri, '900人', ['source']), []);
		});
	});

	test('it is added to the one that counts, whose comments stay, in the version that is open', () => {
		const text = '{\n\t// 按局里要求\n\t"rules": { "residue": "off" }, // 先关闭\n\t"ignore": [\n\t\t{ "rule": "bracket-width" } // 习惯\n\t]\n}\n';
		const configuration = write('tieout.json', text);
		const uri = write('a/b/report.txt', REPORT);
		return inFolder(async session => {
			await session.open(uri, REPORT);
			await session.open(configuration, text, 'jsonc');
			const [, , action] = await ignoring(session, uri, '900人');
			assert.deepEqual(action.edit.documentChanges.map((change: any) => change.textDocument), [{ uri: configuration, version: 1 }]);
			assert.equal(applied(text, action.edit), text.replace('} // 习惯\n', '}, // 习惯\n\t\t{ "files": "a/b/**", "rule": "sum-mismatch" }\n'));
		});
	});

	test('nothing is offered where it cannot be written down', async () => {
		const uri = write('report.txt', REPORT);
		await inFolder(async session => {
			await session.open('untitled:Untitled-1', REPORT);
			assert.deepEqual(await ignoring(session, 'untitled:Untitled-1', '900人'), []);
			write('tieout.json', '{ "rules": ');
			await session.changed(uriOf('tieout.json'));
			await session.open(uri, REPORT);
			assert.deepEqual(await ignoring(session, uri, '900人'), []);
		});
		rmSync(join(folder, 'tieout.json'));
		await inFolder(async session => {
			await session.open(uri, REPORT);
			assert.deepEqual(await ignoring(session, uri, '900人'), []);
		}, { capabilities: VSCODE });
	});

	test('what is ignored is listed, with how much it keeps back, and can be shown again', () => {
		const text = '{\n\t"ignore": [\n\t\t{ "files": "*.txt", "rule": "sum-mismatch" }, // 口径不同\n\t\t{ "files": "b/**" },\n\t\t{ "rule": "residue" }\n\t]\n}\n';
		write('tieout.json', text);
		const uri = write('report.txt', REPORT);
		return inFolder(async session => {
			await session.open(uri, REPORT);
			const { configuration, items } = await session.request('tieout/ignored', { textDocument: { uri } });
			assert.equal(configuration, uriOf('tieout.json'));
			assert.deepEqual(items.map(({ index, isHere, count }: any) => [index, isHere, count]), [[0, true, 1], [1, false, 0], [2, true, 0]]);
			const edit = await session.request('tieout/stopIgnoring', { textDocument: { uri }, items: [items[0], items[2]] });
			const changed = applied(text, edit);
			assert.equal(changed, '{\n\t"ignore": [\n\t\t{ "files": "b/**" }\n\t]\n}\n');
			await session.changed(write('tieout.json', changed));
			assert.deepEqual(await codes(session, uri), ['sum-mismatch']);
			// What stands there no longer is not taken away in the place of something else.
			assert.equal(await session.request('tieout/stopIgnoring', { textDocument: { uri }, items: [items[0]] }), null);
		});
	});

	test('edits of a configuration can be read, add and take away what they should, and keep comments', () => {
		const ids = new Set(rules.map(({ id }) => id));
		const apply = (text: string, edits: readonly Edit[] | undefined) => {
			assert.ok(edits !== undefined, text);
			const document = TextDocument.create('a:b', 'jsonc', 1, text);
			return TextDocument.applyEdits(document, edits.map(({ start, end, text: newText }) => ({ range: { start: document.positionAt(start), end: document.positionAt(end) }, newText })));
		};
		const blank = fc.constantFrom('', ' ', '\n', '\n\t', ' // 甲\n', '/* 乙 */', '\n\t\t// 丙\n\t\t');
		const element = fc.constantFrom('{ "rule": "residue" }', '{"files":"a/**"}', '{\n"files": "b.txt", // 丁\n"rule": "sum-mismatch"}');
		const list = fc.tuple(fc.array(fc.tuple(blank, element, blank)), blank, fc.boolean()).map(([elements, end, comma]) => `[${elements.map(one => one.join('')).join(',')}${comma && 0 < elements.length ? ',' : ''}${end}]`);
		const object = fc.tuple(fc.array(fc.constantFrom('"language": "zh"', '"rules": {}', '"rules": { "residue": "off" } // 戊\n'), { maxLength: 1 }), fc.option(list, { nil: undefined }), blank, fc.boolean())
			.map(([others, ignored, end, comma]) => {
				const members = [...others, ...(ignored === undefined ? [] : [`"ignore": ${ignored}`])];
				return `{${members.join(', ')}${comma && 0 < members.length ? ',' : ''}${end}}`;
			});
		fc.assert(fc.property(object, fc.array(fc.nat(6)), (text, indices) => {
			const before = readConfiguration(text, ids);
			assert.deepEqual(before.problems, []);
			const entry = { files: '终稿.txt', rule: 'residue' };
			const added = apply(text, addIgnored(text, entry));
			const after = readConfiguration(added, ids);
			assert.deepEqual(after.problems, [], added);
			assert.deepEqual(after.ignore, [...before.ignore, { ...entry, index: before.ignore.length }]);
			assert.deepEqual(after.rules, before.rules);
			assert.deepEqual(added.match(/[甲乙丙丁戊]/g), text.match(/[甲乙丙丁戊]/g));

			const taken = apply(added, removeIgnored(added, indices));
			const rest = readConfiguration(taken, ids);
			assert.deepEqual(rest.problems, [], `${added}\n→\n${taken}`);
			const nameless = ({ files, rule }: object & { files?: string; rule?: string }) => ({ files, rule });
			assert.deepEqual(rest.ignore.map(nameless), after.ignore.filter((_one, index) => !indices.includes(index)).map(nameless));
		}));
	});

	test('a path as it stands, quoted, is a glob for itself alone', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'甲a(*)[1]{b,c}!?+@|^$.'), minLength: 1 }), fc.string({ unit: fc.constantFrom(...'甲a(*)[1]{b,c}!?+@|^$.'), minLength: 1 }), (path, other) => {
			fc.pre(!['.', '..'].includes(path) && !['.', '..'].includes(other));
			assert.equal(createGlob(quoteGlob(path))(path), true);
			assert.equal(createGlob(quoteGlob(path))(other), path === other);
		}));
	});
});

suite('status', () => {
	const status = (session: Session, uri: string) => session.request('tieout/status', { textDocument: { uri } });

	test('tells what was looked at, and what was not and why', () => {
		write('tieout.json', '{ "ignore": [{ "rule": "sum-mismatch" }], "rules": { "residue": "off", "doubled-word": "loud" } }');
		const uri = write('report.txt', REPORT);
		return inFolder(async session => {
			await session.open(uri, `${REPORT}另有志愿者30人。\n`);
			const { reasons, summary, ...told } = await status(session, uri);
			assert.deepEqual(told, { state: 'report', sections: 2, figures: 7, tied: 6, findings: { error: 0, warning: 0, info: 0, hint: 0 }, ignored: 1, configuration: { uri: uriOf('tieout.json'), problems: 1 } });
			assert.equal(summary, '未见不符，数据 7 个，可核 6 个');
			for (const expected of [/2 个部分、7 个数据/, /^6 个数据写明了勾稽关系/, /^1 个数据没有写明/, /关闭了 1 条规则：residue/, /不提示的有 1 处/, /有 1 处写错/]) assert.ok(reasons.some((one: string) => expected.test(one)), `${expected}: ${reasons}`);
		});
	});

	test('tells why nothing is checked, in the language of the client', async () => {
		await inFolder(async session => {
			await session.open('untitled:a', 'Buy 3 apples.', 'plaintext');
			const told = await status(session, 'untitled:a');
			assert.deepEqual([told.state, told.summary], ['note', 'not a report, not checked']);
			assert.match(told.reasons[0], /fewer than two numbered headings/);
		}, { locale: 'en' });
		await inFolder(async session => {
			await session.open('untitled:a', REPORT);
			assert.equal((await status(session, 'untitled:a')).state, 'off');
			assert.equal(await status(session, 'untitled:none'), null);
		}, { settings: { enable: 'never' } });
	});
});

suite('the whole folder', () => {
	const check = (session: Session) => session.request('workspace/executeCommand', { command: 'tieout.checkWorkspace' });
	const next = (session: Session) => session.next('textDocument/publishDiagnostics');
	const told = async (session: Session) => {
		const { uri, diagnostics } = await next(session);
		return [uri, diagnostics.length];
	};
	const GOOD = REPORT.replace('900人', '850人');

	test('reports that nobody has open are told of; what git ignores, hides or cannot be read is not', () => {
		write('.gitignore', 'old/\n');
		const bad = write('a/一.txt', REPORT);
		write('a/二.txt', GOOD);
		write('old/三.txt', REPORT);
		write('.hidden/四.txt', REPORT);
		write('node_modules/五.md', REPORT);
		write('笔记.txt', '共有教师900人，包括小学教师400人、中学教师450人。\n');
		const named = write('六/工作总结.txt', '共有教师900人，包括小学教师400人、中学教师450人。\n');
		writeFileSync(join(folder, 'binary.txt'), Buffer.from([0xff, 0xff, 0x00]));
		return inFolder(async session => {
			assert.deepEqual(await check(session), { files: 5, reports: 3, findings: 2, failed: 1, isCancelled: false });
			assert.deepEqual([await told(session), await told(session)], [[named, 1], [bad, 1]]);
		});
	});

	test('headings are found in all reports, open or not, by the signs of a query in their order', () => {
		const first = write('a/一.txt', '一、基本情况\n甲。\n二、教师队伍\n乙。\n');
		const second = write('b/二.md', '# 总结\n\n## 一、教师与学生\n\n丙。\n\n## 二、其他\n\n丁。\n');
		write('笔记.txt', '教师节。\n');
		write('.gitignore', 'old/\n');
		write('old/三.txt', '一、教师\n甲。\n二、教师\n乙。\n');
		return inFolder(async session => {
			const find = async (query: string) => (await session.request('workspace/symbol', { query })).map(({ name, containerName, location }: any) => [name, containerName, location.uri, location.range.start.line]);
			assert.deepEqual(await find('教师'), [['二、教师队伍', undefined, first, 2], ['一、教师与学生', '总结', second, 2]]);
			assert.deepEqual(await find('教生'), [['一、教师与学生', '总结', second, 2]]);
			assert.deepEqual(await find('校长'), []);
			await session.open(first, '一、校长\n甲。\n二、教师\n乙。\n');
			assert.deepEqual(await find('校长'), [['一、校长', undefined, first, 0]]);
			assert.deepEqual((await find('教师队伍')), []);
			assert.equal((await find('')).length, 5);
		});
	});

	test('what is told goes when the file is opened, comes when it is closed, and follows the disk', () => {
		const uri = write('一.txt', REPORT);
		return inFolder(async session => {
			await check(session);
			assert.deepEqual(await told(session), [uri, 1]);
			await session.open(uri.replace('%E4%B8%80', '一'), REPORT);
			assert.deepEqual(await told(session), [uri, 0]);
			assert.deepEqual(await codes(session, uri.replace('%E4%B8%80', '一')), ['sum-mismatch']);
			await session.close(uri.replace('%E4%B8%80', '一'));
			assert.deepEqual(await told(session), [uri, 1]);
			write('一.txt', GOOD);
			await session.changed(uri);
			assert.deepEqual(await told(session), [uri, 0]);
			const second = write('二.txt', REPORT);
			await session.changed(second);
			assert.deepEqual(await told(session), [second, 1]);
			rmSync(join(folder, '二.txt'));
			await session.changed(second);
			assert.deepEqual(await told(session), [second, 0]);
		});
	});

	test('tieout.json is obeyed, and its changes too', () => {
		const uri = write('a/一.txt', REPORT);
		write('tieout.json', '{ "ignore": [{ "files": "a/**" }] }');
		return inFolder(async session => {
			assert.equal((await check(session)).findings, 0);
			write('tieout.json', '{}');
			await session.changed(uriOf('tieout.json'));
			assert.deepEqual(await told(session), [uri, 1]);
		});
	});

	test('the setting checks by itself, within its glob, and takes all back when it is turned off', () => {
		const uri = write('2025/一.txt', REPORT);
		write('2024/一.txt', REPORT);
		const settings: any = { check: { workspace: true, files: '2025/*.txt' } };
		return inFolder(async session => {
			assert.deepEqual(await told(session), [uri, 1]);
			settings.check.workspace = false;
			await session.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
			assert.deepEqual(await told(session), [uri, 0]);
		}, { settings });
	});

	test('a glob that is none is refused with the reason', () => inFolder(async session => {
		const refused = await check(session).catch(error => error);
		assert.match(refused.message, /^tieout\.check\.files: should be relative/);
	}, { locale: 'en', settings: { check: { files: '/etc/**' } } }));

	test('it can be cancelled, tells how far it has come, and keeps nobody waiting', () => {
		for (let index = 0; index < 200; index += 1) write(`${index}.txt`, REPORT.repeat(20));
		const open = write('open.txt', REPORT);
		return inFolder(async session => {
			await session.open(open, REPORT);
			const source = new CancellationTokenSource();
			const reports: any[] = [];
			let waits = 0;
			session.connection.onProgress(new ProgressType<any>(), 'token', value => void reports.push(value));
			const checking = session.connection.sendRequest('workspace/executeCommand', { command: 'tieout.checkWorkspace', workDoneToken: 'token' }, source.token);
			while (!reports.some(({ kind }) => kind === 'report')) {
				await codes(session, open);
				waits += 1;
			}
			source.cancel();
			const ended: any = await checking.catch(error => error);
			assert.ok(ended.isCancelled === true || ended.code === -32800, JSON.stringify(ended));
			assert.ok(0 < waits);
			assert.equal(reports[0].title, '核校整个文件夹');
			assert.match(reports.find(({ kind }) => kind === 'report').message, /^\d+\/201 \d+\.txt$/);
		});
	});

	test('where there is no file system, the editor lists and reads', () => {
		const root = 'vscode-vfs://github/office/reports';
		const answers = {
			'tieout/findFiles': ({ folder: where, glob }: any) => (where === root && glob === '**/*.{txt,md,markdown,report}' ? ['a.txt', 'b.txt', 'old/c.txt', 'old/d.txt', 'e.txt'].map(path => `${root}/${path}`) : []),
			'tieout/readFile': ({ uri }: any) => ({ 'a.txt': REPORT, 'b.txt': GOOD, 'old/c.txt': REPORT, 'old/d.txt': GOOD, 'e.txt': REPORT, '.gitignore': 'old/*\ne.*\n', 'old/.gitignore': '!d.txt\n' })[(uri as string).slice(root.length + 1)] ?? null,
		};
		return inFolder(async session => {
			assert.deepEqual(await check(session), { files: 3, reports: 3, findings: 1, failed: 0, isCancelled: false });
			assert.deepEqual(await told(session), [`${root}/a.txt`, 1]);
		}, { folders: [root], answers, capabilities: { ...FULL, experimental: { tieout: { files: true } } } });
	});
});
