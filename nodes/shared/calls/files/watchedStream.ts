import { sleep, type IExecuteFunctions } from 'n8n-workflow';

export type ByteStream = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

const LOOK_MS = 200;

interface Watch {
	timeoutMs: number;
	/** When the whole file must be there, Unix ms. */
	deadlineMs: number;
	signal: AbortSignal | undefined;
	/** Called when the body is ended early, to close its connection. */
	onEnd(): void;
	/** Sees each part before it is passed on. @throws to end the stream */
	onPart(part: Buffer): void;
}

class StalledError extends Error {
	readonly code = 'ETIMEDOUT';
}

/** The same bytes as a stream that ends when it stalls, takes too long or is canceled: n8n's time limit covers only the start of an answer. */
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
		// Like axios when it is aborted: it wraps the body, and an error given to `destroy` would wait for the next byte.
		body.emit('error', error);
		body.destroy();
		onEnd();
	}
}
