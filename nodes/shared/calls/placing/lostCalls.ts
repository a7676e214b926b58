import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { collectPages } from '../../core/lists/collectPages';
import type { PreparedItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';
import { sendRequest } from '../../core/sending/sendRequest';
import { EMPTY_CALL } from '../emptyCall';
import type { Calls } from '../calls';
import type { Span } from '../lookUp';
import type { ResultNotes } from '../resultNotes';
import { fittingCalls, sentCall } from './adoptCall';
import type { NumberCount } from './numberCount';

const RESULT_NOTE =
	'An earlier attempt of this execution placed this call, and its result was not stored, because n8n stopped unexpectedly. It is not placed again.';

const READING = { response: z.unknown() };

const NEWEST_CALLS = 1000;

/** Calls that a process has placed before it was lost: docs/decisions.md#looking-for-a-lost-call */
export class LostCalls {
	/** What was read, by request: most items ask for the same list. */
	private readonly lists = new Map<string, Promise<IDataObject[]>>();

	constructor(
		private readonly run: Run,
		readonly calls: Calls,
		private readonly numbers: NumberCount,
	) {}

	/** The call of an item, if it is certain. `since`: Unix ms, or when it may have been sent */
	async find(item: PreparedItem, since: number | Span[]): Promise<IDataObject | undefined> {
		const { run, calls } = this;
		const { lookUp } = calls;
		const sent = sentCall(item, typeof since === 'number' ? { sentAt: since } : { sentAt: Math.min(...since.flat()), spans: since }, this.numbers);
		if (!lookUp || !sent) return undefined;
		const request = lookUp.request(sent);
		const name = JSON.stringify(request);
		const read = async (): Promise<IDataObject[]> => {
			const list = { pages: lookUp.pages, first: request, limit: NEWEST_CALLS };
			return (await collectPages(list, async (spec) => await sendRequest(run, { spec, operation: READING, timeoutMs: item.timeoutMs }))).records;
		};
		const list = this.lists.get(name) ?? read().catch(() => []);
		this.lists.set(name, list);
		const found = fittingCalls(run, calls, { listed: await list, sent, item });
		return found.length === 1 ? found[0] : undefined;
	}
}

/** A call of which nothing is known but that it was placed. */
export function lostCallOutput({ recipient: to, itemIndex }: PreparedItem): INodeExecutionData[] | undefined {
	if (to === undefined) return undefined;
	const notes: ResultNotes = { resultNote: RESULT_NOTE };
	return [{ json: { ...EMPTY_CALL, to, ...notes }, pairedItem: { item: itemIndex } }];
}
