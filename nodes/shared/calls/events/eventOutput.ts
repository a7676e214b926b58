import type { IDataObject } from 'n8n-workflow';
import type { SimplifiedCall } from '../call';

export interface EventOutput extends IDataObject {
	event: string;
	/** null if the event is not about one call. */
	call: SimplifiedCall | null;
	raw: IDataObject;
}
