import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Pages } from '../core/lists/pages';
import type { RequestSpec } from '../core/request';
import type { Claim } from './rules/memory/campaignMemory';

export interface SentCall {
	number: string;
	body: IDataObject;
	/** Unix ms by this server's clock. */
	sentAt: number;
	/** It was sent in one of these (Unix ms); absent: at any time since. Only for lists that are dated. */
	spans?: Span[];
}

export type Span = [from: number, until: number];

/** How to find a call whose creation was never confirmed: docs/decisions.md#looking-for-a-lost-call */
export interface CallLookUp {
	/** When a call of a campaign may have been begun; only where calls say when they were created. */
	spansOf?(context: IExecuteFunctions, claim: Claim, own: ReadonlySet<string>): Promise<Span[]>;
	/** False if another execution of the workflow has taken this call. */
	take?(context: IExecuteFunctions, call: string): Promise<boolean>;
	request(sent: SentCall): RequestSpec;
	pages: Pages;
	matches(record: IDataObject, sent: SentCall): boolean;
}

const CLOCK_TOLERANCE_MS = 30_000;

export function isSince(createdAt: number | undefined, { sentAt, spans = [[sentAt, Infinity]] }: Pick<SentCall, 'sentAt' | 'spans'>): boolean {
	return createdAt !== undefined && spans.some(([from, until]) => createdAt >= from - CLOCK_TOLERANCE_MS && createdAt < until + CLOCK_TOLERANCE_MS);
}

/** True if everything that was sent is found again, whatever the provider added. */
export function includesSent(found: unknown, sent: unknown): boolean {
	if (sent === undefined) return true;
	if (typeof sent !== 'object' || sent === null) return found === sent;
	if (typeof found !== 'object' || found === null) return false;
	return Object.entries(sent).every(([key, value]) => includesSent((found as Record<string, unknown>)[key], value));
}

/** False if a record names another one than what was sent, or is of a call to us. What it does not say is no sign. */
export function isLike(record: IDataObject, sent: Record<string, unknown>): boolean {
	const { direction } = record;
	if (typeof direction === 'string' && direction.toLowerCase() === 'inbound') return false;
	return Object.entries(sent).every(([name, value]) => value === undefined || isSameText(record[name] ?? value, value));
}

function isSameText(found: unknown, sent: unknown): boolean {
	return String(found) === String(sent);
}
