// A profile and terms of one's own, as a writer sees them. Screenshots go to test-results/, for people to look at.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../browser.mjs';
import { startNodeHost } from '../nodeHost.mjs';
import { vsix } from '../package.mjs';

const name = '五月月报.txt';
const report = '红叶社区五月月报\n\n一、本月工作\n　　走访居民三百户，由网格长入户，安排见第二部分。\n\n二、下月安排\n　　继续走访。\n';
const configuration = '{\n\t"files": { "*月报*": "月报" },\n\t"profiles": { "月报": { "sections": [{ "title": "本月工作" }, { "title": "存在的问题" }, { "title": "下月安排" }] } },\n\t"terms": [{ "preferred": "网格员", "variants": ["网格长"], "note": "街道统一称谓" }]\n}\n';

suite('profiles and terms', () => {
	let folder;
	let host;
	let browser;
	let page;

	suiteSetup(async () => {
		folder = mkdtempSync(join(tmpdir(), 'tieout-profiles-'));
		writeFileSync(join(folder, name), report);
		writeFileSync(join(folder, 'tieout.json'), configuration);
		host = await startNodeHost({ vsix, folder, settings: { 'tieout.language': 'zh' } });
		browser = await launchBrowser();
		page = await browser.newPage({ viewport: { width: 1360, height: 820 }, reducedMotion: 'reduce' });
		page.setDefaultTimeout(20_000);
		await page.goto(host.address(name));
		await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
	});
	suiteTeardown(async () => {
		await browser?.close();
		host?.stop();
		rmSync(folder, { recursive: true, force: true });
	});
	teardown(async function () {
		if (this.currentTest.state === 'failed') await shoot(`failed ${this.currentTest.title}`);
	});

	const shoot = title => {
		mkdirSync('test-results', { recursive: true });
		return page.screenshot({ path: join('test-results', `${title}.png`) });
	};
	const line = text => page.locator('.editor-instance .view-line', { hasText: text }).first();

	test('a missing section is told, and put in by a quick fix', async () => {
		await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
		await page.keyboard.press('Control+Shift+M');
		await page.locator('.markers-panel .monaco-list-row', { hasText: '存在的问题' }).first().waitFor();
		await line('本月工作').click();
		await page.keyboard.press('Control+.');
		await page.locator('.action-widget .monaco-list-row.action', { hasText: '插入“二、存在的问题”' }).first().waitFor();
		await shoot('missing section');
		await page.keyboard.press('Enter');
		await line('三、下月安排').waitFor();
		await line('安排见第三部分').waitFor();
		await page.locator('.markers-panel .monaco-list-row', { hasText: '存在的问题' }).waitFor({ state: 'detached' });
		await shoot('section put in');
	});
});
