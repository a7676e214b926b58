import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';

/* A person is the same by the number, and where only the provider knows that, by what names the person instead. */

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });

const run = async (type: string, parameters: INodeParameters, items: IDataObject[]) =>
	jsonOf((await runNode({ type, secrets: sandboxSecrets(sandbox), onError: 'continueRegularOutput', parameters, items })).items);

const contact = async (phone: string) => String((await run('kejue', { resource: 'contact', operation: 'create', phone }, [{}]))[0].id);

const BY_CONTACT = [
	['Kejue call', 'kejue', 'createPersonaCall', { resource: 'call', operation: 'create', personaId: 'per_7', contactId: '={{ $json.who }}' }],
	['Kejue campaigns', 'kejue', 'createCampaign', { resource: 'campaign', operation: 'create', name: '={{ "Part " + $itemIndex }}', personaId: 'per_7', contactId: '={{ $json.who }}', autoStart: true }],
	['Elemente email', 'elemente', 'createCall', { resource: 'call', operation: 'create', agentId: '1', skillId: '2', channel: 'email', customerOverride: { email: '={{ $json.who }}' } }],
] as const;

const sent = (operationId: string) => [...sandbox.requests('kejue'), ...sandbox.requests('elemente')].filter((request) => request.operationId === operationId).length;

describe.each(BY_CONTACT)('%s', (_name, type, operationId, parameters) => {
	const people = async (): Promise<IDataObject[]> => {
		const [ana, ben] = type === 'kejue' ? [await contact('+12025550110'), await contact('+12025550111')] : ['ana@example.com', 'ben@example.com'];
		return [ana, ben, ana].map((who) => ({ who }));
	};

	test.each([
		['callFirst', ['call', 'call', 'duplicate'], 2],
		['refuse', ['error', 'call', 'error'], 1],
		['callEach', ['call', 'call', 'call'], 3],
	])('the same one twice with %s', async (duplicates, expected, requests) => {
		const outputs = await run(type, { ...parameters, campaignRules: { duplicates } }, await people());
		expect(outputs.map(({ error, skipped }) => (error ? 'error' : String(Object(skipped).reason ?? 'call')))).toEqual(expected);
		expect(sent(operationId)).toBe(requests);
	});
});

test('web chats that name nobody are no duplicates', async () => {
	const parameters = { resource: 'call', operation: 'create', agentId: '1', skillId: '2', channel: 'webchat', campaignRules: { duplicates: 'callFirst' } };
	await run('elemente', parameters, [{}, {}]);
	expect(sent('createCall')).toBe(2);
});

const NUMBER = [
	['Zudu call', 'zudu', { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' }],
	['Zudu batch', 'zudu', { resource: 'batch', operation: 'create', status: 'sent', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' }],
	['Levers bulk', 'levers', { resource: 'call', operation: 'createMany', numberToCall: '={{ $json.phone }}' }],
	['Kejue campaign', 'kejue', { resource: 'campaign', operation: 'create', name: 'May', personaId: 'per_7', phone: '={{ $json.phone }}', autoStart: true }],
] as const;

const TWINS = [
	{ phone: '+12025550110', out: 'yes' },
	{ phone: '+1 (202) 555-0110', out: '' },
	{ phone: '+12025550111', out: '' },
	{ phone: '+12025550112', out: '' },
	{ phone: '0012025550112', out: 'STOP' },
];

describe.each(NUMBER)('%s', (_name, type, parameters) => {
	test.each(['callEach', 'callFirst', 'refuse'])('whoever has opted out in one entry of the list is not called for another one, with duplicates %s', async (duplicates) => {
		const outputs = await run(type, { ...parameters, campaignRules: { optedOut: '={{ $json.out }}', duplicates } }, TWINS);
		expect(outputs.map(({ error, skipped }) => (error ? 'error' : String(Object(skipped).reason ?? 'call')))).toEqual(['doNotCall', 'doNotCall', 'call', 'doNotCall', 'doNotCall']);
		expect(sandbox.rung()).toEqual({ '+12025550111': 1 });
	});
});

test('Check Only says so, too', async () => {
	const [, , parameters] = NUMBER[1];
	const outputs = await run('zudu', { ...parameters, campaignRules: { optedOut: '={{ $json.out }}', checkOnly: true } }, TWINS);
	expect(outputs.map(({ decision }) => decision)).toEqual(['skip', 'skip', 'call', 'skip', 'skip']);
});
