import type { Locator, Page } from 'playwright-core';

const panel = (page: Page): Locator => page.getByTestId('output-panel');

/** The output as a table: what stands under each heading, row by row. */
export async function readTable(page: Page): Promise<Array<Record<string, string>>> {
	await panel(page).getByTestId('radio-button-table').click();
	const table = panel(page).locator('table');
	await table.waitFor();
	const headings = (await table.locator('th').allInnerTexts()).map((text) => text.trim());
	const rows = await table.locator('tbody tr').all();
	return await Promise.all(
		rows.map(async (row) => {
			const cells = await row.locator('td').allInnerTexts();
			return Object.fromEntries(headings.flatMap((heading, index) => (heading ? [[heading, cells[index].trim()]] : [])));
		}),
	);
}

/** The output as n8n's list of fields, which shows all of them at once: their names. */
export async function readFields(page: Page): Promise<string[]> {
	await panel(page).getByTestId('radio-button-schema').click();
	const fields = panel(page).getByTestId('run-data-schema-item');
	await fields.first().waitFor();
	return (await fields.allInnerTexts()).map((text) => text.trim().split('\n')[0]);
}

/** What the panel says in place of an output. */
export async function readError(page: Page): Promise<{ message: string; remedy: string }> {
	return {
		message: (await panel(page).getByTestId('node-error-message').innerText()).trim(),
		remedy: (await panel(page).getByTestId('node-error-description').innerText()).trim(),
	};
}
