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
		// Time of the processor, which does not grow with what else the machine does; what VS Code's own screen tells does.
		const script = `
			const { _load } = require('module');
			const anything = () => new Proxy(function () {}, { get: (target, key) => key === 'prototype' ? target.prototype : key === Symbol.toPrimitive ? () => '1.100.0' : anything(), apply: anything, construct: () => ({}) });
			require('module')._load = function (name, ...rest) { return name === 'vscode' ? anything() : _load.call(this, name, ...rest); };
			const before = process.cpuUsage();
			const { activate } = require('./dist/extension.js');
			const { user, system } = process.cpuUsage(before);
			console.log(typeof activate, (user + system) / 1000);
			process.exit();`;
		const told = [1, 2, 3].map(() => execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim().split(' '));
		const milliseconds = Math.min(...told.map(([, time]) => Number(time)));
		console.log(`      ${milliseconds.toFixed(0)} ms`);
		assert.deepEqual(told.map(([kind]) => kind), ['function', 'function', 'function']);
		assert.ok(milliseconds < 50, `${milliseconds} ms`);
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
