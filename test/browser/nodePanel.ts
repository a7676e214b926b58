import type { Locator, Page } from 'playwright-core';

const FOUND_NOWHERE = 'xyzzy';
/** n8n shows a long list a few entries at a time. */
const COMPLETE_AFTER_MS = 700;

/** Opens an empty workflow and the panel with all nodes beside it. */
export async function startWorkflow(page: Page): Promise<void> {
	await page.goto('/workflow/new');
	await page.getByTestId('canvas-plus-button').click();
	await page.getByTestId('node-creator-search-bar').waitFor();
}

/** Opens the panel in a workflow that has a node already. */
export async function openPanel(page: Page): Promise<void> {
	await page.getByTestId('node-creator-plus-button').click();
	await page.getByTestId('node-creator-search-bar').waitFor();
}

/** Types words into the search field; resolves when a hit of that title is listed. */
export async function findNode(page: Page, words: string, title: string): Promise<Locator> {
	const field = page.getByTestId('node-creator-search-bar');
	const hits = page.getByTestId('item-iterator-item');
	// So that no hit of an earlier search is taken for one of this.
	await field.fill(FOUND_NOWHERE);
	await hits.first().waitFor({ state: 'detached' });
	await field.fill(words);
	const hit = hits.filter({ has: page.getByTestId('node-creator-item-name').getByText(title, { exact: true }) });
	await hit.waitFor();
	return hit;
}

/** What a package offers, on its page: the texts below "Triggers (n)" or "Actions (n)", which are opened for it. `count`: how many there should be */
export async function readOffers(page: Page, kind: 'Triggers' | 'Actions', count = 1): Promise<string[]> {
	const category = page.getByTestId('node-creator-category-item').filter({ hasText: kind });
	const offers = category.locator('xpath=..').getByTestId('item-iterator-item');
	await category.waitFor();
	if ((await offers.count()) === 0) await category.click();
	await offers.first().waitFor();
	// If there are fewer, the reader will say which.
	await offers.nth(count - 1).waitFor().catch(() => undefined);
	for (let seen = 0, shown = await offers.count(); shown > seen; shown = await offers.count()) {
		seen = shown;
		await page.waitForTimeout(COMPLETE_AFTER_MS);
	}
	return (await offers.allInnerTexts()).map((text) => text.trim());
}

/** Takes one of what a package offers, an action or a trigger; n8n adds it to the workflow and opens its form. */
export async function takeOffer(page: Page, text: string): Promise<void> {
	await page.getByTestId('item-iterator-item').filter({ hasText: text }).first().click();
	await page.getByTestId('ndv').waitFor();
}
