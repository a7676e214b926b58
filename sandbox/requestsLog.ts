import type { ProviderName } from './providerName';

/** One request as it arrived. */
export interface SandboxRequest {
	/** 1, 2, 3 ... in order of arrival over all providers; starts again after clear(). */
	id: number;
	provider: ProviderName;
	method: string;
	/** With query. */
	path: string;
	/** From the provider's description; null for a path that it does not have. */
	operationId: string | null;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Parsed JSON; the text where it is none; null without a body. */
	body: unknown;
	/** Null: not answered (yet). */
	status: number | null;
	/** The fault that befell it, in words. */
	fault: string | null;
	/** The number (or address) this request would reach, several joined by a comma; null when it reaches nobody. */
	to: string | null;
	/** ISO 8601. */
	at: string;
}

/** Every request to every provider. It only grows: whoever sends millions calls clear() now and then. */
export class RequestsLog {
	private entries: SandboxRequest[] = [];

	/** The entry returned is live: the server fills in what it learns later. */
	add(request: Pick<SandboxRequest, 'provider' | 'method' | 'path' | 'operationId' | 'headers' | 'body'>): SandboxRequest {
		const entry = { id: this.entries.length + 1, ...request, status: null, fault: null, to: null, at: new Date().toISOString() };
		this.entries.push(entry);
		return entry;
	}

	/** Copies, in order of arrival. */
	list(provider?: ProviderName): SandboxRequest[] {
		const wanted = provider === undefined ? this.entries : this.entries.filter((entry) => entry.provider === provider);
		return wanted.map((entry) => ({ ...entry }));
	}

	clear(): void {
		this.entries = [];
	}
}
