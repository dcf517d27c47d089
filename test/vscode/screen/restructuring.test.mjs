// Renumbering, and a new report, as a writer sees them. Screenshots go to test-results/, for people to look at.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchBrowser } from '../browser.mjs';
import { startNodeHost } from '../nodeHost.mjs';
import { vsix } from '../package.mjs';

const name = '柳湾社区2025年工作总结.txt';
const report = '柳湾社区2025年工作总结\n\n一、主要工作情况\n（一）消防安全。排查居民楼180栋，详见第三部分。\n（三）便民服务。受理诉求640宗。\n第四部分另有说明。\n\n三、存在的问题\n人手不足。\n\n四、下一步工作计划\n（一）继续整改。\n（二）继续宣传。\n';

suite('restructuring', () => {
	let host;
	let browser;
	let page;

	suiteSetup(async () => {
		host = await startNodeHost({ vsix, folder: resolve('docs/examples'), settings: { 'tieout.language': 'zh', 'files.autoSave': 'off' } });
		writeFileSync(join(host.folder, name), report);
		browser = await launchBrowser();
		page = await browser.newPage({ viewport: { width: 1360, height: 820 }, reducedMotion: 'reduce' });
		page.setDefaultTimeout(30_000);
		await page.goto(host.address(name));
		await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
	});
	suiteTeardown(async () => {
		await browser?.close();
		host?.stop();
	});
	teardown(async function () {
		if (this.currentTest.state === 'failed') await shoot(`failed ${this.currentTest.title}`);
	});

	const shoot = title => page.screenshot({ path: join('test-results', `${title}.png`) });
	const line = text => page.locator('.editor-instance .view-line', { hasText: text }).first();
	const rows = (pane, text) => page.locator(`${pane} .monaco-list-row`, { hasText: text });

	async function command(title) {
		await page.keyboard.press('F1');
		await page.locator('.quick-input-widget input').first().fill(`>${title}`);
		await rows('.quick-input-list', title).first().waitFor();
		await page.keyboard.press('Enter');
	}

	test('numbers are renumbered in a style that is chosen; what is not sure waits in a preview', async () => {
		await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
		await line('消防安全').click();
		await command('Tieout: Renumber');
		await rows('.quick-input-list', '全文').first().waitFor();
		await shoot('renumber scope');
		await page.keyboard.press('Enter');
		await rows('.quick-input-list', '分章节').first().waitFor();
		await shoot('renumber style');
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Apply', exact: true }).waitFor();
		await shoot('renumber preview');
		await page.getByRole('button', { name: 'Apply', exact: true }).click();
		await line('三、下一步工作计划').waitFor();
		await line('详见第二部分').waitFor();
		await line('第四部分另有说明').waitFor();
		await shoot('renumbered');
	});

	test('a heading offers what can be made of its section', async () => {
		await line('继续宣传').click();
		await page.keyboard.press('Control+.');
		await page.locator('.action-widget .monaco-list-row', { hasText: '移到前一部分之前' }).first().waitFor();
		await shoot('section actions');
		await page.keyboard.press('Escape');
		await command('Tieout: Move Section Up');
		await line('（一）继续宣传').waitFor();
		await shoot('section moved');
	});

	test('a new report is written from a profile', async () => {
		await command('Tieout: New Report from Profile');
		await rows('.quick-input-list', '述职报告').first().waitFor();
		await shoot('new report profiles');
		await page.keyboard.press('Enter');
		await line(`××单位${new Date().getFullYear()}年工作总结`).waitFor();
		await line('三、下一步工作计划').waitFor();
		await shoot('new report');
	});
});
