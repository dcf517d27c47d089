// A workbench with the packaged extension for the tests of one suite, and what a person does in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { startNodeHost } from './nodeHost.mjs';
import { vsix } from './package.mjs';

/**
 * To be called in a suite: opens a copy of `folder` with `files` besides (name → content) at the file `open`, before its
 * tests, and closes it behind them. A test that fails leaves a picture. Screenshots go to test-results/, for people to look at.
 */
export function useWorkbench({ folder, files = {}, open, settings = {}, isChinese = false }) {
	let host;
	let browser;
	const workbench = {
		page: undefined,
		/** The folder that is open. */
		get folder() {
			return host.folder;
		},
		shoot: title => workbench.page.screenshot({ path: join('test-results', `${title}.png`) }),
		line: text => workbench.page.locator('.editor-instance .view-line', { hasText: text }).first(),
		rows: (pane, text) => workbench.page.locator(`${pane} .monaco-list-row`, { hasText: text }),
		/** Runs a command by its name, as somebody does who does not know its keys. */
		async command(title) {
			await workbench.page.keyboard.press('F1');
			await workbench.page.locator('.quick-input-widget input').first().fill(`>${title}`);
			await workbench.rows('.quick-input-list', title).first().waitFor();
			await workbench.page.keyboard.press('Enter');
		},
	};

	suiteSetup(async () => {
		mkdirSync('test-results', { recursive: true });
		host = await startNodeHost({ vsix, folder, settings: { 'tieout.language': 'zh', 'files.autoSave': 'off', ...settings }, isChinese });
		for (const [name, content] of Object.entries(files)) writeFileSync(join(host.folder, name), content);
		browser = await launchBrowser();
		const page = await browser.newPage({ viewport: { width: 1360, height: 820 }, reducedMotion: 'reduce' });
		page.setDefaultTimeout(30_000);
		workbench.page = page;
		await page.goto(host.address(open));
		await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
	});
	suiteTeardown(async () => {
		await browser?.close();
		host?.stop();
	});
	teardown(async function () {
		if (this.currentTest.state === 'failed') await workbench.shoot(`failed ${this.currentTest.title}`);
	});
	return workbench;
}
