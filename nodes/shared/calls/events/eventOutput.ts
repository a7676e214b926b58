import type { IDataObject } from 'n8n-workflow';
import type { SimplifiedCall } from '../call';

/** What a trigger emits. */
export interface EventOutput extends IDataObject {
	/** The provider's name of the event. */
	event: string;
	/** null where the event is not about one call. */
	call: SimplifiedCall | null;
	/** What the provider sent, untouched. */
	raw: IDataObject;
}
