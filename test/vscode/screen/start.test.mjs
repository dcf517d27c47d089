// `npm start`, as a newcomer sees it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { launchBrowser } from '../browser.mjs';
import { start, stop } from '../processes.mjs';

suite('npm start', () => {
	let child;
	let browser;

	suiteTeardown(async () => {
		await browser?.close();
		if (child !== undefined) stop(child);
	});

	test('tells what it found, and shows it at an address', async () => {
		child = start(process.execPath, ['test/vscode/start.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] });
		let told = '';
		let address;
		for await (const line of createInterface(child.stdout)) {
			told += `${line}\n`;
			address = /^ +(http:\S+)$/.exec(line)?.[1] ?? address;
			if (line.startsWith('按 Ctrl+C')) break;
		}
		assert.ok(address, told);
		assert.match(told, /\[share-mismatch\]/);

		browser = await launchBrowser();
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark', reducedMotion: 'reduce' });
		await page.goto(address);
		await page.locator('.tab.active', { hasText: '工作总结' }).waitFor({ timeout: 60_000 });
		await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: 30_000 });
		// VS Code is in English here, and so is what is said, whatever the language of the report.
		await page.locator('.statusbar-item', { hasText: /\d findings · tied \d/ }).first().waitFor();
		await page.screenshot({ path: join('test-results', 'npm start.png') });
	});
});
