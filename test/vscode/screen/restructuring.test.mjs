// Renumbering, and a new report, as a writer sees them.
import { resolve } from 'node:path';
import { useWorkbench } from '../workbench.mjs';

const name = '柳湾社区2025年工作总结.txt';
const report = '柳湾社区2025年工作总结\n\n一、主要工作情况\n（一）消防安全。排查居民楼180栋，详见第三部分。\n（三）便民服务。受理诉求640宗。\n第四部分另有说明。\n\n三、存在的问题\n人手不足。\n\n四、下一步工作计划\n（一）继续整改。\n（二）继续宣传。\n';

suite('restructuring', () => {
	const workbench = useWorkbench({ folder: resolve('docs/examples'), files: { [name]: report }, open: name });
	const { shoot, line, rows, command } = workbench;
	const menuItem = name => page.locator('.monaco-menu .action-label', { hasText: name }).first();
	let page;
	suiteSetup(() => ({ page } = workbench));

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

	test('the menu of the outline moves the section that is chosen there', async () => {
		await command('Explorer: Focus on Outline View');
		const header = page.locator('.pane-header', { hasText: 'Outline' });
		// The pane is a few rows high: drag its upper edge.
		const box = await header.boundingBox();
		await page.mouse.move(box.x + 100, box.y);
		await page.mouse.down();
		await page.mouse.move(box.x + 100, 200, { steps: 5 });
		await page.mouse.up();
		await rows('.outline-pane', '继续整改').first().click();
		await header.hover();
		await header.locator('.codicon-toolbar-more').click();
		await menuItem('Move Section Up').waitFor();
		await shoot('outline menu');
		await menuItem('Move Section Up').click();
		await line('（一）继续整改').waitFor();
		await shoot('outline moved');
	});

	test('the menu of the editor promotes the section that is clicked', async () => {
		await line('继续宣传').click({ button: 'right' });
		await menuItem('Report Structure').hover();
		await menuItem('Promote Section').waitFor();
		await shoot('editor menu');
		await menuItem('Promote Section').click();
		await line('四、继续宣传').waitFor();
		await shoot('promoted');
	});

	test('punctuation is put in one width', async () => {
		await line('人手不足').click();
		await page.keyboard.press('End');
		await page.keyboard.insertText('现有3人,缺2人(均为社工);');
		await command('Tieout: Normalise Punctuation Width');
		await rows('.quick-input-list', '全角').first().waitFor();
		await shoot('punctuation widths');
		await page.keyboard.press('Enter');
		await line('现有3人，缺2人（均为社工）；').waitFor();
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
