import type { IDataObject } from 'n8n-workflow';
import { readableRecords } from '../../core/lists/readableRecords';
import type { RequestSpec } from '../../core/request';
import type { Calls } from '../calls';
import type { CallLookUp, SentCall } from '../lookUp';
import type { PreparedItem } from '../../core/running/preparedItem';
import { ask } from './ask';
import { lookTwice } from './lookTwice';
import type { NumberCount } from './numberCount';
import type { Run } from '../../core/running/run';

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
	const sent = sentCall(item, { sentAt }, numbers);
	if (!lookUp || !sent) return undefined;
	return await lookTwice(run, async () => {
		const listed = await readCalls(run, lookUp, { request: lookUp.request(sent), timeoutMs: item.timeoutMs });
		return fittingCalls(run, calls, { listed, sent, item });
	});
}

/** What to look for; undefined where the calls of several items have the same number. */
export function sentCall({ recipient: number, spec }: PreparedItem, when: Pick<SentCall, 'sentAt' | 'spans'>, numbers: NumberCount): SentCall | undefined {
	if (number === undefined || numbers.countOf(number) > 1) return undefined;
	return { number, body: spec.body ?? {}, ...when };
}

/** Calls that may be the one that was sent: no item or other run of this execution has them. */
export function fittingCalls(
	{ ledger }: Run,
	calls: Calls,
	{ listed, sent, item: { intent } }: { listed: IDataObject[]; sent: SentCall; item: PreparedItem },
): IDataObject[] {
	const idOf = (record: IDataObject): string | null => calls.simplify(record).callId;
	const matching = listed.filter((record) => calls.lookUp?.matches(record, sent));
	// While calls begin, the next page repeats some.
	const fitting = [...new Map(matching.map((record) => [idOf(record) ?? record, record])).values()];
	const taken = fitting.length > 0 ? ledger.answersTo(intent).map(idOf) : [];
	return fitting.filter((record) => idOf(record) === null || !taken.includes(idOf(record)));
}

async function readCalls(
	run: Run,
	lookUp: CallLookUp,
	{ request, timeoutMs }: { request: RequestSpec; timeoutMs: number },
): Promise<IDataObject[]> {
	try {
		const { entries, record } = lookUp.pages;
		return readableRecords(entries(await ask(run, request, timeoutMs)), record).records;
	} catch {
		return [];
	}
}
