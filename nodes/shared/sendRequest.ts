import { attempt, type Attempt } from './attempt';
import { judge, type Certainty, type Evidence } from './certainty';
import type { Connection } from './connection';
import { describeFailure } from './describeFailure';
import type { Operation, RequestSpec } from './operation';
import { pause } from './pause';
import { ProblemError, type Problem } from './problem';
import { redact } from './redact';
import { retryDelay } from './retryDelay';

/** One request, and what its sender knows about it. */
export interface Sending {
	spec: RequestSpec;
	/** What the operation says of its answers and its effect. */
	operation: Pick<Operation, 'answer' | 'places'>;
	/** The number this request rings, for masking. */
	number?: string;
	/** Values sent along that must be kept out of every text. */
	secrets?: string[];
	timeoutMs: number;
}

/**
 * One request and what it gives: the answer without its envelope. Sent again only as the certainty table allows.
 * @throws ProblemError
 */
export async function sendRequest(connection: Connection, sending: Sending): Promise<unknown> {
	const { provider, signal, gate } = connection;
	const { operation, timeoutMs, number } = sending;
	const { places } = operation;
	const resends = new Map<Certainty, number>();
	for (;;) {
		let startedAt = Date.now();
		const result = await gate.pass(async () => {
			startedAt = Date.now();
			return signal?.aborted ? undefined : await attemptWithCredential(connection, sending);
		});
		if (!result) throw new ProblemError(canceledBefore(places));
		const data = result.kind === 'answer' ? provider.unwrap(result.body) : undefined;
		const certainty = judge(evidenceOf(connection, sending, { result, data }));
		if (certainty.code === null) return data;
		const resend = places ? certainty.place : certainty.read;
		const count = (resends.get(certainty) ?? 0) + 1;
		if (!resend || count > resend.times || signal?.aborted) {
			const secrets = [...(await connection.secrets()), ...(sending.secrets ?? [])];
			throw new ProblemError(describeFailure(result, certainty, { provider, places, number, secrets, timeoutMs }));
		}
		resends.set(certainty, count);
		if (certainty.code === 'rateLimited') gate.narrow(startedAt);
		if (resend.after === 'renewing the token') await connection.renewToken(timeoutMs);
		else await pause(retryDelay(result, count), signal);
	}
}

async function attemptWithCredential(connection: Connection, sending: Sending): Promise<Attempt> {
	try {
		return await attempt(connection, sending.spec, sending.timeoutMs);
	} catch (error) {
		throw await credentialUnusable(connection, sending, error);
	}
}

function evidenceOf(
	{ provider }: Connection,
	{ operation }: Sending,
	{ result, data }: { result: Attempt; data: unknown },
): Evidence {
	return {
		attempt: result,
		readable: operation.answer.safeParse(data).success,
		reportsFailure: result.kind === 'answer' && (provider.isFailure?.(result.body) ?? false),
		renewable: provider.renewal !== undefined,
	};
}

/** The credential itself failed: missing, refused when its token was exchanged, or its address is unusable. */
async function credentialUnusable(
	{ provider, secrets }: Connection,
	{ operation, number }: Sending,
	error: unknown,
): Promise<ProblemError> {
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
