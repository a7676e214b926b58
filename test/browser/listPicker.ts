import type { Locator, Page } from 'playwright-core';

const items = (page: Page): Locator => page.getByTestId('rlc-item').filter({ visible: true });

/** Opens the list of a parameter that is picked "From list"; resolves when it is loaded. */
export async function openList(page: Page, parameter: string): Promise<void> {
	await page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input').click();
	await items(page).first().waitFor();
}

/** What the open list offers. */
export async function readList(page: Page): Promise<string[]> {
	return (await items(page).allInnerTexts()).map((text) => text.trim());
}

/** Types words into the search field of the open list; resolves when only one entry is left, and gives it. */
export async function searchForOne(page: Page, words: string): Promise<string> {
	await page.getByTestId('rlc-search').filter({ visible: true }).fill(words);
	await items(page).nth(1).waitFor({ state: 'detached' });
	await items(page).first().waitFor();
	return (await items(page).first().innerText()).trim();
}

/** Takes an entry of the open list; resolves when the parameter shows it. */
export async function pick(page: Page, parameter: string, name: string): Promise<void> {
	await items(page).filter({ hasText: name }).first().click();
	await page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input').and(page.locator(`[title*="${name}"], input`)).waitFor();
}

/** What a parameter shows as picked. */
export async function picked(page: Page, parameter: string): Promise<string> {
	return await page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input').inputValue();
}
