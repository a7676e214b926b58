import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { placeKejueCalls } from './placeKejueCalls';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const PHASE_MS = 40;
const NEVER_ENDS = '+12025550156';

useFastClock();
const sandbox = useSandbox({ phaseMs: PHASE_MS });

const inject = async (parameters: INodeParameters, more: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'kejue',
		parameters: { resource: 'call', operation: 'injectContext', ...parameters },
		secrets: sandboxSecrets(sandbox),
		...more,
	});

const arrived = () => sandbox.requests('kejue').filter(({ operationId }) => operationId === 'injectContext');

const untilEnded = async () => await new Promise((resolve) => setTimeout(resolve, 3 * PHASE_MS + 50));

const parameters = { callId: '={{ $json.id }}', text: 'The parcel is at the door.', urgency: 'immediate' };

const running = async () => {
	const [id] = await placeKejueCalls(sandbox, [NEVER_ENDS]);
	await untilEnded();
	return id;
};

test('reaches a call that goes on', async () => {
	const id = await running();
	const { items, error } = await inject(parameters, { items: [{ id }] });
	expect(error).toBeUndefined();
	expect(items).toEqual([{ json: { callId: id, delivered: true }, pairedItem: { item: 0 } }]);
	expect(arrived().map(({ path, body, status }) => [path, body, status])).toEqual([
		[`/api/v1/calls/${id}/inject-context`, { text: 'The parcel is at the door.', urgency: 'immediate' }, 204],
	]);
});

test('takes every urgency, soon by default', async () => {
	const id = await running();
	for (const urgency of ['immediate', 'soon', 'later']) await inject({ ...parameters, urgency }, { items: [{ id }] });
	await inject({ callId: id, text: 'x' });
	expect(arrived().map(({ body }) => (body as IDataObject).urgency)).toEqual(['immediate', 'soon', 'later', 'soon']);
});

test.each([
	['Text', { ...parameters, text: '={{ "" }}' }],
	['Urgency', { ...parameters, urgency: '={{ "now" }}' }],
	['Call ID', { ...parameters, callId: '={{ "" }}' }],
])('is stopped by a wrong %s before anything is sent', async (name, wrong) => {
	const { error } = await inject(wrong, { items: [{ id: 'call_x' }] });
	expect(error?.message).toMatch(new RegExp(`^'${name}' .+ \\[item 0\\]$`));
	expect(sandbox.requests('kejue')).toEqual([]);
});

test('says in the words of Kejue that the call is over', async () => {
	const [id] = await placeKejueCalls(sandbox, ['+14155571000']);
	await untilEnded();
	const { error } = await inject(parameters, { items: [{ id }] });
	expect(error?.message).toMatch(/^Kejue refused the request \(HTTP 409: Call is not in progress .*\)\. \[item 0\]$/);
	expect(arrived()).toHaveLength(1);
});

test('says in the words of Kejue that there is no such call', async () => {
	const { error } = await inject(parameters, { items: [{ id: 'call_x' }] });
	expect(error?.message).toMatch(/^Kejue refused the request \(HTTP 404: Call not found .*\)\. \[item 0\]$/);
});

test.each([
	['502', { kind: 'status', status: 502, body: { error: 'Live call unreachable', code: 'DELIVERY_FAILED', details: {} } }, 'HTTP 502: Live call unreachable (DELIVERY_FAILED)'],
	['a reset', { kind: 'reset', accept: true }, 'the connection was lost'],
] as const)('is not said twice after %s, and never passes for a phone call', async (_, fault, words) => {
	const id = await running();
	sandbox.addFault({ provider: 'kejue', operationId: 'injectContext', fault });
	const { items, errorItems } = await inject(parameters, { items: [{ id }], onError: 'continueErrorOutput' });
	expect(items).toEqual([]);
	const [{ error, details }] = jsonOf(errorItems);
	expect(error).toBe(`Kejue did not confirm the context note (${words}): it may have been made.`);
	expect(details).toMatchObject({ code: 'unconfirmed', callPlaced: 'no' });
	expect(arrived()).toHaveLength(1);
});

test('is sent again after a refusal to take it now', async () => {
	const id = await running();
	sandbox.addFault({
		provider: 'kejue',
		operationId: 'injectContext',
		times: 1,
		fault: { kind: 'status', status: 429, headers: { 'Retry-After': '1' } },
	});
	const { items } = await inject(parameters, { items: [{ id }] });
	expect(jsonOf(items)).toEqual([{ callId: id, delivered: true }]);
	expect(arrived()).toHaveLength(2);
});

test('only shows the request on a dry run', async () => {
	const { items } = await inject({ ...parameters, options: { dryRun: true } }, { items: [{ id: 'call_x' }] });
	expect(jsonOf(items)).toEqual([
		expect.objectContaining({ dryRun: true, method: 'POST', body: { text: 'The parcel is at the door.', urgency: 'immediate' } }),
	]);
	expect(sandbox.requests('kejue')).toEqual([]);
});
