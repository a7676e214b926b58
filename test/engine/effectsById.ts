import { sleep, type IBinaryKeyData, type IDataObject, type INodeParameters } from 'n8n-workflow';
import type { ProviderName, Sandbox } from '../../sandbox';
import { placeKejueCalls } from './placeKejueCalls';

/** An operation that changes something that is there already, named by an id in its path. */
export interface EffectById {
	name: string;
	provider: ProviderName;
	/** Id of its request in the provider's description. */
	operationId: string;
	/** What its errors call the effect. */
	what: string;
	/** A phone rings because of it. */
	rings: boolean;
	/** Sent twice it does what it does once. */
	repeatable: boolean;
	/** An empty answer is as good as any. */
	needsNoBody: boolean;
	/** Reads the id from `id` of the item. */
	parameters: INodeParameters;
	/** Items that agree are sent together. */
	sharesRequests?: boolean;
	/** What keeps each item in a request of its own. */
	apart?: INodeParameters;
	/** Files that each item has. */
	binary?: IBinaryKeyData;
	/** Makes as many things to be changed at the sandbox: their ids. */
	arrange(sandbox: Sandbox, count: number): Promise<string[]>;
	/** Has the requests for these ids answered as documented, where nothing was arranged at the sandbox that could be changed. */
	answer?(sandbox: Sandbox, ids: string[]): void;
}

const NEVER_ENDS = '+12025550156';
const HOUR_S = 3600;
/** Two phases, with time to spare. */
const PICKED_UP_MS = 200;

/** The persona can be told something only while it talks. */
const liveKejueCalls = async (sandbox: Sandbox, count: number) => {
	sandbox.setPace({ to: NEVER_ENDS, phaseMs: 1 });
	const ids = await placeKejueCalls(sandbox, Array.from({ length: count }, () => NEVER_ENDS));
	await sleep(PICKED_UP_MS);
	return ids;
};

const kejueHeaders = ({ providers }: Sandbox) => ({ 'X-API-Key': providers.kejue.credentials.apiKey });

const kejueContacts = async (sandbox: Sandbox, count: number) => {
	const url = `${sandbox.providers.kejue.baseUrl}/contacts`;
	const contacts = await postTimes(url, { body: { phone: NEVER_ENDS }, headers: kejueHeaders(sandbox), count });
	return contacts.map(({ id }) => String(id));
};

const kejueCampaigns = async (sandbox: Sandbox, count: number) => {
	const url = `${sandbox.providers.kejue.baseUrl}/campaigns`;
	const contact_ids = await kejueContacts(sandbox, 1);
	const campaigns = await postTimes(url, { body: { name: 'Test', persona_id: 'per_7', contact_ids }, headers: kejueHeaders(sandbox), count });
	return campaigns.map(({ id }) => String(id));
};

/** The sandbox answers itself; faults are told apart by what a request mentions. */
const asItIs = () => undefined;

const scheduledZuduCalls = async ({ providers }: Sandbox, count: number) => {
	const { baseUrl, credentials } = providers.zudu;
	const body = { from_number: '+14155550100', to_number: '+14155550199', scheduled_timestamp: Math.floor(Date.now() / 1000) + HOUR_S };
	const headers = { 'X-API-KEY': credentials.apiKey, 'X-API-SECRET': credentials.apiSecret };
	const answers = await postTimes(`${baseUrl}/api/calls/create-phone-call`, { body, headers, count });
	return answers.map((answer) => {
		const data = (answer.data ?? answer) as { call?: { call_id: string }; call_id?: string };
		return data.call?.call_id ?? data.call_id ?? '';
	});
};

const zuduDrafts = async ({ providers }: Sandbox, count: number) => {
	const { baseUrl, credentials } = providers.zudu;
	const body = { from_number: '+14155550100', tasks: [{ to_number: '+14155550199' }], status: 'draft' };
	const headers = { 'X-API-KEY': credentials.apiKey, 'X-API-SECRET': credentials.apiSecret };
	const answers = await postTimes(`${baseUrl}/batch-call`, { body, headers, count });
	return answers.map(({ batch_call_id }) => String(batch_call_id));
};

const elementeCalls = async ({ providers }: Sandbox, count: number) => {
	const { baseUrl, credentials } = providers.elemente;
	const authorization = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
	const body = {
		agentId: '123e4567-e89b-12d3-a456-426614174000',
		skillId: '223e4567-e89b-12d3-a456-426614174000',
		channel: 'call',
		customerOverride: { phoneNumber: NEVER_ENDS },
	};
	const answers = await postTimes(`${baseUrl}/api/v1/calls`, { body, headers: { authorization }, count });
	return answers.map(({ id }) => String(id));
};

const leversInvoices = async ({ providers }: Sandbox, count: number) => {
	const { baseUrl, credentials } = providers.levers;
	const [{ access_token: token }] = await postTimes(`${baseUrl}/auth/v1/api-key/auth`, { body: { ...credentials }, headers: {}, count: 1 });
	const headers = { authorization: `Bearer ${String(token)}` };
	const api = `${baseUrl}/api-service/v1`;
	const [{ uuid: contactUuid }] = await postTimes(`${api}/contact`, { body: { name: 'Acme' }, headers, count: 1 });
	const body = { number: '7', date: '2026-01-01', dueDate: '2026-02-01', total: 12, contactUuid };
	const invoices = await postTimes(`${api}/invoice`, { body, headers, count });
	return invoices.map(({ uuid }) => String(uuid));
};

async function postTimes(
	url: string,
	{ body, headers, count }: { body: IDataObject; headers: Record<string, string>; count: number },
): Promise<IDataObject[]> {
	const answers: IDataObject[] = [];
	for (let row = 0; row < count; row++) {
		const response = await fetch(url, {
			method: 'POST',
			headers: { ...headers, 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
		answers.push((await response.json()) as IDataObject);
	}
	return answers;
}

const MOMENT = '={{ $now.plus({ hours: 3 }) }}';

/** All of them; those whose target is a phone number or an agent are in placingOperations.ts. */
export const EFFECTS_BY_ID: EffectById[] = [
	{
		name: 'Kejue injectContext',
		provider: 'kejue',
		operationId: 'injectContext',
		what: 'context note',
		rings: false,
		repeatable: false,
		needsNoBody: true,
		parameters: { resource: 'call', operation: 'injectContext', callId: '={{ $json.id }}', text: 'The parcel is at the door.' },
		arrange: liveKejueCalls,
	},
	{
		name: 'Kejue campaign create',
		provider: 'kejue',
		operationId: 'createCampaign',
		what: 'campaign',
		rings: true,
		repeatable: false,
		sharesRequests: true,
		apart: { name: '={{ "Test " + $itemIndex }}' },
		needsNoBody: false,
		parameters: { resource: 'campaign', operation: 'create', name: 'Test', personaId: 'per_7', contactId: '={{ $json.id }}', autoStart: true },
		arrange: kejueContacts,
		answer: asItIs,
	},
	{
		name: 'Kejue campaign start',
		provider: 'kejue',
		operationId: 'startCampaign',
		what: 'campaign',
		rings: true,
		repeatable: false,
		needsNoBody: true,
		parameters: { resource: 'campaign', operation: 'start', campaignId: '={{ $json.id }}' },
		arrange: kejueCampaigns,
		answer: asItIs,
	},
	{
		name: 'Zudu reschedule',
		provider: 'zudu',
		operationId: 'rescheduleCall',
		what: 'call',
		rings: true,
		repeatable: false,
		needsNoBody: false,
		parameters: { resource: 'call', operation: 'reschedule', callId: '={{ $json.id }}', scheduledTimestamp: MOMENT },
		arrange: scheduledZuduCalls,
	},
	{
		name: 'Zudu cancelSchedule',
		provider: 'zudu',
		operationId: 'cancelScheduledCall',
		what: 'cancellation of the schedule',
		rings: false,
		repeatable: false,
		needsNoBody: false,
		parameters: { resource: 'call', operation: 'cancelSchedule', callId: '={{ $json.id }}' },
		arrange: scheduledZuduCalls,
	},
	{
		name: 'Zudu delete',
		provider: 'zudu',
		operationId: 'deleteCall',
		what: 'deletion of the call',
		rings: false,
		repeatable: false,
		needsNoBody: true,
		parameters: { resource: 'call', operation: 'delete', callId: '={{ $json.id }}' },
		arrange: scheduledZuduCalls,
	},
	{
		name: 'Zudu update',
		provider: 'zudu',
		operationId: 'updateCall',
		what: 'update of the call',
		rings: false,
		repeatable: true,
		needsNoBody: false,
		parameters: {
			resource: 'call',
			operation: 'update',
			callId: '={{ $json.id }}',
			metadata: { pairs: [{ key: 'row', type: 'text', value: 'x' }] },
		},
		arrange: scheduledZuduCalls,
	},
	{
		name: 'Zudu execute',
		provider: 'zudu',
		operationId: 'executeBatchCall',
		what: 'batch call',
		rings: true,
		repeatable: false,
		needsNoBody: false,
		parameters: { resource: 'batch', operation: 'execute', batchId: '={{ $json.id }}' },
		arrange: zuduDrafts,
	},
	{
		name: 'Zudu update of a batch',
		provider: 'zudu',
		operationId: 'updateBatchCall',
		what: 'batch call',
		rings: true,
		repeatable: false,
		needsNoBody: false,
		parameters: { resource: 'batch', operation: 'update', batchId: '={{ $json.id }}', updateFields: { status: 'sent' } },
		arrange: zuduDrafts,
	},
	{
		name: 'Elemente update',
		provider: 'elemente',
		operationId: 'updateCall',
		what: 'update of the call',
		rings: false,
		repeatable: true,
		needsNoBody: false,
		parameters: {
			resource: 'call',
			operation: 'update',
			callId: '={{ $json.id }}',
			note: 'Changed by the test',
			updateFields: { status: 'completed' },
		},
		arrange: elementeCalls,
	},
	{
		name: 'Levers attach',
		provider: 'levers',
		operationId: 'uploadInvoiceAttachment',
		what: 'attachment',
		rings: false,
		repeatable: false,
		needsNoBody: false,
		parameters: { resource: 'invoice', operation: 'attach', uuid: '={{ $json.id }}', binaryFields: 'data' },
		binary: { data: { data: Buffer.from('%PDF-1.7').toString('base64'), mimeType: 'application/pdf', fileName: 'invoice.pdf' } },
		arrange: leversInvoices,
	},
];
