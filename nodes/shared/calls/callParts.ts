import type { IDataObject } from 'n8n-workflow';
import type { Wait } from './waiting/wait';

/** What an operation on calls has beyond any operation, `P` being its parameters. */
export interface CallParts<P> {
	/** The phone number that the request rings. */
	to?(params: P): string | undefined;
	/** Dotted places of the numbers to call in the body, the one that is called first: Additional Body Fields may put another there. */
	numberPaths?: string[];
	/** Dotted place of the country in the body, by which the provider reads local numbers; absent: it takes whole numbers only. */
	countryPath?: string;
	/** The extension that was entered with the number and is not sent, for a hint. */
	extension?(params: P): string | undefined;
	/** The call is read again until what is waited for is there, or the wait is up; undefined: no waiting. */
	wait?(params: P): Wait | undefined;
	/** The address of a file in the record, emitted as binary data; undefined while it is not ready. */
	file?(record: IDataObject): { url: string; fileName: string } | undefined;
}
