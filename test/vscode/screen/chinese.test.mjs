// VS Code whose display language is Chinese: everything of the extension is, without a setting of its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { useWorkbench } from '../workbench.mjs';

const read = path => JSON.parse(readFileSync(path, 'utf8'));
const { contributes } = read('package.json');
const [zh, en] = [read('package.nls.zh-cn.json'), read('package.nls.json')];
const inWords = (text, words) => text.replace(/^%(.+)%$/, (_, key) => words[key]);

suite('VS Code in Chinese', () => {
	const workbench = useWorkbench({
		folder: resolve('docs/examples'), open: '青石桥社区2025年工作总结.txt', isChinese: true,
		settings: { 'tieout.language': 'auto', 'tieout.codeLens': true, 'tieout.inlayHints': 'always', 'workbench.startupEditor': 'none' },
	});
	const { shoot, line, rows, command } = workbench;
	let page;
	suiteSetup(() => ({ page } = workbench));

	test('hints, lenses and the status are told in Chinese', async () => {
		await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: 60_000 });
		await page.locator('.codelens-decoration', { hasText: '有勾稽关系' }).first().waitFor();
		await page.locator('.statusbar-item', { hasText: '不符 3 处' }).first().waitFor();
		await line('624').getByText('✓ 624 ÷ 640').waitFor();
		await shoot('zh hints and lenses');
	});

	test('the palette has each command under one name, by its Chinese words and by its English ones', async () => {
		const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false').map(one => one.command);
		await page.keyboard.press('F1');
		const input = page.locator('.quick-input-widget input').first();
		for (const { title, category } of contributes.commands.filter(one => !hidden.includes(one.command))) {
			for (const words of [zh, en]) {
				await input.fill(`>${inWords(title, words)}`);
				await rows('.quick-input-list', `${inWords(category, zh)}: ${inWords(title, zh)}`).filter({ hasText: `${inWords(category, en)}: ${inWords(title, en)}` }).first().waitFor();
			}
		}
		await input.fill('>报告核校');
		await rows('.quick-input-list', '入门').first().waitFor();
		await shoot('zh commands');
		await page.keyboard.press('Escape');
	});

	test('shortcuts are shown with their commands, and work', async () => {
		await line('主要工作情况').click();
		await page.keyboard.press('Control+K');
		await page.keyboard.press('Control+G');
		await page.locator('.pane-header, .composite.title', { hasText: '数据台账' }).first().waitFor();
		await rows('.pane-body', '整改率').first().waitFor();
		await shoot('zh ledger');
	});

	test('the ledger is walked through by keys, and says all to who cannot see it', async () => {
		const focused = page.locator('.pane-body .monaco-list-row.focused');
		await page.keyboard.press('ArrowDown');
		for (let steps = 0; steps < 40 && !/整改率/.test(await focused.getAttribute('aria-label') ?? ''); steps += 1) await page.keyboard.press('ArrowDown');
		assert.match(await focused.getAttribute('aria-label'), /^整改率，96\.9%，2025年，不符，178÷180=98\.9%/);
		const others = await page.locator('.pane-body .monaco-list-row').evaluateAll(all => all.map(row => row.getAttribute('aria-label')));
		assert.ok(others.some(label => /180栋，2025年，与它有关的数据不符，178÷180=98\.9%/.test(label)), others.join('\n'));
		assert.deepEqual(others.filter(label => label === null || /undefined|\$\(/.test(label)), []);
		await page.keyboard.press('Enter');
		await page.locator('.statusbar-item', { hasText: '行 6' }).first().waitFor();
	});

	test('what was checked, and why nothing is told, is explained', async () => {
		await command('为什么这里没有提示');
		const dialog = page.locator('.monaco-dialog-box');
		await dialog.waitFor();
		assert.match(await dialog.innerText(), /数据/);
		await shoot('zh explain');
		await page.keyboard.press('Enter');
		await dialog.waitFor({ state: 'detached' });
		await command('查看核校状态');
		await rows('.quick-input-list', '核校整个文件夹').first().waitFor();
		await shoot('zh status menu');
		await page.keyboard.press('Escape');
	});

	test('settings are told in words, without English', async () => {
		await command('Preferences: Open Settings (UI)');
		await page.locator('.settings-editor').waitFor();
		await page.keyboard.insertText('@ext:tieout.tieout');
		const told = page.locator('.setting-item-description');
		await told.filter({ hasText: '检查哪些纯文本' }).first().waitFor();
		await shoot('zh settings');
		assert.deepEqual((await told.allInnerTexts()).filter(text => !/[\u4e00-\u9fff]/.test(text)), []);
	});

	test('the first steps have Chinese words and pictures', async () => {
		await command('View: Toggle Primary Side Bar Visibility');
		await command('Tieout: Get Started');
		await page.locator('.gettingStartedContainer', { hasText: zh['walkthrough.title'] }).first().waitFor();
		await page.locator('.getting-started-step', { hasText: zh['walkthrough.ledger.title'] }).first().click();
		await page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame').locator('svg').waitFor();
		await shoot('zh walkthrough');
	});
});
