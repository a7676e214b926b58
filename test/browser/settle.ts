import type { Page } from 'playwright-core';

/** Longer than the 100 to 200 ms for which n8n's fields wait for another key before they pass on what was typed. */
const TYPING_PAUSE_MS = 400;

/**
 * Resolves when n8n has taken over what was typed or chosen, which nothing on the page shows. The timer is the page's own, so it
 * runs out after those that n8n started before, however slow the machine is.
 */
export async function settle(page: Page): Promise<void> {
	await page.evaluate(`new Promise((resolve) => setTimeout(resolve, ${TYPING_PAUSE_MS}))`);
}
