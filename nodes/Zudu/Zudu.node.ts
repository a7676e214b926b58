import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { resourceFields } from '../shared/core/resource';
import { subtitle } from '../shared/core/subtitle';
import { executeOperation } from '../shared/core/running/execute';
import { lists } from './lists';
import { zudu } from './provider';
import { resources } from './resources';

export class Zudu implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zudu',
		name: 'zudu',
		icon: { light: 'file:zudu.svg', dark: 'file:zudu.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(resources),
		description: 'Place and track AI voice calls with Zudu',
		defaults: { name: 'Zudu' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zuduApi', required: true }],
		sensitiveOutputFields: [
			// Whoever holds the token can join the web call.
			'webCall.token',
			'livekit_connection.token',
			'web_call_info.access_token',
			// Who was called, and what was said.
			'to',
			'summary',
			'transcript',
			'text',
			'recordingUrl',
			'from_number',
			'to_number',
			'recording_url',
			'public_log_url',
			'transcript_object',
			'transcript_with_tool_calls',
			'call_analysis.call_summary',
			'call.from_number',
			'call.to_number',
			'call.recording_url',
			'call.transcript',
			'call.transcript_object',
			'call.transcript_with_tool_calls',
			'call.call_analysis.call_summary',
			'phone_call_info.from_number',
			'phone_call_info.to_number',
			'call_summary',
			// May contain a key, as that of a trigger does.
			'url',
			'webhook_url',
			'webhook_tool.url',
			// Credentials of other services.
			'request_headers',
			'server.request_headers',
			'config.request_headers',
			'tts_config.custom_api_key',
			'tts_config.custom_secret_key',
			'agent.tts_config.custom_api_key',
			'agent.tts_config.custom_secret_key',
		],
		properties: resourceFields(resources),
	};

	methods = { listSearch: lists };

	async execute(this: IExecuteFunctions) {
		return await executeOperation(this, zudu, resources);
	}
}
