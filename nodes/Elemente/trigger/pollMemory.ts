import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

const memory = z.object({
	/** What is watched: credential and channel. Calls of another one are all unknown. */
	scope: z.string(),
	/** Statuses chosen at that time, in lower case. */
	statuses: z.array(z.string()),
	/** How many polls have got an answer that counts; tells whether another one did meanwhile. */
	polls: z.number(),
	/** Unix milliseconds of the last one of them. */
	polledAtMs: z.number(),
	/** Where its window began. */
	fromMs: z.number(),
	/** Calls that have shown a chosen status, by digest: when a poll last showed them, Unix milliseconds. */
	seen: z.record(z.string(), z.number()),
});

/** What a trigger keeps from one poll to the next, in the node's static data. */
export type PollMemory = z.infer<typeof memory>;

/** Characters of a digest: 72 bits, so that no two of a million calls meet by chance. */
const DIGEST_CHARACTERS = 12;

/** The memory in static data; undefined before the first poll, and when something else is watched than before. */
export function readMemory(staticData: IDataObject, scope: string): PollMemory | undefined {
	const { data } = memory.safeParse(staticData);
	return data?.scope === scope ? data : undefined;
}

/** Ids have no documented length; static data must stay small, since n8n writes it whole. */
export function digestOf(id: unknown): string {
	return createHash('sha256').update(String(id)).digest('base64url').slice(0, DIGEST_CHARACTERS);
}
