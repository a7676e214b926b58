import type { Page } from 'playwright-core';

import { screenshotPath } from './screenshotPath';

/** Keeps what the page shows, once in light colours and once in dark ones. */
export async function keepScreenshots(page: Page, name: string): Promise<void> {
	for (const colorScheme of ['dark', 'light'] as const) {
		await page.emulateMedia({ colorScheme });
		await page.screenshot({ path: screenshotPath(`${name}.${colorScheme}`), animations: 'disabled' });
	}
}
