/** By the title of an operation, then by what is unlike the rule: the reason. A row that no longer applies fails the tests. */
type Exceptions = Record<string, Record<string, string>>;

/** What an update need not send: null would clear it. */
const partial = (members: string[]) =>
	Object.fromEntries(members.map((member) => [`body/${member} is required`, 'printed as required and as allowed to be null; the form says that it may be needed']));

const FIRST_PAGE = 'the first page is asked for without a number: whether pages count from 0 or 1 is not documented';

/** Members of a documented request that no field enters: by their place. */
export const MEMBERS_NOT_OFFERED: Exceptions = {
	'elemente agent getMany': { 'query/page': FIRST_PAGE },
	'elemente knowledgeBase getMany': { 'query/page': FIRST_PAGE },
	'zudu agent applyConfig': { 'body/agent_ids/[]': 'hidden while all agents are to be changed, which everything filled in means' },
	'zudu batch create': {
		'body/retry_rules/[]/retry_timing/time': 'goes with one type of rule',
		'body/retry_rules/[]/retry_timing/duration_minutes': 'goes with the other type of rule',
	},
	'zudu agent previewConfig': { 'body/agent_ids/[]': 'hidden while all agents are to be changed, which everything filled in means' },
};

/** Fields whose value is not sent under their own name: the place where it is sent. */
export const SENT_UNDER_ANOTHER_NAME: Exceptions = {
	'kejue call create': { 'Configuration → Webhook Subscriptions → Subscription 1 → Webhook': 'body/config/webhook_ids/[]' },
	...Object.fromEntries(
		['persona get', 'persona update', 'tool attach', 'voiceConfig create', 'voiceConfig update'].map((title) => [`kejue ${title}`, { Persona: 'path/{agent_id}' }]),
	),
	'kejue campaign create': {
		Contact: 'body/contact_ids/[]',
		'Phone Number': 'body/contact_ids/[]',
		// They are sent with a request before, where the contact does not exist.
		...Object.fromEntries(
			['Company', 'Country', 'Email', 'First Name', 'Job Title', 'Language', 'Last Name', 'Metadata', 'Tags', 'Time Zone', 'WhatsApp Number'].map((name) => [`Contact Fields → ${name}`, 'nowhere']),
		),
	},
	'kejue phoneNumber setInboundRouting': { 'Workspace Number': 'path/{phone_id}', Persona: 'nowhere' },
	'kejue phoneNumber deleteInboundRouting': { 'Workspace Number': 'path/{phone_id}' },
	'elemente call getMany': {
		'Filters → Date From (Inferred)': 'query/dateRange/from',
		'Filters → Date To (Inferred)': 'query/dateRange/to',
	},
	// While all agents are to be changed, the list of them is not sent.
	'zudu agent applyConfig': { 'Apply to All': 'body/apply_to_all, body/agent_ids/[], body/agent_ids/[]' },
	'zudu agent previewConfig': { 'Apply to All': 'body/apply_to_all, body/agent_ids/[], body/agent_ids/[]' },
	'zudu batch create': { 'Additional Fields → Retry Rules → Rule 1 → Type': 'body/retry_rules/[]/retry_timing/type, body/retry_rules/[]/retry_timing/duration_minutes' },
	'zudu mcpServer create': {
		'Server Fields → Request Headers → Header 1 → Name': 'body/config/request_headers/Authorization, body/config/request_headers/Authorizatioa',
		'Server Fields → Request Headers → Header 1 → Value': 'body/config/request_headers/Authorization',
	},
	'zudu mcpServer update': {
		'Server Fields → Request Headers → Header 1 → Name':
			'body/request_headers/Authorization, body/config/request_headers/Authorization, body/request_headers/Authorizatioa, body/config/request_headers/Authorizatioa',
		'Server Fields → Request Headers → Header 1 → Value': 'body/request_headers/Authorization, body/config/request_headers/Authorization',
	},
	'zudu phoneNumber update': { 'Update Fields → Remove Agents': 'body/outbound_agent_id, body/inbound_agent_id' },
	'elemente knowledgeBase create': {
		'Agents → Agent 1 → Agent': 'body/agentIds/[]',
		Title: 'body/name, body/title',
	},
	'levers invoice attach': { 'Input Data Field Name': 'body/file/[]' },
};

/** What is sent although it was neither entered nor is required: by its place. */
export const SENT_UNASKED: Exceptions = {
	'zudu batch create': { 'body/status': 'without it, a batch starts at once' },
	'kejue call injectContext': { 'body/urgency': 'its default in the form is sent, so that the form tells the truth' },
};

const HOURS_OF_CALL_SETTINGS = Object.fromEntries(
	['start', 'end'].map((end) => [`body/call_settings/call_${end}_hour must be <= 23`, 'the older documentation says 0 to 24, the current one nothing']),
);

/** What may be sent although the description does not take it: by the words of the violation. */
export const BEYOND_THE_DESCRIPTION: Exceptions = {
	'kejue call create': {
		'body/config/call_start_hour must be <= 23': 'the older documentation says 0 to 24, the current one nothing',
		'body/config/call_end_hour must be <= 23': 'the older documentation says 0 to 24, the current one nothing',
		'body/config/webhooks/0/events/0 must be one of call.started, call.ended, call.analyzed, campaign.started, campaign.ended, campaign.paused, campaign.resumed, campaign.failed':
			'"*" is documented for subscriptions, and may work for single calls too',
	},
	'kejue persona create': HOURS_OF_CALL_SETTINGS,
	'kejue campaign create': HOURS_OF_CALL_SETTINGS,
	'kejue persona update': HOURS_OF_CALL_SETTINGS,
	'elemente action update': partial(['description', 'waitingMessage', 'method', 'url', 'headers', 'queryParams', 'inputVariables']),
	'elemente agent update': partial(['leadQualification', 'functionality', 'lastname', 'imageURL', 'phone', 'isInbound', 'workspace']),
	'elemente call update': { 'body/note is required': 'the documentation contradicts itself; the form says that it may be required' },
};

/** Operations that send another method than GET and leave nothing behind: the reason. */
export const WRITES_NOTHING: Record<string, string> = {
	'zudu agent getMany': 'POST /api/agents is a search',
	'zudu agent previewConfig': 'it shows what a change would do',
	'zudu batch getMany': 'POST /batch-call/list is a search',
	'zudu call getMany': 'POST /api/calls is a search',
	'zudu phoneNumber getMany': 'POST /api/phone-numbers/list is a search',
};
