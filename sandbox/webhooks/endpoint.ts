/** What is sent to an endpoint, and what its signature covers. */
export interface Letter {
	/** The same every time the letter is sent again. */
	id: string;
	/** Moment of this sending as the signature says it, Unix milliseconds. */
	sentAt: number;
	/** The exact text. */
	body: string;
}

/** An address that is told of events, in the manner of its provider. */
export interface Endpoint {
	/** Id of the registration; null for an address that came along with one call, or by hand. */
	webhookId: string | null;
	url: string;
	secret: string | null;
	/** The headers that prove who sent the letter. Names in lower case. */
	sign(letter: Letter, secret: string | null): Record<string, string>;
	timeoutMs: number;
	/** How long to wait before each further attempt; as many attempts follow the first. */
	retryDelaysMs: readonly number[];
	/** Answers after which nothing is sent again, besides the 2xx. */
	finalStatuses: readonly number[];
}
