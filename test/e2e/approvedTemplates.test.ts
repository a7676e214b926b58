import { until } from '../../host/until';
import { manyPeople, people as numbers } from './campaigns';
import { type Connection, connect } from './connection';
import { McpClient } from './mcpClient';
import { columns, doWith, fillIn, formIn, importTemplate, succeeded, writeFile, type Template } from './template';

const ZUDU = 'n8n-nodes-ai-calls.zudu';
const KEJUE = 'n8n-nodes-ai-calls.kejue';

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
});
beforeEach(async () => await connection.clearSandbox());

/** How often each operation of a provider was asked for. */
const asked = async (...operationIds: string[]): Promise<number[]> => {
	const requests = await connection.requests();
	return operationIds.map((id) => requests.filter(({ operationId }) => operationId === id).length);
};

describe('agent-tool.json', () => {
	const LOST = '+12025550170';
	const TABLE = 'proposed_calls';

	it('lets an agent propose calls, of which those that a person approves are made, within the limits', async () => {
		const { client } = connection;
		const [ana, rejected, listed] = numbers(55, 3);
		await connection.addFault({ operationId: 'listCalls', fault: { kind: 'status', status: 404 } });
		const template = await importTemplate(connection, 'agent-tool.json', { Call: { options: { pollInterval: 1, waitAtMost: 0.1 } } });
		await template.run();
		await client.insertRows('agent_do_not_call', [{ phone: listed }]);
		const mcp = await importTemplate(connection, 'agent-tool.json', { 'MCP Server Trigger': { path: 'agent-tool' }, 'Every minute': { rule: { interval: [{ field: 'hours', hoursInterval: 23 }] } } });
		await client.activate(mcp.workflow);
		const agent = new McpClient(`${connection.webhookUrl}/mcp/agent-tool`);
		await until('the tools are there', 20_000, async () => await agent.connect().then(() => true, () => false));
		const tools = await agent.tools();
		const [propose, look] = ['Propose', 'Look'].map((word) => String(tools.find(({ description }) => description.startsWith(word))?.name));

		for (const [name, phone] of [['Ana', ana], ['Rejected', rejected], ['Listed', listed], ['Lost', LOST], ['Again', ana]]) {
			expect((await agent.use(propose, { name, phone, why: 'An offer' })).isError).toBe(false);
		}
		expect(await connection.rung()).toEqual({});
		for (const decision of ['Call', 'Do not call', 'Call', 'Call', 'Call']) {
			const executionId = await template.start('Every minute');
			await fillIn(await formIn(connection, TABLE, ({ status }) => status === 'asked'), [decision]);
			await succeeded(connection, executionId);
		}
		expect(columns(await client.rows(TABLE), 'name', 'status', 'outcome')).toEqual({
			Ana: ['called', 'answered'],
			Rejected: ['rejected', null],
			Listed: ['heldBack', null],
			Lost: ['held', null],
			Again: ['heldBack', null],
		});
		expect(await connection.rung()).toEqual({ [ana]: 1, [LOST]: 1 });
		expect((await agent.use(look, { id: 1 })).text).toContain('answered');

		await client.insertRows(TABLE, [...Array.from({ length: 19 }, (_, index) => ({ name: `Called ${index}`, status: 'called' })), { name: 'Too many', phone: numbers(56, 1)[0], status: 'proposed' }]);
		await template.run('Every minute');
		expect((await client.rows(TABLE)).find(({ name }) => name === 'Too many')).toMatchObject({ status: 'proposed' });
		await client.deactivate(mcp.workflow.id);
	});
});

describe('agent-prompts.json', () => {
	const OLD = 'You are kind.';
	const NEW = 'You are kind and brief.';
	let template: Template;
	let ids: string[];

	const prompts = async () => {
		const agents = await doWith(connection, ZUDU, { resource: 'agent', operation: 'getWithSettings', agentId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } }, ids.map((id) => ({ id })));
		return agents.map(({ llm_config: config }) => Object(config).system_message as unknown);
	};
	/** Decides about what an execution shows before it changes anything. */
	const decide = async (executionId: string, decision: string, meanwhile = async () => {}) => {
		const form = await formIn(connection, 'prompt_changes', ({ status }) => status === 'preview');
		await meanwhile();
		await fillIn(form, [decision]);
		await succeeded(connection, executionId);
	};
	const newest = async () => columns((await connection.client.rows('prompt_changes')).slice(-2), 'agentName', 'status', 'problem');

	beforeAll(async () => {
		template = await importTemplate(connection, 'agent-prompts.json');
		await writeFile(connection, 'agent-prompt.txt', `${NEW}\n`);
	});
	beforeEach(async () => {
		const parameters = { resource: 'agent', operation: 'create', agentName: '={{ $json.name }}', agentFields: { llmConfig: { systemMessage: '={{ $json.prompt }}' } } };
		const list = [['Front Desk', OLD], ['Reminders', OLD], ['Somebody else', OLD]].map(([name, prompt]) => ({ name, prompt }));
		ids = (await doWith(connection, ZUDU, parameters, list)).map(({ agent_id: id }) => String(id));
	});

	it('changes the named agents once it is approved, and keeps the old prompts', async () => {
		await decide(await template.start(), 'Change them');
		expect(await prompts()).toEqual([NEW, NEW, OLD]);
		expect(columns(await connection.client.rows('prompt_changes'), 'agentName', 'oldPrompt', 'newPrompt', 'status')).toEqual({
			'Front Desk': [OLD, NEW, 'changed'],
			Reminders: [OLD, NEW, 'changed'],
		});
		// Nothing differs any more: nobody is asked.
		await template.run();
		expect(await asked('updateAgent')).toEqual([2]);
	});

	it('changes nothing when it is rejected', async () => {
		await decide(await template.start(), 'Change nothing');
		expect(await prompts()).toEqual([OLD, OLD, OLD]);
		expect(await newest()).toEqual({ 'Front Desk': ['rejected', null], Reminders: ['rejected', null] });
		expect(await asked('updateAgent')).toEqual([0]);
	});

	it('leaves a prompt alone that was changed since the preview, and tells what Zudu refuses', async () => {
		await connection.addFault({ operationId: 'updateAgent', callId: ids[0], fault: { kind: 'status', status: 422 } });
		await decide(await template.start(), 'Change them', async () => {
			const change = { resource: 'agent', operation: 'update', agentId: { __rl: true, mode: 'id', value: ids[1] }, agentFields: { llmConfig: { systemMessage: 'By somebody else.' } } };
			await doWith(connection, ZUDU, change);
		});
		expect(await prompts()).toEqual([OLD, 'By somebody else.', OLD]);
		expect(await newest()).toEqual({
			'Front Desk': ['notChanged', expect.stringContaining('422')],
			Reminders: ['notChanged', 'Somebody has changed this prompt since the preview. Run the workflow again.'],
		});
	});
});

describe('contacts-to-kejue.json', () => {
	const [NEW, KNOWN, LOST, REFUSED] = numbers(50, 4);
	const HOURLY = 'Every hour';
	const contactsOf = async (phone: string) =>
		await doWith(connection, KEJUE, { resource: 'contact', operation: 'getMany', returnAll: true, filters: { search: phone } }, [{}], { alwaysOutputData: true });

	it('creates each contact once, also one whose answer was lost, and keeps what went wrong', async () => {
		const { client } = connection;
		const template = await importTemplate(connection, 'contacts-to-kejue.json');
		await template.run();
		const [{ id: knownId }] = await doWith(connection, KEJUE, { resource: 'contact', operation: 'create', phone: KNOWN });
		await client.insertRows('contacts_to_sync', [
			{ name: 'New', phone: NEW.replace('+1', '+1 (').replace(/(\d{3})(\d{7})$/, '$1) $2'), status: 'new' },
			{ name: 'Known', phone: KNOWN, status: 'new' },
			{ name: 'Lost', phone: LOST, status: 'new' },
			{ name: 'Refused', phone: REFUSED, status: 'new' },
			{ name: 'Local', phone: '555-0101', status: 'new' },
		]);
		await connection.addFault({ operationId: 'createContact', to: LOST, times: 1, fault: { kind: 'reset', accept: true } });
		await connection.addFault({ operationId: 'createContact', mentions: LOST, times: 1, fault: { kind: 'reset', accept: true } });
		await connection.addFault({ operationId: 'createContact', mentions: REFUSED, fault: { kind: 'status', status: 422 } });
		await template.run(HOURLY);
		const id: unknown = expect.stringMatching(/./);
		expect(columns(await client.rows('contacts_to_sync'), 'name', 'status', 'kejueId')).toEqual({
			New: ['synced', id],
			Known: ['synced', knownId],
			Lost: ['held', null],
			Refused: ['fix', null],
			Local: ['fix', null],
		});
		await template.run(HOURLY);
		expect((await client.rows('contacts_to_sync')).find(({ name }) => name === 'Lost')).toMatchObject({ status: 'synced', kejueId: id });
		expect((await Promise.all([NEW, KNOWN, LOST, REFUSED].map(contactsOf))).map((found) => found.filter((each) => 'id' in each).length)).toEqual([1, 1, 1, 0]);
		expect(await connection.rung()).toEqual({});
	});

	it('creates nothing while the contacts of Kejue cannot be read', async () => {
		const { client } = connection;
		const template = await importTemplate(connection, 'contacts-to-kejue.json');
		await template.run();
		await client.insertRows('contacts_to_sync', [{ name: 'Unread', phone: numbers(51, 1)[0], status: 'new' }]);
		await connection.addFault({ operationId: 'listContacts', fault: { kind: 'status', status: 403 } });
		expect((await client.finished(await template.start(HOURLY))).status).toBe('error');
		expect(await asked('createContact')).toEqual([0]);
	});
});

describe('zudu-batch.json', () => {
	const RESULTS = 'Every 5 minutes';
	const LOOK_UNTIL_MS = 20_000;
	let template: Template;

	const decide = async (executionId: string, decision: string) => {
		const form = await formIn(connection, 'batches', ({ status }) => status === 'draft');
		await fillIn(form, [decision]);
		await succeeded(connection, executionId);
	};
	const insert = async (list: Array<[name: string, phone: string, more?: object]>) =>
		await connection.client.insertRows('batch_people', list.map(([name, phone, more]) => ({ name, phone, status: 'new', doNotCall: false, ...more })));
	const person = async (name: string) => (await connection.client.rows('batch_people')).find((row) => row.name === name);
	const newestBatch = async () => (await connection.client.rows('batches')).at(-1);

	beforeAll(async () => {
		template = await importTemplate(connection, 'zudu-batch.json');
		await connection.client.run(template.workflow.id, 'Table of results');
	});

	it('calls a thousand people once it is approved, and writes what became of each call', async () => {
		const answer = manyPeople(995);
		await insert([
			...answer.map((phone, index): [string, string] => [`Person ${index}`, phone]),
			['Nobody home', '+12025550152'],
			['Again', answer[0]],
			['Opted out', '+12025550212', { doNotCall: true }],
			['Ruined', '1.20256E+10'],
			['Local notation', '+1 (202) 555-0241'],
		]);
		await decide(await template.start(), 'Call them');
		expect(await newestBatch()).toMatchObject({ people: 997, status: 'started' });
		await until('the batch is done', LOOK_UNTIL_MS, async () => {
			await template.run(RESULTS);
			return (await newestBatch())?.status === 'done';
		});
		const results = await connection.client.rows('batch_results');
		expect(results).toHaveLength(997);
		expect(results.filter(({ outcome, summary }) => outcome === 'answered' && String(summary).includes('friendly'))).toHaveLength(996);
		expect(columns(results.filter(({ outcome }) => outcome !== 'answered'), 'name', 'to', 'outcome')).toEqual({ 'Nobody home': ['+12025550152', 'noAnswer'] });
		const rows = await connection.client.rows('batch_people');
		expect(columns(rows.filter(({ status }) => status !== 'done'), 'name', 'status')).toEqual({ Again: ['skipped'], 'Opted out': ['skipped'], Ruined: ['fix'] });
		const rung = await connection.rung();
		expect(Object.keys(rung)).toHaveLength(997);
		expect(Object.values(rung).every((times) => times === 1)).toBe(true);
		expect(await asked('createBatchCall', 'executeBatchCall')).toEqual([1, 1]);
	});

	it('calls nobody when it is rejected, and calls the same people when they are new again', async () => {
		const [phone] = numbers(52, 1);
		await insert([['Later', phone]]);
		await decide(await template.start(), 'Call nobody');
		expect([(await person('Later'))?.status, (await newestBatch())?.status]).toEqual(['rejected', 'rejected']);
		expect(await connection.rung()).toEqual({});
		await connection.client.updateRows('batch_people', ['name', 'Later'], { status: 'new' });
		await decide(await template.start(), 'Call them');
		expect(await connection.rung()).toEqual({ [phone]: 1 });
	});

	it('holds people whose draft may be there, and a batch that may have started', async () => {
		const [lost, started] = numbers(53, 2);
		await insert([['Lost', lost]]);
		await connection.addFault({ mentions: lost, times: 1, fault: { kind: 'reset', accept: true } });
		await connection.addFault({ operationId: 'searchBatchCalls', fault: { kind: 'status', status: 404 } });
		await template.run();
		expect((await person('Lost'))?.status).toBe('held');

		await insert([['Started', started]]);
		await connection.addFault({ operationId: 'executeBatchCall', times: 1, fault: { kind: 'reset', accept: true } });
		await decide(await template.start(), 'Call them');
		expect((await newestBatch())?.status).toBe('held');
		await template.run();
		expect(await connection.rung()).toEqual({ [started]: 1 });
	});
});
