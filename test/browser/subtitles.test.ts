import { node } from '../e2e/campaigns';
import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';
import { settle } from './settle';

const editor = useEditor();

/** Type and parameters, as saved; what the canvas shows below the name. */
const NODES: Array<[type: string, parameters: Record<string, unknown>, subtitle: string]> = [
	['kejue', {}, 'Create: call'],
	['kejue', { resource: 'phoneNumber', operation: 'getMany' }, 'Get Many: phone number'],
	['kejue', { resource: 'call', operation: 'waitForEnd' }, 'Wait for End: call'],
	['zudu', { resource: 'agent', operation: 'upsert' }, 'Create or Update: agent'],
	['zudu', { resource: 'mcpServer', operation: 'create' }, 'Create: MCP server'],
	['zudu', { resource: 'webhook', operation: 'toggle' }, 'Toggle: post-call webhook'],
	['elemente', { resource: 'knowledgeBase' }, 'Get Many: knowledge base'],
	['levers', { resource: 'invoice', operation: 'createOrUpdate' }, 'Create or Update: invoice'],
	['callCampaign', { operation: 'planNextCall' }, 'Plan Next Call: campaign'],
	['kejueTrigger', { events: ['call.ended', 'campaign.failed'] }, 'Call ended, campaign failed'],
	['zuduTrigger', { agents: 'all' }, 'Call ended: all agents'],
	['elementeTrigger', { channel: 'whatsapp' }, 'Call status: WhatsApp'],
	['leversTrigger', {}, 'Call ended: every call'],
];

it('Nodes on the canvas say what they do in words', async () => {
	const { page, connection } = editor();
	const nodes = NODES.map(([type, parameters], index) => ({
		...node(`Node ${index}`, `n8n-nodes-ai-calls.${type}`, parameters),
		position: [(index % 5) * 260, Math.floor(index / 5) * 220],
	}));
	const { id } = await connection.client.createWorkflow({ name: 'Subtitles', nodes, connections: {}, settings: { executionOrder: 'v1' } });
	await page.goto(`/workflow/${id}`);
	await page.getByTestId('canvas-node').nth(nodes.length - 1).waitFor();
	await page.getByTestId('zoom-to-fit').click();
	await settle(page);
	await keepScreenshots(page, 'subtitles');
	const shown = await Promise.all(
		nodes.map(async ({ name }) => {
			const text = await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).innerText();
			const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
			return lines[lines.indexOf(name) + 1];
		}),
	);
	expect(shown).toEqual(NODES.map(([, , subtitle]) => subtitle));
});
