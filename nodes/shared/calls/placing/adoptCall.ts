import type { IDataObject } from 'n8n-workflow';
import { attempt } from '../../core/sending/attempt';
import type { RequestSpec } from '../../core/request';
import type { Calls } from '../calls';
import type { CallLookUp, SentCall } from '../lookUp';
import { pause } from '../../core/sending/pause';
import type { PreparedItem } from '../../core/running/preparedItem';
import type { NumberCount } from './numberCount';
import type { Run } from '../../core/running/run';

/** A provider may need a moment before its list has the call. */
const LOOK_AFTER_MS = [1000, 3000];

interface Unconfirmed {
	item: PreparedItem;
	sentAt: number;
	numbers: NumberCount;
}

/** The call that an unconfirmed request has placed, if it is certain: docs/decisions.md#looking-for-a-lost-call */
export async function adoptCall(
	run: Run,
	calls: Calls,
	{ item, sentAt, numbers }: Unconfirmed,
): Promise<IDataObject | undefined> {
	const { lookUp } = calls;
	const sent = sentCall(item, sentAt, numbers);
	if (!lookUp || !sent) return undefined;
	for (const waitMs of LOOK_AFTER_MS) {
		await pause(waitMs, run.signal);
		if (run.signal?.aborted) return undefined;
		const listed = await readCalls(run, lookUp, { request: lookUp.request(sent), timeoutMs: item.timeoutMs });
		const found = fittingCalls(run, calls, { listed, sent, item });
		if (found.length > 1) return undefined;
		if (found.length === 1) return found[0];
	}
	return undefined;
}

/** What to look for; undefined where the calls of several items have the same number. `sentAt`: Unix ms */
export function sentCall({ recipient: number, spec }: PreparedItem, sentAt: number, numbers: NumberCount): SentCall | undefined {
	if (number === undefined || numbers.countOf(number) > 1) return undefined;
	return { number, body: spec.body ?? {}, sentAt };
}

/** Calls that may be the one that was sent: no item or other run of this execution has them. */
export function fittingCalls(
	{ ledger }: Run,
	calls: Calls,
	{ listed, sent, item: { intent } }: { listed: IDataObject[]; sent: SentCall; item: PreparedItem },
): IDataObject[] {
	const idOf = (record: IDataObject): string | null => calls.simplify(record).callId;
	const fitting = listed.filter((record) => calls.lookUp?.matches(record, sent));
	const taken = fitting.length > 0 ? ledger.answersTo(intent).map(idOf) : [];
	return fitting.filter((record) => idOf(record) === null || !taken.includes(idOf(record)));
}

/** The calls that a provider lists; none where it does not answer. */
export async function readCalls(
	run: Run,
	lookUp: CallLookUp,
	{ request, timeoutMs }: { request: RequestSpec; timeoutMs: number },
): Promise<IDataObject[]> {
	const { provider } = run;
	try {
		const ask = async () => await attempt(run, request, { timeoutMs });
		// A node that stops at a problem keeps its place, and the gate is locked.
		const result = await (run.stopsAtProblem ? ask() : run.gate.pass(ask));
		if (result.kind !== 'answer' || result.status >= 300) return [];
		return lookUp.candidates(provider.unwrap(result.body));
	} catch {
		return [];
	}
}
