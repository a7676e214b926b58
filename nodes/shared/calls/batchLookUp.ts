import type { IDataObject } from 'n8n-workflow';
import type { PagedList } from '../core/lists/readPages';
import type { RequestSpec } from '../core/request';
import type { SentCall } from './lookUp';

export type SentBatch = Pick<SentCall, 'body' | 'sentAt'>;

/** How to find what a request for many people has created, and whose answer was lost: docs/decisions.md#looking-for-a-lost-call */
export interface BatchLookUp {
	list: RequestSpec;
	candidates(data: unknown): IDataObject[];
	/** True for a batch with the settings of the request, however many people it has. */
	matches(record: IDataObject, sent: SentBatch): boolean;
	idOf(record: IDataObject): string;
	/** The numbers that a request lists. */
	numbers(body: IDataObject): unknown[];
	people(record: IDataObject): PagedList;
	numberOf(person: IDataObject): unknown;
}
