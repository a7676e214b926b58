import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Operation } from '../operation';
import type { PreparedItem, UnsendableItem } from './preparedItem';
import type { Run } from './run';

/** What an operation does around its request during one run of a node. What is absent is done as for any request. */
export interface Conduct {
	/**
	 * Sees all items of the run, after they were read and before the first request: gives hints, completes requests, and
	 * turns into problems what must not be sent.
	 */
	screen?(items: Array<PreparedItem | UnsendableItem>): Promise<Array<PreparedItem | UnsendableItem>>;
	/** True for an item that is followed after its request: many of them go on side by side. */
	isFollowed?(item: PreparedItem): boolean;
	/** Sends the request of one item and gives its output. Throws ProblemError. */
	outputs?(item: PreparedItem): Promise<INodeExecutionData[]>;
	/** What a record is called by, for the error that stops a node. */
	idOf?(record: IDataObject): string | null;
	/** What to know when all is done. */
	closingHint?(): string | undefined;
}

/** An operation together with what it does around its request. */
export interface RunnableOperation extends Operation {
	conduct?(run: Run): Conduct;
}
