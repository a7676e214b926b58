import { readExamples } from '../../host/examples';
import { type Connection, connect } from './connection';

const EXCHANGE = 'POST /auth/v1/api-key/auth';
const CALL = 'POST /api-service/v1/ai/phone-calls/action/call';
const NUMBER = '+12025550110';

let connection: Connection;

/** Runs the example of a first call, and gives what reached the provider meanwhile: request and status. */
const placeOneCall = async (): Promise<string[]> => {
	const { client, requests, rung } = connection;
	// Not cleared in between: the sandbox would forget its tokens, too.
	const [requestsBefore, rungBefore] = [(await requests()).length, (await rung())[NUMBER] ?? 0];
	const example = readExamples().get('first-call-levers.json');
	const stored = (await client.workflows()).find(({ name }) => name === example?.name);
	const run = await client.run(String(stored?.id), 'Call with Levers');

	expect({ status: run.status, error: run.error }).toEqual({ status: 'success', error: undefined });
	expect((await rung())[NUMBER]).toBe(rungBefore + 1);
	return (await requests()).slice(requestsBefore).map(({ method, path, status }) => `${method} ${path} ${status}`);
};

beforeAll(async () => {
	connection = await connect();
	await connection.clearSandbox();
	await placeOneCall();
});

describe('The token of Levers', () => {
	it('is kept by n8n from one execution to the next', async () => {
		expect(await placeOneCall()).toEqual([`${CALL} 201`]);
	});

	it('is renewed within the run when it has expired, and the person is rung once', async () => {
		await connection.expireTokens();
		const sent = await placeOneCall();
		expect(sent[0]).toBe(`${CALL} 401`);
		expect(sent.at(-1)).toBe(`${CALL} 201`);
		expect(sent.filter((request) => request.startsWith(EXCHANGE))).toEqual([`${EXCHANGE} 200`]);
	});

	it('is stored again after it was renewed', async () => {
		expect(await placeOneCall()).toEqual([`${CALL} 201`]);
	});
});
