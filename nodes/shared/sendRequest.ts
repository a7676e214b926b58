import { attempt, type Attempt } from './attempt';
import { judge, type Certainty, type Evidence } from './certainty';
import { describeFailure } from './describeFailure';
import type { RequestSpec } from './operation';
import { pause } from './pause';
import { ProblemError, type Problem } from './problem';
import { redact } from './redact';
import { retryDelay } from './retryDelay';
import type { Run } from './run';

export interface Sending {
	spec: RequestSpec;
	/** The number this request rings, for masking. */
	number: string | undefined;
	/** Password parameters of the item, to be kept out of every text. */
	secrets: string[];
	timeoutMs: number;
}

/**
 * One request and what it gives: the answer without its envelope. Sent again only as the certainty table allows.
 * @throws ProblemError
 */
export async function sendRequest(run: Run, sending: Sending): Promise<unknown> {
	const { provider, operation, signal } = run;
	const { timeoutMs } = sending;
	const resends = new Map<Certainty, number>();
	for (;;) {
		if (signal?.aborted) throw new ProblemError(canceledBefore(operation.places));
		const startedAt = Date.now();
		const result = await run.gate.pass(async () => await attemptWithCredential(run, sending));
		const data = result.kind === 'answer' ? provider.unwrap(result.body) : undefined;
		const certainty = judge(evidenceOf(run, result, data));
		if (certainty.code === null) return data;
		const resend = operation.places ? certainty.place : certainty.read;
		const count = (resends.get(certainty) ?? 0) + 1;
		if (!resend || count > resend.times || signal?.aborted) {
			const secrets = [...(await run.secrets()), ...sending.secrets];
			const { places } = operation;
			throw new ProblemError(describeFailure(result, certainty, { provider, places, number: sending.number, secrets, timeoutMs }));
		}
		resends.set(certainty, count);
		if (certainty.code === 'rateLimited') run.gate.narrow(startedAt);
		if (resend.after === 'renewing the token') await run.renewToken(timeoutMs);
		else await pause(retryDelay(result, count), signal);
	}
}

async function attemptWithCredential(run: Run, sending: Sending): Promise<Attempt> {
	try {
		return await attempt(run.context, run.provider.credential, sending.spec, sending.timeoutMs);
	} catch (error) {
		throw await credentialUnusable(run, sending, error);
	}
}

function evidenceOf({ provider, operation }: Run, result: Attempt, data: unknown): Evidence {
	return {
		attempt: result,
		readable: operation.answer.safeParse(data).success,
		reportsFailure: result.kind === 'answer' && (provider.isFailure?.(result.body) ?? false),
		renewable: provider.renewal !== undefined,
	};
}

/** The credential itself failed: missing, refused when its token was exchanged, or its address is unusable. */
async function credentialUnusable({ provider, operation, secrets }: Run, { number }: Sending, error: unknown): Promise<ProblemError> {
	const words = error instanceof Error ? error.message : String(error);
	const known = await secrets().catch(() => []);
	return new ProblemError({
		error: `The ${provider.name} credential cannot be used (${redact(words, { secrets: known, number })})${
			operation.places ? `, so no ${operation.places} was placed` : ''
		}.`,
		message: 'Open the credential, test it, and correct it; then run the item again.',
		details: { code: 'unauthorized', httpStatus: null, callPlaced: 'no', retryable: true },
	});
}

function canceledBefore(places: string | undefined): Problem {
	return {
		error: `The execution was stopped before this item was sent${places ? `, so no ${places} was placed` : ''}.`,
		message: 'Run the item again if it is still wanted.',
		details: { code: 'canceled', httpStatus: null, callPlaced: 'no', retryable: true },
	};
}
