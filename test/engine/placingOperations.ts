import type { INodeParameters } from 'n8n-workflow';
import type { ProviderName } from '../../sandbox';

/** An operation that leaves something at a provider, and so may be sent once only. */
export interface PlacingOperation {
	name: string;
	provider: ProviderName;
	/** Id of its request in the provider's description. */
	operationId: string;
	path: string;
	/** What its errors call the effect. */
	what: string;
	/** It rings the number of the item. */
	dials: boolean;
	/** The answer holds the id of what was placed. */
	answersWithId: boolean;
	/** That id is one of a batch, so that no call is named. */
	ofBatch?: true;
	/** Of a request that went well; 200 where it is absent. */
	answersWithStatus?: number;
	/** Without Options. Read from the item: `phone` or, where no phone rings, `agent`. */
	parameters: INodeParameters;
}

/** Operations that place something for each item: all that ring its number, and others that would be visible twice. */
export const PLACING_OPERATIONS: PlacingOperation[] = [
	{
		name: 'Kejue create',
		provider: 'kejue',
		operationId: 'createPersonaCall',
		path: '/api/v1/persona-calls',
		what: 'phone call',
		dials: true,
		answersWithId: true,
		parameters: { resource: 'call', operation: 'create', personaId: 'per_7', phone: '={{ $json.phone }}' },
	},
	{
		name: 'Zudu createPhoneCall',
		provider: 'zudu',
		operationId: 'createPhoneCall',
		path: '/api/calls/create-phone-call',
		what: 'phone call',
		dials: true,
		answersWithId: true,
		parameters: {
			resource: 'call',
			operation: 'createPhoneCall',
			fromNumber: '+14155550100',
			toNumber: '={{ $json.phone }}',
		},
	},
	{
		name: 'Elemente create',
		provider: 'elemente',
		operationId: 'createCall',
		path: '/api/v1/calls',
		what: 'phone call',
		dials: true,
		answersWithId: true,
		parameters: {
			resource: 'call',
			operation: 'create',
			agentId: '123e4567-e89b-12d3-a456-426614174000',
			skillId: '223e4567-e89b-12d3-a456-426614174000',
			channel: 'call',
			phoneNumber: '={{ $json.phone }}',
		},
	},
	{
		name: 'Levers create',
		provider: 'levers',
		operationId: 'callContact',
		path: '/api-service/v1/ai/phone-calls/action/call',
		what: 'phone call',
		dials: true,
		answersWithId: false,
		answersWithStatus: 201,
		parameters: { resource: 'call', operation: 'create', numberToCall: '={{ $json.phone }}' },
	},
	{
		// Each item makes a request of its own, since they do not agree in the size.
		name: 'Levers createMany',
		provider: 'levers',
		operationId: 'callContactsBulk',
		path: '/api-service/v1/ai/phone-calls/action/call-bulk',
		what: 'phone call',
		dials: true,
		answersWithId: false,
		answersWithStatus: 201,
		parameters: {
			resource: 'call',
			operation: 'createMany',
			numberToCall: '={{ $json.phone }}',
			additionalFields: { batchSize: '={{ 10 + $itemIndex }}' },
		},
	},
	{
		// Each item makes a batch of its own, since they do not agree in the name.
		name: 'Zudu createBatch',
		provider: 'zudu',
		operationId: 'createBatchCall',
		path: '/batch-call',
		what: 'batch call',
		dials: true,
		answersWithId: true,
		ofBatch: true,
		parameters: {
			resource: 'batch',
			operation: 'create',
			fromNumber: '+14155550100',
			toNumber: '={{ $json.phone }}',
			status: 'sent',
			additionalFields: { name: '={{ "Batch " + $itemIndex }}' },
		},
	},
	{
		name: 'Zudu create',
		provider: 'zudu',
		operationId: 'createCall',
		path: '/api/calls/create',
		what: 'call record',
		dials: false,
		answersWithId: true,
		parameters: { resource: 'call', operation: 'create', agentId: '={{ $json.agent }}' },
	},
	{
		name: 'Zudu createWebCall',
		provider: 'zudu',
		operationId: 'createWebCall',
		path: '/api/calls/create-web-call',
		what: 'web call',
		dials: false,
		answersWithId: true,
		parameters: { resource: 'call', operation: 'createWebCall', agentId: '={{ $json.agent }}' },
	},
];

/** True for an operation whose output has the id of the call. */
export function namesCalls({ answersWithId, ofBatch }: PlacingOperation): boolean {
	return answersWithId && !ofBatch;
}

export const DIALLING_OPERATIONS = PLACING_OPERATIONS.filter(({ dials }) => dials);

/** Parameters of a node for items with the members `phone` or `agent`, and `timeout` in seconds. */
export function parametersOf({ parameters }: PlacingOperation, options: INodeParameters): INodeParameters {
	return { ...parameters, options: { timeout: '={{ $json.timeout }}', ...options } };
}

/** The operation of that name. */
export function placingOperation(name: string): PlacingOperation {
	const found = PLACING_OPERATIONS.find((operation) => operation.name === name);
	if (!found) throw new Error(`No placing operation named ${name}`);
	return found;
}
