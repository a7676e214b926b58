import { readExamples } from '../../host/examples';
import { type Connection, connect } from './connection';

interface Case {
	provider: string;
	callId: unknown;
	/** The one request that reaches the provider. */
	sent: { path: string; status: number; body: object };
}

const NUMBER = '+12025550110';
const SOME_ID: unknown = expect.stringMatching(/^[\w-]{8,}$/);

const CASES: Case[] = [
	{
		provider: 'Kejue',
		callId: SOME_ID,
		sent: { path: '/api/v1/persona-calls', status: 200, body: { persona_id: 'per_1', contact: { phone: NUMBER, first_name: 'Ada' } } },
	},
	{
		provider: 'Zudu',
		callId: SOME_ID,
		sent: { path: '/api/calls/create-phone-call', status: 200, body: { from_number: '+12025550100', to_number: NUMBER } },
	},
	{
		provider: 'Elemente',
		callId: SOME_ID,
		sent: {
			path: '/api/v1/calls',
			status: 200,
			body: {
				agentId: '00000000-0000-4000-8001-000000000001',
				skillId: '00000000-0000-4000-8002-000000000001',
				channel: 'call',
				customerOverride: { firstName: 'Ada', phoneNumber: NUMBER },
			},
		},
	},
	{
		provider: 'Levers',
		callId: null,
		sent: {
			path: '/api-service/v1/ai/phone-calls/action/call',
			status: 201,
			body: { numberToCall: NUMBER, firstName: 'Ada' },
		},
	},
];

let connection: Connection;

beforeAll(async () => {
	connection = await connect();
});

describe.each(CASES)('The example of a first call with $provider', ({ provider, callId, sent }) => {
	it('places one call, and sends only what was entered', async () => {
		const { client, clearSandbox, requests, rung } = connection;
		await clearSandbox();
		const example = readExamples().get(`first-call-${provider.toLowerCase()}.json`);
		const stored = (await client.workflows()).find(({ name }) => name === example?.name);
		const run = await client.run(String(stored?.id), `Call with ${provider}`);

		expect(run.status).toBe('success');
		expect(run.outputs(`Call with ${provider}`)).toEqual([[expect.objectContaining({ callId, to: NUMBER, outcome: null })]]);
		const dialling = (await requests()).filter(({ to }) => to !== null);
		expect(dialling.map(({ method, path, status, body }) => ({ method, path, status, body }))).toEqual([{ method: 'POST', ...sent }]);
		expect(await rung()).toEqual({ [NUMBER]: 1 });
	});
});
