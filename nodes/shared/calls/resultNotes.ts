import type { IDataObject } from 'n8n-workflow';

/** Notes about a call's result, shown beside it in any output. */
export interface ResultNotes extends IDataObject {
	/** The call's creation was never confirmed; it was found in the provider's list. */
	adopted?: true;
	/** The call was placed by a process that is lost, or begun by another execution: what is known of it. */
	resultNote?: string;
	waitTimedOut?: true;
	waitNote?: string;
}
