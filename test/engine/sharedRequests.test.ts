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

const OTHER_SETTINGS = [
	{ ...STARTS[1], parameters: { ...STARTS[1].parameters, updateFields: { name: '={{ "Batch " + $itemIndex }}' } } },
	{ ...STARTS[2], parameters: { ...STARTS[2].parameters, scheduledStartAt: '={{ $itemIndex ? "2099-01-15T09:30" : "" }}' } },
];

test.each(OTHER_SETTINGS)('$operationId: an item with other settings for the same is refused, and names the item that is sent', async ({ type, operationId, make, parameters }) => {
	const made = await make();
	const outputs = await run(type, parameters, { items: made, onError: 'continueRegularOutput' });
	expect(sent(operationId)).toHaveLength(1);
	const refused = { error: expect.stringContaining('as item 0, with other settings'), details: expect.objectContaining({ code: 'invalidInput', callPlaced: 'unknown' }) };
	expect(jsonOf(outputs.items)).toEqual([expect.not.objectContaining({ details: expect.anything() }), expect.objectContaining(refused), expect.objectContaining(refused)]);
});

test.each(OTHER_SETTINGS)('$operationId: where the node stops at it, nothing is sent', async ({ type, operationId, make, parameters }) => {
	const { error } = await run(type, parameters, { items: await make() });
	expect(error?.message).toContain('as item 0, with other settings. [item 1]');
	expect(sent(operationId)).toEqual([]);
});

test.each(STARTS)('$operationId: items that differ in their timeout only are one request', async ({ type, operationId, make, parameters }) => {
	const { items: outputs } = await run(type, { ...parameters, options: { timeout: '={{ 30 + $itemIndex }}' } }, { items: await make() });
	expect([outputs.length, sent(operationId).length]).toEqual([PEOPLE, 1]);
});

test.each(STARTS)('$operationId: a loop that comes to the same again does not start it again', async ({ type, operationId, make, parameters }) => {
	const [one, two] = await make();
	const { errorItems, run: { data } } = await run(type, parameters, { items: [{ ...one }], furtherRuns: [[{ ...two }]], onError: 'continueErrorOutput' });
	expect(jsonOf(data.resultData.runData.Node[0].data?.main[0] ?? [])).toHaveLength(1);
	expect(jsonOf(errorItems)).toMatchObject([{ error: expect.stringMatching(/may have been (?:started|updated) already/), details: { callPlaced: 'unknown', retryable: false } }]);
	expect(sent(operationId)).toHaveLength(1);
});

test.each<[string, INodeParameters, number]>([
	['sending it now', { sendNow: true }, 1],
	['scheduling it', { status: 'scheduled', triggerTimestamp: '2099-01-15T09:30:00Z' }, 1],
	['a new time', { triggerTimestamp: '2099-01-15T09:30:00Z' }, 1],
	['what starts nobody', { name: 'March' }, 2],
])('a loop that comes to the same batch again: %s', async (_what, updateFields, times) => {
	const [one, two] = await draft();
	await run('zudu', { ...STARTS[1].parameters, updateFields }, { items: [{ ...one }], furtherRuns: [[{ ...two }]], onError: 'continueErrorOutput' });
	expect(sent('updateBatchCall')).toHaveLength(times);
});

test.each(STARTS)('$operationId: another batch or campaign has its own request', async ({ type, operationId, make, parameters }) => {
	const [one] = await make();
	const [two] = await make();
	await run(type, parameters, { items: [{ ...one }, { ...two }, { ...one }] });
	expect(sent(operationId)).toHaveLength(2);
});
