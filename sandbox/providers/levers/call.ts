/** What Levers keeps of a request for a call. */
export interface CallDetails {
	contactUuid: string;
	/** As it was sent; comes back with the event. */
	metadata: unknown;
}
