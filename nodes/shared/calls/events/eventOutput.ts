import type { IDataObject } from 'n8n-workflow';
import type { SimplifiedCall } from '../call';

export interface EventOutput extends IDataObject {
	event: string;
	call: SimplifiedCall | null;
	raw: IDataObject;
}
