import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { ApiPath } from './sending/apiPath';

/** One HTTP request, as plain data: comparable in tests, shown by Dry Run. */
export interface RequestSpec {
	method: IHttpRequestMethods;
	/** Below the credential's base URL. */
	path: ApiPath;
	query?: IDataObject;
	body?: IDataObject;
	/** Files to send beside the body, as a form: names of the item's binary fields, by the name of the form's part. */
	files?: Record<string, string[]>;
}
