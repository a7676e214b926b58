import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';

/* Whoever has opted out in a row that is itself an error is not called for another row. */

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });

const [ANA, BEN] = ['+12025550110', '+12025550111'];

const OPERATIONS: Array<[string, string, INodeParameters]> = [
	['Kejue call', 'kejue', { resource: 'call', operation: 'create', personaId: 'per_7', phone: '={{ $json.phone }}', contactId: '={{ $json.id }}', additionalBodyFields: '={{ $json.wrong === "field" ? "{" : "{}" }}' }],
	['Kejue campaign', 'kejue', { resource: 'campaign', operation: 'create', name: '={{ $json.wrong === "field" ? "x".repeat(300) : "May" }}', personaId: 'per_7', phone: '={{ $json.phone }}', contactId: '={{ $json.id }}', autoStart: true }],
	['Zudu call', 'zudu', { resource: 'call', operation: 'createPhoneCall', fromNumber: '={{ $json.wrong === "field" ? "none" : "+12025550100" }}', toNumber: '={{ $json.phone }}' }],
	['Zudu batch', 'zudu', { resource: 'batch', operation: 'create', status: 'sent', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', additionalFields: { timezone: '={{ $json.wrong === "field" ? "Mars" : "" }}' } }],
	['Elemente call', 'elemente', { resource: 'call', operation: 'create', agentId: '1', skillId: '2', channel: '={{ $json.wrong === "field" ? "x" : "call" }}', phoneNumber: '={{ $json.phone }}' }],
	['Levers bulk', 'levers', { resource: 'call', operation: 'createMany', numberToCall: '={{ $json.phone }}', additionalFields: { batchSize: '={{ $json.wrong === "field" ? "few" : 10 }}' } }],
];

const run = async (type: string, parameters: INodeParameters, items: IDataObject[]) =>
	jsonOf((await runNode({ type, secrets: sandboxSecrets(sandbox), onError: 'continueRegularOutput', parameters, items })).items);

const contact = async (phone: string) => String((await run('kejue', { resource: 'contact', operation: 'create', phone }, [{}]))[0]?.id);

const endOf = ({ error, skipped }: IDataObject) => (error ? 'error' : String(Object(skipped).reason ?? 'call'));

const WRONG: INodeParameters = {
	options: { timeout: '={{ $json.wrong === "timeout" ? "soon" : $json.wrong === "expression" ? $("Nowhere").first().json.seconds : 30 }}' },
	campaignRules: { optedOut: '={{ $json.out }}', timeZone: '={{ $json.wrong === "zone" ? "Mars/Olympus" : "" }}' },
};

describe.each(OPERATIONS)('%s', (_name, type, parameters) => {
	test.each([
		['timeout', 'error'],
		['expression', 'error'],
		['zone', 'error'],
		['field', 'error'],
		['nothing', 'doNotCall'],
	])('wrong: %s', async (wrong, end) => {
		const items = [{ phone: ANA }, { phone: BEN }, { phone: ANA, out: 'yes', wrong }, { phone: ANA }];
		expect((await run(type, { ...parameters, ...WRONG }, items)).map(endOf)).toEqual(['doNotCall', 'call', end, 'doNotCall']);
		expect(sandbox.rung()).toEqual({ [BEN]: 1 });
	});

	test('what is wrong opts nobody out', async () => {
		const items = [{ phone: ANA, out: 'no', wrong: 'timeout' }, { phone: ANA }, { phone: 'none', out: 'yes' }, { phone: BEN }];
		expect((await run(type, { ...parameters, ...WRONG }, items)).map(endOf)).toEqual(['error', 'call', 'error', 'call']);
		expect(sandbox.rung()).toEqual({ [ANA]: 1, [BEN]: 1 });
	});
});

test.each(OPERATIONS.slice(0, 2))('%s: by contact', async (_name, type, parameters) => {
	const [ana, ben, cara] = [await contact(ANA), await contact(BEN), await contact('+12025550112')];
	const items = [{ id: ana }, { id: ana, out: 'yes', wrong: 'field' }, { id: ben }, { id: cara, out: 'yes', wrong: 'timeout' }, { id: cara }];
	expect((await run(type, { ...parameters, ...WRONG }, items)).map(endOf)).toEqual(['doNotCall', 'error', 'call', 'error', 'doNotCall']);
});

test('a local number is read by the country of its row', async () => {
	const [, type, parameters] = OPERATIONS[2] ?? OPERATIONS[0];
	const options = { ...(WRONG.options as INodeParameters), defaultCountry: '={{ $json.country }}' };
	const items = [{ phone: ANA }, { phone: '(202) 555-0110', country: 'US', out: 'yes', wrong: 'timeout' }, { phone: BEN }];
	expect((await run(type, { ...parameters, ...WRONG, options }, items)).map(endOf)).toEqual(['doNotCall', 'error', 'call']);
});

test('Check Only says so, too', async () => {
	const [, type, parameters] = OPERATIONS[3] ?? OPERATIONS[0];
	const campaignRules = { ...(WRONG.campaignRules as INodeParameters), checkOnly: true };
	const items = [{ phone: ANA }, { phone: ANA, out: 'yes', wrong: 'field' }, { phone: BEN }];
	expect((await run(type, { ...parameters, ...WRONG, campaignRules }, items)).map(({ decision }) => decision)).toEqual(['skip', 'fix', 'call']);
});
