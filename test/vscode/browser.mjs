import { chromium as playwright } from 'playwright-core';
import { chromium } from './hosts.mjs';

/** Debian's Chromium, without a window. It shows Chinese, and VS Code in English unless a page asks otherwise. */
export const launchBrowser = () => playwright.launch({
	executablePath: chromium,
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/**
 * Shows a workbench whose extension host runs tests, until they have ended. Each line that they tell goes to `tell`;
 * what the host itself says only if VERBOSE is set.
 */
export async function runTests(address, tell, milliseconds = 180_000) {
	const browser = await launchBrowser();
	try {
		const page = await browser.newPage();
		let timer;
		const ended = new Promise((resolve, reject) => {
			timer = setTimeout(reject, milliseconds, new Error(`the tests have not ended after ${milliseconds / 1000} s`));
			page.exposeFunction('codeAutomationExit', resolve);
			page.exposeFunction('codeAutomationLog', (level, words) => {
				const line = words.map(String).join(' ');
				if (TOLD.test(line)) tell(line);
				else if (process.env.VERBOSE) console.error(level, line);
			});
		});
		await page.goto(address);
		try {
			return await ended;
		} finally {
			clearTimeout(timer);
		}
	} finally {
		await browser.close();
	}
}
/** What `suite/told.ts` prints. */
const TOLD = /^(?:✓|✗|-) |^\d+ passed, \d+ failed/;
