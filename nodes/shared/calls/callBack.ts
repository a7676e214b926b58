import type { IDataObject } from 'n8n-workflow';
import type { RequestSpec } from '../core/request';
import type { Delivery } from '../core/webhook/delivery';

/** Where a provider reports that one call is over. Both parts are secrets: whoever has them can end the wait. */
interface CallBackAddress {
	url: string;
	secret: string;
}

interface CalledBack {
	record: IDataObject;
	raw: IDataObject;
}

/** How a provider reports one call, at a URL that is part of the request for the call. */
export interface CallBack {
	/** Undefined if the body has no place for the URL. */
	request(spec: RequestSpec, address: CallBackAddress): RequestSpec | undefined;
	/** Unix ms; undefined for a delivery that was not signed with the secret. */
	signedAt(delivery: Delivery, secret: string): number | undefined;
	/** Undefined for an event after which more will come. */
	read(body: IDataObject): CalledBack | undefined;
}
