import type { IDataObject } from 'n8n-workflow';

/** What is worth knowing about how a call's result came about; shown beside it in any output. */
export interface ResultNotes extends IDataObject {
	/** The call's creation was never confirmed; it was found in the provider's list. */
	adopted?: true;
	/** The wait was up before the call was over. */
	waitTimedOut?: true;
	/** What a person should know of how the wait ended. */
	waitNote?: string;
}
