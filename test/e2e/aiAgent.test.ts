import { parse as unflatten } from 'flatted';
import { z } from 'zod';

import { fetchWithin } from '../../host/fetchWithin';
import { until } from '../../host/until';
import { people as numbers } from './campaigns';
import { type Connection, connect } from './connection';
import { ScriptedModel, type Turn } from './scriptedModel';
import { importTemplate, type Template } from './template';

const [CHAT, APPROVE, ANSWER] = ['When chat message received', 'Approve the call', 'Answer'];
const WAITS_WITHIN_MS = 30_000;
/** n8n gives no ear to the buttons of its messages when a program presses them that looks at links ahead of people. */
const AS_A_BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36' };
const LOST = '+12025550170';
const started = z.object({ executionId: z.string() });
/** What the chat shows, and the buttons below it. */
const message = z.union([z.string().transform((text) => ({ text, buttons: [] })), z.object({ text: z.string(), buttons: z.array(z.object({ text: z.string(), link: z.string() })) })]);
const nodeRun = z.object({ data: z.record(z.array(z.array(z.object({ sendMessage: message.optional() })).nullable())).optional() });
const stored = z.object({ resultData: z.object({ lastNodeExecuted: z.string(), runData: z.record(z.array(nodeRun)) }) });

let connection: Connection;
let model: ScriptedModel;
let template: Template;

/** Calls one number of the last message after the other, then repeats what it was told. */
function speak({ messages }: Turn): string | object[] {
	const last = messages.findLastIndex(({ role }) => role === 'user');
	const told = messages.slice(last + 1).filter(({ role }) => role === 'tool').map(({ content }) => JSON.stringify(content));
	const phone = [...JSON.stringify(messages[last].content).matchAll(/\+\d+/g)].map(([number]) => number).at(told.length);
	return phone === undefined ? told.join('\n') : [{ toolParameters: { phone, name: 'Ana', why: 'An offer' }, hitlParameters: {} }];
}

/** Says something in the chat, answers each question of n8n in turn, and gives the questions and the agent's answer. */
async function chat(chatInput: string, ...decisions: string[]): Promise<{ asked: string[]; answered: string }> {
	const { client, webhookUrl } = connection;
	const body = JSON.stringify({ action: 'sendMessage', sessionId: chatInput, chatInput });
	const response = await fetchWithin(`${webhookUrl}/webhook/${template.webhookId(CHAT)}/chat`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
	const { executionId } = started.parse(await response.json());
	const asked: string[] = [];
	for (const decision of decisions) {
		const { text, buttons } = await shown(executionId, APPROVE, asked.length);
		asked.push(text);
		const link = buttons.find((button) => button.text === decision)?.link ?? '';
		expect((await fetchWithin(link, { headers: AS_A_BROWSER })).ok).toBe(true);
	}
	const { text } = await shown(executionId, ANSWER, 0);
	// n8n goes on once a browser has shown it.
	await client.stop(executionId);
	return { asked, answered: text };
}

/** What the chat shows in a certain run of a node, once the execution waits for it. */
async function shown(executionId: string, node: string, run: number): Promise<z.infer<typeof message>> {
	const { client } = connection;
	let found: z.infer<typeof message> | undefined;
	await until(`the chat shows ${node}`, WAITS_WITHIN_MS, async () => {
		const execution = (await client.executions(template.workflow.id)).find(({ id }) => id === executionId);
		if (execution?.status !== 'waiting') return execution?.status === 'error';
		const { lastNodeExecuted, runData } = stored.parse(unflatten(await client.storedData(executionId))).resultData;
		if (lastNodeExecuted === node) found = Object.values(runData[node][run]?.data ?? {})[0]?.[0]?.[0]?.sendMessage;
		return found !== undefined;
	});
	if (!found) throw new Error((await client.finished(executionId)).error);
	return found;
}

beforeAll(async () => {
	connection = await connect();
	const { client } = connection;
	model = await ScriptedModel.start(speak);
	const { id, name, type } = await client.createCredential('Scripted model', 'openAiApi', { apiKey: 'any', url: model.url });
	const withModel = (nodes: string) => nodes.replace('"name":"OpenAI Chat Model"', `$&,"credentials":${JSON.stringify({ [type]: { id, name } })}`).replace('"pollInterval":5', '"pollInterval":1');
	template = await importTemplate(connection, 'ai-agent.json', { [CHAT]: { public: true, options: { responseMode: 'responseNodes' } } }, withModel);
	await client.activate(template.workflow);
	await until('the chat is there', WAITS_WITHIN_MS, async () => (await fetchWithin(`${connection.webhookUrl}/webhook/${template.webhookId(CHAT)}/chat`)).ok);
});
beforeEach(async () => await connection.clearSandbox());
afterAll(async () => {
	await connection.client.deactivate(template.workflow.id);
	await model.stop();
});

describe("ai-agent.json, with n8n's AI Agent and its human review", () => {
	it('calls once a person has approved it in the chat, and tells how the call went', async () => {
		const [ana] = numbers(57, 1);
		const { asked, answered } = await chat(`Please call ${ana}`, 'Call');
		expect(asked).toEqual([`Call ${ana}?\n\nAn offer`]);
		expect(answered).toContain('answered');
		expect(answered).toContain('friendly');
		expect(await connection.rung()).toEqual({ [ana]: 1 });
		const record = (await connection.client.rows('agent_conversations')).at(-1);
		expect(record).toMatchObject({ asked: `Please call ${ana}`, answered });
		expect(record?.calls).toContain(ana);
	});

	it('calls nobody whose call was not approved, and tells the agent to stop', async () => {
		const [ben] = numbers(58, 1);
		const { answered } = await chat(`Call ${ben}`, 'Do not call');
		expect(answered).toMatch(/rejected the tool call/);
		expect(await connection.rung()).toEqual({});
	});

	it('keeps to the limits whatever is approved: nobody twice a day, nobody on the list, no other country, three calls for a message', async () => {
		const [ana, listed, ...others] = numbers(59, 6);
		await connection.client.insertRows('agent_do_not_call', [{ phone: listed }]);
		expect((await chat(`First ${ana}`, 'Call')).answered).toContain('answered');
		const { answered } = await chat(`${ana}, ${listed}, +442079460207`, 'Call', 'Call', 'Call');
		for (const reason of ['alreadyCalled', 'doNotCall', 'countryNotAllowed']) expect(answered).toContain(reason);
		expect(await connection.rung()).toEqual({ [ana]: 1 });

		expect((await chat(`All: ${others.join(', ')}`, ...others.map(() => 'Call'))).answered).toContain('limitReached');
		expect(await connection.rung()).toEqual(Object.fromEntries([ana, ...others.slice(0, 3)].map((number) => [number, 1])));
	});

	it('says that a call may have been placed when the answer was lost, and does not try it again', async () => {
		await connection.addFault({ to: LOST, operationId: 'createPersonaCall', fault: { kind: 'reset', accept: true } });
		await connection.addFault({ operationId: 'listCalls', fault: { kind: 'status', status: 404 } });
		expect((await chat(`Now ${LOST}`, 'Call')).answered).toContain('may have been placed');
		expect((await chat(`Again ${LOST}`, 'Call')).answered).toContain('alreadyCalled');
		expect(await connection.rung()).toEqual({ [LOST]: 1 });
	});
});
