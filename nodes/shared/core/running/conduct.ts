import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../operation';
import type { Problem } from '../problem/problem';
import type { Job } from './job';
import type { FinishedItem, PreparedItem, ScreenedItem, UnsendableItem } from './preparedItem';
import type { Run } from './run';

export interface Resolved {
	/** Absent where no item is left. */
	job?: Job;
	entries?: IDataObject[];
	refused: UnsendableItem[];
}

/** What an operation does around its request during one run of a node. All members are optional. */
export interface Conduct {
	/** True for a run that only judges its items: wrong input does not stop it. */
	judgesOnly?: boolean;
	/** The output of an input item that is not this operation's business. */
	passThrough?(itemIndex: number): FinishedItem | undefined;
	/** Sees all items before the first request: adds hints, completes requests, and turns items that must not be sent into problems or outputs. */
	screen?(items: Array<PreparedItem | UnsendableItem>): Promise<ScreenedItem[]>;
	/** True for an item that is tracked after its request: many of them are in progress at once. */
	isFollowed?(item: PreparedItem): boolean;
	/** Told of items that a lost process would leave in doubt from now on; their turn comes soon. */
	noted?: (items: PreparedItem[]) => void;
	/** Asked about the items of a request when its turn comes; may wait. Those that are still prepared are sent. */
	admit?(items: PreparedItem[]): Promise<ScreenedItem[]>;
	/** Asked about admitted items directly before each try of their request: returns those that must not be sent any more. */
	recheck?(items: PreparedItem[]): FinishedItem[];
	/** Waits before the request of admitted items is sent again that the provider has refused for now; `waitMs` at least. */
	waitAgain?(items: PreparedItem[], waitMs: number): Promise<void>;
	/** Told what became of each admitted item's request. */
	settle?(item: PreparedItem, problem?: Problem): void;
	marks?(item: PreparedItem): IDataObject;
	/** Finds or makes what the items of a request for many refer to, directly before it; repeating it must do no harm. @throws ProblemError: nothing was sent */
	resolve?(job: Job): Promise<Resolved>;
	/** Sends the request of one item and returns its output. @throws ProblemError */
	outputs?(item: PreparedItem): Promise<INodeExecutionData[]>;
	/** Finds what a lost process has sent for an item; undefined where that is not certain. `since`: when its execution had begun (Unix ms). */
	recover?(item: PreparedItem, since: number): Promise<IDataObject | undefined>;
	/** Finds what an unconfirmed request for many items has created; undefined where that is not certain; `recoverBatch` after a process was lost. Unix ms */
	adopt?(job: Job, sentAt: number): Promise<IDataObject | undefined>;
	recoverBatch?(job: Job, since: number): Promise<IDataObject | undefined>;
	/** Output of an item that a lost process has certainly sent, and whose result is lost; undefined where that is a problem. */
	lostResult?(item: PreparedItem): INodeExecutionData[] | undefined;
	/** How the error that stops a node names a record. */
	idOf?(record: IDataObject): string | null;
	closingHint?(): string | undefined;
	/** After the last request, however the run ends. */
	finish?(): Promise<void>;
}

export interface RunnableOperation extends Operation {
	conduct?(run: Run): Conduct;
	/** Fields that the conduct reads; they are no part of the request. */
	conductFields?: INodeProperties[];
}
