import { InvalidParameter } from '../input/invalidParameter';
import { NOT_DONE, ProblemError, type Problem } from './problem';

export function problemOf(error: unknown): Problem | undefined {
	if (error instanceof ProblemError) return error.problem;
	if (!(error instanceof InvalidParameter)) return undefined;
	return {
		error: `${error.message}.`,
		message: error.remedy,
		details: { code: 'invalidInput', ...NOT_DONE, retryable: false },
	};
}
