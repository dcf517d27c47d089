// Bundles what runs (client, server, command line) and the tests. `node esbuild.mjs [--debug] [--watch]`
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as acorn from 'acorn';
import * as esbuild from 'esbuild';
import { minify } from 'terser';

const watch = process.argv.includes('--watch');
const debug = watch || process.argv.includes('--debug');
const common = { bundle: true, target: 'es2023', minify: !debug, sourcemap: debug ? 'linked' : false, logLevel: 'warning', legalComments: 'none', charset: 'utf8' };
// Modules first: jsonc-parser's main file requires in a way that no bundler can follow.
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
// What runs in Node and in a worker alike: each package has a part for either.
const both = { ...node, conditions: ['node', 'browser'] };
const browser = { ...common, platform: 'browser' };

const licences = createLicences();
// What stands for a feature of the client's library that the server does not have. Diagnostics listen to that of notebooks, of which the server never hears.
const FEATURE = 'class Feature { fillClientCapabilities() {} initialize() {} getState() { return { kind: "static" }; } clear() {} }';
const NOTEBOOKS = `const never = () => ({ dispose() {} });
Object.assign(Feature.prototype, { registrationType: { method: 'notebookDocument/sync' }, register() {}, unregister() {}, handles: () => false, onOpenNotificationSent: never, onChangeNotificationSent: never, onSaveNotificationSent: never, onCloseNotificationSent: never });`;
/**
 * What the client's library loads for what nobody here asks of it: globs for operations on files, which the server does not follow,
 * whether VS Code is new enough, which package.json's `engines` sees to, and features that the server does not have. Together they
 * would be a twentieth of the package.
 */
const unasked = {
	name: 'unasked',
	setup({ onLoad, onResolve }) {
		onResolve({ filter: /^(?:minimatch|semver\/functions\/(?:parse|satisfies))$/ }, ({ path }) => ({ path, namespace: 'unasked' }));
		onLoad({ filter: /(?:)/, namespace: 'unasked' }, () => ({ contents: 'module.exports = () => true;' }));
		const features = 'signatureHelp|declaration|implementation|typeDefinition|colorProvider|linkedEditingRange|callHierarchy|typeHierarchy|inlineValue|inlineCompletion|fileOperations|textDocumentContent|notebook';
		onResolve({ filter: new RegExp(`^\\./(?:${features})$`) }, ({ path, importer }) => (/vscode-languageclient\/lib\/common\/client\.js$/.test(importer.replaceAll('\\', '/')) ? { path, namespace: 'features' } : undefined));
		onLoad({ filter: /(?:)/, namespace: 'features' }, ({ path }) => ({ contents: `${FEATURE}\n${path === './notebook' ? NOTEBOOKS : ''}\nmodule.exports = new Proxy({}, { get: () => Feature });` }));
	},
};
const constants = debug ? [] : [createConstants()];
const smaller = debug ? [] : [createMinifier()];
// A test whose source is gone would be run on.
rmSync('dist/test', { recursive: true, force: true });
const tests = readdirSync('test').filter(name => name.endsWith('.test.ts') || ['update.ts', 'reach.ts', 'leftover.ts'].includes(name)).map(name => `test/${name}`);
const builds = [
	{ ...both, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'], metafile: true, plugins: [unasked, licences, ...smaller] },
	{ ...both, entryPoints: { server: 'server/src/main.ts' }, outdir: 'dist', metafile: true, plugins: [licences, nothingOf('crypto', 'net'), ...constants] },
	{ ...node, entryPoints: { cli: 'server/src/cli/start.ts', process: 'server/src/node/start.ts' }, outdir: 'dist' },
	{ ...node, entryPoints: { commands: 'server/src/cli/main.ts' }, outdir: 'dist', plugins: constants },
	{ ...node, entryPoints: ['test/bench/emptyServer.ts', 'test/bench/empty.ts'], outdir: 'dist/test/bench' },
	{ ...node, format: 'esm', minify: false, entryPoints: { 'bench/main': 'test/bench/main.ts' }, outdir: 'dist/test', outExtension: { '.js': '.mjs' }, packages: 'external', plugins: constants },
	{ ...node, format: 'esm', minify: false, sourcemap: 'inline', entryPoints: { 'fuzz/main': 'test/fuzz/main.ts' }, outdir: 'dist/test', outExtension: { '.js': '.mjs' }, packages: 'external' },
	{ ...node, minify: false, sourcemap: 'inline', entryPoints: tests, outdir: 'dist/test', outbase: 'test', packages: 'external' },
	{ ...node, minify: false, entryPoints: { node: 'test/vscode/suite/node.ts' }, outdir: 'dist/test/vscode', external: ['vscode', 'mocha'] },
	{
		...browser,
		minify: false,
		// Mocha's own file takes module.exports for itself.
		format: 'iife', globalName: 'tests', footer: { js: 'module.exports = tests;' },
		entryPoints: { web: 'test/vscode/suite/web.ts' },
		outdir: 'dist/test/vscode/web',
		external: ['vscode', 'node:fs'],
		alias: { 'node:assert/strict': './test/vscode/suite/assert.ts' },
	},
];

const present = builds.filter(({ entryPoints }) => Object.values(entryPoints).length && Object.values(entryPoints).every(path => existsSync(path)));
if (watch) for (const build of present) await (await esbuild.context(build)).watch();
else await Promise.all(present.map(build => esbuild.build(build)));

// What the package says of itself goes without the picture, which would be a tenth of it.
// Of the pages of the rules the package has the beginning, six lines each; the server links findings to them by line.
const introductions = readdirSync('test/rules').filter(name => name.endsWith('.md')).sort().map(name => {
	const [head, zh, en, ...more] = readFileSync(`test/rules/${name}`, 'utf8').split(/\n(?=## |```)/)[0].trim().split(/\n{2,}/);
	const id = name.slice(0, -3);
	if (head !== `# ${id}` || en === undefined || more.length !== 0) throw new Error(`test/rules/${name} does not begin with its name and a paragraph each in Chinese and English`);
	return `## ${id}\n\n${[zh, en].map(text => text.replaceAll('\n', ' ')).join('\n\n')}\n\n`;
});
writeFileSync('dist/rules.md', `# 规则 · Rules\n\n${introductions.join('')}`);
const PAGE = /\]\(test\/rules\/([a-z-]+)\.md\)/g;

// The package's own READMEs are those of users: no picture, no list of rules but the page that has them all, nothing for those with a clone.
const PICTURE = /^!\[[^\]]*\]\(docs\/images\/[^)]*\)\n\n/m;
const RULES = /<!-- rules:[^]*<!-- \/rules -->/;
const FROM_A_CLONE = /^## (?:Try it|试一试|The command|命令|Developing|开发)\n[^]*?(?=^## |$(?![^]))/gm;
for (const [name, rules] of [['README.md', '[All rules](dist/rules.md)'], ['README.zh-CN.md', '[全部规则](rules.md)']]) {
	const text = readFileSync(name, 'utf8').replace(PICTURE, '').replace(RULES, rules).replace(FROM_A_CLONE, '');
	writeFileSync(`dist/${name}`, text.replace(PAGE, `](${name === 'README.md' ? 'dist/' : ''}rules.md#$1)`).replace('](README.zh-CN.md)', '](dist/README.zh-CN.md)').replace('](README.md)', '](../readme.md)'));
}

/** JSON-RPC's package could speak over sockets and pipes, and loads what it would need for that at every start. */
function nothingOf(...names) {
	const filter = new RegExp(`^(?:${names.join('|')})$`);
	return {
		name: 'nothing',
		setup: ({ onResolve, onLoad }) => {
			onResolve({ filter }, ({ path }) => ({ path, namespace: 'nothing' }));
			onLoad({ filter, namespace: 'nothing' }, () => ({ contents: '' }));
		},
	};
}

/** Works on what the bundler makes before it is written. */
function finish(name, changes, work) {
	const setup = ({ initialOptions, onEnd }) => {
		const wanted = { ...initialOptions };
		Object.assign(initialOptions, { ...changes, write: false });
		onEnd(async ({ outputFiles = [] }) => {
			for (const { path, text } of outputFiles) {
				mkdirSync(dirname(path), { recursive: true });
				writeFileSync(path, await work(text, wanted));
			}
		});
	};
	return { name, setup };
}

/** What the client's library is made of is not what a bundler makes small: another minifier takes a tenth off what it leaves. */
function createMinifier() {
	return finish('smaller', {}, async text => (await minify(text, { ecma: 2020, toplevel: true, format: { comments: false } })).code);
}

/**
 * What a module calls a constant the bundler makes a variable. The engine knows the value of a constant when it compiles what uses it,
 * and has to look up that of a variable, a thirtieth of the time that reports take. So they are made constants again, each variable of the
 * bundle that is declared with its value and whose name nothing is assigned to, and then the bundle is made small.
 */
function createConstants() {
	return finish('constants', { minify: false }, async (text, { minify: isSmall, target, format, charset, legalComments }) => {
		const constant = keepConstants(text);
		return isSmall ? (await esbuild.transform(constant, { minify: true, target, format, charset, legalComments })).code : constant;
	});
}

function keepConstants(code) {
	const assigned = new Set();
	const assign = target => {
		if (target.type === 'Identifier') assigned.add(target.name);
		else if (target.type !== 'MemberExpression') childrenOf(target).forEach(assign);
	};
	const visit = node => {
		if (node.type === 'AssignmentExpression' || (/^For(?:Of|In)Statement$/.test(node.type) && node.left.type !== 'VariableDeclaration')) assign(node.left);
		if (node.type === 'UpdateExpression') assign(node.argument);
		childrenOf(node).forEach(visit);
	};
	const { body } = acorn.parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
	body.forEach(visit);
	const isConstant = ({ id, init }) => init !== null && id.type === 'Identifier' && !assigned.has(id.name);
	const variables = body.filter(node => node.type === 'VariableDeclaration' && node.kind === 'var' && node.declarations.every(isConstant));
	return variables.reduceRight((made, { start }) => `${made.slice(0, start)}const${made.slice(start + 'var'.length)}`, code);
}

function childrenOf(node) {
	return Object.values(node).flat().filter(child => typeof child?.type === 'string');
}

/** What is bundled of others is theirs: their licences go with it, in dist/licenses.txt. */
function createLicences() {
	const inputs = {};
	const texts = () => {
		const folders = new Set(Object.keys(inputs).flatMap(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []));
		const packages = new Map([...folders].sort().map(folder => {
			const { name, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
			const file = readdirSync(folder).find(name => /^licen[cs]e/i.test(name));
			return [name, `${name} (${license})\n\n${file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`];
		}));
		return [...packages.values()].join(`\n${'-'.repeat(80)}\n\n`);
	};
	return { name: 'licences', setup: ({ onEnd }) => onEnd(({ metafile }) => metafile && writeFileSync('dist/licenses.txt', texts(Object.assign(inputs, metafile.inputs)))) };
}
