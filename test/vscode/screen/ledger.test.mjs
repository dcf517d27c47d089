// The views of the side bar and the first steps, as a writer sees them.
import assert from 'node:assert/strict';
import { useWorkbench } from '../workbench.mjs';

const name = '柳河街道2025年工作总结.txt';
const now = '柳河街道2025年工作总结\n\n一、居住安全\n（一）排查整改。全年共排查自建房320栋，发现隐患56处，已整改52处，未整改4处，整改率94.9%。\n（二）设施更新。更换老化电线36处，发放灭火器1240具，其中老年人家庭680具、沿街商铺560具。资金来源见第二部分。\n二、集体收入\n集体收入由2024年的520万元增至2025年的598万元，同比增长15%。新增停车位126个。\n';
const before = '柳河街道2024年工作总结\n\n一、居住安全\n（一）排查整改。全年共排查自建房280栋，发现隐患71处，已整改60处，未整改11处，整改率84.5%。\n二、集体收入\n集体收入520万元，同比下降2%。新增停车位140个。\n';

suite('the side bar', () => {
	const workbench = useWorkbench({ files: { [name]: now, '柳河街道2024年工作总结.txt': before }, open: name, settings: { 'workbench.startupEditor': 'none' } });
	const { shoot, line, command } = workbench;
	const rows = text => workbench.rows('.pane-body', text);
	let page;
	suiteSetup(() => ({ page } = workbench));

	test('the palette lists all commands under one name', async () => {
		// The palette is not written anew when extensions come in.
		await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: 60_000 });
		await page.keyboard.press('F1');
		await page.locator('.quick-input-widget input').first().fill('>tieout');
		// The list draws only the rows that are in sight.
		await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Tieout:' }).nth(5).waitFor();
		await shoot('commands');
		await page.locator('.quick-input-widget input').first().fill('>tieout ledger');
		await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show the Ledger' }).first().waitFor();
		await page.keyboard.press('Escape');
	});

	test('the ledger lists the figures by section', async () => {
		await command('Show the Ledger of Figures');
		await rows('整改率').first().waitFor();
		await shoot('ledger');
		assert.match(await rows('整改率').first().getAttribute('aria-label'), /整改率，94\.9%，2025年，不符/);
	});

	test('what points to a part is a link, and leads there', async () => {
		const link = line('资金来源').locator('.detected-link').first();
		await link.waitFor();
		await shoot('link');
		await link.click({ modifiers: ['Control'] });
		await page.locator('.statusbar-item', { hasText: 'Ln 6' }).first().waitFor();
	});

	test('a key goes to the figure', async () => {
		await rows('新增停车位').first().click();
		await line('新增停车位').waitFor();
		await page.keyboard.press('F1');
		await page.keyboard.press('Escape');
		await rows('集体收入（同比增长）').first().click();
		await shoot('ledger jump');
	});

	test('the filter counts what there is', async () => {
		await command('Filter the Ledger');
		await page.locator('.quick-input-list .monaco-list-row', { hasText: '不符的' }).first().waitFor();
		await shoot('ledger filter');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await rows('发放灭火器').first().waitFor({ state: 'detached' });
		await shoot('ledger filtered');
		await command('Filter the Ledger');
		await page.locator('.quick-input-list .monaco-list-row', { hasText: '不符的' }).first().waitFor();
		await page.keyboard.press('Enter');
		await rows('发放灭火器').first().waitFor();
	});

	test('two reports stand side by side', async () => {
		await page.locator('.tab', { hasText: '2025年' }).first().click();
		await command('Compare with Another Report');
		await page.locator('.quick-input-list .monaco-list-row', { hasText: '2024年工作总结' }).first().waitFor();
		await shoot('compare with');
		await page.keyboard.press('Enter');
		await rows('280栋 → 320栋').first().waitFor();
		await shoot('comparison');
	});

	test('the settings are told in words', async () => {
		await command('Preferences: Open Settings (UI)');
		await page.locator('.settings-editor').waitFor();
		await page.keyboard.insertText('@ext:tieout.tieout');
		await page.locator('.setting-item-contents', { hasText: 'Tieout' }).first().waitFor();
		await shoot('settings');
	});

	test('the walkthrough shows the first steps, with pictures', async () => {
		await command('View: Toggle Primary Side Bar Visibility');
		await command('Tieout: Get Started');
		await page.locator('.gettingStartedContainer', { hasText: 'Tieout' }).first().waitFor();
		for (const step of ['Open an example report', 'See all figures']) {
			await page.locator('.getting-started-step', { hasText: step }).first().click();
			const picture = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame').locator('svg');
			await picture.waitFor();
			await shoot(`walkthrough ${step}`);
		}
	});
});
