import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { isUsableId } from '../../shared/core/sending/apiPath';
import { connect } from '../../shared/core/sending/connect';
import { pause } from '../../shared/core/sending/pause';
import { ProblemError } from '../../shared/core/problem/problem';
import { sendRequest } from '../../shared/core/sending/sendRequest';
import type { EventOutput } from '../../shared/calls/events/eventOutput';
import type { EventAnswer, SelectedEvent } from '../../shared/core/webhook/receiveEvent';
import { reading } from '../call/reading';
import { calls } from '../calls';
import { zudu } from '../provider';
import { readSettings } from './settings';

const EVENT = 'post_call';

/** The sender waits for the answer. */
const READ_TIMEOUT_MS = 3_000;

/** A call may be announced as ended a moment before it can be read so. */
const LOOK_AGAIN_AFTER_MS = [1_000, 2_000];

/** How deep the call is looked for in a payload, whose form is not documented: docs/decisions.md#deliveries-of-zudu */
const MAX_DEPTH = 3;

/** Which batch a call belongs to is in its metadata: https://docs.zudu.ai/api-reference/calls/get-calls-call-id */
const inBatch = z.object({ metadata: z.object({ batch_call_id: z.string().min(1) }) }).transform(({ metadata }) => metadata.batch_call_id);

const callWithAgent = z.object({ call_id: z.string(), agent_id: z.string().optional() });

export function selectEvent(body: IDataObject, context: IWebhookFunctions): SelectedEvent | undefined {
	const callId = findCallId(body, MAX_DEPTH);
	return callId === undefined ? undefined : { id: callId, output: async () => await readEnded(context, callId) };
}

function findCallId(body: IDataObject, depth: number): string | undefined {
	if (typeof body.call_id === 'string' && isUsableId(body.call_id)) return body.call_id;
	if (depth === 0) return undefined;
	for (const member of Object.values(body)) {
		const isObject = typeof member === 'object' && member !== null && !Array.isArray(member);
		const found = isObject ? findCallId(member as IDataObject, depth - 1) : undefined;
		if (found !== undefined) return found;
	}
	return undefined;
}

interface CallEnded extends EventOutput {
	/** Null for a call of no batch. */
	batchId: string | null;
}

/** @returns undefined when Zudu has no such call, or one of an agent that was not chosen */
async function readEnded(context: IWebhookFunctions, callId: string): Promise<EventAnswer> {
	const { agentIds, calls: chosen } = readSettings(context);
	for (const waitMs of [...LOOK_AGAIN_AFTER_MS, undefined]) {
		const raw = await readOnce(context, callId);
		const { data: call } = callWithAgent.safeParse(raw);
		if (!raw || call?.call_id !== callId) return undefined;
		if (agentIds !== 'all' && !agentIds.includes(call.agent_id ?? '')) return undefined;
		const batchId = inBatch.safeParse(raw).data ?? null;
		if (chosen !== 'all' && chosen !== (batchId === null ? 'single' : 'batch')) return 'notChosen';
		if (calls.isFinal(raw)) return { event: EVENT, batchId, call: calls.simplify(raw), raw } satisfies CallEnded;
		if (waitMs !== undefined) await pause(waitMs, undefined);
	}
	throw new Error(`Zudu announced the end of call ${callId}, but still shows it as in progress`);
}

async function readOnce(context: IWebhookFunctions, callId: string): Promise<IDataObject | undefined> {
	const sending = { spec: reading.request({ callId }), operation: reading, timeoutMs: READ_TIMEOUT_MS };
	return (await sendRequest(connect(context, zudu, 1), sending).catch(nothingIfMissing)) as IDataObject | undefined;
}

function nothingIfMissing(error: unknown): undefined {
	if (error instanceof ProblemError && error.problem.details.httpStatus === 404) return undefined;
	throw error;
}
