// The package that users install: what runs and what VS Code shows, and no more.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import jszip from 'jszip';
import { vsix } from '../package.mjs';

suite('package', () => {
	test('is small', () => {
		const { size } = statSync(vsix);
		console.log(`      ${(size / 1000).toFixed(0)} kB`);
		assert.ok(size < 400_000, `${size} bytes`);
	});

	test('holds no source, no map, no test', async () => {
		const { files } = await jszip.loadAsync(readFileSync(vsix));
		const names = Object.keys(files).filter(name => name.startsWith('extension/') && !name.endsWith('/')).map(name => name.slice('extension/'.length));
		const known = /^(?:package(?:\.nls(?:\.zh-cn)?)?\.json|readme\.md|dist\/README\.zh-CN\.md|changelog\.md|LICENSE\.txt|dist\/(?:extension|process|server)\.js|client\/examples\/(?:zh|en)\.report\.txt|client\/walkthrough\/\w+-(?:zh|en)\.svg|dist\/(?:licenses\.txt|rules\.md)|client\/images\/.+\.(?:png|svg)|snippets\/report\.json|syntaxes\/.+\.json)$/;
		assert.deepEqual(names.filter(name => !known.test(name)), []);
		assert.ok(['extension', 'process', 'server'].every(name => names.includes(`dist/${name}.js`)), names.join(' '));
	});

	test('loads in little time', () => {
		// Time of the processor, beside that in which Node itself starts: a slow machine takes longer for both.
		const script = `
			const { _load } = require('module');
			const anything = () => new Proxy(function () {}, { get: (target, key) => key === 'prototype' ? target.prototype : key === Symbol.toPrimitive ? () => '1.100.0' : anything(), apply: anything, construct: () => ({}) });
			require('module')._load = function (name, ...rest) { return name === 'vscode' ? anything() : _load.call(this, name, ...rest); };
			const sum = ({ user, system }) => user + system;
			const start = process.cpuUsage();
			const { activate } = require('./dist/extension.js');
			console.log(typeof activate, sum(process.cpuUsage(start)) / 1000, sum(start) / 1000);
			process.exit();`;
		// Certificates would be read at each start.
		const { NODE_EXTRA_CA_CERTS, ...env } = process.env;
		const told = [1, 2, 3].map(() => execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env }).trim().split(' '));
		const [ratio, milliseconds] = told.map(([, load, start]) => [load / start, load]).sort(([a], [b]) => a - b)[0];
		console.log(`      ${Number(milliseconds).toFixed(0)} ms, ${ratio.toFixed(2)} of Node's own start`);
		assert.deepEqual(told.map(([kind]) => kind), ['function', 'function', 'function']);
		assert.ok(ratio < 1.5, `${ratio} times Node's own start`);
	});

	test('tells a marketplace all that it asks for', async () => {
		const { files } = await jszip.loadAsync(readFileSync(vsix));
		const manifest = await files['extension.vsixmanifest'].async('string');
		for (const asset of ['Content.Details', 'Content.Changelog', 'Content.License']) assert.match(manifest, new RegExp(`Microsoft\\.VisualStudio\\.Services\\.${asset.replace('.', '\\.')}`));
		assert.match(manifest, /<Icon>extension\/client\/images\/icon\.png<\/Icon>/);
		const { icon, galleryBanner, categories, keywords, publisher, license, pricing } = JSON.parse(readFileSync('package.json', 'utf8'));
		const png = readFileSync(icon);
		assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
		assert.match(galleryBanner.color, /^#[0-9a-f]{6}$/);
		assert.deepEqual([publisher, license, pricing, categories.includes('Linters'), 0 < keywords.length && keywords.length <= 30], ['tieout', 'MIT', 'Free', true, true]);
	});

	test('tells the same in both languages', () => {
		const read = path => JSON.parse(readFileSync(path, 'utf8'));
		const keys = Object.keys(read('package.nls.json'));
		assert.deepEqual(Object.keys(read('package.nls.zh-cn.json')), keys);
		const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
		assert.deepEqual(used.filter(key => !keys.includes(key)), []);
		assert.deepEqual(keys.filter(key => !used.includes(key)), []);
	});
});
