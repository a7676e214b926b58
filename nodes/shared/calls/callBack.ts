import type { IDataObject } from 'n8n-workflow';
import type { RequestSpec } from '../core/request';
import type { Delivery } from '../core/webhook/delivery';

/** Where a provider is to tell that one call is over. Both parts are secrets: who has them can end the wait. */
export interface CallBackAddress {
	url: string;
	/** What the provider signs with. */
	secret: string;
}

/** What an event says of a call. */
export interface CalledBack {
	/** As far as it goes, in the names of a call record. */
	record: IDataObject;
	/** The event's data, untouched. */
	raw: IDataObject;
}

/** How a provider tells of one call by itself, at an address that comes along with the request for the call. */
export interface CallBack {
	/** The request with the address in it; undefined where its body leaves no place for one. */
	request(spec: RequestSpec, address: CallBackAddress): RequestSpec | undefined;
	/** When a delivery was signed with the secret, Unix milliseconds; undefined where it was not. */
	signedAt(delivery: Delivery, secret: string): number | undefined;
	/** What a trusted event says; undefined for one after which more is to be expected. */
	read(body: IDataObject): CalledBack | undefined;
}
