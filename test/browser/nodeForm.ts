import type { Locator, Page } from 'playwright-core';

import { until } from '../../host/until';
import { settle } from './settle';

const LEAVING_LIMIT_MS = 60_000;

/** One thing that a form shows: a parameter with its label, or a notice. */
export type FormEntry = { parameter: string; label: string } | { notice: string };

/** An element of the page, as far as it is read. */
interface Shown {
	innerText: string;
	getAttribute(name: string): string | null;
	querySelector(selector: string): Shown | null;
}

const form = (page: Page): Locator => page.getByTestId('node-parameters');
const field = (page: Page, parameter: string): Locator => form(page).getByTestId(`parameter-input-${parameter}`);

/** Opens a node of the workflow on the canvas. */
export async function openNode(page: Page, name: string): Promise<void> {
	const node = page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	// Nodes that lie close together cover each other's handles.
	await node.dblclick({ force: true });
	await form(page).waitFor();
}

/** Returns to the canvas, if a form is open. */
export async function closeNode(page: Page): Promise<void> {
	const close = page.getByTestId('ndv-close-button');
	if (await close.isVisible()) await close.click();
	await page.getByTestId('ndv').waitFor({ state: 'detached' });
}

/** Everything that the form shows, from top to bottom. */
export async function readForm(page: Page): Promise<FormEntry[]> {
	// In one question: a form has dozens of entries, and each answer takes a while on a busy machine.
	return await form(page).locator('label[for]:visible, .notice:visible').evaluateAll((entries: Shown[]) =>
		entries.map((entry): FormEntry => {
			const parameter = entry.getAttribute('for');
			const text = ((parameter === null ? entry : entry.querySelector('.n8n-text'))?.innerText ?? '').trim();
			return parameter === null ? { notice: text } : { parameter, label: text };
		}),
	);
}

/** Names of the parameters that n8n marks as still to be filled in. */
export async function missingParameters(page: Page): Promise<string[]> {
	const marked = form(page).locator('[data-test-id^="parameter-input-"].has-issues');
	return await marked.evaluateAll((fields: Shown[]) => fields.map((one) => (one.getAttribute('data-test-id') ?? '').replace('parameter-input-', '')));
}

/** Resolves when the form has a parameter, or has it no longer. */
export async function waitForParameter(page: Page, parameter: string, state: 'visible' | 'detached' = 'visible'): Promise<void> {
	await form(page).locator(`label[for="${parameter}"]`).first().waitFor({ state });
}

/** Chooses one of the options of a list, by the name it shows. */
export async function choose(page: Page, parameter: string, option: string): Promise<void> {
	const list = field(page, parameter);
	await list.click();
	const name = page.getByText(option, { exact: true });
	await page.getByTestId('parameter-input-item').filter({ visible: true, has: name }).first().click();
	await settle(page);
}

/** Brings a parameter to where it can be seen. */
export async function scrollTo(page: Page, parameter: string): Promise<void> {
	await field(page, parameter).scrollIntoViewIfNeeded();
}

/**
 * Clicks elsewhere until the tip below the field that was typed into is gone, since it covers what comes next; a busy machine
 * may show it once more after the first click.
 */
async function leaveField(page: Page): Promise<void> {
	await settle(page);
	await until('the tip below the field is closed', LEAVING_LIMIT_MS, async () => {
		await form(page).locator('label[for="resource"]').click();
		await settle(page);
		return (await page.locator('[class*="_tip_"]').filter({ visible: true }).count()) === 0;
	});
}

/** Types a text into a parameter that takes text. */
export async function fillIn(page: Page, parameter: string, text: string): Promise<void> {
	await field(page, parameter).locator('input').fill(text);
	await leaveField(page);
}

const item = (page: Page, parameter: string): Locator => form(page).getByTestId('parameter-item').filter({ has: page.locator(`label[for="${parameter}"]`) });

/** Adds one of its fields to a collection, by the name it shows. */
export async function addTo(page: Page, collection: string, option: string): Promise<void> {
	await item(page, collection).first().getByTestId('collection-parameter-add').click();
	await page.getByTestId('collection-parameter-option').filter({ visible: true, has: page.getByText(option, { exact: true }) }).click();
	await settle(page);
}

/** Removes a field from its collection. */
export async function remove(page: Page, parameter: string): Promise<void> {
	const one = item(page, parameter).last();
	await one.hover();
	await one.getByTitle('Delete').click();
	await settle(page);
}

/** Switches a parameter to Expression, and types one into it. */
export async function enterExpression(page: Page, parameter: string, expression: string): Promise<void> {
	const one = item(page, parameter).last();
	await one.hover();
	await one.getByTestId('radio-button-expression').click();
	const text = field(page, parameter).locator('.cm-content');
	await text.fill(expression);
	await leaveField(page);
}

/** Switches something on or off. */
export async function toggle(page: Page, parameter: string): Promise<void> {
	await field(page, parameter).locator('.el-switch').click();
}

/** Picks the credential of that name. */
export async function useCredential(page: Page, name: string): Promise<void> {
	await page.getByTestId('node-credentials-select').click();
	await page.getByTestId(/^node-credentials-select-item-/).filter({ visible: true, hasText: name }).first().click();
}

/** Runs this one node; resolves when n8n says how it ended. */
export async function execute(page: Page): Promise<'success' | 'danger'> {
	await page.getByTestId('node-execute-button').click();
	const endings = (['success', 'danger'] as const).map(async (status) => {
		await page.getByTestId('output-panel').getByTestId(`node-run-status-${status}`).waitFor();
		return status;
	});
	return await Promise.any(endings);
}
