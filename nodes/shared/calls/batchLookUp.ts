import type { IDataObject } from 'n8n-workflow';
import type { PagedList } from '../core/lists/readPages';
import type { RequestSpec } from '../core/request';
import type { Job } from '../core/running/job';
import type { Run } from '../core/running/run';
import type { SentCall } from './lookUp';
import type { NumberCount } from './placing/numberCount';

type SentBatch = Pick<SentCall, 'body' | 'sentAt'>;

export interface UnconfirmedBatch {
	job: Job;
	sentAt: number;
	numbers: NumberCount;
}

type Find = (run: Run, lookUp: BatchLookUp, unconfirmed: UnconfirmedBatch) => Promise<IDataObject | undefined>;

/** How to find what a request for many people has created, and whose answer was lost: docs/decisions.md#looking-for-a-lost-call */
export interface BatchLookUp {
	adopt: Find;
	find: Find;
	list: RequestSpec;
	candidates(data: unknown): IDataObject[];
	/** True for a batch with the settings of the request, however many people it has. */
	matches(record: IDataObject, sent: SentBatch): boolean;
	idOf(record: IDataObject): string;
	numbers(body: IDataObject): unknown[];
	people(record: IDataObject): PagedList;
	numberOf(person: IDataObject): unknown;
}
