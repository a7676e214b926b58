import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Operation } from '../operation';
import type { PreparedItem, UnsendableItem } from './preparedItem';
import type { Run } from './run';

/** What an operation does around its request during one run of a node. All members are optional. */
export interface Conduct {
	/** Sees all items before the first request: adds hints, completes requests, and turns items that must not be sent into problems. */
	screen?(items: Array<PreparedItem | UnsendableItem>): Promise<Array<PreparedItem | UnsendableItem>>;
	/** True for an item that is tracked after its request: many of them are in progress at once. */
	isFollowed?(item: PreparedItem): boolean;
	/** Sends the request of one item and returns its output. @throws ProblemError */
	outputs?(item: PreparedItem): Promise<INodeExecutionData[]>;
	/** How the error that stops a node names a record. */
	idOf?(record: IDataObject): string | null;
	closingHint?(): string | undefined;
}

export interface RunnableOperation extends Operation {
	conduct?(run: Run): Conduct;
}
