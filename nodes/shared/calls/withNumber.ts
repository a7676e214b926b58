import type { IDataObject } from 'n8n-workflow';

/** A simplified call with the number that was sent, if the provider's answer does not repeat it. */
export function withNumber(call: IDataObject, number: string | undefined): IDataObject {
	return call.to === null && number ? { ...call, to: number } : call;
}
