import { DateTime } from 'luxon';
import { readForm } from '../build/formFields';
import { OPERATIONS } from '../build/operations';
import type { Calls } from '../nodes/shared/calls/calls';
import { isObject } from '../nodes/shared/core/input/isObject';
import type { RequestSpec } from '../nodes/shared/core/request';
import type { Client, Reply } from './client';
import type { Verdict } from './finding';
import type { CallInput, Plan } from './plan';

/** How long a call is followed. */
export interface FollowTimes {
	pollMs: number;
	/** From the request on. */
	atMostMs: number;
	/** After the end, when transcript, recording and analysis may still be on their way. */
	afterEndMs: number;
}

export const FOLLOW_TIMES: FollowTimes = { pollMs: 5_000, atMostMs: 20 * 60_000, afterEndMs: 60_000 };

/** What became of one call. */
export interface FollowedCall {
	created: Reply;
	/** Every answer about the call, in order. */
	answers: Reply[];
	/** In a sentence, without values. */
	note: string;
	/** Whether the nodes understood how it went. */
	understood: Verdict;
}

interface Parts {
	plan: Plan;
	client: Client;
	call: CallInput;
	times: FollowTimes;
	report(line: string): void;
}

/** The request that the node would send for it. @throws InvalidParameter for numbers that are never called */
export function callRequest({ name, call }: Plan, input: CallInput): { request: RequestSpec; calls: Calls; unwrap(body: unknown): unknown } {
	const listed = OPERATIONS.find((one) => one.name === name && one.resource === 'call' && one.value === call.operation);
	if (!listed) throw new Error(`The node has no operation ${call.operation}`);
	const { operation, calls, provider } = listed;
	const request = operation.request(readForm(operation.properties, call.form(input)) as never, { now: DateTime.utc() });
	return { request, calls, unwrap: provider.unwrap };
}

/** Places one call as the node does, once, and reads it until it is over. */
export async function followCall({ plan, client, call, times, report }: Parts): Promise<FollowedCall> {
	const { request, calls, unwrap } = callRequest(plan, call);
	report('Placing one call');
	const startedAt = Date.now();
	const created = await client.placeCall(request);
	if (!('status' in created) || created.status >= 300) {
		return { created, answers: [], understood: 'not seen', note: 'The call may have been placed or not; it was not sent again.' };
	}
	const { reading } = calls;
	const accepted = unwrap(created.body);
	const callId = isObject(accepted) ? calls.simplify(accepted).callId : undefined;
	if (!reading) return { created, answers: [], understood: 'not seen', note: `${plan.title} has no endpoint to read a call.` };
	if (!callId) return { created, answers: [], understood: 'differs', note: 'The answer has no ID in which the node finds the call.' };

	const answers: Reply[] = [];
	const read = async (): Promise<Reply> => {
		const { path } = reading.request({ callId });
		const reply = await client.read({ method: 'GET', path });
		answers.push(reply);
		return reply;
	};
	report('Following the call until it is over');
	let isStrange = false;
	while (Date.now() - startedAt < times.atMostMs) {
		const reply = await read();
		const record = 'status' in reply && reply.status < 300 ? unwrap(reply.body) : undefined;
		if (isObject(record)) {
			isStrange ||= calls.simplify(record).status === 'unknown';
			if (calls.isFinal(record)) {
				await pause(times.afterEndMs);
				await read();
				return { created, answers, understood: isStrange ? 'differs' : 'confirmed', note: `The node sees that the call is over${isStrange ? ', but it had a status that the node does not know' : ''}.` };
			}
		}
		await pause(times.pollMs);
	}
	return { created, answers, understood: 'differs', note: 'In the time given, the call had no status that the node takes for an end.' };
}

async function pause(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
}
