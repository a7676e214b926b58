import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';

/** Names are documented; types and values are known from a sample only. https://docs.elemente.ai/api-reference/endpoint/agents/create-agent */
export const agentFields = {
	displayName: 'Agent Fields',
	name: 'agentFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{ displayName: 'Action IDs', name: 'actions', type: 'string', default: '', placeholder: 'e.g. 323e4567-e89b-12d3-a456-426614174000', description: 'Actions that the agent may use, separated by commas' },
		{ displayName: 'Agent Type', name: 'agentType', type: 'string', default: '', placeholder: 'e.g. AI' },
		{ displayName: 'Allow Interruption', name: 'allowInterruption', type: 'boolean', default: true, description: 'Whether the person can interrupt the agent' },
		{ displayName: 'Allowed Idle Time', name: 'allowedIdleTime', type: 'number', default: 10, description: 'Its unit is not documented' },
		{ displayName: 'Base Instructions', name: 'baseInstructions', type: 'string', typeOptions: { rows: 6 }, default: '', placeholder: 'e.g. Be brief and polite.' },
		{ displayName: 'Capabilities', name: 'capabilities', type: 'string', default: '', placeholder: 'e.g. answer, dial', description: 'Separated by commas' },
		{ displayName: 'Check Human Presence', name: 'checkHumanPresence', type: 'boolean', default: true, description: 'Whether the agent asks if the person is still there' },
		{ displayName: 'Check Human Presence Count', name: 'checkHumanPresenceCount', type: 'number', default: 5 },
		{ displayName: 'Cutoff Responses', name: 'cutoffResponses', type: 'string', default: '', placeholder: 'e.g. ["Sorry, go on.", "Yes?"]', description: 'What the agent says when it was cut off, separated by commas or as a JSON list' },
		{ displayName: 'Enable Cutoff Responses', name: 'enableCutoffResponses', type: 'boolean', default: true, description: 'Whether the agent uses the cutoff responses' },
		{ displayName: 'End Call on Goodbye', name: 'endCallOnGoodBye', type: 'boolean', default: true, description: 'Whether to hang up after one of the goodbye phrases' },
		{ displayName: 'Filler Words', name: 'fillerWords', type: 'string', default: '', placeholder: 'e.g. well, let me see', description: 'Separated by commas' },
		{ displayName: 'Functionality', name: 'functionality', type: 'string', default: '', placeholder: 'e.g. interactive', description: 'Main purpose; only "interactive" is documented' },
		{ displayName: 'Global Action IDs', name: 'globalActions', type: 'string', default: '', description: 'Separated by commas' },
		{ displayName: 'Goodbye Phrases', name: 'goodByePhrases', type: 'string', default: '', placeholder: 'e.g. ["Goodbye", "Thanks, bye"]', description: 'Separated by commas or as a JSON list' },
		{ displayName: 'Image URL', name: 'imageUrl', type: 'string', default: '', placeholder: 'e.g. https://example.com/image.jpg' },
		{ displayName: 'Inbound', name: 'isInbound', type: 'boolean', default: true, description: 'Whether the agent answers calls' },
		{ displayName: 'Inbound Capability', name: 'inboundCapability', type: 'string', default: '', placeholder: 'e.g. answer' },
		{
			displayName: 'Interaction Settings',
			name: 'interactionSettings',
			type: 'collection',
			placeholder: 'Add Setting',
			default: {},
			options: [
				{ displayName: 'Channel', name: 'channel', type: 'string', default: '', placeholder: 'e.g. call' },
				{ displayName: 'Direction', name: 'direction', type: 'string', default: '', placeholder: 'e.g. outbound' },
				{ displayName: 'Inbound', name: 'inbound', type: 'boolean', default: true, description: 'Whether inbound calls are on' },
				{ displayName: 'Outbound', name: 'outbound', type: 'boolean', default: true, description: 'Whether outbound calls are on' },
			],
		},
		{ displayName: 'Interruption Sensitivity', name: 'interruptionSensitivity', type: 'string', default: '', placeholder: 'e.g. high' },
		{ displayName: 'Job Descriptions', name: 'jobDescriptions', type: 'string', typeOptions: { rows: 2 }, default: '', placeholder: 'e.g. Reminds customers of their appointments', description: 'What the agent does' },
		{ displayName: 'Language', name: 'language', type: 'string', default: '', placeholder: 'e.g. en-US' },
		{ displayName: 'Last Name', name: 'lastname', type: 'string', default: '', placeholder: 'e.g. Smith' },
		{ displayName: 'Lead Qualification', name: 'leadQualification', type: 'string', default: '', description: 'Its meaning is not documented' },
		{ displayName: 'Model Name', name: 'modelName', type: 'string', default: '', placeholder: 'e.g. gpt-4o' },
		{ displayName: 'Model Provider', name: 'modelProvider', type: 'string', default: '', placeholder: 'e.g. OpenAI' },
		{ displayName: 'Nickname', name: 'nickname', type: 'string', default: '' },
		{ displayName: 'Optimize Streaming Latency', name: 'optimizeStreamingLatency', type: 'boolean', default: true, description: 'Whether to prefer a short delay while streaming' },
		{ displayName: 'Phone', name: 'phone', type: 'string', default: '', placeholder: 'e.g. +12673624524', description: "The agent's own number, sent as entered" },
		{ displayName: 'Role Text', name: 'roleText', type: 'string', default: '', placeholder: 'e.g. Receptionist', description: 'Role in a few words' },
		{ displayName: 'Send Filler Words', name: 'sendFillerWords', type: 'boolean', default: true, description: 'Whether the agent says filler words in pauses' },
		{ displayName: 'Send Initial Message', name: 'sendInitialMessage', type: 'boolean', default: true, description: 'Whether the agent speaks first' },
		{ displayName: 'Skill ID', name: 'skillId', type: 'string', default: '', placeholder: 'e.g. 223e4567-e89b-12d3-a456-426614174000' },
		{ displayName: 'Skill IDs', name: 'skills', type: 'string', default: '', placeholder: 'e.g. 223e4567-e89b-12d3-a456-426614174000', description: 'Separated by commas' },
		{ displayName: 'Temperature', name: 'temperature', type: 'string', default: '', placeholder: 'e.g. 0.7', description: 'How much the answers vary. Sent as text.' },
		{ displayName: 'Voice ID', name: 'voiceId', type: 'string', default: '' },
		{ displayName: 'Voice Speed', name: 'voiceSpeed', type: 'number', default: 1, description: "In Elemente's unit (1.5 in its sample); no range is documented" },
		{ displayName: 'Voice Stability', name: 'voiceStability', type: 'number', default: 0.5, description: "In Elemente's unit (0.5 in its sample); no range is documented" },
		{ displayName: 'Workspace', name: 'workspace', type: 'boolean', default: false, description: 'Whether the agent belongs to the workspace (inferred: its meaning is not documented)' },
	],
} as const satisfies INodeProperties;

const LISTS = {
	actions: 'Action IDs',
	capabilities: 'Capabilities',
	cutoffResponses: 'Cutoff Responses',
	fillerWords: 'Filler Words',
	globalActions: 'Global Action IDs',
	goodByePhrases: 'Goodbye Phrases',
	skills: 'Skill IDs',
} as const;

/** The agent for the request body; undefined when nothing was entered. Members are named as the fields are. @throws InvalidParameter */
export function agentBody({ imageUrl, interactionSettings = {}, ...entered }: Params<[typeof agentFields]>['agentFields'], name: string | undefined): IDataObject | undefined {
	const lists = Object.entries(LISTS).map(([member, shown]) => [member, splitList(entered[member as keyof typeof LISTS], `Agent Fields → ${shown}`)]);
	return present({
		name,
		...entered,
		...(Object.fromEntries(lists) as IDataObject),
		imageURL: imageUrl,
		interactionSettings: present(interactionSettings),
	});
}
