import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { ApiPath } from './sending/apiPath';

/** One HTTP request as plain data: tests compare it, Dry Run shows it. */
export interface RequestSpec {
	method: IHttpRequestMethods;
	path: ApiPath;
	query?: IDataObject;
	body?: IDataObject;
	/** Names of the item's binary fields, by part of the form in which they are sent. */
	files?: Record<string, string[]>;
}
