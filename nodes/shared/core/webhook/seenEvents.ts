import { createHash } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

/** n8n writes static data whole with every event; this is enough for what is delivered again after a restart. */
const MAX_STORED = 1_000;
/** Per trigger: more than five minutes of 50 events a second, the time for which a signature is valid. */
const MAX_REMEMBERED = 20_000;
const MAX_TRIGGERS = 500;
/** 132 bits, so that two IDs never have the same digest by chance. */
const DIGEST_CHARACTERS = 22;

type Stage = 'claimed' | 'answered';

/** Events by digest, per trigger, oldest first. Why not static data alone: docs/decisions.md#events-that-come-twice */
const memories = new Map<string, Map<string, Stage>>();

interface Answer {
	statusCode: number;
	once(event: 'finish', listener: () => void): unknown;
}

/** The events for which one trigger has started its workflow: claimed in memory, stored once the workflow has started. */
export class SeenEvents {
	private readonly memory: Map<string, Stage>;

	constructor(private readonly context: IWebhookFunctions) {
		const key = `${context.getWorkflow().id}/${context.getNode().id}`;
		this.memory = memories.get(key) ?? new Map<string, Stage>();
		memories.set(key, this.memory);
		forgetOldest(memories, MAX_TRIGGERS);
	}

	/** False for an event that was claimed before. An answer with an error releases the claim: the event will come again. */
	claim(id: string): boolean {
		// A manual test shows the next event, even if it was shown before.
		if (this.isTest) return true;
		const digest = digestOf(id);
		if (this.memory.has(digest) || this.stored.includes(digest)) return false;
		this.memory.set(digest, 'claimed');
		forgetOldest(this.memory, MAX_REMEMBERED);
		const response: Answer = this.context.getResponseObject();
		response.once('finish', () => {
			if (response.statusCode < 400) this.memory.set(digest, 'answered');
			else this.memory.delete(digest);
		});
		return true;
	}

	release(id: string): void {
		if (!this.isTest) this.memory.delete(digestOf(id));
	}

	/** Notes an event whose execution exists, together with what overlapping requests may have overwritten. */
	store(id: string): void {
		if (this.isTest) return;
		const answered = [...this.memory].filter(([, stage]) => stage === 'answered').map(([digest]) => digest);
		const digests = new Set([...this.stored, ...answered.slice(-MAX_STORED), digestOf(id)]);
		this.context.getWorkflowStaticData('node').seenEvents = [...digests].slice(-MAX_STORED);
	}

	private get isTest(): boolean {
		return this.context.getMode() === 'manual';
	}

	private get stored(): string[] {
		const { seenEvents } = this.context.getWorkflowStaticData('node');
		return Array.isArray(seenEvents) ? (seenEvents as unknown[]).filter((entry) => typeof entry === 'string') : [];
	}
}

function digestOf(id: string): string {
	return createHash('sha256').update(id).digest('base64url').slice(0, DIGEST_CHARACTERS);
}

function forgetOldest(map: Map<string, unknown>, max: number): void {
	for (const key of map.keys()) {
		if (map.size <= max) return;
		map.delete(key);
	}
}
