import type { Locator, Page } from 'playwright-core';

import { settle } from './settle';

const modal = (page: Page): Locator => page.getByTestId('editCredential-modal');

/** Opens the form for a new credential from the form of a node. */
export async function newCredential(page: Page): Promise<void> {
	await page.getByTestId('node-credentials-select').click();
	await page.getByTestId('node-credentials-select-item-new').filter({ visible: true }).click();
	await modal(page).waitFor();
}

/** Types a text into one of its fields. */
export async function fillInCredential(page: Page, field: string, text: string): Promise<void> {
	await modal(page).getByTestId(`parameter-input-${field}`).locator('input').fill(text);
	await settle(page);
}

/** Saves it, upon which n8n tests it; resolves when n8n says that this failed for that reason, and gives all it says. */
export async function saveInVain(page: Page, reason: string): Promise<string> {
	await modal(page).getByTestId('credential-save-button').click();
	const verdict = modal(page).getByText('Couldn’t connect with these settings');
	await verdict.waitFor();
	// Stays open once it was opened.
	const more = modal(page).getByText('More details');
	if (await more.isVisible()) await more.click();
	const words = modal(page).getByText(reason, { exact: true });
	await words.waitFor();
	return `${(await verdict.innerText()).trim()}: ${await words.innerText()}`;
}

/** Saves it; resolves when n8n has tested it with success, which closes the form. */
export async function save(page: Page): Promise<void> {
	await modal(page).getByTestId('credential-save-button').click();
	await modal(page).waitFor({ state: 'detached' });
}
