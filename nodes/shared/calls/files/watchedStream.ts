import { sleep, type IExecuteFunctions } from 'n8n-workflow';

/** What n8n takes in place of a whole file. */
export type ByteStream = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

const LOOK_MS = 200;

interface Watch {
	/** Longest time without a byte. */
	timeoutMs: number;
	/** When the whole file must be there, in Unix milliseconds. */
	deadlineMs: number;
	/** Aborted when the execution is canceled. */
	signal: AbortSignal | undefined;
	/** Called when the body is ended before its time, to close its connection. */
	onEnd(): void;
	/** Sees each part before it is passed on. @throws what is to end the stream */
	onPart(part: Buffer): void;
}

/** No byte came for too long, or too few to be done in time. */
class StalledError extends Error {
	readonly code = 'ETIMEDOUT';
}

/**
 * The same bytes, passed on as they come, so that no file is ever held whole. The body is ended when no byte comes for too
 * long, when the whole takes too long, and when the execution is canceled: n8n's time limit is for the beginning of an answer only.
 */
export function watchedStream(body: ByteStream, { timeoutMs, deadlineMs, signal, onEnd, onPart }: Watch): ByteStream {
	let lastMs = Date.now();
	const isStalled = () => (body.readableLength === 0 && Date.now() - lastMs > timeoutMs) || Date.now() > deadlineMs;
	const reason = () => (signal?.aborted ? new Error('canceled') : isStalled() ? new StalledError('stalled') : undefined);
	void endWhen(body, reason, onEnd);
	return body.map((part: Buffer) => {
		lastMs = Date.now();
		onPart(part);
		return part;
	});
}

async function endWhen(body: ByteStream, reason: () => Error | undefined, onEnd: () => void): Promise<void> {
	while (!body.destroyed) {
		await sleep(LOOK_MS);
		const error = body.destroyed ? undefined : reason();
		if (!error) continue;
		// As axios does when it is aborted: it wraps the body, and an error given to `destroy` would wait for the next byte.
		body.emit('error', error);
		body.destroy();
		onEnd();
	}
}
