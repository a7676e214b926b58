import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/* The node before returns one item per person, and each names the same batch or campaign: it is started once. */

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });

const PEOPLE = 3;
const items = Array.from({ length: PEOPLE }, (_, row): IDataObject => ({ phone: `+1415555${1000 + row}` }));

const run = async (type: string, parameters: INodeParameters, more: Partial<NodeRun> = {}) =>
	await runNode({ type, parameters, secrets: sandboxSecrets(sandbox), items, ...more });

async function draft(): Promise<IDataObject[]> {
	const created = await run('zudu', { resource: 'batch', operation: 'create', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' });
	return jsonOf(created.items).map(({ batchId }) => ({ id: batchId }));
}

async function campaign(): Promise<IDataObject[]> {
	const contacts = await run('kejue', { resource: 'contact', operation: 'create', phone: '={{ $json.phone }}', options: {} });
	const parameters = { resource: 'campaign', operation: 'create', name: 'March', personaId: 'per_7', contactId: '={{ $json.id }}', phone: '={{ $json.phone }}', options: {} };
	const created = await run('kejue', parameters, { items: jsonOf(contacts.items) });
	return jsonOf(created.items).map(({ campaignId }) => ({ id: campaignId }));
}

const STARTS = [
	{ type: 'zudu', operationId: 'executeBatchCall', make: draft, parameters: { resource: 'batch', operation: 'execute', batchId: '={{ $json.id }}' } },
	{ type: 'zudu', operationId: 'updateBatchCall', make: draft, parameters: { resource: 'batch', operation: 'update', batchId: '={{ $json.id }}', updateFields: { status: 'sent' } } },
	{ type: 'kejue', operationId: 'startCampaign', make: campaign, parameters: { resource: 'campaign', operation: 'start', campaignId: '={{ $json.id }}' } },
] as const;

const sent = (operationId: string) => [...sandbox.requests('zudu'), ...sandbox.requests('kejue')].filter((request) => request.operationId === operationId);

test.each(STARTS)('$operationId: items that name the same are one request, each with its own output', async ({ type, operationId, make, parameters }) => {
	const outputs = await run(type, parameters, { items: await make() });
	expect(outputs.error).toBeUndefined();
	expect(sent(operationId)).toHaveLength(1);
	expect(outputs.items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => expect.objectContaining({ item })));
	const [first, ...others] = jsonOf(outputs.items);
	expect(others).toEqual([first, first]);
});

test.each(STARTS)('$operationId: after a lost answer it is in doubt for all these items, and not sent again', async ({ type, operationId, make, parameters }) => {
	const made = await make();
	sandbox.addFault({ provider: type, operationId, times: 1, fault: { kind: 'reset', accept: true } });
	const outputs = await run(type, parameters, { items: made, onError: 'continueRegularOutput', maxTries: 3 });
	expect(sent(operationId)).toHaveLength(1);
	expect(jsonOf(outputs.items).map(({ details }) => details)).toEqual(items.map(() => expect.objectContaining({ code: 'unconfirmed', callPlaced: 'unknown', retryable: false })));
});

test.each(STARTS)('$operationId: another batch or campaign has its own request', async ({ type, operationId, make, parameters }) => {
	const [one] = await make();
	const [two] = await make();
	await run(type, parameters, { items: [{ ...one }, { ...two }, { ...one }] });
	expect(sent(operationId)).toHaveLength(2);
});
