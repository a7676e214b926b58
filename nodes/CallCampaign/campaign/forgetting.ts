import { ProblemError } from '../../shared/core/problem/problem';
import { toError } from '../../shared/core/problem/toError';

/** Does what makes a campaign forget. @throws ProblemError that says what is known afterwards */
export async function forgetting<T>(forget: () => Promise<T>): Promise<T> {
	try {
		return await forget();
	} catch (error) {
		throw stillRemembered(error);
	}
}

function stillRemembered(error: unknown): ProblemError {
	return new ProblemError({
		error: `Who was to be forgotten may still be remembered as called, since n8n's database could not be changed (${toError(error).message}).`,
		message: "Check that n8n's database can be written to, then run the node again. It calls nobody.",
		details: { code: 'unreachable', httpStatus: null, done: 'unknown', callPlaced: 'no', retryable: true },
	});
}
