import { CAMPAIGN_FILE, readExamples } from '../../host/examples';
import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';

// It asks whether somebody is signed in, and logs the answer that nobody is as an error.
const editor = useEditor({ signedIn: false, mayComplain: true });

test('the owner logs in, sees the example workflows and opens the campaign', async () => {
	const { page, connection } = editor();
	await page.goto('/signin');
	await page.locator('input[name=emailOrLdapLoginId]').fill(connection.owner.email);
	await page.locator('input[name=password]').fill(connection.owner.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(/\/home\/workflows/);
	await page.getByTestId('workflow-card-name').filter({ hasText: 'First call with Kejue' }).waitFor();
	await keepScreenshots(page, 'workflows');
	expect(await page.getByTestId('workflow-card-name').filter({ hasText: 'First call with Levers' }).count()).toBe(1);

	const campaign = readExamples().get(CAMPAIGN_FILE);
	await page.getByTestId('workflow-card-name').filter({ hasText: campaign?.name }).click();
	// Notes are not shown as nodes.
	const nodes = campaign?.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote') ?? [];
	await page.getByTestId('canvas-node').nth(nodes.length - 1).waitFor();
	await page.getByTestId('zoom-to-fit').click();
	await keepScreenshots(page, 'campaign');
	const shown = await page.getByTestId('canvas-node').all();
	const names = await Promise.all(shown.map(async (node) => await node.getAttribute('data-node-name')));
	expect(names.sort()).toEqual(nodes.map(({ name }) => name).sort());
});
