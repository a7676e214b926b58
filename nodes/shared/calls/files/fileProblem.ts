import { ProblemError, type ProblemCode } from '../../core/problem/problem';

interface Circumstances {
	httpStatus?: number | null;
	code?: ProblemCode;
}

/** Why there is no file. A download calls nobody and changes nothing, so it may always be tried again. */
export function fileProblem(error: string, message: string, { httpStatus = null, code = 'refused' }: Circumstances = {}): ProblemError {
	return new ProblemError({ error, message, details: { code, httpStatus, done: 'no', callPlaced: 'no', retryable: true } });
}
