import type { INodeParameters } from 'n8n-workflow';
import sample from '../samples/kejue.json';

/** Parameters as n8n stores them once a user has filled in the form, and the body that they must send. */
interface FilledForm {
	operation: string;
	parameters: INodeParameters;
	expected: unknown;
}

/** A resource locator as n8n stores it. */
const byId = (value: string | number) => ({ __rl: true, mode: 'id', value });
const fromList = (value: string, cachedResultName: string) => ({ __rl: true, mode: 'list', value, cachedResultName });

/** Every documented field, entered one by one. */
export const sampleParameters: FilledForm[] = [
	{
		operation: 'create',
		parameters: {
			personaId: fromList('per_7', 'Reminder'),
			phone: '+14155550123',
			contactId: byId('con_9'),
			contact: {
				whatsappNumber: '+14155550124',
				email: 'name@email.com',
				firstName: 'Ana',
				lastName: 'Reyes',
				company: 'Acme',
				jobTitle: 'Buyer',
				country: 'US',
				timezone: 'America/Los_Angeles',
				language: 'en',
				tags: 'lead, vip',
				metadata: {
					pairs: [
						{ key: 'crm_id', type: 'text', value: '77' },
						{ key: 'score', type: 'number', value: '4.5' },
						{ key: 'active', type: 'boolean', value: 'true' },
					],
				},
			},
			context: {
				pairs: [
					{ key: 'date', type: 'text', value: 'Tuesday' },
					{ key: 'amount', type: 'number', value: '150.75' },
				],
			},
			config: {
				prompt: 'You remind {{contact.first_name|default:there}} of the visit on {{date}}.',
				firstMessage: 'Hello {{contact.first_name}}',
				firstMessageUninterruptible: true,
				voiceId: 'v_2',
				temperature: 1,
				maxDuration: 3615,
				silenceTimeout: 62,
				recordingEnabled: true,
				languageLocale: 'en-US',
				inactivityMessages: {
					messages: [{ delaySeconds: 15, endBehavior: 'END_BEHAVIOR_UNSPECIFIED', message: 'Can you hear me?' }],
				},
				callStartHour: 9,
				callStartMinute: 30,
				callEndHour: 18,
				callEndMinute: 0,
				allowedDays: [0, 1, 2, 3, 4],
				autoRetry: true,
				retrySchedule: '30, 120',
				scoringCriteria: 'Did the person confirm?',
				tools: { tools: [{ id: fromList('tool_1', 'Transfer'), config: { json: [{ value: '{ "queue": "sales" }' }] } }] },
				tags: { tags: [{ name: 'confirmed', description: 'The person said yes' }] },
				structuredDataSchema: { fields: [{ key: 'new_date', description: 'Date the person proposed' }] },
				serverUrl: 'https://hooks.example.com/kejue',
				serverSecret: 's3-1',
				webhooks: {
					webhooks: [
						{
							url: 'https://hooks.example.com/one',
							events: ['call.ended', 'call.analyzed'],
							signingMethod: 'hmac_sha256',
							secret: 's3-2',
						},
					],
				},
				webhookIds: { webhooks: [{ id: byId('wh_1') }] },
			},
			additionalFields: {
				agentId: fromList('vc_3', 'English (en-US)'),
				phoneNumberId: 'pn_1',
				scheduleAt: '2027-01-15T14:30:00Z',
				priority: 50,
				externalReference: 'order-1001',
			},
		},
		expected: sample,
	},
];

/** What must be entered, nothing else. */
export const minimalParameters: FilledForm[] = [
	{
		operation: 'create',
		parameters: { personaId: byId('per_7'), phone: '+14155550123' },
		expected: { persona_id: 'per_7', contact: { phone: '+14155550123' } },
	},
];

interface FieldCase {
	name: string;
	operation: string;
	parameters: INodeParameters;
	path: string;
	value: unknown;
}

function contactCase(name: string, parameters: INodeParameters, path: string, value: unknown): FieldCase {
	return { name, operation: 'create', parameters: { contact: parameters }, path: `contact.${path}`, value };
}

function configCase(name: string, parameters: INodeParameters, path: string, value: unknown): FieldCase {
	return { name, operation: 'create', parameters: { config: parameters }, path: `config.${path}`, value };
}

function additionalCase(name: string, parameters: INodeParameters, path: string, value: unknown): FieldCase {
	return { name, operation: 'create', parameters: { additionalFields: parameters }, path, value };
}

const HOOK = 'https://hooks.example.com/x';
const EVENTS = ['started', 'ended', 'analyzed'].map((event) => `call.${event}`);
const CAMPAIGN_EVENTS = ['started', 'ended', 'paused', 'resumed', 'failed'].map((event) => `campaign.${event}`);

/** Each parameter alone, added to the minimal ones: the place in the body where its value must stand. */
export const fieldCases: FieldCase[] = [
	{ name: 'persona by ID', operation: 'create', parameters: { personaId: byId('per_x') }, path: 'persona_id', value: 'per_x' },
	{
		name: 'persona from the list',
		operation: 'create',
		parameters: { personaId: fromList('per_x', 'Reminder') },
		path: 'persona_id',
		value: 'per_x',
	},
	{ name: 'persona as a bare text', operation: 'create', parameters: { personaId: 'per_x' }, path: 'persona_id', value: 'per_x' },
	{
		name: 'persona by expression',
		operation: 'create',
		parameters: { personaId: byId('={{ "per_" + "x" }}') },
		path: 'persona_id',
		value: 'per_x',
	},
	{
		name: 'persona ID that a sheet holds as a number',
		operation: 'create',
		parameters: { personaId: byId('={{ 17 }}') },
		path: 'persona_id',
		value: '17',
	},
	{
		name: 'phone number as a person writes it',
		operation: 'create',
		parameters: { phone: '0049 (0)30 1234567' },
		path: 'contact.phone',
		value: '+49301234567',
	},
	{
		name: 'phone number without country code',
		operation: 'create',
		parameters: { phone: '(415) 555-0122', options: { defaultCountry: 'US' } },
		path: 'contact.phone',
		value: '+14155550122',
	},
	{ name: 'contact', operation: 'create', parameters: { contactId: byId('con_x') }, path: 'contact_id', value: 'con_x' },

	contactCase('WhatsApp number', { whatsappNumber: '+1 415 555 0124' }, 'whatsapp_number', '+14155550124'),
	{
		name: 'WhatsApp number without country code',
		operation: 'create',
		parameters: { contact: { whatsappNumber: '415 555 0124' }, options: { defaultCountry: 'us' } },
		path: 'contact.whatsapp_number',
		value: '+14155550124',
	},
	contactCase('e-mail address', { email: 'name@email.com' }, 'email', 'name@email.com'),
	contactCase('first name', { firstName: 'Ana' }, 'first_name', 'Ana'),
	contactCase('last name', { lastName: 'Reyes' }, 'last_name', 'Reyes'),
	contactCase('company', { company: 'Acme' }, 'company', 'Acme'),
	contactCase('job title', { jobTitle: 'Buyer' }, 'job_title', 'Buyer'),
	contactCase('country', { country: 'US' }, 'country', 'US'),
	contactCase('time zone', { timezone: 'Europe/Berlin' }, 'timezone', 'Europe/Berlin'),
	contactCase('language', { language: 'de' }, 'language', 'de'),
	contactCase('contact tags', { tags: 'lead,, vip ' }, 'tags', ['lead', 'vip']),
	contactCase('contact metadata as pairs', { metadata: { pairs: [{ key: 'a', type: 'number', value: '1' }] } }, 'metadata', { a: 1 }),
	contactCase('contact metadata as JSON', { metadata: { json: [{ value: '{ "a": [1] }' }] } }, 'metadata', { a: [1] }),

	{
		name: 'context variables as pairs',
		operation: 'create',
		parameters: { context: { pairs: [{ key: 'date', type: 'text', value: 'Tuesday' }] } },
		path: 'context',
		value: { date: 'Tuesday' },
	},
	{
		name: 'context variables as JSON',
		operation: 'create',
		parameters: { context: { json: [{ value: '{ "visit": { "day": 2 } }' }] } },
		path: 'context',
		value: { visit: { day: 2 } },
	},

	configCase('prompt with placeholders as typed', { prompt: 'Hi {{name}}' }, 'prompt', 'Hi {{name}}'),
	configCase(
		'prompt with placeholders built in an expression',
		{ prompt: "=Hi {{ '{' + '{name}' + '}' }}, it is {{ 1 + 1 }}" },
		'prompt',
		'Hi {{name}}, it is 2',
	),
	configCase('first message', { firstMessage: 'Hello {{contact.first_name}}' }, 'first_message', 'Hello {{contact.first_name}}'),
	configCase('first message uninterruptible', { firstMessageUninterruptible: true }, 'first_message_uninterruptible', true),
	configCase('first message interruptible', { firstMessageUninterruptible: false }, 'first_message_uninterruptible', false),
	configCase('voice', { voiceId: 'v_x' }, 'voice_id', 'v_x'),
	configCase('lowest temperature', { temperature: 0 }, 'temperature', 0),
	configCase('highest temperature', { temperature: 2 }, 'temperature', 2),
	configCase('temperature as text', { temperature: '={{ "0.5" }}' }, 'temperature', 0.5),
	configCase('shortest maximum duration', { maxDuration: 30 }, 'max_duration', 30),
	configCase('longest maximum duration', { maxDuration: 7200 }, 'max_duration', 7200),
	configCase('shortest silence timeout', { silenceTimeout: 5 }, 'silence_timeout', 5),
	configCase('longest silence timeout', { silenceTimeout: 120 }, 'silence_timeout', 120),
	configCase('recording on', { recordingEnabled: true }, 'recording_enabled', true),
	configCase('recording off', { recordingEnabled: false }, 'recording_enabled', false),
	configCase('language locale', { languageLocale: 'en-GB' }, 'language_locale', 'en-GB'),
	...['END_BEHAVIOR_UNSPECIFIED', 'END_BEHAVIOR_HANG_UP_SOFT', 'END_BEHAVIOR_HANG_UP_STRICT'].map((endBehavior) =>
		configCase(
			`inactivity message with ${endBehavior}`,
			{ inactivityMessages: { messages: [{ delaySeconds: 20, endBehavior, message: 'Hello?' }] } },
			'inactivity_messages',
			[{ delay_seconds: 20, end_behavior: endBehavior, message: 'Hello?' }],
		),
	),
	configCase(
		'two inactivity messages, as added and hardly touched',
		{ inactivityMessages: { messages: [{ message: 'Hello?' }, { message: 'Bye.', delaySeconds: 30 }] } },
		'inactivity_messages',
		[
			{ delay_seconds: 15, end_behavior: 'END_BEHAVIOR_UNSPECIFIED', message: 'Hello?' },
			{ delay_seconds: 30, end_behavior: 'END_BEHAVIOR_UNSPECIFIED', message: 'Bye.' },
		],
	),
	configCase('first start hour', { callStartHour: 0 }, 'call_start_hour', 0),
	configCase('last start minute', { callStartMinute: 59 }, 'call_start_minute', 59),
	configCase('late end hour', { callEndHour: 23 }, 'call_end_hour', 23),
	configCase('first end minute', { callEndMinute: 0 }, 'call_end_minute', 0),
	configCase('allowed days', { allowedDays: [0, 6] }, 'allowed_days', [0, 6]),
	configCase('automatic retry', { autoRetry: true }, 'auto_retry', true),
	configCase('no automatic retry', { autoRetry: false }, 'auto_retry', false),
	configCase('retry schedule', { retrySchedule: '30,120 , 1440' }, 'retry_schedule', [30, 120, 1440]),
	configCase('retry schedule of one number', { retrySchedule: 30 }, 'retry_schedule', [30]),
	configCase('scoring criteria', { scoringCriteria: 'Polite?' }, 'scoring_criteria', 'Polite?'),
	configCase('tool', { tools: { tools: [{ id: byId('tool_x') }] } }, 'tools', [{ id: 'tool_x' }]),
	configCase(
		'tools with settings',
		{
			tools: {
				tools: [
					{ id: byId('tool_x'), config: { pairs: [{ key: 'queue', type: 'text', value: 'sales' }] } },
					{ id: fromList('tool_y', 'Y'), config: { json: [{ value: '{ "deep": { "a": true } }' }] } },
				],
			},
		},
		'tools',
		[
			{ id: 'tool_x', config: { queue: 'sales' } },
			{ id: 'tool_y', config: { deep: { a: true } } },
		],
	),
	configCase('tags', { tags: { tags: [{ name: 'yes' }, { name: 'no', description: 'Refused' }] } }, 'tags', [
		{ name: 'yes' },
		{ name: 'no', description: 'Refused' },
	]),
	configCase(
		'structured data schema',
		{ structuredDataSchema: { fields: [{ key: 'date' }, { key: 'time', description: 'Hour of the visit' }] } },
		'structured_data_schema',
		[{ key: 'date' }, { key: 'time', description: 'Hour of the visit' }],
	),
	configCase('server URL', { serverUrl: HOOK }, 'server_url', HOOK),
	configCase('server secret', { serverSecret: 's3-x' }, 'server_secret', 's3-x'),
	configCase('webhook with nothing but its URL', { webhooks: { webhooks: [{ url: HOOK }] } }, 'webhooks', [
		{ url: HOOK, signing_method: 'hmac_sha256' },
	]),
	...[...EVENTS, ...CAMPAIGN_EVENTS].map((event) =>
		configCase(`webhook for ${event}`, { webhooks: { webhooks: [{ url: HOOK, events: [event] }] } }, 'webhooks', [
			{ url: HOOK, events: [event], signing_method: 'hmac_sha256' },
		]),
	),
	...['basic_auth', 'bearer', 'hmac_sha1', 'hmac_sha256', 'none'].map((signingMethod) =>
		configCase(
			`webhook signed by ${signingMethod}`,
			{ webhooks: { webhooks: [{ url: HOOK, signingMethod, secret: 's3-x' }] } },
			'webhooks',
			[{ url: HOOK, signing_method: signingMethod, secret: 's3-x' }],
		),
	),
	configCase(
		'webhook subscriptions',
		{ webhookIds: { webhooks: [{ id: byId('wh_1') }, { id: fromList('wh_2', 'CRM') }] } },
		'webhook_ids',
		['wh_1', 'wh_2'],
	),

	additionalCase('voice config', { agentId: byId('vc_x') }, 'agent_id', 'vc_x'),
	additionalCase('caller number', { phoneNumberId: 'pn_x' }, 'phone_number_id', 'pn_x'),
	additionalCase('moment in UTC', { scheduleAt: '2099-06-01T12:00:00Z' }, 'schedule_at', '2099-06-01T12:00:00Z'),
	additionalCase('moment with an offset', { scheduleAt: '2099-06-01T12:00:00+05:30' }, 'schedule_at', '2099-06-01T12:00:00+05:30'),
	additionalCase('lowest priority', { priority: 0 }, 'priority', 0),
	additionalCase('highest priority', { priority: 100 }, 'priority', 100),
	additionalCase('external reference', { externalReference: 'order-1' }, 'external_reference', 'order-1'),
	additionalCase('longest external reference', { externalReference: 'ü'.repeat(255) }, 'external_reference', 'ü'.repeat(255)),

	{
		name: 'field that has no parameter',
		operation: 'create',
		parameters: { additionalBodyFields: '{ "config": { "model": "KJUE-v1.0" } }' },
		path: 'config.model',
		value: 'KJUE-v1.0',
	},
];

interface WrongCase {
	name: string;
	operation: string;
	parameters: INodeParameters;
	/** The parameter that the error must name, as the form shows it. */
	names: string;
}

function wrongConfig(name: string, parameters: INodeParameters, field: string): WrongCase {
	return { name, operation: 'create', parameters: { config: parameters }, names: `Configuration → ${field}` };
}

function wrongAdditional(name: string, parameters: INodeParameters, field: string): WrongCase {
	return { name, operation: 'create', parameters: { additionalFields: parameters }, names: `Additional Fields → ${field}` };
}

/** Input that must be refused before anything is sent. Empty and unknown values come by expression: n8n itself stops fixed ones. */
export const wrongCases: WrongCase[] = [
	{ name: 'no persona', operation: 'create', parameters: { personaId: byId('={{ "" }}') }, names: 'Persona' },
	{ name: 'neither phone number nor contact', operation: 'create', parameters: { phone: '' }, names: 'Phone Number' },
	{ name: 'phone number without country code', operation: 'create', parameters: { phone: '4155550123' }, names: 'Phone Number' },
	{ name: 'phone number that is a word', operation: 'create', parameters: { phone: 'none' }, names: 'Phone Number' },
	{
		name: 'phone number that a sheet turned into scientific notation',
		operation: 'create',
		parameters: { phone: '1.41556E+10' },
		names: 'Phone Number',
	},
	{
		name: 'WhatsApp number that is a word',
		operation: 'create',
		parameters: { contact: { whatsappNumber: 'none' } },
		names: 'Contact Fields → WhatsApp Number',
	},
	{
		name: 'contact metadata that is no JSON',
		operation: 'create',
		parameters: { contact: { metadata: { json: [{ value: '{ "a": ' }] } } },
		names: 'Contact Fields → Metadata → JSON Object',
	},
	{
		name: 'context that is a list',
		operation: 'create',
		parameters: { context: { json: [{ value: '[1]' }] } },
		names: 'Context Variables → JSON Object',
	},
	{
		name: 'context value that is no number',
		operation: 'create',
		parameters: { context: { pairs: [{ key: 'a', type: 'number', value: 'many' }] } },
		names: 'Context Variables → Key-Value Pair 1 → Value',
	},
	wrongConfig('temperature too high', { temperature: 2.1 }, 'Temperature'),
	wrongConfig('temperature too low', { temperature: -0.1 }, 'Temperature'),
	wrongConfig('temperature that is a word', { temperature: '={{ "hot" }}' }, 'Temperature'),
	wrongConfig('maximum duration too short', { maxDuration: 29 }, 'Max Duration'),
	wrongConfig('maximum duration too long', { maxDuration: 7201 }, 'Max Duration'),
	wrongConfig('maximum duration with a fraction', { maxDuration: 60.5 }, 'Max Duration'),
	wrongConfig('silence timeout too short', { silenceTimeout: 4 }, 'Silence Timeout'),
	wrongConfig('silence timeout too long', { silenceTimeout: 121 }, 'Silence Timeout'),
	wrongConfig('start hour too late', { callStartHour: 25 }, 'Call Start Hour'),
	wrongConfig('start minute too late', { callStartMinute: 60 }, 'Call Start Minute'),
	wrongConfig('end hour below 0', { callEndHour: -1 }, 'Call End Hour'),
	wrongConfig('end minute too late', { callEndMinute: 60 }, 'Call End Minute'),
	wrongConfig('day that does not exist', { allowedDays: '={{ [0, 7] }}' }, 'Allowed Days'),
	wrongConfig('recording neither on nor off', { recordingEnabled: '={{ "maybe" }}' }, 'Recording Enabled'),
	wrongConfig('retry schedule in words', { retrySchedule: '30, soon' }, 'Retry Schedule'),
	wrongConfig(
		'unknown end behavior',
		{ inactivityMessages: { messages: [{ endBehavior: '={{ "SHOUT" }}' }] } },
		'Inactivity Messages → Message 1 → End Behavior',
	),
	wrongConfig(
		'inactivity delay with a fraction',
		{ inactivityMessages: { messages: [{ delaySeconds: 1.5 }] } },
		'Inactivity Messages → Message 1 → Delay',
	),
	wrongConfig(
		'tool without ID',
		{ tools: { tools: [{ id: byId('tool_1') }, { id: byId('={{ "" }}') }] } },
		'Tools → Tool 2 → Tool',
	),
	wrongConfig(
		'webhook subscription without ID',
		{ webhookIds: { webhooks: [{ id: byId('={{ "" }}') }] } },
		'Webhook Subscriptions → Subscription 1 → Webhook',
	),
	wrongConfig('tag without name', { tags: { tags: [{ name: '={{ "" }}', description: 'x' }] } }, 'Tags → Tag 1 → Name'),
	wrongConfig(
		'structured data without key',
		{ structuredDataSchema: { fields: [{ key: '={{ "" }}' }] } },
		'Structured Data Schema → Field 1 → Key',
	),
	wrongConfig('webhook without URL', { webhooks: { webhooks: [{ url: '={{ "" }}' }] } }, 'Webhooks → Webhook 1 → URL'),
	wrongConfig(
		'unknown webhook event',
		{ webhooks: { webhooks: [{ url: HOOK, events: '={{ ["call.dreamt"] }}' }] } },
		'Webhooks → Webhook 1 → Events',
	),
	wrongConfig(
		'unknown signing method',
		{ webhooks: { webhooks: [{ url: HOOK, signingMethod: '={{ "rot13" }}' }] } },
		'Webhooks → Webhook 1 → Signing Method',
	),
	wrongAdditional('priority too high', { priority: 101 }, 'Priority'),
	wrongAdditional('priority too low', { priority: -1 }, 'Priority'),
	wrongAdditional('priority with a fraction', { priority: 1.5 }, 'Priority'),
	wrongAdditional('moment in the past', { scheduleAt: '2020-01-01T00:00:00Z' }, 'Schedule At'),
	wrongAdditional('moment that is a word', { scheduleAt: 'tomorrow' }, 'Schedule At'),
	wrongAdditional('external reference too long', { externalReference: 'x'.repeat(256) }, 'External Reference'),
	{
		name: 'additional body fields that are no JSON',
		operation: 'create',
		parameters: { additionalBodyFields: '{ model }' },
		names: 'Additional Body Fields (JSON)',
	},
];
