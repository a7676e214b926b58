import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { answeringServer, answerJson } from './answeringServer';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const NUMBER = '+12065550100';

useFastClock();
const sandbox = useSandbox();

const run = async (operation: string, parameters: INodeParameters, options: Partial<NodeRun> = {}) =>
	await runNode({ type: 'zudu', parameters: { resource: 'phoneNumber', operation, ...parameters }, secrets: sandboxSecrets(sandbox), ...options });

const outputOf = async (operation: string, parameters: INodeParameters) => {
	const { error, items } = await run(operation, parameters);
	expect(error).toBeUndefined();
	return jsonOf(items) as IDataObject[];
};

const sent = (operationId: string) => sandbox.requests('zudu').filter((request) => request.operationId === operationId);

test('a number is added, read, given agents, relieved of one, and removed', async () => {
	await outputOf('create', { phoneNumber: '+1 (206) 555-0100', additionalFields: { nickname: 'Support', areaCode: 206 } });
	expect(sent('createPhoneNumber').map(({ body }) => body)).toEqual([{ phone_number: NUMBER, nickname: 'Support', area_code: 206 }]);
	await outputOf('update', { phoneNumber: '+1 206 555 0100', updateFields: { inboundAgentId: 'agent_sandbox_1', outboundAgentId: 'agent_sandbox_2' } });
	await outputOf('update', { phoneNumber: NUMBER, updateFields: { nickname: 'Sales', removeAgents: ['inbound'] } });
	expect(sent('updatePhoneNumber').map(({ path, body }) => [path, body])).toEqual([
		['/api/phone-numbers/%2B12065550100', { inbound_agent_id: 'agent_sandbox_1', outbound_agent_id: 'agent_sandbox_2' }],
		['/api/phone-numbers/%2B12065550100', { nickname: 'Sales', inbound_agent_id: null }],
	]);
	const expected = { phone_number: NUMBER, nickname: 'Sales', inbound_agent_id: null, outbound_agent_id: 'agent_sandbox_2' };
	expect(await outputOf('get', { phoneNumber: NUMBER })).toMatchObject([expected]);
	expect(await outputOf('getMany', { filters: { nickname: 'sales', agentId: 'agent_sandbox_2' } })).toMatchObject([expected]);
	expect(await outputOf('delete', { phoneNumber: NUMBER })).toEqual([{ deleted: true, phoneNumber: NUMBER, cleanupResults: expect.any(Object) }]);
	expect((await run('get', { phoneNumber: NUMBER })).error?.message).toContain('Phone number not found');
});

test('get many follows every page', async () => {
	const numbers = await outputOf('getMany', { returnAll: true, sort: { sortBy: 'phone_number', sortOrder: 'ascending' } });
	expect(new Set(numbers.map(({ phone_number }) => phone_number)).size).toBe(130);
	expect(sent('searchPhoneNumbers').map(({ body }) => body)).toEqual(
		[0, 1, 2].map((page) => ({ page, limit: 50, sort_by: 'phone_number', sort_order: 'ascending' })),
	);
});

test('numbers that no agent uses are listed', async () => {
	await outputOf('create', { phoneNumber: NUMBER });
	const before = await outputOf('getAvailable', { returnAll: true });
	expect(before.map(({ phone_number }) => phone_number)).toContain(NUMBER);
	await outputOf('update', { phoneNumber: NUMBER, updateFields: { outboundAgentId: 'agent_sandbox_1' } });
	const after = await outputOf('getAvailable', { returnAll: true });
	expect(after).toEqual(before.filter(({ phone_number }) => phone_number !== NUMBER));
});

test('the secret of an imported number is sent, and neither shown nor stored', async () => {
	const parameters = { phoneNumber: NUMBER, provider: 'plivo', accountSid: 'MA1', authToken: 'secret-of-the-carrier' };
	const [imported] = await outputOf('import', parameters);
	expect(imported).toMatchObject({ phone_number: { phone_number: NUMBER, number_provider: 'plivo' } });
	const body = { phone_number: NUMBER, provider: 'plivo', account_sid: 'MA1', auth_token: 'secret-of-the-carrier' };
	expect(sent('importPhoneNumber').map((request) => request.body)).toEqual([body]);
	const server = await answeringServer((_url, response) => answerJson(response, { data: { phone_number: body } }));
	const secrets = sandboxSecrets(sandbox);
	secrets.zuduApi.baseUrl = server.origin;
	const { items, run: execution } = await run('import', parameters, { secrets });
	await server.close();
	expect(jsonOf(items)).toEqual([{ phone_number: { ...body, auth_token: '***' } }]);
	expect(JSON.stringify(execution.data.resultData)).not.toContain('secret-of-the-carrier');
});

test.each([
	['get', { phoneNumber: '0151 2345' }, "'Phone Number'"],
	['delete', { phoneNumber: '../agents' }, "'Phone Number'"],
	['create', { phoneNumber: 'front desk' }, "'Phone Number'"],
	['update', { phoneNumber: NUMBER }, "'Update Fields' is empty: nothing to update"],
])('%s refuses %j before anything is sent', async (operation, parameters, words) => {
	const { error } = await run(operation, parameters);
	expect(error?.message).toContain(words);
	expect(sandbox.requests('zudu')).toEqual([]);
});
