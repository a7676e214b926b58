import type { IDataObject } from 'n8n-workflow';
import type { RequestSpec } from '../core/request';

/** A request to ring somebody whose end was never seen. */
export interface SentCall {
	/** As it was sent, in E.164. */
	number: string;
	/** The body that was sent. */
	body: IDataObject;
	/** Unix milliseconds, by this server's clock. */
	sentAt: number;
}

/**
 * How to ask a provider for a call whose creation was never confirmed. Claiming a call that is another one would lose a
 * person silently, so a provider that cannot tell calls apart well enough has no such member.
 */
export interface CallLookUp {
	/** Lists the calls among which it must be; only reads. */
	request(sent: SentCall): RequestSpec;
	/** The call records in the answer without its envelope; none where it cannot be read. */
	candidates(data: unknown): IDataObject[];
	/** True for a record that looks like the call that was meant. */
	matches(record: IDataObject, sent: SentCall): boolean;
}

/** How far a provider's clock may be behind ours. */
const CLOCK_TOLERANCE_MS = 30_000;

/** @param createdAt Unix milliseconds by the provider's clock */
export function isSince(createdAt: number | undefined, { sentAt }: SentCall): boolean {
	return createdAt !== undefined && createdAt >= sentAt - CLOCK_TOLERANCE_MS;
}

/** True when all that was sent is found again, whatever the provider added. */
export function includesSent(found: unknown, sent: unknown): boolean {
	if (sent === undefined) return true;
	if (typeof sent !== 'object' || sent === null) return found === sent;
	if (typeof found !== 'object' || found === null) return false;
	return Object.entries(sent).every(([key, value]) => includesSent((found as Record<string, unknown>)[key], value));
}
