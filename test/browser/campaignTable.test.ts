import type { Locator, Page } from 'playwright-core';

import { CAMPAIGN_TABLE_FILE, readExamples } from '../../host/examples';
import { zoneAt } from '../zoneAt';
import { fillInCell, openDataTable } from './dataTable';
import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';
import { settle } from './settle';

// n8n itself writes an error when a workflow is opened from the list.
const editor = useEditor({ mayComplain: true });

const OWN_NUMBER = '+12025550142';
const BUSY = '+14165550151';
/** For a turn with its calls, on a machine that is busy with other things. */
const TURN_LIMIT_MS = 180_000;
const ANSWER = Array.from({ length: 7 }, (_, index) => `+1416555010${index}`);
/** Where it is between noon and two o'clock now: Canada's hours are open then, on every day. */
const ZONE = zoneAt(12, 13);
const PEOPLE = [
	...[...ANSWER, BUSY].map((phone, index) => `Person ${index + 1},${phone},${ZONE},`),
	`Has opted out,+14165550108,${ZONE},yes`,
	`Wrong number,1.41656E+10,${ZONE},`,
];
const CSV = ['name,phone,timezone,doNotCall,Note', ...PEOPLE.map((line) => `${line},of ours`), ',,,,'].join('\n');

const nodeOf = (page: Page, name: string): Locator => page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

async function openWorkflow(page: Page): Promise<void> {
	const name = readExamples().get(CAMPAIGN_TABLE_FILE)?.name;
	await page.goto('/home/workflows');
	await page.getByTestId('workflow-card-name').filter({ hasText: name }).click();
	await nodeOf(page, 'Where it stands').waitFor();
	await page.getByTestId('zoom-to-fit').click();
	// The canvas moves for a moment.
	await settle(page);
}

/** Clicks "Execute workflow" beside a trigger, which appears when it is pointed at. */
async function executeFrom(page: Page, trigger: string): Promise<void> {
	await nodeOf(page, trigger).hover({ force: true });
	await page.getByTestId(`execute-workflow-button-${trigger}`).click({ force: true });
}

async function executeTurn(page: Page): Promise<void> {
	await executeFrom(page, 'Every 5 minutes');
	await nodeOf(page, 'Where it stands').getByTestId('canvas-node-status-success').waitFor({ timeout: TURN_LIMIT_MS });
}

const rows = async () => await editor().connection.client.rows('campaign_people');

describe('The campaign table, step by step as the README says', () => {
	const begun = Date.now();
	beforeAll(async () => await editor().connection.clearSandbox());
	afterAll(async () => {
		const { client } = editor().connection;
		const name = readExamples().get(CAMPAIGN_TABLE_FILE)?.name;
		await Promise.all((await client.workflows()).filter((workflow) => workflow.name === name).map(async ({ id }) => await client.deactivate(id)));
	});

	it('1. people are added from a CSV', async () => {
		const { page } = editor();
		await openWorkflow(page);
		await keepScreenshots(page, 'campaign-table');
		const opened = page.context().waitForEvent('page');
		await executeFrom(page, 'Upload a CSV');
		const form = await opened;
		await form.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
		await keepScreenshots(form, 'campaign-table-upload');
		await form.getByRole('button', { name: 'Submit' }).click();
		// The next page of the form replaces this one when the list is in the table.
		await form.getByRole('heading', { name: '10 of 10 added' }).waitFor();
		await form.getByText(/Added: 8 due, 1 skipped, 1 fix\./).waitFor();
		await form.getByText(/Wrong number: .*scientific notation/).waitFor();
		await form.getByText(/Columns that nobody reads: Note\./).waitFor();
		await keepScreenshots(form, 'campaign-table-uploaded');
		await form.close();
		await nodeOf(page, 'Write decisions').getByTestId('canvas-node-status-success').waitFor();
		expect(await editor().connection.rung()).toEqual({});
	});

	it('2. the table tells who is called and who must be corrected', async () => {
		const { page } = editor();
		await openDataTable(page, 'campaign_people');
		await page.getByText('Wrong number').first().waitFor();
		await keepScreenshots(page, 'campaign-table-people');
		expect((await rows()).map(({ name, to, status }) => [name, to, status])).toEqual([
			...[...ANSWER, BUSY].map((to, index) => [`Person ${index + 1}`, to, 'due']),
			['Has opted out', '+14165550108', 'skipped'],
			['Wrong number', null, 'fix'],
		]);
	});

	it('3. a rehearsal rings the own number once, and nothing counts', async () => {
		const { page, connection } = editor();
		await openDataTable(page, 'campaign_settings');
		await fillInCell(page, 'rehearsalNumber', OWN_NUMBER);
		await keepScreenshots(page, 'campaign-table-settings');
		await openWorkflow(page);
		await executeTurn(page);
		await keepScreenshots(page, 'campaign-table-rehearsed');
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1 });
		expect((await rows()).map(({ attempts }) => attempts)).toEqual(Array(10).fill(0));
	});

	it('4. published, it calls everybody who is due once, and plans the next calls', async () => {
		const { page, connection } = editor();
		await openDataTable(page, 'campaign_settings');
		await fillInCell(page, 'rehearsalNumber', '');
		await openWorkflow(page);
		await page.getByTestId('workflow-open-publish-modal-button').click();
		await page.getByTestId('workflow-publish-button').click();
		await page.getByTestId('workflowPublish-modal').waitFor({ state: 'detached' });
		await openWorkflow(page);
		// The schedule may have its own turn meanwhile, which calls nobody a second time.
		await executeTurn(page);
		await keepScreenshots(page, 'campaign-table-called');
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1, ...Object.fromEntries([...ANSWER, BUSY].map((number) => [number, 1])) });
		expect((await rows()).map(({ status, lastOutcome }) => [status, lastOutcome])).toEqual([
			...ANSWER.map(() => ['done', 'answered']),
			['due', 'busy'],
			['skipped', null],
			['fix', null],
		]);
	});

	it('5. the tables tell where things stand', async () => {
		const { page, connection } = editor();
		await openDataTable(page, 'campaign_log');
		await keepScreenshots(page, 'campaign-table-log');
		const log = await connection.client.rows('campaign_log');
		expect(log.filter(({ outcome }) => outcome !== null)).toHaveLength(8);
	});

	it('the steps take a machine less than the quarter of an hour that they may take a person', () => {
		const minutes = (Date.now() - begun) / 60_000;
		console.log(`The five steps took ${minutes.toFixed(1)} minutes.`);
		expect(minutes).toBeLessThan(15);
	});
});
