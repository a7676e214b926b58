import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { answeringServer, answerJson } from './answeringServer';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

useFastClock();
const sandbox = useSandbox();

const run = async (operation: string, parameters: INodeParameters, options: Partial<NodeRun> = {}) =>
	await runNode({ type: 'zudu', parameters: { resource: 'agent', operation, ...parameters }, secrets: sandboxSecrets(sandbox), ...options });

const outputOf = async (operation: string, parameters: INodeParameters) => {
	const { error, items } = await run(operation, parameters);
	expect(error).toBeUndefined();
	return jsonOf(items) as IDataObject[];
};

const create = async (agentName: string, agentFields: INodeParameters = {}) => {
	const [{ agent_id: agentId }] = await outputOf('create', { agentName, agentFields });
	return String(agentId);
};

const bodies = (operationId: string) => sandbox.requests('zudu').filter((request) => request.operationId === operationId).map(({ body }) => body);

test('an agent is created with its settings, read, changed in part, copied and deleted', async () => {
	const agentId = await create('Front Desk', { llmConfig: { systemMessage: 'Be brief.', temperature: 0.2 }, timezone: 'America/New_York' });
	expect(bodies('createAgent')).toEqual([
		{ agent_name: 'Front Desk', llm_config: { system_message: 'Be brief.', temperature: 0.2 }, timezone: 'America/New_York' },
	]);
	await outputOf('update', { agentId, agentFields: { beginMessage: 'Hello' } });
	expect(bodies('updateAgent')).toEqual([{ begin_message: 'Hello' }]);
	const [agent] = await outputOf('getWithSettings', { agentId });
	expect(agent).toMatchObject({ agent_id: agentId, agent_name: 'Front Desk', begin_message: 'Hello', llm_config: { system_message: 'Be brief.' } });
	expect(await outputOf('get', { agentId })).toEqual([agent]);
	const [copy] = await outputOf('duplicate', { agentId, agentName: 'Night Desk' });
	expect(copy).toMatchObject({ agent_name: 'Night Desk', begin_message: 'Hello' });
	expect(copy.agent_id).not.toBe(agentId);
	expect(await outputOf('delete', { agentId })).toEqual([{ deleted: true, agentId }]);
	expect(await outputOf('exists', { agentId })).toMatchObject([{ agent_id: agentId, exists: false }]);
	expect(await outputOf('exists', { agentId: String(copy.agent_id) })).toMatchObject([{ exists: true }]);
});

test('create or update changes the agent whose ID is there, and creates one otherwise', async () => {
	const agentId = await create('Front Desk');
	expect(await outputOf('upsert', { agentName: 'Desk', agentId })).toMatchObject([{ operation: 'updated', agent_id: agentId, agent: { agent_name: 'Desk' } }]);
	expect(await outputOf('upsert', { agentName: 'Other' })).toMatchObject([{ operation: 'created', agent: { agent_name: 'Other' } }]);
	expect(bodies('upsertAgent')).toEqual([{ agent_name: 'Desk', agent_id: agentId }, { agent_name: 'Other' }]);
});

test('get many follows every page, and takes names', async () => {
	const all = await outputOf('getMany', { returnAll: true, sort: { sortBy: 'created_at', sortOrder: 'ascending' } });
	expect(new Set(all.map(({ agent_id }) => agent_id)).size).toBe(250);
	expect(bodies('searchAgents')).toEqual([0, 1, 2].map((page) => ({ page, limit: 100, sort_by: 'created_at', sort_order: 'ascending' })));
	const named = await outputOf('getMany', { filters: { agentName: 'Sandbox agent 7, Sandbox agent 249' } });
	expect(named.map(({ agent_id }) => agent_id).toSorted()).toEqual(['agent_sandbox_249', 'agent_sandbox_7']);
});

test('a change to many agents is shown before it is made', async () => {
	const ids = [await create('One', { llmConfig: { systemMessage: 'Be brief.' } }), await create('Two')];
	const change = { agentIds: ids.join(', '), configuration: { llmConfig: { model: 'm-2' }, ttsConfig: { voiceId: 'v-2' } } };
	const [preview] = await outputOf('previewConfig', change);
	expect(preview).toMatchObject({ total_agents: 2, agents_with_changes: 2, preview: ids.map((agent_id) => ({ agent_id, will_update: true })) });
	expect((await outputOf('getWithSettings', { agentId: ids[0] }))[0].tts_config).toBeUndefined();
	expect(await outputOf('applyConfig', change)).toMatchObject([{ success_count: 2, failure_count: 0 }]);
	expect(await outputOf('getWithSettings', { agentId: ids[0] })).toMatchObject([{ llm_config: { system_message: 'Be brief.', model: 'm-2' }, tts_config: { voice_id: 'v-2' } }]);
	const body = { agent_ids: ids, configuration: { llm_config: { model: 'm-2' }, tts_config: { voice_id: 'v-2' } } };
	expect([...bodies('previewAgentConfig'), ...bodies('applyAgentConfig')]).toEqual([body, body]);
});

test('all agents are changed only where that is chosen, whatever list was entered before', async () => {
	const configuration = { ttsConfig: { voiceId: 'v-2' } };
	await outputOf('previewConfig', { applyToAll: true, agentIds: 'agent_sandbox_1', configuration });
	expect(bodies('previewAgentConfig')).toEqual([{ apply_to_all: true, configuration: { tts_config: { voice_id: 'v-2' } } }]);
});

test.each([
	['a name that is too long', 'create', { agentName: 'x'.repeat(51) }, "'Name' must have at most 50 characters"],
	['a name that is too long for a copy', 'duplicate', { agentId: 'agent_1', agentName: 'x'.repeat(51) }, "'Name' must have at most 50 characters"],
	['a name of blanks', 'create', { agentName: '  ' }, "'Name' is required but empty"],
	['an update of nothing', 'update', { agentId: 'agent_1' }, "'Agent Fields' is empty: nothing to update"],
	['a city for a zone', 'create', { agentName: 'A', agentFields: { timezone: 'Berlin' } }, "'Agent Fields → Time Zone' must be an IANA time zone"],
	['no agent to configure', 'applyConfig', { configuration: { llmConfig: { model: 'm' } } }, "'Agent IDs' is empty: no agent to change"],
	['no change to apply', 'applyConfig', { agentIds: 'agent_1' }, "'Configuration' is empty: nothing to change"],
])('refuses %s before anything is sent', async (_name, operation, parameters, words) => {
	const { error } = await run(operation, parameters);
	expect(error?.message).toContain(words);
	expect(sandbox.requests('zudu')).toEqual([]);
});

test.each([
	['create', { agentName: 'Desk' }],
	['update', { agentId: 'agent_1' }],
])('%s shows no key that Zudu repeats, and stores none', async (operation, parameters) => {
	const ttsConfig = { customApiKey: 'key-of-a-voice', customSecretKey: 'secret-of-a-voice' };
	const server = await answeringServer((_url, response) =>
		answerJson(response, { data: { agent_id: 'agent_1', tts_config: { custom_api_key: 'key-of-a-voice', custom_secret_key: 'secret-of-a-voice' } } }),
	);
	const secrets = sandboxSecrets(sandbox);
	secrets.zuduApi.baseUrl = server.origin;
	const { error, items, run: execution } = await run(operation, { ...parameters, agentFields: { ttsConfig } }, { secrets });
	await server.close();
	expect(error).toBeUndefined();
	expect(jsonOf(items)).toEqual([{ agent_id: 'agent_1', tts_config: { custom_api_key: '***', custom_secret_key: '***' } }]);
	const stored = JSON.stringify(execution.data.resultData) + JSON.stringify(execution.data.executionData?.contextData);
	expect(Object.values(ttsConfig).filter((secret) => stored.includes(secret))).toEqual([]);
});
