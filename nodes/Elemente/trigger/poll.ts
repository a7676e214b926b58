import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { z } from 'zod';
import { connect } from '../../shared/core/sending/connect';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { ProblemError } from '../../shared/core/problem/problem';
import type { ReadableRecords } from '../../shared/core/lists/readableRecords';
import { sendRequest } from '../../shared/core/sending/sendRequest';
import type { EventOutput } from '../../shared/calls/events/eventOutput';
import { calls } from '../calls';
import { elemente } from '../provider';
import { callsPath } from '../call/call';
import { readCallList } from '../call/callList';
import { readMemory } from './pollMemory';
import { pollWindow } from './pollWindow';
import { MAX_SEEN_CALLS, statusOf, takeNews, type Watched } from './takeNews';
import { plainText } from '../../shared/core/input/plainText';

const POLL_TIMEOUT_MS = 30_000;

const callList = z.unknown().refine((data) => readCallList(data) !== undefined);

interface Settings extends Watched {
	channel: string;
	lookBackHours: number;
}

/** One poll: the calls that have reached a chosen status since the last one; null when there are none. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const settings = readSettings(context);
		return context.getMode() === 'manual' ? await showNewest(context, settings) : await pollNews(context, settings);
	} catch (error) {
		throw asNodeError(context, error);
	}
}

/** For the editor: something to build the workflow with, whatever was emitted before. */
async function showNewest(context: IPollFunctions, settings: Settings): Promise<INodeExecutionData[][]> {
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

async function pollNews(context: IPollFunctions, settings: Settings): Promise<INodeExecutionData[][] | null> {
	const { scope, statuses, lookBackHours } = settings;
	const remembered = () => readMemory(context.getWorkflowStaticData('node'), scope);
	const memory = remembered();
	const asked = { memory, window: pollWindow(memory, { nowMs: Date.now(), lookBackHours }) };
	const { records: calls, unreadable } = await listCalls(context, settings, asked.window.hours);

	// From here to the end nothing waits: a poll that overlaps with this one sees either none of it or all.
	const taken = takeNews(calls, { asked, memory: remembered(), watched: { scope, statuses } });
	requireRoom(context, Object.keys(taken.memory.seen).length, asked.window.hours);
	Object.assign(context.getWorkflowStaticData('node'), taken.memory);
	tellOfUnreadable(context, unreadable);
	return taken.news.length > 0 ? [taken.news.map(output)] : null;
}

async function listCalls(context: IPollFunctions, { channel }: Settings, hours: number): Promise<ReadableRecords> {
	const query = { hrs: hours, ...(channel !== 'any' && { channel }) };
	const data = await sendRequest(connect(context, elemente, 1), {
		spec: { method: 'GET', path: callsPath, query },
		operation: { answer: callList },
		timeoutMs: POLL_TIMEOUT_MS,
	});
	return readCallList(data) ?? { records: [], unreadable: 0 };
}

/** Once for as long as Elemente lists them: the same ones come with every poll. */
function tellOfUnreadable(context: IPollFunctions, unreadable: number): void {
	const kept = context.getWorkflowStaticData('node');
	const told = Number(kept.unreadableRecords ?? 0);
	if (unreadable !== told) kept.unreadableRecords = unreadable;
	if (unreadable <= told) return;
	context.logger.warn(
		`Elemente lists ${unreadable} ${unreadable === 1 ? 'record' : 'records'} that "${context.getNode().name}" cannot read as a call, because the ID is missing. They do not start the workflow; other calls are not affected.`,
	);
}

function output(call: IDataObject): { json: EventOutput } {
	const event = calls.isFinal(call) ? 'call.ended' : 'call.updated';
	return { json: { event, call: calls.simplify(call), raw: call } };
}

/** Forgetting calls that are still listed would emit them again. */
function requireRoom(context: IPollFunctions, count: number, hours: number): void {
	if (count <= MAX_SEEN_CALLS) return;
	throw new NodeOperationError(
		context.getNode(),
		`Elemente lists more calls from the last ${hours} hours than the ${MAX_SEEN_CALLS} that this trigger can remember. Decrease 'Look Back' in the options, or choose one 'Channel'.`,
	);
}

const texts = z.union([z.array(z.string()), z.string().transform((text) => text.split(','))]);
const hours = z.coerce.number().int().min(1).max(720);

function readSettings(context: IPollFunctions): Settings {
	const statuses = (texts.safeParse(context.getNodeParameter('statuses', [])).data ?? [])
		.map((status) => status.trim().toLowerCase())
		.filter((status) => status !== '');
	if (statuses.length === 0) throw new InvalidParameter('Statuses', 'must contain at least one status', "Choose at least one of the 'Statuses'.");
	const lookBackHours = hours.safeParse(context.getNodeParameter('options.lookBack', 24)).data;
	if (lookBackHours === undefined) {
		throw new InvalidParameter('Options → Look Back', 'must be a whole number from 1 to 720', "Correct 'Look Back'.");
	}
	const channel = plainText(context.getNodeParameter('channel', 'any'));
	const credential = context.getNode().credentials?.[elemente.credential]?.id ?? '';
	return { statuses, channel, lookBackHours, scope: `${credential}/${channel}` };
}

function asNodeError(context: IPollFunctions, error: unknown): Error {
	const node = context.getNode();
	// Of a failed activation n8n shows the message alone.
	if (error instanceof InvalidParameter) return new NodeOperationError(node, `${error.message}. ${error.remedy}`);
	if (!(error instanceof ProblemError)) return error instanceof Error ? error : new Error(String(error));
	const { error: words, message, details } = error.problem;
	return new NodeApiError(
		node,
		{ message: words },
		{
			message: words,
			description: `${message} The next poll covers the time since the last successful one, so no call is lost.`,
			...(details.httpStatus !== null && { httpCode: String(details.httpStatus) }),
		},
	);
}
