import { NodeOperationError, type IDataObject, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { EventOutput } from '../../shared/calls/events/eventOutput';
import type { ReadableRecords } from '../../shared/core/lists/readableRecords';
import { nodeError, type Words } from '../../shared/core/problem/nodeError';
import type { Problem } from '../../shared/core/problem/problem';
import { connect } from '../../shared/core/sending/connect';
import { sendRequest } from '../../shared/core/sending/sendRequest';
import { callsPath } from '../call/call';
import { readCallList } from '../call/callList';
import { calls } from '../calls';
import { elemente } from '../provider';
import { MAX_SEEN_CALLS, newCalls, statusOf } from './newCalls';
import { readMemory } from './pollMemory';
import { pollWindow } from './pollWindow';
import { readSettings, type TriggerSettings } from './settings';

const POLL_TIMEOUT_MS = 30_000;

const callList = z.unknown().refine((data) => readCallList(data) !== undefined);

/** One poll: the calls that have reached a chosen status since the last one; null when there are none. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const settings = readSettings(context);
		return context.getMode() === 'manual' ? await pollNewest(context, settings) : await pollNew(context, settings);
	} catch (error) {
		throw nodeError(context.getNode(), error, wordsOf);
	}
}

async function pollNewest(context: IPollFunctions, settings: TriggerSettings): Promise<INodeExecutionData[][]> {
	// The list begins with the newest, as far as can be told without times.
	const newest = (await listCalls(context, settings, settings.lookBackHours)).records.find((call) =>
		settings.statuses.includes(statusOf(call)),
	);
	if (newest) return [[output(newest)]];
	throw new NodeOperationError(
		context.getNode(),
		`No call from the last ${settings.lookBackHours} hours has one of the chosen statuses.`,
		{ description: "Place a call and try again when it has ended, choose more 'Statuses', or increase 'Look Back'." },
	);
}

async function pollNew(context: IPollFunctions, settings: TriggerSettings): Promise<INodeExecutionData[][] | null> {
	const remembered = () => readMemory(context.getWorkflowStaticData('node'), settings.scope);
	const memory = remembered();
	const sent = { memory, window: pollWindow(memory, { nowMs: Date.now(), lookBackHours: settings.lookBackHours }) };
	const { records, unreadable } = await listCalls(context, settings, sent.window.hours);

	// From here to the end nothing waits: a poll that overlaps with this one sees either none of it or all.
	const result = newCalls(records, { sent, memory: remembered(), settings });
	checkMemorySize(context, Object.keys(result.memory.seen).length, sent.window.hours);
	Object.assign(context.getWorkflowStaticData('node'), result.memory);
	warnOfUnreadable(context, unreadable);
	return result.calls.length > 0 ? [result.calls.map(output)] : null;
}

async function listCalls(context: IPollFunctions, { channel }: TriggerSettings, hours: number): Promise<ReadableRecords> {
	const query = { hrs: hours, ...(channel !== 'any' && { channel }) };
	const data = await sendRequest(connect(context, elemente, 1), {
		spec: { method: 'GET', path: callsPath, query },
		operation: { response: callList },
		timeoutMs: POLL_TIMEOUT_MS,
	});
	return readCallList(data) ?? { records: [], unreadable: 0 };
}

/** Once for as long as Elemente lists them: the same ones come with every poll. */
function warnOfUnreadable(context: IPollFunctions, unreadable: number): void {
	const state = context.getWorkflowStaticData('node');
	const warnedOf = Number(state.unreadableRecords ?? 0);
	if (unreadable !== warnedOf) state.unreadableRecords = unreadable;
	if (unreadable <= warnedOf) return;
	context.logger.warn(
		`Elemente lists ${unreadable} ${unreadable === 1 ? 'record' : 'records'} that "${context.getNode().name}" cannot read as a call, because the ID is missing. They do not start the workflow; other calls are not affected.`,
	);
}

function output(call: IDataObject): { json: EventOutput } {
	const event = calls.isFinal(call) ? 'call.ended' : 'call.updated';
	return { json: { event, call: calls.simplify(call), raw: call } };
}

/** Forgetting calls that are still listed would emit them again. */
function checkMemorySize(context: IPollFunctions, count: number, hours: number): void {
	if (count <= MAX_SEEN_CALLS) return;
	throw new NodeOperationError(
		context.getNode(),
		`Elemente lists more calls from the last ${hours} hours than the ${MAX_SEEN_CALLS} that this trigger can remember. Decrease 'Look Back' in the options, or choose one 'Channel'.`,
	);
}

function wordsOf({ error, message, details }: Problem): Words {
	// When activation fails, n8n shows only the message.
	if (details.code === 'invalidInput') return { message: `${error} ${message}` };
	return { message: error, description: `${message} The next poll covers the time since the last successful one, so no call is lost.` };
}
