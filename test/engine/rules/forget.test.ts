import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { useWorkflowStore } from './useWorkflowStore';

const sandbox = useSandbox();
const store = useWorkflowStore();
const [ANA, BEN, CARA] = ['+14155552001', '+14155552002', '+14155552003'];
let executions = 0;

/** A new execution of the same workflow. */
const run = async (parts: Pick<NodeRun, 'type' | 'parameters'> & Partial<NodeRun>): Promise<NodeRunResult> =>
	await runNode({ executionId: String(++executions), secrets: sandboxSecrets(sandbox), ...parts });

/** Who is called, and who is held back as called already. */
async function call(phones: string[], campaignRules: INodeParameters = { campaign: 'spring' }): Promise<string[]> {
	const { items } = await run({
		type: 'zudu',
		items: phones.map((phone) => ({ phone })),
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', campaignRules },
	});
	return jsonOf(items).map(({ error, status, skipped }) => (error ? 'error' : status === 'skipped' ? String(Object(skipped).reason) : 'call'));
}

const forget = async (items: IDataObject[], parameters: INodeParameters = {}, more: Partial<NodeRun> = {}): Promise<NodeRunResult> =>
	await run({
		type: 'callCampaign',
		items,
		parameters: { resource: 'campaign', operation: 'forget', campaign: 'spring', phoneNumber: '={{ $json.phone }}', ...parameters },
		...more,
	});

test('people who are forgotten are called again, and nobody else', async () => {
	expect(await call([ANA, BEN, CARA])).toEqual(['call', 'call', 'call']);
	const { items, error } = await forget([{ phone: '(415) 555-2001' }, { phone: CARA }], { campaign: '  SPRING', options: { defaultCountry: 'US' } });
	expect(error).toBeUndefined();
	expect(items).toEqual([
		{ json: { campaign: '  SPRING', attempt: 1, to: ANA, contactId: null, forgotten: true }, pairedItem: { item: 0 } },
		{ json: { campaign: '  SPRING', attempt: 1, to: CARA, contactId: null, forgotten: true }, pairedItem: { item: 1 } },
	]);
	expect(await call([ANA, BEN, CARA])).toEqual(['call', 'alreadyCalled', 'call']);
	expect(sandbox.rung()).toEqual({ [ANA]: 2, [BEN]: 1, [CARA]: 2 });
});

test('only the attempt that is named is forgotten', async () => {
	await call([ANA]);
	await call([ANA], { campaign: 'spring', attempt: 2 });
	await forget([{ phone: ANA }], { attempt: 2 });
	expect(await call([ANA])).toEqual(['alreadyCalled']);
	expect(await call([ANA], { campaign: 'spring', attempt: 2 })).toEqual(['call']);
});

test('a contact who was called by ID is forgotten by it and the number that is stored with it', async () => {
	const callContact = async () => {
		const { items } = await run({
			type: 'kejue',
			parameters: { resource: 'call', operation: 'create', personaId: 'per_7', contactId: { __rl: true, mode: 'id', value: 'con_sandbox_1' }, campaignRules: { campaign: 'spring' } },
		});
		return jsonOf(items).map(({ to, error, skipped }) => [error ?? Object(skipped).reason ?? 'call', to]);
	};
	const [[end, stored]] = await callContact();
	expect([end, stored]).toEqual(['call', expect.stringMatching(/^\+\d{11}$/)]);
	expect(await callContact()).toEqual([['alreadyCalled', stored]]);
	const { items } = await forget([{}], { phoneNumber: stored, options: { contactId: 'con_sandbox_1' } });
	expect(jsonOf(items)).toEqual([{ campaign: 'spring', attempt: 1, to: stored, contactId: 'con_sandbox_1', forgotten: true }]);
	expect(await callContact()).toEqual([['call', stored]]);
});

test('everybody is forgotten, whatever the campaign, once for all items', async () => {
	await call([ANA, BEN]);
	await call([ANA], { campaign: 'summer' });
	const { items } = await run({ type: 'callCampaign', items: [{}, {}], parameters: { resource: 'campaign', operation: 'forgetAll' } });
	expect(items).toEqual([{ json: { forgotten: true }, pairedItem: [{ item: 0 }, { item: 1 }] }]);
	expect(await call([ANA, BEN])).toEqual(['call', 'call']);
	expect(await call([ANA], { campaign: 'summer' })).toEqual(['call']);
});

const RIGHT = { campaign: 'spring', phone: ANA, attempt: 1 };

test.each([
	['no campaign', { campaign: ' ' }, "'Campaign' is required but empty"],
	['a wrong attempt', { attempt: 0 }, "'Attempt' must be a whole number of at least 1, not 0"],
	['nobody', { phone: '' }, "'Phone Number' is empty, and no Contact ID is set"],
	['a word as number', { phone: 'Ana' }, "'Phone Number' is not a phone number"],
])('%s in one item is found before anybody is forgotten', async (_case, wrong, problem) => {
	await call([ANA]);
	const { error, items } = await forget([RIGHT, { ...RIGHT, ...wrong }], { campaign: '={{ $json.campaign }}', attempt: '={{ $json.attempt }}' });
	expect(error?.message).toBe(`${problem}. [item 1]`);
	expect(items).toEqual([]);
	expect(await call([ANA])).toEqual(['alreadyCalled']);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)('with %s, wrong items come out as errors and the others are forgotten', async (onError) => {
	await call([ANA]);
	const { items, errorItems } = await forget([{ phone: 'Ana' }, { phone: ANA }], {}, { onError });
	const wrong = {
		error: "'Phone Number' is not a phone number.",
		message: 'Correct the number; nobody was called for this item.',
		details: { code: 'invalidInput', httpStatus: null, done: 'no', callPlaced: 'no', retryable: false },
	};
	const all = [...errorItems, ...items];
	expect(all.map(({ json, pairedItem }) => [json.error ?? json.to, pairedItem])).toEqual([
		[wrong.error, { item: 0 }],
		[ANA, { item: 1 }],
	]);
	expect(all[0].json).toMatchObject(wrong);
	expect(errorItems).toHaveLength(onError === 'continueErrorOutput' ? 1 : 0);
	expect(await call([ANA])).toEqual(['call']);
});

test.each(['forget', 'forgetAll'])('%s says so if the memory cannot be changed', async (operation) => {
	await call([ANA]);
	const away = async () => await Promise.reject(new Error('the database is away'));
	Object.assign(store, { removeProcessed: away, clearAllProcessedItems: away });
	const { items } = await forget([{ phone: ANA }], { operation }, { onError: 'continueRegularOutput' });
	expect(jsonOf(items)).toEqual([
		{
			error: "Who was to be forgotten may still be remembered as called, since n8n's database could not be changed (the database is away).",
			message: "Check that n8n's database can be written to, then run the node again. It calls nobody.",
			details: { code: 'unreachable', httpStatus: null, done: 'unknown', callPlaced: 'no', retryable: true },
		},
	]);
	const { error } = await forget([{ phone: ANA }], { operation });
	expect(error?.message).toContain('the database is away');
	expect(await call([ANA])).toEqual(['alreadyCalled']);
});

test('an operation that does not exist is named, without advice about credentials', async () => {
	const { error } = await forget([{ phone: ANA }], { operation: 'forgetSome' });
	expect([error?.message, error?.description]).toEqual(["'campaign: forgetSome' is not an operation of this node", "Choose another 'Operation'."]);
});
