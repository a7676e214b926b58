import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';
import { type NodeDescription, nodeDescriptions, type Property } from './nodeDescriptions';

import { findNode, readOffers, startWorkflow, takeOffer } from './nodePanel';
const editor = useEditor();
let descriptions: NodeDescription[];
beforeAll(async () => {
	descriptions = await nodeDescriptions(editor().connection);
});

/** n8n lists a node and the trigger of the same name as one hit, under the name of the node, with its aliases. */
const PACKAGES = [
	{ node: 'Kejue', words: 'lead', triggerWords: 'call event', action: 'Place phone call by persona', event: 'On call analyzed' },
	{ node: 'Zudu', words: 'telephony', triggerWords: 'post-call', action: 'Place phone call', event: 'On new Zudu event' },
	{ node: 'Elemente', words: 'web chat', triggerWords: 'call finished', action: 'Create call', event: 'On new Elemente event' },
	{ node: 'Levers', words: 'dunning', triggerWords: 'svix', action: 'Create call', event: 'On new Levers event' },
];

/** Actions in the order of the panel: by resource, each under a heading where there are several. */
function actionsOf(node: NodeDescription | undefined): unknown[] {
	const named = (wanted: string) => (node?.properties ?? []).filter(({ name }) => name === wanted);
	const resources = named('resource').flatMap(({ options }) => options).filter(({ value }) => named('operation').some((selector) => isOf(selector, value)));
	return resources.flatMap(({ name, value }) => {
		const operations = named('operation').filter((selector) => isOf(selector, value)).flatMap(({ options }) => options);
		return [...(resources.length > 1 ? [`${name} actions`.toUpperCase()] : []), ...operations.flatMap(({ action }) => action ?? [])];
	});
}

function isOf({ displayOptions }: Property, resource: unknown): boolean {
	return displayOptions.show.resource?.includes(resource) ?? false;
}

describe.each(PACKAGES)('$node in the panel of nodes', ({ node, words, triggerWords, action, event }) => {
	const described = (name: string): NodeDescription | undefined => descriptions.find(({ displayName }) => displayName === name);

	it('is found by name and by an alias, and offers every operation', async () => {
		const { page } = editor();
		await startWorkflow(page);
		const byAlias = await findNode(page, words, node);
		await byAlias.waitFor();
		await (await findNode(page, node, node)).click();
		const actions = actionsOf(described(node));
		expect(await readOffers(page, 'Actions', actions.length)).toEqual(actions);
		await keepScreenshots(page, `panel-${node}`);
	});

	it('is added as a node', async () => {
		const { page } = editor();
		await takeOffer(page, action);
		const added = page.locator(`[data-test-id="canvas-node"][data-node-type="n8n-nodes-ai-calls.${node.toLowerCase()}"]`);
		expect(await added.getAttribute('data-node-name')).toBe(action);
	});

	it('is found by the name of its trigger and by an alias of it, and is added as a trigger', async () => {
		const { page } = editor();
		await startWorkflow(page);
		const byAlias = await findNode(page, triggerWords, node);
		await byAlias.waitFor();
		await (await findNode(page, `${node} Trigger`, node)).click();
		expect(await readOffers(page, 'Triggers')).toContain(event);
		await takeOffer(page, event);
		const added = page.locator(`[data-test-id="canvas-node"][data-node-type="n8n-nodes-ai-calls.${node.toLowerCase()}Trigger"]`);
		expect(await added.count()).toBe(1);
	});
});
