import { z } from 'zod';
import type { Call, CallBook } from '../../callBook';
import { newId } from '../../newId';
import { canonicalNumber } from '../../phoneNumber';
import { type Act, type Answer, type Operation, type OperationRequest, quiet } from '../../simulation';
import { DEFAULT_AGENT_ID } from './agents';
import { type CallDetails, newCallDetails, presentCall } from './call';
import { success } from './envelope';
import { ORGANIZATION_ID } from './organization';

/** What placing and reading calls needs. */
export interface CallParts {
	calls: CallBook<CallDetails>;
	origin(): string;
	/** Called with every call that was placed or moved. */
	onPlaced(call: Call<CallDetails>): void;
}

const metadata = z.record(z.string(), z.unknown()).optional();
const createBody = z.object({
	agent_id: z.string(),
	call_id: z.string().optional(),
	call_type: z.string().optional(),
	direction: z.string().optional(),
	metadata,
});
const phoneCallBody = z.object({
	from_number: z.string(),
	to_number: z.string(),
	override_agent_id: z.string().optional(),
	scheduled_timestamp: z.number().optional(),
	metadata,
});
const webCallBody = z.object({ agent_id: z.string(), metadata });

/** https://docs.zudu.ai/api-reference/calls/: calls one by one. */
export function callOperations(parts: CallParts): Record<string, Operation> {
	return {
		createCall: quiet((request) => createCall(parts, request)),
		createPhoneCall: (request) => createPhoneCall(parts, request),
		createWebCall: quiet((request) => createWebCall(parts, request)),
	};
}

function createPhoneCall({ calls, origin, onPlaced }: CallParts, { body: rawBody }: OperationRequest): Act {
	const body = phoneCallBody.parse(rawBody);
	const to = canonicalNumber(body.to_number);
	return {
		reaches: [to],
		perform: () => {
			const call = calls.place({
				id: newId('call'),
				to,
				scheduledAt: body.scheduled_timestamp === undefined ? null : body.scheduled_timestamp * 1000,
				details: {
					...newCallDetails(body.override_agent_id ?? DEFAULT_AGENT_ID, body.metadata),
					callType: 'PHONE_CALL',
					direction: 'OUTBOUND',
					fromNumber: body.from_number,
					toNumber: body.to_number,
				},
			});
			onPlaced(call);
			const shown = presentCall(call, calls.stateOf(call), origin());
			const isAhead = shown.call_status === 'SCHEDULED';
			return success(isAhead ? 'Phone call scheduled successfully' : 'Phone call created successfully', {
				organization_id: ORGANIZATION_ID,
				call_type: 'PHONE_CALL',
				// call_initiated is the only value shown; the answer to a scheduled request is not documented (inferred).
				status: isAhead ? 'call_scheduled' : 'call_initiated',
				call: shown,
				phone_call_info: {
					from_number: body.from_number,
					to_number: body.to_number,
					direction: 'OUTBOUND',
					call_status: shown.call_status,
				},
			});
		},
	};
}

function createCall({ calls, origin }: CallParts, { body: rawBody }: OperationRequest): Answer {
	const body = createBody.parse(rawBody);
	const known = body.call_id === undefined ? undefined : calls.get(body.call_id);
	// What a repeated id does is not documented; the sandbox answers with the record that is there.
	const call =
		known ??
		calls.register({
			id: body.call_id ?? newId('call'),
			details: { ...newCallDetails(body.agent_id, body.metadata), callType: body.call_type ?? null, direction: body.direction ?? null },
		});
	const shown = presentCall(call, calls.stateOf(call), origin());
	return success('Call created successfully', {
		organization_id: ORGANIZATION_ID,
		call: { ...shown, call_status: shown.call_status.toLowerCase() },
	});
}

function createWebCall({ calls, origin }: CallParts, { body: rawBody }: OperationRequest): Answer {
	const body = webCallBody.parse(rawBody);
	const call = calls.register({
		id: newId('call'),
		details: { ...newCallDetails(body.agent_id, body.metadata), callType: 'WEB_CALL' },
	});
	const token = `sandbox-livekit-token-${call.id}`;
	return success('Web call created successfully', {
		organization_id: ORGANIZATION_ID,
		call_type: 'WEB_CALL',
		call: presentCall(call, calls.stateOf(call), origin()),
		web_call_info: { room_name: call.id, access_token: token, call_status: 'REGISTERED', agent_id: body.agent_id },
		livekit_connection: { server_url: 'wss://livekit.sandbox.invalid', token, room_name: call.id },
	});
}
