import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

/** In the node's static data. Moments in Unix milliseconds; `fromMs` is where the last window began. */
const memory = z.object({
	scope: z.string(),
	statuses: z.array(z.string()),
	/** How many polls have got an answer that counts; tells whether another one did meanwhile. */
	polls: z.number(),
	polledAtMs: z.number(),
	fromMs: z.number(),
	/** Calls that have shown a chosen status, by digest: when a poll last showed them. */
	seen: z.record(z.string(), z.number()),
});

export type PollMemory = z.infer<typeof memory>;

/** 72 bits, so that no two of a million calls meet by chance. */
const DIGEST_CHARACTERS = 12;

export function readMemory(staticData: IDataObject, scope: string): PollMemory | undefined {
	const { data } = memory.safeParse(staticData);
	return data?.scope === scope ? data : undefined;
}

/** IDs have no documented length, and static data must stay small: n8n writes it whole. */
export function digestOf(id: unknown): string {
	return createHash('sha256').update(String(id)).digest('base64url').slice(0, DIGEST_CHARACTERS);
}
