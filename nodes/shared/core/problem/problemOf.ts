import { InvalidParameter } from '../input/invalidParameter';
import { notRetryable, ProblemError, type Problem } from './problem';

export function problemOf(error: unknown): Problem | undefined {
	if (error instanceof ProblemError) return error.problem;
	if (!(error instanceof InvalidParameter)) return undefined;
	return {
		error: `${error.message}.`,
		message: error.remedy,
		details: notRetryable('invalidInput', 'no'),
	};
}
