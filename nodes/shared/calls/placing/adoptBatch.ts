import type { IDataObject } from 'n8n-workflow';
import { collectPages } from '../../core/lists/collectPages';
import type { Job } from '../../core/running/job';
import type { Run } from '../../core/running/run';
import type { BatchLookUp, UnconfirmedBatch as Unconfirmed } from '../batchLookUp';
import { ask } from './ask';
import { lookTwice } from './lookTwice';
import type { NumberCount } from './numberCount';

/** Of each, the people are read page by page; more with the same settings at the same time leave it uncertain anyway. */
const MAX_CANDIDATES = 5;

/** The batch that an unconfirmed request has created, if it is certain: docs/decisions.md#looking-for-a-lost-call */
export async function adoptBatch(run: Run, lookUp: BatchLookUp, unconfirmed: Unconfirmed): Promise<IDataObject | undefined> {
	try {
		return await lookTwice(run, async () => await fittingBatches(run, lookUp, unconfirmed));
	} catch {
		return undefined;
	}
}

export async function findBatch(run: Run, lookUp: BatchLookUp, unconfirmed: Unconfirmed): Promise<IDataObject | undefined> {
	try {
		const found = await fittingBatches(run, lookUp, unconfirmed);
		return found.length === 1 ? found[0] : undefined;
	} catch {
		return undefined;
	}
}

/** Batches with these settings and exactly these people that no other request of this execution has. @throws Error where it cannot be read */
async function fittingBatches(run: Run, lookUp: BatchLookUp, { job, sentAt, numbers }: Unconfirmed): Promise<IDataObject[]> {
	const { items, spec } = job;
	const [{ intent, timeoutMs }] = items;
	if (mayBeOfOthers(job, numbers)) return [];
	const body = spec.body ?? {};
	const taken = new Set(run.ledger.answersTo(intent).map((record) => lookUp.idOf(record)));
	const listed = lookUp.candidates(await ask(run, lookUp.list, timeoutMs));
	const candidates = listed.filter((record) => lookUp.matches(record, { body, sentAt }) && !taken.has(lookUp.idOf(record)));
	if (candidates.length > MAX_CANDIDATES) return candidates;
	const sent = lookUp.numbers(body);
	const fitting: IDataObject[] = [];
	for (const record of candidates) {
		const people = await collectPages({ ...lookUp.people(record), limit: sent.length + 1 }, async (page) => await ask(run, page, timeoutMs));
		if (people.unreadable === 0 && areSame(sent, people.records.map((person) => lookUp.numberOf(person)))) fitting.push(record);
	}
	return fitting;
}

/** True where the people of this request may also be those of another request of this run. */
function mayBeOfOthers({ items }: Job, numbers: NumberCount): boolean {
	const own = new Map<string, number>();
	for (const { recipient = '' } of items) own.set(recipient, (own.get(recipient) ?? 0) + 1);
	return [...own].every(([number, count]) => numbers.countOf(number) > count);
}

function areSame(sent: unknown[], found: unknown[]): boolean {
	return JSON.stringify(sent.map(String).sort()) === JSON.stringify(found.map(String).sort());
}
