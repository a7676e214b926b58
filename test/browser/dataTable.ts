import type { Locator, Page } from 'playwright-core';

/** Opens a data table from n8n's overview. */
export async function openDataTable(page: Page, name: string): Promise<void> {
	await page.goto('/home/datatables');
	await page.getByText(name, { exact: true }).first().click();
	await page.getByRole('gridcell').first().waitFor();
}

/** A cell of a column, in the first row. */
async function cellOf(page: Page, column: string): Promise<Locator> {
	const heading = page.getByRole('columnheader').filter({ hasText: column });
	const id = await heading.first().getAttribute('col-id');
	return page.locator(`[role=row][row-index="0"] [role=gridcell][col-id="${id}"]`).first();
}

/** Types a text into a cell of the first row; an empty text empties it. Resolves when n8n has stored it. */
export async function fillInCell(page: Page, column: string, text: string): Promise<void> {
	const cell = await cellOf(page, column);
	await cell.dblclick();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.press('Delete');
	if (text !== '') await page.keyboard.type(text);
	const stored = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().endsWith('/rows'));
	await page.keyboard.press('Enter');
	await stored;
}
