import { createHash } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

/** Kept in the workflow's static data, which n8n writes whole with every event: enough for what is delivered again after a restart. */
const MAX_STORED = 1_000;
/** Kept in memory per trigger: more than five minutes of 50 events a second, the time for which a signature is valid. */
const MAX_REMEMBERED = 20_000;
/** Triggers that are remembered; the ones that began longest ago are forgotten first. */
const MAX_TRIGGERS = 500;
/** Characters of a digest: 132 bits, so that two ids never meet by chance. */
const DIGEST_CHARACTERS = 22;

type Stage = 'claimed' | 'answered';

/**
 * Events by digest, per trigger, oldest first. Static data alone would not do: n8n reads it at the start of each request
 * and writes it back at the end, so that of requests that overlap the last one would undo what the others noted.
 */
const memories = new Map<string, Map<string, Stage>>();

/** Express's response, as far as it tells how a request ended. */
interface Answer {
	statusCode: number;
	once(event: 'finish', listener: () => void): unknown;
}

/**
 * Which events one trigger has started its workflow for. An event is claimed first, in memory, so that of two deliveries at
 * the same moment one wins; and stored for the time after a restart once its workflow has started.
 */
export class SeenEvents {
	private readonly memory: Map<string, Stage>;

	constructor(private readonly context: IWebhookFunctions) {
		const key = `${context.getWorkflow().id}/${context.getNode().id}`;
		this.memory = memories.get(key) ?? new Map<string, Stage>();
		memories.set(key, this.memory);
		forgetOldest(memories, MAX_TRIGGERS);
	}

	/**
	 * False for an event that was claimed before. The claim is given up when this delivery is answered with an error,
	 * since it will come again.
	 */
	claim(id: string): boolean {
		// A manual test shows the one event that comes, also one that was shown before.
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

	/** Gives a claim up: the delivery is answered with an error, so it will come again. The sender may be gone by then. */
	release(id: string): void {
		if (!this.isTest) this.memory.delete(digestOf(id));
	}

	/** Notes an event whose execution exists, together with what overlapping requests may have undone. */
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
