// A profile and terms of one's own, as a writer sees them.
import { useWorkbench } from '../workbench.mjs';

const name = '五月月报.txt';
const report = '红叶社区五月月报\n\n一、本月工作\n　　走访居民三百户，由网格长入户，安排见第二部分。\n\n二、下月安排\n　　继续走访。\n';
const configuration = '{\n\t"files": { "*月报*": "月报" },\n\t"profiles": { "月报": { "sections": [{ "title": "本月工作" }, { "title": "存在的问题" }, { "title": "下月安排" }] } },\n\t"terms": [{ "preferred": "网格员", "variants": ["网格长"], "note": "街道统一称谓" }]\n}\n';

suite('profiles and terms', () => {
	const workbench = useWorkbench({ files: { [name]: report, 'tieout.json': configuration }, open: name });
	const { shoot, line, rows, command } = workbench;
	let page;
	suiteSetup(() => ({ page } = workbench));

	test('a missing section is told, and put in by a quick fix', async () => {
		await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
		await page.keyboard.press('Control+Shift+M');
		await rows('.markers-panel', '存在的问题').first().waitFor();
		await line('本月工作').click();
		await page.keyboard.press('Control+.');
		await page.locator('.action-widget .monaco-list-row.action', { hasText: '插入“二、存在的问题”' }).first().waitFor();
		await shoot('missing section');
		await page.keyboard.press('Enter');
		await line('三、下月安排').waitFor();
		await line('安排见第三部分').waitFor();
		await rows('.markers-panel', '存在的问题').waitFor({ state: 'detached' });
		await shoot('section put in');
	});

	test('a new report is written from it', async () => {
		await command('Tieout: New Report from Profile');
		await rows('.quick-input-list', '本文件夹的 tieout.json').first().waitFor();
		await shoot('own profile');
		await page.locator('.quick-input-widget input').first().fill('月报');
		await page.keyboard.press('Enter');
		await line(`××单位${new Date().getFullYear()}年月报`).waitFor();
		for (const heading of ['一、本月工作', '二、存在的问题', '三、下月安排']) await line(heading).waitFor();
		await shoot('report of own profile');
	});
});
