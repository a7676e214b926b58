import type { INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../shared/core/input/fields';
import { ianaZone } from '../../shared/core/input/ianaZone';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import type { AgentBody, Entered } from '../api';
import { webhook } from '../webhook/webhook';
import { llmConfig, llmConfigBody } from './llmConfig';
import { ttsConfig, ttsConfigBody } from './ttsConfig';

const PLACE = 'Agent Fields';

/** Of both generations of the pages; which of them Zudu honors is not confirmed. https://docs.zudu.ai/api-reference/agents/post-agents-create */
export const agentFields = {
	displayName: PLACE,
	name: 'agentFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Settings of the agent. Those marked as legacy are in older pages of the documentation only.',
	options: [
		{ displayName: 'Access Info (JSON)', name: 'accessInfo', type: 'json', default: '{}', description: 'Object whose members are not documented' },
		{ displayName: 'Additional Languages (JSON)', name: 'additionalLanguages', type: 'json', default: '[]', description: "List of languages, each an object in Zudu's form" },
		{ displayName: 'Begin Message', name: 'beginMessage', type: 'string', typeOptions: { rows: 2 }, default: '', placeholder: 'e.g. Hello, this is Acme.', description: 'What the agent says first' },
		{ displayName: 'Begin Message Delay (Milliseconds)', name: 'beginMessageDelayMs', type: 'number', typeOptions: { minValue: 0, numberPrecision: 0 }, default: 500 },
		{ displayName: 'Begin Message Variables', name: 'beginMessageVariables', type: 'string', default: '', placeholder: 'e.g. first_name, date', description: 'Names of variables in the begin message, separated by commas' },
		{ displayName: 'End Call After Silence (Milliseconds)', name: 'endCallAfterSilenceMs', type: 'number', typeOptions: { minValue: 0, numberPrecision: 0 }, default: 30000 },
		{ displayName: 'Fetch Webhook Data', name: 'fetchWebhookData', type: 'boolean', default: true, description: 'Whether to fetch data from the webhook' },
		{ displayName: 'First Message (Legacy)', name: 'firstMessage', type: 'string', default: '', placeholder: 'e.g. Hello, this is Acme.', description: 'Older name of Begin Message' },
		{ displayName: 'Integrations', name: 'integrations', type: 'string', default: '', placeholder: 'e.g. crm, calendar', description: 'Separated by commas' },
		{ displayName: 'Knowledge Base IDs', name: 'knowledgeBaseIds', type: 'string', default: '', placeholder: 'e.g. kb_1, kb_2', description: 'Separated by commas' },
		{ displayName: 'Language (Legacy)', name: 'language', type: 'string', default: '', placeholder: 'e.g. en', description: 'ISO 639-1 code' },
		llmConfig,
		{ displayName: 'Max Call Duration (Milliseconds)', name: 'maxCallDurationMs', type: 'number', typeOptions: { minValue: 0, numberPrecision: 0 }, default: 600000 },
		{ displayName: 'MCP Server IDs', name: 'mcpServerIds', type: 'string', default: '', placeholder: 'e.g. mcp_1, mcp_2', description: 'Separated by commas' },
		{ displayName: 'Model (Legacy)', name: 'model', type: 'string', default: '', placeholder: 'e.g. gpt-4o' },
		{ displayName: 'Post-Call Analysis Data (JSON)', name: 'postCallAnalysisData', type: 'json', default: '[]', description: 'List of what the analysis extracts, each an object in Zudu\'s form' },
		{ displayName: 'Post-Call Analysis Model', name: 'postCallAnalysisModel', type: 'string', default: '', placeholder: 'e.g. gpt-4o' },
		{ displayName: 'Post-Call Evaluation Criteria (JSON)', name: 'postCallEvaluationCriteria', type: 'json', default: '[]', description: "List of criteria, each an object in Zudu's form" },
		{ ...webhook, displayName: 'Post-Call Webhook', name: 'postCallWebhookId', description: 'Replaces the webhook that the agent has, also that of a Zudu Trigger node' },
		{
			displayName: 'RAG Config',
			name: 'ragConfig',
			type: 'collection',
			placeholder: 'Add Setting',
			default: {},
			description: 'How knowledge bases are searched',
			options: [
				{ displayName: 'Chunks to Retrieve', name: 'chunksToRetrieve', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 3 },
				{ displayName: 'Similarity Threshold', name: 'similarityThreshold', type: 'number', typeOptions: { minValue: 0, numberPrecision: 2 }, default: 0.7 },
			],
		},
		{
			displayName: 'STT Config',
			name: 'sttConfig',
			type: 'collection',
			placeholder: 'Add Setting',
			default: {},
			description: 'How speech is recognized',
			options: [
				{ displayName: 'Language', name: 'language', type: 'string', default: '', placeholder: 'e.g. en' },
				{ displayName: 'Language Name', name: 'languageName', type: 'string', default: '', placeholder: 'e.g. English' },
				{ displayName: 'Use Realtime', name: 'useRealtime', type: 'boolean', default: true, description: 'Whether to recognize speech in real time' },
			],
		},
		{ displayName: 'Take Turn After Silence (Seconds)', name: 'takeTurnAfterSilenceSeconds', type: 'number', typeOptions: { minValue: 0, numberPrecision: 2 }, default: 1 },
		{ displayName: 'Test Variables', name: 'testVariables', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Values of variables in test calls', options: freeObjectGroups },
		{ displayName: 'Text Only', name: 'textOnly', type: 'boolean', default: true, description: 'Whether the agent only writes' },
		{ displayName: 'Time Zone', name: 'timezone', type: 'string', default: '', placeholder: 'e.g. America/New_York', description: 'IANA name' },
		{ displayName: 'Transcription Model (Legacy)', name: 'transcriptionModel', type: 'string', default: '', placeholder: 'e.g. nova-2' },
		ttsConfig,
		{ displayName: 'Use RAG', name: 'useRag', type: 'boolean', default: true, description: 'Whether to search the knowledge bases' },
		{
			displayName: 'Voice (Legacy)',
			name: 'voice',
			type: 'collection',
			placeholder: 'Add Setting',
			default: {},
			options: [
				{ displayName: 'Provider', name: 'provider', type: 'string', default: '', placeholder: 'e.g. elevenlabs' },
				{ displayName: 'Voice ID', name: 'voiceId', type: 'string', default: '', placeholder: 'e.g. voice_1' },
			],
		},
		{ displayName: 'Webhook URL', name: 'webhookUrl', type: 'string', default: '', placeholder: 'e.g. https://hooks.example.com/zudu', description: "Zudu's documentation does not explain its use" },
		{ displayName: 'Widget Config (JSON)', name: 'widgetConfig', type: 'json', default: '{}', description: 'Object whose members are not documented' },
	],
} as const satisfies INodeProperties;

/** What was entered of an agent; undefined for nothing. @throws InvalidParameter */
export function agentBody(agentName: string | undefined, entered: Partial<Params<(typeof agentFields)['options']>>) {
	const { ragConfig: rag, sttConfig: stt, voice } = entered;
	return present({
		agent_name: agentName,
		access_info: entered.accessInfo,
		additional_languages: entered.additionalLanguages,
		begin_message: entered.beginMessage,
		begin_message_delay_ms: entered.beginMessageDelayMs,
		begin_message_variables: splitList(entered.beginMessageVariables, `${PLACE} → Begin Message Variables`),
		end_call_after_silence_ms: entered.endCallAfterSilenceMs,
		fetch_webhook_data: entered.fetchWebhookData,
		first_message: entered.firstMessage,
		integrations: splitList(entered.integrations, `${PLACE} → Integrations`),
		knowledge_base_ids: splitList(entered.knowledgeBaseIds, `${PLACE} → Knowledge Base IDs`),
		language: entered.language,
		llm_config: llmConfigBody(entered.llmConfig, PLACE),
		max_call_duration_ms: entered.maxCallDurationMs,
		mcp_server_ids: splitList(entered.mcpServerIds, `${PLACE} → MCP Server IDs`),
		model: entered.model,
		post_call_analysis_data: entered.postCallAnalysisData,
		post_call_analysis_model: entered.postCallAnalysisModel,
		post_call_evaluation_criteria: entered.postCallEvaluationCriteria,
		post_call_webhook_id: entered.postCallWebhookId,
		rag_config: present({ chunks_to_retrieve: rag?.chunksToRetrieve, similarity_threshold: rag?.similarityThreshold }),
		stt_config: present({ language: stt?.language, language_name: stt?.languageName, use_realtime: stt?.useRealtime }),
		take_turn_after_silence_seconds: entered.takeTurnAfterSilenceSeconds,
		test_variables: entered.testVariables,
		text_only: entered.textOnly,
		timezone: ianaZone(entered.timezone, `${PLACE} → Time Zone`),
		transcription_model: entered.transcriptionModel,
		tts_config: ttsConfigBody(entered.ttsConfig, PLACE),
		use_rag: entered.useRag,
		voice: present({ provider: voice?.provider, voice_id: voice?.voiceId }),
		webhook_url: entered.webhookUrl,
		widget_config: entered.widgetConfig,
	} satisfies Entered<AgentBody>);
}
